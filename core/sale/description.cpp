// SPDX-License-Identifier: Apache-2.0
#include "core/sale/description.h"

#include "core/base/invariant.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pos::sale {

namespace {

constexpr std::size_t maxCodeBytes = 64;
constexpr std::string_view defaultNote = "In-store payment";
constexpr std::size_t minCardDigits = 13;
constexpr std::size_t maxCardDigits = 19;
constexpr std::size_t shownCardDigits = 4;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isCodeChar(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isCode(std::string_view text)
{
    return !text.empty() && text.size() <= maxCodeBytes
        && std::all_of(text.begin(), text.end(), isCodeChar);
}

bool isControlOrSpace(char32_t code)
{
    return code <= 0x20U || (code >= 0x7FU && code <= 0xA0U) || code == 0x2028U || code == 0x2029U;
}

std::string cleaned(std::string_view note)
{
    std::string out;
    bool gap = false;
    while (!note.empty()) {
        const base::Utf8Char next = base::firstChar(note);
        note.remove_prefix(next.sizeBytes);
        if (!next.valid || isControlOrSpace(next.code)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) {
            out += ' ';
        }
        gap = false;
        base::appendUtf8(out, next.code);
    }
    return out;
}

// The check digit of ISO/IEC 7812 over text[positions[first..last)].
bool passesCardCheck(const std::string &text, const std::vector<std::size_t> &positions,
    std::size_t first, std::size_t last)
{
    int sum = 0;
    for (std::size_t i = first; i < last; ++i) {
        const int digit = text[positions[i]] - '0';
        const int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += (last - i) % 2 == 1 ? digit : doubled;
    }
    return sum % 10 == 0;
}

// Masks the card numbers among digits that only single spaces and dashes separate. A number begins
// and ends where a group of digits does, so that a table number after it does not hide it.
void maskRun(std::string &text, const std::vector<std::size_t> &digits)
{
    for (std::size_t first = 0; first + minCardDigits <= digits.size(); ++first) {
        if (first > 0 && digits[first] == digits[first - 1] + 1) {
            continue;
        }
        const std::size_t furthest = std::min(digits.size(), first + maxCardDigits);
        for (std::size_t last = furthest; last >= first + minCardDigits; --last) {
            const bool endsGroup = last == digits.size() || digits[last] != digits[last - 1] + 1;
            if (endsGroup && isDigit(text[digits[first]])
                && passesCardCheck(text, digits, first, last)) {
                for (std::size_t i = first; i < last - shownCardDigits; ++i) {
                    text[digits[i]] = '*';
                }
                break;
            }
        }
    }
}

} // namespace

std::string withoutCardNumbers(std::string_view note)
{
    std::string text(note);
    std::size_t at = 0;
    while (at < text.size()) {
        std::vector<std::size_t> digits;
        std::size_t end = at;
        for (; end < text.size(); ++end) {
            if (isDigit(text[end])) {
                digits.push_back(end);
            } else if (digits.empty() || (text[end] != ' ' && text[end] != '-')) {
                break;
            }
        }
        maskRun(text, digits);
        at = end + 1;
    }
    return text;
}

std::string description(std::string_view note, std::string_view attemptCode)
{
    base::invariant(isCode(attemptCode));
    std::string text = withoutCardNumbers(cleaned(note));
    if (text.empty()) {
        text = defaultNote;
    }
    const std::string tail = " (" + std::string(attemptCode) + ')';
    std::string out(base::cutToBytes(text, maxDescriptionBytes - tail.size()));
    out += tail;
    return out;
}

std::optional<std::string> attemptCodeIn(std::string_view description)
{
    const auto open = description.rfind('(');
    if (open == std::string_view::npos || !description.ends_with(')')) {
        return std::nullopt;
    }
    const auto code = description.substr(open + 1, description.size() - open - 2);
    return isCode(code) ? std::optional<std::string>(code) : std::nullopt;
}

} // namespace pos::sale
