// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/toggle.h"

#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace pos::ui {

Toggle::Toggle(const Theme &theme, const QString &name, const QString &text, QWidget *parent)
    : QAbstractButton{parent}
    , m_theme{theme}
{
    setObjectName(name);
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

QSize Toggle::sizeHint() const
{
    const QFontMetrics metrics{m_theme.font(TextRole::Body)};
    return {metrics.horizontalAdvance(text()) + m_theme.mm(24), m_theme.metrics().rowPx()};
}

QSize Toggle::minimumSizeHint() const
{
    return {m_theme.mm(30), m_theme.metrics().rowPx()};
}

bool Toggle::isWhole() const
{
    return paint::lineFits(width() - m_theme.mm(22), text(), m_theme.font(TextRole::Body));
}

void Toggle::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const int wide = m_theme.mm(15);
    const int high = m_theme.mm(8);
    const QRect track{width() - wide - m_theme.mm(1), (height() - high) / 2, wide, high};
    const bool on = isChecked();
    const QColor ground = m_theme.color(on ? Token::Money : Token::Sunken);
    const QColor edge = on ? QColor{} : m_theme.color(Token::Edge);
    paint::card(painter, track, ground, edge, high / 2, m_theme.metrics().linePx());
    const int knob = high - m_theme.mm(2);
    const int inset = (high - knob) / 2;
    const int left = on ? track.right() + 1 - inset - knob : track.left() + inset;
    paint::dot(painter, {left + knob / 2, track.top() + high / 2}, knob,
        m_theme.color(on ? Token::OnMoney : Token::Edge));
    painter.setPen(m_theme.color(isEnabled() ? Token::Ink : Token::OnDisabled));
    paint::line(painter, {0, 0, width() - wide - m_theme.mm(7), height()},
        Qt::AlignLeft | Qt::AlignVCenter, text(), m_theme.font(TextRole::Body));
    if (hasFocus()) {
        const int around = m_theme.mm(1);
        paint::focusRing(
            painter, track.adjusted(-around, -around, around, around), m_theme, high / 2 + around);
    }
}

} // namespace pos::ui
