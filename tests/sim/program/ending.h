// SPDX-License-Identifier: Apache-2.0
//
// What must be so when nothing is going on any more: the questions asked of one till at the end.
#pragma once

#include "core/payment/engine.h"
#include "tests/sim/program/checker.h"
#include "tests/sim/program/disk.h"

namespace pos::sim {

// No payment is open and nothing is being tidied up.
[[nodiscard]] bool everythingEnded(payment::Engine &engine);
// The state of the till against the ledger (S12), and a fold over its journal against its state
// (S15). `hasSummaries`: the till kept them, and they must say the same (a journal that is tampered
// with has none).
void judgeTill(Checker &checker, payment::Engine &engine, TillDisk &disk, bool hasSummaries);

} // namespace pos::sim
