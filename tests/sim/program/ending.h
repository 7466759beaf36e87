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
// (S15).
void judgeTill(Checker &checker, payment::Engine &engine, TillDisk &disk);

} // namespace pos::sim
