// SPDX-License-Identifier: Apache-2.0
//
// Many worlds: one for each seed, on as many threads as wished, each world by itself. Every
// so-and-so-many-th seed is played twice and must give the same history.
#pragma once

#include "tests/sim/program/checker.h"
#include "tests/sim/program/coverage.h"
#include "tests/sim/program/history.h"
#include "tests/sim/program/meter.h"
#include "tests/sim/program/options.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pos::sim {

struct Played {
    std::uint64_t hash = 0;
    std::int64_t sales = 0, events = 0, exchanges = 0, checks = 0, kills = 0;
    std::int64_t forgotten = 0, forgottenPaid = 0; // by a disk that lied (F50)
    std::int64_t lookedUp = 0; // by a person, because nobody else could tell
    std::int64_t virtualMs = 0;
    Coverage coverage;
    PartTimes times{};
    std::optional<Violation> violation;
    std::vector<History::Line> lines;
};
[[nodiscard]] Played playWorld(const Options &options, bool traced);

struct Finding {
    Options options;
    Violation violation;
    std::int64_t salesBefore = 0; // played until it was found
};

struct Plan {
    Pins pins;
    std::uint64_t firstSeed = 1;
    std::int64_t seeds = 1;
    int jobs = 1;
    int twiceEvery = 25; // 0 = never
    double mostSeconds = 0; // 0 = no limit
    bool goOn = false; // after a finding
    std::string wanted; // findings of other properties are passed over; "" = none is
};

struct Total {
    std::int64_t worlds = 0, sales = 0, diskSales = 0, events = 0;
    std::int64_t exchanges = 0, checks = 0, kills = 0, playedTwice = 0;
    std::int64_t forgotten = 0, forgottenPaid = 0, lookedUp = 0;
    double seconds = 0, cpuSeconds = 0;
    std::uint64_t hash = 0; // of all histories, whatever their order
    Coverage coverage;
    PartTimes times{}; // of the parts, when they were measured
    std::vector<Finding> findings;
    std::vector<std::uint64_t> unlike; // seeds that gave two histories
};
[[nodiscard]] Total playSeeds(const Plan &plan);

// Plays worlds that lean to the cells which are empty, and adds what they met. Returns what could
// not be met in `worldsEach` worlds.
std::vector<Cell> fill(Total &total, const Plan &plan, std::int64_t worldsEach);

// The smallest world like this one that still shows the same property broken.
[[nodiscard]] Options shrunk(const Options &options, const Violation &violation);
// The trace of the finding's sale in plain words.
[[nodiscard]] std::string storyOf(const Options &options, bool everything);

} // namespace pos::sim
