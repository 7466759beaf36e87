// SPDX-License-Identifier: Apache-2.0
//
// Which fault met which phase of a payment, and how often: what a run has really tried. A cell that
// cannot be met has a reason; a cell that stays empty without one is a hole in the simulation.
#pragma once

#include "core/payment/attempt.h"
#include "tests/sim/program/kinds.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sim {

inline constexpr std::size_t phaseCount = static_cast<std::size_t>(payment::Phase::Conflict) + 1;

struct Cell {
    Kind kind{};
    payment::Phase phase{};
};

class Coverage {
public:
    void hit(Kind kind, payment::Phase phase)
    {
        ++m_cells[static_cast<std::size_t>(kind)][static_cast<std::size_t>(phase)];
    }
    void add(const Coverage &other);
    [[nodiscard]] std::int64_t hits(Kind kind, payment::Phase phase) const
    {
        return m_cells[static_cast<std::size_t>(kind)][static_cast<std::size_t>(phase)];
    }
    // Why this cell cannot be met; empty = it can.
    [[nodiscard]] static std::string_view impossible(Kind kind, payment::Phase phase);
    // How many cells can be met.
    [[nodiscard]] static int possibleCells();
    // Those of them that were not; and those that were, although they cannot be.
    [[nodiscard]] std::vector<Cell> empty() const;
    [[nodiscard]] std::vector<Cell> impossibleHit() const;
    [[nodiscard]] std::string table() const;

private:
    template <typename Is>
    [[nodiscard]] static std::vector<Cell> cellsWhere(Is is);

    std::array<std::array<std::int64_t, phaseCount>, kindCount> m_cells{};
};

} // namespace pos::sim
