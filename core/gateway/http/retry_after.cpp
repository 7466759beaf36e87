// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/http/retry_after.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <system_error>

namespace pos::gateway::http {
namespace {

[[nodiscard]] std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || rest != text.data() + text.size() || value < 0) {
        return std::nullopt;
    }
    return value;
}

[[nodiscard]] std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace

std::optional<std::string_view> findHeader(
    const world::HttpHeaders &headers, std::string_view lowerCaseName)
{
    const auto found = std::find_if(headers.begin(), headers.end(),
        [lowerCaseName](const auto &header) { return header.first == lowerCaseName; });
    if (found == headers.end()) {
        return std::nullopt;
    }
    return std::string_view(found->second);
}

std::optional<std::int64_t> parseHttpDateMs(std::string_view text)
{
    constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr std::size_t length = 29; // "Sun, 06 Nov 1994 08:49:37 GMT"
    if (text.size() != length || text.substr(25) != " GMT" || text[16] != ' ' || text[19] != ':'
        || text[22] != ':') {
        return std::nullopt;
    }
    const auto month = std::find(months.begin(), months.end(), text.substr(8, 3));
    const auto day = number(text.substr(5, 2));
    const auto year = number(text.substr(12, 4));
    const auto hour = number(text.substr(17, 2));
    const auto minute = number(text.substr(20, 2));
    const auto second = number(text.substr(23, 2));
    if (month == months.end() || !day || !year || !hour || !minute || !second || *hour > 23
        || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(month - months.begin()) + 1},
        std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    return ((days * 24 + *hour) * 60 + *minute) * 60'000 + std::int64_t{*second} * 1000;
}

std::optional<std::int64_t> retryAfterMs(const world::HttpHeaders &headers, std::int64_t utcMs)
{
    const auto header = findHeader(headers, "retry-after");
    if (!header) {
        return std::nullopt;
    }
    const std::string_view text = trimmed(*header);
    if (!text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        // More digits than an int holds is a very long time, which the cap makes harmless.
        const auto seconds = number(text);
        return seconds ? std::min(std::int64_t{*seconds} * 1000, longestRetryAfterMs)
                       : longestRetryAfterMs;
    }
    const auto until = parseHttpDateMs(text);
    if (!until) {
        return std::nullopt;
    }
    const auto dateHeader = findHeader(headers, "date");
    const auto serverNow = dateHeader ? parseHttpDateMs(trimmed(*dateHeader)) : std::nullopt;
    return std::clamp(*until - serverNow.value_or(utcMs), std::int64_t{0}, longestRetryAfterMs);
}

} // namespace pos::gateway::http
