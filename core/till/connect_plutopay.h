// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/till/provider.h"
#include "core/world/clock.h"
#include "core/world/executor.h"

namespace pos::till {

// The real thing: HTTPS through Qt, PlutoPay's client on top. Clock and executor must outlive
// every provider made.
[[nodiscard]] Connect connectPlutoPay(world::Clock &clock, world::Executor &executor);

} // namespace pos::till
