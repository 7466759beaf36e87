// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chip.h"

#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace pos::ui {

Chip::Chip(const Theme &theme, const QString &name, QWidget *parent)
    : QAbstractButton{parent}
    , m_theme{theme}
{
    setObjectName(name);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Chip::setStatus(Token state, const QString &text, const QString &icon)
{
    m_state = state;
    m_icon = icon;
    m_ground.reset();
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setFilled(Token ground, Token on, const QString &text)
{
    m_ground = ground;
    m_on = on;
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

int Chip::leadPx() const
{
    if (m_ground) {
        return 0;
    }
    return m_theme.mm(m_icon.isEmpty() ? 4.5 : 7.5);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics{m_theme.font(TextRole::Label, Weight::SemiBold)};
    const int wide = metrics.horizontalAdvance(text()) + leadPx() + m_theme.mm(7) + 1;
    return {
        std::max(wide, m_theme.metrics().smallestTouchPx()), m_theme.metrics().smallestTouchPx()};
}

QSize Chip::minimumSizeHint() const
{
    return {m_theme.mm(12), m_theme.metrics().smallestTouchPx()};
}

bool Chip::isWhole() const
{
    return paint::lineFits(width() - leadPx() - m_theme.mm(5), text(),
        m_theme.font(TextRole::Label, Weight::SemiBold));
}

void Chip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    // The finger's target is 10 mm; the pill it sees is a little lower.
    const int inset = m_theme.mm(1);
    const QRect pill = rect().adjusted(0, inset, 0, -inset);
    const int radius = pill.height() / 2;
    const QColor ground = m_ground ? m_theme.color(*m_ground)
                                   : m_theme.color(isDown() ? Token::KeyPressed : Token::Surface);
    paint::card(painter, pill, ground, m_ground ? QColor{} : m_theme.color(Token::Line), radius);
    int x = m_theme.mm(3.5);
    if (!m_ground) {
        if (m_icon.isEmpty()) {
            paint::dot(painter, {x + m_theme.mm(1.2), height() / 2}, m_theme.mm(2.4),
                m_theme.color(m_state));
        } else {
            const int side = m_theme.mm(5.5);
            painter.drawPixmap(x - m_theme.mm(0.5), (height() - side) / 2,
                m_theme.icon(m_icon, m_theme.color(m_state), side));
        }
        x += leadPx();
    }
    painter.setPen(m_theme.color(m_ground ? m_on : Token::Ink));
    paint::line(painter, {x, 0, width() - x - m_theme.mm(2.5), height()},
        Qt::AlignLeft | Qt::AlignVCenter, text(),
        m_theme.font(TextRole::Label, m_ground ? Weight::Bold : Weight::SemiBold));
    if (hasFocus()) {
        paint::focusRing(painter, pill, m_theme, radius);
    }
}

} // namespace pos::ui
