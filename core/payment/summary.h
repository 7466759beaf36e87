// SPDX-License-Identifier: Apache-2.0
//
// What a list, an export and a start need to know of an attempt, in one line: the journal keeps it
// beside the records, so that nobody folds a year of them to show a table. It is a function of
// belief alone; a change of what it holds needs a new summaryVersion, which has every till compute
// its summaries anew.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/payment/attempt.h"

#include <cstdint>
#include <string>

namespace pos::payment {

inline constexpr const char *summaryVersion = "2";

struct Summary {
    AttemptId attempt;
    gateway::TransactionId transaction;
    std::string reference, note, readerName, cardBrand, cardLastFour;
    std::string currency; // "USD"
    std::int64_t startedUtcMs = 0;
    std::int64_t askedMinor = 0, capturedMinor = 0, refundedMinor = 0;
    Phase phase = Phase::Creating;
    bool disputed = false;
    bool owesChoice = false; // paid although it was being ended: a person keeps or refunds
    bool testMode = true;

    friend bool operator==(const Summary &, const Summary &) = default;
};

[[nodiscard]] Summary summaryOf(const State &state);

// The row for the journal: topic is the sale.
[[nodiscard]] journal::Summary rowFor(const State &state);
// Damaged: the row was not written by this version.
[[nodiscard]] base::Result<Summary> summaryFrom(const journal::Summary &row);

// Paid although it was being ended, and nobody has said yet what is to become of it.
[[nodiscard]] bool owesChoice(const State &state);
// A later record says "failed" of a payment that was paid (F26). One that says "pending" may only
// be late (F24), and one that says "canceled" is a conflict of its own.
[[nodiscard]] bool tookBack(const State &state);
// A person must decide something about it.
[[nodiscard]] bool needsPerson(const State &state);
// It must be taken up again after a start, because it can still change by itself or by a person who
// is waiting for it. Everything else is history: true to its records, read when asked for.
[[nodiscard]] bool isLive(const State &state);

} // namespace pos::payment
