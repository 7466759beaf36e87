// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/esc_pos.h"

#include "core/receipt/qr.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace pos::receipt {

namespace {

constexpr unsigned char esc = 0x1B;
constexpr unsigned char gs = 0x1D;
constexpr unsigned char fs = 0x1C;

constexpr int qrTargetDots = 240; // 30 mm at 8 dots a mm, the least that phones like
constexpr int quietModules = 4;
constexpr unsigned char barcodeHeightDots = 64;
constexpr int leastBarDots = 2;
constexpr int code128ModulesPerChar = 11;
constexpr int code128FrameModules = 11 + 11 + 13; // start, check digit, stop
constexpr int code128QuietModules = 20;
constexpr int feedLinesWithoutCutter = 6; // to the tear-off edge

struct Style {
    bool bold = false;
    bool tall = false;
    bool reversed = false;
};

Style styleOf(Part part)
{
    switch (part) {
    case Part::Title:
    case Part::Total:
        return {true, true, false};
    case Part::Banner:
        return {true, false, true};
    case Part::Centered:
    case Part::Note:
    case Part::Heading:
    case Part::Pair:
    case Part::Detail:
    case Part::Rule:
    case Part::SignatureSpace:
    case Part::QrCode:
    case Part::Barcode:
    case Part::Gap:
        break;
    }
    return {};
}

// Substitutes can be longer than what they stand for ("EUR" for its sign). The widest gap of the
// line gives the columns back; a line without gaps is left to the printer to break.
std::string squeezed(std::string bytes, int columns)
{
    const auto limit = static_cast<std::size_t>(columns);
    while (bytes.size() > limit) {
        std::size_t best = 0;
        std::size_t bestLength = 1;
        for (std::size_t i = 0; i < bytes.size();) {
            const std::size_t end = std::min(bytes.find_first_not_of(' ', i), bytes.size());
            if (end > i && end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
            i = std::max(end, i + 1);
        }
        if (bestLength == 1) {
            break;
        }
        bytes.erase(best, std::min(bestLength - 1, bytes.size() - limit));
    }
    return bytes;
}

class Writer {
public:
    Writer(const TextLayout &layout, const PrinterProfile &profile)
        : m_layout(layout)
        , m_profile(profile)
    {
    }

    std::string run()
    {
        command({esc, '@'});
        if (m_profile.leavesKanjiMode) {
            command({fs, '.'});
        }
        for (const TextLine &line : m_layout.lines) {
            write(line);
        }
        finish();
        return std::move(m_bytes);
    }

private:
    void command(std::initializer_list<unsigned char> bytes)
    {
        for (const unsigned char byte : bytes) {
            m_bytes += static_cast<char>(byte);
        }
    }

    void feed(int lines) { m_bytes.append(static_cast<std::size_t>(std::max(0, lines)), '\n'); }

    void setStyle(const Style &style)
    {
        if (style.bold != m_style.bold) {
            command({esc, 'E', static_cast<unsigned char>(style.bold)});
        }
        if (style.tall != m_style.tall) {
            command({gs, '!', static_cast<unsigned char>(style.tall)});
        }
        if (style.reversed != m_style.reversed) {
            command({gs, 'B', static_cast<unsigned char>(style.reversed)});
        }
        m_style = style;
    }

    // The page in use if it has every character, else the first that has, else the one with the
    // fewest substitutes.
    std::string encoded(const std::string &text)
    {
        std::optional<EncodedText> best;
        std::optional<unsigned char> bestPage;
        const auto offer = [&](CodePage page, unsigned char number) {
            EncodedText candidate = encode(text, page);
            if (!best || candidate.substitutions < best->substitutions) {
                best = std::move(candidate);
                bestPage = number;
            }
        };
        const auto &pages = m_profile.codePages;
        const auto current = std::find_if(
            pages.begin(), pages.end(), [this](const auto &page) { return m_page == page.second; });
        if (current != pages.end()) {
            offer(current->first, current->second);
        }
        for (const auto &[page, number] : pages) {
            if (best && best->substitutions == 0) {
                break;
            }
            offer(page, number);
        }
        if (!best) { // a profile without pages: ASCII is the same in all of them
            return encode(text, CodePage::Pc437).bytes;
        }
        if (m_page != bestPage) {
            m_page = bestPage;
            command({esc, 't', *bestPage});
        }
        return best->bytes;
    }

    void write(const TextLine &line)
    {
        switch (line.part) {
        case Part::QrCode:
            qrCode(line.text);
            return;
        case Part::Barcode:
            barcode(line.text);
            return;
        case Part::Title:
        case Part::Centered:
        case Part::Note:
        case Part::Banner:
        case Part::Heading:
        case Part::Pair:
        case Part::Detail:
        case Part::Total:
        case Part::Rule:
        case Part::SignatureSpace:
        case Part::Gap:
            break;
        }
        setStyle(styleOf(line.part));
        // Encoding may change the page, which must not stand inside the line.
        const std::string bytes = squeezed(encoded(line.text), m_layout.columns);
        m_bytes += bytes;
        feed(1);
    }

    void qrCode(const std::string &data)
    {
        const QrMatrix matrix = encodeQr(data);
        if (matrix.empty()) {
            return;
        }
        setStyle({});
        const int modules = static_cast<int>(matrix.size());
        const int fitting = m_profile.dotsPerLine / (modules + 2 * quietModules);
        const int dots
            = std::clamp((qrTargetDots + modules - 1) / modules, 1, std::max(1, fitting));
        command({esc, 'a', 1});
        if (m_profile.hasQrCode) {
            const std::size_t length = data.size() + 3;
            command({gs, '(', 'k', 4, 0, '1', 'A', '2', 0}); // model 2
            command({gs, '(', 'k', 3, 0, '1', 'C', static_cast<unsigned char>(std::min(dots, 16))});
            command({gs, '(', 'k', 3, 0, '1', 'E', '1'}); // correction level M
            command({gs, '(', 'k', static_cast<unsigned char>(length % 256),
                static_cast<unsigned char>(length / 256), '1', 'P', '0'});
            m_bytes += data;
            command({gs, '(', 'k', 3, 0, '1', 'Q', '0'});
        } else {
            raster(matrix, dots);
        }
        feed(1);
        command({esc, 'a', 0});
    }

    // GS v 0, the image command that old models know too.
    void raster(const QrMatrix &matrix, int dotsPerModule)
    {
        const auto scale = static_cast<std::size_t>(dotsPerModule);
        const std::size_t side = matrix.size() * scale;
        const std::size_t rowBytes = (side + 7) / 8;
        command({gs, 'v', '0', 0, static_cast<unsigned char>(rowBytes % 256),
            static_cast<unsigned char>(rowBytes / 256), static_cast<unsigned char>(side % 256),
            static_cast<unsigned char>(side / 256)});
        for (std::size_t y = 0; y < side; ++y) {
            for (std::size_t i = 0; i < rowBytes; ++i) {
                unsigned byte = 0;
                for (std::size_t bit = 0; bit < 8; ++bit) {
                    const std::size_t x = i * 8 + bit;
                    const bool dark = x < side && matrix[y / scale][x / scale];
                    byte = (byte << 1U) | (dark ? 1U : 0U);
                }
                m_bytes += static_cast<char>(byte);
            }
        }
    }

    void barcode(const std::string &data)
    {
        const bool printable = std::all_of(
            data.begin(), data.end(), [](char c) { return c >= 0x20 && c < 0x7F && c != '{'; });
        const int modules = static_cast<int>(data.size()) * code128ModulesPerChar
            + code128FrameModules + code128QuietModules;
        const int dots = std::min(3, m_profile.dotsPerLine / modules);
        setStyle({});
        if (!m_profile.hasBarcode || !printable || data.empty() || dots < leastBarDots) {
            return; // the number stands at the top of the receipt
        }
        command({esc, 'a', 1});
        command({gs, 'h', barcodeHeightDots});
        command({gs, 'w', static_cast<unsigned char>(dots)});
        command({gs, 'H', 2}); // the number below the bars
        command({gs, 'k', 73, static_cast<unsigned char>(data.size() + 2), '{', 'B'});
        m_bytes += data;
        feed(1);
        command({esc, 'a', 0});
    }

    void finish()
    {
        setStyle({});
        if (m_profile.cut == Cut::None) {
            feed(feedLinesWithoutCutter);
            return;
        }
        feed(m_profile.feedLinesBeforeCut);
        switch (m_profile.cut) {
        case Cut::Full:
            command({gs, 'V', 'A', 0});
            break;
        case Cut::Partial:
            command({gs, 'V', 'B', 0});
            break;
        case Cut::Old:
            command({esc, 'i'});
            break;
        case Cut::None:
            break;
        }
    }

    const TextLayout &m_layout;
    const PrinterProfile &m_profile;
    std::string m_bytes;
    Style m_style;
    std::optional<unsigned char> m_page;
};

} // namespace

PrinterProfile profile80mm()
{
    return {};
}

PrinterProfile profile58mm()
{
    PrinterProfile profile;
    profile.dotsPerLine = 384;
    profile.cut = Cut::None;
    return profile;
}

PrinterProfile profileBasic()
{
    PrinterProfile profile;
    profile.codePages = {{CodePage::Pc437, 0}};
    profile.hasQrCode = false;
    profile.hasBarcode = false;
    profile.cut = Cut::Old;
    return profile;
}

std::string toEscPos(const TextLayout &layout, const PrinterProfile &profile)
{
    return Writer(layout, profile).run();
}

} // namespace pos::receipt
