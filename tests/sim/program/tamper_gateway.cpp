// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/tamper.h"

#include <map>
#include <utility>

namespace pos::sim {
namespace {

using namespace gateway;

// A client that treats a payment as one thing: when it seems to have failed, it makes another one.
// And one that sends a refund again when no answer came.
class HastyClient final : public Gateway {
public:
    HastyClient(Bug bug, Gateway &real, world::Random &random)
        : m_bug(bug)
        , m_real(real)
        , m_random(random)
    {
    }

    void createPayment(const CreatePayment &request, Callback<CreatedPayment> done) override
    {
        m_real.createPayment(
            request, [this, request, done = std::move(done)](Outcome<CreatedPayment> outcome) {
                if (const auto *created = std::get_if<CreatedPayment>(&outcome)) {
                    m_requests[created->paymentIntent] = request;
                }
                done(std::move(outcome));
            });
    }

    void processPayment(
        const PaymentIntentId &intent, const ReaderId &reader, Callback<ReaderAction> done) override
    {
        m_real.processPayment(intent, reader,
            [this, intent, reader, done = std::move(done)](Outcome<ReaderAction> outcome) {
                const auto *refused = std::get_if<Refused>(&outcome);
                const auto *unknown = std::get_if<Unknown>(&outcome);
                const bool on400 = m_bug == Bug::NewIntentOn400 && refused != nullptr
                    && refused->httpStatus == 400;
                const bool resend = m_bug == Bug::TransportResends && unknown != nullptr
                    && unknown->reason == Unknown::Reason::Lost;
                if (!on400 && !resend) {
                    return done(std::move(outcome));
                }
                startAfresh(intent, reader, done);
            });
    }

    void refundTransaction(const TransactionId &id, std::int64_t amountMinor,
        const std::string &reason, const IdempotencyKey &key, Callback<Refund> done) override
    {
        if (m_bug != Bug::RefundWithoutKey) {
            return m_real.refundTransaction(id, amountMinor, reason, key, std::move(done));
        }
        m_real.refundTransaction(id, amountMinor, reason, {},
            [this, id, amountMinor, reason, done = std::move(done)](Outcome<Refund> outcome) {
                if (!std::holds_alternative<Unknown>(outcome)) {
                    return done(std::move(outcome));
                }
                m_real.refundTransaction(id, amountMinor, reason, {}, done);
            });
    }

    void getTransaction(const TransactionId &id, Callback<Transaction> done) override
    {
        m_real.getTransaction(id, std::move(done));
    }
    void listTransactions(const ListTransactions &query, Callback<Page<Transaction>> done) override
    {
        m_real.listTransactions(query, std::move(done));
    }
    void cancelTransaction(const TransactionId &id, Callback<Transaction> done) override
    {
        m_real.cancelTransaction(id, std::move(done));
    }
    void captureTransaction(const TransactionId &id, std::int64_t amountMinor,
        const IdempotencyKey &key, Callback<Transaction> done) override
    {
        m_real.captureTransaction(id, amountMinor, key, std::move(done));
    }
    void listReaders(Callback<std::vector<Reader>> done) override
    {
        m_real.listReaders(std::move(done));
    }
    void getMerchant(Callback<Merchant> done) override { m_real.getMerchant(std::move(done)); }
    [[nodiscard]] std::int64_t waitForBudgetMs() const override { return m_real.waitForBudgetMs(); }
    [[nodiscard]] const CallTrace &lastTrace() const override { return m_real.lastTrace(); }

private:
    void startAfresh(
        const PaymentIntentId &intent, const ReaderId &reader, const Callback<ReaderAction> &done)
    {
        auto request = m_requests[intent];
        request.key = IdempotencyKey("again-" + m_random.code(10));
        m_real.createPayment(request, [this, reader, done](Outcome<CreatedPayment> outcome) {
            if (const auto *created = std::get_if<CreatedPayment>(&outcome)) {
                return m_real.processPayment(created->paymentIntent, reader, done);
            }
            done(Unknown{Unknown::Reason::Lost, 0, "could not start afresh", ""});
        });
    }

    Bug m_bug;
    Gateway &m_real;
    world::Random &m_random;
    std::map<PaymentIntentId, CreatePayment> m_requests;
};

} // namespace

std::unique_ptr<Gateway> tampered(Bug bug, Gateway &gateway, world::Random &random)
{
    const bool ours = bug == Bug::NewIntentOn400 || bug == Bug::TransportResends
        || bug == Bug::RefundWithoutKey;
    return ours ? std::make_unique<HastyClient>(bug, gateway, random) : nullptr;
}

} // namespace pos::sim
