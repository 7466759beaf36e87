// SPDX-License-Identifier: Apache-2.0
//
// Seeded bugs, the half that sits in the decisions. This file is linked into plutopos-sim-bugs
// only: there the linker sends the engine's calls of step() and holdsReader() here first (--wrap),
// and the core's own files are the production ones, without a trace of any of this.
#include "core/payment/attempt.h"
#include "tests/sim/program/tamper.h"

namespace pos::payment {

Step realStep(const State &state, const Event &event) __asm__(
    "__real__ZN3pos7payment4stepERKNS0_5StateERKNS0_5EventE");
Step wrappedStep(const State &state, const Event &event) __asm__(
    "__wrap__ZN3pos7payment4stepERKNS0_5StateERKNS0_5EventE");
bool realHolds(const State &state) __asm__("__real__ZN3pos7payment11holdsReaderERKNS0_5StateE");
bool wrappedHolds(const State &state) __asm__("__wrap__ZN3pos7payment11holdsReaderERKNS0_5StateE");

namespace {

using sim::Bug;

void callItOver(Step &step)
{
    step.next.phase = Phase::Cancelled;
    step.next.mayPrompt = false;
}

bool isOldStatus(const Event &event)
{
    const auto *answer = std::get_if<event::Answered>(&event.what);
    return answer != nullptr && answer->facts
        && (answer->call == Call::Read || answer->call == Call::RefundBaseline)
        && (answer->facts->status == gateway::TransactionStatus::Pending
            || answer->facts->status == gateway::TransactionStatus::Processing);
}

Event withoutComparing(const State &state, const Event &event)
{
    auto changed = event;
    if (auto *answer = std::get_if<event::Answered>(&changed.what);
        answer != nullptr && answer->facts) {
        answer->facts->amountMinor = state.what.amount.minor();
    }
    return changed;
}

void tamper(Bug bug, const State &before, const Event &event, Step &step)
{
    const auto &now = step.next.phase;
    const bool pressed = std::holds_alternative<event::Pressed>(event.what);
    if (bug == Bug::CancelIsFinal && pressed && now == Phase::Cancelling) {
        callItOver(step);
    } else if (bug == Bug::FailedIsFinal && now == Phase::Declined) {
        callItOver(step);
        step.effects.clear();
    } else if (bug == Bug::DeadlineIsFinal && now == Phase::Checking
        && std::holds_alternative<event::Woke>(event.what)) {
        callItOver(step);
        step.effects.clear();
    } else if (bug == Bug::OldStatusAccepted && before.phase == Phase::Approved
        && isOldStatus(event)) {
        step.next.phase = Phase::Collecting;
    }
}

} // namespace

Step wrappedStep(const State &state, const Event &event)
{
    const auto bug = sim::seededInStep();
    if (bug == Bug::AmountNotCompared) {
        return realStep(state, withoutComparing(state, event));
    }
    auto next = realStep(state, event);
    tamper(bug, state, event, next);
    return next;
}

bool wrappedHolds(const State &state)
{
    return sim::seededInStep() != Bug::NoLease && realHolds(state);
}

} // namespace pos::payment
