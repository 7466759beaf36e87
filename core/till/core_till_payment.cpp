// SPDX-License-Identifier: Apache-2.0
//
// Charges and presses: from a command to the engine, and from its refusal to one clear notice.
#include "core/base/invariant.h"
#include "core/sale/sale.h"
#include "core/till/core_till.h"
#include "core/till/projection.h"

#include <array>
#include <utility>

namespace pos::till {

using Button = payment::event::Pressed::Button;
using NoticeKind = view::Notice::Kind;

void CoreTill::refused(payment::Refusal refusal, const std::string &attemptId)
{
    const auto currency = money::Currency::fromCode(m_settings.view.currency);
    const auto limit = [&](std::int64_t minor) {
        return currency ? std::optional(money::Money(minor, *currency)) : std::nullopt;
    };
    const sale::AmountLimits limits;
    switch (refusal) {
    case payment::Refusal::JournalUnsafe:
        return notice(NoticeKind::JournalUnsafe);
    case payment::Refusal::MayFollow:
        return notice(NoticeKind::MayFollow, attemptId);
    case payment::Refusal::DiskFull:
        noteJournal();
        return notice(NoticeKind::DiskFull);
    case payment::Refusal::NoGateway:
        return notice(NoticeKind::NoKey);
    case payment::Refusal::AmountTooSmall:
        return notice(NoticeKind::AmountTooSmall, {}, limit(limits.minimumMinor));
    case payment::Refusal::AmountTooLarge:
        return notice(NoticeKind::AmountTooLarge, {}, limit(limits.maximumMinor));
    case payment::Refusal::NoReader:
        return notice(NoticeKind::NoReader);
    case payment::Refusal::ReaderBusyHere:
        return notice(NoticeKind::ReaderBusyHere);
    case payment::Refusal::SaleBusy:
        return notice(NoticeKind::SaleHasPayment);
    case payment::Refusal::UnknownAttempt:
        return notice(NoticeKind::UnknownPayment, attemptId);
    case payment::Refusal::NotPossibleNow:
        return notice(NoticeKind::NotPossibleNow, attemptId);
    }
    base::unreachable();
}

// Here and not only in the button: a scanner's Enter or a script must not start what cannot end
// (F34, F35, F82). The engine refuses the rest: an unsafe journal, a full disk, no key.
bool CoreTill::refusedToCharge(const gateway::Reader *reader)
{
    // The core allows one payment in front; a second press of Charge is not a second payment (F75).
    const auto *front = m_front && m_engine ? m_engine->find(*m_front) : nullptr;
    const auto refuse = [this](NoticeKind kind, const std::string &detail = {}) {
        notice(kind, detail);
        return true;
    };
    if (front != nullptr && payment::isOpen(*front)) {
        return refuse(NoticeKind::PaymentRunning, m_front->text());
    }
    if (!m_engine || m_troubles.contains(view::Trouble::JournalDamaged)) {
        return refuse(NoticeKind::JournalUnsafe);
    }
    static constexpr std::array<std::pair<view::Trouble, NoticeKind>, 4> troubles{
        {{view::Trouble::WrongMode, NoticeKind::WrongMode},
            {view::Trouble::BadKey, NoticeKind::BadKey},
            {view::Trouble::CertificateRefused, NoticeKind::CertificateRefused},
            {view::Trouble::ProviderUnreachable, NoticeKind::ProviderUnreachable}}};
    for (const auto &[trouble, kind] : troubles) {
        if (m_troubles.contains(trouble)) {
            return refuse(kind);
        }
    }
    return reader == nullptr && refuse(NoticeKind::NoReader);
}

void CoreTill::startCharge(
    payment::SaleId sale, const view::command::Charge &command, const gateway::Reader &reader)
{
    const auto started = m_engine->charge(
        {std::move(sale), command.amount, command.note, reader.terminal, reader.reader, reader.name,
            command.manualCapture, mode() == view::Mode::Test, timingOf(m_settings.view)});
    if (!started) {
        return refused(started.error(), {});
    }
    m_front = *started;
    onChanged(*m_engine->find(*started));
}

void CoreTill::charge(const view::command::Charge &command)
{
    const auto *reader = readerInUseRow();
    if (!refusedToCharge(reader)) {
        startCharge({}, command, *reader);
    }
}

void CoreTill::press(const std::string &attemptId, payment::event::Pressed press)
{
    if (!m_engine) {
        return notice(NoticeKind::JournalUnsafe);
    }
    const payment::AttemptId id(attemptId);
    if (const auto refusal = m_engine->press(id, press)) {
        if (refusal == payment::Refusal::MayFollow) {
            mayFollow(id, press);
        }
        return refused(*refusal, attemptId);
    }
    if (press.button == Button::KeepPaid && m_front == id) {
        publishCheckout();
    }
}

// The old payment is dead and charged nothing: the same sale begins a new one.
void CoreTill::chargeAnew(const payment::State &ended, const gateway::Reader *reader)
{
    if (refusedToCharge(reader)) {
        return;
    }
    const auto previous = ended.id();
    startCharge(
        ended.what.sale, {ended.what.amount, ended.what.note, ended.what.manualCapture}, *reader);
    if (m_front != previous) {
        payment::event::Pressed press;
        press.button = Button::Dismiss;
        m_engine->press(previous, press);
    }
}

void CoreTill::tryAgain(const view::command::TryAgain &command)
{
    const auto *state = m_engine ? m_engine->find(payment::AttemptId(command.attemptId)) : nullptr;
    const auto *chosen = findReader(command.readerId);
    if (!command.readerId.empty() && chosen == nullptr) {
        return notice(NoticeKind::NoReader);
    }
    const bool ended = state != nullptr
        && (state->phase == payment::Phase::Cancelled || state->phase == payment::Phase::Refused);
    if (ended && m_front == state->id()) {
        const auto *same = chosen != nullptr ? chosen : findReader(state->reader.text());
        return chargeAnew(*state, same != nullptr ? same : readerInUseRow());
    }
    payment::event::Pressed press;
    press.button = Button::TryAgain;
    if (chosen != nullptr) {
        press.button = Button::OtherReader;
        press.terminal = chosen->terminal;
        press.reader = chosen->reader;
        press.readerName = chosen->name;
    }
    this->press(command.attemptId, press);
}

void CoreTill::dismiss(const std::string &attemptId)
{
    const payment::AttemptId id(attemptId);
    const auto *state = m_engine ? m_engine->find(id) : nullptr;
    if (state == nullptr) {
        return notice(NoticeKind::UnknownPayment, attemptId);
    }
    if (payment::isOpen(*state)) {
        return notice(NoticeKind::OutcomeOpen, attemptId); // F81
    }
    if (m_front == id) {
        m_front.reset();
        publishCheckout();
        publishTasks();
    }
    payment::event::Pressed press;
    press.button = Button::Dismiss;
    m_engine->press(id, press);
}

void CoreTill::refund(
    const std::string &attemptId, std::int64_t amountMinor, const std::string &reason)
{
    const auto *state = m_engine ? m_engine->find(payment::AttemptId(attemptId)) : nullptr;
    if (state == nullptr) {
        return refused(payment::Refusal::UnknownAttempt, attemptId);
    }
    const auto left = payment::refundableMinor(*state);
    payment::event::Pressed press;
    press.button = Button::Refund;
    press.amountMinor = amountMinor > 0 ? amountMinor : left;
    press.reason = reason;
    if (!state->refunds.empty() && state->refunds.back().open()) {
        return notice(NoticeKind::RefundRunning, attemptId);
    }
    if (press.amountMinor > left) {
        return notice(NoticeKind::RefundTooLarge, attemptId,
            money::Money(left, state->what.amount.currency()));
    }
    this->press(attemptId, press);
}

} // namespace pos::till
