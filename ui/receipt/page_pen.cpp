// SPDX-License-Identifier: Apache-2.0
#include "ui/receipt/page_pen.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr qreal mmPerInch = 25.4;
constexpr qreal lineSpacing = 1.32; // of the size of the type

enum class Sort { Letters, Digits, Other };

Sort sortOf(QChar c)
{
    if (c.isLetter() || c.isMark() || c.isSurrogate()) {
        return Sort::Letters;
    }
    return c.isDigit() ? Sort::Digits : Sort::Other;
}

// Inter draws a hyphen between digits, or a bracket beside a capital, with another glyph that the
// PDF cannot name: a copied "A7-0012" would lose its hyphen. Such marks are drawn apart from their
// neighbours.
QStringList pieces(const QString &text, bool tabular)
{
    QStringList out;
    Sort last = Sort::Other;
    for (const QChar c : text) {
        const Sort sort = sortOf(c);
        const bool joins = !out.isEmpty() && sort == last && sort != Sort::Other
            && !(tabular && sort == Sort::Digits);
        if (joins) {
            out.back() += c;
        } else {
            out << QString(c);
        }
        last = sort;
    }
    return out;
}

} // namespace

PagePen::PagePen(QPagedPaintDevice *device, QPainter *painter)
    : m_device(device)
    , m_painter(painter)
{
}

QFont PagePen::font(qreal points, QFont::Weight weight) const
{
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("sans-serif")});
    font.setPointSizeF(points);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting); // widths as the reader will draw them
    return font;
}

qreal PagePen::toDots(qreal mm) const
{
    return mm * m_device->logicalDpiX() / mmPerInch;
}

qreal PagePen::toMm(qreal dots) const
{
    return dots * mmPerInch / m_device->logicalDpiX();
}

qreal PagePen::lineHeightMm(const QFont &font) const
{
    return font.pointSizeF() / 72 * mmPerInch * lineSpacing;
}

qreal PagePen::advance(const QString &piece, const QFont &font, bool tabular) const
{
    const QFontMetricsF metrics(font, m_device);
    if (!tabular || !piece.front().isDigit()) {
        return metrics.horizontalAdvance(piece);
    }
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit) {
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    }
    return widest;
}

qreal PagePen::widthMm(const QString &text, const QFont &font, bool tabular) const
{
    qreal sum = 0;
    for (const QString &piece : pieces(text, tabular)) {
        sum += advance(piece, font, tabular);
    }
    return toMm(sum);
}

QStringList PagePen::wrapped(const QString &text, const QFont &font, qreal widthMm) const
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && this->widthMm(longer, font) > widthMm) {
            lines << line;
            line = word;
        } else {
            line = longer;
        }
        while (line.size() > 1 && this->widthMm(line, font) > widthMm) { // a word wider than paper
            qsizetype fitting = line.size() - 1;
            while (fitting > 1 && this->widthMm(line.left(fitting), font) > widthMm) {
                --fitting;
            }
            lines << line.left(fitting);
            line = line.mid(fitting);
        }
    }
    if (!line.isEmpty()) {
        lines << line;
    }
    return lines;
}

void PagePen::text(qreal leftMm, qreal topMm, const QString &text, const QFont &font,
    const QColor &colour, bool tabular) const
{
    if (m_painter == nullptr) {
        return;
    }
    const QFontMetricsF metrics(font, m_device);
    const qreal slack = toDots(lineHeightMm(font)) - metrics.ascent() - metrics.descent();
    const qreal baseline = toDots(topMm) + slack / 2 + metrics.ascent();
    m_painter->setFont(font);
    m_painter->setPen(colour);
    qreal x = toDots(leftMm);
    for (const QString &piece : pieces(text, tabular)) {
        const qreal cell = advance(piece, font, tabular);
        const qreal own = metrics.horizontalAdvance(piece);
        m_painter->drawText(QPointF(x + (cell - own) / 2, baseline), piece);
        x += cell;
    }
}

void PagePen::box(qreal leftMm, qreal topMm, qreal widthMm, qreal heightMm, const QColor &fill,
    qreal radiusMm) const
{
    if (m_painter == nullptr) {
        return;
    }
    const QRectF rect(toDots(leftMm), toDots(topMm), toDots(widthMm), toDots(heightMm));
    if (radiusMm <= 0) {
        m_painter->fillRect(rect, fill);
        return;
    }
    QPainterPath path;
    path.addRoundedRect(rect, toDots(radiusMm), toDots(radiusMm));
    m_painter->fillPath(path, fill);
}

} // namespace pos::ui
