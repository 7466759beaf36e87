// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/key.h"

#include "ui/theme/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

namespace pos::ui {

Key::Key(const Theme &theme, const QString &name, const QString &label, const QString &icon,
    QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
    , m_label{label}
    , m_icon{icon}
{
    setObjectName(name);
    setAccessibleName(label);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Key::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

void Key::setTextRole(TextRole role, Weight weight)
{
    m_role = role;
    m_weight = weight;
    update();
}

void Key::flash()
{
    m_down = true;
    update();
    QTimer::singleShot(90, this, [this] {
        m_down = false;
        update();
    });
}

QSize Key::sizeHint() const
{
    return minimumSizeHint();
}

QSize Key::minimumSizeHint() const
{
    const int side = m_theme.metrics().keyPx();
    return {side, side};
}

bool Key::isWhole() const
{
    return !m_icon.isEmpty()
        || paint::lineFits(width() - m_theme.mm(3), m_label, m_theme.font(m_role, m_weight));
}

void Key::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const int radius = m_theme.metrics().cornerPx();
    const QColor ground
        = m_theme.color(m_down ? Token::KeyPressed : (m_quiet ? Token::Sunken : Token::Key));
    const QColor edge = m_theme.color(Token::Edge);
    paint::card(painter, rect(), ground, edge, radius, m_theme.metrics().linePx());
    const QColor ink = m_theme.color(isEnabled() ? Token::Ink : Token::OnDisabled);
    if (m_icon.isEmpty()) {
        painter.setPen(ink);
        const int margin = m_theme.mm(1.5);
        paint::line(painter, rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter, m_label,
            m_theme.font(m_role, m_weight));
    } else {
        const int side = m_theme.mm(8);
        painter.drawPixmap(
            (width() - side) / 2, (height() - side) / 2, m_theme.icon(m_icon, ink, side));
    }
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, radius);
    }
}

void Key::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (m_sinceTouch.isValid() && m_sinceTouch.elapsed() < bounceMs) {
        return;
    }
    m_sinceTouch.restart();
    m_down = true;
    update();
    Q_EMIT pressed();
}

void Key::mouseReleaseEvent(QMouseEvent * /*event*/)
{
    m_down = false;
    update();
}

void Key::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        flash();
        Q_EMIT pressed();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace pos::ui
