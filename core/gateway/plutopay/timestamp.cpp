// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/timestamp.h"

#include <chrono>
#include <cstddef>

namespace pos::gateway::plutopay {
namespace {

// The two digits at `at`, or -1; the caller has checked the size.
[[nodiscard]] int twoDigits(std::string_view text, std::size_t at)
{
    const auto tens = static_cast<unsigned>(text[at]) - unsigned{'0'};
    const auto units = static_cast<unsigned>(text[at + 1]) - unsigned{'0'};
    return tens > 9 || units > 9 ? -1 : static_cast<int>(tens * 10 + units);
}

// Days since 1970 of the YYYY-MM-DD at the front, or nothing.
[[nodiscard]] std::optional<std::int64_t> dayNumber(std::string_view text)
{
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const int century = twoDigits(text, 0);
    const int year = twoDigits(text, 2);
    const int month = twoDigits(text, 5);
    const int day = twoDigits(text, 8);
    if (century < 0 || year < 0 || month < 0 || day < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{century * 100 + year},
        std::chrono::month{static_cast<unsigned>(month)},
        std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

// Minutes east of UTC of "Z", "+hh:mm" or "+hhmm", or nothing.
[[nodiscard]] std::optional<int> offsetMinutes(std::string_view text)
{
    if (text == "Z" || text == "z") {
        return 0;
    }
    if ((text.size() != 6 && text.size() != 5) || (text[0] != '+' && text[0] != '-')
        || (text.size() == 6 && text[3] != ':')) {
        return std::nullopt;
    }
    const int hours = twoDigits(text, 1);
    const int minutes = twoDigits(text, text.size() - 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
        return std::nullopt;
    }
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

} // namespace

std::optional<std::int64_t> parseTimestampMs(std::string_view text)
{
    const auto days = dayNumber(text);
    constexpr std::size_t secondsEnd = 19; // "2026-11-20T10:04:55"
    if (!days || text.size() <= secondsEnd || (text[10] != 'T' && text[10] != ' ')
        || text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    const int hour = twoDigits(text, 11);
    const int minute = twoDigits(text, 14);
    const int second = twoDigits(text, 17);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
        return std::nullopt;
    }
    std::size_t at = secondsEnd;
    int fractionMs = 0;
    if (text[at] == '.') {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            fractionMs += (text[at] - '0') * scale;
            scale /= 10;
        }
    }
    const auto offset = offsetMinutes(text.substr(at));
    if (!offset) {
        return std::nullopt;
    }
    const std::int64_t minutes = (*days * 24 + hour) * 60 + minute - *offset;
    return minutes * 60'000 + std::int64_t{second} * 1000 + fractionMs;
}

bool isDate(std::string_view text)
{
    return text.size() == 10 && dayNumber(text).has_value();
}

} // namespace pos::gateway::plutopay
