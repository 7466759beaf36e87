// SPDX-License-Identifier: Apache-2.0
//
// The invariants (I…) and properties (S…) of payments that speak of states, as the model checks
// them. Rules of one step are judged when the step function is asked; rules of the world at every
// state of the world.
#pragma once

#include "core/payment/attempt.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace pos::model {

enum class Rule : std::uint8_t {
    None,
    // Of the world.
    OneCharge, // I1 I2 S1
    OneLiveIntent, // I3 S5
    PaidIsPaid, // S2 I12
    NotChargedIsNotCharged, // S3 I5
    ReaderOnce, // I10 S6
    NoOrphan, // I7
    ShownSurvives, // I4 S15
    RefundOnce, // I9 S1
    RefundTold, // I9
    DeniedIsUnpaid, // S3 F25
    // Of one step.
    DurableFirst, // S4
    VerdictDurable, // I4
    NeverBack, // S7 F24
    Immutable, // S8
    AnotherAmount, // S8 I12 F22
    ForeignIgnored, // I8 S9
    OneBody, // S10
    WallClock, // S14
    ReplayBelieves, // S15
    PushAllowed, // I3 S5 of one attempt
    RefundsWithin, // I9
    GoesOn, // I6: an open payment has an appointment or waits for an answer
};

struct RuleText {
    Rule rule;
    std::string_view names; // in the design
    std::string_view text;
};
[[nodiscard]] std::span<const RuleText> allRules();
[[nodiscard]] const RuleText &textOf(Rule rule);

struct NotChecked {
    std::string_view names, why;
};
[[nodiscard]] std::span<const NotChecked> rulesNotChecked();

// The first rule of one step that this one breaks. `step` is what was believed and done.
[[nodiscard]] Rule brokenBy(const payment::State &before, const payment::Event &event,
    const payment::Step &step, payment::Durability durability);
// Rules that compare two ways of asking the same: the step function is asked again.
using StepFunction = payment::Step (*)(const payment::State &, const payment::Event &);
[[nodiscard]] Rule brokenByAsking(StepFunction ask, const payment::State &before,
    const payment::Event &event, const payment::Step &step, payment::Durability durability);
// Records about somebody else's payment, in every state: nothing may change.
[[nodiscard]] Rule brokenByForeign(StepFunction ask, const payment::State &state);

// I6: who is open, refunds or captures waits for an answer or has an appointment.
[[nodiscard]] bool goesOn(const payment::State &state);

} // namespace pos::model
