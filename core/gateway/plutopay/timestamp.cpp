// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/timestamp.h"

#include <chrono>
#include <cstddef>

namespace pos::gateway::plutopay {
namespace {

// `count` digits from `at`, or -1.
[[nodiscard]] int digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) {
        return -1;
    }
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Days since 1970 of the YYYY-MM-DD at the front, or nothing.
[[nodiscard]] std::optional<std::int64_t> dayNumber(std::string_view text)
{
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
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
    const int hours = digits(text, 1, 2);
    const int minutes = digits(text, text.size() - 2, 2);
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
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
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
