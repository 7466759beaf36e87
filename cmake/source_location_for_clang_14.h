// SPDX-License-Identifier: Apache-2.0
//
// clang 14, which Debian 12 has and clazy stands on, lacks the builtin that <source_location> of
// libstdc++ 12 wants. This stands in for it in the sanitized build and in fuzzers; no
// shop's program has it.
#pragma once

#if defined(__clang__) && !__has_builtin(__builtin_source_location)
#include <cstdint>

namespace std {

struct source_location {
    static constexpr source_location current(const char *file = __builtin_FILE(),
        const char *function = __builtin_FUNCTION(), unsigned line = __builtin_LINE())
    {
        source_location here;
        here.m_file = file;
        here.m_function = function;
        here.m_line = line;
        return here;
    }
    constexpr const char *file_name() const noexcept { return m_file; }
    constexpr const char *function_name() const noexcept { return m_function; }
    constexpr uint_least32_t line() const noexcept { return m_line; }
    constexpr uint_least32_t column() const noexcept { return 0; }

private:
    const char *m_file = "";
    const char *m_function = "";
    unsigned m_line = 0;
};

} // namespace std
#endif
