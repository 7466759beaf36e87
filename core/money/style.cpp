// SPDX-License-Identifier: Apache-2.0
//
// How languages write numbers, after the common locale data of Unicode, cut down to what an amount
// needs. Every space is a no-break space (U+00A0), so that no screen breaks a line inside an
// amount; the narrow one that French prefers is missing from receipt printers.
#include "core/money/format.h"

#include <algorithm>
#include <string_view>

namespace pos::money {

namespace {

constexpr std::string_view space = "\xC2\xA0";

struct StyleRow {
    std::string_view tag; // lower case
    std::string_view decimalMark;
    std::string_view groupMark;
    bool symbolFirst;
    bool spaceBeforeSymbol;
};

constexpr StyleRow styleRows[] = {
    {"en", ".", ",", true, false},
    {"ar", ".", ",", true, false},
    {"bg", ",", space, false, true},
    {"cs", ",", space, false, true},
    {"da", ",", ".", false, true},
    {"de", ",", ".", false, true},
    {"de-ch", ".", "\xE2\x80\x99", true, false},
    {"el", ",", ".", false, true},
    {"es", ",", ".", false, true},
    {"es-419", ".", ",", true, false},
    {"es-ar", ",", ".", true, false},
    {"es-bo", ",", ".", true, false},
    {"es-cl", ",", ".", true, false},
    {"es-co", ",", ".", true, false},
    {"es-cr", ",", space, true, false},
    {"es-do", ".", ",", true, false},
    {"es-ec", ",", ".", true, false},
    {"es-gt", ".", ",", true, false},
    {"es-hn", ".", ",", true, false},
    {"es-mx", ".", ",", true, false},
    {"es-ni", ".", ",", true, false},
    {"es-pa", ".", ",", true, false},
    {"es-pe", ".", ",", true, false},
    {"es-pr", ".", ",", true, false},
    {"es-py", ",", ".", true, false},
    {"es-sv", ".", ",", true, false},
    {"es-us", ".", ",", true, false},
    {"es-uy", ",", ".", true, false},
    {"es-ve", ",", ".", true, false},
    {"et", ",", space, false, true},
    {"fi", ",", space, false, true},
    {"fr", ",", space, false, true},
    {"fr-ch", ".", space, false, true},
    {"he", ".", ",", true, false},
    {"hi", ".", ",", true, false},
    {"hu", ",", space, false, true},
    {"id", ",", ".", true, false},
    {"it", ",", ".", false, true},
    {"it-ch", ".", "\xE2\x80\x99", true, false},
    {"ja", ".", ",", true, false},
    {"kk", ",", space, false, true},
    {"ko", ".", ",", true, false},
    {"ky", ",", space, false, true},
    {"lt", ",", space, false, true},
    {"lv", ",", space, false, true},
    {"ms", ".", ",", true, false},
    {"nb", ",", space, false, true},
    {"nl", ",", ".", true, false},
    {"no", ",", space, false, true},
    {"pl", ",", space, false, true},
    {"pt", ",", ".", true, false},
    {"pt-pt", ",", space, false, true},
    {"ro", ",", ".", false, true},
    {"ru", ",", space, false, true},
    {"sk", ",", space, false, true},
    {"sv", ",", space, false, true},
    {"th", ".", ",", true, false},
    {"tr", ",", ".", true, false},
    {"uk", ",", space, false, true},
    {"uz", ",", space, false, true},
    {"vi", ",", ".", false, true},
    {"zh", ".", ",", true, false},
};

const StyleRow *findStyle(std::string_view tag)
{
    const auto *const found = std::find_if(std::begin(styleRows), std::end(styleRows),
        [tag](const StyleRow &row) { return row.tag == tag; });
    return found == std::end(styleRows) ? nullptr : found;
}

struct SymbolRow {
    std::string_view code;
    std::string_view atHome; // the sign where this is the shop's own currency
    std::string_view abroad; // the sign elsewhere, "" = the code
};

// Signs that several currencies share stand only in the second column.
constexpr SymbolRow symbolRows[] = {
    {"AMD", "֏", "֏"},
    {"ARS", "$", "AR$"},
    {"AUD", "$", "A$"},
    {"AZN", "₼", "₼"},
    {"BBD", "$", ""},
    {"BDT", "৳", "৳"},
    {"BMD", "$", ""},
    {"BOB", "Bs", ""},
    {"BRL", "R$", "R$"},
    {"BSD", "$", ""},
    {"BZD", "$", ""},
    {"CAD", "$", "CA$"},
    {"CLP", "$", "CL$"},
    {"CNY", "¥", "CN¥"},
    {"COP", "$", "CO$"},
    {"CRC", "₡", "₡"},
    {"CZK", "Kč", "Kč"},
    {"DKK", "kr", ""},
    {"DOP", "RD$", "RD$"},
    {"EUR", "€", "€"},
    {"FJD", "$", ""},
    {"GBP", "£", "£"},
    {"GEL", "₾", "₾"},
    {"GTQ", "Q", ""},
    {"HKD", "$", "HK$"},
    {"HNL", "L", ""},
    {"HUF", "Ft", "Ft"},
    {"IDR", "Rp", "Rp"},
    {"ILS", "₪", "₪"},
    {"INR", "₹", "₹"},
    {"ISK", "kr", ""},
    {"JMD", "$", ""},
    {"JPY", "¥", "JP¥"},
    {"KES", "KSh", "KSh"},
    {"KRW", "₩", "₩"},
    {"KZT", "₸", "₸"},
    {"LAK", "₭", "₭"},
    {"MNT", "₮", "₮"},
    {"MXN", "$", "MX$"},
    {"MYR", "RM", "RM"},
    {"NAD", "$", ""},
    {"NGN", "₦", "₦"},
    {"NIO", "C$", ""},
    {"NOK", "kr", ""},
    {"NZD", "$", "NZ$"},
    {"PEN", "S/", "S/"},
    {"PHP", "₱", "₱"},
    {"PLN", "zł", "zł"},
    {"PYG", "₲", "₲"},
    {"RUB", "₽", "₽"},
    {"SEK", "kr", ""},
    {"SGD", "$", "S$"},
    {"THB", "฿", "฿"},
    {"TRY", "₺", "₺"},
    {"TTD", "$", "TT$"},
    {"TWD", "$", "NT$"},
    {"UAH", "₴", "₴"},
    {"USD", "$", "US$"},
    {"UYU", "$", "UY$"},
    {"VND", "₫", "₫"},
    {"XAF", "FCFA", ""},
    {"XCD", "$", ""},
    {"XOF", "FCFA", ""},
    {"ZAR", "R", ""},
};

} // namespace

NumberStyle numberStyle(std::string_view languageTag)
{
    std::string tag;
    for (const char c : languageTag) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        tag += c == '_' ? '-' : isUpper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const StyleRow *row = nullptr;
    // "es-MX-x-shop" → "es-MX" → "es"; a script ("kk-Cyrl-KZ") is dropped the same way.
    while (row == nullptr && !tag.empty()) {
        row = findStyle(tag);
        const auto dash = tag.rfind('-');
        tag.resize(dash == std::string::npos ? 0 : dash);
    }
    if (row == nullptr) {
        return {};
    }
    return {std::string(row->decimalMark), std::string(row->groupMark), row->symbolFirst,
        row->spaceBeforeSymbol};
}

std::string symbol(const Currency &currency, const Currency &home)
{
    const auto *const found = std::find_if(std::begin(symbolRows), std::end(symbolRows),
        [&currency](const SymbolRow &row) { return row.code == currency.code(); });
    if (found == std::end(symbolRows)) {
        return std::string(currency.code());
    }
    const std::string_view sign = currency == home ? found->atHome : found->abroad;
    return std::string(sign.empty() ? currency.code() : sign);
}

} // namespace pos::money
