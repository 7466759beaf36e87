// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/scale/canned_gateway.h"

#include <utility>

namespace pos::bench {
namespace {

constexpr std::int64_t roundTripMs = 40;

gateway::Unknown notHere()
{
    gateway::Unknown unknown;
    unknown.reason = gateway::Unknown::Reason::NotSent;
    unknown.detail = "not part of this bench";
    return unknown;
}

} // namespace

template <typename T>
void CannedGateway::answer(const char *what, gateway::Callback<T> done, gateway::Outcome<T> outcome)
{
    ++m_calls;
    const auto startedMs = m_clock.monotonicMs();
    m_executor.postAfter(roundTripMs,
        [this, what, startedMs, done = std::move(done), outcome = std::move(outcome)]() mutable {
            m_trace.what = what;
            m_trace.startedMonotonicMs = startedMs;
            m_trace.durationMs = roundTripMs;
            m_trace.httpStatus = 200;
            m_trace.result = "done";
            m_trace.requestId = "req_0123456789abcdef";
            done(std::move(outcome));
        });
}

void CannedGateway::createPayment(
    const gateway::CreatePayment &request, gateway::Callback<gateway::CreatedPayment> done)
{
    const auto number = std::to_string(m_calls);
    gateway::Transaction record;
    record.id = gateway::TransactionId("0d9f5b5e-5c58-4f0e-9d6e-" + number);
    record.paymentIntent = gateway::PaymentIntentId("pi_3Q0123456789abcdef" + number);
    record.reference = "txn_0123456789" + number;
    record.status = gateway::TransactionStatus::Pending;
    record.amountMinor = request.amountMinor;
    record.currency = request.currency;
    record.description = request.description;
    record.isTest = true;
    m_open[record.id.text()] = {record, -1};
    auto intent = record.paymentIntent;
    answer<gateway::CreatedPayment>("POST /v1/payment-intents", std::move(done),
        gateway::CreatedPayment{std::move(record), std::move(intent), true});
}

void CannedGateway::processPayment(const gateway::PaymentIntentId &intent,
    const gateway::ReaderId &reader, gateway::Callback<gateway::ReaderAction> done)
{
    for (auto &[id, held] : m_open) {
        if (held.record.paymentIntent == intent) {
            held.askedAtMs = m_clock.monotonicMs();
        }
    }
    answer<gateway::ReaderAction>("POST /v1/terminal/process-payment", std::move(done),
        gateway::ReaderAction{reader, "in_progress", "process_payment_intent"});
}

void CannedGateway::getTransaction(
    const gateway::TransactionId &id, gateway::Callback<gateway::Transaction> done)
{
    auto &held = m_open[id.text()];
    const bool tapped
        = held.askedAtMs >= 0 && m_clock.monotonicMs() - held.askedAtMs >= m_tapAfterMs;
    if (tapped) {
        held.record.status = gateway::TransactionStatus::Succeeded;
        held.record.capturedAtMs = m_clock.utcMs();
        held.record.cardBrand = "visa";
        held.record.cardLastFour = "4242";
        held.record.receiptUrl = "https://pay.plutopay.example/receipts/0123456789abcdef";
    }
    answer<gateway::Transaction>("GET /v1/transactions/{id}", std::move(done), held.record);
}

void CannedGateway::listTransactions(
    const gateway::ListTransactions &, gateway::Callback<gateway::Page<gateway::Transaction>> done)
{
    answer<gateway::Page<gateway::Transaction>>("", std::move(done), notHere());
}

void CannedGateway::cancelTransaction(
    const gateway::TransactionId &, gateway::Callback<gateway::Transaction> done)
{
    answer<gateway::Transaction>("", std::move(done), notHere());
}

void CannedGateway::captureTransaction(const gateway::TransactionId &, std::int64_t,
    const gateway::IdempotencyKey &, gateway::Callback<gateway::Transaction> done)
{
    answer<gateway::Transaction>("", std::move(done), notHere());
}

void CannedGateway::refundTransaction(const gateway::TransactionId &, std::int64_t,
    const std::string &, const gateway::IdempotencyKey &, gateway::Callback<gateway::Refund> done)
{
    answer<gateway::Refund>("", std::move(done), notHere());
}

void CannedGateway::listReaders(gateway::Callback<std::vector<gateway::Reader>> done)
{
    gateway::Reader reader;
    reader.reader = gateway::ReaderId("tmr_1");
    reader.terminal = gateway::TerminalId("term-1");
    reader.name = "Counter 1";
    reader.status = gateway::ReaderStatus::Online;
    answer<std::vector<gateway::Reader>>(
        "GET /v1/terminal/readers", std::move(done), std::vector{reader});
}

void CannedGateway::getMerchant(gateway::Callback<gateway::Merchant> done)
{
    answer<gateway::Merchant>("GET /v1/merchant", std::move(done), gateway::Merchant{});
}

} // namespace pos::bench
