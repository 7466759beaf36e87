// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/happening.h"

#include "core/base/invariant.h"
#include "core/payment/names.h"

namespace pos::model {

using namespace payment;
using Status = gateway::TransactionStatus;
using Kind = Happening::Kind;

event::Started firstEvent(const Dialect &dialect)
{
    return {AttemptId("A"), SaleId("S"),
        money::Money(askedMinor, *money::Currency::fromCode("USD")), "", "A",
        gateway::TerminalId("term-1"), gateway::ReaderId("tmr_1"), "", dialect.manualCapture, true,
        Timing{}};
}

namespace {

struct RecordSaid {
    Status status;
    int declines;
    bool captured;
};

RecordSaid saidBy(Word word)
{
    switch (word) {
    case Word::None:
    case Word::Pending:
        return {Status::Pending, 0, false};
    case Word::Processing:
        return {Status::Processing, 0, false};
    case Word::Failed1:
        return {Status::FailedAttempt, 1, false};
    case Word::Failed2:
        return {Status::FailedAttempt, 2, false};
    case Word::Failed3:
        return {Status::FailedAttempt, 3, false};
    case Word::Authorized:
        return {Status::Authorized, 0, false};
    case Word::Succeeded:
        return {Status::Succeeded, 0, true};
    case Word::Canceled:
        return {Status::Canceled, 0, false};
    case Word::PaidButFailed:
        return {Status::FailedAttempt, 1, true};
    case Word::PaidButCanceled:
        return {Status::Canceled, 0, true};
    }
    base::unreachable();
}

Facts factsOf(Word word, unsigned target, std::uint8_t amount, const Dialect &dialect)
{
    static constexpr std::array<const char *, 8> ids{
        "t0", "t1", "t2", "t3", "t4", "t5", "t6", "tx"};
    static constexpr std::array<const char *, 8> intents{
        "p0", "p1", "p2", "p3", "p4", "p5", "p6", "px"};
    const auto said = saidBy(word);
    Facts facts;
    facts.id = gateway::TransactionId(ids.at(target));
    facts.intent = gateway::PaymentIntentId(intents.at(target));
    facts.status = said.status;
    facts.amountMinor = (amount & wrongAmount) != 0 ? otherMinor : askedMinor;
    facts.refundedMinor = halfMinor * (amount & 3);
    facts.currency = "usd";
    facts.isTest = true;
    if (said.captured) {
        facts.capturedAtMs = 1;
    }
    if (said.declines > 0 && dialect.namesDeclines) {
        facts.failedAtMs = said.declines;
    }
    return facts;
}

void refuse(event::Answered &answer, gateway::RefusalKind kind)
{
    answer.verdict = event::Answered::Verdict::Refused;
    answer.refusal = kind;
}

void leaveOpen(event::Answered &answer, gateway::Unknown::Reason reason)
{
    answer.verdict = event::Answered::Verdict::Unknown;
    answer.reason = reason;
}

void fillVerdict(event::Answered &answer, Reply reply)
{
    using gateway::RefusalKind;
    switch (reply) {
    case Reply::None:
    case Reply::Record:
    case Reply::Done:
        answer.verdict = event::Answered::Verdict::Done;
        return;
    case Reply::Lost:
        return leaveOpen(answer, gateway::Unknown::Reason::Lost);
    case Reply::NotSent:
        return leaveOpen(answer, gateway::Unknown::Reason::NotSent);
    case Reply::Mismatch:
        return leaveOpen(answer, gateway::Unknown::Reason::Mismatch);
    case Reply::RateLimited:
        return refuse(answer, RefusalKind::RateLimited);
    case Reply::Authentication:
        return refuse(answer, RefusalKind::Authentication);
    case Reply::KeyConflict:
        return refuse(answer, RefusalKind::Conflict);
    case Reply::InvalidRequest:
        return refuse(answer, RefusalKind::InvalidRequest);
    case Reply::Busy:
        return refuse(answer, RefusalKind::ReaderBusy);
    case Reply::Offline:
        return refuse(answer, RefusalKind::ReaderOffline);
    case Reply::ReaderUnknown:
        return refuse(answer, RefusalKind::ReaderUnknown);
    case Reply::Advanced:
        return refuse(answer, RefusalKind::IntentAdvanced);
    case Reply::OtherRefusal:
        return refuse(answer, RefusalKind::Other);
    case Reply::AlreadySucceeded:
        return refuse(answer, RefusalKind::AlreadySucceeded);
    case Reply::NotCancelable:
        return refuse(answer, RefusalKind::NotCancelable);
    case Reply::NotRefundable:
        return refuse(answer, RefusalKind::NotRefundable);
    }
    base::unreachable();
}

event::Answered answerOf(const Happening &h, const State &state, const Dialect &dialect)
{
    event::Answered answer;
    answer.call = static_cast<Call>(h.what);
    answer.number = state.sent(answer.call) - h.rank;
    fillVerdict(answer, h.reply);
    answer.keyEchoed = answer.call == Call::Create && h.reply == Reply::Record && dialect.keys;
    if (h.reply == Reply::Record && answer.call != Call::Search) {
        answer.facts = factsOf(h.word, h.target, h.amount, dialect);
    }
    for (unsigned intent = 0; answer.call == Call::Search && intent < 3; ++intent) {
        const auto row = rowOf(h.found, intent);
        if (row == Row::Absent) {
            continue;
        }
        auto facts = factsOf(row == Row::Canceled ? Word::Canceled : Word::Pending, intent,
            row == Row::WrongAmount ? wrongAmount : 0, dialect);
        if (dialect.hidesIntent) {
            facts.intent = {};
        }
        answer.found.push_back(std::move(facts));
    }
    return answer;
}

event::Pressed pressOf(const Happening &h)
{
    event::Pressed press;
    press.button = static_cast<event::Pressed::Button>(h.what);
    press.amountMinor = halfMinor * h.amount;
    if (press.button == event::Pressed::Button::OtherReader) {
        const bool first = h.target == 0;
        press.terminal = gateway::TerminalId(first ? "term-1" : "term-2");
        press.reader = gateway::ReaderId(first ? "tmr_1" : "tmr_2");
    }
    return press;
}

} // namespace

Event event(const Happening &h, const State &state, const Dialect &dialect)
{
    Event event{nowMs, nowMs, event::Woke{}};
    switch (h.kind) {
    case Kind::Answer:
        event.what = answerOf(h, state, dialect);
        return event;
    case Kind::Woke:
    case Kind::Tick:
        return event;
    case Kind::Press:
        event.what = pressOf(h);
        return event;
    case Kind::Said:
        event.what = event::ReaderSaid{static_cast<event::ReaderSaid::Kind>(h.what), {}};
        return event;
    case Kind::Replaced:
        event.what = event::PromptReplaced{};
        return event;
    case Kind::Restart:
        event.what = event::Restarted{};
        return event;
    }
    base::unreachable();
}

} // namespace pos::model
