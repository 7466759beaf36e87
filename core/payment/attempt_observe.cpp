// SPDX-License-Identifier: Apache-2.0
//
// What the provider's record means for this attempt. The merge only moves forward: captured_at
// wins over every status word, an older "pending" takes nothing back, "failed" is not final while
// the intent could be paid, and a record about something else than we asked for is never "paid".
#include "core/base/invariant.h"
#include "core/gateway/mode.h"
#include "core/payment/attempt_parts.h"

#include <algorithm>
#include <string>
#include <utility>

namespace pos::payment::parts {
namespace {

using gateway::TransactionStatus;

bool sameCurrency(const State &s, const std::string &text)
{
    const auto found = money::Currency::fromCode(text);
    return found && *found == s.what.amount.currency();
}

// Descriptions may come late and must not be lost again; marks of money only grow.
void keepFacts(State &s, const Facts &facts)
{
    const auto newer = [](const std::string &now, const std::string &before) {
        return now.empty() ? before : now;
    };
    Facts merged = facts;
    merged.intent = facts.intent.empty() ? s.facts.intent : facts.intent;
    merged.reference = newer(facts.reference, s.facts.reference);
    merged.cardBrand = newer(facts.cardBrand, s.facts.cardBrand);
    merged.cardLastFour = newer(facts.cardLastFour, s.facts.cardLastFour);
    merged.receiptUrl = newer(facts.receiptUrl, s.facts.receiptUrl);
    merged.failureReason = newer(facts.failureReason, s.facts.failureReason);
    merged.refundedMinor = std::max(facts.refundedMinor, s.facts.refundedMinor);
    merged.capturedAtMs = facts.capturedAtMs ? facts.capturedAtMs : s.facts.capturedAtMs;
    merged.failedAtMs
        = std::max(facts.failedAtMs, s.facts.failedAtMs); // an old answer may come late
    merged.tipMinor = facts.tipMinor ? facts.tipMinor : s.facts.tipMinor;
    merged.isTest = facts.isTest ? facts.isTest : s.facts.isTest;
    if (moneyMoved(s.facts) && !moneyMoved(facts)) { // F24, F26: no way back
        merged.status = s.facts.status;
        merged.statusText = s.facts.statusText;
    }
    s.facts = std::move(merged);
}

// A capture was recorded, and this record does not speak as if it had been. An older answer that
// arrives late says the same; both are noted, because only a person can tell them apart (F24, F26).
bool knowsLess(const State &s, const Facts &facts)
{
    const bool captured = moneyMoved(s.facts) || facts.capturedAtMs.has_value();
    return captured
        && (facts.status == TransactionStatus::FailedAttempt
            || facts.status == TransactionStatus::Pending
            || facts.status == TransactionStatus::Processing
            || facts.status == TransactionStatus::Authorized);
}

// What left the customer's account. Some accounts say the tip inside the amount, some beside it.
std::int64_t takenMinor(const State &s, const Facts &facts)
{
    const bool beside = s.captureMinor == 0 && facts.amountMinor == s.what.amount.minor();
    return facts.amountMinor + (beside ? facts.tipMinor.value_or(0) : 0);
}

void paid(Work &w, const Facts &facts)
{
    const bool settled = w.s.phase == Phase::Conflict && !cannotTell(w.s);
    endDoubt(w);
    if (settled) {
        w.s.contradiction = facts;
        w.s.capturedMinor = facts.amountMinor;
        return;
    }
    if (wrongMode(w.s, facts)) {
        return contradict(w, facts, Clash::OtherMode);
    }
    if (!matchesRequest(w.s, facts)) {
        return contradict(w, facts, Clash::OtherAmount);
    }
    if (w.s.phase != Phase::Approved) {
        return approve(w, takenMinor(w.s, facts));
    }
    if (w.s.captureMinor == 0) { // approved by a refused cancel: a tip is known only now
        w.s.capturedMinor = takenMinor(w.s, facts);
    }
}

void canceled(Work &w, const Facts &facts)
{
    if (w.s.paidByWord) {
        return deniedInDoubt(w, facts);
    }
    if (w.s.phase == Phase::Conflict && !cannotTell(w.s)) {
        w.s.contradiction = facts;
        return;
    }
    // F26: captured and canceled cannot both be; captured wins, and a person looks.
    if (w.s.phase == Phase::Approved || moneyMoved(w.s.facts)) {
        contradict(w, facts, Clash::PaidAndCanceled);
        w.s.capturedMinor = w.s.capturedMinor > 0 ? w.s.capturedMinor : w.s.facts.amountMinor;
        return;
    }
    switch (w.s.phase) {
    case Phase::Approved:
    case Phase::Cancelled:
    case Phase::Refused:
        return;
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Declined:
    case Phase::Checking:
    case Phase::Cancelling:
    case Phase::Authorized:
    case Phase::GivenUp:
    case Phase::Conflict: // nobody could tell: now the record does
        endDoubt(w);
        w.s.mayPrompt = false;
        w.s.capturing = false;
        return enter(w, Phase::Cancelled);
    }
    base::unreachable();
}

void authorized(Work &w)
{
    if (isFinal(w.s.phase)) {
        return;
    }
    if (w.s.stop != Stop::None) { // a cancel releases the hold
        if (isOpen(w.s) && !w.s.flying(Call::Cancel) && !w.s.actAtMs) {
            actLater(w, 0);
        }
        return;
    }
    w.s.mayPrompt = false;
    if (w.s.phase != Phase::Authorized) {
        enter(w, Phase::Authorized);
    }
}

bool freshDecline(const State &s, const Facts &facts)
{
    if (s.sent(Call::Push) == 0 || s.declinedSincePush) {
        return false;
    }
    if (facts.failedAtMs || s.failedAtBeforePush) {
        return facts.failedAtMs > s.failedAtBeforePush; // an empty one is less than any
    }
    return s.sent(Call::Push) == 1; // without a time only the first decline can be told apart
}

void stillPending(Work &w)
{
    if (w.s.phase == Phase::Pushing) {
        return pushInDoubt(w);
    }
    const bool newsForChecking = w.s.phase == Phase::Checking && w.s.stop == Stop::None
        && !w.s.interrupted && w.s.mayPrompt && !w.s.cardSeen && !w.s.putAside;
    if (newsForChecking) { // the network is back and the customer can still tap
        return enter(w, Phase::Collecting);
    }
    const bool stopping = w.s.stop != Stop::None
        && (w.s.phase == Phase::Cancelling || w.s.phase == Phase::Checking);
    if (stopping && !w.s.flying(Call::Cancel) && !w.s.actAtMs) {
        actLater(w, 0);
    }
}

// Declined, not to be cancelled, and no card can be read for it any more.
enum class Reach { Within, Beyond, Untold };

// Beyond: as dead as it gets. Untold: a prompt that no decline accounts for may have read a card
// and charged it, and in the life of a prompt the record has not said so.
Reach reachOf(const Work &w)
{
    if (w.s.stop == Stop::None || !w.s.cancelRefused || !isOpen(w.s)) {
        return Reach::Within;
    }
    const bool expired = w.at - w.s.pushedAtMs >= w.s.what.timing.promptLifeMs;
    if (w.s.pushesUnseen > 0) {
        return expired ? Reach::Untold : Reach::Within;
    }
    return expired || !w.s.mayPrompt ? Reach::Beyond : Reach::Within;
}

void failed(Work &w, const Facts &facts)
{
    const bool fresh = freshDecline(w.s, facts);
    if (fresh && inDoubt(w.s)) {
        return deniedInDoubt(w, facts);
    }
    if (fresh && isOpen(w.s)) {
        return declined(w, facts.failureReason);
    }
    switch (reachOf(w)) {
    case Reach::Within:
        return stillPending(w);
    case Reach::Beyond:
        return giveUp(w);
    case Reach::Untold:
        return beginDoubt(w, facts);
    }
    base::unreachable();
}

} // namespace

bool wrongMode(const State &s, const Facts &facts)
{
    return gateway::saysOtherMode(s.what.testMode, facts.isTest);
}

bool matchesRequest(const State &s, const Facts &facts)
{
    const auto tip = facts.tipMinor.value_or(0);
    const auto asked = s.what.amount.minor();
    const bool partlyCaptured = s.lastCaptureMinor > 0 && facts.amountMinor == s.lastCaptureMinor;
    return sameCurrency(s, facts.currency)
        && (facts.amountMinor == asked || (tip > 0 && facts.amountMinor == asked + tip)
            || partlyCaptured);
}

void approve(Work &w, std::int64_t capturedMinor)
{
    w.s.approvedAfterStop
        = w.s.stop != Stop::None && w.s.stop != Stop::Probe && w.s.stop != Stop::Restart;
    w.s.paidLate = isFinal(w.s.phase);
    w.s.dismissed = w.s.dismissed && !w.s.paidLate;
    w.s.capturedMinor = w.s.captureMinor > 0 ? w.s.captureMinor : capturedMinor;
    w.s.mayPrompt = false;
    w.s.capturing = false;
    w.s.message.clear();
    enter(w, Phase::Approved);
}

void declined(Work &w, const std::string &reason)
{
    // With two prompts unaccounted for, the provider may be telling about the first of them late,
    // while a card is read for the second.
    w.s.pushesUnseen = std::max(w.s.pushesUnseen - 1, 0);
    w.s.declinedSincePush = true;
    w.s.mayPrompt = w.s.pushesUnseen > 0;
    w.s.message = reason;
    if (w.s.stop == Stop::None && w.s.phase != Phase::Cancelling) {
        return enter(w, Phase::Declined);
    }
    if (w.s.cancelRefused && w.s.pushesUnseen == 0) {
        return giveUp(w);
    }
    if (!w.s.flying(Call::Cancel)) {
        send(w, Call::Cancel);
    }
}

void contradict(Work &w, const Facts &facts, Clash clash)
{
    w.s.contradiction = facts;
    w.s.clash = clash;
    w.s.message.clear();
    if (moneyMoved(facts)) {
        w.s.capturedMinor = facts.amountMinor;
    }
    w.s.mayPrompt = false;
    const auto refundAtMs = w.s.actAtMs; // an open refund goes on
    const auto tries = w.s.tries;
    const bool wasApproved = w.s.phase == Phase::Approved;
    enter(w, Phase::Conflict);
    if (wasApproved) {
        w.s.actAtMs = refundAtMs;
        w.s.tries = tries;
    }
}

void observe(Work &w, const Facts &facts)
{
    if (!w.s.created() || facts.id != w.s.facts.id) {
        return; // I8
    }
    if (knowsLess(w.s, facts)) {
        w.s.saidLess = facts.status;
    }
    keepFacts(w.s, facts);
    if (moneyMoved(w.s.facts) && facts.status != TransactionStatus::Canceled) {
        return paid(w, w.s.facts);
    }
    switch (facts.status) {
    case TransactionStatus::Canceled:
        return canceled(w, facts);
    case TransactionStatus::Authorized:
        return authorized(w);
    case TransactionStatus::FailedAttempt:
        return failed(w, facts);
    case TransactionStatus::Processing:
        w.s.cardSeen = true;
        // Also while the push is in doubt: a card in the reader answers that question.
        if (w.s.phase == Phase::Collecting || w.s.phase == Phase::Pushing
            || w.s.phase == Phase::ReaderTrouble) {
            w.s.mayPrompt = true;
            w.s.readerProblem = ReaderProblem::None;
            return enter(w, Phase::Authorising);
        }
        return stillPending(w);
    case TransactionStatus::Pending:
    case TransactionStatus::Unrecognised:
        return stillPending(w);
    case TransactionStatus::Succeeded:
    case TransactionStatus::Refunded:
    case TransactionStatus::PartiallyRefunded:
    case TransactionStatus::Disputed:
        return; // money moved: handled above
    }
    base::unreachable();
}

void onRead(Work &w, const event::Answered &answer)
{
    w.s.reading = false;
    if (answer.verdict == event::Answered::Verdict::Done && answer.facts) {
        w.s.lostReads = 0;
        if (w.s.phase == Phase::Approved) {
            ++w.s.settleReads;
        }
        observe(w, *answer.facts);
    } else {
        ++w.s.lostReads;
        // Nothing is known and the prompt may be up: that is "checking", not "reader trouble".
        const bool timeIsUp = w.at - w.s.phaseSinceMs >= w.s.what.timing.pushWindowMs;
        if (w.s.phase == Phase::Pushing && timeIsUp) {
            if (w.s.mayPrompt || w.s.flying(Call::Push)) {
                w.s.mayPrompt = true;
                enter(w, Phase::Checking);
            } else {
                readerTrouble(w, ReaderProblem::NoAnswer);
            }
        } else if (w.s.phase == Phase::Pushing && !w.s.flying(Call::Push) && !w.s.actAtMs) {
            w.s.readAtMs = w.at + backoffMs(w.s.lostReads, answer.spread);
            return;
        }
    }
    readLater(w);
}

} // namespace pos::payment::parts
