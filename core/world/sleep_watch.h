// SPDX-License-Identifier: Apache-2.0
//
// Notices that the machine slept (F58). Timers of an event loop stand still meanwhile and know
// nothing of it afterwards; a payment that was open may have been decided hours ago. Two clocks
// tell: one counts while the machine sleeps, one does not.
#pragma once

#include <cstdint>

namespace pos::world {

struct TwoClocks { // read one after the other
    std::int64_t withSleepMs = 0; // CLOCK_BOOTTIME
    std::int64_t awakeMs = 0; // CLOCK_MONOTONIC
};

class SleepWatch {
public:
    // Less than this is the time between two readings of the clocks, not sleep.
    static constexpr std::int64_t leastMs = 500;

    explicit constexpr SleepWatch(TwoClocks now)
        : m_last(now)
    {
    }
    // How long the machine slept since the last call; 0 = it did not.
    [[nodiscard]] constexpr std::int64_t sleptMs(TwoClocks now)
    {
        const auto slept = (now.withSleepMs - m_last.withSleepMs) - (now.awakeMs - m_last.awakeMs);
        m_last = now;
        return slept >= leastMs ? slept : 0;
    }

private:
    TwoClocks m_last;
};

} // namespace pos::world
