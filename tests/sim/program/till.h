// SPDX-License-Identifier: Apache-2.0
//
// One till of a world: a machine with clocks and a disk, and on it a process with the production
// engine and client. The process can be killed at any instant, also in the middle of a write; from
// that instant nothing of it reaches the disk, the wire or the screen.
#pragma once

#include "core/gateway/plutopay/client.h"
#include "core/payment/engine.h"
#include "tests/sim/program/cashier.h"
#include "tests/sim/program/disk.h"
#include "tests/sim/program/heap.h"
#include "tests/sim/program/network.h"
#include "tests/sim/program/options.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pos::sim {

struct World;

[[nodiscard]] std::unique_ptr<TillDisk> diskFor(const Options &options);

class Till {
public:
    Till(World &world, int index);
    ~Till();
    Till(const Till &) = delete;
    Till &operator=(const Till &) = delete;

    void boot();
    // SIGKILL now; the machine starts the program again after a while.
    void die(Kind why, int attempt);
    // What befalls the machine now and then.
    void weather();
    // Faults are over: the disk has room, nothing sleeps, and a dead or unsafe process starts anew.
    void heal();

    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] bool dead() const { return m_dead; }
    [[nodiscard]] bool journalSafe() const { return m_engine != nullptr && !m_wroteInVain; }
    // Null while the process is down.
    [[nodiscard]] payment::Engine *engine() { return m_dead ? nullptr : m_engine.get(); }
    [[nodiscard]] Cashier &cashier() { return m_cashier; }
    [[nodiscard]] ProcessExecutor &executor() { return m_executor; }
    [[nodiscard]] TillDisk &disk() { return *m_disk; }
    [[nodiscard]] int boots() const { return m_boots; }

    // For a sale, and a button under an attempt; the process is there (engine()).
    [[nodiscard]] tl::expected<payment::AttemptId, payment::Refusal> charge(
        int sale, const payment::ChargeRequest &request);
    [[nodiscard]] std::optional<payment::Refusal> press(
        const std::string &code, const payment::event::Pressed &press);

private:
    class Port;
    void bury();
    // After a disk that lied: which payments it has lost records of (F50).
    void noteForgotten();
    // Its journal is damaged, and the disk is known to lie: a technician puts it aside (F52).
    void startAfresh();
    void startProcess();
    base::Result<std::vector<payment::AttemptId>> recovered();
    void redraw();
    void shown(const payment::State &state);
    void recordsAreDurable(std::span<const journal::NewRecord> records);
    void recordsArePromised(std::span<const journal::NewRecord> records);
    base::Result<journal::Sequence> append(
        std::span<const journal::NewRecord> records, std::span<const journal::Summary> summaries);

    World &m_world;
    int m_index;
    MachineClock m_clock;
    ProcessExecutor m_executor;
    world::SeededRandom m_random;
    std::unique_ptr<TillDisk> m_disk;
    Wire m_wire;
    Cashier m_cashier;
    journal::JournalPort *m_journal = nullptr; // of the disk
    std::unique_ptr<Port> m_port;
    std::unique_ptr<journal::JournalPort> m_tamperedJournal;
    std::unique_ptr<gateway::plutopay::PlutoPayClient> m_client;
    std::unique_ptr<gateway::Gateway> m_meteredGateway;
    std::unique_ptr<gateway::Gateway> m_tamperedGateway;
    std::unique_ptr<payment::Engine> m_engine;
    bool m_dead = true, m_powerGone = false, m_wroteInVain = false, m_rotten = false;
    bool m_full = false, m_lied = false;
    bool m_hasRotted = false; // and nobody noticed at the start
    int m_inVain = 0; // starts in a row whose first writes failed, on a disk that has rotted
    std::int64_t m_bootedMs = 0;
    int m_boots = 0;
    int m_startingSale = -1; // what the next record of a beginning belongs to
};

} // namespace pos::sim
