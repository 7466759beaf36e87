// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/mutant.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <array>

namespace pos::model {

using namespace payment;
using Verdict = event::Answered::Verdict;
using Status = gateway::TransactionStatus;

namespace {

constexpr std::array mutants{
    MutantText{Mutant::CancelIsFinal, "cancel-is-final", "Cancel pressed shows Cancelled"},
    MutantText{Mutant::FailedIsFinal, "failed-is-final", "a decline frees the sale"},
    MutantText{Mutant::DeadlineIsFinal, "deadline-is-final", "no answer in time shows Cancelled"},
    MutantText{Mutant::LateStatusAccepted, "late-status-accepted", "an old record undoes paid"},
    MutantText{Mutant::RestartForgets, "restart-forgets", "a restart begins with nothing"},
    MutantText{Mutant::JournalAfterSend, "journal-after-send", "calls leave before their record"},
    MutantText{Mutant::NotSynced, "not-synced", "nothing is synced when it must be"},
    MutantText{Mutant::AmountNotCompared, "amount-not-compared", "any amount is taken for ours"},
    MutantText{Mutant::RefundWithoutKey, "refund-without-key", "refunds carry a new key each"},
    MutantText{Mutant::NewIntentOnRefusal, "new-intent-on-400", "a refused push starts anew"},
    MutantText{Mutant::NoLease, "no-lease", "neither sale nor reader is reserved"},
    MutantText{Mutant::PostSentTwice, "post-sent-twice", "the transport repeats a POST"},
    MutantText{Mutant::WallClockTimer, "wall-clock-timer", "timers run on the time of day"},
    MutantText{Mutant::RefusedCancelIsFinal, "refused-cancel-is-final",
        "a cancel refused because it was paid shows Cancelled"},
    MutantText{Mutant::GivenUpInDoubt, "given-up-in-doubt",
        "where a prompt may have charged unseen, it shows Given up"},
    MutantText{Mutant::CountsToTwo, "counts-to-two", "of three unseen prompts two are remembered"},
    MutantText{Mutant::OlderDeclineIsNews, "older-decline-is-news",
        "a late record of an earlier decline is taken for a new one"},
    MutantText{Mutant::LazyVerdict, "lazy-verdict", "approved is shown before it is on disk"},
};

bool pressedCancel(const Event &event)
{
    const auto *press = std::get_if<event::Pressed>(&event.what);
    return press != nullptr && press->button == event::Pressed::Button::Cancel;
}

Step cancelIsFinal(const State &state, const Event &event)
{
    auto next = step(state, event);
    if (pressedCancel(event) && next.next.phase == Phase::Cancelling) {
        next.next.phase = Phase::Cancelled;
    }
    return next;
}

Step failedIsFinal(const State &state, const Event &event)
{
    auto next = step(state, event);
    if (next.next.phase == Phase::Declined) {
        next.next.phase = Phase::Refused;
    }
    return next;
}

Step deadlineIsFinal(const State &state, const Event &event)
{
    auto next = step(state, event);
    const bool woke = std::holds_alternative<event::Woke>(event.what);
    if (woke && state.phase == Phase::Authorising && next.next.phase == Phase::Checking) {
        next.next.phase = Phase::Cancelled;
    }
    return next;
}

Step lateStatusAccepted(const State &state, const Event &event)
{
    auto next = step(state, event);
    const auto *answer = std::get_if<event::Answered>(&event.what);
    const bool old = answer != nullptr && answer->facts && answer->facts->status == Status::Pending
        && answer->facts->id == state.facts.id;
    if (old && state.phase == Phase::Approved) {
        next.next.phase = Phase::Collecting;
        next.next.facts = *answer->facts;
    }
    return next;
}

Step amountNotCompared(const State &state, const Event &event)
{
    auto believed = event;
    if (auto *answer = std::get_if<event::Answered>(&believed.what); answer != nullptr) {
        if (answer->facts) {
            answer->facts->amountMinor = state.what.amount.minor();
        }
        for (auto &found : answer->found) {
            found.amountMinor = state.what.amount.minor();
        }
    }
    return step(state, believed);
}

Step newIntentOnRefusal(const State &state, const Event &event)
{
    const auto *answer = std::get_if<event::Answered>(&event.what);
    const bool refused = answer != nullptr && answer->call == Call::Push
        && answer->verdict == Verdict::Refused && state.phase == Phase::Pushing;
    return refused ? start(Event{event.atMs, event.utcMs, state.what}) : step(state, event);
}

Step wallClock(const State &state, const Event &event)
{
    auto moved = event;
    moved.atMs = event.utcMs;
    return step(state, moved);
}

Step refusedCancelIsFinal(const State &state, const Event &event)
{
    auto next = step(state, event);
    const auto *answer = std::get_if<event::Answered>(&event.what);
    if (answer != nullptr && answer->call == Call::Cancel && answer->verdict == Verdict::Refused
        && isOpen(state)) {
        next.next.phase = Phase::Cancelled;
    }
    return next;
}

Step givenUpInDoubt(const State &state, const Event &event)
{
    auto next = step(state, event);
    if (cannotTell(next.next) && !cannotTell(state)) {
        next.next.phase = Phase::GivenUp;
        next.next.clash = Clash::None;
        next.next.contradiction.reset();
    }
    return next;
}

Step countsToTwo(const State &state, const Event &event)
{
    auto next = step(state, event);
    next.next.pushesUnseen = std::min(next.next.pushesUnseen, 2);
    return next;
}

Step olderDeclineIsNews(const State &state, const Event &event)
{
    const auto *answer = std::get_if<event::Answered>(&event.what);
    const bool older = answer != nullptr && answer->facts && answer->facts->failedAtMs
        && answer->facts->failedAtMs < state.failedAtBeforePush;
    auto before = state;
    if (older) {
        before.failedAtBeforePush.reset();
    }
    return step(before, event);
}

} // namespace

std::span<const MutantText> allMutants()
{
    return mutants;
}

std::optional<Mutant> mutantOf(std::string_view name)
{
    const auto found = std::find_if(
        mutants.begin(), mutants.end(), [&](const MutantText &text) { return text.name == name; });
    return found == mutants.end() ? std::nullopt : std::optional(found->mutant);
}

MutatedStep stepOf(Mutant mutant)
{
    switch (mutant) {
    case Mutant::CancelIsFinal:
        return cancelIsFinal;
    case Mutant::FailedIsFinal:
        return failedIsFinal;
    case Mutant::DeadlineIsFinal:
        return deadlineIsFinal;
    case Mutant::LateStatusAccepted:
        return lateStatusAccepted;
    case Mutant::AmountNotCompared:
        return amountNotCompared;
    case Mutant::NewIntentOnRefusal:
        return newIntentOnRefusal;
    case Mutant::WallClockTimer:
        return wallClock;
    case Mutant::RefusedCancelIsFinal:
        return refusedCancelIsFinal;
    case Mutant::GivenUpInDoubt:
        return givenUpInDoubt;
    case Mutant::CountsToTwo:
        return countsToTwo;
    case Mutant::OlderDeclineIsNews:
        return olderDeclineIsNews;
    case Mutant::None: // the others are bugs of the engine, the journal or the wire
    case Mutant::RestartForgets:
    case Mutant::JournalAfterSend:
    case Mutant::NotSynced:
    case Mutant::RefundWithoutKey:
    case Mutant::NoLease:
    case Mutant::PostSentTwice:
    case Mutant::LazyVerdict:
        return step;
    }
    base::unreachable();
}

Durability durabilityWith(Mutant mutant, const State &before, const Step &step, const Event &event)
{
    const auto asked = durabilityOf(before, step, event);
    if (asked != Durability::Now) {
        return asked;
    }
    const bool moves = std::any_of(step.effects.begin(), step.effects.end(), needsDurability);
    const bool spoilt = mutant == Mutant::NotSynced || (mutant == Mutant::JournalAfterSend && moves)
        || (mutant == Mutant::LazyVerdict && !moves);
    return spoilt ? Durability::Lazy : asked;
}

} // namespace pos::model
