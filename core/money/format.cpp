// SPDX-License-Identifier: Apache-2.0
#include "core/money/format.h"

#include <cstddef>

namespace pos::money {

namespace {

constexpr std::string_view noBreakSpace = "\xC2\xA0";

// Two's complement has one negative number more than positive ones, so the magnitude is unsigned.
std::uint64_t magnitude(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? ~bits + 1 : bits;
}

struct Digits {
    std::string whole;
    std::string fraction; // as long as the currency's decimals
};

Digits split(const Money &amount)
{
    std::string digits = std::to_string(magnitude(amount.minor()));
    const auto decimals = static_cast<std::size_t>(amount.currency().decimals());
    if (digits.size() <= decimals) {
        digits.insert(0, decimals + 1 - digits.size(), '0');
    }
    return {digits.substr(0, digits.size() - decimals), digits.substr(digits.size() - decimals)};
}

std::string grouped(const std::string &whole, const std::string &mark)
{
    std::string out;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) {
            out += mark;
        }
        out += whole[i];
    }
    return out;
}

bool endsInLetter(std::string_view text)
{
    const char last = text.empty() ? ' ' : text.back();
    return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
}

} // namespace

std::string FormattedMoney::text() const
{
    const std::string gap(spaced ? noBreakSpace : std::string_view());
    return symbolFirst ? sign + symbol + gap + digits : sign + digits + gap + symbol;
}

FormattedMoney formatParts(const Money &amount, const NumberStyle &style, const Currency &home)
{
    const Digits digits = split(amount);
    FormattedMoney parts;
    parts.sign = amount.isNegative() ? "-" : "";
    parts.symbol = symbol(amount.currency(), home);
    parts.digits = grouped(digits.whole, style.groupMark);
    if (!digits.fraction.empty()) {
        parts.digits += style.decimalMark + digits.fraction;
    }
    parts.symbolFirst = style.symbolFirst;
    // "CHF 12.50" and "Rp 12.500", but "$12.50": letters would run into the digits.
    parts.spaced = style.symbolFirst ? endsInLetter(parts.symbol) : style.spaceBeforeSymbol;
    return parts;
}

std::string format(const Money &amount, const NumberStyle &style)
{
    return formatParts(amount, style, amount.currency()).text();
}

std::string formatPlain(const Money &amount)
{
    const Digits digits = split(amount);
    std::string text = amount.isNegative() ? "-" : "";
    text += digits.whole;
    if (!digits.fraction.empty()) {
        text += '.' + digits.fraction;
    }
    return text;
}

} // namespace pos::money
