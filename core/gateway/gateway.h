// SPDX-License-Identifier: Apache-2.0
//
// The port to the payment provider that the payment core uses. One implementation speaks to
// PlutoPay (core/gateway/plutopay), others stand in for it in tests; all pass the same contract
// suite (tests/contract).
//
// Every call: calls back exactly once, on the core thread, after the call returned, and no later than
// its deadline. Nothing here retries. A call that changes something (POST, PUT, DELETE) puts at most
// one copy of itself on the wire. One that only reads (GET) may be repeated by Qt, on a fresh
// connection, when a kept one turns out dead: asking twice does no harm (contract test
// f07_aReadMayBeRepeatedAndAPostIsNot).
#pragma once

#include "core/gateway/outcome.h"
#include "core/gateway/types.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace pos::gateway {

template <typename T>
using Callback = std::function<void(Outcome<T>)>;

struct CreatePayment {
    std::int64_t amountMinor = 0; // >= 50
    std::string currency; // ISO 4217, lower case
    TerminalId terminal; // may be empty
    std::string description; // at most 255 bytes of UTF-8; holds the attempt code
    CustomerId customer; // may be empty
    std::map<std::string, std::string> metadata; // never the key "terminal_id"
    IdempotencyKey key;
    bool manualCapture = false; // where the account supports it: POST /v1/transactions
};

struct ListTransactions {
    int page = 1;
    int size = 50; // 1 to 100
    std::string search; // substring of reference, description or receipt e-mail
    std::string status, paymentMethodType;
    std::string dateFrom, dateTo; // YYYY-MM-DD in UTC, or empty
};

// The class of a call decides its deadline and its share of the request budget.
struct Deadlines { // milliseconds
    std::int64_t createMs = 10'000;
    std::int64_t pushMs = 15'000;
    std::int64_t readMs = 5'000;
    std::int64_t writeMs = 15'000; // cancel, capture, refund
};

// A point in the life of one call, for the timeline and the incident bundle.
struct CallTrace {
    std::string what; // "POST /v1/terminal/process-payment"
    std::int64_t startedMonotonicMs = 0;
    std::int64_t durationMs = 0;
    int httpStatus = 0;
    std::string result; // "done", "refused: reader_busy", "unknown: deadline"
    std::string requestId; // X-Request-Id or the like, "" when none
};

class Gateway {
public:
    virtual ~Gateway() = default;

    // Takes no money: an intent that no reader processes cannot charge.
    virtual void createPayment(const CreatePayment &request, Callback<CreatedPayment> done) = 0;
    // The dangerous one. Repeating it with the same intent prompts again and cannot charge twice.
    virtual void processPayment(
        const PaymentIntentId &intent, const ReaderId &reader, Callback<ReaderAction> done) = 0;
    virtual void getTransaction(const TransactionId &id, Callback<Transaction> done) = 0;
    virtual void listTransactions(const ListTransactions &query, Callback<Page<Transaction>> done) = 0;
    virtual void cancelTransaction(const TransactionId &id, Callback<Transaction> done) = 0;
    // amountMinor 0 = all that is authorised.
    virtual void captureTransaction(const TransactionId &id, std::int64_t amountMinor,
        const IdempotencyKey &key, Callback<Transaction> done) = 0;
    // reason: "", "duplicate", "fraudulent" or "requested_by_customer".
    virtual void refundTransaction(const TransactionId &id, std::int64_t amountMinor,
        const std::string &reason, const IdempotencyKey &key, Callback<Refund> done) = 0;
    virtual void listReaders(Callback<std::vector<Reader>> done) = 0;
    virtual void getMerchant(Callback<Merchant> done) = 0;

    // Milliseconds until the shared request budget has room for one more call of low priority
    // (polling, lists); 0 = now. Calls that move money never wait for it.
    [[nodiscard]] virtual std::int64_t waitForBudgetMs() const = 0;
    // The trace of the call that is calling back right now; valid only inside a callback.
    [[nodiscard]] virtual const CallTrace &lastTrace() const = 0;
};

} // namespace pos::gateway
