// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/timeline_view.h"

#include "core/base/invariant.h"
#include "ui/pages/core_words.h"
#include "ui/pages/payment_words.h"
#include "ui/theme/paint.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QPainter>
#include <QPaintEvent>
#include <QStringList>

#include <algorithm>

namespace pos::ui {
namespace {

Token dotOf(view::TimelineEntry::Kind kind)
{
    switch (kind) {
    case view::TimelineEntry::Kind::Event:
        return Token::Waiting;
    case view::TimelineEntry::Kind::Call:
        return Token::Processing;
    case view::TimelineEntry::Kind::Screen:
        return Token::Edge;
    case view::TimelineEntry::Kind::Person:
        return Token::Money;
    }
    base::unreachable();
}

} // namespace

TimelineView::TimelineView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_font(theme.font(TextRole::Label))
    , m_small(theme.fontByCapMm(2.1))
{
    setObjectName(QStringLiteral("timeline"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineView::setEntries(const std::vector<view::TimelineEntry> &entries)
{
    m_lines.clear();
    const QLocale locale(m_theme.language());
    QStringList spoken;
    for (const view::TimelineEntry &entry : entries) {
        Line line;
        line.time = QDateTime::fromMSecsSinceEpoch(entry.utcMs, QTimeZone::systemTimeZone())
                        .toString(QStringLiteral("HH:mm:ss"));
        line.text = sayingText(entry.what, m_theme);
        line.dot = dotOf(entry.kind);
        QStringList aside;
        if (entry.kind == view::TimelineEntry::Kind::Screen) {
            aside += tr("on the screen");
        } else if (entry.kind == view::TimelineEntry::Kind::Person) {
            aside += tr("by a person");
        }
        if (entry.durationMs >= 0) {
            aside += tr("%1 ms").arg(locale.toString(static_cast<qlonglong>(entry.durationMs)));
        }
        if (entry.httpStatus != 0) {
            aside += tr("answer %1").arg(entry.httpStatus);
        }
        if (!entry.requestId.empty()) {
            aside += shortId(entry.requestId);
        }
        line.aside = aside.join(QStringLiteral(" · "));
        spoken += line.time + QLatin1Char(' ') + line.text;
        m_lines.push_back(line);
    }
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(spoken.join(QLatin1Char('\n')));
    measure();
    update();
}

int TimelineView::timeWidth() const
{
    return QFontMetrics(m_small).horizontalAdvance(QStringLiteral("00:00:00")) + m_theme.mm(2);
}

void TimelineView::measure()
{
    const int textWidth = std::max(m_theme.mm(20), width() - timeWidth() - m_theme.mm(10));
    const QFontMetrics text(m_font);
    const QFontMetrics aside(m_small);
    int whole = 0;
    for (Line &line : m_lines) {
        const QRect box
            = text.boundingRect(QRect(0, 0, textWidth, 10'000), Qt::TextWordWrap, line.text);
        line.height = box.height() + (line.aside.isEmpty() ? 0 : aside.height()) + m_theme.mm(3);
        whole += line.height;
    }
    setMinimumHeight(whole);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    measure();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int rail = timeWidth() + m_theme.mm(2);
    const int left = rail + m_theme.mm(4);
    int y = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        const QRect box(0, y, width(), line.height);
        y += line.height;
        if (!box.intersects(event->rect())) {
            continue;
        }
        const int middle = box.top() + QFontMetrics(m_font).height() / 2;
        painter.fillRect(QRect(rail, i == 0 ? middle : box.top(), 1,
                             i + 1 == m_lines.size() ? middle - box.top() : box.height()),
            m_theme.color(Token::Line));
        paint::dot(painter, {rail, middle}, m_theme.mm(2.2), m_theme.color(line.dot));
        painter.setFont(m_small);
        painter.setPen(m_theme.color(Token::Muted));
        const int textHeight = QFontMetrics(m_font).height();
        painter.drawText(QRect(0, box.top(), timeWidth(), textHeight),
            Qt::AlignLeft | Qt::AlignVCenter, line.time);
        painter.drawText(QRect(left, box.top(), width() - left, box.height() - m_theme.mm(2)),
            Qt::AlignLeft | Qt::AlignBottom, line.aside);
        painter.setFont(m_font);
        painter.setPen(m_theme.color(Token::Ink));
        painter.drawText(QRect(left, box.top(), width() - left, box.height()),
            static_cast<int>(Qt::TextWordWrap) | static_cast<int>(Qt::AlignLeft)
                | static_cast<int>(Qt::AlignTop),
            line.text);
    }
}

} // namespace pos::ui
