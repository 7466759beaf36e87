// SPDX-License-Identifier: Apache-2.0
//
// The rules in words, and those that are not rules of a state, with who checks them instead.
#include "core/base/invariant.h"
#include "tests/model/payment/rules.h"

#include <algorithm>
#include <array>

namespace pos::model {
namespace {

constexpr std::array rules{
    RuleText{Rule::OneCharge, "I1 I2 S1", "a sale is charged at most once, refunds aside"},
    RuleText{Rule::OneLiveIntent, "I3 S5",
        "no intent goes to a reader while another one of its sale could still be charged"},
    RuleText{Rule::PaidIsPaid, "S2 I12", "shown as paid: exactly that was charged"},
    RuleText{Rule::NotChargedIsNotCharged, "S3 I5",
        "shown as cancelled or refused: not charged, and it cannot be any more"},
    RuleText{Rule::ReaderOnce, "I10 S6", "a reader is held by one attempt at a time"},
    RuleText{Rule::NoOrphan, "I7", "every charge belongs to an attempt the till knows"},
    RuleText{Rule::ShownSurvives, "I4", "what was shown as final is final after a power cut"},
    RuleText{Rule::RefundOnce, "I9 S1", "a refund is carried out at most once"},
    RuleText{Rule::RefundTold, "I9", "a refund called done was done, one called refused was not"},
    RuleText{Rule::DeniedIsUnpaid, "S3 I13",
        "shown as cancelled, refused or given up: nothing of it was charged"},
    RuleText{Rule::DurableFirst, "S4", "a call that moves money waits for its record"},
    RuleText{Rule::VerdictDurable, "I4", "a verdict is on disk before it is shown"},
    RuleText{Rule::NeverBack, "S7", "a confirmed state is never taken back"},
    RuleText{Rule::Immutable, "S8", "what was started is not changed; the intent is not swapped"},
    RuleText{Rule::AnotherAmount, "S8 I12", "another amount is neither pushed nor called paid"},
    RuleText{Rule::ForeignIgnored, "I8 S9",
        "records of other payments and answers to calls never made change nothing"},
    RuleText{Rule::OneBody, "S10", "an idempotency key stands for one body"},
    RuleText{Rule::WallClock, "S14", "the time of day decides nothing"},
    RuleText{Rule::ReplayBelieves, "S15", "a replay of the journal believes what was believed"},
    RuleText{Rule::PushAllowed, "I3 S5", "nothing is pushed after its end or the wish to stop"},
    RuleText{Rule::RefundsWithin, "I9", "refunds stay within the charge, one open at a time"},
    RuleText{Rule::GoesOn, "I6 I13",
        "who is in doubt waits for an answer or has an appointment (plain settings)"},
};

constexpr std::array notChecked{
    NotChecked{
        "I6 I13", "as liveness: from every state the doubt can end (see the liveness lines)"},
    NotChecked{"I11", "about bytes on disk: tests/unit/journal and tests/sim/journal"},
    NotChecked{"I14 S13", "about text: step() is given no secret; the secret scans look for it"},
    NotChecked{"S11", "about paper: tests/unit/till and tests/ui"},
    NotChecked{"S12", "about sums over many sales: tests/sim and the torture runs"},
    NotChecked{"S16", "about the engine's disk: tests/unit/payment/engine_test, tests/sim/payment"},
    NotChecked{
        "L1-L8", "about durations and sizes, which the model has not: tests/sim, tests/bench"},
};

} // namespace

std::span<const RuleText> allRules()
{
    return rules;
}

const RuleText &textOf(Rule rule)
{
    const auto found = std::find_if(
        rules.begin(), rules.end(), [&](const RuleText &text) { return text.rule == rule; });
    base::invariant(found != rules.end());
    return *found;
}

std::span<const NotChecked> rulesNotChecked()
{
    return notChecked;
}

} // namespace pos::model
