// SPDX-License-Identifier: Apache-2.0
#include "core/till/projection.h"

#include "core/base/invariant.h"
#include "core/payment/names.h"

#include <algorithm>
#include <array>

namespace pos::till {
namespace {

using payment::Phase;
using payment::State;
using view::CheckoutAction;
using view::Stage;
using Button = payment::event::Pressed::Button;

constexpr std::int64_t putAsideAfterMs = 30'000;

void allow(view::CheckoutView &view, CheckoutAction action, bool allowed)
{
    if (allowed) {
        view.actions |= static_cast<std::uint32_t>(action);
    }
}

bool takes(const State &state, Button button)
{
    payment::event::Pressed press;
    press.button = button;
    press.amountMinor = button == Button::Refund ? payment::refundableMinor(state) : 0;
    press.reader = state.reader;
    return payment::accepts(state, press);
}

void allowActions(view::CheckoutView &view, const State &state, std::int64_t nowMs)
{
    // Once a card is in the reader's hands, Cancel is a promise that the till cannot keep.
    const bool cardInside = view.stage == Stage::CardRead || view.stage == Stage::RemoveCard;
    const bool waited = nowMs - state.phaseSinceMs >= putAsideAfterMs || state.interrupted;
    allow(view, CheckoutAction::Cancel,
        takes(state, Button::Cancel) && !cardInside && view.stage != Stage::Checking);
    // After a certain "nothing charged" trying again is a new payment of the same sale.
    const bool anew = state.phase == Phase::Cancelled || state.phase == Phase::Refused;
    allow(view, CheckoutAction::TryAgain, takes(state, Button::TryAgain) || anew);
    allow(view, CheckoutAction::OtherReader, takes(state, Button::OtherReader));
    allow(view, CheckoutAction::OtherTender,
        takes(state, Button::OtherTender) && !cardInside && view.stage != Stage::Checking
            && view.stage != Stage::PinEntry);
    allow(view, CheckoutAction::KeepWaiting, view.asksKeepWaiting);
    allow(view, CheckoutAction::PutAside,
        takes(state, Button::PutAside) && waited && view.stage == Stage::Checking);
    allow(view, CheckoutAction::KeepPaid, takes(state, Button::KeepPaid));
    allow(view, CheckoutAction::RefundNow,
        takes(state, Button::Refund)
            && (view.stage == Stage::ApprovedAfterCancel || view.stage == Stage::Conflict));
    allow(view, CheckoutAction::Capture, takes(state, Button::Capture));
    allow(view, CheckoutAction::Void, takes(state, Button::Void));
    // Paid after a cancel: there are two ways on, and both are a choice.
    const bool mustChoose = view.stage == Stage::ApprovedAfterCancel;
    allow(view, CheckoutAction::Done,
        (payment::isFinal(state.phase) || state.phase == Phase::Authorized) && !mustChoose);
    allow(view, CheckoutAction::Receipt, state.phase == Phase::Approved && !mustChoose);
}

std::int64_t limitOf(const State &state, Stage stage)
{
    const auto &timing = state.what.timing;
    switch (stage) {
    case Stage::Creating:
        return timing.createWindowMs;
    case Stage::Sending:
        return timing.pushWindowMs;
    case Stage::WaitingForCard:
        return timing.cancelAfterMs;
    case Stage::CardRead:
    case Stage::PinEntry:
        return timing.authoriseMs;
    case Stage::Idle:
    case Stage::ReaderUnreachable:
    case Stage::RemoveCard:
    case Stage::Approved:
    case Stage::Authorized:
    case Stage::Declined:
    case Stage::Checking:
    case Stage::Cancelling:
    case Stage::Cancelled:
    case Stage::ApprovedAfterCancel:
    case Stage::Refused:
    case Stage::Conflict:
        return 0;
    }
    base::unreachable();
}

view::ReaderTrouble troubleOf(payment::ReaderProblem problem)
{
    switch (problem) {
    case payment::ReaderProblem::None:
        return view::ReaderTrouble::None;
    case payment::ReaderProblem::NoAnswer:
        return view::ReaderTrouble::NoAnswer;
    case payment::ReaderProblem::Busy:
        return view::ReaderTrouble::Busy;
    case payment::ReaderProblem::Offline:
        return view::ReaderTrouble::Offline;
    case payment::ReaderProblem::Unknown:
        return view::ReaderTrouble::Unknown;
    }
    base::unreachable();
}

// What we know while we do not know; shown line by line under "Checking". Whether PlutoPay can be
// reached is the till's to say: the top bar says it too.
std::vector<view::Saying> knowledgeOf(const State &state, bool reachable)
{
    if (!state.created()) {
        return {{view::Say::NoAnswerToStart, {}, {}, {}}};
    }
    std::vector<view::Saying> lines{{view::Say::ExistsAtPlutoPay, state.facts.reference, {}, {}}};
    const auto add = [&](bool known, view::Say code, const std::string &name = {}) {
        if (known) {
            lines.push_back({code, name, {}, {}});
        }
    };
    add(state.sent(payment::Call::Push) > 0, view::Say::SentToReader, state.readerName);
    add(state.cardSeen, view::Say::CardWasRead);
    add(true, reachable ? view::Say::NotDecidedYet : view::Say::AskingAgain);
    add(state.stop != payment::Stop::None, view::Say::CancelRequested);
    return lines;
}

// Why it did not start, or why a person must decide.
view::Saying refusalOf(const State &state)
{
    if (state.phase == Phase::Conflict) {
        return conflictOf(state);
    }
    if (state.phase != Phase::Refused) {
        return {};
    }
    return {state.unreachable ? view::Say::NothingWasSent : view::Say::PlutoPaySays,
        state.unreachable ? std::string{} : state.message, {}, {}};
}

std::optional<money::Money> chargedOf(const State &state)
{
    if (state.capturedMinor == 0) {
        return std::nullopt;
    }
    auto currency = state.what.amount.currency();
    if (state.contradiction) {
        currency = money::Currency::fromCode(state.contradiction->currency).value_or(currency);
    }
    return money::Money(state.capturedMinor, currency);
}

} // namespace

view::Saying conflictOf(const State &state)
{
    if (state.phase != Phase::Conflict) {
        return {};
    }
    static constexpr std::array<view::Say, 9> codes{view::Say::Nothing,
        view::Say::SecondPaymentPaid, view::Say::AnotherPaymentAnswered,
        view::Say::StartedInOtherMode, view::Say::RecordedInOtherMode, view::Say::AnotherAmount,
        view::Say::PaidAndCanceled, view::Say::KeyOfAnotherPayment, view::Say::NobodyCanTell};
    return {codes.at(static_cast<std::size_t>(state.clash)), {}, {}, {}};
}

namespace {

Stage stageOfPhase(Phase phase, bool owesChoice)
{
    switch (phase) {
    case Phase::Creating:
        return Stage::Creating;
    case Phase::Pushing:
        return Stage::Sending;
    case Phase::ReaderTrouble:
        return Stage::ReaderUnreachable;
    case Phase::Collecting:
        return Stage::WaitingForCard;
    case Phase::Authorising:
        return Stage::CardRead;
    case Phase::Declined:
        return Stage::Declined;
    case Phase::Checking:
        return Stage::Checking;
    case Phase::Cancelling:
        return Stage::Cancelling;
    case Phase::Approved:
        return owesChoice ? Stage::ApprovedAfterCancel : Stage::Approved;
    case Phase::Authorized:
        return Stage::Authorized;
    case Phase::Cancelled:
    case Phase::GivenUp:
        return Stage::Cancelled;
    case Phase::Refused:
        return Stage::Refused;
    case Phase::Conflict:
        return Stage::Conflict;
    }
    base::unreachable();
}

} // namespace

Stage stageOf(const payment::Summary &summary)
{
    return stageOfPhase(summary.phase, summary.owesChoice);
}

Stage stageOf(const State &state)
{
    using Local = payment::State::Local;
    const bool reading = state.phase == Phase::Collecting || state.phase == Phase::Authorising;
    if (reading && state.local == Local::RemoveCard) {
        return Stage::RemoveCard;
    }
    if (state.phase == Phase::Authorising && state.local == Local::PinEntry) {
        return Stage::PinEntry;
    }
    return stageOfPhase(state.phase, payment::owesChoice(state));
}

view::CheckoutView checkoutOf(const State &state, std::int64_t nowMs, bool reachable)
{
    view::CheckoutView view;
    view.stage = stageOf(state);
    view.attemptId = state.id().text();
    view.amount = state.what.amount;
    view.chargedAmount = chargedOf(state);
    view.note = state.what.note;
    view.readerName = state.readerName;
    view.readerTrouble = troubleOf(state.readerProblem);
    const auto since = state.phase == Phase::Collecting ? state.askFromMs : state.phaseSinceMs;
    view.stageElapsedMs = std::max<std::int64_t>(nowMs - since, 0);
    view.stageLimitMs = limitOf(state, view.stage);
    view.asksKeepWaiting
        = state.phase == Phase::Collecting && view.stageElapsedMs >= state.what.timing.askAfterMs;
    view.slow
        = state.phase == Phase::Authorising && view.stageElapsedMs >= state.what.timing.slowBankMs;
    view.putAside = state.putAside;
    view.interrupted = state.interrupted;
    view.cardBrand = state.facts.cardBrand;
    view.cardLastFour = state.facts.cardLastFour;
    if (state.phase == Phase::Declined || state.phase == Phase::GivenUp) {
        view.declineReason = state.message;
    }
    view.refusal = refusalOf(state);
    view.transactionReference = state.facts.reference;
    view.receiptUrl = state.facts.receiptUrl;
    if (view.stage == Stage::Checking || view.stage == Stage::Cancelling) {
        view.log = knowledgeOf(state, reachable);
    }
    allowActions(view, state, nowMs);
    return view;
}

std::vector<view::TaskView> tasksOf(const State &state)
{
    std::vector<view::TaskView> tasks;
    const auto add = [&](view::TaskKind kind, std::string detail) {
        view::TaskView task;
        task.id = state.id().text() + "/" + std::to_string(static_cast<int>(kind));
        task.kind = kind;
        task.attemptId = state.id().text();
        task.amount = state.what.amount;
        task.otherAmount = chargedOf(state);
        task.sinceUtcMs = state.startedUtcMs;
        task.detail = std::move(detail);
        tasks.push_back(std::move(task));
    };
    if (payment::isOpen(state) && state.putAside) {
        add(view::TaskKind::CheckingPayment, state.facts.reference);
    }
    if (stageOf(state) == Stage::ApprovedAfterCancel) {
        add(state.paidLate ? view::TaskKind::PaidLate : view::TaskKind::ApprovedAfterCancel,
            state.facts.reference);
    }
    if (payment::cannotTell(state)) {
        add(view::TaskKind::NobodyCanTell, state.facts.reference);
    } else if (state.phase == Phase::Conflict && !state.kept
        && (state.capturedMinor == 0 || payment::refundableMinor(state) > 0)) {
        add(view::TaskKind::AmountConflict, state.message);
        tasks.back().why = conflictOf(state);
    }
    if (payment::tookBack(state)) {
        add(view::TaskKind::RecordTookBack, state.facts.reference);
        tasks.back().why
            = {view::Say::RecordTookBack, std::string(payment::nameOf(*state.saidLess)), {}, {}};
    }
    if (!state.refunds.empty()
        && state.refunds.back().step == payment::RefundTry::Step::NeedsPerson) {
        add(view::TaskKind::RefundUnclear, state.refunds.back().message);
    }
    return tasks;
}

view::RecoveryRow recoveryRowOf(const State &state, bool reachable)
{
    view::RecoveryRow row;
    row.attemptId = state.id().text();
    row.note = state.what.note;
    row.amount = state.what.amount;
    row.startedUtcMs = state.startedUtcMs;
    if (!tasksOf(state).empty() && !payment::isOpen(state)) {
        row.state = view::RecoveryRow::State::NeedsPerson;
    } else if (state.phase == Phase::Approved) {
        row.state = view::RecoveryRow::State::Charged;
    } else if (payment::isFinal(state.phase)) {
        row.state = view::RecoveryRow::State::NotCharged;
    }
    if (row.state == view::RecoveryRow::State::Checking) {
        const auto lines = knowledgeOf(state, reachable);
        row.known = lines.back();
    } else if (!state.facts.reference.empty()) {
        row.known = {view::Say::ExistsAtPlutoPay, state.facts.reference, {}, {}};
    }
    return row;
}

std::string_view nameOf(Stage stage)
{
    static constexpr std::array<std::string_view, 17> names{"idle", "creating", "sending",
        "reader_unreachable", "waiting_for_card", "card_read", "pin_entry", "remove_card",
        "approved", "authorized", "declined", "checking", "cancelling", "cancelled",
        "approved_after_cancel", "refused", "conflict"};
    const auto index = static_cast<std::size_t>(stage);
    base::invariant(index < names.size());
    return names[index];
}

} // namespace pos::till
