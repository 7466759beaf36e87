// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a journal, in figures that a person can weigh before anything is done about it
// (F52). Reads, writes nothing.
#pragma once

#include "core/journal/journal.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace pos::journal {

struct Damage {
    std::int64_t certain = 0; // records from the first on that are proved to be as written
    std::int64_t unproved = 0; // behind them: still readable, and nothing proves them
    std::int64_t missing = 0; // written once, as far as is known, and not there any more
    std::optional<std::int64_t> certainUntilUtcMs; // of the last certain one
    std::optional<std::int64_t> fromUtcMs, untilUtcMs; // of the unproved ones
    std::int64_t payments = 0; // with a record that is not certain, as far as can be read
    std::string what; // one English sentence; "" = nothing is wrong
};

// `progress`: records read so far. Slow: a second for a hundred thousand records.
[[nodiscard]] Damage surveyDamage(
    const std::string &path, const std::function<void(std::int64_t records)> &progress = {});

} // namespace pos::journal
