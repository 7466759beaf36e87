// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/amount_display.h"

#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace pos::ui {

AmountDisplay::AmountDisplay(const Theme &theme, TextRole role, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
    , m_role{role}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void AmountDisplay::setAmount(const std::optional<money::Money> &amount, int ghostDecimals)
{
    m_amount = amount;
    m_ghostDecimals = ghostDecimals;
    setAccessibleName(amount ? m_theme.text(*amount) : QString{});
    updateGeometry();
    update();
}

void AmountDisplay::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void AmountDisplay::setCapMm(double capHeightMm)
{
    m_capMm = capHeightMm;
    updateGeometry();
    update();
}

QFont AmountDisplay::digitFont() const
{
    return m_capMm > 0 ? m_theme.fontByCapMm(m_capMm, Weight::SemiBold)
                       : m_theme.font(m_role, Weight::SemiBold);
}

void AmountDisplay::setToken(Token digits, Token sign)
{
    m_digits = digits;
    m_sign = sign;
    update();
}

QSize AmountDisplay::sizeHint() const
{
    const QFont font = digitFont();
    int wide = m_theme.mm(20);
    if (m_amount) {
        wide = paint::amountWidth(m_theme.parts(*m_amount), {font, {}, {}, 0.6, 0}) + 2;
    }
    return {wide, minimumSizeHint().height()};
}

QSize AmountDisplay::minimumSizeHint() const
{
    const QFontMetrics metrics{digitFont()};
    return {m_theme.mm(20), metrics.capHeight() * 3 / 2};
}

void AmountDisplay::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_amount) {
        return;
    }
    QPainter painter{this};
    const bool zero = m_amount->isZero() && m_ghostDecimals == m_amount->currency().decimals();
    const paint::AmountStyle style{digitFont(), m_theme.color(zero ? m_sign : m_digits),
        m_theme.color(m_sign), 0.6, m_ghostDecimals};
    paint::amount(painter, rect(), m_alignment, m_theme.parts(*m_amount), style);
}

} // namespace pos::ui
