// SPDX-License-Identifier: Apache-2.0
#include "core/world/real/system_clock.h"

#include "core/base/invariant.h"

#include <ctime>

namespace pos::world {
namespace {

std::int64_t readMs(clockid_t id)
{
    timespec now{};
    base::invariant(clock_gettime(id, &now) == 0);
    return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

} // namespace

std::int64_t SystemClock::monotonicMs() const
{
    return readMs(CLOCK_BOOTTIME);
}

std::int64_t SystemClock::utcMs() const
{
    return readMs(CLOCK_REALTIME);
}

TwoClocks SystemClock::twoClocks()
{
    return {readMs(CLOCK_BOOTTIME), readMs(CLOCK_MONOTONIC)};
}

} // namespace pos::world
