// SPDX-License-Identifier: Apache-2.0
//
// Seeded bugs, the half that sits at the ports: a journal that forgets, a client that starts again
// with a new intent, a refund that is sent twice. They prove that the simulation would find such a
// mistake; no program that is shipped has any of this.
#pragma once

#include "core/gateway/gateway.h"
#include "core/journal/journal.h"
#include "core/world/random.h"
#include "tests/sim/program/heap.h"
#include "tests/sim/program/options.h"

#include <memory>

namespace pos::sim {

// What the engine gets instead of `journal`; null = the journal itself. `dead` tells whether the
// process is still there.
[[nodiscard]] std::unique_ptr<journal::JournalPort> tampered(
    Bug bug, journal::JournalPort &journal, Heap &heap);
// What the engine gets instead of `gateway`; null = the gateway itself.
[[nodiscard]] std::unique_ptr<gateway::Gateway> tampered(
    Bug bug, gateway::Gateway &gateway, world::Random &random);

// The bug that the seeded step function of this thread shows; see seeded_step.cpp.
void seedStep(Bug bug);
[[nodiscard]] Bug seededInStep();

} // namespace pos::sim
