// SPDX-License-Identifier: Apache-2.0
//
// What PlutoPay's endpoints beside the Gateway port are asked and answer, as values.
#pragma once

#include "core/base/secret.h"
#include "core/gateway/types.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pos::gateway::plutopay {

// POST /v1/transactions in full; a till itself uses only the terminal kind of it.
struct CreateTransaction {
    std::int64_t amountMinor = 0; // >= 50
    std::string currency;
    std::string paymentMethod; // a processor's token, "" = none
    std::string paymentMethodType; // card, wallet, bank_transfer, terminal
    std::optional<bool> confirm;
    std::string captureMethod; // "", automatic, manual
    CustomerId customer;
    std::string description; // at most 255 bytes
    std::string receiptEmail;
    std::string returnUrl;
    std::map<std::string, std::string> metadata;
    IdempotencyKey key;
};

struct CreatedTransaction {
    Transaction transaction;
    PaymentIntentId paymentIntent; // empty where the API hides it
    base::Secret clientSecret; // empty in a replay
    bool keyEchoed = false;
    bool replayed = false; // the answer says that it is about an earlier request with this key
};

struct Health {
    std::string status, version;
    std::optional<std::int64_t> timestampMs; // the server's clock, where it tells
    [[nodiscard]] bool ok() const { return status == "ok"; }
};

struct Deleted {
    bool deleted = false;
};

struct WebhookTest {
    std::string eventId, eventType;
};

struct TerminalDraft { // of a registration or a change; empty members are not sent
    std::string name, registrationCode, locationName, locationAddress;
    std::map<std::string, std::string> metadata;
};

struct WebhookEndpointDraft { // events empty = all; "*" is never sent (row 37)
    std::string url, description, status;
    std::vector<std::string> events;
};

struct CheckoutSessionDraft {
    std::int64_t amountMinor = 0;
    std::string currency, description, successUrl, cancelUrl, customerEmail, customerName;
    std::optional<bool> collectEmail, collectName, collectPhone, collectAddress;
    std::int64_t expiresInSeconds = 0; // 300 to 86,400; 0 = the server's default
    std::map<std::string, std::string> metadata;
    IdempotencyKey key;
};

struct PaymentLinkDraft {
    std::int64_t amountMinor = 0;
    std::string currency, description;
    std::map<std::string, std::string> metadata;
    IdempotencyKey key;
};

// Page and filters of the lists beside transactions; empty filters are not sent.
struct ListQuery {
    int page = 1;
    int size = 50; // 1 to 100
    std::map<std::string, std::string> filters;
};

} // namespace pos::gateway::plutopay
