// SPDX-License-Identifier: Apache-2.0
//
// Which payments are in memory: all that can still change, and the newest that ended.
#include "core/payment/engine.h"

#include <algorithm>
#include <utility>

namespace pos::payment {

Engine::Slot &Engine::place(State state, std::int64_t order)
{
    const auto id = state.id();
    auto slot = std::make_unique<Slot>(Slot{std::move(state), order, {}, {}, false});
    return *m_slots.insert_or_assign(id, std::move(slot)).first->second;
}

// What the records tell of the rhythm of reading is over: only belief says whether it has ended.
Engine::Slot &Engine::placeFromHistory(State state, std::int64_t order)
{
    auto &slot = place(std::move(state), order);
    slot.ended = !isLive(slot.state);
    if (slot.ended) {
        m_ended.push_back(slot.state.id());
        planForgetting();
    }
    return slot;
}

Engine::Slot *Engine::slotOf(const AttemptId &id)
{
    if (const auto found = m_slots.find(id); found != m_slots.end()) {
        return found->second.get();
    }
    auto state = m_history.load(id);
    if (!state || !*state) {
        return nullptr;
    }
    auto &slot = placeFromHistory(std::move(**state), --m_oldest);
    if (!slot.ended) { // its summary was wrong: better late than never
        m_ports.executor.post([this, alive = Alive(m_alive), id] {
            if (!alive.expired()) {
                apply(id, now(event::Restarted{}));
            }
        });
    }
    return &slot;
}

// What has ended is kept in memory for a while: it is what a cashier still looks at, and what a
// reader or the provider still has a late word about.
void Engine::noteEnd(Slot &slot)
{
    const auto &state = slot.state;
    const auto &flying = state.inFlight;
    const bool ended = !isLive(state) && !nextWakeMs(state) && !state.reading && !state.searching
        && std::find(flying.begin(), flying.end(), true) == flying.end();
    if (ended && !slot.ended) {
        m_ended.push_back(state.id());
        planForgetting();
    } else if (!ended && slot.ended) {
        std::erase(m_ended, state.id());
    }
    slot.ended = ended;
}

// Not at once: whoever called us still holds a state in his hand.
void Engine::planForgetting()
{
    if (m_ended.size() <= endedKept || m_forgetPlanned) {
        return;
    }
    m_forgetPlanned = true;
    m_ports.executor.post([this, alive = Alive(m_alive)] {
        if (!alive.expired()) {
            m_forgetPlanned = false;
            forgetOldest();
        }
    });
}

void Engine::forgetOldest()
{
    while (m_ended.size() > endedKept && !isWaiting(m_ended.front())) {
        m_ports.executor.cancel(m_slots.at(m_ended.front())->timer);
        m_slots.erase(m_ended.front());
        m_ended.pop_front();
    }
}

bool Engine::isWaiting(const AttemptId &id) const
{
    return std::any_of(m_lazy.begin(), m_lazy.end(),
        [&](const journal::NewRecord &record) { return record.stream == id.text(); });
}

const State *Engine::find(const AttemptId &id)
{
    const auto *slot = slotOf(id);
    return slot == nullptr ? nullptr : &slot->state;
}

std::vector<AttemptId> Engine::attempts() const
{
    std::vector<std::pair<std::int64_t, AttemptId>> ordered;
    for (const auto &[id, slot] : m_slots) {
        ordered.emplace_back(slot->order, id);
    }
    std::sort(ordered.begin(), ordered.end());
    std::vector<AttemptId> ids;
    for (auto &[order, id] : ordered) {
        ids.push_back(std::move(id));
    }
    return ids;
}

base::Result<std::vector<ListedSummary>> Engine::list(journal::Sequence before, int limit)
{
    flush();
    return m_history.list(before, limit);
}

std::map<gateway::ReaderId, AttemptId> Engine::holders() const
{
    std::map<gateway::ReaderId, AttemptId> holders;
    for (const auto &[id, slot] : m_slots) {
        if (holdsReader(slot->state)) {
            holders.emplace(slot->state.reader, id);
        }
    }
    return holders;
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

} // namespace pos::payment
