// SPDX-License-Identifier: Apache-2.0
#include "ui/receipt/page_pen.h"

#include <QPagedPaintDevice>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr qreal mmPerInch = 25.4;
constexpr qreal pointsPerInch = 72;
constexpr qreal balanceStepMm = 2;
constexpr qreal lineSpacing = 1.32; // of the size of the type

QFont interFont(qreal points, QFont::Weight weight)
{
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("sans-serif")});
    font.setPointSizeF(points);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting); // widths as the reader will draw them
    return font;
}

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

Face::Face(QPagedPaintDevice *device, qreal points, QFont::Weight weight)
    : m_font(interFont(points, weight))
    , m_metrics(m_font, device)
    , m_mmPerDot(mmPerInch / device->logicalDpiX())
{
    for (char digit = '0'; digit <= '9'; ++digit) {
        m_digitMm = std::max(m_digitMm, pieceMm(QString(QLatin1Char(digit)), false));
    }
}

qreal Face::lineHeightMm() const
{
    return m_font.pointSizeF() / pointsPerInch * mmPerInch * lineSpacing;
}

qreal Face::baselineMm() const
{
    const qreal ascent = m_metrics.ascent() * m_mmPerDot;
    const qreal descent = m_metrics.descent() * m_mmPerDot;
    return (lineHeightMm() - ascent - descent) / 2 + ascent;
}

qreal Face::pieceMm(const QString &piece, bool tabular)
{
    if (tabular && piece.front().isDigit()) {
        return m_digitMm;
    }
    const auto known = m_known.constFind(piece);
    if (known != m_known.constEnd()) {
        return *known;
    }
    const qreal width = m_metrics.horizontalAdvance(piece) * m_mmPerDot;
    m_known.insert(piece, width);
    return width;
}

qreal Face::widthMm(const QString &text, bool tabular)
{
    qreal sum = 0;
    for (const QString &piece : pieces(text, tabular)) {
        sum += pieceMm(piece, tabular);
    }
    return sum;
}

QStringList Face::wrapped(const QString &text, qreal widthMm)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && this->widthMm(longer) > widthMm) {
            lines << line;
            line = word;
        } else {
            line = longer;
        }
        while (line.size() > 1 && this->widthMm(line) > widthMm) { // a word wider than the paper
            qsizetype fitting = line.size() - 1;
            while (fitting > 1 && this->widthMm(line.left(fitting)) > widthMm) {
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

QStringList Face::balanced(const QString &text, qreal widthMm)
{
    QStringList lines = wrapped(text, widthMm);
    qreal widestWord = 0;
    for (const QString &word : text.split(u' ')) {
        widestWord = std::max(widestWord, this->widthMm(word));
    }
    for (qreal narrower = widthMm - balanceStepMm; lines.size() > 1 && narrower > widestWord;
         narrower -= balanceStepMm) {
        const QStringList next = wrapped(text, narrower);
        if (next.size() > lines.size()) {
            break;
        }
        lines = next;
    }
    return lines;
}

void PagePen::text(
    qreal leftMm, qreal topMm, const QString &text, Face &face, const QColor &colour, bool tabular)
{
    qreal x = leftMm;
    const qreal baseline = topMm + face.baselineMm();
    for (const QString &piece : pieces(text, tabular)) {
        const qreal cell = face.pieceMm(piece, tabular);
        const qreal shift = (cell - face.pieceMm(piece, false)) / 2;
        if (piece != QStringLiteral(" ")) {
            m_marks.push_back({QRectF(x + shift, baseline, 0, 0), 0, colour, piece, face.font()});
        }
        x += cell;
    }
}

void PagePen::box(
    qreal leftMm, qreal topMm, qreal widthMm, qreal heightMm, const QColor &fill, qreal radiusMm)
{
    m_marks.push_back({QRectF(leftMm, topMm, widthMm, heightMm), radiusMm, fill, {}, {}});
}

void PagePen::paint(QPainter &painter) const
{
    const qreal scale = painter.device()->logicalDpiX() / mmPerInch;
    for (const Mark &mark : m_marks) {
        const QRectF rect(mark.boxMm.topLeft() * scale, mark.boxMm.size() * scale);
        if (!mark.text.isEmpty()) {
            painter.setFont(mark.font);
            painter.setPen(mark.colour);
            painter.drawText(rect.topLeft(), mark.text);
        } else if (mark.radiusMm > 0) {
            QPainterPath path;
            path.addRoundedRect(rect, mark.radiusMm * scale, mark.radiusMm * scale);
            painter.fillPath(path, mark.colour);
        } else {
            painter.fillRect(rect, mark.colour);
        }
    }
}

} // namespace pos::ui
