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

} // namespace

Engine::Engine(Ports ports)
    : m_ports(ports)
    , m_history(ports.journal)
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
    auto states = m_history.takeUp(endedKept);
    if (!states) {
        return tl::unexpected(states.error());
    }
    std::vector<AttemptId> found;
    for (auto &state : *states) {
        found.push_back(state.id());
        placeFromHistory(std::move(state), ++m_newest);
    }
    std::vector<AttemptId> open;
    for (const auto &id : found) {
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
    return isSaleTaken(request.sale) ? std::optional(Refusal::SaleBusy) : std::nullopt;
}

// By another attempt, in memory or long ended (I3). When the journal does not say, it is.
bool Engine::isSaleTaken(const SaleId &sale)
{
    if (sale.empty()) {
        return false;
    }
    const bool inMemory = std::any_of(m_slots.begin(), m_slots.end(), [&](const auto &entry) {
        return entry.second->state.what.sale == sale && takesSale(entry.second->state);
    });
    if (inMemory) {
        return true;
    }
    const auto earlier = m_history.ofSale(sale);
    if (!earlier) {
        return true;
    }
    return std::any_of(earlier->begin(), earlier->end(), [this](const AttemptId &id) {
        const auto *state = find(id);
        return state == nullptr || takesSale(*state);
    });
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
    auto first = start(event);
    if (!remember(event, Durability::Now, first.next)) {
        return tl::unexpected(isSafe() ? Refusal::DiskFull : Refusal::JournalUnsafe);
    }
    auto &placed = place(first.next, ++m_newest);
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
    if (apply(id, now(press))) {
        return std::nullopt;
    }
    return m_mayBeThere ? Refusal::MayFollow : Refusal::JournalUnsafe;
}

bool Engine::remark(const AttemptId &id, const std::string &kind, const std::string &body)
{
    if (!isSafe() || slotOf(id) == nullptr) {
        return false;
    }
    m_lazy.push_back({id.text(), kind, body, m_ports.clock.utcMs(), m_ports.clock.monotonicMs()});
    return writeAll(true, nullptr);
}

void Engine::readerSaid(const gateway::ReaderId &reader, const gateway::PaymentIntentId &intent,
    const event::ReaderSaid &said)
{
    for (const auto &[id, slot] : m_slots) {
        const bool ours
            = slot->state.reader == reader && !intent.empty() && slot->state.facts.intent == intent;
        if (ours) {
            apply(AttemptId(id), now(said));
            return;
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
    std::vector<AttemptId> open;
    for (auto &[id, slot] : m_slots) {
        if (slot->ended) {
            continue;
        }
        slot->timerAtMs.reset();
        arm(*slot);
        if (isOpen(slot->state)) {
            open.push_back(id);
        }
    }
    for (const auto &id : open) {
        lookNow(id);
    }
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
    writeAll(true, nullptr);
}

// With each batch the summaries of the attempts in it, as the batch leaves them.
bool Engine::writeAll(bool mayUseReserve, const State *upcoming)
{
    std::vector<journal::Summary> summaries;
    for (const auto &record : m_lazy) {
        const bool done = std::any_of(summaries.begin(), summaries.end(),
            [&](const journal::Summary &summary) { return summary.stream == record.stream; });
        if (done) {
            continue;
        }
        const bool isUpcoming = upcoming != nullptr && upcoming->id().text() == record.stream;
        const auto found = m_slots.find(AttemptId(record.stream));
        if (isUpcoming || found != m_slots.end()) {
            summaries.push_back(rowFor(isUpcoming ? *upcoming : found->second->state));
        }
    }
    auto &journal = m_ports.journal;
    const bool wasSafe = journal.isSafe();
    auto written = journal.appendWith(m_lazy, summaries);
    const auto failedWith = [&](base::ErrorCode code) {
        return !written && written.error().code == code && journal.isSafe();
    };
    if (failedWith(base::ErrorCode::Unavailable)) {
        written = journal.appendWith(m_lazy, summaries);
    }
    if (failedWith(base::ErrorCode::Full) && mayUseReserve && journal.releaseReserve()) {
        written = journal.appendWith(m_lazy, summaries);
    }
    if (failedWith(base::ErrorCode::Full) && !mayUseReserve) {
        return false; // a new payment: it does not begin, and nothing is lost by that
    }
    m_mayBeThere = !written && wasSafe && !journal.isSafe();
    m_unsafe = m_unsafe || !written;
    m_lazy.clear();
    return written.has_value();
}

// Write-ahead. False: it is not durable, nothing may follow from it.
bool Engine::remember(const Event &event, Durability durability, const State &upcoming)
{
    if (durability == Durability::None) {
        return true;
    }
    if (!isSafe()) {
        return false;
    }
    journal::NewRecord record{
        upcoming.id().text(), std::string(kindOf(event)), encode(event), event.utcMs, event.atMs};
    if (durability == Durability::Lazy) {
        later(std::move(record));
        return true;
    }
    const bool begins = std::holds_alternative<event::Started>(event.what);
    m_lazy.push_back(std::move(record));
    const bool durable = writeAll(!begins, &upcoming);
    if (!durable && begins && isSafe()) {
        m_lazy.pop_back(); // what was waiting before waits on
    }
    return durable;
}

bool Engine::apply(const AttemptId &id, const Event &event)
{
    auto *slot = slotOf(id);
    if (slot == nullptr) {
        m_unsafe = true; // its own records cannot be read
        m_mayBeThere = false;
        return false;
    }
    auto next = step(slot->state, event);
    if (!remember(event, durabilityOf(slot->state, next, event), next.next)) {
        // What is not durable did not happen (I4): the screen keeps saying what was last known,
        // with the journal's trouble above it, and a restart asks the provider (S16).
        if (m_changed) {
            m_changed(slot->state);
        }
        return false;
    }
    settle(*slot, std::move(next));
    return true;
}

void Engine::settle(Slot &slot, Step step)
{
    const bool prompted = beganToPrompt(slot.state, step.next);
    slot.state = std::move(step.next);
    arm(slot);
    noteEnd(slot);
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
              m_slots.at(id)->timerAtMs.reset(); // a slot with a timer is never forgotten
              apply(id, now(event::Woke{}));
          });
}

} // namespace pos::payment
