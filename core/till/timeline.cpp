// SPDX-License-Identifier: Apache-2.0
//
// The story of one payment, read back from its records: the events are folded with the same step
// function that made them, so what the screen showed is computed, not remembered.
#include "core/base/invariant.h"
#include "core/payment/codec.h"
#include "core/payment/names.h"
#include "core/till/projection.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace pos::till {
namespace {

using payment::State;
using view::TimelineEntry;

using view::Say;
using view::Saying;

Saying answerSaying(const payment::event::Answered &answer)
{
    using Verdict = payment::event::Answered::Verdict;
    const std::string call(payment::nameOf(answer.call));
    switch (answer.verdict) {
    case Verdict::Done:
        if (answer.facts) {
            return {Say::AnswerRecord, call,
                answer.facts->statusText.empty()
                    ? std::string(payment::nameOf(answer.facts->status))
                    : answer.facts->statusText,
                {}};
        }
        return {Say::AnswerDone, call, {}, {}};
    case Verdict::Refused:
        return {Say::AnswerRefused, call, std::string(payment::nameOf(answer.refusal)), {}};
    case Verdict::Unknown:
        return {Say::AnswerUnknown, call, std::string(payment::nameOf(answer.reason)), {}};
    }
    base::unreachable();
}

struct Describe {
    using Told = std::pair<TimelineEntry::Kind, Saying>;

    Told operator()(const payment::event::Started &started) const
    {
        return {TimelineEntry::Kind::Person,
            {Say::ChargePressed, started.readerName, {}, started.amount}};
    }
    Told operator()(const payment::event::Answered &answer) const
    {
        return {TimelineEntry::Kind::Event, answerSaying(answer)};
    }
    Told operator()(const payment::event::Woke &) const
    {
        return {TimelineEntry::Kind::Event, {Say::TimeWasUp, {}, {}, {}}};
    }
    Told operator()(const payment::event::Pressed &press) const
    {
        return {TimelineEntry::Kind::Person,
            {Say::ButtonPressed, std::string(payment::nameOf(press.button)), {}, {}}};
    }
    Told operator()(const payment::event::ReaderSaid &said) const
    {
        return {TimelineEntry::Kind::Event,
            {said.reason.empty() ? Say::ReaderTold : Say::ReaderToldWhy,
                std::string(payment::nameOf(said.kind)), said.reason, {}}};
    }
    Told operator()(const payment::event::PromptReplaced &) const
    {
        return {TimelineEntry::Kind::Event, {Say::PromptTaken, {}, {}, {}}};
    }
    Told operator()(const payment::event::Restarted &) const
    {
        return {TimelineEntry::Kind::Event, {Say::StartedAgain, {}, {}, {}}};
    }
};

TimelineEntry callEntry(const journal::Record &record)
{
    TimelineEntry entry;
    entry.utcMs = record.data.utcMs;
    entry.kind = TimelineEntry::Kind::Call;
    const auto body = nlohmann::json::parse(record.data.body, nullptr, false);
    if (!body.is_object()) {
        entry.what = {Say::CallNotReadable, {}, {}, {}};
        return entry;
    }
    entry.what = {
        Say::CallMade, body.value("what", std::string{}), body.value("result", std::string{}), {}};
    entry.durationMs = body.value("duration_ms", std::int64_t{-1});
    entry.httpStatus = body.value("http_status", 0);
    entry.requestId = body.value("request_id", std::string{});
    return entry;
}

// Folds as it goes, and notes each change of the screen.
class Storyteller {
public:
    void tell(const journal::Record &record)
    {
        if (record.data.kind == "call.ended") {
            add(callEntry(record), record.data.monotonicMs);
            return;
        }
        if (record.data.kind == taskClosedKind) {
            TimelineEntry entry;
            entry.utcMs = record.data.utcMs;
            entry.kind = TimelineEntry::Kind::Person;
            entry.what = {Say::ButtonPressed, "close_task", {}, {}};
            return add(std::move(entry), record.data.monotonicMs);
        }
        const auto event = payment::decode(
            record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
        if (!event) {
            return;
        }
        TimelineEntry entry;
        entry.utcMs = record.data.utcMs;
        std::tie(entry.kind, entry.what) = std::visit(Describe{}, event->what);
        if (std::holds_alternative<payment::event::Restarted>(event->what)) {
            m_startedMs.reset();
        }
        add(std::move(entry), record.data.monotonicMs);
        fold(*event);
    }

    std::vector<TimelineEntry> take() { return std::move(m_entries); }

private:
    void fold(const payment::Event &event)
    {
        const auto before = m_state ? stageOf(*m_state) : view::Stage::Idle;
        const auto saidBefore = m_state ? m_state->saidLess : std::nullopt;
        if (m_state) {
            m_state = payment::step(*m_state, event).next;
        } else if (std::holds_alternative<payment::event::Started>(event.what)) {
            m_state = payment::start(event).next;
            m_startedMs = event.atMs;
        } else {
            return;
        }
        if (m_state->saidLess != saidBefore) {
            TimelineEntry entry;
            entry.utcMs = event.utcMs;
            entry.what
                = {Say::RecordTookBack, std::string(payment::nameOf(*m_state->saidLess)), {}, {}};
            add(std::move(entry), event.atMs);
        }
        const auto after = stageOf(*m_state);
        if (after != before) {
            TimelineEntry entry;
            entry.utcMs = event.utcMs;
            entry.kind = TimelineEntry::Kind::Screen;
            entry.what = {Say::ScreenShowed, std::string(nameOf(after)), {}, {}};
            add(std::move(entry), event.atMs);
        }
    }

    void add(TimelineEntry entry, std::int64_t atMs)
    {
        entry.sinceStartMs = m_startedMs ? atMs - *m_startedMs : -1;
        if (m_entries.empty()) {
            entry.sinceStartMs = 0;
        }
        m_entries.push_back(std::move(entry));
    }

    std::optional<State> m_state;
    std::optional<std::int64_t> m_startedMs;
    std::vector<TimelineEntry> m_entries;
};

view::RefundView refundViewOf(const payment::RefundTry &refund)
{
    using Step = payment::RefundTry::Step;
    view::RefundView view;
    view.utcMs = refund.requestedUtcMs;
    view.amountMinor = refund.amountMinor;
    view.reference = refund.reference;
    view.message = refund.message;
    view.why.code = refund.elsewhere ? Say::RefundedElsewhere : Say::Nothing;
    switch (refund.step) {
    case Step::Baseline:
    case Step::Sending:
        view.state = view::RefundView::State::Requested;
        break;
    case Step::Checking:
        view.state = view::RefundView::State::Checking;
        break;
    case Step::NeedsPerson:
        view.state = view::RefundView::State::NeedsPerson;
        break;
    case Step::Done:
        view.state = view::RefundView::State::Done;
        break;
    case Step::Refused:
        view.state = view::RefundView::State::Refused;
        break;
    }
    return view;
}

Say blockedOf(const State &state)
{
    if (payment::isOpen(state)) {
        return Say::OutcomeNotKnown;
    }
    if (state.phase == payment::Phase::Approved) {
        return state.facts.refundedMinor >= state.capturedMinor ? Say::EverythingRefunded
                                                                : Say::RefundStillOpen;
    }
    return Say::NothingCharged;
}

} // namespace

std::vector<TimelineEntry> timelineOf(const std::vector<journal::Record> &records)
{
    Storyteller storyteller;
    for (const auto &record : records) {
        storyteller.tell(record);
    }
    return storyteller.take();
}

view::PaymentDetail detailOf(const State &state, const std::vector<journal::Record> &records)
{
    view::PaymentDetail detail;
    detail.row = rowOf(state);
    const auto fact = [&](view::FactName name, const std::string &value) {
        if (!value.empty()) {
            detail.facts.emplace_back(name, value);
        }
    };
    fact(view::FactName::Attempt, state.id().text());
    fact(view::FactName::Reference, state.facts.reference);
    fact(view::FactName::Transaction, state.facts.id.text());
    fact(view::FactName::PaymentIntent, state.facts.intent.text());
    fact(view::FactName::Reader, state.readerName);
    fact(view::FactName::ReaderId, state.reader.text());
    fact(view::FactName::TerminalId, state.terminal.text());
    fact(view::FactName::Sale, state.what.sale.text());
    fact(view::FactName::Receipt, state.facts.receiptUrl);
    fact(view::FactName::PlutoPaySays, state.message);
    detail.conflict = conflictOf(state);
    detail.timeline = timelineOf(records);
    for (const auto &refund : state.refunds) {
        detail.refunds.push_back(refundViewOf(refund));
    }
    detail.refundableMinor = payment::refundableMinor(state);
    detail.canRefund = detail.refundableMinor > 0;
    detail.canCapture = state.phase == payment::Phase::Authorized && !state.capturing;
    detail.canCancel = payment::isOpen(state) || detail.canCapture;
    if (!detail.canRefund && !detail.canCapture && !detail.canCancel) {
        detail.blocked.code = blockedOf(state);
    }
    return detail;
}

} // namespace pos::till
