// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/card.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace pos::ui {

Card::Card(const Theme &theme, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
{
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Card::setTokens(Token ground, Token edge)
{
    m_ground = ground;
    m_edge = edge;
    update();
}

void Card::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    paint::card(painter, rect(), m_theme.color(m_ground), m_theme.color(m_edge),
        m_theme.metrics().cornerPx());
}

} // namespace pos::ui
