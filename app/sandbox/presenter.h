// SPDX-License-Identifier: Apache-2.0
//
// How rows are written on the wire in each dialect. Only this file knows which keys appear where;
// the endpoints decide what happened.
#pragma once

#include "app/sandbox/json.h"
#include "app/sandbox/shop.h"
#include "app/sandbox/state.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pos::sandbox {

// The dialect's word for a canonical status.
[[nodiscard]] std::string statusWord(const Shop &shop, std::string_view status);
// The canonical status for a filter's word; an unknown word comes back as it is.
[[nodiscard]] std::string_view canonicalStatus(std::string_view word);
// "2026-01-02T03:04:05" with the dialect's ending; null for 0.
[[nodiscard]] Json timeJson(const Shop &shop, std::int64_t utcMs);
// The same for rows that the backend prints raw ("…000000Z").
[[nodiscard]] Json rawTimeJson(const Shop &shop, std::int64_t utcMs);
// "2026-01-02", for date filters.
[[nodiscard]] std::string dateText(std::int64_t utcMs);
// Stored JSON text as a value; "" = null, and an empty object as the dialect writes it.
[[nodiscard]] Json metadataJson(const Shop &shop, const std::string &text);
// "" as null.
[[nodiscard]] Json textOrNull(const std::string &text);

enum class Moment { Posted, Read }; // the backend writes a row it just made differently

[[nodiscard]] Json transactionJson(const Shop &shop, const Transaction &row, Moment moment);
[[nodiscard]] Json refundJson(const Shop &shop, const Refund &row);
[[nodiscard]] Json terminalJson(const Shop &shop, const Terminal &row);
[[nodiscard]] Json readerJson(const Shop &shop, const Terminal &row);
[[nodiscard]] Json customerJson(const Shop &shop, const Customer &row);
[[nodiscard]] Json payoutJson(const Shop &shop, const Payout &row);
[[nodiscard]] Json disputeJson(const Shop &shop, const Dispute &row);
[[nodiscard]] Json checkoutJson(const Shop &shop, const Checkout &row);
[[nodiscard]] Json webhookEndpointJson(const Shop &shop, const WebhookEndpoint &row, bool secret);
[[nodiscard]] Json merchantJson(const Shop &shop, bool test);

} // namespace pos::sandbox
