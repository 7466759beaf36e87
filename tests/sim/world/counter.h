// SPDX-License-Identifier: Apache-2.0
//
// The same production engine and client as in ShopWorld, driven step by step: a test presses,
// presents a card, lets time pass and looks. It keeps what was sent and what was shown, and notes
// the first screen that said something the card network did not bear out (S2, S3), or the first
// request that left before its record was kept (S4).
#pragma once

#include "core/gateway/plutopay/client.h"
#include "core/journal/memory_journal.h"
#include "core/payment/engine.h"
#include "tests/sim/world/virtual_world.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pos::sim {

inline const std::string goodCard = "4242424242424242";
inline const std::string badCard = "4000000000000002";

class Counter {
public:
    using Button = payment::event::Pressed::Button;
    using Phase = payment::Phase;
    struct Shop {
        std::string dialect = "openapi";
        std::string currency = "USD";
        int extraReaders = 0; // beside the two there are
    };
    // One request as it left the till.
    struct Sent {
        std::int64_t atMs = 0;
        std::string method, path, key, body;
        std::int64_t deadlineMs = 0;
    };
    struct Shown {
        std::string attempt;
        Phase phase{};
    };

    Counter();
    explicit Counter(Shop shop);
    ~Counter();

    // The cashier and the shopper.
    tl::expected<payment::AttemptId, payment::Refusal> tryCharge(
        std::int64_t minor = 4750, int reader = 0, const std::string &sale = {});
    payment::AttemptId charge(std::int64_t minor = 4750, int reader = 0);
    // Charge, and until the reader asks for a card.
    payment::AttemptId chargeUntilAsked(std::int64_t minor = 4750, int reader = 0);
    std::optional<payment::Refusal> press(
        const payment::AttemptId &id, Button button, std::int64_t minor = 0, int reader = -1);
    void present(const std::string &card = goodCard, int reader = 0, std::int64_t tipMinor = -1);

    // The world. `control` is a POST to the provider's control surface and returns its answer.
    std::string control(const std::string &path, const std::string &body);
    void fault(const std::string &body) { control("/_sandbox/faults", body); }
    void toggle(const std::string &body) { control("/_sandbox/toggles", body); }
    void readerState(const std::string &body, int reader = 0);
    // Another till of the same account: the provider's answer as it is.
    std::string otherTill(const std::string &path, const std::string &body);
    // What happens to each exchange, by its method and path; empty = nothing.
    using Plan = std::function<Mishap(const std::string &method, const std::string &path)>;
    void plan(Plan plan) { m_plan = std::move(plan); }
    void healthy() { m_plan = {}; }
    void pass(std::int64_t ms);
    bool until(const std::function<bool()> &done, std::int64_t withinMs);
    bool reaches(const payment::AttemptId &id, Phase phase, std::int64_t withinMs = 30'000);
    void restart();

    // What there is to see.
    [[nodiscard]] const payment::State &state(const payment::AttemptId &id) const;
    [[nodiscard]] Phase phase(const payment::AttemptId &id) const { return state(id).phase; }
    [[nodiscard]] bool showed(const payment::AttemptId &id, Phase phase) const;
    [[nodiscard]] const std::vector<Sent> &sent() const { return m_sent; }
    // The requests of this method whose path ends so.
    [[nodiscard]] std::vector<Sent> sent(const std::string &method, const std::string &end) const;
    [[nodiscard]] std::vector<sandbox::Model::IntentTruth> truth() const;
    [[nodiscard]] std::int64_t capturedMinor() const;
    [[nodiscard]] std::int64_t refundedMinor() const;
    // "" = every verdict shown so far was true when it was shown.
    [[nodiscard]] const std::string &lie() const { return m_lie; }
    [[nodiscard]] SimTransport &transport() { return *m_transport; }
    [[nodiscard]] payment::Engine &engine() { return *m_engine; }
    [[nodiscard]] VirtualClock &clock() { return m_clock; }
    [[nodiscard]] VirtualExecutor &executor() { return m_executor; }
    [[nodiscard]] world::Random &random() { return m_random; }
    [[nodiscard]] const std::string &readerId(int reader) const;
    [[nodiscard]] std::string secretKey() const { return m_model->secretKey(); }

private:
    void startProcess();
    void readReaders();
    void note(const payment::State &state);

    Shop m_shop;
    VirtualClock m_clock;
    VirtualExecutor m_executor{m_clock};
    world::SeededRandom m_random{7};
    std::unique_ptr<sandbox::Model> m_model;
    std::unique_ptr<SimTransport> m_transport;
    std::unique_ptr<gateway::plutopay::PlutoPayClient> m_client;
    journal::MemoryJournal m_journal;
    std::unique_ptr<payment::Engine> m_engine;
    struct ReaderRow {
        std::string id, terminal;
    };
    std::vector<ReaderRow> m_readers;
    Plan m_plan;
    std::vector<Sent> m_sent;
    std::vector<Shown> m_shown;
    std::int64_t m_appendsAtLastPost = 0;
    std::string m_lie;
};

} // namespace pos::sim
