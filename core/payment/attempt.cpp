// SPDX-License-Identifier: Apache-2.0
//
// Which part of the attempt an event concerns. The decisions themselves stand in the sibling
// files; here are presses and wake-ups.
#include "core/payment/attempt.h"

#include "core/base/invariant.h"
#include "core/payment/attempt_parts.h"

#include <utility>

namespace pos::payment {

using namespace parts;

namespace parts {

void enter(Work &w, Phase phase)
{
    if (w.s.phase == phase) {
        return;
    }
    w.s.phase = phase;
    w.s.phaseSinceMs = w.at;
    w.s.askFromMs = w.at;
    w.s.tries = 0;
    w.s.actAtMs.reset();
    w.s.probeAtMs.reset();
    w.s.lostReads = 0;
    if (phase != Phase::Authorising && phase != Phase::Approved) {
        w.s.local = State::Local::None;
    }
    if (phase == Phase::Checking && w.s.stop == Stop::None && w.s.created()) {
        const auto &timing = w.s.what.timing;
        w.s.probeAtMs = w.at
            + (w.s.interrupted ? timing.restartProbeMs : timing.probeAfterMs - timing.authoriseMs);
    }
    readLater(w);
}

void send(Work &w, Call call)
{
    if (w.s.flying(call)) {
        return;
    }
    static constexpr std::array<Effect, callKinds> effectOf{Effect::SendCreate, Effect::SendPush,
        Effect::SendRead, Effect::SendSearch, Effect::SendCancel, Effect::SendStrayCancel,
        Effect::SendCapture, Effect::SendRefund, Effect::SendRefundBaseline};
    w.s.inFlight[index(call)] = true;
    ++w.s.sends[index(call)];
    w.effects.push_back(effectOf[index(call)]);
}

void readNow(Work &w)
{
    if (w.s.created() && !w.s.reading) {
        w.s.reading = true;
        w.s.readAtMs.reset();
        w.effects.push_back(Effect::SendRead);
    }
}

void readLater(Work &w)
{
    const auto watch = watchOf(w.s);
    if (!watch) {
        w.s.readAtMs.reset();
        return;
    }
    w.s.readAtMs = w.at
        + pollPauseMs(
            *watch, w.at - w.s.phaseSinceMs, w.s.lostReads, w.s.putAside || isFinal(w.s.phase));
}

void actLater(Work &w, std::uint8_t spread)
{
    w.s.actAtMs = w.at + backoffMs(w.s.tries, spread);
    ++w.s.tries;
}

std::optional<Watch> watchOf(const State &s)
{
    constexpr int detailReads = 6;
    if (!s.created()) {
        return std::nullopt;
    }
    switch (s.phase) {
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::Cancelled:
    case Phase::Refused:
        return std::nullopt;
    case Phase::Collecting:
        return Watch::Collecting;
    case Phase::Authorising:
        return Watch::Authorising;
    case Phase::ReaderTrouble:
        return s.mayPrompt ? Watch::Collecting : Watch::Resting;
    case Phase::Declined:
    case Phase::Authorized:
        return Watch::Resting;
    case Phase::Checking:
    case Phase::Cancelling:
        return Watch::Checking;
    case Phase::Approved:
        if (s.settleReads < detailReads && !s.facts.capturedAtMs) {
            return Watch::Settling;
        }
        return s.paidByWord ? std::optional(Watch::Burnt) : std::nullopt;
    case Phase::GivenUp:
        return Watch::Burnt;
    case Phase::Conflict:
        return s.sent(Call::Push) > 0 ? std::optional(Watch::Burnt) : std::nullopt;
    }
    base::unreachable();
}

} // namespace parts

namespace {

void onAnswered(Work &w, const event::Answered &answer)
{
    const bool numbered = answer.call != Call::Read && answer.call != Call::Search;
    if (numbered && (answer.number < 1 || answer.number > w.s.sent(answer.call))) {
        return; // an answer to a call that was never made
    }
    if (numbered && answer.number == w.s.sent(answer.call)) {
        w.s.inFlight[index(answer.call)] = false;
    }
    switch (answer.call) {
    case Call::Create:
        return onCreate(w, answer);
    case Call::Push:
        return onPush(w, answer);
    case Call::Read:
        return onRead(w, answer);
    case Call::Search:
        return onSearch(w, answer);
    case Call::Cancel:
        return onCancel(w, answer);
    case Call::StrayCancel:
        return onStrayCancel(w, answer);
    case Call::Capture:
        return onCapture(w, answer);
    case Call::Refund:
        return onRefund(w, answer);
    case Call::RefundBaseline:
        return onRefundBaseline(w, answer);
    }
    base::unreachable();
}

// The pending act of the present phase is due again.
void act(Work &w)
{
    w.s.actAtMs.reset();
    switch (w.s.phase) {
    case Phase::Creating:
        return actCreate(w);
    case Phase::Pushing:
        return push(w);
    case Phase::Checking:
        return w.s.created() ? send(w, Call::Cancel) : actCreate(w);
    case Phase::Cancelling:
        return send(w, Call::Cancel);
    case Phase::Authorized:
        return w.s.capturing ? send(w, Call::Capture) : void();
    case Phase::Approved:
    case Phase::Conflict:
        return actRefund(w);
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Declined:
    case Phase::Cancelled:
    case Phase::GivenUp:
    case Phase::Refused:
        return;
    }
    base::unreachable();
}

// The phase has lasted as long as it may.
void onPhaseDeadline(Work &w)
{
    const auto &timing = w.s.what.timing;
    const auto lasted = w.at - w.s.phaseSinceMs;
    switch (w.s.phase) {
    case Phase::Creating:
        if (lasted >= timing.createWindowMs) {
            const auto appointment = w.s.actAtMs;
            enter(w, Phase::Checking); // the create goes on being tried
            w.s.actAtMs = appointment;
        }
        return;
    case Phase::Pushing:
        if (lasted >= timing.pushWindowMs) {
            readNow(w); // its answer decides between trouble and collecting
        }
        return;
    case Phase::ReaderTrouble:
    case Phase::Collecting:
        if (w.at - w.s.askFromMs >= timing.cancelAfterMs) {
            beginCancel(w, Stop::TimedOut);
        }
        return;
    case Phase::Authorising:
        if (lasted >= timing.authoriseMs) {
            enter(w, Phase::Checking);
        }
        return;
    case Phase::Checking:
        if (!w.s.created() && w.at - w.s.startedAtMs >= timing.createGiveUpMs) {
            return neverPushed(w, Stop::TimedOut);
        }
        if (w.s.probeAtMs && w.at >= *w.s.probeAtMs) {
            w.s.probeAtMs.reset();
            if (w.s.stop == Stop::None) {
                w.s.stop = Stop::Probe;
            }
            send(w, Call::Cancel);
        }
        return;
    case Phase::Cancelling:
        if (lasted >= timing.cancelWindowMs) {
            const auto appointment = w.s.actAtMs;
            const auto tries = w.s.tries;
            enter(w, Phase::Checking);
            w.s.actAtMs = appointment;
            w.s.tries = tries;
        }
        return;
    case Phase::Declined:
    case Phase::Approved:
    case Phase::Authorized:
    case Phase::Cancelled:
    case Phase::GivenUp:
    case Phase::Refused:
    case Phase::Conflict:
        return;
    }
    base::unreachable();
}

void onWoke(Work &w)
{
    onPhaseDeadline(w);
    if (w.s.actAtMs && w.at >= *w.s.actAtMs) {
        act(w);
    }
    if (w.s.tidyAtMs && w.at >= *w.s.tidyAtMs) {
        tidy(w);
    }
    if (w.s.readAtMs && w.at >= *w.s.readAtMs) {
        readNow(w);
    }
}

void tryAgain(Work &w, const event::Pressed &press)
{
    if (press.button == event::Pressed::Button::OtherReader) {
        w.s.terminal = press.terminal;
        w.s.reader = press.reader;
        w.s.readerName = press.readerName;
    }
    enter(w, Phase::Pushing);
    // An earlier push may still be without its answer; that must not swallow this one. The same
    // intent twice at a reader prompts twice and charges once.
    w.s.inFlight[index(Call::Push)] = false;
    push(w);
}

void onPressed(Work &w, const event::Pressed &press)
{
    using Button = event::Pressed::Button;
    if (!accepts(w.s, press)) {
        return;
    }
    switch (press.button) {
    case Button::Cancel:
    case Button::Void:
        return beginCancel(w, Stop::Person);
    case Button::OtherTender:
        return beginCancel(w, Stop::OtherTender);
    case Button::TryAgain:
    case Button::OtherReader:
        return tryAgain(w, press);
    case Button::KeepWaiting:
        w.s.askFromMs = w.at;
        return;
    case Button::PutAside:
        w.s.putAside = true;
        return;
    case Button::KeepPaid:
        w.s.kept = true;
        return;
    case Button::Refund:
        return requestRefund(w, press);
    case Button::RefundHappened:
        return settleRefundByPerson(w, true);
    case Button::RefundDidNotHappen:
        return settleRefundByPerson(w, false);
    case Button::PaymentHappened:
        return settlePaymentByPerson(w, true);
    case Button::PaymentDidNotHappen:
        return settlePaymentByPerson(w, false);
    case Button::Capture:
        w.s.captureMinor = w.s.lastCaptureMinor = press.amountMinor;
        w.s.capturing = true;
        w.s.message.clear();
        return send(w, Call::Capture);
    case Button::Dismiss:
        w.s.dismissed = true;
        return;
    }
    base::unreachable();
}

struct Dispatch {
    Work &w;

    void operator()(const event::Started &) const { }
    void operator()(const event::Answered &answer) const { onAnswered(w, answer); }
    void operator()(const event::Woke &) const { onWoke(w); }
    void operator()(const event::Pressed &press) const { onPressed(w, press); }
    void operator()(const event::ReaderSaid &said) const { onReaderSaid(w, said); }
    void operator()(const event::PromptReplaced &) const { promptGone(w); }
    void operator()(const event::Restarted &) const { onRestarted(w); }
};

} // namespace

Step start(const Event &started)
{
    base::invariant(std::holds_alternative<event::Started>(started.what));
    Work w{State(std::get<event::Started>(started.what)), {}, started, started.atMs};
    w.s.startedAtMs = w.s.phaseSinceMs = w.s.askFromMs = w.s.nowMs = w.at;
    w.s.startedUtcMs = started.utcMs;
    send(w, Call::Create);
    return {std::move(w.s), std::move(w.effects)};
}

Step step(const State &state, const Event &event)
{
    Work w{state, {}, event, event.atMs};
    w.s.nowMs = w.at;
    std::visit(Dispatch{w}, event.what);
    return {std::move(w.s), std::move(w.effects)};
}

} // namespace pos::payment
