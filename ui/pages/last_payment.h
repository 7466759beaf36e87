// SPDX-License-Identifier: Apache-2.0
//
// The previous sale in one row, because "can I have a receipt after all?" comes when the next
// customer already stands there.
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

#include <optional>

namespace pos::ui {

// Colour and word of a payment's state, the same wherever payments are listed.
[[nodiscard]] Token paymentStateToken(view::PaymentState state);
[[nodiscard]] QString paymentStateWord(view::PaymentState state);

class LastPayment : public QAbstractButton {
    Q_OBJECT

public:
    LastPayment(const Theme &theme, QWidget *parent = nullptr);

    void setRow(const std::optional<view::PaymentRow> &row);
    [[nodiscard]] const std::optional<view::PaymentRow> &row() const { return m_row; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    std::optional<view::PaymentRow> m_row;
};

} // namespace pos::ui
