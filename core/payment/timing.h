// SPDX-License-Identifier: Apache-2.0
//
// When an attempt asks, gives up waiting and probes. All pure; all monotonic milliseconds. The
// values travel inside the attempt's first event, so a replay years later decides as it did then.
#pragma once

#include <cstdint>

namespace pos::payment {

struct Timing {
    std::int64_t createWindowMs = 10'000; // then the screen says "Checking"
    std::int64_t createGiveUpMs = 60'000; // a create that took longer is cancelled, not pushed
    std::int64_t pushWindowMs = 10'000; // then "Reader did not answer"
    std::int64_t askAfterMs = 120'000; // no card yet: "Keep waiting / Cancel"
    std::int64_t cancelAfterMs = 180'000; // no card and no answer: cancel by itself
    std::int64_t slowBankMs = 8'000; // "The bank is slow"
    std::int64_t authoriseMs = 20'000; // then "Checking"
    std::int64_t probeAfterMs = 60'000; // of knowing nothing since a card was read: probe by cancel
    std::int64_t restartProbeMs = 5'000; // the same after a restart, when nobody waits for a card
    std::int64_t cancelWindowMs = 8'000; // an unanswered cancel shows as "Checking" after this
    // How long a prompt that cannot be cancelled may live. After a decline some accounts refuse to
    // cancel, and nothing tells when the reader stops asking (F25).
    std::int64_t promptLifeMs = 600'000;

    friend bool operator==(const Timing &, const Timing &) = default;
};

// How the attempt is being watched; sets the rhythm of reads.
enum class Watch {
    Collecting,
    Authorising,
    Checking,
    Resting, // declined: nothing prompts
    Settling, // approved: details are missing
    Burnt, // given up: watched for a late success
};

// The pause before the next read. `elapsedMs` since this watch began; `lostInARow` reads that came
// back without knowledge stretch it (cap 8 s in front of a cashier, 60 s in the background).
//
// Collecting is sized for at most 15 reads in a usual payment (card within 8 s) and a mean of at
// most 0.35 s between the provider knowing and the screen saying (targets V2).
[[nodiscard]] std::int64_t pollPauseMs(
    Watch watch, std::int64_t elapsedMs, int lostInARow, bool background);

// 0.5, 1, 2, 4, 8 s, then 8 s; `times` >= 0 tries so far. `spread` adds up to a quarter, so that
// tills that lost the same network do not come back in step.
[[nodiscard]] std::int64_t backoffMs(int times, std::uint8_t spread);

} // namespace pos::payment
