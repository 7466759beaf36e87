// SPDX-License-Identifier: Apache-2.0
//
// A label that knows its role instead of its font: the theme sets size and colour, also later when
// the look changes.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QLabel>

namespace pos::ui {

class Text : public QLabel, public Legible {
    Q_OBJECT

public:
    Text(const Theme &theme, TextRole role, Weight weight, Token color, QWidget *parent = nullptr);

    void setToken(Token color);
    void setRole(TextRole role, Weight weight);
    [[nodiscard]] bool isWhole() const override;

private:
    void refresh();
    const Theme &m_theme;
    TextRole m_role;
    Weight m_weight;
    Token m_color;
};

} // namespace pos::ui
