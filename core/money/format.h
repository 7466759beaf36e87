// SPDX-License-Identifier: Apache-2.0
//
// Amounts as people write them. The locale is a value, never the process's setting: a printed
// receipt and a parsed key must not change because of an environment variable.
#pragma once

#include "core/base/result.h"
#include "core/money/money.h"

#include <string>
#include <string_view>

namespace pos::money {

// How a language writes numbers. All UTF-8.
struct NumberStyle {
    std::string decimalMark = ".";
    std::string groupMark = ","; // may be empty, or a no-break space
    bool symbolFirst = true; // "$12.50" or "12,50 €"
    bool spaceBeforeSymbol = false; // only when the symbol stands last
};

// By BCP 47 tag: "en", "en-US", "es", "es-MX", "de", "id", "kk", "ru", …; unknown tags give the
// style of their language, then that of "en".
[[nodiscard]] NumberStyle numberStyle(std::string_view languageTag);

// The sign people know ("$", "€", "Rp", "₸"), or the code when there is none or it is ambiguous
// for the shop: only `home`'s own dollar is "$"; another one is "US$", "CA$", ….
[[nodiscard]] std::string symbol(const Currency &currency, const Currency &home);

// The parts of a formatted amount, so that a screen can set the symbol smaller than the digits.
struct FormattedMoney {
    std::string sign; // "-" (U+2212 is not used: scripts and printers must read it) or ""
    std::string symbol; // "$"
    std::string digits; // "1,234.50"
    bool symbolFirst = true;
    bool spaced = false;
    [[nodiscard]] std::string text() const;
};
[[nodiscard]] FormattedMoney formatParts(
    const Money &amount, const NumberStyle &style, const Currency &home);
[[nodiscard]] std::string format(const Money &amount, const NumberStyle &style);

// "1234.50": no symbol, no groups, always a dot; for files and protocols.
[[nodiscard]] std::string formatPlain(const Money &amount);

// What a person typed or pasted: optional sign, digits, optional groups, one decimal mark with at
// most the currency's decimals, optional symbol or code. Both "." and "," may be the decimal mark;
// a mark followed by exactly three digits is a group only when the style says so and no other mark
// decides. Errors (InvalidArgument) say in a sentence what is wrong: "12.345 has too many decimals
// for USD". More than 12 significant digits is an error.
[[nodiscard]] base::Result<Money> parse(
    std::string_view text, const Currency &currency, const NumberStyle &style);

} // namespace pos::money
