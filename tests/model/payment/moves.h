// SPDX-License-Identifier: Apache-2.0
//
// All that can happen next. A move is made on a copy of the world and handed to the visitor, in an
// order that depends on nothing but the world, so that a path is a list of small numbers.
#pragma once

#include "tests/model/payment/world.h"

#include <cstdint>
#include <functional>

namespace pos::model {

struct Visit {
    // `broken` by the move itself; `outside`: it would leave the bounds, so it is not followed.
    virtual void operator()(const World &next, const Move &move, Rule broken) = 0;
    virtual void outside(const Move &move) = 0;
    virtual ~Visit() = default;
};

class Moves {
public:
    Moves(const Setting &setting, AttemptTable &table)
        : m_setting(setting)
        , m_table(table)
    {
    }
    void from(const World &world, Visit &visit);

private:
    struct Draft {
        World world;
        Move move;
        Rule broken = Rule::None;
        bool outside = false;
    };
    [[nodiscard]] Draft draft(Move::Kind kind, std::uint8_t attempt, std::uint8_t classes) const;
    void emit(Draft &draft);

    // The till.
    void happen(Draft &draft, std::uint8_t attempt, const Happening &happening);
    void send(Draft &draft, std::uint8_t attempt, payment::Effect effect);
    void sendCreate(Draft &draft, std::uint8_t attempt) const;
    void sendPush(Draft &draft, std::uint8_t attempt, CallSlot call);
    void addCall(Draft &draft, const CallSlot &call);
    void tidyUp(World &world) const;
    void bury(World &world);
    [[nodiscard]] bool isIdle(const World &world, const CallSlot &call) const;
    void writeDown(World &world);
    void loosen(World &world, std::size_t slot) const;
    void till(std::uint8_t attempt);
    [[nodiscard]] bool promptLives(std::uint8_t attempt) const;
    [[nodiscard]] bool refundTravels(std::uint8_t attempt) const;
    [[nodiscard]] bool isHeld(std::uint8_t reader, std::uint8_t butBy) const;
    void reads(std::uint8_t attempt);
    void presses(std::uint8_t attempt);
    void looksUp(std::uint8_t attempt);
    void press(std::uint8_t attempt, payment::event::Pressed::Button button, std::uint8_t target,
        std::uint8_t amount);
    void charge();
    void crash();
    void flush();

    // The wire and the provider.
    void network();
    void waiting(std::size_t slot);
    void answer(std::size_t slot, Reply reply, std::uint8_t classes);
    void deliver(std::size_t slot);
    void answerWith(Draft &next, std::size_t slot);
    void arrive(std::size_t slot);
    void acted(Draft next, std::size_t slot, Reply reply, Word word, std::uint8_t amount);
    void create(std::size_t slot);
    void push(std::size_t slot);
    void cancel(std::size_t slot);
    void cancelAlive(std::size_t slot);
    void pastCancels(std::size_t slot);
    void capture(std::size_t slot);
    void refund(std::size_t slot);
    void search(std::size_t slot);
    void record(std::size_t slot);

    // The shop.
    void readers();
    void tap(std::uint8_t reader);
    void bank(std::uint8_t reader);
    void vanish(std::uint8_t reader);
    void otherSales(std::uint8_t reader);
    void local(Draft &next, std::uint8_t reader, std::uint8_t owner,
        payment::event::ReaderSaid::Kind said);

    const Setting &m_setting;
    AttemptTable &m_table;
    const World *m_from = nullptr;
    Visit *m_visit = nullptr;
};

// The words a read may bring: what is so, and everything older that a late answer may say.
template <typename Each>
void eachWord(const Intent &intent, const Setting &setting, const Each &each)
{
    const auto truth = intent.truth;
    each(Word::Pending, false);
    if (truth != Truth::Alive || intent.declines > 0) {
        each(Word::Processing, false);
    }
    for (unsigned decline = 1; decline <= intent.declines; ++decline) {
        each(static_cast<Word>(static_cast<unsigned>(Word::Failed1) + decline - 1),
            truth == Truth::Alive && decline == intent.declines);
    }
    const bool over = truth == Truth::Captured || truth == Truth::Canceled;
    if (truth == Truth::Held || (over && setting.dialect.manualCapture)) {
        each(Word::Authorized, !over);
    }
    if (truth == Truth::Canceled) {
        each(Word::Canceled, true);
    }
    if (truth == Truth::Captured) {
        each(Word::Succeeded, true);
        if (intent.declines > 0) {
            each(Word::PaidButFailed, true);
        }
        if (setting.overwrites) {
            each(Word::PaidButCanceled, true);
        }
    }
}

} // namespace pos::model
