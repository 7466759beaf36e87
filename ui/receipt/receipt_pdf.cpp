// SPDX-License-Identifier: Apache-2.0
//
// The colours stand here and not among the theme's tokens: this is paper. It stays white when the
// till is dark, and it must read as well from a grey printer.
#include "ui/receipt/receipt_pdf.h"

#include "core/receipt/code128.h"
#include "core/receipt/qr.h"
#include "ui/receipt/page_pen.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace pos::ui {

namespace {

using receipt::Element;
using receipt::Part;

constexpr qreal pageWidthMm = 80;
constexpr qreal marginMm = 6;
constexpr qreal contentMm = pageWidthMm - 2 * marginMm;
constexpr qreal bottomMm = 8;
constexpr qreal gapMm = 3;
constexpr qreal indentMm = 3;
constexpr qreal columnGapMm = 3;
constexpr qreal ruleMm = 0.18;
constexpr qreal qrMm = 30;
constexpr qreal barcodeWidthMm = 44;
constexpr qreal barcodeHeightMm = 8;
constexpr int dotsPerInch = 1200;

const QColor ink(0x0B, 0x14, 0x37);
const QColor muted(0x5B, 0x67, 0x85);
const QColor line(0xC3, 0xCB, 0xDA);
const QColor paper(Qt::white);

QString toText(const std::string &text)
{
    return QString::fromStdString(text);
}

// An amount: digits stand in columns. Ids and times are left as the face draws them.
bool isAmount(Part part)
{
    return part == Part::Pair || part == Part::Total;
}

class Page {
public:
    explicit Page(const PagePen &pen)
        : m_pen(pen)
    {
    }

    // Returns the length of the page.
    qreal put(const receipt::Document &document)
    {
        for (const Element &element : document) {
            put(element);
        }
        return m_y + bottomMm;
    }

private:
    void put(const Element &element)
    {
        switch (element.part) {
        case Part::Title:
            centred(element.text, m_pen.font(14, QFont::Bold), ink);
            m_y += 1;
            break;
        case Part::Centered:
            centred(element.text, m_pen.font(8.5, QFont::Normal), ink);
            break;
        case Part::Note:
            centred(element.text, m_pen.font(7.5, QFont::Normal), muted);
            break;
        case Part::Banner:
            banner(element.text);
            break;
        case Part::Pair:
            pair(element, m_pen.font(9, QFont::Normal), m_pen.font(9, QFont::Normal), ink);
            break;
        case Part::Detail:
            pair(element, m_pen.font(7.5, QFont::Normal), m_pen.font(7.5, QFont::Normal), muted);
            break;
        case Part::Total:
            total(element);
            break;
        case Part::Rule:
            m_y += 1.6;
            m_pen.box(marginMm, m_y, contentMm, ruleMm, line);
            m_y += 1.6;
            break;
        case Part::SignatureSpace:
            m_y += 12;
            m_pen.box(marginMm, m_y, contentMm, ruleMm, ink);
            m_y += 1;
            centred(element.text, m_pen.font(7.5, QFont::Normal), muted);
            break;
        case Part::QrCode:
            qrCode(element.text);
            break;
        case Part::Barcode:
            barcode(element.text);
            break;
        case Part::Gap:
            m_y += gapMm;
            break;
        }
    }

    void centred(const std::string &text, const QFont &font, const QColor &colour)
    {
        for (const QString &row : m_pen.wrapped(toText(text), font, contentMm)) {
            m_pen.text((pageWidthMm - m_pen.widthMm(row, font)) / 2, m_y, row, font, colour);
            m_y += m_pen.lineHeightMm(font);
        }
    }

    void banner(const std::string &text)
    {
        const QFont font = m_pen.font(9.5, QFont::Bold);
        const qreal height = m_pen.lineHeightMm(font) + 2.4;
        m_y += 0.6;
        m_pen.box(marginMm, m_y, contentMm, height, ink, 1);
        const QString row = toText(text);
        m_pen.text((pageWidthMm - m_pen.widthMm(row, font)) / 2, m_y + 1.2, row, font, paper);
        m_y += height + 0.6;
    }

    // Words to the left, value at the right edge, beside the last line of the words.
    void pair(const Element &element, const QFont &left, const QFont &right, const QColor &colour)
    {
        const QString value = toText(element.value);
        const bool tabular = isAmount(element.part);
        const qreal indent = element.indented ? indentMm : 0;
        const qreal valueWidth = m_pen.widthMm(value, right, tabular);
        const qreal room = contentMm - indent - valueWidth - columnGapMm;
        const bool ownLine = room < contentMm / 4;
        const QStringList rows
            = m_pen.wrapped(toText(element.text), left, ownLine ? contentMm - indent : room);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            m_y += i > 0 ? m_pen.lineHeightMm(left) : 0;
            m_pen.text(marginMm + indent, m_y, rows[i], left, colour);
        }
        if (ownLine) {
            m_y += m_pen.lineHeightMm(left);
            for (const QString &row : m_pen.wrapped(value, right, contentMm)) {
                m_pen.text(
                    pageWidthMm - marginMm - m_pen.widthMm(row, right), m_y, row, right, ink);
                m_y += m_pen.lineHeightMm(right);
            }
            return;
        }
        m_pen.text(pageWidthMm - marginMm - valueWidth, m_y, value, right, ink, tabular);
        m_y += m_pen.lineHeightMm(right);
    }

    void total(const Element &element)
    {
        const QFont words = m_pen.font(10, QFont::DemiBold);
        const QFont digits = m_pen.font(18, QFont::Bold);
        const QString value = toText(element.value);
        const qreal height = m_pen.lineHeightMm(digits);
        const qreal valueWidth = m_pen.widthMm(value, digits, true);
        // On one baseline: the smaller line is lowered by most of the difference in height.
        const qreal lower = (height - m_pen.lineHeightMm(words)) * 0.72;
        m_pen.text(marginMm, m_y + lower, toText(element.text), words, ink);
        m_pen.text(pageWidthMm - marginMm - valueWidth, m_y, value, digits, ink, true);
        m_y += height;
    }

    void qrCode(const std::string &data)
    {
        const receipt::QrMatrix matrix = receipt::encodeQr(data);
        if (matrix.empty()) {
            return;
        }
        const qreal module = qrMm / static_cast<qreal>(matrix.size());
        const qreal left = (pageWidthMm - qrMm) / 2;
        m_y += 1.5;
        for (std::size_t y = 0; y < matrix.size(); ++y) {
            for (std::size_t x = 0; x < matrix.size();) {
                std::size_t end = x;
                while (end < matrix.size() && matrix[y][end]) {
                    ++end;
                }
                if (end > x) { // one box for a run: hairlines between modules confuse cameras
                    m_pen.box(left + module * static_cast<qreal>(x),
                        m_y + module * static_cast<qreal>(y), module * static_cast<qreal>(end - x),
                        module, Qt::black);
                }
                x = std::max(end, x + 1);
            }
        }
        m_y += qrMm + 1.5;
        centred(data, m_pen.font(6.5, QFont::Normal), muted);
    }

    void barcode(const std::string &data)
    {
        const std::vector<int> widths = receipt::encodeCode128(data);
        int modules = 0;
        for (const int width : widths) {
            modules += width;
        }
        if (modules > 0) {
            const qreal module = std::min(barcodeWidthMm / modules, 0.4);
            qreal x = (pageWidthMm - module * modules) / 2;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                const qreal width = module * widths[i];
                if (i % 2 == 0) {
                    m_pen.box(x, m_y, width, barcodeHeightMm, Qt::black);
                }
                x += width;
            }
            m_y += barcodeHeightMm + 0.8;
        }
        centred(data, m_pen.font(7.5, QFont::Normal), ink);
    }

    const PagePen &m_pen;
    qreal m_y = marginMm;
};

} // namespace

QByteArray receiptPdf(const receipt::Document &document, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("PlutoPOS"));
    writer.setPageMargins(QMarginsF());
    const qreal length = Page(PagePen(&writer, nullptr)).put(document);
    writer.setPageSize(QPageSize(QSizeF(pageWidthMm, length), QPageSize::Millimeter));
    QPainter painter(&writer);
    Page(PagePen(&writer, &painter)).put(document);
    painter.end();
    return bytes;
}

} // namespace pos::ui
