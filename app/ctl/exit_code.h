// SPDX-License-Identifier: Apache-2.0
//
// What a script may rely on. Numbers are part of the interface and never change their meaning.
#pragma once

#include "core/payment/engine.h"

namespace pos::ctl {

enum class ExitCode {
    Done = 0, // approved, or the command was carried out
    Usage = 2,
    Declined = 10,
    Cancelled = 11,
    NotKnownYet = 12, // the journal holds it; `recover` finishes the story
    RefusedLocally = 13, // amount below the minimum, no reader, wrong mode, not possible now
    JournalUnsafe = 20,
    Unreachable = 21, // before anything was sent
};

// Of a payment that ended; NotKnownYet while it has not.
[[nodiscard]] ExitCode exitCodeOf(const payment::State &state);
[[nodiscard]] ExitCode exitCodeOf(payment::Refusal refusal);
// One English sentence: what happened, whether the customer was charged, what to do.
[[nodiscard]] std::string sentenceOf(const payment::State &state);
[[nodiscard]] std::string sentenceOf(payment::Refusal refusal);

} // namespace pos::ctl
