// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/cashier.h"

#include "core/payment/names.h"
#include "tests/sim/program/world.h"

#include <algorithm>
#include <utility>

namespace pos::sim {

using payment::Phase;
using Button = payment::event::Pressed::Button;

namespace {

payment::Timing timingFor(const Options &options)
{
    payment::Timing timing;
    const auto shorter
        = [&](std::int64_t &ms) { ms = std::max<std::int64_t>(ms / options.patience, 50); };
    for (auto *ms : {&timing.createWindowMs, &timing.createGiveUpMs, &timing.pushWindowMs,
             &timing.askAfterMs, &timing.cancelAfterMs, &timing.slowBankMs, &timing.authoriseMs,
             &timing.probeAfterMs, &timing.restartProbeMs, &timing.cancelWindowMs}) {
        shorter(*ms);
    }
    return timing;
}

} // namespace

void Cashier::begin()
{
    later(100, 3'000, &Cashier::nextSale);
}

void Cashier::later(std::int64_t fromMs, std::int64_t toMs, void (Cashier::*what)())
{
    const auto moment = ++m_moment;
    m_world.heap.after(between(m_world.people, fromMs, toMs), [this, moment, what] {
        if (moment == m_moment) {
            (this->*what)();
        }
    });
}

void Cashier::nextSale()
{
    m_attempt = -1;
    m_code.clear();
    m_tries = 0;
    m_sale = m_world.newSale(m_till);
    if (m_sale >= 0) {
        m_reader = m_world.tempted(Kind::SharedReader) ? 0 : m_till % m_world.options.readers;
        charge();
    }
}

void Cashier::finish()
{
    if (m_sale >= 0) {
        ++m_world.salesDone;
    }
    m_sale = m_attempt = -1;
    m_code.clear(); // what happens to it now, nobody is looking at
    later(500, 8'000, &Cashier::nextSale);
}

void Cashier::charge()
{
    auto &till = m_world.till(m_till);
    auto *engine = till.engine();
    if (engine == nullptr) {
        return later(1'000, 4'000, &Cashier::charge);
    }
    const auto &sale = m_world.registry.sales[static_cast<std::size_t>(m_sale)];
    const auto &reader = m_world.provider.readers()[static_cast<std::size_t>(m_reader)];
    const payment::ChargeRequest request{payment::SaleId(sale.id),
        money::Money(sale.totalMinor, money::currency("USD")), "",
        gateway::TerminalId(reader.terminal), gateway::ReaderId(reader.id), reader.name,
        sale.manualCapture, true, timingFor(m_world.options)};
    const auto started = till.charge(m_sale, request);
    if (till.dead()) {
        return; // it will be looked at again after the start
    }
    if (!started) {
        // Busy, full or unsafe: another reader, a little later; in the end cash.
        m_reader = (m_reader + 1) % m_world.options.readers;
        if (++m_tries > 6) {
            return finish();
        }
        return later(1'000, 12'000, &Cashier::charge);
    }
    m_code = started->text();
    m_attempt = m_world.registry.byCode(m_code);
    if (m_world.tempted(Kind::DoubleTap) || m_world.tempted(Kind::ChargeAgain)) {
        m_world.heap.after(between(m_world.people, 0, 15'000), [this, code = m_code] {
            if (code == m_code && m_attempt >= 0 && m_world.till(m_till).engine() != nullptr) {
                tapTwice();
            }
        });
    }
    impatience();
}

// A second press of Charge, for the same sale or the next one, on whatever reader.
void Cashier::tapTwice()
{
    auto &till = m_world.till(m_till);
    const bool sameSale = m_world.people.below(2) == 0;
    const auto at = sameSale && m_world.people.below(2) == 0
        ? (m_reader + 1) % m_world.options.readers
        : m_reader;
    const auto &reader = m_world.provider.readers()[static_cast<std::size_t>(at)];
    m_world.met(sameSale ? Kind::DoubleTap : Kind::ChargeAgain, m_attempt);
    int second = m_sale;
    if (!sameSale) {
        second = m_world.newSale(-1);
    }
    if (second < 0) {
        return;
    }
    m_world.salesDone += sameSale ? 0 : 1; // whatever becomes of it, nobody waits for it
    const auto &other = m_world.registry.sales[static_cast<std::size_t>(second)];
    const auto *first = till.engine()->find(payment::AttemptId(m_code));
    const bool sameReader = first != nullptr && first->reader.text() == reader.id;
    const auto started = till.charge(second,
        {payment::SaleId(other.id), money::Money(other.totalMinor, money::currency("USD")), "",
            gateway::TerminalId(reader.terminal), gateway::ReaderId(reader.id), reader.name, false,
            true, timingFor(m_world.options)});
    if (started && !till.dead()) {
        m_world.checker.besides(m_attempt, m_world.registry.byCode(started->text()), sameReader);
        watch(started->text());
    }
}

void Cashier::impatience()
{
    if (m_world.tempted(Kind::LateCancel)) {
        m_world.heap.after(between(m_world.people, 50, 12'000), [this, code = m_code] {
            if (code == m_code && m_attempt >= 0) {
                m_world.met(Kind::LateCancel, m_attempt);
                press(Button::Cancel);
            }
        });
    }
}

void Cashier::press(Button button, std::int64_t minor)
{
    auto *engine = m_world.till(m_till).engine();
    if (engine == nullptr || m_code.empty()) {
        return;
    }
    payment::event::Pressed press;
    press.button = button;
    press.amountMinor = minor;
    if (button == Button::OtherReader) {
        const auto &reader = m_world.provider.readers()[static_cast<std::size_t>(m_reader)];
        press.terminal = gateway::TerminalId(reader.terminal);
        press.reader = gateway::ReaderId(reader.id);
        press.readerName = reader.name;
    }
    const auto refusal = m_world.till(m_till).press(m_code, press);
    m_world.history.note(
        m_sale, 50 + static_cast<std::uint64_t>(button) * 2 + (refusal ? 1 : 0), [&] {
            return "till " + std::to_string(m_till + 1) + ": cashier presses "
                + std::string(payment::nameOf(button)) + (refusal ? ", refused" : "");
        });
}

void Cashier::shown(const payment::State &state)
{
    if (state.id().text() != m_code) {
        return;
    }
    if (state.phase == m_seen && state.phase != Phase::Conflict) {
        return;
    }
    m_seen = state.phase;
    const bool slow = state.phase == Phase::Checking || state.phase == Phase::Cancelling;
    later(slow ? 8'000 : 200, slow ? 40'000 : 2'500, &Cashier::react);
}

void Cashier::lostScreen()
{
    ++m_moment;
}

void Cashier::booted()
{
    auto *engine = m_world.till(m_till).engine();
    const auto *state = m_code.empty() ? nullptr : engine->find(payment::AttemptId(m_code));
    if (state == nullptr && m_sale >= 0) { // the beginning may be there without our having seen it
        for (const int attempt :
            m_world.registry.sales[static_cast<std::size_t>(m_sale)].attempts) {
            const auto &code = m_world.registry.run(attempt).code;
            if (const auto *found = engine->find(payment::AttemptId(code)); found != nullptr) {
                m_attempt = attempt;
                m_code = code;
                state = found;
            }
        }
    }
    if (state != nullptr) {
        m_seen = state->phase;
        return later(500, 3'000, &Cashier::react);
    }
    m_code.clear();
    m_attempt = -1;
    later(1'000, 5'000, m_sale >= 0 ? &Cashier::charge : &Cashier::nextSale);
}

void Cashier::react()
{
    auto *engine = m_world.till(m_till).engine();
    const auto *state = engine == nullptr ? nullptr : engine->find(payment::AttemptId(m_code));
    if (state == nullptr) {
        return later(2'000, 5'000, &Cashier::react);
    }
    if (!engine->isSafe()) {
        return; // the screen says that the till must be started again
    }
    decide(*state);
}

void Cashier::decide(const payment::State &state)
{
    auto &sale = m_world.registry.sales[static_cast<std::size_t>(m_sale)];
    const auto lot = m_world.people.below(100);
    switch (state.phase) {
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::Authorising:
        return later(5'000, 20'000, &Cashier::react);
    case Phase::Collecting:
        if (sale.left && lot < 60) {
            press(Button::Cancel);
        } else if (lot < 20) {
            press(Button::KeepWaiting);
            m_world.checker.keptWaiting(m_attempt);
        }
        return later(10'000, 60'000, &Cashier::react);
    case Phase::ReaderTrouble:
        if (lot < 25) {
            return otherReader();
        }
        press(lot < 75 ? Button::TryAgain : Button::Cancel);
        return later(3'000, 20'000, &Cashier::react);
    case Phase::Declined:
        press(sale.nextCard < sale.cards.size() && !sale.left ? Button::TryAgain
                : lot < 50                                    ? Button::OtherTender
                                                              : Button::Cancel);
        return later(3'000, 20'000, &Cashier::react);
    case Phase::Checking:
    case Phase::Cancelling:
        if (m_world.tempted(Kind::CashInstead)) {
            m_world.met(Kind::CashInstead, m_attempt);
            sale.cashTaken = true;
            press(Button::OtherTender);
        } else if (lot < 50 && !state.putAside) {
            return putAside();
        }
        return later(10'000, 60'000, &Cashier::react);
    case Phase::Authorized:
        press(lot < 70 ? Button::Capture : Button::Void,
            lot < 20 ? std::max<std::int64_t>(sale.totalMinor / 2, 1) : 0);
        return later(5'000, 20'000, &Cashier::react);
    case Phase::Approved:
        return paid(state);
    case Phase::Conflict:
        if (payment::cannotTell(state)) {
            lookUp(m_code); // the sale waits for what the person finds out
            return later(3'000, 20'000, &Cashier::react);
        }
        press(Button::KeepPaid);
        return finish();
    case Phase::Cancelled:
    case Phase::GivenUp:
    case Phase::Refused:
        return overOrAgain(state);
    }
}

void Cashier::otherReader()
{
    m_reader = (m_reader + 1) % m_world.options.readers;
    press(Button::OtherReader);
    later(3'000, 20'000, &Cashier::react);
}

void Cashier::overOrAgain(const payment::State &state)
{
    auto &sale = m_world.registry.sales[static_cast<std::size_t>(m_sale)];
    press(Button::Dismiss);
    const bool again = !sale.cashTaken && !sale.left && m_world.people.below(100) < 50
        && sale.attempts.size() < 3 && state.phase != Phase::GivenUp;
    if (!again) {
        return finish();
    }
    sale.nextCard = std::min(sale.nextCard, sale.cards.size() - 1);
    m_tries = 0;
    later(500, 5'000, &Cashier::charge);
}

void Cashier::paid(const payment::State &state)
{
    auto &sale = m_world.registry.sales[static_cast<std::size_t>(m_sale)];
    const auto refundable = payment::refundableMinor(state);
    if (sale.cashTaken && refundable > 0 && sale.refundAskedMinor == 0) {
        sale.refundMinor = refundable; // paid twice: the card's share goes back
    } else if (state.approvedAfterStop || state.paidLate) {
        press(Button::KeepPaid);
    }
    if (sale.refundMinor > 0 && sale.refundAskedMinor == 0) {
        return later(500, 20'000, &Cashier::refund);
    }
    if (m_world.people.below(2) == 0) {
        press(Button::Dismiss);
    }
    finish();
}

void Cashier::refund()
{
    auto &sale = m_world.registry.sales[static_cast<std::size_t>(m_sale)];
    auto *engine = m_world.till(m_till).engine();
    const auto *state = engine == nullptr ? nullptr : engine->find(payment::AttemptId(m_code));
    if (state == nullptr) {
        return later(1'000, 3'000, &Cashier::refund);
    }
    const auto minor = std::min(sale.refundMinor, payment::refundableMinor(*state));
    if (minor <= 0 || !engine->isSafe()) {
        return finish();
    }
    sale.refundAskedMinor += minor; // before the press: the money may move within it
    payment::event::Pressed press;
    press.button = Button::Refund;
    press.amountMinor = minor;
    const auto refusal = m_world.till(m_till).press(m_code, press);
    m_world.history.note(m_sale, 80 + (refusal ? 1 : 0), [&] {
        return "cashier gives back " + std::to_string(minor) + (refusal ? ", refused" : "");
    });
    const bool mayFollow
        = refusal == payment::Refusal::JournalUnsafe || refusal == payment::Refusal::MayFollow;
    if (refusal && !m_world.till(m_till).dead() && !mayFollow) {
        sale.refundAskedMinor -= minor;
    }
    if (m_world.tempted(Kind::RefundTwice)) {
        m_world.met(Kind::RefundTwice, m_attempt);
        if (m_world.till(m_till).press(m_code, press) == std::nullopt) {
            sale.refundAskedMinor += minor; // a second one is a second one when it is accepted
        }
    }
    later(5'000, 40'000, &Cashier::watchRefund);
}

void Cashier::watchRefund()
{
    auto *engine = m_world.till(m_till).engine();
    const auto *state = engine == nullptr ? nullptr : engine->find(payment::AttemptId(m_code));
    if (state != nullptr && engine->isSafe()) {
        settleDoubt(*state);
    }
    finish();
}

// A person looks into the provider's own pages and says what is so.
void Cashier::settleDoubt(const payment::State &state)
{
    if (state.refunds.empty()
        || state.refunds.back().step != payment::RefundTry::Step::NeedsPerson) {
        return;
    }
    auto &sale = m_world.registry.sales[static_cast<std::size_t>(m_sale)];
    m_world.provider.catchUp();
    const auto given = m_world.provider.refundedMinor(m_world.registry.run(m_attempt));
    const auto &refund = state.refunds.back();
    sale.doubtedMinor = refund.amountMinor;
    press(given >= refund.baselineMinor + refund.amountMinor ? Button::RefundHappened
                                                             : Button::RefundDidNotHappen);
}

} // namespace pos::sim
