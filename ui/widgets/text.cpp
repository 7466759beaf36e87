// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/text.h"

namespace pos::ui {

Text::Text(const Theme &theme, TextRole role, Weight weight, Token color, QWidget *parent)
    : QLabel{parent}
    , m_theme{theme}
    , m_role{role}
    , m_weight{weight}
    , m_color{color}
{
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &Text::refresh);
    refresh();
}

void Text::setToken(Token color)
{
    m_color = color;
    refresh();
}

void Text::setRole(TextRole role, Weight weight)
{
    m_role = role;
    m_weight = weight;
    refresh();
}

bool Text::isWhole() const
{
    if (wordWrap()) {
        return heightForWidth(width()) <= height();
    }
    return sizeHint().width() <= width();
}

void Text::refresh()
{
    setFont(m_theme.font(m_role, m_weight));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_theme.color(m_color));
    setPalette(colours);
}

} // namespace pos::ui
