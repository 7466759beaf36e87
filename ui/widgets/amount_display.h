// SPDX-License-Identifier: Apache-2.0
//
// The amount, in the largest type of the page. The sign is smaller and lighter than the digits, and
// digits stand in cells of one width, so nothing jumps while it is typed. Never animated.
#pragma once

#include "core/money/money.h"
#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QWidget>

#include <optional>

namespace pos::ui {

class AmountDisplay : public QWidget, public Legible {
    Q_OBJECT

public:
    AmountDisplay(const Theme &theme, TextRole role, QWidget *parent = nullptr);

    void setAmount(const std::optional<money::Money> &amount, int ghostDecimals = 0);
    void setAlignment(Qt::Alignment alignment);
    void setCapMm(double capHeightMm); // another size than the role's
    void setToken(Token digits, Token sign);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override { return true; } // shrinks to fit

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont digitFont() const;
    const Theme &m_theme;
    TextRole m_role;
    double m_capMm{0};
    std::optional<money::Money> m_amount;
    int m_ghostDecimals{0};
    Qt::Alignment m_alignment{Qt::AlignRight | Qt::AlignVCenter};
    Token m_digits{Token::Ink};
    Token m_sign{Token::Muted};
};

} // namespace pos::ui
