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
#include <cstring>
#include <string_view>
#include <type_traits>

namespace pos::gateway::plutopay {

// Equality of two short texts of the same size, eight bytes at a time: a call of memcmp for each of
// 2,700 names is a tenth of the time of a page.
[[nodiscard]] constexpr bool sameBytes(std::string_view a, std::string_view b)
{
    if (std::is_constant_evaluated() || a.size() < sizeof(std::uint32_t)) {
        for (std::size_t at = 0; at < a.size(); ++at) {
            if (a[at] != b[at]) {
                return false;
            }
        }
        return true;
    }
    const auto differ = [&a, &b]<typename Word>(std::size_t at, Word) {
        Word left = 0;
        Word right = 0;
        std::memcpy(&left, a.data() + at, sizeof(Word));
        std::memcpy(&right, b.data() + at, sizeof(Word));
        return left ^ right;
    };
    if (a.size() < sizeof(std::uint64_t)) {
        constexpr std::uint32_t word = 0;
        return (differ(0, word) | differ(a.size() - sizeof(word), word)) == 0;
    }
    constexpr std::uint64_t word = 0;
    std::uint64_t difference = differ(a.size() - sizeof(word), word); // the last one overlaps
    for (std::size_t at = 0; at + sizeof(word) < a.size(); at += sizeof(word)) {
        difference |= differ(at, word);
    }
    return difference == 0;
}

template <std::size_t Count>
class WordTable {
    static_assert(Count < 128);

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
        if (at < 0) {
            return -1;
        }
        const std::string_view known = m_words[static_cast<std::size_t>(at)];
        return known.size() == word.size() && sameBytes(known, word) ? at : -1;
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
            std::int8_t &slot = m_slots[slotOf(m_words[at])];
            if (slot != -1) {
                return false;
            }
            slot = static_cast<std::int8_t>(at);
        }
        return true;
    }

    std::array<std::string_view, Count> m_words;
    std::array<std::int8_t, slotCount> m_slots{};
    std::uint32_t m_factor = 0x9E3779B1U;
};

} // namespace pos::gateway::plutopay
