// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/button.h"

#include "core/base/invariant.h"
#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace pos::ui {
namespace {

QColor mixed(const QColor &from, const QColor &to, double part)
{
    const auto blend = [part](int a, int b) { return static_cast<int>(a + (b - a) * part); };
    return {blend(from.red(), to.red()), blend(from.green(), to.green()),
        blend(from.blue(), to.blue())};
}

} // namespace

Button::Button(
    const Theme &theme, Kind kind, const QString &name, const QString &text, QWidget *parent)
    : QAbstractButton{parent}
    , m_theme{theme}
    , m_kind{kind}
{
    setObjectName(name);
    setFocusPolicy(Qt::TabFocus); // a tap must not steal Enter from the page
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setLabel(text);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    connect(this, &QAbstractButton::clicked, this, [this] { m_sinceClick.restart(); });
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setIconName(const QString &icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setAmount(const std::optional<money::Money> &amount)
{
    m_amount = amount;
    refreshAccessibleName();
    update();
}

void Button::setReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    refreshAccessibleName();
    update();
}

void Button::setHeightMm(double millimetres)
{
    m_heightMm = millimetres;
    updateGeometry();
}

void Button::setPayHeight()
{
    m_payHeight = true;
    updateGeometry();
}

void Button::setPaneTokens(Token ground, Token on)
{
    m_paneGround = ground;
    m_paneOn = on;
    update();
}

void Button::setLabel(const QString &text)
{
    setText(text);
    refreshAccessibleName();
    updateGeometry();
}

QString Button::oneLine() const
{
    return m_amount ? text() + u' ' + m_theme.text(*m_amount) : text();
}

void Button::refreshAccessibleName()
{
    setAccessibleName(oneLine());
    setAccessibleDescription(m_reason);
}

QSize Button::sizeHint() const
{
    const auto weight = m_kind == Kind::Primary ? Weight::Bold : Weight::SemiBold;
    const QFontMetrics metrics{m_theme.font(TextRole::Body, weight)};
    const int iconWidth = m_icon.isEmpty() ? 0 : m_theme.mm(8);
    const int wide = metrics.horizontalAdvance(oneLine()) + iconWidth + m_theme.mm(9);
    return {std::max(wide, m_theme.mm(24)), minimumSizeHint().height()};
}

QSize Button::minimumSizeHint() const
{
    int high = m_theme.metrics().rowPx();
    if (m_payHeight) {
        high = m_theme.metrics().keyPx();
    } else if (m_heightMm > 0) {
        high = m_theme.mm(m_heightMm);
    }
    return {m_theme.mm(14), high};
}

QRect Button::inner() const
{
    const int margin = m_theme.mm(m_kind == Kind::Quiet ? 2 : 3);
    return rect().adjusted(margin, 0, -margin, 0);
}

bool Button::isPaneKind() const
{
    return m_kind == Kind::Pane || m_kind == Kind::PanePrimary;
}

bool Button::isWhole() const
{
    const auto weight = m_kind == Kind::Primary ? Weight::Bold : Weight::SemiBold;
    const int iconWidth = m_icon.isEmpty() ? 0 : m_theme.mm(8);
    const bool label = paint::lineFits(
        inner().width() - iconWidth, oneLine(), m_theme.font(TextRole::Body, weight));
    return label
        && (m_reason.isEmpty()
            || paint::lineFits(
                inner().width(), m_reason, m_theme.font(TextRole::Label, Weight::SemiBold)));
}

Button::Colours Button::colours() const
{
    const auto color = [this](Token token) { return m_theme.color(token); };
    const bool pressed = isDown();
    if (!isEnabled() && !isPaneKind() && m_kind != Kind::Quiet) {
        return {color(Token::Disabled), {}, color(Token::OnDisabled)};
    }
    switch (m_kind) {
    case Kind::Primary:
        return {color(pressed ? Token::MoneyPressed : Token::Money), {}, color(Token::OnMoney)};
    case Kind::Secondary:
        return {
            color(pressed ? Token::KeyPressed : Token::Key), color(Token::Edge), color(Token::Ink)};
    case Kind::Danger:
        return {
            color(pressed ? Token::StopSoft : Token::Key), color(Token::Stop), color(Token::Stop)};
    case Kind::Quiet:
        return {pressed ? color(Token::KeyPressed) : QColor{Qt::transparent}, {},
            color(isEnabled() ? Token::Ink : Token::OnDisabled)};
    case Kind::Pane: {
        const QColor ground = mixed(color(m_paneGround), color(m_paneOn), pressed ? 0.28 : 0.0);
        return {ground, mixed(color(m_paneGround), color(m_paneOn), 0.62), color(m_paneOn)};
    }
    case Kind::PanePrimary: {
        const QColor ground = mixed(color(m_paneOn), color(m_paneGround), pressed ? 0.25 : 0.0);
        return {ground, {}, mixed(color(m_paneGround), color(m_paneOn), 0.0)};
    }
    }
    base::unreachable();
}

void Button::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const Colours c = colours();
    const int radius = m_theme.metrics().cornerPx();
    if (c.ground.alpha() > 0) {
        paint::card(painter, rect(), c.ground, c.edge, radius, m_theme.metrics().linePx());
    }
    painter.setPen(c.text);
    if (m_reason.isEmpty()) {
        paintContent(painter, inner(), c.text);
    } else {
        paintWithReason(painter, inner(), c.text);
    }
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, radius);
    }
}

void Button::paintContent(QPainter &painter, const QRect &area, const QColor &color)
{
    const bool strong = m_kind == Kind::Primary || m_kind == Kind::PanePrimary;
    const QFont font = m_theme.font(TextRole::Body, strong ? Weight::Bold : Weight::SemiBold);
    const int iconPx = m_icon.isEmpty() ? 0 : m_theme.mm(6);
    const int gap = iconPx > 0 && !text().isEmpty() ? m_theme.mm(2) : 0;
    const int textWidth = QFontMetrics{font}.horizontalAdvance(text());
    int amountWidth = 0;
    paint::AmountStyle style;
    if (m_amount) {
        style = {m_theme.fontByCapMm(height() > m_theme.mm(18) ? 5.5 : 3.5, Weight::Bold), color,
            color, 0.7, 0};
        amountWidth = paint::amountWidth(m_theme.parts(*m_amount), style) + m_theme.mm(3);
    }
    const int whole = iconPx + gap + textWidth + amountWidth;
    int x = area.left() + std::max(0, (area.width() - whole) / 2);
    if (iconPx > 0) {
        painter.drawPixmap(x, (height() - iconPx) / 2, m_theme.icon(m_icon, color, iconPx));
        x += iconPx + gap;
    }
    const int room = area.right() + 1 - x - amountWidth;
    paint::line(painter, {x, 0, std::min(textWidth + 1, room), height()},
        Qt::AlignLeft | Qt::AlignVCenter, text(), font);
    if (m_amount) {
        const int left = x + std::min(textWidth, room) + m_theme.mm(3);
        paint::amount(painter, {left, 0, area.right() + 1 - left, height()},
            Qt::AlignLeft | Qt::AlignVCenter, m_theme.parts(*m_amount), style);
    }
}

void Button::paintWithReason(QPainter &painter, const QRect &area, const QColor & /*color*/)
{
    const int half = height() / 2;
    const int gap = m_theme.mm(0.7);
    paint::line(painter, {area.left(), 0, area.width(), half - gap},
        Qt::AlignHCenter | Qt::AlignBottom, oneLine(),
        m_theme.font(TextRole::Body, Weight::SemiBold));
    paint::line(painter, {area.left(), half + gap, area.width(), half - gap},
        Qt::AlignHCenter | Qt::AlignTop, m_reason, m_theme.font(TextRole::Label, Weight::SemiBold));
}

void Button::mousePressEvent(QMouseEvent *event)
{
    if (m_sinceClick.isValid() && m_sinceClick.elapsed() < debounceMs) {
        event->accept();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

void Button::mouseDoubleClickEvent(QMouseEvent *event)
{
    // The platform's idea of a double click may be slower than ours; the clock above decides.
    mousePressEvent(event);
}

void Button::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->isAutoRepeat()) {
        event->accept();
        return;
    }
    if (enter) {
        if (!m_sinceClick.isValid() || m_sinceClick.elapsed() >= debounceMs) {
            click();
        }
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Button::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange) {
        update();
    }
}

} // namespace pos::ui
