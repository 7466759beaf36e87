// SPDX-License-Identifier: Apache-2.0
//
// How a row of the payments table looks: state dot and word, a payment's name over its code, the
// amount in digits of one width at the right edge.
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace pos::ui {

class PaymentsDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit PaymentsDelegate(const Theme &theme, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintState(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const;

    const Theme &m_theme;
    QFont m_body, m_strong, m_small; // made once: a font is resolved slowly, a row is painted often
};

} // namespace pos::ui
