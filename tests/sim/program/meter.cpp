// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/meter.h"

#include <utility>

namespace pos::sim {
namespace {

using namespace gateway;

class MeteredGateway final : public Gateway {
public:
    MeteredGateway(Meter &meter, Gateway &client)
        : m_meter(meter)
        , m_client(client)
    {
    }
    void createPayment(const CreatePayment &request, Callback<CreatedPayment> done) override
    {
        const Meter::Scope scope(m_meter, Part::Client);
        m_client.createPayment(request, back(std::move(done)));
    }
    void processPayment(
        const PaymentIntentId &intent, const ReaderId &reader, Callback<ReaderAction> done) override
    {
        const Meter::Scope scope(m_meter, Part::Client);
        m_client.processPayment(intent, reader, back(std::move(done)));
    }
    void getTransaction(const TransactionId &id, Callback<Transaction> done) override
    {
        const Meter::Scope scope(m_meter, Part::Client);
        m_client.getTransaction(id, back(std::move(done)));
    }
    void listTransactions(const ListTransactions &query, Callback<Page<Transaction>> done) override
    {
        const Meter::Scope scope(m_meter, Part::Client);
        m_client.listTransactions(query, back(std::move(done)));
    }
    void cancelTransaction(const TransactionId &id, Callback<Transaction> done) override
    {
        const Meter::Scope scope(m_meter, Part::Client);
        m_client.cancelTransaction(id, back(std::move(done)));
    }
    void captureTransaction(const TransactionId &id, std::int64_t amountMinor,
        const IdempotencyKey &key, Callback<Transaction> done) override
    {
        const Meter::Scope scope(m_meter, Part::Client);
        m_client.captureTransaction(id, amountMinor, key, back(std::move(done)));
    }
    void refundTransaction(const TransactionId &id, std::int64_t amountMinor,
        const std::string &reason, const IdempotencyKey &key, Callback<Refund> done) override
    {
        const Meter::Scope scope(m_meter, Part::Client);
        m_client.refundTransaction(id, amountMinor, reason, key, back(std::move(done)));
    }
    void listReaders(Callback<std::vector<Reader>> done) override
    {
        m_client.listReaders(std::move(done));
    }
    void getMerchant(Callback<Merchant> done) override { m_client.getMerchant(std::move(done)); }
    [[nodiscard]] std::int64_t waitForBudgetMs() const override
    {
        return m_client.waitForBudgetMs();
    }
    [[nodiscard]] const CallTrace &lastTrace() const override { return m_client.lastTrace(); }

private:
    template <typename T>
    Callback<T> back(Callback<T> done)
    {
        return [this, done = std::move(done)](Outcome<T> outcome) {
            const Meter::Scope scope(m_meter, Part::Core);
            done(std::move(outcome));
        };
    }

    Meter &m_meter;
    Gateway &m_client;
};

} // namespace

std::unique_ptr<Gateway> metered(Meter &meter, Gateway &client)
{
    return meter.isOn() ? std::make_unique<MeteredGateway>(meter, client) : nullptr;
}

} // namespace pos::sim
