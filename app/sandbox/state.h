// SPDX-License-Identifier: Apache-2.0
//
// Everything the sandbox remembers, as plain data: PlutoPay's rows, Stripe's objects underneath,
// and what is due later. The two sides are kept apart on purpose: a Transaction only knows what
// PlutoPay has heard, an Intent what really happened, and the gap between them is what a till has
// to survive. Amounts are minor units; times are UTC milliseconds, 0 for "never".
#pragma once

#include "app/sandbox/json.h"
#include "app/sandbox/table.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pos::sandbox {

struct ApiKey {
    std::string text;
    bool secret = true, live = false, revoked = false;
};

struct Merchant {
    std::string id, businessName, displayName, email, phone, country, currency, status, kycStatus;
    bool testMode = true;
    std::int64_t createdMs = 0;
};

// PlutoPay's row. `status` is always one of pending, processing, authorized, succeeded, failed,
// canceled, refunded, partially_refunded, disputed; the dialect chooses the word on the wire.
struct Transaction {
    std::string id, reference, status, currency, methodType, cardBrand, cardLast4, description;
    std::string receiptEmail, source, customerId, terminalId, intentId, failureCode, failureReason;
    std::string metadata; // JSON text, "" = null
    std::int64_t amount = 0, amountRefunded = 0, tip = 0;
    bool test = true;
    std::int64_t createdMs = 0, updatedMs = 0, capturedMs = 0, failedMs = 0, refundedMs = 0;
    std::int64_t disputedMs = 0;

    friend bool operator==(const Transaction &, const Transaction &) = default;
};

// Stripe's PaymentIntent. `status` is Stripe's own word.
struct Intent {
    std::string id, clientSecret, transactionId, description, currency, status, captureMethod;
    std::string type; // "card_present" or "card"
    std::string readerId; // where it is prompted now, "" = nowhere
    std::string cardBrand, cardLast4, lastError, lastErrorText;
    std::string verdict; // of the running authorisation: "approved" or a decline code
    std::string fate; // what happens meanwhile: "", card_removed, lost_before, lost_after
    std::int64_t amount = 0, tip = 0, authorised = 0, captured = 0, refunded = 0;
    int captures = 0, prompts = 0;
    bool test = true, refundsFail = false;
};

struct Refund {
    std::string id, transactionId, reference, processorId, currency, status, reason;
    std::int64_t amount = 0, createdMs = 0;
    bool test = true;
};

struct ReaderEvent {
    std::int64_t seq = 0;
    std::string kind, intent, reason;
    std::int64_t atMs = 0;
};

// Stripe's reader and the face the customer sees.
struct Reader {
    std::string id, label, deviceType, serial;
    std::string status = "online"; // online, offline, pairing
    std::string screen = "idle"; // idle, prompt, pin, processing, remove_card, approved, declined
    std::string actionStatus, actionIntent, failureCode, failureText; // Stripe's action slot
    std::string intent; // what the screen is about, "" = nothing
    std::string card, method; // presented: number; tap, insert, swipe
    std::string nextCommand; // "", busy, timeout_started, timeout_not_started
    bool cardIn = false, live = false, holdBusy = false;
    std::int64_t tip = 0, battery = 87, seenMs = 0;
    std::int64_t generation = 0; // grows with each prompt, so that an older one's timers are stale
    std::int64_t lastSeq = 0;
    std::deque<ReaderEvent> events; // the last 256
};

// PlutoPay's row about a reader.
struct Terminal {
    std::string id, name, serial, model, status, locationName, locationAddress, readerId, metadata;
    bool test = true, deleted = false;
    std::int64_t createdMs = 0, updatedMs = 0, pairedMs = 0;
};

struct Customer {
    std::string id, externalId, name, email, phone, address1, address2, city, state, postalCode;
    std::string country, metadata;
    bool test = true, deleted = false;
    std::int64_t createdMs = 0, updatedMs = 0;
};

struct Payout {
    std::string id, reference, status, currency;
    std::int64_t amount = 0, createdMs = 0, arrivalMs = 0;
    bool test = true;
};

struct Dispute {
    std::string id, transactionId, status, reason, currency;
    std::int64_t amount = 0, createdMs = 0, dueMs = 0;
    bool test = true;
};

// A checkout session (cs_…) or a payment link (pl_…), found by its reference.
struct Checkout {
    std::string id; // the reference: it is what addresses use
    std::string uuid, kind; // kind: session, link
    std::string status; // open, complete, expired, canceled; a link: active, inactive
    std::string currency, description, successUrl, cancelUrl, customerEmail, customerName, metadata;
    std::string transactionId;
    std::int64_t amount = 0, createdMs = 0, expiresMs = 0;
    bool test = true;
};

// What is due later. Which fields count depends on the kind.
struct Due {
    enum class Kind {
        Authorise,
        ClearScreen,
        PromptTimeout,
        ReaderBack,
        Reboot,
        Settle,
        Flip,
        RefundFails
    };
    Kind kind = Kind::Authorise;
    std::string subject; // a reader, an intent, a transaction or a refund
    std::string word;
    std::int64_t value = 0;
};

// A Stripe event that PlutoPay has not heard yet.
struct Unheard {
    std::string intentId, word;
};

struct KeyRecord {
    std::string requestBody, transactionId, answerBody;
    int status = 0;
    std::int64_t atMs = 0;
};

struct State {
    std::int64_t nowMs = 0, offsetMs = 0; // the offset comes from the control API's clock
    std::int64_t counter = 0, dueSeq = 0;
    std::int64_t windowStartMs = 0, windowCount = 0; // the rate limit's minute
    Merchant merchant;
    std::vector<ApiKey> keys;
    std::string
        webhookSecret; // of the first webhook endpoint, so that a program can print it early
    Table<Transaction> transactions;
    Table<Intent> intents;
    Table<Refund> refunds;
    Table<Reader> readers;
    Table<Terminal> terminals;
    Table<Customer> customers;
    Table<Payout> payouts;
    Table<Dispute> disputes;
    Table<Checkout> checkouts;
    std::map<std::string, std::string> registrationCodes; // code → device type, unused ones
    std::map<std::string, KeyRecord> keyRecords; // by path and idempotency key
    std::map<std::pair<std::int64_t, std::int64_t>, Due> due; // by time, then order of arming
    std::vector<Unheard> unheard;
};

// The whole state as JSON and back. fromJson may throw nlohmann's exceptions on foreign text; its
// only caller turns them into a sentence.
[[nodiscard]] StateJson stateToJson(const State &state);
[[nodiscard]] State stateFromJson(const StateJson &json);

} // namespace pos::sandbox
