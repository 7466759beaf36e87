// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/state_pane.h"

#include "core/base/invariant.h"
#include "ui/theme/paint.h"
#include "ui/widgets/ring.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace pos::ui {

Token paneGround(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::PaneNeutral;
    case Tone::Waiting:
        return Token::PaneWaiting;
    case Tone::Processing:
        return Token::PaneProcessing;
    case Tone::Money:
        return Token::PaneMoney;
    case Tone::Stop:
        return Token::PaneStop;
    case Tone::Attention:
        return Token::PaneAttention;
    }
    base::unreachable();
}

Token onPane(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::OnPaneNeutral;
    case Tone::Waiting:
        return Token::OnPaneWaiting;
    case Tone::Processing:
        return Token::OnPaneProcessing;
    case Tone::Money:
        return Token::OnPaneMoney;
    case Tone::Stop:
        return Token::OnPaneStop;
    case Tone::Attention:
        return Token::OnPaneAttention;
    }
    base::unreachable();
}

StatePane::StatePane(const Theme &theme, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
{
    setObjectName(u"statePane"_s);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_since.start();
    m_tick.setInterval(std::chrono::milliseconds{100});
    // Only the ring moves, so only the ring's square is painted again.
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const int margin = m_theme.mm(4);
        update(places().icon.adjusted(-margin, -margin, margin, margin));
    });
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void StatePane::setState(const PaneState &state)
{
    m_state = state;
    m_since.restart();
    const bool moves = state.limitMs > 0 || state.busy;
    if (moves != m_tick.isActive()) {
        moves ? m_tick.start() : m_tick.stop();
    }
    const QString amount = state.amount ? m_theme.text(*state.amount) : QString{};
    setAccessibleName(state.word + u' ' + amount);
    setAccessibleDescription(state.detail + u' ' + state.hint);
    update();
}

void StatePane::setReservedBottom(int pixels)
{
    m_reservedBottom = pixels;
    update();
}

// A column in the middle: icon in its ring, amount, word, details; what is absent takes no room.
// Icon, amount and word grow with `scale`; the lines that are read from near do not.
int StatePane::arrange(double scale, Places &places) const
{
    const auto mm = [this](double v) { return m_theme.mm(v); };
    const int margin = mm(8);
    const int wide = std::max(0, width() - 2 * margin);
    const int lineHeight = QFontMetrics{m_theme.font(TextRole::Body)}.height() + mm(1);
    const int smallLine = QFontMetrics{m_theme.font(TextRole::Label)}.height() + mm(1.5);
    int y = 0;
    const auto take = [&](int height, int gapAfter) {
        const QRect area{margin, y, wide, height};
        y += height > 0 ? height + gapAfter : 0;
        return area;
    };
    const int side = mm(24 * scale);
    places.icon = {(width() - side) / 2, y, side, side};
    y += side + mm(5 * scale);
    places.amount = take(m_state.amount ? mm(16 * scale) : 0, mm(5 * scale));
    places.word = take(mm(10 * scale), mm(1 + 2 * scale));
    const auto lines = m_state.detail.isEmpty() ? 0 : m_state.detail.count(u'\n') + 1;
    places.detail = take(static_cast<int>(lines) * lineHeight, mm(3));
    places.hint = take(m_state.hint.isEmpty() ? 0 : mm(11), mm(4));
    const int logLines = std::min<int>(scale < 0.8 ? 2 : 4, static_cast<int>(m_state.log.size()));
    places.log = take(logLines > 0 ? logLines * smallLine + mm(5) : 0, 0);
    const int logWidth = std::min(wide, mm(170));
    places.log.setLeft((width() - logWidth) / 2);
    places.log.setWidth(logWidth);
    return y;
}

StatePane::Places StatePane::places() const
{
    const int room = height() - m_reservedBottom;
    Places p;
    int whole = 0;
    for (const double scale : {1.4, 1.2, 1.0, 0.85, 0.7}) {
        whole = arrange(scale, p);
        if (whole + 2 * m_theme.mm(7) <= room) {
            break;
        }
    }
    const int down = std::max(m_theme.mm(2), (room - whole) / 2);
    for (QRect *area : {&p.icon, &p.amount, &p.word, &p.detail, &p.hint, &p.log}) {
        area->translate(0, down);
    }
    return p;
}

QFont StatePane::wordFont(const QRect &area) const
{
    return m_theme.fontByCapMm(area.height() / m_theme.metrics().pixelsPerMm() * 0.7, Weight::Bold);
}

bool StatePane::isWhole() const
{
    const Places p = places();
    const int lowest = std::max({p.word.bottom(), p.detail.bottom(), p.hint.bottom(),
        m_state.log.isEmpty() ? 0 : p.log.bottom()});
    if (lowest >= height() - m_reservedBottom) {
        return false; // it would run under the buttons
    }
    if (!paint::lineFits(p.word.width(), m_state.word, wordFont(p.word), 0.55)) {
        return false;
    }
    const auto lines = m_state.detail.split(u'\n');
    return std::all_of(lines.begin(), lines.end(),
               [&](const QString &line) {
                   return paint::lineFits(
                       p.detail.width(), line, m_theme.font(TextRole::Body), 0.72);
               })
        && (p.hint.isEmpty()
            || paint::lineFits(p.hint.width() - m_theme.mm(8), m_state.hint,
                m_theme.font(TextRole::Body, Weight::SemiBold)));
}

void StatePane::paintRing(QPainter &painter, const QRect &icon, const QColor &on) const
{
    const double wide = m_theme.mm(1.6);
    if (m_state.limitMs > 0) {
        const double left
            = 1 - static_cast<double>(elapsedMs()) / static_cast<double>(m_state.limitMs);
        Ring::draw(painter, icon, std::clamp(left, 0.0, 1.0), on, wide);
        return;
    }
    Ring::draw(painter, icon, -1, on, wide);
    if (m_state.busy) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{on, wide, Qt::SolidLine, Qt::RoundCap});
        const double half = wide / 2;
        const int start = -static_cast<int>(elapsedMs() * 360 * 16 / 1400 % (360 * 16));
        painter.drawArc(QRectF{icon}.adjusted(half, half, -half, -half), start, 80 * 16);
        painter.restore();
    }
}

void StatePane::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const QColor ground = m_theme.color(paneGround(m_state.tone));
    const QColor on = m_theme.color(onPane(m_state.tone));
    painter.fillRect(rect(), ground);
    if (m_testMark) {
        paintTestMark(painter, on);
    }
    const Places p = places();
    paintRing(painter, p.icon, on);
    const int glyph = p.icon.width() * 54 / 100;
    painter.drawPixmap(p.icon.center().x() - glyph / 2, p.icon.center().y() - glyph / 2,
        m_theme.icon(m_state.icon, on, glyph));
    if (m_state.amount) {
        paint::AmountStyle style{
            m_theme.fontByCapMm(
                p.amount.height() / m_theme.metrics().pixelsPerMm() * 0.94, Weight::Bold),
            on, on, 0.58, 0};
        paint::amount(painter, p.amount, Qt::AlignHCenter | Qt::AlignVCenter,
            m_theme.parts(*m_state.amount), style);
    }
    painter.setPen(on);
    paint::line(painter, p.word, Qt::AlignCenter, m_state.word, wordFont(p.word), 0.55);
    if (!m_state.detail.isEmpty()) {
        const auto lines = m_state.detail.split(u'\n');
        const int high = p.detail.height() / static_cast<int>(lines.size());
        for (int i = 0; i < lines.size(); ++i) {
            paint::line(painter,
                {p.detail.left(), p.detail.top() + i * high, p.detail.width(), high},
                Qt::AlignCenter, lines[i], m_theme.font(TextRole::Body));
        }
    }
    if (!m_state.hint.isEmpty()) {
        const QFont font = m_theme.font(TextRole::Body, Weight::SemiBold);
        const int wide = std::min(
            p.hint.width(), QFontMetrics{font}.horizontalAdvance(m_state.hint) + m_theme.mm(10));
        const QRect pill{(width() - wide) / 2, p.hint.top(), wide, p.hint.height()};
        paint::card(painter, pill, on, {}, pill.height() / 2);
        painter.setPen(ground);
        paint::line(painter, pill.adjusted(m_theme.mm(4), 0, -m_theme.mm(4), 0), Qt::AlignCenter,
            m_state.hint, font);
    }
    paintLog(painter, p.log, on);
}

void StatePane::paintLog(QPainter &painter, const QRect &area, const QColor &on) const
{
    if (m_state.log.isEmpty()) {
        return;
    }
    QColor faint = on;
    faint.setAlphaF(0.10F);
    paint::card(painter, area, faint, {}, m_theme.metrics().cornerPx());
    const int pad = m_theme.mm(2);
    const int smallLine = QFontMetrics{m_theme.font(TextRole::Label)}.height();
    const auto room = std::max(1, (area.height() - 2 * pad) / smallLine);
    const auto shown = m_state.log.last(std::min<qsizetype>(room, m_state.log.size()));
    const int high = (area.height() - 2 * pad) / static_cast<int>(shown.size());
    painter.setPen(on);
    for (int i = 0; i < shown.size(); ++i) {
        const bool newest = i + 1 == shown.size();
        paint::line(painter,
            {area.left() + pad * 2, area.top() + pad + i * high, area.width() - pad * 4, high},
            Qt::AlignLeft | Qt::AlignVCenter, shown[i],
            m_theme.font(TextRole::Label, newest ? Weight::Bold : Weight::Regular), 0.6);
    }
}

void StatePane::paintTestMark(QPainter &painter, const QColor &on) const
{
    QColor faint = on;
    faint.setAlphaF(0.045F);
    painter.save();
    painter.setPen(faint);
    painter.setFont(
        m_theme.fontByCapMm(width() / m_theme.metrics().pixelsPerMm() / 6.5, Weight::Bold));
    painter.translate(rect().center());
    painter.rotate(-18);
    const QRect around{-width(), -height() / 2, 2 * width(), height()};
    painter.drawText(around, Qt::AlignCenter, u"TEST"_s);
    painter.restore();
}

} // namespace pos::ui
