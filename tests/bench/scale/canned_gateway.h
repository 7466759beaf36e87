// SPDX-License-Identifier: Apache-2.0
//
// A provider without a wire: typed answers after a virtual round trip, and a customer who taps when
// told to. What is measured over it is the payment engine and nothing else.
#pragma once

#include "core/gateway/gateway.h"
#include "core/world/clock.h"
#include "core/world/executor.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace pos::bench {

class CannedGateway final : public gateway::Gateway {
public:
    // The customer taps `tapAfterMs` after the reader began to ask; PlutoPay knows at once.
    CannedGateway(world::Clock &clock, world::Executor &executor, std::int64_t tapAfterMs)
        : m_clock(clock)
        , m_executor(executor)
        , m_tapAfterMs(tapAfterMs)
    {
    }

    void createPayment(const gateway::CreatePayment &request,
        gateway::Callback<gateway::CreatedPayment> done) override;
    void processPayment(const gateway::PaymentIntentId &intent, const gateway::ReaderId &reader,
        gateway::Callback<gateway::ReaderAction> done) override;
    void getTransaction(
        const gateway::TransactionId &id, gateway::Callback<gateway::Transaction> done) override;
    void listTransactions(const gateway::ListTransactions &query,
        gateway::Callback<gateway::Page<gateway::Transaction>> done) override;
    void cancelTransaction(
        const gateway::TransactionId &id, gateway::Callback<gateway::Transaction> done) override;
    void captureTransaction(const gateway::TransactionId &id, std::int64_t amountMinor,
        const gateway::IdempotencyKey &key, gateway::Callback<gateway::Transaction> done) override;
    void refundTransaction(const gateway::TransactionId &id, std::int64_t amountMinor,
        const std::string &reason, const gateway::IdempotencyKey &key,
        gateway::Callback<gateway::Refund> done) override;
    void listReaders(gateway::Callback<std::vector<gateway::Reader>> done) override;
    void getMerchant(gateway::Callback<gateway::Merchant> done) override;
    [[nodiscard]] std::int64_t waitForBudgetMs() const override { return 0; }
    [[nodiscard]] const gateway::CallTrace &lastTrace() const override { return m_trace; }

    [[nodiscard]] std::int64_t calls() const { return m_calls; }
    // The provider forgets what is over, as it is asked no more of it.
    void forget() { m_open.clear(); }

private:
    struct Held {
        gateway::Transaction record;
        std::int64_t askedAtMs = -1;
    };
    template <typename T>
    void answer(const char *what, gateway::Callback<T> done, gateway::Outcome<T> outcome);

    world::Clock &m_clock;
    world::Executor &m_executor;
    std::int64_t m_tapAfterMs = 0;
    std::unordered_map<std::string, Held> m_open; // by transaction id
    std::int64_t m_calls = 0;
    gateway::CallTrace m_trace;
};

} // namespace pos::bench
