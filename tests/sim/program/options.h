// SPDX-License-Identifier: Apache-2.0
//
// What one world is made of. A seed draws it (swarm testing: a third of the kinds is off, so that
// no fault hides another); the command line may pin parts of it. Printed whole with every finding,
// so that a person can make the same world again.
#pragma once

#include "core/world/random.h"
#include "tests/sim/program/coverage.h"
#include "tests/sim/program/kinds.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pos::sim {

enum class Bug : std::uint8_t {
    None,
    NoJournal,
    JournalAfterSend,
    JournalNotSynced,
    NewIntentOn400,
    CancelIsFinal,
    FailedIsFinal,
    DeadlineIsFinal,
    OldStatusAccepted,
    AmountNotCompared,
    DedupByEventId,
    TransportResends,
    RefundWithoutKey,
    WallClockTimer,
    RestartForgets,
    NoLease,
    Count
};
[[nodiscard]] std::string_view nameOf(Bug bug);
[[nodiscard]] std::optional<Bug> bugNamed(std::string_view name);

// What the people and the account of a world lean to, so that rare phases are met often enough.
enum class Leaning : std::uint8_t { None, Holds, Declines, Contradictions, Refusals, Count };

struct Options {
    std::uint64_t seed = 1;
    int sales = 40;
    std::string dialect = "openapi";
    int tills = 1;
    int readers = 1;
    bool realJournal = false; // SQLite over a file layer in memory
    int patience = 1; // time-outs are divided by this (ShortTimes)
    std::array<bool, kindCount> on{};
    int strength = 1; // 1, 2 or 4: how often what is on strikes
    Leaning leaning = Leaning::None;
    std::optional<Cell> hunt; // it leans to a fault and to the phase that it is to meet
    Bug bug = Bug::None;
    bool profiled = false; // changes no history

    [[nodiscard]] bool has(Kind kind) const { return on[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] int rate(Kind kind) const // per mille
    {
        return has(kind) ? rowOf(kind).perMille * (leansTo(kind) ? hunted : strength) : 0;
    }
    [[nodiscard]] bool leansTo(Kind kind) const;
    static constexpr int hunted = 8;
};

// What the command line pins; everything else is drawn.
struct Pins {
    int sales = 40;
    std::optional<std::string> dialect;
    std::optional<int> tills, readers;
    std::optional<bool> realJournal;
    std::optional<std::vector<Kind>> faults; // exactly these
    std::vector<Kind> without;
    int realJournalPercent = 5;
    std::optional<Cell> hunt;
    bool profiled = false;
    Bug bug = Bug::None;
};

[[nodiscard]] Options drawn(std::uint64_t seed, const Pins &pins);
// One line, complete enough to make the same world again with the program's own options.
[[nodiscard]] std::string described(const Options &options);

// True in `perMille` of the cases.
[[nodiscard]] bool chance(world::Random &dice, int perMille);
// Uniform in [from, to].
[[nodiscard]] std::int64_t between(world::Random &dice, std::int64_t from, std::int64_t to);

} // namespace pos::sim
