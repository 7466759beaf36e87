// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ring.h"

#include <QPainter>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pos::ui {

Ring::Ring(const Theme &theme, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
{
    m_tick.setInterval(std::chrono::milliseconds{50});
    connect(&m_tick, &QTimer::timeout, this, [this] {
        update();
        if (elapsedMs() >= m_limitMs) {
            stop();
            Q_EMIT finished();
        }
    });
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Ring::start(qint64 elapsed, qint64 limitMs)
{
    m_startMs = elapsed;
    m_limitMs = limitMs;
    m_since.restart();
    m_tick.start();
    update();
}

void Ring::stop()
{
    m_tick.stop();
    m_limitMs = 0;
    update();
}

void Ring::setToken(Token color)
{
    m_token = color;
    update();
}

QSize Ring::sizeHint() const
{
    const int side = m_theme.mm(10);
    return {side, side};
}

qint64 Ring::elapsedMs() const
{
    return m_startMs + m_since.elapsed();
}

void Ring::draw(
    QPainter &painter, const QRectF &rect, double left, const QColor &color, double widthPx)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = widthPx / 2;
    const QRectF track = rect.adjusted(half, half, -half, -half);
    QColor faint = color;
    faint.setAlphaF(0.28F);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{faint, widthPx});
    painter.drawEllipse(track);
    if (left > 0) {
        painter.setPen(QPen{color, widthPx, Qt::SolidLine, Qt::RoundCap});
        const int span = static_cast<int>(std::lround(std::min(left, 1.0) * 360 * 16));
        painter.drawArc(track, 90 * 16, span);
    }
    painter.restore();
}

void Ring::paintEvent(QPaintEvent * /*event*/)
{
    if (m_limitMs <= 0) {
        return;
    }
    QPainter painter{this};
    const double left = 1 - static_cast<double>(elapsedMs()) / static_cast<double>(m_limitMs);
    const int side = std::min(width(), height());
    const QRectF square{
        (width() - side) / 2.0, (height() - side) / 2.0, double(side), double(side)};
    draw(painter, square, std::max(0.0, left), m_theme.color(m_token), m_theme.mm(1));
}

} // namespace pos::ui
