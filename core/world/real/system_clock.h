// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/clock.h"
#include "core/world/sleep_watch.h"

namespace pos::world {

// CLOCK_BOOTTIME, so that a suspended till sees the time that passed (F58), and CLOCK_REALTIME.
class SystemClock final : public Clock {
public:
    [[nodiscard]] std::int64_t monotonicMs() const override;
    [[nodiscard]] std::int64_t utcMs() const override;
    // Both kinds of monotonic time, for SleepWatch.
    [[nodiscard]] static TwoClocks twoClocks();
};

} // namespace pos::world
