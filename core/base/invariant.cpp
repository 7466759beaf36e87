// SPDX-License-Identifier: Apache-2.0
#include "core/base/invariant.h"

#include <cstdio>
#include <cstdlib>

namespace pos::base {
namespace {

[[noreturn]] void stop(const char *what, const std::source_location &where)
{
    std::fprintf(stderr, "%s at %s:%u in %s\n", what, where.file_name(),
        static_cast<unsigned>(where.line()), where.function_name());
    std::fflush(stderr);
    std::abort();
}

} // namespace

void invariant(bool holds, std::source_location where)
{
    if (!holds) {
        stop("invariant broken", where);
    }
}

void unreachable(std::source_location where)
{
    stop("unreachable code reached", where);
}

} // namespace pos::base
