// SPDX-License-Identifier: Apache-2.0
//
// What the provider makes of a call: contracts as measured, every dialect's answer a possibility.
#include "core/base/invariant.h"
#include "tests/model/payment/moves.h"

#include <algorithm>

namespace pos::model {

using namespace payment;

namespace {

// Whose answer says only what can be asked of the provider at any later time as well, or a lie that
// may be told at any time.
bool isStable(Call call, Mutant mutant)
{
    const bool oneIntent = mutant != Mutant::NewIntentOnRefusal;
    return (call == Call::Create && oneIntent) || call == Call::Search || call == Call::Cancel
        || call == Call::StrayCancel || call == Call::Capture || call == Call::RefundBaseline;
}

} // namespace

void Moves::arrive(std::size_t slot)
{
    switch (callIn(m_from->calls[slot])) {
    case Call::Create:
        return create(slot);
    case Call::Push:
        return push(slot);
    case Call::Cancel:
    case Call::StrayCancel:
        return cancel(slot);
    case Call::Capture:
        return capture(slot);
    case Call::Refund:
        return refund(slot);
    case Call::Search:
        return search(slot);
    case Call::Read:
    case Call::RefundBaseline:
        return record(slot);
    }
    base::unreachable();
}

void Moves::acted(Draft next, std::size_t slot, Reply reply, Word word, std::uint8_t amount)
{
    auto &call = next.world.calls[slot];
    const auto travelling = call;
    call.reply = reply;
    call.word = word;
    call.amount = amount;
    next.move.call = call;
    if (m_setting.dialect.lean && call.waited != 0 && isStable(callIn(call), m_table.mutant())) {
        if (next.world.intents == m_from->intents) {
            return answerWith(next, slot); // as well when the answer comes
        }
        call = travelling; // what it will say can be asked of the provider then
    }
    if (call.waited == 0) {
        call = {};
    }
    emit(next);
}

void Moves::create(std::size_t slot)
{
    const auto attempt = m_from->calls[slot].attempt;
    const auto &intents = m_from->intents[attempt];
    const bool replays = m_setting.dialect.keys && intents[0].truth != Truth::Absent
        && m_table.mutant() != Mutant::NewIntentOnRefusal;
    if (replays) {
        const auto wrong = intents[0].wrongAmount != 0 ? wrongAmount : std::uint8_t{0};
        eachWord(intents[0], m_setting, [&](Word word, bool) {
            auto next = draft(Move::Kind::Act, attempt, 0);
            next.world.calls[slot].target = 0;
            acted(std::move(next), slot, Reply::Record, word, wrong);
        });
        if (m_setting.dialect.lean && wrong != 0) {
            acted(draft(Move::Kind::Act, attempt, moveClass::fault), slot, Reply::Mismatch,
                Word::Pending, wrong);
        }
        return;
    }
    const auto free = std::find_if(intents.begin(), intents.end(),
        [](const Intent &intent) { return intent.truth == Truth::Absent; });
    if (free == intents.end()) {
        auto next = draft(Move::Kind::Act, attempt, 0);
        return m_visit->outside(next.move);
    }
    const auto index = static_cast<std::uint8_t>(free - intents.begin());
    const auto made = [&](std::uint8_t wrong, Reply reply, std::uint8_t classes) {
        auto next = draft(Move::Kind::Act, attempt, classes);
        next.world.intents[attempt][index] = {Truth::Alive, 0, 0, wrong};
        next.world.calls[slot].target = index;
        acted(std::move(next), slot, reply, Word::Pending, wrong != 0 ? wrongAmount : 0);
    };
    made(0, Reply::Record, 0);
    if (m_setting.wrongAmounts && index == 0) {
        made(1, Reply::Record, moveClass::fault);
        made(1, Reply::Mismatch, moveClass::fault);
    }
}

void Moves::push(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    const auto owner = static_cast<std::uint8_t>(1U + call.attempt * mostIntents + call.target);
    const auto &prompt = m_from->prompts[call.reader];
    const auto plain = [&](Reply reply, std::uint8_t classes) {
        acted(draft(Move::Kind::Act, call.attempt, classes), slot, reply, Word::None, 0);
    };
    if (call.waited == 0) {
        auto gone = draft(Move::Kind::Fade, call.attempt, 0);
        gone.world.calls[slot] = {};
        gone.move.call = call;
        emit(gone);
    }
    const bool alive = m_from->intents[call.attempt][call.target].truth == Truth::Alive;
    if (m_setting.dialect.lean && call.waited != 0) { // refused, now or before: it will do nothing
        const auto &intent = m_from->intents[call.attempt][call.target];
        if (!alive || intent.declines > 0) {
            answer(slot, Reply::Advanced, 0);
        }
        if (!alive || prompt.authorising != 0) {
            return answer(slot, Reply::Busy, 0);
        }
    } else if (!alive || prompt.authorising != 0) {
        return call.waited != 0 ? plain(alive ? Reply::Busy : Reply::Advanced, 0) : void();
    }
    const auto shown = [&](Reply reply, std::uint8_t classes, bool told) {
        auto next = draft(Move::Kind::Act, call.attempt, classes);
        next.world.prompts[call.reader] = {owner, 0};
        auto &became = next.world.calls[slot];
        next.move.call = became;
        next.move.call.reply = reply;
        if (became.waited != 0) {
            became.reply = reply;
        } else {
            became = {};
        }
        if (told) {
            return local(next, call.reader, owner, event::ReaderSaid::Kind::PromptShown);
        }
        emit(next);
    };
    shown(Reply::Done, 0, false);
    if (call.waited != 0 && !m_setting.dialect.lean) { // lean: when it is answered
        shown(Reply::OtherRefusal, moveClass::fault, false); // the documented false negative (F04)
    }
    if (m_setting.localReader) {
        shown(Reply::Done, 0, true);
    }
}

void Moves::cancelAlive(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    const auto &intent = m_from->intents[call.attempt][call.target];
    auto next = draft(Move::Kind::Act, call.attempt, intent.declines > 0 ? moveClass::lenient : 0);
    next.world.intents[call.attempt][call.target].truth = Truth::Canceled;
    acted(std::move(next), slot, Reply::Record, Word::Canceled, 0);
    if (call.waited == 0) {
        return;
    }
    if (intent.declines > 0) { // some accounts refuse to cancel what was declined
        acted(draft(Move::Kind::Act, call.attempt, 0), slot, Reply::NotCancelable, Word::None, 0);
    }
    // A 200 whose record does not say "canceled": nothing happened.
    acted(draft(Move::Kind::Act, call.attempt, moveClass::fault), slot, Reply::Record,
        Word::Pending, 0);
}

// Lean: a 200 that cancelled nothing and said what was so when the call arrived.
void Moves::pastCancels(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    const auto &intent = m_from->intents[call.attempt][call.target];
    const bool alive = intent.truth == Truth::Alive || intent.truth == Truth::Absent;
    if (!alive) { // else it is among the answers of cancelAlive
        acted(draft(Move::Kind::Act, call.attempt, moveClass::fault), slot, Reply::Record,
            Word::Pending, 0);
    }
    if (intent.truth != Truth::Processing && (!alive || intent.declines > 0)) {
        acted(draft(Move::Kind::Act, call.attempt, moveClass::fault), slot, Reply::Record,
            Word::Processing, 0);
    }
}

void Moves::cancel(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    const auto become = [&](Reply reply, Word word, std::uint8_t classes) {
        acted(draft(Move::Kind::Act, call.attempt, classes), slot, reply, word, 0);
    };
    if (m_setting.dialect.lean && call.waited != 0 && call.target < mostIntents) {
        pastCancels(slot);
    }
    const auto killed = [&](std::uint8_t classes) {
        auto next = draft(Move::Kind::Act, call.attempt, classes);
        next.world.intents[call.attempt][call.target].truth = Truth::Canceled;
        acted(std::move(next), slot, Reply::Record, Word::Canceled, 0);
    };
    if (call.target == foreignTarget) {
        return become(Reply::NotCancelable, Word::None, 0);
    }
    switch (m_from->intents[call.attempt][call.target].truth) {
    case Truth::Absent:
    case Truth::Alive:
        return cancelAlive(slot);
    case Truth::Processing: // refused during authorisation; rarely not
        become(Reply::NotCancelable, Word::None, 0);
        become(Reply::Record, Word::Processing, moveClass::fault);
        return killed(moveClass::lenient);
    case Truth::Held:
        return killed(0);
    case Truth::Captured:
        become(Reply::AlreadySucceeded, Word::None, 0);
        become(Reply::NotCancelable, Word::None, moveClass::fault);
        if (m_setting.overwrites) { // the capture won, and the cancel wrote over its status
            become(Reply::Record, Word::PaidButCanceled, moveClass::fault);
        }
        return;
    case Truth::Canceled:
        become(Reply::Record, Word::Canceled, 0);
        return become(Reply::NotCancelable, Word::None, 0);
    }
    base::unreachable();
}

void Moves::capture(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    const auto truth = m_from->intents[call.attempt][call.target].truth;
    if (m_setting.dialect.lean && truth == Truth::Captured && call.waited != 0) {
        for (const auto word : {Word::Succeeded, Word::Authorized}) {
            acted(draft(Move::Kind::Act, call.attempt, 0), slot, Reply::Record, word, 0);
        }
    }
    if (truth != Truth::Held) {
        return acted(
            draft(Move::Kind::Act, call.attempt, 0), slot, Reply::OtherRefusal, Word::None, 0);
    }
    for (const auto word : {Word::Succeeded, Word::Authorized}) {
        auto next = draft(Move::Kind::Act, call.attempt, 0);
        next.world.intents[call.attempt][call.target].truth = Truth::Captured;
        acted(std::move(next), slot, Reply::Record, word, 0);
        if (m_setting.dialect.lean) {
            return; // both words when it is answered
        }
    }
}

void Moves::refund(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    const auto mutant = m_table.mutant();
    const auto index = 2U * call.attempt + call.target - 1U;
    const bool keyed = m_setting.dialect.keys && mutant != Mutant::RefundWithoutKey
        && mutant != Mutant::PostSentTwice;
    const auto plain = [&](Reply reply) {
        acted(draft(Move::Kind::Act, call.attempt, 0), slot, reply, Word::None, 0);
    };
    if (keyed && m_from->executed.at(index) > 0) {
        plain(Reply::Done); // replayed, not repeated
        if (!m_table.traits(m_from->live[call.attempt]).keyIsOld) {
            return;
        } // a key that is older than a day may be forgotten
    }
    const auto room = 2U - m_from->refunded[call.attempt];
    if (call.reader > room) {
        return plain(Reply::NotRefundable);
    }
    auto next = draft(Move::Kind::Act, call.attempt, 0);
    const auto copies = mutant == Mutant::PostSentTwice && 2U * call.reader <= room ? 2U : 1U;
    next.world.executed.at(index)
        = static_cast<std::uint8_t>(next.world.executed.at(index) + copies);
    next.world.refunded[call.attempt]
        = static_cast<std::uint8_t>(next.world.refunded[call.attempt] + copies * call.reader);
    acted(std::move(next), slot, Reply::Done, Word::None, 0);
}

void Moves::search(std::size_t slot)
{
    if (m_setting.dialect.lean) { // keys: there is one intent; its row now and before
        const auto &intent = m_from->intents[m_from->calls[slot].attempt][0];
        const auto truth = intent.truth;
        const auto rows = [&](Row row) {
            auto next = draft(Move::Kind::Act, m_from->calls[slot].attempt, 0);
            next.world.calls[slot].found = static_cast<std::uint8_t>(row);
            acted(std::move(next), slot, Reply::Record, Word::None, 0);
        };
        rows(Row::Absent);
        if (truth != Truth::Absent) {
            rows(intent.wrongAmount != 0 ? Row::WrongAmount : Row::Pending);
        }
        return truth == Truth::Canceled ? rows(Row::Canceled) : void();
    }
    auto next = draft(Move::Kind::Act, m_from->calls[slot].attempt, 0);
    const auto &intents = m_from->intents[m_from->calls[slot].attempt];
    unsigned found = 0;
    for (unsigned i = 0; i < mostIntents; ++i) {
        const auto &intent = intents[i];
        const auto row = intent.truth == Truth::Absent ? Row::Absent
            : intent.truth == Truth::Canceled          ? Row::Canceled
            : intent.wrongAmount != 0                  ? Row::WrongAmount
                                                       : Row::Pending;
        found |= static_cast<unsigned>(row) << (2 * i);
    }
    next.world.calls[slot].found = static_cast<std::uint8_t>(found);
    acted(std::move(next), slot, Reply::Record, Word::None, 0);
}

// A read as a call of its own: what the record said when it was read.
void Moves::record(std::size_t slot)
{
    const auto &call = m_from->calls[slot];
    if (call.target == foreignTarget) {
        return;
    }
    const auto &intent = m_from->intents[call.attempt][call.target];
    const auto wrong = intent.wrongAmount != 0 ? wrongAmount : std::uint8_t{0};
    eachWord(intent, m_setting, [&](Word word, bool telling) {
        const unsigned most = word == Word::Succeeded ? m_from->refunded[call.attempt] : 0U;
        for (unsigned halves = 0; halves <= most; ++halves) {
            const auto classes = telling ? moveClass::telling : std::uint8_t{0};
            acted(draft(Move::Kind::Act, call.attempt, classes), slot, Reply::Record, word,
                static_cast<std::uint8_t>(wrong | halves));
        }
    });
}

} // namespace pos::model
