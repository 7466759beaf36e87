// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/rules.h"

#include "core/base/invariant.h"
#include "tests/model/payment/happening.h"

#include <algorithm>
#include <array>

namespace pos::model {

using namespace payment;
using Verdict = event::Answered::Verdict;

namespace {

bool does(const Step &step, Effect effect)
{
    return std::find(step.effects.begin(), step.effects.end(), effect) != step.effects.end();
}

bool denies(Phase phase)
{
    return phase == Phase::Cancelled || phase == Phase::Refused || phase == Phase::GivenUp;
}

// Of a payment that a person was asked about: only the record or the person ends the doubt.
bool leftDoubt(const Event &event, const State &next)
{
    using Button = event::Pressed::Button;
    const auto *press = std::get_if<event::Pressed>(&event.what);
    const auto said
        = [press](Button button) { return press != nullptr && press->button == button; };
    const auto *answer = std::get_if<event::Answered>(&event.what);
    const auto status = answer != nullptr ? next.facts.status : gateway::TransactionStatus{};
    switch (next.phase) {
    case Phase::Conflict:
        return false;
    case Phase::Approved: {
        const bool refused = answer != nullptr && answer->call == Call::Cancel
            && answer->refusal == gateway::RefusalKind::AlreadySucceeded;
        return !moneyMoved(next.facts) && !said(Button::PaymentHappened) && !refused;
    }
    case Phase::GivenUp: // a decline of the prompt nobody knew of
        return status != gateway::TransactionStatus::FailedAttempt
            && !said(Button::PaymentDidNotHappen);
    case Phase::Cancelled:
        return status != gateway::TransactionStatus::Canceled;
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Declined:
    case Phase::Checking:
    case Phase::Cancelling:
    case Phase::Authorized:
    case Phase::Refused:
        return true;
    }
    base::unreachable();
}

bool wentBack(const State &before, const Event &event, const State &next)
{
    if (cannotTell(before)) {
        return leftDoubt(event, next);
    }
    const bool money = next.phase == Phase::Approved || next.phase == Phase::Conflict;
    switch (before.phase) {
    case Phase::Approved:
        return !money;
    case Phase::Conflict:
        return next.phase != Phase::Conflict;
    case Phase::Cancelled:
    case Phase::Refused:
        return next.phase != before.phase && !money;
    case Phase::GivenUp:
        return next.phase != Phase::GivenUp && next.phase != Phase::Cancelled && !money;
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Declined:
    case Phase::Checking:
    case Phase::Cancelling:
    case Phase::Authorized:
        break;
    }
    const bool knew = before.created() && moneyMoved(before.facts);
    return knew && (!moneyMoved(next.facts) || denies(next.phase));
}

bool pushWrong(const State &before, const Step &step)
{
    if (!does(step, Effect::SendPush)) {
        return false;
    }
    const auto &next = step.next;
    return isFinal(before.phase) || moneyMoved(next.facts)
        || next.facts.status == gateway::TransactionStatus::Canceled || next.stop != Stop::None
        || next.facts.intent.empty();
}

bool anotherAmount(const State &before, const Step &step)
{
    const auto &next = step.next;
    const bool approves = next.phase == Phase::Approved && before.phase != Phase::Approved;
    return (approves || does(step, Effect::SendPush))
        && (next.facts.amountMinor != next.what.amount.minor()
            || (approves && next.capturedMinor != next.what.amount.minor()));
}

bool refundsWrong(const State &before, const Step &step)
{
    const auto &refunds = step.next.refunds;
    std::int64_t givenMinor = 0;
    for (std::size_t i = 0; i < refunds.size(); ++i) {
        if (refunds[i].open() && i + 1 != refunds.size()) {
            return true;
        }
        givenMinor += refunds[i].step == RefundTry::Step::Refused ? 0 : refunds[i].amountMinor;
    }
    const bool begins = refunds.size() > before.refunds.size();
    const bool settledBefore = before.refunds.empty() || !before.refunds.back().open();
    return givenMinor > std::max(step.next.capturedMinor, before.capturedMinor)
        || (begins && !settledBefore);
}

// A key names one body: what it stands for never changes once it was used.
bool bodyChanged(const State &before, const Step &step)
{
    const auto &next = step.next;
    for (std::size_t i = 0; i < before.refunds.size(); ++i) {
        if (i >= next.refunds.size() || next.refunds[i].amountMinor != before.refunds[i].amountMinor
            || next.refunds[i].number != before.refunds[i].number) {
            return true;
        }
    }
    const bool captureMoved = before.capturing && next.captureMinor != before.captureMinor;
    return captureMoved || (before.created() && does(step, Effect::SendCreate));
}

bool sameBelief(const State &a, const State &b)
{
    const Belief &one = a;
    const Belief &other = b;
    return one == other;
}

Effects withoutReads(Effects effects)
{
    effects.erase(std::remove(effects.begin(), effects.end(), Effect::SendRead), effects.end());
    return effects;
}

} // namespace

Rule brokenBy(const State &before, const Event &event, const Step &step, Durability durability)
{
    const bool moves = std::any_of(step.effects.begin(), step.effects.end(), needsDurability);
    if (moves && durability != Durability::Now) {
        return Rule::DurableFirst;
    }
    const bool verdict = step.next.phase != before.phase && !isOpen(step.next);
    if (verdict && durability != Durability::Now) {
        return Rule::VerdictDurable;
    }
    if (wentBack(before, event, step.next)) {
        return Rule::NeverBack;
    }
    if (!(before.what == step.next.what)
        || (before.created() && before.facts.id != step.next.facts.id)) {
        return Rule::Immutable;
    }
    if (pushWrong(before, step)) {
        return Rule::PushAllowed;
    }
    if (anotherAmount(before, step)) {
        return Rule::AnotherAmount;
    }
    if (refundsWrong(before, step)) {
        return Rule::RefundsWithin;
    }
    if (bodyChanged(before, step)) {
        return Rule::OneBody;
    }
    const bool unchanged
        = std::holds_alternative<event::Started>(event.what) && !sameBelief(before, step.next);
    return unchanged ? Rule::Immutable : Rule::None;
}

namespace {

void shiftWallClock(State &s, std::int64_t byMs)
{
    for (auto &refund : s.refunds) {
        refund.requestedUtcMs += byMs;
    }
}

// Another time of day, everywhere: the same. The clock jumps by a day: the same, or a person is
// asked about a refund whose key may be too old.
bool decidedByWallClock(StepFunction ask, const State &before, const Event &event, const Step &step)
{
    constexpr std::int64_t dayMs = 86'400'000;
    auto tomorrow = event;
    tomorrow.utcMs += dayMs;
    auto shifted = before;
    shiftWallClock(shifted, dayMs);
    auto moved = ask(shifted, tomorrow);
    shiftWallClock(moved.next, -dayMs);
    if (!sameBelief(step.next, moved.next) || step.effects != moved.effects) {
        return true;
    }
    auto jumped = ask(before, tomorrow);
    const bool asks = !jumped.next.refunds.empty() && jumped.effects.empty()
        && jumped.next.refunds.back().step == RefundTry::Step::NeedsPerson;
    if (jumped.next.refunds.size() > before.refunds.size()) { // a record, and no decision
        jumped.next.refunds.back().requestedUtcMs -= dayMs;
    }
    return !asks && (!sameBelief(step.next, jumped.next) || step.effects != jumped.effects);
}

} // namespace

Rule brokenByAsking(StepFunction ask, const State &before, const Event &event, const Step &step,
    Durability durability)
{
    if (decidedByWallClock(ask, before, event, step)) {
        return Rule::WallClock;
    }
    if (durability == Durability::None) {
        return Rule::None; // a replay does not see it
    }
    for (const bool reading : {false, true}) {
        auto replayed = before;
        replayed.reading = reading;
        replayed.readAtMs.reset();
        replayed.lostReads = reading ? 3 : 0;
        replayed.settleReads = reading ? 6 : 0;
        const auto folded = ask(replayed, event);
        if (!sameBelief(step.next, folded.next)
            || withoutReads(step.effects) != withoutReads(folded.effects)) {
            return Rule::ReplayBelieves;
        }
    }
    return Rule::None;
}

Rule brokenByForeign(StepFunction ask, const State &state)
{
    const Dialect dialect;
    for (const auto word : {Word::Succeeded, Word::Canceled, Word::Failed1}) {
        Happening h;
        h.what = static_cast<std::uint8_t>(Call::Read);
        h.reply = Reply::Record;
        h.word = word;
        h.target = foreignTarget;
        const bool isOurs = state.facts.id.text() == "tx"; // adopted into a conflict
        const auto step = ask(state, event(h, state, dialect));
        // A read that found nothing of ours may change its own rhythm, nothing else.
        if (!isOurs && !sameBelief(state, step.next)) {
            return Rule::ForeignIgnored;
        }
        for (const int off : {1, -9}) { // the number of a call that was never made
            auto unasked = event(h, state, dialect);
            auto &answer = std::get<event::Answered>(unasked.what);
            answer.call = Call::Cancel;
            answer.facts->id = state.facts.id;
            answer.number = state.sent(Call::Cancel) + off;
            const auto ignored = ask(state, unasked);
            if (!sameBelief(state, ignored.next) || !ignored.effects.empty()) {
                return Rule::ForeignIgnored;
            }
        }
    }
    return Rule::None;
}

bool goesOn(const State &s)
{
    const bool waits = std::find(s.inFlight.begin(), s.inFlight.end(), true) != s.inFlight.end()
        || s.reading || s.searching;
    const bool refunding = !s.refunds.empty() && s.refunds.back().open()
        && s.refunds.back().step != RefundTry::Step::NeedsPerson;
    return !(isOpen(s) || refunding || s.capturing) || waits || nextWakeMs(s).has_value();
}

} // namespace pos::model
