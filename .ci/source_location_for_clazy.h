// SPDX-License-Identifier: Apache-2.0
//
// clazy of Debian 12 stands on clang 14, which lacks the builtin that the library's
// <source_location> wants. This stands in for it while clazy reads; no program is built with it.
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
