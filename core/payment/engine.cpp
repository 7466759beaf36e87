// SPDX-License-Identifier: Apache-2.0
#include "core/payment/engine.h"

#include "core/base/invariant.h"
#include "core/payment/codec.h"
#include "core/payment/names.h"
#include "core/sale/description.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace pos::payment {
namespace {

constexpr int codeLength = 10; // 50 bits: two tills never meet
constexpr std::int64_t flushAfterMs = 1'000;
constexpr std::string_view eventPrefix = "payment.";

} // namespace

Engine::Engine(Ports ports)
    : m_ports(ports)
{
}

Engine::~Engine()
{
    flush();
    for (auto &[id, slot] : m_slots) {
        m_ports.executor.cancel(slot->timer);
    }
    m_ports.executor.cancel(m_flushTimer);
}

Event Engine::now(decltype(Event::what) what) const
{
    return Event{m_ports.clock.monotonicMs(), m_ports.clock.utcMs(), std::move(what)};
}

base::Result<std::vector<AttemptId>> Engine::recover()
{
    base::invariant(m_slots.empty());
    std::optional<base::Error> problem;
    const auto fold = [&](const journal::Record &record) {
        if (!record.data.kind.starts_with(eventPrefix)) {
            return true;
        }
        auto event = decode(
            record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
        if (!event) {
            problem = base::Error{event.error().code,
                "record " + std::to_string(record.sequence) + ": " + event.error().message};
            return false;
        }
        const AttemptId id(record.data.stream);
        const auto found = m_slots.find(id);
        if (found != m_slots.end()) {
            found->second->state = step(found->second->state, *event).next;
        } else if (std::holds_alternative<event::Started>(event->what)) {
            m_slots.emplace(id, std::make_unique<Slot>(Slot{start(*event).next, {}, {}}));
            m_order.push_back(id);
        } else {
            problem = base::Error{base::ErrorCode::Damaged,
                "record " + std::to_string(record.sequence) + " speaks of an unknown payment"};
        }
        return !problem.has_value();
    };
    if (auto replayed = m_ports.journal.replay(fold); !replayed) {
        return tl::unexpected(replayed.error());
    }
    if (problem) {
        return tl::unexpected(*problem);
    }
    std::vector<AttemptId> open;
    for (const auto &id : m_order) {
        const auto &state = m_slots.at(id)->state;
        if (isOpen(state)) {
            open.push_back(id);
        }
        if (isUnfinished(state)) {
            apply(id, now(event::Restarted{}));
        }
    }
    return open;
}

bool Engine::hasRoom()
{
    auto &journal = m_ports.journal;
    if (!journal.isReserveHeld() && isSafe() && !hasOpenAttempts()) {
        (void)journal.restoreReserve(); // still full: isReserveHeld() says so
    }
    return journal.isReserveHeld();
}

std::optional<Refusal> Engine::refusalOf(const ChargeRequest &request)
{
    if (!isSafe()) {
        return Refusal::JournalUnsafe;
    }
    if (!hasRoom()) {
        return Refusal::DiskFull;
    }
    if (m_gateway == nullptr) {
        return Refusal::NoGateway;
    }
    if (const auto problem = sale::cardAmountProblem(request.amount)) {
        return *problem == sale::AmountProblem::TooLarge ? Refusal::AmountTooLarge
                                                         : Refusal::AmountTooSmall;
    }
    if (request.reader.empty()) {
        return Refusal::NoReader;
    }
    if (holderOf(request.reader)) {
        return Refusal::ReaderBusyHere;
    }
    const bool taken = !request.sale.empty()
        && std::any_of(m_slots.begin(), m_slots.end(), [&](const auto &entry) {
               return entry.second->state.what.sale == request.sale
                   && takesSale(entry.second->state);
           });
    return taken ? std::optional(Refusal::SaleBusy) : std::nullopt;
}

tl::expected<AttemptId, Refusal> Engine::charge(const ChargeRequest &request)
{
    if (const auto refusal = refusalOf(request)) {
        return tl::unexpected(*refusal);
    }
    AttemptId id(m_ports.random.code(codeLength));
    const auto sale = request.sale.empty() ? SaleId(m_ports.random.uuid()) : request.sale;
    const auto event = now(event::Started{id, sale, request.amount, request.note,
        sale::description(request.note, id.text()), request.terminal, request.reader,
        request.readerName, request.manualCapture, request.testMode, request.timing});
    if (!remember(id, event, Durability::Now)) {
        return tl::unexpected(isSafe() ? Refusal::DiskFull : Refusal::JournalUnsafe);
    }
    auto first = start(event);
    auto slot = std::make_unique<Slot>(Slot{first.next, {}, {}});
    auto &placed = *m_slots.emplace(id, std::move(slot)).first->second;
    m_order.push_back(id);
    settle(placed, std::move(first));
    return id;
}

std::optional<Refusal> Engine::press(const AttemptId &id, const event::Pressed &press)
{
    const auto *state = find(id);
    if (state == nullptr) {
        return Refusal::UnknownAttempt;
    }
    if (!isSafe()) {
        return Refusal::JournalUnsafe;
    }
    if (!accepts(*state, press)) {
        return Refusal::NotPossibleNow;
    }
    const auto holder = press.reader.empty() ? std::nullopt : holderOf(press.reader);
    if (holder && *holder != id) {
        return Refusal::ReaderBusyHere;
    }
    apply(id, now(press));
    return isSafe() ? std::nullopt : std::optional(Refusal::JournalUnsafe);
}

void Engine::readerSaid(const gateway::ReaderId &reader, const gateway::PaymentIntentId &intent,
    const event::ReaderSaid &said)
{
    for (const auto &[id, slot] : m_slots) {
        const bool ours
            = slot->state.reader == reader && !intent.empty() && slot->state.facts.intent == intent;
        if (ours) {
            return apply(AttemptId(id), now(said));
        }
    }
}

void Engine::lookNow(const AttemptId &id)
{
    const auto *state = find(id);
    if (state != nullptr && state->created() && !state->reading) {
        sendRead(id);
    }
}

void Engine::afterSleep()
{
    for (auto &[id, slot] : m_slots) {
        slot->timerAtMs.reset();
        arm(*slot);
        if (isOpen(slot->state)) {
            lookNow(id);
        }
    }
}

const State *Engine::find(const AttemptId &id) const
{
    const auto found = m_slots.find(id);
    return found == m_slots.end() ? nullptr : &found->second->state;
}

std::vector<AttemptId> Engine::attempts() const
{
    return m_order;
}

std::optional<AttemptId> Engine::holderOf(const gateway::ReaderId &reader) const
{
    for (const auto &[id, slot] : m_slots) {
        if (slot->state.reader == reader && holdsReader(slot->state)) {
            return id;
        }
    }
    return std::nullopt;
}

bool Engine::hasOpenAttempts() const
{
    return std::any_of(m_slots.begin(), m_slots.end(),
        [](const auto &entry) { return isOpen(entry.second->state); });
}

void Engine::later(journal::NewRecord record)
{
    m_lazy.push_back(std::move(record));
    if (m_flushTimer == world::Executor::Timer::None) {
        m_flushTimer = m_ports.executor.postAfter(flushAfterMs, [this, alive = Alive(m_alive)] {
            if (!alive.expired()) {
                m_flushTimer = world::Executor::Timer::None;
                flush();
            }
        });
    }
}

void Engine::flush()
{
    if (m_lazy.empty() || !isSafe()) {
        return;
    }
    writeAll(true);
}

bool Engine::writeAll(bool mayUseReserve)
{
    auto &journal = m_ports.journal;
    auto written = journal.append(m_lazy);
    const auto failedWith = [&](base::ErrorCode code) {
        return !written && written.error().code == code && journal.isSafe();
    };
    if (failedWith(base::ErrorCode::Unavailable)) {
        written = journal.append(m_lazy);
    }
    if (failedWith(base::ErrorCode::Full) && mayUseReserve && journal.releaseReserve()) {
        written = journal.append(m_lazy);
    }
    if (failedWith(base::ErrorCode::Full) && !mayUseReserve) {
        return false; // a new payment: it does not begin, and nothing is lost by that
    }
    m_unsafe = m_unsafe || !written;
    m_lazy.clear();
    return written.has_value();
}

// Write-ahead. False: it is not durable, nothing may follow from it.
bool Engine::remember(const AttemptId &id, const Event &event, Durability durability)
{
    if (durability == Durability::None) {
        return true;
    }
    if (!isSafe()) {
        return false;
    }
    journal::NewRecord record{
        id.text(), std::string(kindOf(event)), encode(event), event.utcMs, event.atMs};
    if (durability == Durability::Lazy) {
        later(std::move(record));
        return true;
    }
    const bool begins = std::holds_alternative<event::Started>(event.what);
    m_lazy.push_back(std::move(record));
    const bool durable = writeAll(!begins);
    if (!durable && begins && isSafe()) {
        m_lazy.pop_back(); // what was waiting before waits on
    }
    return durable;
}

void Engine::apply(const AttemptId &id, const Event &event)
{
    auto &slot = *m_slots.at(id);
    auto next = step(slot.state, event);
    if (!remember(id, event, durabilityOf(slot.state, next, event))) {
        // What is not durable did not happen (I4): the screen keeps saying what was last known,
        // with the journal's trouble above it, and a restart asks the provider (S16).
        if (m_changed) {
            m_changed(slot.state);
        }
        return;
    }
    settle(slot, std::move(next));
}

void Engine::settle(Slot &slot, Step step)
{
    const bool prompted = beganToPrompt(slot.state, step.next);
    slot.state = std::move(step.next);
    arm(slot);
    for (const auto effect : step.effects) {
        carryOut(slot.state, effect);
    }
    if (prompted) {
        replacePromptsOf(slot.state);
    }
    if (m_changed) {
        m_changed(slot.state);
    }
}

// A reader shows one payment at a time: whoever was put aside on it has lost its prompt.
void Engine::replacePromptsOf(const State &winner)
{
    std::vector<AttemptId> losers;
    for (const auto &[id, slot] : m_slots) {
        if (id != winner.id() && slot->state.reader == winner.reader && slot->state.mayPrompt) {
            losers.push_back(id);
        }
    }
    for (const auto &id : losers) {
        apply(id, now(event::PromptReplaced{}));
    }
}

void Engine::arm(Slot &slot)
{
    const auto wanted = nextWakeMs(slot.state);
    if (wanted == slot.timerAtMs) {
        return;
    }
    m_ports.executor.cancel(slot.timer);
    slot.timer = world::Executor::Timer::None;
    slot.timerAtMs = wanted;
    if (!wanted || !isSafe()) {
        return;
    }
    const auto delayMs = std::max<std::int64_t>(*wanted - m_ports.clock.monotonicMs(), 0);
    slot.timer
        = m_ports.executor.postAfter(delayMs, [this, id = slot.state.id(), alive = Alive(m_alive)] {
              if (alive.expired()) {
                  return;
              }
              m_slots.at(id)->timerAtMs.reset();
              apply(id, now(event::Woke{}));
          });
}

} // namespace pos::payment
