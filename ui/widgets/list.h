// SPDX-License-Identifier: Apache-2.0
//
// Lists: rows of one height, painted without a widget per row, so that a hundred thousand of them
// open at once. Amounts stand on the decimal point, a state is a dot and its word.
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

class QAbstractItemView;
class QListView;
class QScrollArea;

namespace pos::ui {

enum RowRole {
    TitleRole = Qt::UserRole + 1, // QString, the strong text
    SubtitleRole, // QString, quiet, under it
    TimeRole, // QString, first column
    AmountTextRole, // QString, the digits: "1,234.50"
    AmountSymbolRole, // QString: "$"
    AmountStruckRole, // bool: refunded or cancelled
    StateTokenRole, // int(Token)
    StateWordRole, // QString
};

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    RowDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

// A list view with our rows, uniform sizes, touch scrolling and no frame. Activated by one tap.
[[nodiscard]] QListView *makeList(const Theme &theme, const QString &name, QWidget *parent);

// A frameless, touch-scrolled area around `content` (taken over).
[[nodiscard]] QScrollArea *makeScroll(const Theme &theme, QWidget *content, QWidget *parent);

} // namespace pos::ui
