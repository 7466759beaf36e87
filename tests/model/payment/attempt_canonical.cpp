// SPDX-License-Identifier: Apache-2.0
//
// Which differences between two states matter to step(). Each line here is a claim about the
// production code; Rule::S15, the equality asserted in intern() and the plain runs hold it to them.
#include "core/base/invariant.h"
#include "tests/model/payment/attempt_table.h"

#include <algorithm>

namespace pos::model {

using namespace payment;

namespace {

constexpr std::int64_t someMs = 30'000; // past the create window, before the create is given up

constexpr std::int64_t dayMs = 82'800'000; // less an hour: what an idempotency key is trusted for

std::int64_t bucket(std::int64_t sinceMs, std::int64_t windowMs)
{
    return nowMs - sinceMs >= windowMs ? nowMs - longMs : nowMs;
}

// Who asks how old the last push is: only a payment that was asked to stop, that the provider will
// not cancel, and whose prompt may not be over. Before that the age is not read, so a prompt's life
// that ended earlier may as well be noticed then: it does not begin anew without another push.
bool promptAges(const State &s)
{
    return isOpen(s) && s.created() && s.stop != Stop::None && s.cancelRefused
        && (s.mayPrompt || s.pushesUnseen > 0);
}

// What the record may still answer of a payment that a person was asked about.
bool inDoubt(const State &s)
{
    return cannotTell(s) || s.paidByWord;
}

void forgetTexts(State &s)
{
    s.message.clear();
    if (s.contradiction) {
        s.contradiction->failureReason.clear();
    }
    s.startedUtcMs = 0;
    s.dismissed = false;
    for (auto &refund : s.refunds) {
        refund.message.clear();
        refund.reference.clear();
        refund.requestedUtcMs = nowMs;
        refund.requestedAtMs = refund.open() ? bucket(refund.requestedAtMs, dayMs) : nowMs;
    }
}

// Of times only "has it passed" is left, and only where something asks.
void forgetTimes(State &s)
{
    const auto &timing = s.what.timing;
    const bool wantsCreate
        = !s.created() && (s.phase == Phase::Creating || s.phase == Phase::Checking);
    const auto ageMs = nowMs - s.startedAtMs;
    s.startedAtMs = !wantsCreate || ageMs < timing.createWindowMs ? nowMs
        : ageMs <= timing.createGiveUpMs                          ? nowMs - someMs
                                                                  : nowMs - longMs;
    s.phaseSinceMs
        = s.phase == Phase::Pushing ? bucket(s.phaseSinceMs, timing.pushWindowMs) : nowMs;
    s.askFromMs = nowMs;
    s.pushedAtMs = promptAges(s) ? bucket(s.pushedAtMs, timing.promptLifeMs) : nowMs;
    for (auto *appointment : {&s.actAtMs, &s.probeAtMs, &s.tidyAtMs, &s.readAtMs}) {
        if (*appointment) {
            *appointment = nowMs + longMs;
        }
    }
    s.nowMs = nowMs;
}

void forgetCounts(State &s, const Dialect &dialect)
{
    // Answers are compared with the newest number only. Of pushes "none" matters, and where
    // declines have no time "one" does.
    const int pushes = s.sent(Call::Push);
    s.sends.fill(4);
    const bool single = pushes == 1 && !dialect.namesDeclines;
    s.sends[static_cast<std::size_t>(Call::Push)] = pushes == 0 || single ? pushes : 4;
    s.lostReads = 0; // only lengthens a pause
    const bool refunding = !s.refunds.empty() && s.refunds.back().open();
    s.tries = s.phase == Phase::Pushing ? std::min(s.tries, 3)
        : refunding                     ? std::min(s.tries, 5)
                                        : 0;
    s.tidies = std::min(s.tidies, 2);
}

Stop likeOf(Stop stop)
{
    switch (stop) {
    case Stop::None:
        return Stop::None;
    case Stop::Person:
    case Stop::OtherTender:
    case Stop::TimedOut:
    case Stop::Customer:
        return Stop::Person;
    case Stop::Restart:
    case Stop::Probe:
        return Stop::Probe;
    }
    base::unreachable();
}

// What only a screen or a report reads.
void forgetScreens(State &s)
{
    s.stop = likeOf(s.stop);
    s.readerProblem = ReaderProblem::None;
    s.refusal = {};
    s.unreachable = false;
    s.approvedAfterStop = s.paidLate = false;
    s.saidLess.reset();
    s.local = s.local == State::Local::RemoveCard ? s.local : State::Local::None;
}

// The rhythm of reads: the model lets a read happen at any time instead.
void forgetReads(State &s)
{
    s.reading = false;
    s.settleReads = 0;
    s.readAtMs.reset();
}

// What nothing can read any more in this phase.
void forgetDead(State &s, const Dialect &dialect)
{
    using Status = gateway::TransactionStatus;
    s.keyEchoed = s.keyEchoed && dialect.refunds;
    const bool failed = s.facts.status == Status::FailedAttempt && isOpen(s);
    const bool inFlux = s.facts.status == Status::Processing || s.facts.status == Status::Authorized
        || s.facts.status == Status::FailedAttempt;
    if (inFlux && !failed && s.created()) {
        s.facts.status = Status::Pending;
    }
    s.cardSeen = s.cardSeen && isOpen(s) && s.stop == Stop::None && !s.interrupted && !s.putAside;
    if (isOpen(s) || s.phase == Phase::Authorized) {
        return;
    }
    s.stop = Stop::None;
    s.interrupted = s.putAside = s.cancelRefused = false;
    if (!inDoubt(s)) {
        s.declinedSincePush = false;
        s.pushesUnseen = 0;
        s.failedAtBeforePush.reset();
        s.facts.failedAtMs.reset();
    }
    std::array<bool, callKinds> flying{};
    for (const auto call : {Call::Create, Call::StrayCancel, Call::Refund, Call::RefundBaseline}) {
        flying[static_cast<std::size_t>(call)] = s.flying(call);
    }
    s.inFlight = flying;
}

// Where keys are honoured there is one intent. Once the till has it, looking for duplicates finds
// that one, and its answers say what a read may say at any time.
void forgetTidying(State &s)
{
    s.createMayHaveLanded = s.searching = false;
    s.tidyAtMs.reset();
    s.tidies = 0;
    s.strays.clear();
    for (const auto call : {Call::Create, Call::StrayCancel}) {
        s.inFlight[static_cast<std::size_t>(call)] = false;
    }
}

} // namespace

State canonical(State s, const Dialect &dialect)
{
    forgetTexts(s);
    forgetTimes(s);
    forgetCounts(s, dialect);
    if (dialect.plain) {
        s.settleReads = std::min(s.settleReads, 6);
        return s;
    }
    forgetScreens(s);
    forgetReads(s);
    forgetDead(s, dialect);
    if (dialect.lean && s.created()) {
        forgetTidying(s);
    }
    return s;
}

State deadState(const Dialect &dialect)
{
    State s(firstEvent(dialect));
    s.phase = Phase::Cancelled;
    return s;
}

State prepared(const State &state, const Happening &happening)
{
    auto s = state;
    if (happening.kind == Happening::Kind::Tick) {
        switch (static_cast<Tick>(happening.what)) {
        case Tick::CreateWindow:
            s.startedAtMs = nowMs - someMs;
            return s;
        case Tick::CreateGiveUp:
            s.startedAtMs = nowMs - longMs;
            return s;
        case Tick::PromptLife:
            s.pushedAtMs = nowMs - longMs;
            return s;
        case Tick::KeyLife:
            s.refunds.back().requestedAtMs = nowMs - longMs;
            return s;
        }
        base::unreachable();
    }
    if (happening.kind != Happening::Kind::Woke) {
        return s;
    }
    switch (static_cast<Appointment>(happening.what)) {
    case Appointment::Phase:
        s.phaseSinceMs = s.askFromMs = nowMs - longMs;
        if (s.phase == Phase::Creating) {
            s.startedAtMs = std::min(s.startedAtMs, nowMs - someMs);
        }
        return s;
    case Appointment::Act:
        s.actAtMs = nowMs;
        return s;
    case Appointment::Probe:
        s.probeAtMs = nowMs;
        return s;
    case Appointment::Tidy:
        s.tidyAtMs = nowMs;
        return s;
    case Appointment::Read:
        s.readAtMs = nowMs;
        return s;
    }
    base::unreachable();
}

namespace {

std::uint8_t bit(Appointment appointment)
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(appointment));
}

std::uint8_t appointmentsOf(const State &s)
{
    unsigned bits = 0;
    const bool young = s.phaseSinceMs == nowMs;
    const bool phase = s.phase == Phase::Creating || s.phase == Phase::ReaderTrouble
        || s.phase == Phase::Collecting || s.phase == Phase::Authorising
        || s.phase == Phase::Cancelling || (s.phase == Phase::Pushing && young)
        || (s.phase == Phase::Checking && !s.created() && s.startedAtMs == nowMs - longMs);
    bits |= phase ? bit(Appointment::Phase) : 0U;
    bits |= s.actAtMs ? bit(Appointment::Act) : 0U;
    bits |= s.probeAtMs && s.phase == Phase::Checking ? bit(Appointment::Probe) : 0U;
    bits |= s.tidyAtMs ? bit(Appointment::Tidy) : 0U;
    bits |= s.readAtMs && !s.reading ? bit(Appointment::Read) : 0U;
    return static_cast<std::uint8_t>(bits);
}

std::uint8_t ticksOf(const State &s)
{
    const bool wantsCreate
        = !s.created() && (s.phase == Phase::Creating || s.phase == Phase::Checking);
    unsigned bits = 0;
    if (wantsCreate && s.startedAtMs == nowMs) {
        bits |= 1U << static_cast<unsigned>(Tick::CreateWindow);
    }
    if (wantsCreate && s.startedAtMs == nowMs - someMs) {
        bits |= 1U << static_cast<unsigned>(Tick::CreateGiveUp);
    }
    if (promptAges(s) && s.pushedAtMs == nowMs) {
        bits |= 1U << static_cast<unsigned>(Tick::PromptLife);
    }
    const bool keyAges
        = !s.refunds.empty() && s.refunds.back().open() && s.refunds.back().requestedAtMs == nowMs;
    if (keyAges) {
        bits |= 1U << static_cast<unsigned>(Tick::KeyLife);
    }
    return static_cast<std::uint8_t>(bits);
}

std::uint8_t indexOf(const gateway::TransactionId &id)
{
    const auto &text = id.text();
    const bool ours = text.size() == 2 && text[1] >= '0' && text[1] <= '6';
    return ours ? static_cast<std::uint8_t>(text[1] - '0') : foreignTarget;
}

std::uint32_t pressesOf(const State &s)
{
    using Button = event::Pressed::Button;
    std::uint32_t bits = 0;
    for (const auto button : {Button::Cancel, Button::TryAgain, Button::OtherReader,
             Button::PutAside, Button::KeepPaid, Button::RefundHappened, Button::RefundDidNotHappen,
             Button::PaymentHappened, Button::PaymentDidNotHappen, Button::Capture, Button::Void}) {
        event::Pressed press;
        press.button = button;
        press.reader = gateway::ReaderId("tmr_1");
        const bool means = accepts(s, press);
        bits |= means ? 1U << static_cast<unsigned>(button) : 0U;
    }
    return bits;
}

void refundTraits(Traits &t, const State &s)
{
    for (std::size_t i = 0; i < s.refunds.size(); ++i) {
        const auto mark = static_cast<std::uint8_t>(1U << i);
        const auto step = s.refunds[i].step;
        t.refundsDone |= step == RefundTry::Step::Done ? mark : std::uint8_t{0};
        t.refundsRefused |= step == RefundTry::Step::Refused ? mark : std::uint8_t{0};
    }
    t.refunds = static_cast<std::uint8_t>(s.refunds.size());
    t.refundable = static_cast<std::uint8_t>(refundableMinor(s) / halfMinor);
    if (!s.refunds.empty()) {
        t.refundHalves = static_cast<std::uint8_t>(s.refunds.back().amountMinor / halfMinor);
        t.keyIsOld = s.refunds.back().open() && s.refunds.back().requestedAtMs != nowMs;
        t.refundOpen = s.refunds.back().open();
        t.refundUnclear = s.refunds.back().step == RefundTry::Step::NeedsPerson;
    }
}

} // namespace

Traits traitsOf(const State &s)
{
    Traits t;
    t.phase = s.phase;
    t.open = isOpen(s);
    t.holdsReader = holdsReader(s);
    t.takesSale = takesSale(s);
    t.unfinished = isUnfinished(s);
    t.created = s.created();
    t.mayPrompt = s.mayPrompt;
    t.everPushed = s.sent(Call::Push) > 0;
    t.cannotTell = cannotTell(s);
    t.inDoubt = inDoubt(s);
    t.reading = s.reading;
    t.kept = s.kept;
    t.capturing = s.capturing;
    t.intent = s.created() ? indexOf(s.facts.id) : foreignTarget;
    t.stray = s.strays.empty() ? foreignTarget : indexOf(s.strays.front());
    t.reader = s.reader.text() == "tmr_2" ? 1 : 0;
    t.capturedMinor = s.capturedMinor;
    t.presses = pressesOf(s);
    t.appointments = appointmentsOf(s);
    t.ticks = ticksOf(s);
    refundTraits(t, s);
    return t;
}

} // namespace pos::model
