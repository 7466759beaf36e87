// SPDX-License-Identifier: Apache-2.0
#include "core/payment/timing.h"

#include "core/base/invariant.h"

#include <algorithm>

namespace pos::payment {
namespace {

std::int64_t rhythmMs(Watch watch, std::int64_t elapsedMs)
{
    switch (watch) {
    case Watch::Collecting: // nobody taps in the first second; most do within eight
        return elapsedMs < 1'000 ? 1'000
            : elapsedMs < 30'000 ? 600
            : elapsedMs < 60'000 ? 1'000
                                 : 2'000;
    case Watch::Authorising:
        return elapsedMs < 5'000 ? 250 : elapsedMs < 30'000 ? 1'000 : 5'000;
    case Watch::Checking:
        return elapsedMs < 5'000  ? 250
            : elapsedMs < 30'000  ? 1'000
            : elapsedMs < 300'000 ? 5'000
                                  : 30'000;
    case Watch::Resting:
        return elapsedMs < 30'000 ? 3'000 : 30'000;
    case Watch::Settling:
        return elapsedMs < 5'000 ? 1'000 : elapsedMs < 60'000 ? 5'000 : 60'000;
    case Watch::Burnt:
        return elapsedMs < 600'000 ? 60'000 : 300'000;
    }
    base::unreachable();
}

} // namespace

std::int64_t pollPauseMs(Watch watch, std::int64_t elapsedMs, int lostInARow, bool background)
{
    const auto pause = rhythmMs(watch, std::max<std::int64_t>(elapsedMs, 0));
    if (lostInARow <= 0) {
        return pause;
    }
    const auto cap = background ? std::int64_t{60'000} : std::int64_t{8'000};
    const auto stretched = std::int64_t{500} << std::min(lostInARow, 8);
    return std::max(pause, std::min(stretched, cap));
}

std::int64_t backoffMs(int times, std::uint8_t spread)
{
    const auto plain = std::int64_t{500} << std::clamp(times, 0, 4);
    return plain + plain * spread / 1024;
}

} // namespace pos::payment
