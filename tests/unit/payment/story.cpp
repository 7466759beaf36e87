// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/payment/story.h"

#include "core/base/invariant.h"

namespace pos::test {

using namespace payment;

event::Started aStart(bool manualCapture)
{
    return {AttemptId("7F3K2M9Q4T"), SaleId("sale-1"),
        money::Money(askedMinor, *money::Currency::fromCode("USD")), "flat white",
        "flat white [7F3K2M9Q4T]", gateway::TerminalId("term-1"), gateway::ReaderId("tmr_1"),
        "Counter 1", manualCapture, true, Timing{}};
}

Facts record(Status status)
{
    Facts facts;
    facts.id = gateway::TransactionId("txn-1");
    facts.intent = gateway::PaymentIntentId("pi_1");
    facts.reference = "txn_abc";
    facts.status = status;
    facts.statusText = status == Status::Unrecognised ? "dreaming" : "";
    facts.amountMinor = askedMinor;
    facts.currency = "usd";
    facts.isTest = true;
    const bool money = status == Status::Succeeded || status == Status::Refunded
        || status == Status::PartiallyRefunded || status == Status::Disputed;
    if (money) {
        facts.capturedAtMs = 1'795'169'000'000;
        facts.cardBrand = "visa";
        facts.cardLastFour = "4242";
    }
    facts.refundedMinor = status == Status::Refunded ? askedMinor
        : status == Status::PartiallyRefunded        ? 350
                                                     : 0;
    if (status == Status::FailedAttempt) {
        facts.failedAtMs = 1'795'169'000'500;
        facts.failureReason = "insufficient funds";
    }
    return facts;
}

event::Answered done(Call call)
{
    event::Answered answer;
    answer.call = call;
    answer.verdict = Verdict::Done;
    return answer;
}

event::Answered done(Call call, Facts facts)
{
    auto answer = done(call);
    answer.facts = std::move(facts);
    return answer;
}

event::Answered refused(Call call, gateway::RefusalKind kind)
{
    event::Answered answer;
    answer.call = call;
    answer.verdict = Verdict::Refused;
    answer.refusal = kind;
    answer.message = "PlutoPay says no";
    return answer;
}

event::Answered unknown(Call call, gateway::Unknown::Reason reason)
{
    event::Answered answer;
    answer.call = call;
    answer.verdict = Verdict::Unknown;
    answer.reason = reason;
    answer.message = "no certain answer";
    return answer;
}

event::Answered found(std::vector<Facts> records)
{
    auto answer = done(Call::Search);
    answer.found = std::move(records);
    return answer;
}

event::Pressed press(Button button, std::int64_t amountMinor)
{
    event::Pressed press;
    press.button = button;
    press.amountMinor = amountMinor;
    if (button == Button::OtherReader) {
        press.terminal = gateway::TerminalId("term-2");
        press.reader = gateway::ReaderId("tmr_2");
        press.readerName = "Counter 2";
    }
    return press;
}

namespace {

Event started(event::Started start, std::int64_t atMs)
{
    return Event{atMs, 1'795'169'095'000 + atMs, std::move(start)};
}

} // namespace

Story::Story(event::Started first)
    : m_state(first)
{
    m_events.push_back(started(std::move(first), m_atMs));
    auto step = start(m_events.back());
    m_state = std::move(step.next);
    m_effects = std::move(step.effects);
}

Story &Story::after(std::int64_t ms)
{
    m_atMs += ms;
    return *this;
}

Story &Story::then(decltype(Event::what) what)
{
    if (auto *answer = std::get_if<event::Answered>(&what); answer != nullptr) {
        answer->number = m_state.sent(answer->call);
    }
    m_events.push_back(Event{m_atMs, 1'795'169'095'000 + m_atMs, std::move(what)});
    auto next = step(m_state, m_events.back());
    m_state = std::move(next.next);
    m_effects = std::move(next.effects);
    return *this;
}

Story &Story::woke()
{
    const auto at = nextWakeMs(m_state);
    base::invariant(at.has_value());
    m_atMs = std::max(m_atMs, *at);
    return then(event::Woke{});
}

Story storyIn(Phase phase)
{
    Story story(aStart(phase == Phase::Authorized));
    const auto created = done(Call::Create, record(Status::Pending));
    const auto pushed = [&]() -> Story & {
        return story.after(300).then(created).after(400).then(done(Call::Push)).after(2'000);
    };
    switch (phase) {
    case Phase::Creating:
        return story;
    case Phase::Pushing:
        return story.after(300).then(created);
    case Phase::ReaderTrouble:
        return story.after(300).then(created).after(400).then(
            refused(Call::Push, gateway::RefusalKind::ReaderBusy));
    case Phase::Collecting:
        return pushed();
    case Phase::Authorising:
        return pushed().then(done(Call::Read, record(Status::Processing)));
    case Phase::Declined:
        return pushed().then(done(Call::Read, record(Status::FailedAttempt)));
    case Phase::Checking:
        pushed().then(event::ReaderSaid{Kind::CardPresented, {}});
        return story.after(Timing{}.authoriseMs).then(event::Woke{});
    case Phase::Cancelling:
        return pushed().then(press(Button::Cancel));
    case Phase::Approved:
        return pushed().then(done(Call::Read, record(Status::Succeeded)));
    case Phase::Authorized:
        return pushed().then(done(Call::Read, record(Status::Authorized)));
    case Phase::Cancelled:
        return pushed()
            .then(press(Button::Cancel))
            .after(200)
            .then(done(Call::Cancel, record(Status::Canceled)));
    case Phase::GivenUp:
        return pushed()
            .then(done(Call::Read, record(Status::FailedAttempt)))
            .then(press(Button::OtherTender))
            .after(200)
            .then(refused(Call::Cancel, gateway::RefusalKind::NotCancelable));
    case Phase::Refused:
        return story.after(300).then(refused(Call::Create, gateway::RefusalKind::InvalidRequest));
    case Phase::Conflict: {
        auto other = record(Status::Succeeded);
        other.amountMinor = askedMinor * 10;
        return pushed().then(done(Call::Read, other));
    }
    }
    base::unreachable();
}

Story cancelledAtTheSecondPrompt()
{
    auto story = storyIn(Phase::Declined);
    story.then(press(Button::TryAgain)).after(300).then(done(Call::Push));
    story.after(5'000).then(press(Button::Cancel));
    story.after(200).then(refused(Call::Cancel, gateway::RefusalKind::NotCancelable));
    return story;
}

Story nobodyCanTell()
{
    auto story = cancelledAtTheSecondPrompt();
    story.after(story.state().what.timing.promptLifeMs);
    story.then(done(Call::Read, record(Status::FailedAttempt)));
    return story;
}

} // namespace pos::test
