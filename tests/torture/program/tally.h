// SPDX-License-Identifier: Apache-2.0
//
// What was met: kills by place and aim, cuts by kind and request, and the table that shows which
// places of a payment's life neither has reached yet. Each lane counts for itself; they are added.
#pragma once

#include "tests/torture/program/plan.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pos::torture {

// Where a payment stood: for a kill by what its journal held afterwards, for a cut by the request.
enum class Place {
    NothingWritten,
    Creating,
    Pushing,
    ReaderTrouble,
    Collecting,
    Authorising,
    Declined,
    Checking,
    Cancelling,
    Ended,
    Refunding,
};
inline constexpr std::size_t places = 11;

[[nodiscard]] std::string_view nameOf(Place place);
// Of a payment's state and its last refund, as the journal's list has them.
[[nodiscard]] Place placeOf(std::string_view state, std::string_view lastRefund);
[[nodiscard]] Place placeOf(Call call);

struct Tally {
    int rounds = 0, processes = 0, screens = 0;
    int providerKills = 0, recoveries = 0, retries = 0, refunds = 0;
    int killsMissed = 0; // the process had ended before
    std::array<int, places> killsByTime{}, killsByWrite{}, cutsAt{};
    std::array<int, cutKinds> cuts{};
    std::array<int, calls> cutCalls{};

    void add(const Tally &other);
};

// The two tables and the sums, many lines.
[[nodiscard]] std::string table(const Tally &tally);

} // namespace pos::torture
