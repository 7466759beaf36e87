// SPDX-License-Identifier: Apache-2.0
//
// Accents come off by Unicode decomposition; what does not decompose stands in a table. Cyrillic
// follows the spelling of passports, which readers of receipts know from their own names.
#include "core/receipt/transliterate.h"

#include <QString>

#include <algorithm>
#include <iterator>

namespace pos::receipt {

namespace {

struct Row {
    char32_t code;
    const char *first; // tried first
    const char *second; // then this; nullptr = none
};

constexpr Row rows[] = {
    // Punctuation and rules.
    {0x2010, "-", nullptr},
    {0x2011, "-", nullptr},
    {0x2012, "-", nullptr},
    {0x2013, "-", nullptr},
    {0x2014, "-", nullptr},
    {0x2015, "-", nullptr},
    {0x2212, "-", nullptr},
    {0x2018, "'", nullptr},
    {0x2019, "'", nullptr},
    {0x201A, "'", nullptr},
    {0x201C, "\"", nullptr},
    {0x201D, "\"", nullptr},
    {0x201E, "\"", nullptr},
    {0xAB, "\"", nullptr},
    {0xBB, "\"", nullptr},
    {0x2022, "*", nullptr},
    {0xB7, ".", nullptr},
    {0x2026, "...", nullptr},
    {0xD7, "x", nullptr},
    {0xA9, "(c)", nullptr},
    {0xAE, "(R)", nullptr},
    {0x2122, "(TM)", nullptr},
    {0x2009, " ", nullptr},
    {0x202F, " ", nullptr},
    {0x2007, " ", nullptr},
    {0x200B, "", nullptr},
    {0x200D, "", nullptr},
    {0x2500, "-", nullptr},
    {0x2550, "=", nullptr},
    {0x2116, "No.", nullptr},
    // Money: the code says what the sign cannot.
    {0x20AC, "EUR", nullptr},
    {0xA3, "GBP", nullptr},
    {0xA5, "JPY", nullptr},
    {0x20B8, "KZT", nullptr},
    {0x20BD, "RUB", nullptr},
    {0x20B9, "INR", nullptr},
    {0x20A9, "KRW", nullptr},
    {0x20B4, "UAH", nullptr},
    {0x20BA, "TRY", nullptr},
    {0x20AB, "VND", nullptr},
    {0x20AA, "ILS", nullptr},
    {0x20B1, "PHP", nullptr},
    {0x20A6, "NGN", nullptr},
    // Latin letters that have no accent to take off.
    {0xC4, "Ae", nullptr},
    {0xD6, "Oe", nullptr},
    {0xDC, "Ue", nullptr},
    {0xE4, "ae", nullptr},
    {0xF6, "oe", nullptr},
    {0xFC, "ue", nullptr},
    {0xDF, "ss", nullptr},
    {0x1E9E, "SS", nullptr},
    {0xC6, "Ae", nullptr},
    {0xE6, "ae", nullptr},
    {0xD8, "O", nullptr},
    {0xF8, "o", nullptr},
    {0x152, "Oe", nullptr},
    {0x153, "oe", nullptr},
    {0x141, "L", nullptr},
    {0x142, "l", nullptr},
    {0x110, "D", nullptr},
    {0x111, "d", nullptr},
    {0x131, "i", nullptr},
    {0xD0, "D", nullptr},
    {0xF0, "d", nullptr},
    {0xDE, "Th", nullptr},
    {0xFE, "th", nullptr},
    {0x18F, "A", nullptr},
    {0x259, "a", nullptr},
    // Kazakh and Ukrainian letters: a relative in PC866 first.
    {0x4D8, "Э", "A"},
    {0x4D9, "э", "a"},
    {0x492, "Г", "G"},
    {0x493, "г", "g"},
    {0x49A, "К", "Q"},
    {0x49B, "к", "q"},
    {0x4A2, "Н", "N"},
    {0x4A3, "н", "n"},
    {0x4E8, "О", "O"},
    {0x4E9, "о", "o"},
    {0x4B0, "У", "U"},
    {0x4B1, "у", "u"},
    {0x4AE, "У", "U"},
    {0x4AF, "у", "u"},
    {0x4BA, "Х", "H"},
    {0x4BB, "х", "h"},
    {0x406, "И", "I"},
    {0x456, "и", "i"},
    {0x490, "Г", "G"},
    {0x491, "г", "g"},
    {0x404, "Е", "Ie"},
    {0x454, "е", "ie"},
    {0x407, "И", "I"},
    {0x457, "и", "i"},
    {0x401, "Е", "E"},
    {0x451, "е", "e"},
};

// From U+0410 to U+044F: capitals, then small letters.
constexpr const char *cyrillic[] = {"A", "B", "V", "G", "D", "E", "Zh", "Z", "I", "I", "K", "L",
    "M", "N", "O", "P", "R", "S", "T", "U", "F", "Kh", "Ts", "Ch", "Sh", "Shch", "Ie", "Y", "", "E",
    "Iu", "Ia", "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "", "e", "iu", "ia"};
constexpr char32_t firstCyrillic = 0x410;

bool isUnseen(char32_t code)
{
    return (code >= 0x300U && code <= 0x36FU) || (code >= 0xFE00U && code <= 0xFE0FU);
}

bool isWide(char32_t code)
{
    return (code >= 0x1100U && code <= 0x115FU) || (code >= 0x2E80U && code <= 0xA4CFU)
        || (code >= 0xAC00U && code <= 0xD7A3U) || (code >= 0xF900U && code <= 0xFAFFU)
        || (code >= 0xFF00U && code <= 0xFF60U) || code >= 0x1F300U;
}

} // namespace

std::vector<std::string> substitutes(char32_t code)
{
    if (isUnseen(code)) {
        return {std::string()};
    }
    std::vector<std::string> found;
    const auto *const row = std::find_if(
        std::begin(rows), std::end(rows), [code](const Row &one) { return one.code == code; });
    if (row != std::end(rows)) {
        found.emplace_back(row->first);
        if (row->second != nullptr) {
            found.emplace_back(row->second);
        }
    }
    if (code >= firstCyrillic && code - firstCyrillic < std::size(cyrillic)) {
        found.emplace_back(cyrillic[code - firstCyrillic]);
    }
    const QString whole = QString::fromUcs4(&code, 1);
    const QString apart = whole.normalized(QString::NormalizationForm_KD);
    if (apart != whole) {
        QString letters;
        std::copy_if(apart.begin(), apart.end(), std::back_inserter(letters),
            [](QChar c) { return !isUnseen(c.unicode()); });
        found.push_back(letters.toStdString());
    }
    found.emplace_back(isWide(code) ? "??" : "?"); // as wide as what it stands for
    return found;
}

} // namespace pos::receipt
