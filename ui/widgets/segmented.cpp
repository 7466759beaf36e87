// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/segmented.h"

#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace pos::ui {

Segmented::Segmented(const Theme &theme, const QString &name, const QString &label, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
{
    setObjectName(name);
    setAccessibleName(label);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Segmented::setItems(const QVector<Item> &items)
{
    m_items = items;
    m_current = std::clamp<qsizetype>(m_current, 0, std::max<qsizetype>(0, items.size() - 1));
    updateGeometry();
    update();
}

void Segmented::setCurrent(const QString &id)
{
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].id == id) {
            m_current = i;
            setAccessibleDescription(m_items[i].text);
            update();
            return;
        }
    }
}

QString Segmented::current() const
{
    return m_items.isEmpty() ? QString{} : m_items[m_current].id;
}

QSize Segmented::sizeHint() const
{
    const QFontMetrics metrics{m_theme.font(TextRole::Body, Weight::SemiBold)};
    int widest = m_theme.mm(14);
    for (const Item &item : m_items) {
        widest = std::max(widest, metrics.horizontalAdvance(item.text) + m_theme.mm(8));
    }
    return {widest * static_cast<int>(m_items.size()), m_theme.metrics().rowPx()};
}

QSize Segmented::minimumSizeHint() const
{
    return {m_theme.mm(14) * static_cast<int>(m_items.size()), m_theme.metrics().rowPx()};
}

bool Segmented::isWhole() const
{
    const QFont font = m_theme.font(TextRole::Body, Weight::SemiBold);
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (!paint::lineFits(segment(i).width() - m_theme.mm(2), m_items[i].text, font)) {
            return false;
        }
    }
    return true;
}

QRect Segmented::segment(qsizetype index) const
{
    const auto count = std::max<qsizetype>(1, m_items.size());
    const int left = static_cast<int>(width() * index / count);
    const int right = static_cast<int>(width() * (index + 1) / count);
    return {left, 0, right - left, height()};
}

void Segmented::choose(qsizetype index)
{
    if (index < 0 || index >= m_items.size() || index == m_current) {
        return;
    }
    setCurrent(m_items[index].id);
    Q_EMIT chosen(m_items[index].id);
}

void Segmented::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const int radius = m_theme.metrics().cornerPx();
    paint::card(painter, rect(), m_theme.color(Token::Sunken), m_theme.color(Token::Edge), radius,
        m_theme.metrics().linePx());
    const int inset = m_theme.mm(1);
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const bool on = i == m_current;
        const QRect area = segment(i).adjusted(inset, inset, -inset, -inset);
        if (on) {
            paint::card(
                painter, area, m_theme.color(Token::Brand), {}, std::max(1, radius - inset));
        }
        painter.setPen(m_theme.color(on ? Token::OnBrand : Token::Ink));
        paint::line(painter, area, Qt::AlignCenter, m_items[i].text,
            m_theme.font(TextRole::Body, on ? Weight::SemiBold : Weight::Regular));
    }
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, radius);
    }
}

void Segmented::mousePressEvent(QMouseEvent *event)
{
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (segment(i).contains(event->position().toPoint())) {
            choose(i);
            return;
        }
    }
}

void Segmented::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left) {
        choose(m_current - 1);
    } else if (event->key() == Qt::Key_Right) {
        choose(m_current + 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace pos::ui
