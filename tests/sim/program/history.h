// SPDX-License-Identifier: Apache-2.0
//
// What happened in a world: a hash of everything, always, and the words for it only when somebody
// will read them. The hash proves that a seed gives one history; the words are the trace of a
// finding, made by playing the same seed again.
#pragma once

#include "tests/sim/program/heap.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sim {

[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29U);
}

[[nodiscard]] constexpr std::uint64_t digestOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    return hash;
}

class History {
public:
    struct Line {
        std::int64_t atMs = 0; // since the world began
        int sale = -1; // -1 = of nobody in particular
        std::string text;
    };

    History(const Heap &heap, bool traced)
        : m_heap(heap)
        , m_startMs(heap.nowMs())
        , m_traced(traced)
    {
    }

    // `words` is called only in a traced world; it must not change anything.
    template <typename Words>
    void note(int sale, std::uint64_t digest, Words &&words)
    {
        m_hash = mixed(m_hash, static_cast<std::uint64_t>(m_heap.nowMs()));
        m_hash = mixed(m_hash, digest + static_cast<std::uint64_t>(sale + 1));
        ++m_events;
        if (m_traced) {
            m_lines.push_back({m_heap.nowMs() - m_startMs, sale, words()});
        }
    }

    [[nodiscard]] std::uint64_t hash() const { return m_hash; }
    [[nodiscard]] std::int64_t events() const { return m_events; }
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }

private:
    const Heap &m_heap;
    std::int64_t m_startMs;
    std::uint64_t m_hash = 1;
    std::int64_t m_events = 0;
    bool m_traced;
    std::vector<Line> m_lines;
};

} // namespace pos::sim
