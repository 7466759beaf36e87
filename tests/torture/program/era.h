// SPDX-License-Identifier: Apache-2.0
//
// A few hundred rounds against one provider, on a few lanes at once, and their verdict. A long run
// is many eras, so that neither ledger nor journals grow without end, and each era speaks another
// dialect.
#pragma once

#include "tests/torture/program/lane.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pos::torture {

struct EraOptions {
    Programs programs;
    std::string folder; // made
    std::uint64_t seed = 1, number = 0, firstRound = 1, rounds = 100;
    int lanes = 8;
    Tills tills = Tills::Both;
    Sabotage sabotage = Sabotage::None;
};

struct EraResult {
    Tally tally;
    Verdict verdict; // with what the lanes saw
};

[[nodiscard]] EraResult playEra(const EraOptions &options);

} // namespace pos::torture
