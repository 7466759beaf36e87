// SPDX-License-Identifier: Apache-2.0
//
// Handing the intent to a reader. The same intent may be handed over again and again: it prompts
// again and cannot charge twice. What must never happen is a second intent; there is no code here
// that could make one.
#include "core/payment/attempt_parts.h"

#include <algorithm>

namespace pos::payment::parts {
namespace {

constexpr int mostPushesAtOnce = 3;

// Refusals that prove that the reader was not told. Everything else, an unexplained 400 and the
// documented false time-out included, may have started the prompt (F04).
bool provesNoPrompt(const event::Answered &answer)
{
    using gateway::RefusalKind;
    if (answer.verdict == event::Answered::Verdict::Unknown) {
        return certainlyNotSent(answer.reason);
    }
    return answer.refusal == RefusalKind::Authentication
        || answer.refusal == RefusalKind::ReaderUnknown
        || answer.refusal == RefusalKind::RateLimited || answer.refusal == RefusalKind::NotFound
        || answer.refusal == RefusalKind::Unsupported;
}

bool waitsForPush(const State &s)
{
    return s.phase == Phase::Pushing || s.phase == Phase::ReaderTrouble;
}

void pushRefused(Work &w, const event::Answered &answer)
{
    using gateway::RefusalKind;
    switch (answer.refusal) {
    case RefusalKind::RateLimited:
        w.s.actAtMs = w.at + std::max(answer.retryAfterMs, backoffMs(w.s.tries, answer.spread));
        ++w.s.tries;
        return;
    case RefusalKind::ReaderBusy:
        // Perhaps busy with our own earlier push whose answer was lost.
        if (w.s.mayPrompt) {
            return enter(w, Phase::Collecting);
        }
        return readerTrouble(w, ReaderProblem::Busy);
    case RefusalKind::ReaderOffline:
        readerTrouble(w, ReaderProblem::Offline);
        return readNow(w); // one look to be sure (F06)
    case RefusalKind::ReaderUnknown:
    case RefusalKind::NotFound:
    case RefusalKind::Unsupported:
        return readerTrouble(w, ReaderProblem::Unknown);
    case RefusalKind::Authentication: // F34
        w.s.message = answer.message;
        return readerTrouble(w, ReaderProblem::NoAnswer);
    case RefusalKind::IntentAdvanced:
        w.s.mayPrompt = true;
        enter(w, Phase::Authorising);
        return readNow(w);
    case RefusalKind::ReaderTimeout:
    case RefusalKind::InvalidRequest:
    case RefusalKind::Conflict:
    case RefusalKind::AlreadySucceeded:
    case RefusalKind::NotCancelable:
    case RefusalKind::NotRefundable:
    case RefusalKind::RefundTooLarge:
    case RefusalKind::Other:
        w.s.message = answer.message;
        return readNow(w);
    }
}

} // namespace

void push(Work &w)
{
    w.s.pushedAtMs = w.at;
    w.s.failedAtBeforePush = w.s.facts.failedAtMs;
    w.s.declinedSincePush = false;
    ++w.s.pushesUnseen;
    w.s.cardSeen = false;
    w.s.readerProblem = ReaderProblem::None;
    w.s.message.clear();
    send(w, Call::Push);
}

void readerTrouble(Work &w, ReaderProblem problem)
{
    enter(w, Phase::ReaderTrouble);
    w.s.readerProblem = problem;
    readLater(w);
}

void onPush(Work &w, const event::Answered &answer)
{
    using Verdict = event::Answered::Verdict;
    if (answer.verdict == Verdict::Done) {
        w.s.mayPrompt = !isFinal(w.s.phase) && !w.s.declinedSincePush;
        if (waitsForPush(w.s)) {
            enter(w, Phase::Collecting);
        }
        return;
    }
    // Busy may be with an earlier prompt of ours, which is counted already; this one is not shown.
    const bool busy
        = answer.verdict == Verdict::Refused && answer.refusal == gateway::RefusalKind::ReaderBusy;
    if (provesNoPrompt(answer) || busy) {
        w.s.pushesUnseen = std::max(w.s.pushesUnseen - 1, 0);
    }
    if (!provesNoPrompt(answer) && answer.refusal != gateway::RefusalKind::ReaderBusy) {
        w.s.mayPrompt = !isFinal(w.s.phase) && !w.s.declinedSincePush;
    }
    if (w.s.phase != Phase::Pushing) {
        return;
    }
    if (answer.verdict == Verdict::Refused) {
        return pushRefused(w, answer);
    }
    if (certainlyNotSent(answer.reason)) {
        const bool timeIsUp = w.at - w.s.phaseSinceMs >= w.s.what.timing.pushWindowMs;
        if (timeIsUp && !w.s.mayPrompt) {
            return readerTrouble(w, ReaderProblem::NoAnswer);
        }
        return actLater(w, answer.spread);
    }
    readNow(w); // F03: ask before anything else
}

// While pushing, a read that still says "pending" means: prompt again, or admit defeat.
void pushInDoubt(Work &w)
{
    const bool timeIsUp = w.at - w.s.phaseSinceMs >= w.s.what.timing.pushWindowMs;
    if (!timeIsUp && (w.s.flying(Call::Push) || w.s.actAtMs)) {
        return;
    }
    w.s.mayPrompt = w.s.mayPrompt || w.s.flying(Call::Push);
    if (timeIsUp || w.s.tries >= mostPushesAtOnce) {
        return readerTrouble(w, ReaderProblem::NoAnswer);
    }
    actLater(w, 0);
}

} // namespace pos::payment::parts
