// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/layout.h"

#include "core/base/invariant.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace pos::receipt {

namespace {

constexpr int leastColumns = 24;
constexpr int mostColumns = 80;
constexpr int hangingIndent = 2;
constexpr int leastLabelColumns = 12; // less is not worth breaking a label into
constexpr int signatureLines = 3;

int charWidth(char32_t c)
{
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (within(0x300, 0x36F) || within(0x200B, 0x200D) || within(0xFE00, 0xFE0F)) {
        return 0;
    }
    const bool wide = within(0x1100, 0x115F) || within(0x2E80, 0x303E) || within(0x3041, 0xA4CF)
        || within(0xAC00, 0xD7A3) || within(0xF900, 0xFAFF) || within(0xFE30, 0xFE6F)
        || within(0xFF00, 0xFF60) || within(0xFFE0, 0xFFE6) || within(0x1F300, 0x1FAFF)
        || within(0x20000, 0x3FFFD);
    return wide ? 2 : 1;
}

std::string spaces(int count)
{
    return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

std::string repeated(std::string_view text, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

std::string centred(const std::string &text, int columns)
{
    return spaces((columns - displayWidth(text)) / 2) + text;
}

std::string padded(const std::string &text, int columns)
{
    return text + spaces(columns - displayWidth(text));
}

// Takes from `word` as many characters as fit into `columns`, at least one.
std::string takeColumns(std::string_view &word, int columns)
{
    std::string out;
    int used = 0;
    while (!word.empty()) {
        const base::Utf8Char next = base::firstChar(word);
        const int width = charWidth(next.code);
        if (used > 0 && used + width > columns) {
            break;
        }
        out += word.substr(0, next.sizeBytes);
        word.remove_prefix(next.sizeBytes);
        used += width;
    }
    return out;
}

int widestWord(std::string_view text)
{
    int widest = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        widest = std::max(widest, displayWidth(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

// Lines of about equal width: a last line of one word looks like a mistake when it is centred.
std::vector<std::string> balanced(std::string_view text, int columns)
{
    std::vector<std::string> lines = wrap(text, columns);
    for (int narrower = columns - 1; narrower >= widestWord(text) && narrower > 0; --narrower) {
        std::vector<std::string> next = wrap(text, narrower);
        if (next.size() > lines.size()) {
            break;
        }
        lines = std::move(next);
    }
    return lines;
}

std::vector<std::string> pairLines(const Element &pair, int columns)
{
    const int indent = pair.indented ? hangingIndent : 0;
    const int valueWidth = displayWidth(pair.value);
    const int room = columns - indent - valueWidth - (valueWidth > 0 ? 1 : 0);
    const bool fits = displayWidth(pair.text) <= room;
    const bool breaksWell
        = room >= leastLabelColumns && widestWord(pair.text) <= room - hangingIndent;
    std::vector<std::string> lines;
    if (fits || breaksWell) {
        const int inner = fits ? room : room - hangingIndent;
        for (const std::string &label : wrap(pair.text, inner)) {
            lines.push_back(spaces(lines.empty() ? indent : indent + hangingIndent) + label);
        }
        if (valueWidth > 0) { // beside the last line, where the eye arrives
            lines.back() = padded(lines.back(), columns - valueWidth) + pair.value;
        }
        return lines;
    }
    for (const std::string &label : wrap(pair.text, columns - indent)) {
        lines.push_back(spaces(indent) + label);
    }
    for (const std::string &value : wrap(pair.value, columns - hangingIndent)) {
        lines.push_back(spaces(columns - displayWidth(value)) + value);
    }
    return lines;
}

class Setter {
public:
    explicit Setter(int columns) { m_layout.columns = columns; }

    void set(const Element &element)
    {
        const int columns = m_layout.columns;
        switch (element.part) {
        case Part::Title:
        case Part::Centered:
        case Part::Note:
            for (const std::string &line : balanced(element.text, columns)) {
                put(element.part, centred(line, columns));
            }
            break;
        case Part::Banner:
            for (const std::string &line : wrap(element.text, columns - 2)) {
                put(element.part, padded(centred(line, columns), columns));
            }
            break;
        case Part::Heading:
        case Part::Pair:
        case Part::Detail:
        case Part::Total:
            for (const std::string &line : pairLines(element, columns)) {
                put(element.part, line);
            }
            break;
        case Part::Rule:
            put(element.part, repeated("\xE2\x94\x80", columns));
            break;
        case Part::SignatureSpace:
            for (int i = 0; i < signatureLines; ++i) {
                put(Part::Gap, {});
            }
            put(element.part, "X" + repeated("_", columns - 1));
            put(element.part, element.text);
            break;
        case Part::QrCode:
        case Part::Barcode:
        case Part::Gap:
            put(element.part, element.text);
            break;
        }
    }

    TextLayout take() { return std::move(m_layout); }

private:
    void put(Part part, std::string text) { m_layout.lines.push_back({part, std::move(text)}); }

    TextLayout m_layout;
};

} // namespace

int displayWidth(std::string_view text)
{
    int width = 0;
    while (!text.empty()) {
        const base::Utf8Char next = base::firstChar(text);
        width += charWidth(next.code);
        text.remove_prefix(next.sizeBytes);
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, int columns)
{
    base::invariant(columns > 0);
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const auto space = text.find(' ');
        std::string_view word = text.substr(0, space);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
        if (word.empty()) {
            continue;
        }
        if (!line.empty() && displayWidth(line) + 1 + displayWidth(word) > columns) {
            lines.push_back(std::move(line));
            line.clear();
        }
        line += line.empty() ? "" : " ";
        while (displayWidth(word) > columns) {
            lines.push_back(takeColumns(word, columns));
        }
        line += word;
    }
    if (!line.empty() || lines.empty()) {
        lines.push_back(std::move(line));
    }
    return lines;
}

TextLayout layoutText(const Document &document, int columns)
{
    Setter setter(std::clamp(columns, leastColumns, mostColumns));
    for (const Element &element : document) {
        setter.set(element);
    }
    return setter.take();
}

std::vector<std::string> plainLines(const TextLayout &layout)
{
    std::vector<std::string> lines;
    for (const TextLine &line : layout.lines) {
        if (line.part == Part::QrCode || line.part == Part::Barcode) {
            for (const std::string &part : wrap(line.text, layout.columns)) {
                lines.push_back(centred(part, layout.columns));
            }
        } else if (line.part == Part::Banner) { // text cannot be reversed
            const std::string words = wrap(line.text, layout.columns).front();
            const std::string starred = "*** " + words + " ***";
            const bool fits = displayWidth(starred) <= layout.columns;
            lines.push_back(centred(fits ? starred : words, layout.columns));
        } else {
            lines.push_back(line.text);
        }
    }
    return lines;
}

} // namespace pos::receipt
