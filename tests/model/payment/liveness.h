// SPDX-License-Identifier: Apache-2.0
//
// The graph of all moves, kept only to ask one question of it: from every state, can the doubt end
// when nothing goes wrong any more? (AG EF settled over the moves that are left. In a finite graph
// that is what a run that is fair to those moves does.)
#pragma once

#include "tests/model/payment/world.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pos::model {

class Graph {
public:
    // The edges of a state are added before its node.
    void edge(std::uint32_t to, std::uint8_t classes);
    void node(Ending ending, bool leavesBounds);
    [[nodiscard]] std::size_t bytes() const;

    struct Answer {
        std::size_t stuck = 0;
        std::size_t excused = 0; // stuck, unless by a move over the bounds
        std::size_t asked = 0; // stuck, unless a person who is asked answers
        std::uint32_t example = 0; // the stuck state found first
    };
    // Settled is what must be reachable; or Watched, where the record does not tell; or Asked,
    // where no person answers.
    [[nodiscard]] Answer stuckWithout(std::uint8_t classes) const;

private:
    static constexpr std::uint8_t settledBit = 1, leavesBit = 2, watchedBit = 4, askedBit = 8;

    [[nodiscard]] std::vector<bool> reaching(std::uint8_t classes, std::uint8_t goals) const;

    std::vector<std::uint32_t> m_to;
    std::vector<std::uint8_t> m_classes;
    std::vector<std::uint64_t> m_ends; // of the edges of each state
    std::vector<std::uint8_t> m_marks;
};

} // namespace pos::model
