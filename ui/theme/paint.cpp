// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QFontMetricsF>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace pos::ui::paint {
namespace {

QFont scaled(QFont font, double factor)
{
    font.setPixelSize(std::max(8, static_cast<int>(std::floor(font.pixelSize() * factor))));
    return font;
}

QFont shrunk(const QString &text, const QFont &font, int widthPx, double smallest)
{
    const double wanted = QFontMetricsF{font}.horizontalAdvance(text);
    if (wanted <= widthPx || wanted <= 0) {
        return font;
    }
    return scaled(font, std::max(smallest, (widthPx - 1) / wanted));
}

// Marks stand between two full cells already; their own side room would tear the number apart.
constexpr double markTightness = 0.78;

double cellWidth(const QFontMetricsF &metrics)
{
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        widest = std::max(widest, metrics.horizontalAdvance(QChar{digit}));
    }
    return widest;
}

double digitsWidth(const QString &digits, const QFontMetricsF &metrics)
{
    const double cell = cellWidth(metrics);
    double width = 0;
    for (const QChar c : digits) {
        width += c.isDigit() ? cell : metrics.horizontalAdvance(c) * markTightness;
    }
    return width;
}

struct Measured {
    double symbol = 0, gap = 0, sign = 0, digits = 0;
    [[nodiscard]] double total() const { return symbol + gap + sign + digits; }
};

Measured measure(const money::FormattedMoney &parts, const AmountStyle &style)
{
    const QFontMetricsF big{style.digits};
    const QFontMetricsF small{scaled(style.digits, style.symbolScale)};
    Measured m;
    m.symbol = small.horizontalAdvance(QString::fromStdString(parts.symbol));
    m.gap = parts.symbol.empty() ? 0 : style.digits.pixelSize() * (parts.spaced ? 0.12 : 0.03);
    m.sign = big.horizontalAdvance(QString::fromStdString(parts.sign));
    m.digits = digitsWidth(QString::fromStdString(parts.digits), big);
    return m;
}

void drawSymbol(
    QPainter &painter, double x, double baseline, const QString &symbol, const AmountStyle &style)
{
    QFont font = scaled(style.digits, style.symbolScale);
    if (style.symbolScale < 0.9) {
        font.setWeight(QFont::Normal);
    }
    painter.setFont(font);
    painter.setPen(style.quiet);
    // A small sign hangs from the digits' cap line; a word ("Rp", "CHF") stands on the baseline.
    const double raise = symbol.size() == 1
        ? QFontMetricsF{style.digits}.capHeight() - QFontMetricsF{font}.capHeight()
        : 0;
    painter.drawText(QPointF{x, baseline - raise}, symbol);
}

void drawDigits(
    QPainter &painter, double x, double baseline, const QString &digits, const AmountStyle &style)
{
    const QFontMetricsF metrics{style.digits};
    const double cell = cellWidth(metrics);
    painter.setFont(style.digits);
    auto solid = digits.size();
    for (int ghosts = style.ghostDecimals; ghosts > 0 && solid > 0;) {
        --solid;
        ghosts -= digits[solid].isDigit() ? 1 : 0;
    }
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const QChar c = digits[i];
        const double advance = metrics.horizontalAdvance(c);
        const double width = c.isDigit() ? cell : advance * markTightness;
        painter.setPen(i < solid ? style.color : style.quiet);
        painter.drawText(QPointF{x + (width - advance) / 2, baseline}, QString{c});
        x += width;
    }
}

} // namespace

void card(QPainter &painter, const QRect &rect, const QColor &ground, const QColor &edge,
    int radiusPx, int edgePx)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (edge.isValid() && edgePx > 0) {
        // Two fills instead of a stroke: the edge keeps its full width at every corner.
        painter.setBrush(edge);
        painter.drawRoundedRect(rect, radiusPx, radiusPx);
        painter.setBrush(ground);
        const int inner = std::max(0, radiusPx - edgePx);
        painter.drawRoundedRect(rect.adjusted(edgePx, edgePx, -edgePx, -edgePx), inner, inner);
    } else {
        painter.setBrush(ground);
        painter.drawRoundedRect(rect, radiusPx, radiusPx);
    }
    painter.restore();
}

void focusRing(QPainter &painter, const QRect &rect, const Theme &theme, int radiusPx)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = theme.metrics().focusPx();
    painter.setPen(QPen{theme.color(Token::Focus), width});
    painter.setBrush(Qt::NoBrush);
    const double half = width / 2;
    painter.drawRoundedRect(QRectF{rect}.adjusted(half, half, -half, -half), radiusPx, radiusPx);
    painter.restore();
}

void dot(QPainter &painter, const QPoint &centre, int diameterPx, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF{centre}, diameterPx / 2.0, diameterPx / 2.0);
    painter.restore();
}

bool line(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QString &text,
    const QFont &font, double smallest)
{
    const QFont fitted = shrunk(text, font, rect.width(), smallest);
    painter.setFont(fitted);
    const QString shown = QFontMetrics{fitted}.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(
        rect, static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    return shown == text;
}

bool lineFits(int widthPx, const QString &text, const QFont &font, double smallest)
{
    const QFont fitted = shrunk(text, font, widthPx, smallest);
    return QFontMetricsF{fitted}.horizontalAdvance(text) <= widthPx;
}

int amountWidth(const money::FormattedMoney &parts, const AmountStyle &style)
{
    return static_cast<int>(std::ceil(measure(parts, style).total()));
}

void amount(QPainter &painter, const QRect &rect, Qt::Alignment alignment,
    const money::FormattedMoney &parts, AmountStyle style)
{
    Measured size = measure(parts, style);
    if (size.total() > rect.width() && size.total() > 0) {
        style.digits = scaled(style.digits, (rect.width() - 1) / size.total());
        size = measure(parts, style);
    }
    painter.save();
    const QFontMetricsF metrics{style.digits};
    double x = rect.left();
    if (alignment.testFlag(Qt::AlignRight)) {
        x = rect.left() + rect.width() - size.total();
    } else if (alignment.testFlag(Qt::AlignHCenter)) {
        x = rect.left() + (rect.width() - size.total()) / 2;
    }
    const double baseline = std::round(rect.top() + (rect.height() + metrics.capHeight()) / 2);
    const QString symbol = QString::fromStdString(parts.symbol);
    painter.setFont(style.digits);
    painter.setPen(style.color);
    painter.drawText(QPointF{x, baseline}, QString::fromStdString(parts.sign));
    x += size.sign;
    if (parts.symbolFirst) {
        drawSymbol(painter, x, baseline, symbol, style);
        x += size.symbol + size.gap;
    }
    drawDigits(painter, x, baseline, QString::fromStdString(parts.digits), style);
    if (!parts.symbolFirst) {
        drawSymbol(painter, x + size.digits + size.gap, baseline, symbol, style);
    }
    painter.restore();
}

} // namespace pos::ui::paint
