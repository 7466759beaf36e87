// SPDX-License-Identifier: Apache-2.0
//
// Time as the rest of the house may see it. Decisions use the monotonic clock; the wall clock is
// only written into records and onto receipts, because it can be wrong by a day and jump.
#pragma once

#include <cstdint>

namespace pos::world {

class Clock {
public:
    virtual ~Clock() = default;
    // Milliseconds since an arbitrary start; never goes back; counts while the machine sleeps.
    [[nodiscard]] virtual std::int64_t monotonicMs() const = 0;
    // Milliseconds since 1970-01-01T00:00:00Z by the machine's wall clock.
    [[nodiscard]] virtual std::int64_t utcMs() const = 0;
};

} // namespace pos::world
