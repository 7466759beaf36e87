// SPDX-License-Identifier: Apache-2.0
//
// One till that sells without a pause: the production engine over a journal of the caller's, a
// canned provider and a clock that moves when told.
#pragma once

#include "core/journal/journal.h"
#include "core/payment/engine.h"
#include "tests/bench/scale/canned_gateway.h"
#include "tests/sim/world/virtual_world.h"

#include <cstdint>
#include <memory>

namespace pos::bench {

class CannedShop {
public:
    // Two shops over one journal need two seeds: a payment's code is drawn from it.
    explicit CannedShop(journal::JournalPort &journal, std::uint64_t seed = 11);
    ~CannedShop();

    // From Charge to an approval whose details are there. False when it was refused.
    [[nodiscard]] bool sell(std::int64_t amountMinor = 4750);
    // A payment that waits for its card and stays so.
    [[nodiscard]] bool leaveOpen(const char *reader);

    [[nodiscard]] payment::Engine &engine() { return *m_engine; }
    [[nodiscard]] CannedGateway &gateway() { return m_gateway; }
    [[nodiscard]] sim::VirtualClock &clock() { return m_clock; }
    [[nodiscard]] sim::VirtualExecutor &executor() { return m_executor; }
    [[nodiscard]] std::int64_t changes() const { return m_changes; }

private:
    sim::VirtualClock m_clock;
    sim::VirtualExecutor m_executor{m_clock};
    world::SeededRandom m_random;
    CannedGateway m_gateway{m_clock, m_executor, 3'000};
    std::unique_ptr<payment::Engine> m_engine;
    std::int64_t m_changes = 0;
    payment::AttemptId m_last;
    bool m_approved = false;
};

// Of this process alone: other programs on the machine do not count.
[[nodiscard]] std::int64_t cpuUs();
[[nodiscard]] std::int64_t residentKiB();

} // namespace pos::bench
