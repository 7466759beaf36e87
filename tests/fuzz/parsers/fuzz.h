// SPDX-License-Identifier: Apache-2.0
//
// What the fuzzers share: the way a property is said to be broken, and an input taken apart. Each
// fuzzer is one function over bytes, so that libFuzzer can drive it and a plain test can replay the
// corpus through it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace pos::fuzz {

// Ends the process: libFuzzer keeps the input that did it.
inline void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "BROKEN: %s\n", what);
        std::abort();
    }
}

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {static_cast<const char *>(static_cast<const void *>(data)), size};
}

// Takes from the front: choices first, the text that is parsed last, so that a mutation of the text
// does not change the choices.
class Input {
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_rest(textOf(data, size))
    {
    }
    [[nodiscard]] unsigned byte()
    {
        if (m_rest.empty()) {
            return 0;
        }
        const auto value = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    // Up to the next line break, without it.
    [[nodiscard]] std::string_view line()
    {
        const std::size_t end = m_rest.find('\n');
        const std::string_view text = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        return text;
    }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

[[nodiscard]] inline bool isPrintable(std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            return false;
        }
    }
    return true;
}

} // namespace pos::fuzz
