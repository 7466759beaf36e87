// SPDX-License-Identifier: Apache-2.0
#include "core/world/random.h"

#include "core/base/invariant.h"

#include <bit>
#include <string_view>

namespace pos::world {

std::uint64_t Random::below(std::uint64_t bound)
{
    base::invariant(bound > 0);
    // Values under this threshold would make the low remainders more likely; draw again.
    const std::uint64_t threshold = (0 - bound) % bound;
    for (;;) {
        const auto value = next();
        if (value >= threshold) {
            return value % bound;
        }
    }
}

std::string Random::code(int length)
{
    static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string text;
    text.reserve(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        text += alphabet[below(alphabet.size())];
    }
    return text;
}

std::string Random::uuid()
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text(36, '-');
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            continue;
        }
        const auto nibble = i == 14 ? 4U : i == 19 ? 8U + below(4) : below(16);
        text[i] = digits[nibble];
    }
    return text;
}

SeededRandom::SeededRandom(std::uint64_t seed)
{
    for (auto &word : m_state) {
        seed += 0x9E3779B97F4A7C15U;
        auto mixed = seed;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        word = mixed ^ (mixed >> 31U);
    }
}

std::uint64_t SeededRandom::next()
{
    const auto result = std::rotl(m_state[1] * 5, 7) * 9;
    const auto shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

} // namespace pos::world
