// SPDX-License-Identifier: Apache-2.0
//
// A clock, an executor and a provider that a test turns by hand. The provider remembers what was
// asked of it and answers only when told to.
#pragma once

#include "core/gateway/gateway.h"
#include "core/world/clock.h"
#include "core/world/executor.h"
#include "tests/unit/payment/story.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pos::test {

class HandClock final : public world::Clock {
public:
    [[nodiscard]] std::int64_t monotonicMs() const override { return nowMs; }
    [[nodiscard]] std::int64_t utcMs() const override { return 1'795'169'095'000 + nowMs; }

    std::int64_t nowMs = 1'000;
};

class HandExecutor final : public world::Executor {
public:
    explicit HandExecutor(HandClock &clock)
        : m_clock(clock)
    {
    }
    void post(Task task) override { (void)postAfter(0, std::move(task)); }
    Timer postAfter(std::int64_t delayMs, Task task) override
    {
        const Timer timer{++m_last};
        m_tasks.emplace(std::pair(m_clock.nowMs + delayMs, m_last), std::move(task));
        return timer;
    }
    void cancel(Timer timer) override
    {
        std::erase_if(m_tasks, [&](const auto &task) { return Timer{task.first.second} == timer; });
    }
    // Runs everything that is due until `ms` from now.
    void pass(std::int64_t ms)
    {
        const auto endMs = m_clock.nowMs + ms;
        while (!m_tasks.empty() && m_tasks.begin()->first.first <= endMs) {
            auto next = m_tasks.extract(m_tasks.begin());
            m_clock.nowMs = std::max(m_clock.nowMs, next.key().first);
            next.mapped()();
        }
        m_clock.nowMs = endMs;
    }
    // The machine sleeps: the clock goes on, timers stand still.
    void standStill(std::int64_t ms)
    {
        std::map<std::pair<std::int64_t, std::uint64_t>, Task> later;
        for (auto &[key, task] : m_tasks) {
            later.emplace(std::pair(key.first + ms, key.second), std::move(task));
        }
        m_tasks = std::move(later);
        m_clock.nowMs += ms;
    }

private:
    HandClock &m_clock;
    std::map<std::pair<std::int64_t, std::uint64_t>, Task> m_tasks;
    std::uint64_t m_last = 0;
};

class ScriptedGateway final : public gateway::Gateway {
public:
    template <typename T>
    using Waiting = std::deque<gateway::Callback<T>>;

    void createPayment(
        const gateway::CreatePayment &, gateway::Callback<gateway::CreatedPayment> done) override
    {
        calls.emplace_back("create");
        creates.push_back(std::move(done));
    }
    void processPayment(const gateway::PaymentIntentId &, const gateway::ReaderId &,
        gateway::Callback<gateway::ReaderAction> done) override
    {
        calls.emplace_back("push");
        pushes.push_back(std::move(done));
    }
    void getTransaction(
        const gateway::TransactionId &, gateway::Callback<gateway::Transaction> done) override
    {
        calls.emplace_back("read");
        reads.push_back(std::move(done));
    }
    void listTransactions(const gateway::ListTransactions &,
        gateway::Callback<gateway::Page<gateway::Transaction>> done) override
    {
        calls.emplace_back("list");
        lists.push_back(std::move(done));
    }
    void cancelTransaction(
        const gateway::TransactionId &, gateway::Callback<gateway::Transaction> done) override
    {
        calls.emplace_back("cancel");
        cancels.push_back(std::move(done));
    }
    void captureTransaction(const gateway::TransactionId &, std::int64_t,
        const gateway::IdempotencyKey &, gateway::Callback<gateway::Transaction> done) override
    {
        calls.emplace_back("capture");
        captures.push_back(std::move(done));
    }
    void refundTransaction(const gateway::TransactionId &, std::int64_t, const std::string &,
        const gateway::IdempotencyKey &, gateway::Callback<gateway::Refund> done) override
    {
        calls.emplace_back("refund");
        refunds.push_back(std::move(done));
    }
    void listReaders(gateway::Callback<std::vector<gateway::Reader>> done) override
    {
        calls.emplace_back("readers");
        readers.push_back(std::move(done));
    }
    void getMerchant(gateway::Callback<gateway::Merchant> done) override
    {
        calls.emplace_back("merchant");
        merchants.push_back(std::move(done));
    }
    [[nodiscard]] std::int64_t waitForBudgetMs() const override { return 0; }
    [[nodiscard]] const gateway::CallTrace &lastTrace() const override { return trace; }

    static gateway::Transaction transactionOf(const payment::Facts &facts)
    {
        gateway::Transaction transaction;
        transaction.id = facts.id;
        transaction.paymentIntent = facts.intent;
        transaction.reference = facts.reference;
        transaction.status = facts.status;
        transaction.statusText = facts.statusText;
        transaction.amountMinor = facts.amountMinor;
        transaction.amountRefundedMinor = facts.refundedMinor;
        transaction.currency = facts.currency;
        transaction.cardBrand = facts.cardBrand;
        transaction.cardLastFour = facts.cardLastFour;
        transaction.capturedAtMs = facts.capturedAtMs;
        transaction.failedAtMs = facts.failedAtMs;
        transaction.failureReason = facts.failureReason;
        transaction.isTest = facts.isTest;
        return transaction;
    }
    void create(const payment::Facts &facts)
    {
        answer<gateway::CreatedPayment>(
            creates, gateway::CreatedPayment{transactionOf(facts), facts.intent, false});
    }
    void pushed() { answer<gateway::ReaderAction>(pushes, gateway::ReaderAction{}); }
    void read(const payment::Facts &facts)
    {
        answer<gateway::Transaction>(reads, transactionOf(facts));
    }
    void cancelled(const payment::Facts &facts)
    {
        answer<gateway::Transaction>(cancels, transactionOf(facts));
    }
    template <typename T>
    static void answer(Waiting<T> &waiting, gateway::Outcome<T> outcome)
    {
        const auto done = std::move(waiting.front());
        waiting.pop_front();
        done(std::move(outcome));
    }
    // The process that asked is gone, and so is whoever waited.
    void forget()
    {
        calls.clear();
        creates.clear();
        pushes.clear();
        reads.clear();
        cancels.clear();
        lists.clear();
    }

    std::vector<std::string> calls;
    Waiting<gateway::CreatedPayment> creates;
    Waiting<gateway::ReaderAction> pushes;
    Waiting<gateway::Transaction> reads, cancels, captures;
    Waiting<gateway::Page<gateway::Transaction>> lists;
    Waiting<gateway::Refund> refunds;
    Waiting<std::vector<gateway::Reader>> readers;
    Waiting<gateway::Merchant> merchants;
    gateway::CallTrace trace;
};

} // namespace pos::test
