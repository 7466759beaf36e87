// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/random.h"

namespace pos::world {

// The kernel's generator. Good enough for keys and ids alike.
class OsRandom final : public Random {
public:
    [[nodiscard]] std::uint64_t next() override;
};

} // namespace pos::world
