// SPDX-License-Identifier: Apache-2.0
//
// Bugs put in on purpose, to see that the model finds them: each is a wrong till that somebody
// once built. Compiled only into the model's programs. Some change what step() says, some the
// guards around it, some the journal.
#pragma once

#include "core/payment/attempt.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pos::model {

enum class Mutant : std::uint8_t {
    None,
    CancelIsFinal, // the till believes its own wish
    FailedIsFinal, // a decline ends the payment
    DeadlineIsFinal, // no answer in time means not charged
    LateStatusAccepted, // an older "pending" takes "paid" back
    RestartForgets, // the journal is not read
    JournalAfterSend, // the effect leaves before its event is durable
    NotSynced, // what moves money is written like the rest, without a sync
    AmountNotCompared,
    RefundWithoutKey,
    NewIntentOnRefusal, // 400 to a push: start again with a new intent
    NoLease, // neither the sale nor the reader is reserved
    PostSentTwice, // the transport repeats a refund by itself
    WallClockTimer, // decisions by the time of day
    RefusedCancelIsFinal, // whatever the cancel says, it is called cancelled
    GivenUpInDoubt, // not knowing whether a second prompt charged is called given up
    CountsToTwo, // of three prompts without a decline it remembers two
    OlderDeclineIsNews, // a record that tells of an earlier decline late is taken for a new one
    LazyVerdict, // "approved" is shown before it is on disk
};

struct MutantText {
    Mutant mutant;
    std::string_view name, what;
};
[[nodiscard]] std::span<const MutantText> allMutants();
[[nodiscard]] std::optional<Mutant> mutantOf(std::string_view name);

// The step function as the mutant has it; None is the production function.
using MutatedStep = payment::Step (*)(const payment::State &, const payment::Event &);
[[nodiscard]] MutatedStep stepOf(Mutant mutant);
[[nodiscard]] payment::Durability durabilityWith(Mutant mutant, const payment::State &before,
    const payment::Step &step, const payment::Event &event);

} // namespace pos::model
