// SPDX-License-Identifier: Apache-2.0
//
// Stopping. Cancel is the provider's only synchronous truth: accepted means not charged, for good;
// refused because it succeeded means charged. It is therefore both what the cashier's button does
// and how the till finds out when reading has told nothing for too long.
#include "core/payment/attempt_parts.h"

#include <algorithm>

namespace pos::payment::parts {
namespace {

void cancelRefused(Work &w, const event::Answered &answer)
{
    using gateway::RefusalKind;
    switch (answer.refusal) {
    case RefusalKind::AlreadySucceeded:
        // The amount of an intent cannot change after its creation, and that answer was compared.
        approve(w, w.s.what.amount.minor());
        return readNow(w);
    case RefusalKind::RateLimited:
        w.s.actAtMs = w.at + std::max(answer.retryAfterMs, backoffMs(w.s.tries, answer.spread));
        ++w.s.tries;
        return;
    case RefusalKind::Authentication: // F34: no hammering with a key that is refused
        w.s.message = answer.message;
        w.s.tries = std::max(w.s.tries, 4);
        return actLater(w, answer.spread);
    case RefusalKind::NotCancelable:
    case RefusalKind::InvalidRequest:
    case RefusalKind::Conflict:
    case RefusalKind::NotFound:
    case RefusalKind::ReaderBusy:
    case RefusalKind::ReaderOffline:
    case RefusalKind::ReaderTimeout:
    case RefusalKind::ReaderUnknown:
    case RefusalKind::IntentAdvanced:
    case RefusalKind::NotRefundable:
    case RefusalKind::RefundTooLarge:
    case RefusalKind::Unsupported:
    case RefusalKind::Other:
        w.s.cancelRefused = true;
        if (w.s.declinedSincePush && w.s.pushesUnseen == 0) {
            return giveUp(w);
        }
        actLater(w, answer.spread);
        return readNow(w);
    }
}

} // namespace

void beginCancel(Work &w, Stop stop)
{
    if (!w.s.created()) {
        return neverPushed(w, stop);
    }
    w.s.stop = stop;
    w.s.putAside = w.s.putAside && isOpen(w.s);
    enter(w, Phase::Cancelling);
    send(w, Call::Cancel);
}

// No reader was ever told about this payment, so nothing was and nothing can be charged, whatever
// the provider holds. What it may hold is tidied up behind the cashier's back.
void neverPushed(Work &w, Stop stop)
{
    w.s.stop = stop;
    w.s.createMayHaveLanded = w.s.createMayHaveLanded || w.s.flying(Call::Create);
    enter(w, Phase::Cancelled);
    if (w.s.createMayHaveLanded) {
        w.s.tidyAtMs = w.at + 2'000;
    }
}

// Declined, and the provider will not cancel a declined intent: it is never pushed again, and it
// is watched in case the decline was not the last word (F25).
void giveUp(Work &w)
{
    w.s.mayPrompt = false;
    enter(w, Phase::GivenUp);
}

void onCancel(Work &w, const event::Answered &answer)
{
    using Verdict = event::Answered::Verdict;
    if (answer.verdict == Verdict::Done) {
        if (answer.facts) {
            observe(w, *answer.facts);
        }
        if (isOpen(w.s)) { // a 200 that does not say "canceled" proves nothing
            actLater(w, answer.spread);
            readNow(w);
        }
        return;
    }
    if (!isOpen(w.s)) {
        const bool paid = answer.verdict == Verdict::Refused
            && answer.refusal == gateway::RefusalKind::AlreadySucceeded;
        const bool denied
            = w.s.phase == Phase::GivenUp || w.s.phase == Phase::Cancelled || cannotTell(w.s);
        return paid && denied ? cancelRefused(w, answer) : void(); // paid after all
    }
    if (answer.verdict == Verdict::Refused) {
        return cancelRefused(w, answer);
    }
    if (w.s.sent(Call::Push) == 0) { // never handed to a reader: the rest is tidying
        w.s.strays.push_back(w.s.facts.id);
        neverPushed(w, w.s.stop);
        w.s.tidyAtMs = w.at + backoffMs(2, answer.spread);
        return;
    }
    actLater(w, answer.spread);
}

} // namespace pos::payment::parts
