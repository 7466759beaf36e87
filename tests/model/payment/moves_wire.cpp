// SPDX-License-Identifier: Apache-2.0
//
// Calls on their way. An answer is fixed when the provider acts and may arrive much later, or
// never.
#include "core/base/invariant.h"
#include "tests/model/payment/moves.h"

#include <algorithm>

namespace pos::model {

using namespace payment;
using Kind = Happening::Kind;

namespace {

// A second copy of a call that nobody waits for can do nothing the first could not do later. Not of
// a push: each copy is one more prompt.
bool mergesWithItself(Call call)
{
    return call == Call::Cancel || call == Call::StrayCancel || call == Call::Capture
        || call == Call::Refund;
}

bool changesNothing(Call call)
{
    return call == Call::Read || call == Call::Search || call == Call::RefundBaseline;
}

bool tidies(Call call)
{
    return call == Call::Create || call == Call::Search || call == Call::StrayCancel;
}

} // namespace

// Nobody waits for the answer any more; the call itself may still arrive.
void Moves::loosen(World &world, std::size_t slot) const
{
    auto &call = world.calls[slot];
    if (call.call == 0 || call.waited == 0) {
        return;
    }
    if (call.reply != Reply::None || changesNothing(callIn(call))) {
        call = {};
        return;
    }
    call.waited = call.rank = 0;
    const bool merges = mergesWithItself(callIn(call))
        || (callIn(call) == Call::Create && m_setting.dialect.keys);
    for (std::size_t other = 0; other < mostCalls && merges; ++other) {
        if (other != slot && world.calls[other] == call) {
            call = {};
            return;
        }
    }
}

// Nobody waits for it, and it can change nothing any more.
bool Moves::isIdle(const World &world, const CallSlot &call) const
{
    const auto &traits = m_table.traits(world.live[call.attempt]);
    if (m_setting.dialect.lean && call.call != 0 && traits.created && tidies(callIn(call))) {
        return true; // a read says as much at any time
    }
    if (call.call == 0 || call.waited != 0) {
        return false;
    }
    const auto &intents = world.intents[call.attempt];
    const bool known = call.target < mostIntents;
    const auto truth = known ? intents[call.target].truth : Truth::Canceled;
    const bool over = truth == Truth::Canceled || truth == Truth::Captured;
    switch (callIn(call)) {
    case Call::Create:
        return m_setting.dialect.keys && intents[0].truth != Truth::Absent
            && m_table.mutant() != Mutant::NewIntentOnRefusal;
    case Call::Push:
        return over || truth == Truth::Held;
    case Call::Cancel:
    case Call::StrayCancel:
    case Call::Capture:
        return over;
    case Call::Refund:
        return world.refunded[call.attempt] + call.reader > 2;
    case Call::Read:
    case Call::Search:
    case Call::RefundBaseline:
        return true;
    }
    base::unreachable();
}

// An attempt that is over, known to be so on disk, and all of whose intents are dead or were never
// handed to a reader, can neither charge nor change the sale: it becomes one state, with nothing on
// its way. (The smaller settings follow it after its end.)
void Moves::bury(World &world)
{
    for (std::size_t attempt = 0; attempt < world.started; ++attempt) {
        const auto live = world.live[attempt];
        const auto &traits = m_table.traits(live);
        const bool over = traits.phase == Phase::Cancelled || traits.phase == Phase::Refused
            || (traits.phase == Phase::Conflict && traits.kept && !traits.cannotTell);
        const auto &intents = world.intents[attempt];
        const bool dead = std::all_of(intents.begin(), intents.end(), [](const Intent &intent) {
            return intent.pushed == 0 || intent.truth == Truth::Canceled;
        });
        if (live == 0 || live == m_table.dead() || !over || !dead
            || world.durable[attempt] != m_table.durable(live)) {
            continue;
        }
        world.live[attempt] = m_table.dead();
        world.durable[attempt] = m_table.durable(m_table.dead());
        world.intents[attempt] = {};
        world.creates[attempt] = 0;
        for (auto &call : world.calls) {
            call = call.call != 0 && call.attempt == attempt ? CallSlot{} : call;
        }
    }
}

// Takes out what makes no difference any more, and puts the rest into one order.
void Moves::tidyUp(World &world) const
{
    for (std::size_t slot = 0; slot < mostCalls; ++slot) {
        auto &call = world.calls[slot];
        const bool isPush = call.call == 1 + static_cast<unsigned>(Call::Push);
        const auto &traits = m_table.traits(world.live[call.attempt]);
        if (isPush && isFinal(traits.phase) && !traits.inDoubt) {
            loosen(world, slot); // the answer says nothing to a payment that is over
        }
        if (isIdle(world, call)) {
            call = {};
        }
    }
    for (auto &prompt : world.prompts) { // of a dead intent: a card held to it does nothing
        if (prompt.owner == 0 || prompt.owner == otherSale) {
            continue;
        }
        const auto index = prompt.owner - 1U;
        const auto truth = world.intents[index / mostIntents][index % mostIntents].truth;
        if (truth != Truth::Alive && truth != Truth::Processing) {
            prompt = {};
        }
    }
    std::sort(world.calls.begin(), world.calls.end(), std::greater<>());
}

void Moves::network()
{
    for (std::size_t slot = 0; slot < mostCalls; ++slot) {
        const auto &call = m_from->calls[slot];
        if (call.call == 0) {
            continue;
        }
        const bool twin = slot > 0 && m_from->calls[slot - 1] == call;
        if (twin) {
            continue;
        }
        if (call.reply == Reply::None) {
            arrive(slot);
        }
        if (call.waited != 0) {
            call.reply == Reply::None ? waiting(slot) : deliver(slot);
            answer(slot, Reply::Lost, moveClass::fault);
        }
    }
}

// Answers that do not depend on the provider's state: it did nothing.
void Moves::waiting(std::size_t slot)
{
    const auto each = [&](std::initializer_list<Reply> replies) {
        for (const auto reply : replies) {
            answer(slot, reply, moveClass::fault);
        }
    };
    switch (callIn(m_from->calls[slot])) {
    case Call::Create:
        return each(
            {Reply::NotSent, Reply::RateLimited, Reply::InvalidRequest, Reply::KeyConflict});
    case Call::Push:
        return each({Reply::NotSent, Reply::RateLimited, Reply::Authentication,
            Reply::ReaderUnknown, Reply::Busy, Reply::Offline, Reply::OtherRefusal});
    case Call::Cancel:
        return each({Reply::RateLimited, Reply::Authentication, Reply::NotCancelable});
    case Call::StrayCancel:
        return each({Reply::RateLimited, Reply::OtherRefusal});
    case Call::Capture:
        return each({Reply::RateLimited, Reply::OtherRefusal});
    case Call::Refund:
        return each({Reply::NotSent, Reply::RateLimited, Reply::NotRefundable});
    case Call::Read:
    case Call::Search:
    case Call::RefundBaseline:
        return;
    }
    base::unreachable();
}

namespace {

Happening happeningOf(const CallSlot &call, Reply reply)
{
    Happening h;
    h.kind = Kind::Answer;
    h.what = static_cast<std::uint8_t>(call.call - 1);
    h.rank = call.rank;
    h.reply = reply;
    if (reply == Reply::Record) {
        h.word = call.word;
        h.target = call.target;
        h.amount = call.amount;
        h.found = call.found;
    }
    return h;
}

} // namespace

void Moves::answer(std::size_t slot, Reply reply, std::uint8_t classes)
{
    const auto call = m_from->calls[slot];
    auto next = draft(Move::Kind::Answer, call.attempt, classes);
    next.move.call = call;
    next.move.happening = happeningOf(call, reply);
    if (reply == Reply::Lost) {
        loosen(next.world, slot);
    } else {
        next.world.calls[slot] = {};
    }
    happen(next, call.attempt, next.move.happening);
    emit(next);
}

void Moves::deliver(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    answer(slot, call.reply, 0);
    if (m_setting.dialect.lean && callIn(call) == Call::Push) {
        answer(slot, Reply::OtherRefusal, moveClass::fault); // the false negative (F04)
    }
}

// The call arrives, changes nothing, and its answer comes back.
void Moves::answerWith(Draft &next, std::size_t slot)
{
    const auto call = next.world.calls[slot];
    next.world.calls[slot] = {};
    next.move.kind = Move::Kind::Answer;
    next.move.call = call;
    next.move.happening = happeningOf(call, call.reply);
    happen(next, call.attempt, next.move.happening);
    emit(next);
}

} // namespace pos::model
