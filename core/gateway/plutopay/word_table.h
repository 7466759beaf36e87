// SPDX-License-Identifier: Apache-2.0
//
// From a word to its place in a fixed list, with one multiplication and one comparison. A page of
// 100 transactions names 3,000 fields; comparing each with each known name costs more than parsing
// the page (V11). The table is built while compiling, and a list without a free slot does not
// compile.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pos::gateway::plutopay {

template <std::size_t Count>
class WordTable {
public:
    consteval explicit WordTable(const std::array<std::string_view, Count> &words)
        : m_words(words)
    {
        while (!place()) {
            m_factor += 2;
        }
    }

    // The index of `word` in the list, or -1.
    [[nodiscard]] constexpr int find(std::string_view word) const
    {
        if (word.empty()) {
            return -1;
        }
        const int at = m_slots[slotOf(word)];
        return at >= 0 && m_words[static_cast<std::size_t>(at)] == word ? at : -1;
    }

private:
    static constexpr std::size_t slotCount = 256;

    [[nodiscard]] constexpr std::size_t slotOf(std::string_view word) const
    {
        const auto byte = [word](std::size_t at) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(word[at]));
        };
        const std::uint32_t mixed = byte(0) | byte(word.size() / 2) << 8
            | byte(word.size() - 1) << 16 | static_cast<std::uint32_t>(word.size()) << 24;
        return (mixed * m_factor) >> 24;
    }

    constexpr bool place()
    {
        m_slots.fill(-1);
        for (std::size_t at = 0; at < Count; ++at) {
            int &slot = m_slots[slotOf(m_words[at])];
            if (slot != -1) {
                return false;
            }
            slot = static_cast<int>(at);
        }
        return true;
    }

    std::array<std::string_view, Count> m_words;
    std::array<int, slotCount> m_slots{};
    std::uint32_t m_factor = 0x9E3779B1U;
};

} // namespace pos::gateway::plutopay
