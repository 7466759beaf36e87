// SPDX-License-Identifier: Apache-2.0
//
// From the body of a 2xx answer to a value. Pure and tolerant: no dialect is configured, each
// answer is read by what it holds (the contract's 58 rows). What is required and missing is an
// error, never a default: an answer without an amount proves nothing.
#pragma once

#include "core/base/secret.h"
#include "core/gateway/plutopay/requests.h"
#include "core/gateway/types.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pos::gateway::plutopay {

struct DecodeError {
    enum class Kind { NotJson, TooDeep, TooLarge, WrongShape, MissingField };
    Kind kind{};
    std::string what; // for logs; names a field, never holds a value
};

template <typename T>
using Decoded = tl::expected<T, DecodeError>;

// Keeps its memory between answers. One thread at a time.
class JsonParser {
public:
    struct Impl;

    JsonParser();
    ~JsonParser();
    JsonParser(const JsonParser &) = delete;
    JsonParser &operator=(const JsonParser &) = delete;

    [[nodiscard]] Impl &impl() { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

// Payments. Required: id, amount, currency, status.
[[nodiscard]] Decoded<Transaction> decodeTransaction(JsonParser &parser, std::string_view body);
// Row 6: the intent is payment_intent_id, else processor_transaction_id, else what stands before
// "_secret_" in client_secret; without any of them the answer is unusable.
[[nodiscard]] Decoded<CreatedPayment> decodeCreatedPayment(
    JsonParser &parser, std::string_view body, const IdempotencyKey &key);
[[nodiscard]] Decoded<CreatedTransaction> decodeCreatedTransaction(
    JsonParser &parser, std::string_view body, const IdempotencyKey &key);
// An object with nothing known in it is fine: the words are opaque (row 2.1).
[[nodiscard]] Decoded<ReaderAction> decodeReaderAction(JsonParser &parser, std::string_view body);
// Row 5: the refund itself (flat or under data), or the transaction it belongs to.
[[nodiscard]] Decoded<Refund> decodeRefund(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<base::Secret> decodeConnectionToken(
    JsonParser &parser, std::string_view body);

// Lists. A row that cannot be read makes the page unreadable: a list with a hole in it could hide
// the one payment that is looked for.
[[nodiscard]] Decoded<Page<Transaction>> decodeTransactions(
    JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Page<Customer>> decodeCustomers(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Page<Reader>> decodeTerminals(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<std::vector<Reader>> decodeReaders(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Page<Payout>> decodePayouts(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Page<Dispute>> decodeDisputes(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Page<WebhookEndpoint>> decodeWebhookEndpoints(
    JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Page<CheckoutSession>> decodeCheckoutSessions(
    JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Page<PaymentLink>> decodePaymentLinks(
    JsonParser &parser, std::string_view body);

// Single records. Required: id.
[[nodiscard]] Decoded<Merchant> decodeMerchant(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Customer> decodeCustomer(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Reader> decodeTerminal(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Payout> decodePayout(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Dispute> decodeDispute(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<WebhookEndpoint> decodeWebhookEndpoint(
    JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<CheckoutSession> decodeCheckoutSession(
    JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<PaymentLink> decodePaymentLink(JsonParser &parser, std::string_view body);

// Small answers.
[[nodiscard]] Decoded<Health> decodeHealth(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<Deleted> decodeDeleted(JsonParser &parser, std::string_view body);
[[nodiscard]] Decoded<WebhookTest> decodeWebhookTest(JsonParser &parser, std::string_view body);

// The error body of a 4xx, in any of its shapes (row 20). Empty members where nothing was said.
struct ErrorBody {
    std::string type, code, message, field;
};
// WrongShape when the body is JSON but not an object.
[[nodiscard]] Decoded<ErrorBody> decodeError(JsonParser &parser, std::string_view body);

} // namespace pos::gateway::plutopay
