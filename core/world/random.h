// SPDX-License-Identifier: Apache-2.0
//
// Randomness behind a seam. The generator and the distribution are our own so that one seed gives
// one history on every machine; the real twin asks the operating system.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace pos::world {

class Random {
public:
    virtual ~Random() = default;
    [[nodiscard]] virtual std::uint64_t next() = 0;

    // Uniform in [0, bound); bound > 0. Without modulo bias.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    // `length` characters of Crockford's base 32 (no I, L, O, U): safe to read aloud over a phone.
    [[nodiscard]] std::string code(int length);
    // A version 4 UUID (RFC 9562, section 5.4), lower case.
    [[nodiscard]] std::string uuid();
};

// xoshiro256** (Blackman and Vigna), seeded through splitmix64. Not for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    [[nodiscard]] std::uint64_t next() override;

private:
    std::array<std::uint64_t, 4> m_state {};
};

} // namespace pos::world
