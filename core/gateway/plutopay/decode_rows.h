// SPDX-License-Identifier: Apache-2.0
//
// One record of each kind out of a parsed value; shared by the decoders of single answers and of
// pages. Only the decoders include this header.
#pragma once

#include "core/gateway/plutopay/decode.h"
#include "core/gateway/plutopay/json.h"

#include <optional>

namespace pos::gateway::plutopay {

[[nodiscard]] Decoded<Transaction> readTransaction(JsonValue value);
// The same into a transaction that is already where it belongs: moving one costs as much as reading
// three of its fields (V11).
[[nodiscard]] std::optional<DecodeError> readTransactionInto(Transaction &to, JsonValue value);
[[nodiscard]] Decoded<Reader> readTerminal(JsonValue value);
[[nodiscard]] Decoded<Customer> readCustomer(JsonValue value);
[[nodiscard]] Decoded<Payout> readPayout(JsonValue value);
[[nodiscard]] Decoded<Dispute> readDispute(JsonValue value);
[[nodiscard]] Decoded<WebhookEndpoint> readWebhookEndpoint(JsonValue value);
[[nodiscard]] Decoded<CheckoutSession> readCheckoutSession(JsonValue value);
[[nodiscard]] Decoded<PaymentLink> readPaymentLink(JsonValue value);

} // namespace pos::gateway::plutopay
