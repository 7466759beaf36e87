// SPDX-License-Identifier: Apache-2.0
//
// What comes from outside the provider: a local reader's words, which are hints and never evidence
// of a charge, and the restart, which is the normal path with time passed.
#include "core/base/invariant.h"
#include "core/payment/attempt_parts.h"

namespace pos::payment::parts {

namespace {

void cardRead(Work &w, State::Local local)
{
    const auto phase = w.s.phase;
    if (phase == Phase::Pushing || phase == Phase::Collecting || phase == Phase::ReaderTrouble
        || phase == Phase::Authorising) {
        enter(w, Phase::Authorising);
        w.s.cardSeen = true;
        w.s.local = local;
    }
}

// Nothing of before is in flight any more; whatever was may have arrived.
void forgetRhythm(Work &w)
{
    w.s.createMayHaveLanded = w.s.createMayHaveLanded || w.s.flying(Call::Create);
    w.s.mayPrompt = w.s.mayPrompt || w.s.flying(Call::Push);
    w.s.inFlight.fill(false);
    w.s.reading = w.s.searching = false;
    w.s.lostReads = w.s.settleReads = w.s.tries = 0;
    w.s.readAtMs.reset();
    w.s.actAtMs.reset();
    w.s.probeAtMs.reset();
    w.s.phaseSinceMs = w.s.askFromMs = w.s.pushedAtMs = w.at;
    w.s.local = State::Local::None;
    if (!w.s.strays.empty() || w.s.createMayHaveLanded) {
        w.s.tidyAtMs = w.at;
    }
}

} // namespace

void promptGone(Work &w)
{
    w.s.mayPrompt = false;
    if (w.s.phase == Phase::Collecting) {
        readerTrouble(w, ReaderProblem::NoAnswer);
    }
    if (w.s.stop != Stop::None && w.s.cancelRefused && w.s.pushesUnseen == 0 && w.s.created()
        && w.s.facts.status == gateway::TransactionStatus::FailedAttempt && isOpen(w.s)) {
        giveUp(w);
    }
}

// The reader's word changes the screen and is a reason to ask. Which prompt was declined, and that
// none is unaccounted for, only the record tells: counting both would count one decline twice.
void declinedLocally(Work &w, const std::string &reason)
{
    if (!isOpen(w.s) || w.s.sent(Call::Push) == 0) {
        return;
    }
    w.s.mayPrompt = w.s.pushesUnseen > 1;
    if (w.s.stop == Stop::None && w.s.phase != Phase::Cancelling) {
        w.s.message = reason;
        enter(w, Phase::Declined);
    }
    readNow(w);
}

void onReaderSaid(Work &w, const event::ReaderSaid &said)
{
    using Kind = event::ReaderSaid::Kind;
    switch (said.kind) {
    case Kind::PromptShown:
        if (w.s.phase == Phase::Pushing || w.s.phase == Phase::ReaderTrouble) {
            w.s.mayPrompt = true;
            enter(w, Phase::Collecting);
        }
        return;
    case Kind::CardPresented:
    case Kind::Processing:
        return cardRead(w, State::Local::CardRead);
    case Kind::PinEntry:
        return cardRead(w, State::Local::PinEntry);
    case Kind::Approved: // the reader's word; the screen waits for the provider's (F66)
        cardRead(w, State::Local::CardRead);
        return readNow(w);
    case Kind::Declined:
        return declinedLocally(w, said.reason);
    case Kind::RemoveCard:
        w.s.local = State::Local::RemoveCard;
        return;
    case Kind::CardRemoved:
        if (w.s.local == State::Local::RemoveCard) {
            w.s.local = State::Local::None;
        }
        return;
    case Kind::PromptCleared:
        return promptGone(w);
    case Kind::CustomerCancelled:
        w.s.mayPrompt = false;
        if (w.s.phase == Phase::Collecting || w.s.phase == Phase::Pushing) {
            beginCancel(w, Stop::Customer);
        }
        return;
    }
    base::unreachable();
}

void onRestarted(Work &w)
{
    forgetRhythm(w);
    if (isOpen(w.s)) {
        w.s.interrupted = true;
    }
    switch (w.s.phase) {
    case Phase::Creating:
        return neverPushed(w, Stop::Restart);
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
        enter(w, Phase::Checking);
        return readNow(w);
    case Phase::Declined:
        return beginCancel(w, Stop::Restart);
    case Phase::Checking:
    case Phase::Cancelling:
        if (!w.s.created()) {
            return neverPushed(w, Stop::Restart);
        }
        if (w.s.stop == Stop::None) {
            w.s.probeAtMs = w.at + w.s.what.timing.restartProbeMs;
        } else {
            send(w, Call::Cancel);
        }
        return readNow(w);
    case Phase::Approved:
    case Phase::Conflict:
        readLater(w);
        return actRefund(w);
    case Phase::Authorized:
        if (w.s.capturing) {
            w.s.captureMayHaveArrived = true; // before the power went
            send(w, Call::Capture);
        }
        return readLater(w);
    case Phase::GivenUp:
        return readLater(w);
    case Phase::Cancelled:
    case Phase::Refused:
        return;
    }
    base::unreachable();
}

} // namespace pos::payment::parts
