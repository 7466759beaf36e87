// SPDX-License-Identifier: Apache-2.0
//
// Questions that the engine, the screens and the simulation ask of a state.
#include "core/base/invariant.h"
#include "core/payment/attempt_parts.h"

#include <algorithm>
#include <string>

namespace pos::payment {

using gateway::TransactionStatus;

Facts factsOf(const gateway::Transaction &transaction)
{
    Facts facts;
    facts.id = transaction.id;
    facts.intent = transaction.paymentIntent;
    facts.reference = transaction.reference;
    facts.status = transaction.status;
    if (transaction.status == TransactionStatus::Unrecognised) {
        facts.statusText = transaction.statusText;
    }
    facts.amountMinor = transaction.amountMinor;
    facts.refundedMinor = transaction.amountRefundedMinor;
    facts.currency = transaction.currency;
    facts.cardBrand = transaction.cardBrand;
    facts.cardLastFour = transaction.cardLastFour;
    facts.receiptUrl = transaction.receiptUrl;
    facts.failureReason = transaction.failureReason;
    facts.capturedAtMs = transaction.capturedAtMs;
    facts.failedAtMs = transaction.failedAtMs;
    facts.tipMinor = transaction.tipMinor;
    facts.isTest = transaction.isTest;
    return facts;
}

bool moneyMoved(const Facts &facts)
{
    return facts.capturedAtMs || facts.status == TransactionStatus::Succeeded
        || facts.status == TransactionStatus::Refunded
        || facts.status == TransactionStatus::PartiallyRefunded
        || facts.status == TransactionStatus::Disputed;
}

bool isFinal(Phase phase)
{
    return phase == Phase::Approved || phase == Phase::Cancelled || phase == Phase::GivenUp
        || phase == Phase::Refused || phase == Phase::Conflict;
}

bool isOpen(const State &state)
{
    return !isFinal(state.phase) && state.phase != Phase::Authorized;
}

bool cannotTell(const State &state)
{
    return state.phase == Phase::Conflict && state.clash == Clash::CannotTell;
}

bool holdsReader(const State &state)
{
    switch (state.phase) {
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Declined:
    case Phase::Cancelling:
        return true;
    case Phase::Checking:
        // A prompt that the provider will not cancel is ended by the next payment's prompt; to
        // wait for it would block the reader for ever.
        return !(state.putAside && state.cancelRefused);
    case Phase::Approved:
        return state.local == State::Local::RemoveCard;
    case Phase::Authorized:
    case Phase::Cancelled:
    case Phase::GivenUp:
    case Phase::Refused:
    case Phase::Conflict:
        return false;
    }
    base::unreachable();
}

bool takesSale(const State &state)
{
    const bool paid
        = state.phase == Phase::Approved && state.facts.refundedMinor < state.capturedMinor;
    // A given-up intent was never cancelled: another one of its sale could be the second charge.
    // A contradiction that a person has looked at gives the sale free, unless money was taken in
    // it.
    const bool contradicted = state.phase == Phase::Conflict
        && (!state.kept || state.facts.refundedMinor < state.capturedMinor);
    return isOpen(state) || paid || contradicted || state.phase == Phase::GivenUp
        || state.phase == Phase::Authorized;
}

bool isUnfinished(const State &state)
{
    const bool refundOpen = !state.refunds.empty() && state.refunds.back().open();
    return isOpen(state) || refundOpen || state.capturing || !state.strays.empty()
        || state.createMayHaveLanded || state.phase == Phase::GivenUp || cannotTell(state)
        || state.paidByWord;
}

bool beganToPrompt(const State &before, const State &after)
{
    return before.phase == Phase::Pushing && after.mayPrompt;
}

std::int64_t refundableMinor(const State &state)
{
    const bool refundOpen = !state.refunds.empty() && state.refunds.back().open();
    const bool captured = state.phase == Phase::Approved || state.phase == Phase::Conflict;
    if (!captured || refundOpen) {
        return 0;
    }
    return std::max<std::int64_t>(state.capturedMinor - state.facts.refundedMinor, 0);
}

bool accepts(const State &state, const event::Pressed &press)
{
    using Button = event::Pressed::Button;
    const auto phase = state.phase;
    const bool retryable = phase == Phase::Declined || phase == Phase::ReaderTrouble;
    const bool refundUnclear
        = !state.refunds.empty() && state.refunds.back().step == RefundTry::Step::NeedsPerson;
    switch (press.button) {
    case Button::Cancel:
    case Button::OtherTender:
        return isOpen(state) && state.phase != Phase::Cancelling;
    case Button::TryAgain:
        return retryable && state.stop == Stop::None;
    case Button::OtherReader:
        return retryable && state.stop == Stop::None && !press.reader.empty();
    case Button::KeepWaiting:
        return phase == Phase::Collecting || phase == Phase::ReaderTrouble;
    case Button::PutAside:
        return (phase == Phase::Checking || phase == Phase::Cancelling) && !state.putAside;
    case Button::KeepPaid:
        return (phase == Phase::Approved && (state.approvedAfterStop || state.paidLate)
                   && !state.kept)
            || (phase == Phase::Conflict && !state.kept && !cannotTell(state));
    case Button::Refund:
        return press.amountMinor > 0 && press.amountMinor <= refundableMinor(state);
    case Button::RefundHappened:
    case Button::RefundDidNotHappen:
        return refundUnclear;
    case Button::PaymentHappened:
    case Button::PaymentDidNotHappen:
        return cannotTell(state);
    case Button::Capture:
        // While an earlier capture may have worked, another amount would be believed in its place.
        return phase == Phase::Authorized && !state.capturing && press.amountMinor >= 0
            && press.amountMinor <= state.what.amount.minor()
            && (!state.captureMayHaveArrived || press.amountMinor == state.captureMinor);
    case Button::Void:
        return phase == Phase::Authorized && !state.capturing;
    case Button::Dismiss:
        return (isFinal(phase) || phase == Phase::Authorized) && !state.dismissed;
    }
    base::unreachable();
}

namespace {

// The end of the phase's patience; empty = it has none.
std::optional<std::int64_t> phaseDeadlineMs(const State &s)
{
    const auto &timing = s.what.timing;
    switch (s.phase) {
    case Phase::Creating:
        return s.phaseSinceMs + timing.createWindowMs;
    case Phase::Pushing:
        return s.reading ? std::nullopt : std::optional(s.phaseSinceMs + timing.pushWindowMs);
    case Phase::ReaderTrouble:
    case Phase::Collecting:
        return s.askFromMs + timing.cancelAfterMs;
    case Phase::Authorising:
        return s.phaseSinceMs + timing.authoriseMs;
    case Phase::Checking:
        return s.created() ? s.probeAtMs : std::optional(s.startedAtMs + timing.createGiveUpMs);
    case Phase::Cancelling:
        return s.phaseSinceMs + timing.cancelWindowMs;
    case Phase::Declined:
    case Phase::Approved:
    case Phase::Authorized:
    case Phase::Cancelled:
    case Phase::GivenUp:
    case Phase::Refused:
    case Phase::Conflict:
        return std::nullopt;
    }
    base::unreachable();
}

// Moments at which only the screen changes ("keep waiting?", "the bank is slow").
std::optional<std::int64_t> screenMomentMs(const State &s)
{
    const auto &timing = s.what.timing;
    std::optional<std::int64_t> moment;
    if (s.phase == Phase::Collecting) {
        moment = s.askFromMs + timing.askAfterMs;
    } else if (s.phase == Phase::Authorising) {
        moment = s.phaseSinceMs + timing.slowBankMs;
    }
    return moment && *moment > s.nowMs ? moment : std::nullopt;
}

} // namespace

std::optional<std::int64_t> nextWakeMs(const State &state)
{
    std::optional<std::int64_t> next;
    const auto consider = [&](const std::optional<std::int64_t> &moment) {
        if (moment && (!next || *moment < *next)) {
            next = moment;
        }
    };
    consider(state.actAtMs);
    consider(state.tidyAtMs);
    consider(phaseDeadlineMs(state));
    consider(screenMomentMs(state));
    if (!state.reading) {
        consider(state.readAtMs);
    }
    return next;
}

Durability durabilityOf(const State &before, const Step &step, const Event &event)
{
    const auto &after = step.next;
    const bool moves = std::any_of(step.effects.begin(), step.effects.end(), needsDurability);
    if (moves || std::holds_alternative<event::Started>(event.what)) {
        return Durability::Now;
    }
    const Belief &was = before;
    if (was == after) {
        return Durability::None;
    }
    const bool verdict = after.phase != before.phase && !isOpen(after);
    const bool person = after.kept != before.kept || after.putAside != before.putAside;
    if (verdict || person || after.refunds != before.refunds
        || after.capturedMinor != before.capturedMinor
        || after.contradiction != before.contradiction || after.stop != before.stop) {
        return Durability::Now;
    }
    return Durability::Lazy;
}

gateway::IdempotencyKey createKey(const State &state)
{
    return gateway::IdempotencyKey("plutopos-" + state.id().text() + "-create");
}

gateway::IdempotencyKey captureKey(const State &state)
{
    // Named by the amount: the same amount again is the same act, another one is another body.
    return gateway::IdempotencyKey(
        "plutopos-" + state.id().text() + "-capture-" + std::to_string(state.captureMinor));
}

gateway::IdempotencyKey refundKey(const State &state)
{
    base::invariant(!state.refunds.empty());
    return gateway::IdempotencyKey(
        "plutopos-" + state.id().text() + "-refund-" + std::to_string(state.refunds.back().number));
}

} // namespace pos::payment
