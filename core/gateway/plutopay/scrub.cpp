// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/scrub.h"

#include <algorithm>
#include <array>

namespace pos::gateway::plutopay {
namespace {

[[nodiscard]] bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] bool isWordCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

[[nodiscard]] bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Bytes of the character at `at`, or 0 when it is not well-formed UTF-8.
[[nodiscard]] std::size_t characterLength(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1
        : lead >= 0xC2 && lead < 0xE0      ? 2
        : lead >= 0xE0 && lead < 0xF0      ? 3
        : lead >= 0xF0 && lead < 0xF5      ? 4
                                           : 0;
    if (length == 0 || at + length > text.size()) {
        return 0;
    }
    const std::string_view rest = text.substr(at + 1, length - 1);
    return std::all_of(rest.begin(), rest.end(), continues) ? length : 0;
}

[[nodiscard]] bool looksSecret(std::string_view word)
{
    constexpr std::array<std::string_view, 6> prefixes{
        "sk_", "pk_", "rk_", "whsec_", "pst_", "seti_"};
    const bool prefixed = std::any_of(prefixes.begin(), prefixes.end(),
        [word](std::string_view prefix) { return word.substr(0, prefix.size()) == prefix; });
    // A key that something was written in front of, without a blank, is a key.
    constexpr std::array<std::string_view, 6> marks{
        "k_test_", "k_live_", "whsec_", "pst_test_", "pst_live_", "_secret_"};
    constexpr std::size_t shortestKey = 8;
    return prefixed || std::any_of(marks.begin(), marks.end(), [word](std::string_view mark) {
        const std::size_t at = word.find(mark);
        return at != std::string_view::npos
            && (mark == "_secret_" || word.size() - at - mark.size() >= shortestKey);
    });
}

// The end of a run of digits, with single blanks or hyphens between them, that begins at `at`;
// `digits` receives the digits alone.
[[nodiscard]] std::size_t digitRun(std::string_view text, std::size_t at, std::string &digits)
{
    std::size_t end = at;
    while (end < text.size()) {
        if (isDigit(text[end])) {
            digits.push_back(text[end]);
            ++end;
        } else if ((text[end] == ' ' || text[end] == '-') && end + 1 < text.size()
            && isDigit(text[end + 1])) {
            ++end;
        } else {
            break;
        }
    }
    return end;
}

[[nodiscard]] bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int value = (*digit - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        twice = !twice;
    }
    return sum % 10 == 0;
}

[[nodiscard]] bool holdsCardNumber(std::string_view digits)
{
    constexpr std::size_t shortest = 13;
    constexpr std::size_t longest = 19;
    if (digits.size() <= longest) {
        return digits.size() >= shortest && passesLuhn(digits);
    }
    // A longer run is no card number, but can hold one next to something else.
    for (std::size_t at = 0; at + shortest <= digits.size(); ++at) {
        const std::size_t most = std::min(longest, digits.size() - at);
        for (std::size_t size = shortest; size <= most; ++size) {
            if (passesLuhn(digits.substr(at, size))) {
                return true;
            }
        }
    }
    return false;
}

// Control characters as blanks, invalid UTF-8 as '?'.
[[nodiscard]] std::string madePrintable(std::string_view text)
{
    std::string printable;
    printable.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0) {
            printable += '?';
        } else if (byte < 0x20 || byte == 0x7F) {
            printable += ' ';
        } else {
            printable += text.substr(at, length);
        }
        at += std::max<std::size_t>(length, 1);
    }
    return printable;
}

} // namespace

std::string_view cutUtf8(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes) {
        return text;
    }
    std::size_t end = maxBytes;
    while (end > 0 && continues(text[end])) {
        --end;
    }
    return text.substr(0, end);
}

std::string scrub(std::string_view text, std::size_t maxBytes)
{
    // Long texts are cut first, with a margin, so that a hostile one costs no time. Made printable
    // before anything is looked for: a control character between digits becomes a blank, and digits
    // with blanks between them can be a card number.
    const std::string printable = madePrintable(cutUtf8(text, maxBytes * 4));
    text = printable;
    std::string clean;
    std::size_t at = 0;
    while (at < text.size() && clean.size() < maxBytes) {
        if (isDigit(text[at])) {
            std::string digits;
            const std::size_t end = digitRun(text, at, digits);
            if (holdsCardNumber(digits)) {
                clean += "[card number]";
                at = end;
                continue;
            }
        }
        if (!isWordCharacter(text[at])) {
            const std::size_t length = std::max<std::size_t>(characterLength(text, at), 1);
            clean += text.substr(at, length); // whole, so that the cut below sees where it begins
            at += length;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isWordCharacter(text[end])) {
            ++end;
        }
        if (looksSecret(text.substr(at, end - at))) {
            clean += "[secret]";
            at = end;
            continue;
        }
        // Up to where digits begin or end, so that a number glued to letters is looked at too.
        const bool digits = isDigit(text[at]);
        const std::size_t start = at;
        while (at < end && isDigit(text[at]) == digits) {
            ++at;
        }
        clean += text.substr(start, at - start);
    }
    return std::string(cutUtf8(clean, maxBytes));
}

std::string lastFour(std::string_view text)
{
    constexpr std::size_t shown = 4;
    if (text.size() < shown) {
        return {};
    }
    const std::string_view tail = text.substr(text.size() - shown);
    return std::all_of(tail.begin(), tail.end(), isDigit) ? std::string(tail) : std::string();
}

} // namespace pos::gateway::plutopay
