// SPDX-License-Identifier: Apache-2.0
//
// From values to request bodies and query strings. Pure. Empty members are left out, because the
// API checks what it is given and not what it is spared.
#pragma once

#include "core/gateway/gateway.h"
#include "core/gateway/plutopay/requests.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pos::gateway::plutopay {

[[nodiscard]] std::string encodeCreatePayment(const CreatePayment &request);
// The same wish as POST /v1/transactions, for manual capture (type terminal).
[[nodiscard]] CreateTransaction asTransaction(const CreatePayment &request);
[[nodiscard]] std::string encodeCreateTransaction(const CreateTransaction &request);
[[nodiscard]] std::string encodeProcessPayment(
    const PaymentIntentId &intent, const ReaderId &reader);
[[nodiscard]] std::string encodeSimulatePayment(const ReaderId &reader);
[[nodiscard]] std::string encodeCapture(std::int64_t amountMinor); // 0 = all: an empty body
[[nodiscard]] std::string encodeRefund(std::int64_t amountMinor, const std::string &reason);
[[nodiscard]] std::string encodeCustomer(const Customer &customer);
[[nodiscard]] std::string encodeTerminal(const TerminalDraft &draft);
[[nodiscard]] std::string encodeWebhookEndpoint(const WebhookEndpointDraft &draft);
[[nodiscard]] std::string encodeCheckoutSession(const CheckoutSessionDraft &draft);
[[nodiscard]] std::string encodePaymentLink(const PaymentLinkDraft &draft);

// "?page=…" with size and per_page both (row 17); sizes are clamped to 1..100, pages to >= 1.
[[nodiscard]] std::string queryOf(const ListTransactions &query);
[[nodiscard]] std::string queryOf(const ListQuery &query);

// RFC 3986: everything but unreserved characters as %XX.
[[nodiscard]] std::string percentEncoded(std::string_view text);

// Eight, four, four, four and twelve hexadecimal digits: the only ids that may go into a path
// (row 22).
[[nodiscard]] bool isUuid(std::string_view text);

// "https://plutopayus.com/api" from what a person types: without "/v1" and slashes at the end.
[[nodiscard]] std::string normalisedBaseUrl(std::string_view text);

} // namespace pos::gateway::plutopay
