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
#include <QPagedPaintDevice>
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
constexpr qreal bannerPadMm = 1.2;
constexpr qreal ruleMm = 0.18;
constexpr qreal qrMm = 30;
constexpr qreal barcodeWidthMm = 44;
constexpr qreal barcodeHeightMm = 8;
constexpr qreal titlePoints = 14;
constexpr qreal leastTitlePoints = 9;
constexpr int dotsPerInch = 1200;

constexpr QColor ink(0x0B, 0x14, 0x37);
constexpr QColor muted(0x5B, 0x67, 0x85);
constexpr QColor line(0xC3, 0xCB, 0xDA);
constexpr QColor paper(0xFF, 0xFF, 0xFF);

QString toText(const std::string &text)
{
    return QString::fromStdString(text);
}

class Page {
public:
    explicit Page(QPagedPaintDevice *device)
        : m_device(device)
        , m_body(device, 9, QFont::Normal)
        , m_address(device, 8.5, QFont::Normal)
        , m_small(device, 7.5, QFont::Normal)
        , m_tiny(device, 6.5, QFont::Normal)
        , m_bannerFace(device, 9.5, QFont::Bold)
        , m_totalWords(device, 10, QFont::DemiBold)
        , m_totalDigits(device, 18, QFont::Bold)
    {
    }

    // The length of the page in millimetres.
    [[nodiscard]] qreal put(const receipt::Document &document)
    {
        for (const Element &element : document) {
            put(element);
        }
        return m_y + bottomMm;
    }

    void paint(QPainter &painter) const { m_pen.paint(painter); }

private:
    void put(const Element &element)
    {
        switch (element.part) {
        case Part::Title:
            title(element.text);
            break;
        case Part::Centered:
            centred(element.text, m_address, ink);
            break;
        case Part::Note:
            centred(element.text, m_small, muted);
            break;
        case Part::Banner:
            banner(element.text);
            break;
        case Part::Heading:
            pair(element, m_body, ink);
            break;
        case Part::Pair:
            pair(element, m_body, ink);
            break;
        case Part::Detail:
            pair(element, m_small, muted);
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
            centred(element.text, m_small, muted);
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

    // A long name gets smaller before a word of it is broken.
    void title(const std::string &text)
    {
        qreal points = titlePoints;
        const QStringList words = toText(text).split(u' ');
        Face face(m_device, points, QFont::Bold);
        const auto tooWide
            = [&face](const QString &word) { return face.widthMm(word) > contentMm; };
        while (points > leastTitlePoints && std::any_of(words.begin(), words.end(), tooWide)) {
            points -= 1;
            face = Face(m_device, points, QFont::Bold);
        }
        centred(text, face, ink);
        m_y += 1;
    }

    void centred(const std::string &text, Face &face, const QColor &colour)
    {
        for (const QString &row : face.balanced(toText(text), contentMm)) {
            m_pen.text((pageWidthMm - face.widthMm(row)) / 2, m_y, row, face, colour);
            m_y += face.lineHeightMm();
        }
    }

    void banner(const std::string &text)
    {
        const QStringList rows = m_bannerFace.balanced(toText(text), contentMm - 2 * bannerPadMm);
        const qreal lineMm = m_bannerFace.lineHeightMm();
        const qreal height = lineMm * static_cast<qreal>(rows.size()) + 2 * bannerPadMm;
        m_y += bannerPadMm / 2;
        m_pen.box(marginMm, m_y, contentMm, height, ink, 1);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const qreal left = (pageWidthMm - m_bannerFace.widthMm(rows[i])) / 2;
            const qreal top = m_y + bannerPadMm + lineMm * static_cast<qreal>(i);
            m_pen.text(left, top, rows[i], m_bannerFace, paper);
        }
        m_y += height + bannerPadMm / 2;
    }

    // Words to the left, value at the right edge, beside the last line of the words.
    void pair(const Element &element, Face &face, const QColor &colour)
    {
        const QString value = toText(element.value);
        const bool tabular = element.part == Part::Pair; // amounts in a column
        const qreal indent = element.indented ? indentMm : 0;
        const qreal valueWidth = face.widthMm(value, tabular);
        const qreal room = contentMm - indent - valueWidth - columnGapMm;
        const bool ownLine = room < contentMm / 4;
        const QStringList rows
            = face.wrapped(toText(element.text), ownLine ? contentMm - indent : room);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            m_y += i > 0 ? face.lineHeightMm() : 0;
            m_pen.text(marginMm + indent, m_y, rows[i], face, colour);
        }
        if (ownLine) {
            m_y += face.lineHeightMm();
            for (const QString &row : face.wrapped(value, contentMm)) {
                m_pen.text(pageWidthMm - marginMm - face.widthMm(row), m_y, row, face, ink);
                m_y += face.lineHeightMm();
            }
            return;
        }
        m_pen.text(pageWidthMm - marginMm - valueWidth, m_y, value, face, ink, tabular);
        m_y += face.lineHeightMm();
    }

    void total(const Element &element)
    {
        const QString value = toText(element.value);
        const qreal lower = m_totalDigits.baselineMm() - m_totalWords.baselineMm(); // one baseline
        const qreal left = pageWidthMm - marginMm - m_totalDigits.widthMm(value);
        m_pen.text(marginMm, m_y + lower, toText(element.text), m_totalWords, ink);
        m_pen.text(left, m_y, value, m_totalDigits, ink);
        m_y += m_totalDigits.lineHeightMm();
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
        centred(data, m_tiny, muted);
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
        centred(data, m_small, ink);
    }

    QPagedPaintDevice *m_device;
    Face m_body;
    Face m_address;
    Face m_small;
    Face m_tiny;
    Face m_bannerFace;
    Face m_totalWords;
    Face m_totalDigits;
    PagePen m_pen;
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
    Page page(&writer);
    const qreal length = page.put(document);
    writer.setPageSize(QPageSize(QSizeF(pageWidthMm, length), QPageSize::Millimeter));
    QPainter painter(&writer);
    page.paint(painter);
    painter.end();
    return bytes;
}

} // namespace pos::ui
