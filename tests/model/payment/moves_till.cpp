// SPDX-License-Identifier: Apache-2.0
//
// What the till does: it asks the step function, writes down and sends, as core/payment/engine.cpp
// does with the same pure functions.
#include "core/base/invariant.h"
#include "tests/model/payment/moves.h"

#include <algorithm>

namespace pos::model {

using namespace payment;
using Kind = Happening::Kind;

void Moves::from(const World &world, Visit &visit)
{
    m_from = &world;
    m_visit = &visit;
    network();
    for (std::uint8_t attempt = 0; attempt < world.started; ++attempt) {
        if (world.live[attempt] != 0) {
            till(attempt);
        }
    }
    readers();
    charge();
    flush();
    crash();
}

Moves::Draft Moves::draft(Move::Kind kind, std::uint8_t attempt, std::uint8_t classes) const
{
    Draft draft{*m_from, {}, Rule::None, false};
    draft.move.kind = kind;
    draft.move.attempt = attempt;
    draft.move.classes = classes;
    return draft;
}

void Moves::emit(Draft &draft)
{
    if (draft.outside) {
        return m_visit->outside(draft.move);
    }
    auto &world = draft.world;
    if (world.crashes >= m_setting.bounds.crashes) { // nobody will read the disk again
        writeDown(world);
    }
    if (m_setting.dialect.lean) {
        bury(world);
    }
    tidyUp(world);
    (*m_visit)(world, draft.move, draft.broken);
}

void Moves::writeDown(World &world)
{
    for (std::size_t attempt = 0; attempt < mostAttempts; ++attempt) {
        world.durable[attempt] = m_table.durable(world.live[attempt]);
    }
}

void Moves::happen(Draft &draft, std::uint8_t attempt, const Happening &happening)
{
    auto &world = draft.world;
    const auto &outcome = m_table.ask(world.live[attempt], happening);
    if (draft.broken == Rule::None) {
        draft.broken = outcome.broken;
    }
    world.live[attempt] = outcome.next;
    if (outcome.durability == Durability::Now) {
        writeDown(world); // and with it everything that was waiting to be written
    }
    for (std::size_t i = 0; i < outcome.effectCount; ++i) {
        send(draft, attempt, outcome.effects[i]);
    }
    if (!outcome.began) {
        return;
    }
    const auto reader = m_table.traits(outcome.next).reader;
    for (std::uint8_t other = 0; other < world.started; ++other) {
        const auto &traits = m_table.traits(world.live[other]);
        if (other != attempt && traits.mayPrompt && traits.reader == reader) {
            Happening replaced;
            replaced.kind = Kind::Replaced;
            happen(draft, other, replaced);
        }
    }
}

void Moves::addCall(Draft &draft, const CallSlot &call)
{
    auto &calls = draft.world.calls;
    for (auto &slot : calls) {
        if (slot.call == call.call && slot.attempt == call.attempt && slot.waited != 0) {
            ++slot.rank;
        }
    }
    const auto empty = std::find_if(
        calls.begin(), calls.end(), [](const CallSlot &slot) { return slot.call == 0; });
    if (empty == calls.end()) {
        draft.outside = true;
        return;
    }
    *empty = call;
}

void Moves::send(Draft &draft, std::uint8_t attempt, Effect effect)
{
    static constexpr std::array calls{Call::Create, Call::Push, Call::Read, Call::Search,
        Call::Cancel, Call::StrayCancel, Call::Capture, Call::Refund, Call::RefundBaseline};
    const auto &traits = m_table.traits(draft.world.live[attempt]);
    const auto kind = calls.at(static_cast<std::size_t>(effect));
    CallSlot call;
    call.call = static_cast<std::uint8_t>(1 + static_cast<unsigned>(kind));
    call.attempt = attempt;
    call.waited = 1;
    call.target = kind == Call::StrayCancel ? traits.stray : traits.intent;
    if (kind == Call::Read && !m_setting.dialect.plain) {
        return; // reads happen at any time
    }
    if (kind == Call::Create || kind == Call::Search) {
        call.target = 0;
    }
    if (kind == Call::Create) {
        sendCreate(draft, attempt);
    }
    if (kind == Call::Refund) {
        call.target = traits.refunds;
        call.reader = traits.refundHalves;
    }
    if (kind == Call::Push) {
        return sendPush(draft, attempt, call);
    }
    addCall(draft, call);
}

// Where keys are honoured a second create cannot make a second intent: any number may be sent.
void Moves::sendCreate(Draft &draft, std::uint8_t attempt) const
{
    if (!m_setting.dialect.keys) {
        draft.outside = draft.outside || draft.world.creates[attempt] >= m_setting.bounds.creates;
        ++draft.world.creates[attempt];
    }
}

// I3: no other intent of the sale that a reader was ever told about may be alive.
void Moves::sendPush(Draft &draft, std::uint8_t attempt, CallSlot call)
{
    auto &world = draft.world;
    const auto under
        = std::count_if(world.calls.begin(), world.calls.end(), [](const CallSlot &slot) {
              return slot.call == 1 + static_cast<unsigned>(Call::Push) && slot.waited != 0;
          });
    draft.outside = draft.outside || under >= m_setting.bounds.pushesAtOnce
        || world.pushes >= m_setting.bounds.pushes;
    ++world.pushes;
    if (call.target == foreignTarget) {
        draft.broken = Rule::OneLiveIntent;
        return;
    }
    for (std::size_t other = 0; other < mostAttempts; ++other) {
        for (std::size_t i = 0; i < mostIntents; ++i) {
            const auto &intent = world.intents[other][i];
            const bool itself = other == attempt && i == call.target;
            const bool givenBack = intent.truth == Truth::Captured && world.refunded[other] == 2;
            const bool dead = intent.truth == Truth::Canceled || givenBack;
            if (!itself && intent.pushed != 0 && !dead && draft.broken == Rule::None) {
                draft.broken = Rule::OneLiveIntent;
            }
        }
    }
    auto &intent = world.intents[attempt][call.target];
    if (intent.wrongAmount != 0 && draft.broken == Rule::None) {
        draft.broken = Rule::AnotherAmount;
    }
    intent.pushed = 1;
    call.reader = m_table.traits(world.live[attempt]).reader;
    addCall(draft, call);
}

void Moves::till(std::uint8_t attempt)
{
    const auto &traits = m_table.traits(m_from->live[attempt]);
    for (unsigned i = 0; i < 5; ++i) {
        if ((traits.appointments & (1U << i)) == 0) {
            continue;
        }
        auto woke = draft(Move::Kind::Wake, attempt, 0);
        woke.move.happening.kind = Kind::Woke;
        woke.move.happening.what = static_cast<std::uint8_t>(i);
        happen(woke, attempt, woke.move.happening);
        emit(woke);
    }
    for (unsigned i = 0; i < 4; ++i) {
        if ((traits.ticks & (1U << i)) == 0) {
            continue;
        }
        auto tick = draft(Move::Kind::Tick, attempt, 0);
        tick.move.happening.kind = Kind::Tick;
        tick.move.happening.what = static_cast<std::uint8_t>(i);
        if (static_cast<Tick>(i) == Tick::PromptLife && promptLives(attempt)) {
            continue; // no prompt, no push and no bank's work lives for ten minutes
        }
        if (static_cast<Tick>(i) == Tick::KeyLife && refundTravels(attempt)) {
            continue; // no call is under way for a day
        }
        happen(tick, attempt, tick.move.happening);
        emit(tick);
    }
    if (!m_setting.dialect.plain) {
        reads(attempt);
    }
    if (m_setting.person) {
        presses(attempt);
    }
}

bool Moves::promptLives(std::uint8_t attempt) const
{
    const auto first = 1 + attempt * mostIntents;
    const bool shown
        = std::any_of(m_from->prompts.begin(), m_from->prompts.end(), [&](const Prompt &prompt) {
              return prompt.owner >= first && prompt.owner < first + mostIntents;
          });
    const auto &intents = m_from->intents[attempt];
    const bool decides = std::any_of(intents.begin(), intents.end(),
        [](const Intent &intent) { return intent.truth == Truth::Processing; });
    return shown || decides
        || std::any_of(m_from->calls.begin(), m_from->calls.end(), [&](const CallSlot &call) {
               return call.call == 1 + static_cast<unsigned>(Call::Push) && call.attempt == attempt
                   && call.reply == Reply::None;
           });
}

bool Moves::refundTravels(std::uint8_t attempt) const
{
    return std::any_of(m_from->calls.begin(), m_from->calls.end(), [&](const CallSlot &call) {
        return call.call == 1 + static_cast<unsigned>(Call::Refund) && call.attempt == attempt
            && call.reply == Reply::None;
    });
}

// The reduced model's reads: at any time, with any answer that is or was so.
void Moves::reads(std::uint8_t attempt)
{
    const auto &traits = m_table.traits(m_from->live[attempt]);
    if (!traits.created || traits.intent == foreignTarget) {
        return;
    }
    const bool unplanned = traits.phase == Phase::Cancelled || traits.phase == Phase::Refused;
    const auto hook = unplanned ? moveClass::hook : std::uint8_t{0};
    const auto read = [&](Reply reply, Word word, std::uint8_t amount, std::uint8_t classes) {
        auto next = draft(Move::Kind::Read, attempt, classes);
        auto &h = next.move.happening;
        h.what = static_cast<std::uint8_t>(Call::Read);
        h.reply = reply;
        h.word = word;
        h.target = traits.intent;
        h.amount = amount;
        happen(next, attempt, h);
        emit(next);
    };
    const auto &intent = m_from->intents[attempt][traits.intent];
    const auto wrong = intent.wrongAmount != 0 ? wrongAmount : std::uint8_t{0};
    read(Reply::Lost, Word::None, 0, moveClass::fault);
    eachWord(intent, m_setting, [&](Word word, bool telling) {
        const auto classes = static_cast<std::uint8_t>(hook | (telling ? moveClass::telling : 0U));
        const unsigned most = word == Word::Succeeded ? m_from->refunded[attempt] : 0U;
        for (unsigned halves = 0; halves <= most; ++halves) {
            read(Reply::Record, word, static_cast<std::uint8_t>(wrong | halves), classes);
        }
    });
}

bool Moves::isHeld(std::uint8_t reader, std::uint8_t butBy) const
{
    for (std::uint8_t other = 0; other < m_from->started; ++other) {
        const auto &traits = m_table.traits(m_from->live[other]);
        if (other != butBy && traits.holdsReader && traits.reader == reader) {
            return true;
        }
    }
    return false;
}

void Moves::flush()
{
    if (m_from->crashes >= m_setting.bounds.crashes) {
        return;
    }
    auto next = draft(Move::Kind::Flush, 0, 0);
    writeDown(next.world);
    if (next.world.durable != m_from->durable) {
        emit(next);
    }
}

// Power fails, and the till starts again from its disk. How long it is off makes no difference:
// what the world does meanwhile it may as well do while the new till's calls are on their way.
void Moves::crash()
{
    if (m_from->crashes >= m_setting.bounds.crashes) {
        return;
    }
    auto next = draft(Move::Kind::Crash, 0, moveClass::fault);
    auto &world = next.world;
    ++world.crashes;
    for (std::size_t slot = 0; slot < mostCalls; ++slot) {
        loosen(world, slot);
    }
    const bool forgets = m_table.mutant() == Mutant::RestartForgets;
    for (std::size_t attempt = 0; attempt < world.started; ++attempt) {
        const auto &lived = m_table.traits(world.live[attempt]);
        const auto &kept = m_table.traits(world.durable[attempt]);
        if (world.live[attempt] != 0 && !lived.open && lived.phase != kept.phase) {
            next.broken = Rule::ShownSurvives;
        }
        world.live[attempt] = forgets ? 0 : world.durable[attempt];
    }
    for (std::uint8_t attempt = 0; attempt < world.started; ++attempt) {
        if (world.live[attempt] != 0 && m_table.traits(world.live[attempt]).unfinished) {
            Happening restarted;
            restarted.kind = Kind::Restart;
            happen(next, attempt, restarted);
        }
    }
    if (forgets) {
        writeDown(world);
    }
    emit(next);
}

} // namespace pos::model
