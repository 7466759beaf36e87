// SPDX-License-Identifier: Apache-2.0
//
// One whole checkout (charge, tap, paid, part of it refunded) by the production engine, client and
// journal: the journal's file on a disk that fails when told, the network and the provider in
// virtual time. The process can end anywhere; the next one finds what the disk kept.
#pragma once

#include "core/gateway/plutopay/client.h"
#include "core/journal/journal.h"
#include "core/payment/engine.h"
#include "tests/sim/nth/fenced_vfs.h"
#include "tests/sim/vfs/crash_vfs.h"
#include "tests/sim/world/virtual_world.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pos::sim {

// The production code's way out into the world, and back: tells the allocations whose they are.
class FencedExecutor final : public world::Executor {
public:
    explicit FencedExecutor(VirtualExecutor &inner)
        : m_inner(inner)
    {
    }
    void post(Task task) override;
    Timer postAfter(std::int64_t delayMs, Task task) override;
    void cancel(Timer timer) override;

private:
    VirtualExecutor &m_inner;
};

class FencedTransport final : public world::HttpTransport {
public:
    explicit FencedTransport(SimTransport &inner)
        : m_inner(inner)
    {
    }
    void send(world::HttpRequest request, Callback callback) override;

private:
    SimTransport &m_inner;
};

class Checkout {
public:
    Checkout();
    ~Checkout();

    // The till is switched on, on these files; false when it cannot take payments.
    bool start(const Image &files);
    // The same on the disk as it stands, with the faults that were planned for it.
    bool startPlanned();
    // Charge 47.50, and whatever follows until nothing is open any more, at most twenty minutes.
    void play();
    // The process is gone: nothing of it runs, nothing more is written.
    void kill();
    // Only what follows by itself after a start.
    void settle();

    // "" = the card network, the journal and the engine agree, and nothing left without its record.
    [[nodiscard]] std::string problem() const;
    [[nodiscard]] bool paid() const { return capturedMinor() > 0; }
    [[nodiscard]] std::int64_t capturedMinor() const;
    [[nodiscard]] std::size_t intents() const;

    CrashVfs disk; // first, so that it outlives what is written on it
    [[nodiscard]] SimTransport &network() { return *m_network; }

private:
    void shopper();
    void present(const std::string &readerId);
    void cashier();
    bool run(std::int64_t forMs, const std::function<bool()> &done);

    FencedVfs m_fence{disk.handle()};
    VirtualClock m_clock;
    VirtualExecutor m_time{m_clock};
    FencedExecutor m_executor{m_time};
    world::SeededRandom m_random{11};
    std::unique_ptr<sandbox::Model> m_model;
    std::unique_ptr<SimTransport> m_network;
    std::unique_ptr<FencedTransport> m_transport;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<gateway::plutopay::PlutoPayClient> m_client;
    std::unique_ptr<payment::Engine> m_engine;
    std::string m_reader, m_terminal;
    int m_promptsAnswered = 0;
    bool m_refundAsked = false;
};

} // namespace pos::sim
