// SPDX-License-Identifier: Apache-2.0
//
// What PlutoPay talks about, as values. Words that we do not know are kept as text; times are
// milliseconds since 1970 UTC; amounts are minor units as sent, compared by the core with what was
// asked.
#pragma once

#include "core/base/id.h"
#include "core/base/secret.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pos::gateway {

using TransactionId = base::Id<struct TransactionTag>; // uuid; the record at PlutoPay
using PaymentIntentId = base::Id<struct PaymentIntentTag>; // "pi_…"; what a reader processes
using TerminalId = base::Id<struct TerminalTag>; // uuid; PlutoPay's row of a reader
using ReaderId = base::Id<struct ReaderTag>; // "tmr_…"; what process-payment wants
using CustomerId = base::Id<struct CustomerTag>;
using IdempotencyKey = base::Id<struct IdempotencyKeyTag>; // at most 255 bytes

// The canonical words; every spelling seen in the wild maps to one of them.
enum class TransactionStatus {
    Pending,
    Processing,
    Authorized,
    Succeeded,
    FailedAttempt,
    Canceled,
    Refunded,
    PartiallyRefunded,
    Disputed,
    Unrecognised, // never final; the word itself is in statusText
};

// What somebody wrote beside a transaction; scalar values as text. All of it lies in one text,
// because a page of 100 transactions is decoded far more often than anybody looks here (V11).
class Metadata {
public:
    void add(std::string_view key, std::string_view value);
    [[nodiscard]] bool empty() const { return m_packed.empty(); }
    // The value of `key`, the first one where it stands twice; nothing when it is not there. Lives
    // as long as the list is not changed.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view key) const;

private:
    std::string m_packed; // size of key, size of value, key, value, and so on
};

struct Transaction {
    TransactionId id;
    PaymentIntentId paymentIntent; // empty where the API hides it
    std::string reference; // "txn_…"
    TransactionStatus status = TransactionStatus::Unrecognised;
    std::optional<bool> isTest;
    std::string statusText;
    std::int64_t amountMinor = 0;
    std::int64_t amountRefundedMinor = 0;
    std::string currency; // as sent
    std::string paymentMethodType;
    std::string cardBrand; // "" when not told
    std::string cardLastFour;
    std::string description;
    std::string receiptEmail;
    std::string receiptUrl;
    std::string source;
    std::string failureReason;
    std::optional<std::int64_t> tipMinor; // only where the provider says it; never computed
    TerminalId terminal;
    CustomerId customer;
    Metadata metadata;
    std::optional<std::int64_t> createdAtMs, updatedAtMs, capturedAtMs, failedAtMs, refundedAtMs,
        disputedAtMs;
};

// True when the provider states that money moved, whatever else the record says.
[[nodiscard]] bool moneyMoved(const Transaction &transaction);

struct CreatedPayment {
    Transaction transaction; // at least id, amount, currency, status
    PaymentIntentId paymentIntent; // never empty
    bool keyEchoed = false; // the answer repeated our Idempotency-Key: the account honours keys
};

struct ReaderAction { // of process-payment and simulate-payment; opaque words
    ReaderId reader;
    std::string status;
    std::string actionType;
};

struct Refund { // amount may be 0 and reference empty when the API answers with the transaction
    std::string reference; // "ref_…"
    std::int64_t amountMinor = 0;
    std::string currency;
    std::string status;
    std::optional<Transaction> transaction;
    TransactionId of{}; // the refunded transaction as told, else empty
};

enum class ReaderStatus { Online, Offline, Pairing, Unrecognised };

struct Reader { // of GET /v1/terminal/readers and /v1/terminals
    TerminalId terminal;
    ReaderId reader; // empty for a row registered without a code: it cannot take payments
    std::string name, serialNumber, model, locationName, locationAddress, firmwareVersion;
    ReaderStatus status = ReaderStatus::Unrecognised;
    std::string statusText;
    std::optional<int> batteryPercent;
    std::optional<std::int64_t> lastSeenAtMs;
};

struct Merchant {
    std::string id, businessName, displayName, email, phone, country, defaultCurrency, status,
        kycStatus;
    std::optional<bool> testMode;
};

struct Customer {
    CustomerId id;
    std::string externalId, name, email, phone, addressLine1, addressLine2, city, state, postalCode,
        country;
    std::map<std::string, std::string> metadata;
    std::optional<std::int64_t> transactionsCount, totalSpentMinor;
};

struct Payout {
    std::string id, reference, status, currency;
    std::int64_t amountMinor = 0;
    std::optional<std::int64_t> arrivalAtMs, createdAtMs;
};

struct Dispute {
    std::string id, reason, status, currency;
    TransactionId transaction;
    std::int64_t amountMinor = 0;
    std::optional<std::int64_t> evidenceDueAtMs, createdAtMs;
};

struct WebhookEndpoint {
    std::string id, url, status, description;
    std::vector<std::string> events;
    base::Secret secret; // only in the answer to a creation, else empty
};

struct CheckoutSession {
    std::string id, reference, url, status, currency;
    std::int64_t amountMinor = 0;
    TransactionId transaction;
    std::optional<std::int64_t> expiresAtMs;
};

struct PaymentLink {
    std::string id, reference, url, status, currency, description;
    std::int64_t amountMinor = 0;
};

template <typename T>
struct Page {
    std::vector<T> items;
    int page = 1;
    std::optional<int> lastPage; // as told, else unknown
    std::optional<int> total;
    int reportedSize = 0; // rows a page as told, 0 = not told
};

} // namespace pos::gateway
