// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/attempt_table.h"

#include "core/base/invariant.h"

#include <algorithm>

namespace pos::model {

using namespace payment;

AttemptTable::AttemptTable(Dialect dialect, Mutant mutant)
    : m_dialect(dialect)
    , m_mutant(mutant)
{
    m_states.emplace_back();
    m_traits.emplace_back();
    m_durable.push_back(0);
    m_asked.emplace_back();
    m_first = intern(start(Event{nowMs, nowMs, firstEvent(dialect)}).next);
    m_dead = intern(deadState(dialect));
}

AttemptState AttemptTable::intern(const State &state)
{
    auto seen = canonical(state, m_dialect);
    const auto bytes = bytesOf(seen);
    const auto [begin, end] = m_ids.equal_range(bytes);
    for (auto at = begin; at != end; ++at) {
        const Belief &before = *m_states[at->second];
        const Belief &now = seen;
        if (before == now) { // also what the bytes do not tell
            return at->second;
        }
    }
    const auto id = static_cast<AttemptState>(m_states.size());
    m_ids.emplace(bytes, id);
    m_traits.push_back(traitsOf(seen));
    m_traits.back().foreign = brokenByForeign(stepOf(m_mutant), seen);
    m_states.push_back(std::make_unique<State>(std::move(seen)));
    m_durable.push_back(0);
    m_asked.emplace_back();
    return id;
}

AttemptState AttemptTable::durable(AttemptState id)
{
    if (id == 0 || m_durable[id] != 0) {
        return m_durable[id];
    }
    const auto traits = m_traits[id];
    Restart restart{id, 0, traits.open ? 0 : 1U + static_cast<unsigned>(traits.phase)};
    if (traits.unfinished) {
        Happening restarted;
        restarted.kind = Happening::Kind::Restart;
        const auto &outcome = ask(id, restarted);
        restart.next = outcome.next;
        for (std::size_t i = 0; i < outcome.effectCount; ++i) {
            restart.effects = restart.effects * 16 + 1 + static_cast<unsigned>(outcome.effects[i]);
        }
    }
    const auto kept = m_restarts.try_emplace(restart, id).first->second;
    m_durable[id] = kept;
    return kept;
}

const Outcome &AttemptTable::ask(AttemptState id, const Happening &happening)
{
    const auto key = happening.key();
    for (const auto &asked : m_asked[id]) {
        if (asked.happening == key) {
            return *asked.outcome;
        }
    }
    const auto &outcome = m_answers.emplace_back(answer(id, happening));
    m_asked[id].push_back({key, &outcome});
    return outcome;
}

Outcome AttemptTable::answer(AttemptState id, const Happening &happening)
{
    base::invariant(id != 0);
    const auto before = prepared(*m_states[id], happening);
    Outcome outcome;
    if (happening.kind == Happening::Kind::Tick) {
        outcome.next = intern(before);
        return outcome;
    }
    const auto event = model::event(happening, before, m_dialect);
    const auto ask = stepOf(m_mutant);
    const auto step = ask(before, event);
    outcome.durability = durabilityWith(m_mutant, before, step, event);
    const auto judged = durabilityOf(before, step, event);
    outcome.broken = brokenBy(before, event, step, judged);
    if (outcome.broken == Rule::None) {
        outcome.broken = brokenByAsking(ask, before, event, step, judged);
    }
    if (outcome.broken == Rule::None && m_dialect.plain && !goesOn(step.next)) {
        outcome.broken = Rule::GoesOn;
    }
    base::invariant(step.effects.size() <= outcome.effects.size());
    std::copy(step.effects.begin(), step.effects.end(), outcome.effects.begin());
    outcome.effectCount = static_cast<std::uint8_t>(step.effects.size());
    outcome.began = beganToPrompt(before, step.next);
    outcome.next = intern(step.next);
    if (outcome.broken == Rule::None) {
        outcome.broken = m_traits[outcome.next].foreign;
    }
    return outcome;
}

} // namespace pos::model
