// SPDX-License-Identifier: Apache-2.0
//
// Charges and presses: from a command to the engine, and from its refusal to one clear notice.
#include "core/base/invariant.h"
#include "core/till/core_till.h"
#include "core/till/projection.h"

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
    const view::TillStatus limits;
    switch (refusal) {
    case payment::Refusal::JournalUnsafe:
        return notice(NoticeKind::JournalUnsafe);
    case payment::Refusal::DiskFull:
        noteJournal();
        return notice(NoticeKind::JournalUnsafe);
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
        return notice(NoticeKind::PaymentRunning);
    case payment::Refusal::UnknownAttempt:
    case payment::Refusal::NotPossibleNow:
        return notice(NoticeKind::NotPossibleNow, attemptId);
    }
    base::unreachable();
}

void CoreTill::charge(const view::command::Charge &command)
{
    // The core allows one payment in front; a second press of Charge is not a second payment (F75).
    const auto *front = m_front && m_engine ? m_engine->find(*m_front) : nullptr;
    if (front != nullptr && payment::isOpen(*front)) {
        return notice(NoticeKind::PaymentRunning, m_front->text());
    }
    if (!m_engine) {
        return notice(NoticeKind::JournalUnsafe);
    }
    // Here and not only in the button: a scanner's Enter or a script must not start what cannot end
    // (F34, F35, F82). Trouble with the journal and a missing reader are refused below.
    if (m_troubles.contains(view::Trouble::WrongMode)) {
        return notice(NoticeKind::WrongMode);
    }
    if (m_troubles.contains(view::Trouble::BadKey)) {
        return notice(NoticeKind::BadKey);
    }
    if (m_troubles.contains(view::Trouble::ProviderUnreachable)
        || m_troubles.contains(view::Trouble::CertificateRefused)) {
        return notice(NoticeKind::Failed, "PlutoPay cannot be reached. Nothing was charged.");
    }
    const auto *reader = readerInUseRow();
    if (reader == nullptr) {
        return notice(NoticeKind::NoReader);
    }
    payment::ChargeRequest request{{}, command.amount, command.note, reader->terminal,
        reader->reader, reader->name, command.manualCapture, mode() == view::Mode::Test,
        timingOf(m_settings.view)};
    const auto started = m_engine->charge(request);
    if (!started) {
        return refused(started.error(), {});
    }
    m_front = *started;
    onChanged(*m_engine->find(*started));
}

void CoreTill::press(const std::string &attemptId, payment::event::Pressed press)
{
    if (!m_engine) {
        return notice(NoticeKind::JournalUnsafe);
    }
    const payment::AttemptId id(attemptId);
    if (const auto refusal = m_engine->press(id, press)) {
        return refused(*refusal, attemptId);
    }
    if (press.button == Button::KeepPaid && m_front == id) {
        publishCheckout();
    }
}

// The old payment is dead and charged nothing: the same sale begins a new one.
void CoreTill::chargeAnew(const payment::State &ended)
{
    const auto *reader = findReader(ended.reader.text());
    reader = reader != nullptr ? reader : readerInUseRow();
    if (reader == nullptr) {
        return notice(NoticeKind::NoReader);
    }
    const auto previous = ended.id();
    const payment::ChargeRequest request{ended.what.sale, ended.what.amount, ended.what.note,
        reader->terminal, reader->reader, reader->name, ended.what.manualCapture,
        ended.what.testMode, timingOf(m_settings.view)};
    const auto started = m_engine->charge(request);
    if (!started) {
        return refused(started.error(), previous.text());
    }
    m_front = *started;
    payment::event::Pressed press;
    press.button = Button::Dismiss;
    m_engine->press(previous, press);
    onChanged(*m_engine->find(*started));
}

void CoreTill::tryAgain(const view::command::TryAgain &command)
{
    const auto *state = m_engine ? m_engine->find(payment::AttemptId(command.attemptId)) : nullptr;
    const bool ended = state != nullptr
        && (state->phase == payment::Phase::Cancelled || state->phase == payment::Phase::Refused);
    if (ended && m_front == state->id()) {
        return chargeAnew(*state);
    }
    payment::event::Pressed press;
    press.button = Button::TryAgain;
    if (!command.readerId.empty()) {
        const auto *reader = findReader(command.readerId);
        if (reader == nullptr) {
            return notice(NoticeKind::NoReader);
        }
        press.button = Button::OtherReader;
        press.terminal = reader->terminal;
        press.reader = reader->reader;
        press.readerName = reader->name;
    }
    this->press(command.attemptId, press);
}

void CoreTill::dismiss(const std::string &attemptId)
{
    const payment::AttemptId id(attemptId);
    const auto *state = m_engine ? m_engine->find(id) : nullptr;
    if (state == nullptr || payment::isOpen(*state)) {
        return notice(NoticeKind::NotPossibleNow, attemptId); // F81: never away from the unknown
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
