// SPDX-License-Identifier: Apache-2.0
//
// One till, one shop, one provider: the production engine and client over a virtual world, with a
// shopper and a cashier that follow a script, and the truth of the card network beside it.
#pragma once

#include "core/gateway/plutopay/client.h"
#include "core/journal/memory_journal.h"
#include "core/payment/engine.h"
#include "tests/sim/world/virtual_world.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pos::sim {

struct Script {
    std::string dialect = "openapi";
    // What the shopper presents, in turn, each time the reader asks; "" = does nothing.
    std::vector<std::string> cards{"4242424242424242"};
    std::int64_t tapAfterMs = 3'000;
    bool retryDeclines = true; // the cashier offers another card while the script has one
    std::optional<std::int64_t> cancelAtMs{}; // after the charge
    bool settlementNever = false;
    std::optional<std::int64_t> refundMinor{}; // after an approval
    std::uint64_t seed = 1;
};

struct Verdict {
    std::string problem; // "" = everything held
    bool approved = false;
    std::int64_t exchanges = 0;
};

class ShopWorld {
public:
    explicit ShopWorld(const Script &script);
    ~ShopWorld();

    [[nodiscard]] SimTransport &transport() { return *m_transport; }
    [[nodiscard]] journal::MemoryJournal &journal() { return m_journal; }
    [[nodiscard]] payment::Engine &engine() { return *m_engine; }
    [[nodiscard]] VirtualClock &clock() { return m_clock; }
    [[nodiscard]] const sandbox::Model &model() const { return *m_model; }

    // The cashier presses Charge for 47.50.
    void charge();
    // Until the attempt is decided, or `forMs` passed. True when it is decided.
    bool run(std::int64_t forMs);
    // The process is killed where it stands and started again on the same journal.
    void crashAndRestart();
    // A crash that happens as soon as the journal has acknowledged `appends` more writes (0 = now).
    void crashAfterAppends(std::int64_t appends) { m_crashAt = m_journal.appends() + appends; }
    [[nodiscard]] bool crashed() const { return m_crashes > 0; }

    // Truth against journal and screen; and the journal against itself.
    [[nodiscard]] std::string problem() const;
    [[nodiscard]] bool decided() const;

private:
    void startProcess();
    void onChanged(const payment::State &state);
    void shopper();
    void control(const std::string &path, const std::string &body);

    Script m_script;
    VirtualClock m_clock;
    VirtualExecutor m_executor{m_clock};
    world::SeededRandom m_random;
    std::unique_ptr<sandbox::Model> m_model;
    std::unique_ptr<SimTransport> m_transport;
    std::unique_ptr<gateway::plutopay::PlutoPayClient> m_client;
    journal::MemoryJournal m_journal;
    std::unique_ptr<payment::Engine> m_engine;
    gateway::ReaderId m_reader;
    gateway::TerminalId m_terminal;
    std::size_t m_nextCard = 0;
    int m_promptsAnswered = 0;
    std::optional<std::int64_t> m_crashAt;
    int m_crashes = 0;
    bool m_refunded = false;
    std::vector<std::string> m_shownPaid, m_shownNothing; // attempt ids, by what a screen said
    std::string m_lie; // the first untrue thing a screen said
};

} // namespace pos::sim
