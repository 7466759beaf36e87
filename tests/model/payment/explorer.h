// SPDX-License-Identifier: Apache-2.0
//
// Breadth first through everything that can happen, so the first violation found is one of the
// shortest. A state seen is kept as 128 bits of its bytes (among 10^8 states two meet by chance
// with a probability below 10^-22), its predecessor and the number of the move that led to it.
#pragma once

#include "tests/model/payment/moves.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pos::model {

struct Trace {
    Rule rule = Rule::None;
    std::vector<std::string> lines; // a sentence each
};

// From how many states the doubt cannot end when certain moves are left out. 0 is what we want.
struct Liveness {
    std::string without;
    std::size_t stuck = 0;
    std::size_t excused = 0; // the way out leads over a bound
    std::size_t asked = 0; // the way out leads through a person who looks it up
    Trace example;
};

struct Report {
    std::size_t states = 0, transitions = 0, attemptStates = 0, questions = 0, memoryBytes = 0;
    std::size_t outside = 0; // moves not followed because they would leave the bounds
    int depth = 0;
    double seconds = 0, cpuSeconds = 0;
    bool complete = false; // every state within the bounds was seen
    Trace violation; // rule None: there is none
    std::vector<Liveness> liveness;
};

struct Limits {
    std::size_t states = 200'000'000;
    double seconds = 1e9;
    bool liveness = false;
    bool stepRules = true; // false: only what the world shows, for the consequences of a bug
    Rule only = Rule::None; // no other rule is judged
};

[[nodiscard]] Report explore(const Setting &setting, Mutant mutant, const Limits &limits);

// The set of states seen: numbers in the order of discovery.
class Seen {
public:
    Seen();
    // The number of the state, and whether it is new.
    struct Added {
        std::uint32_t id;
        bool isNew;
    };
    Added add(const World &world, std::uint32_t parent, std::uint16_t move);
    [[nodiscard]] std::size_t size() const { return m_prints.size(); }
    [[nodiscard]] std::size_t bytes() const;
    // The moves from the first state to this one.
    [[nodiscard]] std::vector<std::uint16_t> pathTo(std::uint32_t id) const;

private:
    using Print = std::array<std::uint64_t, 2>;
    void grow();

    std::vector<Print> m_prints;
    std::vector<std::uint32_t> m_parents;
    std::vector<std::uint16_t> m_moves;
    std::vector<std::uint64_t> m_index; // 1 + number, and half of the print; open addressing
};

} // namespace pos::model
