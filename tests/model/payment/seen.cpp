// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/explorer.h"

#include <algorithm>
#include <cstring>

namespace pos::model {
namespace {

std::uint64_t mixed(std::uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9U;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

std::array<std::uint64_t, 2> printOf(const World &world)
{
    static_assert(sizeof(World) % 8 == 0);
    std::array<std::uint64_t, sizeof(World) / 8> words{};
    std::memcpy(words.data(), &world, sizeof(World));
    std::uint64_t a = 0x9e3779b97f4a7c15U;
    std::uint64_t b = 0xc2b2ae3d27d4eb4fU;
    for (const auto word : words) {
        a = mixed(a ^ word);
        b = mixed(b + word * 0x165667b19e3779f9U) ^ (a >> 17);
    }
    return {a, mixed(b)};
}

// Half of the print stands beside the number, so that most strangers are told without a look.
std::uint64_t entryOf(const std::array<std::uint64_t, 2> &print, std::size_t number)
{
    return (print[1] & 0xffffffff00000000U) | number;
}

} // namespace

Seen::Seen()
    : m_index(std::size_t{1} << 16)
{
}

Seen::Added Seen::add(const World &world, std::uint32_t parent, std::uint16_t move)
{
    if (m_prints.size() * 2 >= m_index.size()) {
        grow();
    }
    const auto print = printOf(world);
    const auto mask = m_index.size() - 1;
    for (auto at = print[0] & mask;; at = (at + 1) & mask) {
        const auto entry = m_index[at];
        const auto id = static_cast<std::uint32_t>(entry);
        if (entry == 0) {
            m_prints.push_back(print);
            m_parents.push_back(parent);
            m_moves.push_back(move);
            m_index[at] = entryOf(print, m_prints.size());
            return {static_cast<std::uint32_t>(m_prints.size() - 1), true};
        }
        if (entry == entryOf(print, id) && m_prints[id - 1] == print) {
            return {id - 1, false};
        }
    }
}

void Seen::grow()
{
    std::vector<std::uint64_t>(m_index.size() * 2).swap(m_index);
    const auto mask = m_index.size() - 1;
    for (std::size_t i = 0; i < m_prints.size(); ++i) {
        auto at = m_prints[i][0] & mask;
        while (m_index[at] != 0) {
            at = (at + 1) & mask;
        }
        m_index[at] = entryOf(m_prints[i], i + 1);
    }
}

std::size_t Seen::bytes() const
{
    return m_prints.capacity() * sizeof(Print) + m_parents.capacity() * sizeof(std::uint32_t)
        + m_moves.capacity() * sizeof(std::uint16_t) + m_index.capacity() * sizeof(std::uint64_t);
}

std::vector<std::uint16_t> Seen::pathTo(std::uint32_t id) const
{
    std::vector<std::uint16_t> path;
    for (auto at = id; at != 0; at = m_parents[at]) {
        path.push_back(m_moves[at]);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace pos::model
