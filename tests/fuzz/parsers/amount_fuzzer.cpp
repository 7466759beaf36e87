// SPDX-License-Identifier: Apache-2.0
//
// Amounts as people type or paste them. What is accepted is in range and comes back the same from
// every way in which the till writes it.
#include "core/money/currency.h"
#include "core/money/format.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <array>
#include <string>

using namespace pos;
using fuzz::require;

// First byte: the language; then a line that may be a currency; then the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::array<std::string_view, 8> languages{
        "en", "de", "es-MX", "fr", "id", "kk", "ru", "xx"};
    constexpr std::array<std::string_view, 6> codes{"USD", "EUR", "JPY", "KWD", "KZT", "IDR"};
    fuzz::Input input(data, size);
    const money::NumberStyle style
        = money::numberStyle(languages.at(input.byte() % languages.size()));
    const std::string_view word = input.line();
    const auto named = money::Currency::fromCode(word);
    require(!named || (word.size() == 3 && money::Currency::fromCode(named->lowerCode()) == named),
        "a currency that is not three letters");
    const money::Currency currency
        = named.value_or(money::currency(codes.at(word.size() % codes.size())));
    const auto parsed = money::parse(input.rest(), currency, style);
    if (!parsed) {
        require(!parsed.error().message.empty() && parsed.error().message.size() < 300,
            "an error without a sentence, or with all of the input");
        return 0;
    }
    constexpr std::int64_t beyond = 1'000'000'000'000; // twelve digits, and up to four decimals
    require(parsed->minor() > -beyond * 10'000 && parsed->minor() < beyond * 10'000,
        "an amount beyond twelve digits");
    require(parsed->currency() == currency, "another currency than asked for");
    constexpr std::int64_t typeable
        = 1'000'000'000'000; // of minor units: what parse() lets be typed
    if (parsed->minor() <= -typeable || parsed->minor() >= typeable) {
        return 0;
    }
    const auto plain
        = money::parse(money::formatPlain(*parsed), currency, money::numberStyle("en"));
    require(plain && *plain == *parsed, "the plain form means another amount");
    const auto shown = money::parse(money::format(*parsed, style), currency, style);
    require(shown && *shown == *parsed, "the amount on the screen means another one");
    return 0;
}
