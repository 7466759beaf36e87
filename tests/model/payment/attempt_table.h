// SPDX-License-Identifier: Apache-2.0
//
// The production step function, asked once for each question. States of an attempt are interned:
// a number stands for all states that step() cannot tell apart. What is taken out of a state
// before it is compared (canonical()) is exactly what no decision reads: texts, the wall clock,
// counters that only lengthen a pause, and moments, of which only "has it passed" is left.
//
// That this is so is checked, not believed: for every question the state with the live rhythm and
// the state with none are both stepped and must agree (Rule::S15), and Dialect::plain runs without
// the reduction.
#pragma once

#include "core/payment/attempt.h"
#include "tests/model/payment/happening.h"
#include "tests/model/payment/mutant.h"
#include "tests/model/payment/rules.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace pos::model {

using AttemptState = std::uint32_t; // 0 = there is no attempt

struct Outcome {
    AttemptState next = 0;
    std::uint8_t effectCount = 0;
    std::array<payment::Effect, 4> effects{};
    payment::Durability durability{};
    Rule broken = Rule::None;
    bool began = false; // a reader may show this payment from here on
};

// What the world asks of a state at every move, looked up once.
struct Traits {
    payment::Phase phase{};
    bool open = false, holdsReader = false, takesSale = false, unfinished = false;
    bool created = false, mayPrompt = false, everPushed = false, reading = false;
    bool kept = false, refundOpen = false, refundUnclear = false, capturing = false;
    bool keyIsOld = false; // of the open refund
    bool cannotTell = false; // a person must look it up
    bool inDoubt = false; // the same, or a person's word is all there is
    std::uint8_t intent = 0; // the adopted one; foreignTarget when it is another's
    std::uint8_t stray = foreignTarget; // the first to be cancelled
    std::uint8_t reader = 0;
    std::uint8_t refunds = 0; // how many were asked for
    std::uint8_t refundHalves = 0; // of the last
    std::uint8_t refundsDone = 0; // bit n = the n-th is done
    std::uint8_t refundsRefused = 0;
    std::int64_t capturedMinor = 0;
    std::uint32_t presses = 0; // bit of each button that means something now
    std::uint8_t refundable = 0; // halves
    std::uint8_t appointments = 0; // bits
    std::uint8_t ticks = 0; // bits
    Rule foreign = Rule::None; // broken by a record of somebody else
};

class AttemptTable {
public:
    AttemptTable(Dialect dialect, Mutant mutant);

    [[nodiscard]] AttemptState first() const { return m_first; }
    // Over, and nothing can come of it any more.
    [[nodiscard]] AttemptState dead() const { return m_dead; }
    [[nodiscard]] const Traits &traits(AttemptState id) const { return m_traits[id]; }
    [[nodiscard]] const payment::State &state(AttemptState id) const { return *m_states[id]; }
    [[nodiscard]] const Dialect &dialect() const { return m_dialect; }
    [[nodiscard]] Mutant mutant() const { return m_mutant; }
    // The state after the event, its effects and the first rule it breaks.
    const Outcome &ask(AttemptState id, const Happening &happening);
    // A state that a restart turns into the same: it stands for this one on disk.
    AttemptState durable(AttemptState id);

    [[nodiscard]] std::size_t states() const { return m_states.size() - 1; }
    [[nodiscard]] std::size_t questions() const { return m_answers.size(); }

private:
    struct Asked {
        std::uint64_t happening;
        const Outcome *outcome;
    };
    // What a restart makes of a state.
    struct Restart {
        AttemptState next;
        std::uint32_t effects; // four bits each
        std::uint32_t verdict; // 1 + the phase when it is final
        friend auto operator<=>(const Restart &, const Restart &) = default;
    };

    AttemptState intern(const payment::State &state);
    Outcome answer(AttemptState id, const Happening &happening);

    Dialect m_dialect;
    Mutant m_mutant;
    std::vector<std::unique_ptr<payment::State>> m_states; // [0] is empty
    std::deque<Traits> m_traits; // references stay valid while it grows
    std::vector<AttemptState> m_durable; // 0 = not asked yet
    std::unordered_multimap<std::string, AttemptState> m_ids;
    std::map<Restart, AttemptState> m_restarts;
    std::vector<std::vector<Asked>> m_asked; // of each state; few enough to look through
    std::deque<Outcome> m_answers;
    AttemptState m_first = 0, m_dead = 0;
};

// A state as step() sees it and nothing more.
[[nodiscard]] payment::State canonical(payment::State state, const Dialect &dialect);
[[nodiscard]] payment::State deadState(const Dialect &dialect);
// The state in which the happening takes place: an appointment is due, a clock has run.
[[nodiscard]] payment::State prepared(const payment::State &state, const Happening &happening);
[[nodiscard]] Traits traitsOf(const payment::State &state);
// A canonical state as bytes: all of its rhythm, and most of its belief.
[[nodiscard]] std::string bytesOf(const payment::State &state);

} // namespace pos::model
