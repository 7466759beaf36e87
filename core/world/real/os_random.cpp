// SPDX-License-Identifier: Apache-2.0
#include "core/world/real/os_random.h"

#include "core/base/invariant.h"

#include <sys/random.h>

namespace pos::world {

std::uint64_t OsRandom::next()
{
    std::uint64_t value = 0;
    // 8 bytes are never cut short once the kernel's pool is ready (getrandom(2)).
    base::invariant(getrandom(&value, sizeof value, 0) == static_cast<ssize_t>(sizeof value));
    return value;
}

} // namespace pos::world
