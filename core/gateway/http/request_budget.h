// SPDX-License-Identifier: Apache-2.0
//
// How often the till may ask. The account allows so many requests a minute, shared by every till
// of the shop; polling must leave room for the calls that move money (F15). A bucket of a quarter
// of the limit, refilled with three quarters of it a minute: together never more than the limit in
// any minute, and a till that asks too often becomes slower instead of silent. Pure: time is handed
// in, nothing waits here.
#pragma once

#include "core/world/http_transport.h"

#include <cstdint>

namespace pos::gateway::http {

class RequestBudget {
public:
    enum class Priority {
        High, // create, process, cancel, capture, refund: never waits
        Low, // polling, lists: waits for its share
    };

    // perMinute: 1 to 6000.
    explicit RequestBudget(int perMinute = 100);

    // Milliseconds from `monotonicMs` until a call may be made; 0 = now.
    [[nodiscard]] std::int64_t waitMs(std::int64_t monotonicMs, Priority priority) const;
    // A request has left. High ones may overdraw; polling then waits longer.
    void spent(std::int64_t monotonicMs);
    // Learns from an answer: X-RateLimit-Limit sets the size of the bucket, -Remaining can only
    // empty it (other tills drink from it too), a 429 or 503 with Retry-After (and a 429 without)
    // stops polling for a while. `utcMs` is used for a Retry-After date without a Date header.
    void learned(int status, const world::HttpHeaders &headers, std::int64_t monotonicMs,
        std::int64_t utcMs);

    [[nodiscard]] int perMinute() const { return m_perMinute; }

private:
    [[nodiscard]] std::int64_t tokensAt(std::int64_t monotonicMs) const;
    void settle(std::int64_t monotonicMs);
    [[nodiscard]] std::int64_t capacity() const;

    int m_perMinute = 100;
    // Tokens times 80,000: one millisecond refills exactly perMinute units, without fractions.
    std::int64_t m_units = 0;
    std::int64_t m_settledMs = 0;
    std::int64_t m_blockedUntilMs = 0;
    bool m_started = false;
};

} // namespace pos::gateway::http
