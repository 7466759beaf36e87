// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/http/request_budget.h"

#include "core/gateway/http/retry_after.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace pos::gateway::http {
namespace {

constexpr std::int64_t unitsPerToken = 80'000; // so that a millisecond refills perMinute units
constexpr int fewestPerMinute = 1;
constexpr int mostPerMinute = 6000;
// A 429 that does not say how long: the window of the limit is a minute, a sixth of it is polite.
constexpr std::int64_t pauseWithoutHintMs = 10'000;

[[nodiscard]] std::optional<int> count(const world::HttpHeaders &headers, std::string_view name)
{
    const auto text = findHeader(headers, name);
    if (!text) {
        return std::nullopt;
    }
    int value = 0;
    const auto [rest, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || rest != text->data() + text->size() || value < 0) {
        return std::nullopt;
    }
    return value;
}

} // namespace

RequestBudget::RequestBudget(int perMinute)
    : m_perMinute(std::clamp(perMinute, fewestPerMinute, mostPerMinute))
    , m_units(capacity())
{
}

std::int64_t RequestBudget::capacity() const
{
    return std::max(std::int64_t{m_perMinute} * unitsPerToken / 4, unitsPerToken);
}

std::int64_t RequestBudget::tokensAt(std::int64_t monotonicMs) const
{
    if (!m_started) {
        return m_units;
    }
    const std::int64_t passedMs
        = std::clamp(monotonicMs - m_settledMs, std::int64_t{0}, std::int64_t{120'000});
    return std::min(m_units + passedMs * m_perMinute, capacity());
}

void RequestBudget::settle(std::int64_t monotonicMs)
{
    m_units = tokensAt(monotonicMs);
    m_settledMs = m_started ? std::max(m_settledMs, monotonicMs) : monotonicMs;
    m_started = true;
}

std::int64_t RequestBudget::waitMs(std::int64_t monotonicMs, Priority priority) const
{
    if (priority == Priority::High) {
        return 0;
    }
    const std::int64_t blockedMs = std::max(m_blockedUntilMs - monotonicMs, std::int64_t{0});
    // Polling leaves a fifth of the bucket for calls that move money; a bucket too small for that
    // must at least be full.
    const std::int64_t needed = std::min(capacity() / 5 + unitsPerToken, capacity());
    const std::int64_t missing = std::max(needed - tokensAt(monotonicMs), std::int64_t{0});
    return std::max(blockedMs, (missing + m_perMinute - 1) / m_perMinute);
}

void RequestBudget::spent(std::int64_t monotonicMs)
{
    settle(monotonicMs);
    // Overdrawing is bounded: a burst of money calls must not stop polling for minutes.
    m_units = std::max(m_units - unitsPerToken, -capacity());
}

void RequestBudget::learned(
    int status, const world::HttpHeaders &headers, std::int64_t monotonicMs, std::int64_t utcMs)
{
    settle(monotonicMs);
    if (const auto limit = count(headers, "x-ratelimit-limit"); limit && *limit > 0) {
        m_perMinute = std::clamp(*limit, fewestPerMinute, mostPerMinute);
        m_units = std::min(m_units, capacity());
    }
    if (const auto remaining = count(headers, "x-ratelimit-remaining")) {
        m_units = std::min(m_units, std::int64_t{*remaining} * unitsPerToken);
    }
    constexpr int tooManyRequests = 429;
    constexpr int unavailable = 503;
    if (status == tooManyRequests || status == unavailable) {
        const auto told = retryAfterMs(headers, utcMs);
        const std::int64_t pauseMs
            = told.value_or(status == tooManyRequests ? pauseWithoutHintMs : 0);
        m_blockedUntilMs = std::max(m_blockedUntilMs, monotonicMs + pauseMs);
    }
}

} // namespace pos::gateway::http
