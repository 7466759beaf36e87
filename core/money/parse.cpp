// SPDX-License-Identifier: Apache-2.0
//
// Reading an amount is refusing amounts: "1.234" is a thousand times "1,234" in the next country,
// so whatever can be read in two ways and is not settled by the shop's own style is an error with
// a sentence, never a guess.
#include "core/money/format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace pos::money {

namespace {

using base::ErrorCode;

constexpr int maxSignificantDigits = 12;
constexpr std::size_t maxQuotedBytes = 24;

constexpr std::array<std::string_view, 5> spaces{
    " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\t"}; // plain, no-break, narrow, thin, tab
constexpr std::array<std::string_view, 2> minusSigns{"-", "\xE2\x88\x92"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool takeFront(std::string_view &text, std::string_view token)
{
    if (token.empty() || !text.starts_with(token)) {
        return false;
    }
    text.remove_prefix(token.size());
    return true;
}

bool takeBack(std::string_view &text, std::string_view token)
{
    if (token.empty() || !text.ends_with(token)) {
        return false;
    }
    text.remove_suffix(token.size());
    return true;
}

void trim(std::string_view &text)
{
    const auto once = [&text](std::string_view space) {
        return takeFront(text, space) || takeBack(text, space);
    };
    while (std::any_of(spaces.begin(), spaces.end(), once)) { }
}

std::string quoted(std::string_view text)
{
    std::string out;
    for (const char c : text.substr(0, maxQuotedBytes)) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
    if (text.size() > maxQuotedBytes) { // not through the middle of a character
        while (!out.empty() && (static_cast<unsigned char>(text[out.size()]) & 0xC0U) == 0x80U) {
            out.pop_back();
        }
        out += "\xE2\x80\xA6";
    }
    return out;
}

tl::unexpected<base::Error> refuse(std::string_view text, std::string_view why)
{
    return base::fail(ErrorCode::InvalidArgument, quoted(text) + ' ' + std::string(why));
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The code in any letter case, or any sign this program itself writes for the currency.
bool takeCurrency(std::string_view &text, const Currency &wanted)
{
    const std::string code = wanted.lowerCode();
    const auto same = [](char a, char b) { return lowered(a) == b; };
    if (text.size() >= code.size()) {
        const auto tail = text.substr(text.size() - code.size());
        if (std::equal(code.begin(), code.end(), text.begin(),
                [&same](char b, char a) { return same(a, b); })) {
            text.remove_prefix(code.size());
            return true;
        }
        if (std::equal(tail.begin(), tail.end(), code.begin(), same)) {
            text.remove_suffix(code.size());
            return true;
        }
    }
    const std::string atHome = symbol(wanted, wanted);
    const Currency other = currency(wanted.code() == "USD" ? "EUR" : "USD");
    const std::string abroad = symbol(wanted, other);
    return takeFront(text, abroad) || takeBack(text, abroad) || takeFront(text, atHome)
        || takeBack(text, atHome);
}

bool takeMinus(std::string_view &text)
{
    return std::any_of(minusSigns.begin(), minusSigns.end(),
        [&text](std::string_view sign) { return takeFront(text, sign); });
}

// A mark between digits and how many digits stand before and after it, up to the next mark.
struct Mark {
    std::string_view text;
    std::size_t digitsBefore = 0;
    std::size_t digitsAfter = 0;
};

struct Scanned {
    std::string digits;
    std::vector<Mark> marks;
};

// Empty when there is a character that belongs to no amount.
std::optional<Scanned> scan(std::string_view text, const NumberStyle &style)
{
    const std::vector<std::string_view> known{".", ",", "'", "\xE2\x80\x99", spaces[0], spaces[1],
        spaces[2], spaces[3], style.decimalMark, style.groupMark};
    Scanned found;
    std::size_t run = 0;
    while (!text.empty()) {
        if (isDigit(text.front())) {
            found.digits += text.front();
            text.remove_prefix(1);
            ++run;
            if (!found.marks.empty()) {
                found.marks.back().digitsAfter = run;
            }
            continue;
        }
        const auto mark = std::find_if(known.begin(), known.end(),
            [&text](std::string_view one) { return !one.empty() && text.starts_with(one); });
        if (mark == known.end()) {
            return std::nullopt;
        }
        found.marks.push_back({*mark, run, 0});
        text.remove_prefix(mark->size());
        run = 0;
    }
    return found;
}

bool mayBeDecimal(std::string_view mark, const NumberStyle &style)
{
    return mark == "." || mark == "," || mark == style.decimalMark;
}

// How many of the marks, from the left, are groups (the last one may be the decimal mark). Empty
// when the marks contradict each other.
std::optional<std::size_t> countGroups(const Scanned &number, const NumberStyle &style)
{
    const auto &marks = number.marks;
    if (marks.empty()) {
        return 0;
    }
    const Mark &last = marks.back();
    const auto sameAsLast = static_cast<std::size_t>(std::count_if(
        marks.begin(), marks.end(), [&last](const Mark &mark) { return mark.text == last.text; }));
    bool lastIsGroup = !mayBeDecimal(last.text, style) || sameAsLast > 1;
    if (marks.size() == 1 && last.digitsAfter == 3 && last.text == style.groupMark) {
        lastIsGroup = number.digits.front() != '0'; // nobody groups "0,500"
    }
    const std::size_t groups = lastIsGroup ? marks.size() : marks.size() - 1;
    for (std::size_t i = 0; i < groups; ++i) {
        const bool firstFits = i > 0 || (marks[i].digitsBefore >= 1 && marks[i].digitsBefore <= 3);
        if (!firstFits || marks[i].digitsAfter != 3 || marks[i].text != marks.front().text) {
            return std::nullopt;
        }
    }
    return groups;
}

} // namespace

base::Result<Money> parse(std::string_view text, const Currency &currency, const NumberStyle &style)
{
    std::string_view rest = text;
    trim(rest);
    bool negative = takeMinus(rest);
    bool hasSign = negative || takeFront(rest, "+");
    trim(rest);
    if (takeCurrency(rest, currency)) {
        trim(rest);
        if (!hasSign) { // "$-5.00" and "EUR -5" are how other programs write a refund
            negative = takeMinus(rest);
            hasSign = negative || takeFront(rest, "+");
            trim(rest);
        }
    }

    const auto number = scan(rest, style);
    if (!number) {
        return refuse(text, "is not an amount in " + std::string(currency.code()));
    }
    if (number->digits.empty()) {
        return refuse(text, "has no digits");
    }
    const auto groups = countGroups(*number, style);
    if (!groups) {
        return refuse(text, "cannot be read: its thousands are not in threes");
    }
    const bool hasDecimalMark = *groups < number->marks.size();
    const std::size_t typedDecimals = hasDecimalMark ? number->marks.back().digitsAfter : 0;
    const auto decimals = static_cast<std::size_t>(currency.decimals());
    if (typedDecimals > decimals) {
        return refuse(text, "has too many decimals for " + std::string(currency.code()));
    }

    std::int64_t minor = 0; // at most 12 digits and 4 zeros: far from overflow
    int significant = 0;
    for (const char c : number->digits) {
        significant += significant > 0 || c != '0' ? 1 : 0;
        if (significant > maxSignificantDigits) {
            return refuse(text, "has too many digits");
        }
        minor = minor * 10 + (c - '0');
    }
    for (std::size_t i = typedDecimals; i < decimals; ++i) {
        minor *= 10;
    }
    return Money(negative ? -minor : minor, currency);
}

} // namespace pos::money
