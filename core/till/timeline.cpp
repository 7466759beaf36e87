// SPDX-License-Identifier: Apache-2.0
//
// The story of one payment, read back from its records: the events are folded with the same step
// function that made them, so what the screen showed is computed, not remembered.
#include "core/base/invariant.h"
#include "core/money/format.h"
#include "core/payment/codec.h"
#include "core/payment/names.h"
#include "core/till/projection.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace pos::till {
namespace {

using payment::State;
using view::TimelineEntry;

std::string spaced(std::string_view name)
{
    std::string text(name);
    for (auto &letter : text) {
        letter = letter == '_' ? ' ' : letter;
    }
    return text;
}

std::string outcomeText(const payment::event::Answered &answer)
{
    using Verdict = payment::event::Answered::Verdict;
    switch (answer.verdict) {
    case Verdict::Done:
        if (answer.facts) {
            const auto status = answer.facts->statusText.empty()
                ? spaced(payment::nameOf(answer.facts->status))
                : answer.facts->statusText;
            return "done, PlutoPay says " + status;
        }
        return "done";
    case Verdict::Refused:
        return "refused: " + spaced(payment::nameOf(answer.refusal));
    case Verdict::Unknown:
        return "no certain answer: " + spaced(payment::nameOf(answer.reason));
    }
    base::unreachable();
}

struct Describe {
    std::pair<TimelineEntry::Kind, std::string> operator()(
        const payment::event::Started &started) const
    {
        return {TimelineEntry::Kind::Person,
            "Charge " + money::format(started.amount, money::NumberStyle{}) + " on "
                + started.readerName};
    }
    std::pair<TimelineEntry::Kind, std::string> operator()(
        const payment::event::Answered &answer) const
    {
        return {TimelineEntry::Kind::Event,
            spaced(payment::nameOf(answer.call)) + " " + outcomeText(answer)};
    }
    std::pair<TimelineEntry::Kind, std::string> operator()(const payment::event::Woke &) const
    {
        return {TimelineEntry::Kind::Event, "time was up"};
    }
    std::pair<TimelineEntry::Kind, std::string> operator()(
        const payment::event::Pressed &press) const
    {
        return {TimelineEntry::Kind::Person, "pressed: " + spaced(payment::nameOf(press.button))};
    }
    std::pair<TimelineEntry::Kind, std::string> operator()(
        const payment::event::ReaderSaid &said) const
    {
        const auto reason = said.reason.empty() ? std::string{} : " (" + said.reason + ")";
        return {
            TimelineEntry::Kind::Event, "reader: " + spaced(payment::nameOf(said.kind)) + reason};
    }
    std::pair<TimelineEntry::Kind, std::string> operator()(
        const payment::event::PromptReplaced &) const
    {
        return {TimelineEntry::Kind::Event, "another payment took the reader's screen"};
    }
    std::pair<TimelineEntry::Kind, std::string> operator()(const payment::event::Restarted &) const
    {
        return {TimelineEntry::Kind::Event, "the till was started again"};
    }
};

TimelineEntry callEntry(const journal::Record &record)
{
    TimelineEntry entry;
    entry.utcMs = record.data.utcMs;
    entry.kind = TimelineEntry::Kind::Call;
    const auto body = nlohmann::json::parse(record.data.body, nullptr, false);
    if (!body.is_object()) {
        entry.text = "a call whose record cannot be read";
        return entry;
    }
    entry.text = body.value("what", std::string{}) + ": " + body.value("result", std::string{});
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
        const auto event = payment::decode(
            record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
        if (!event) {
            return;
        }
        TimelineEntry entry;
        entry.utcMs = record.data.utcMs;
        std::tie(entry.kind, entry.text) = std::visit(Describe{}, event->what);
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
            entry.text = "contradiction: money was taken, and a later record says "
                + spaced(payment::nameOf(*m_state->saidLess)) + "; nothing is taken back";
            add(std::move(entry), event.atMs);
        }
        const auto after = stageOf(*m_state);
        if (after != before) {
            TimelineEntry entry;
            entry.utcMs = event.utcMs;
            entry.kind = TimelineEntry::Kind::Screen;
            entry.text = "the screen showed: " + spaced(nameOf(after));
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

std::string blockedReasonOf(const State &state)
{
    if (payment::isOpen(state)) {
        return "The outcome is not known yet.";
    }
    if (state.phase == payment::Phase::Approved) {
        return state.facts.refundedMinor >= state.capturedMinor
            ? "Everything was refunded."
            : "A refund of this payment is still open.";
    }
    return "Nothing was charged.";
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
    const auto fact = [&](const char *name, const std::string &value) {
        if (!value.empty()) {
            detail.facts.emplace_back(name, value);
        }
    };
    fact("Attempt", state.id().text());
    fact("PlutoPay reference", state.facts.reference);
    fact("Transaction", state.facts.id.text());
    fact("Payment intent", state.facts.intent.text());
    fact("Reader", state.readerName);
    fact("Reader id", state.reader.text());
    fact("Terminal id", state.terminal.text());
    fact("Sale", state.what.sale.text());
    fact("Receipt", state.facts.receiptUrl);
    fact("What went wrong", state.message);
    detail.timeline = timelineOf(records);
    for (const auto &refund : state.refunds) {
        detail.refunds.push_back(refundViewOf(refund));
    }
    detail.refundableMinor = payment::refundableMinor(state);
    detail.canRefund = detail.refundableMinor > 0;
    detail.canCapture = state.phase == payment::Phase::Authorized && !state.capturing;
    detail.canCancel = payment::isOpen(state) || detail.canCapture;
    if (!detail.canRefund && !detail.canCapture && !detail.canCancel) {
        detail.blockedReason = blockedReasonOf(state);
    }
    return detail;
}

} // namespace pos::till
