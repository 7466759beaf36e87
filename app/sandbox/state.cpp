// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/state.h"

#include <nlohmann/json.hpp>

namespace pos::sandbox {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ApiKey, text, secret, live, revoked)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Merchant, id, businessName, displayName, email, phone, country,
    currency, status, kycStatus, testMode, createdMs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Transaction, id, reference, status, currency, methodType,
    cardBrand, cardLast4, description, receiptEmail, source, customerId, terminalId, intentId,
    failureCode, failureReason, metadata, amount, amountRefunded, tip, test, createdMs, updatedMs,
    capturedMs, failedMs, refundedMs, disputedMs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Intent, id, clientSecret, transactionId, description, currency,
    status, captureMethod, type, readerId, cardBrand, cardLast4, lastError, lastErrorText, verdict,
    fate, amount, tip, authorised, captured, refunded, captures, prompts, test, refundsFail)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Refund, id, transactionId, reference, processorId, currency,
    status, reason, amount, createdMs, test)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReaderEvent, seq, kind, intent, reason, atMs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reader, id, label, deviceType, serial, status, screen,
    actionStatus, actionIntent, failureCode, failureText, intent, card, method, nextCommand, cardIn,
    live, holdBusy, tip, battery, seenMs, generation, lastSeq, events)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Terminal, id, name, serial, model, status, locationName,
    locationAddress, readerId, metadata, test, deleted, createdMs, updatedMs, pairedMs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Customer, id, externalId, name, email, phone, address1, address2,
    city, state, postalCode, country, metadata, test, deleted, createdMs, updatedMs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    Payout, id, reference, status, currency, amount, createdMs, arrivalMs, test)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    Dispute, id, transactionId, status, reason, currency, amount, createdMs, dueMs, test)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Checkout, id, uuid, kind, status, currency, description,
    successUrl, cancelUrl, customerEmail, customerName, metadata, transactionId, amount, createdMs,
    expiresMs, test)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Due, kind, subject, word, value)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Unheard, intentId, word)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(KeyRecord, requestBody, transactionId, answerBody, status, atMs)

namespace {

template <typename Row>
void fill(Table<Row> &table, const StateJson &json)
{
    for (const auto &row : json) {
        table.add(row.template get<Row>());
    }
}

} // namespace

StateJson stateToJson(const State &state)
{
    return {{"nowMs", state.nowMs}, {"offsetMs", state.offsetMs}, {"counter", state.counter},
        {"dueSeq", state.dueSeq}, {"windowStartMs", state.windowStartMs},
        {"windowCount", state.windowCount}, {"merchant", state.merchant}, {"keys", state.keys},
        {"webhookSecret", state.webhookSecret}, {"transactions", state.transactions.rows()},
        {"intents", state.intents.rows()}, {"refunds", state.refunds.rows()},
        {"readers", state.readers.rows()}, {"terminals", state.terminals.rows()},
        {"customers", state.customers.rows()}, {"payouts", state.payouts.rows()},
        {"disputes", state.disputes.rows()}, {"checkouts", state.checkouts.rows()},
        {"registrationCodes", state.registrationCodes}, {"keyRecords", state.keyRecords},
        {"due", state.due}, {"unheard", state.unheard}};
}

State stateFromJson(const StateJson &json)
{
    State state;
    json.at("nowMs").get_to(state.nowMs);
    json.at("offsetMs").get_to(state.offsetMs);
    json.at("counter").get_to(state.counter);
    json.at("dueSeq").get_to(state.dueSeq);
    json.at("windowStartMs").get_to(state.windowStartMs);
    json.at("windowCount").get_to(state.windowCount);
    json.at("merchant").get_to(state.merchant);
    json.at("keys").get_to(state.keys);
    json.at("webhookSecret").get_to(state.webhookSecret);
    fill(state.transactions, json.at("transactions"));
    fill(state.intents, json.at("intents"));
    fill(state.refunds, json.at("refunds"));
    fill(state.readers, json.at("readers"));
    fill(state.terminals, json.at("terminals"));
    fill(state.customers, json.at("customers"));
    fill(state.payouts, json.at("payouts"));
    fill(state.disputes, json.at("disputes"));
    fill(state.checkouts, json.at("checkouts"));
    json.at("registrationCodes").get_to(state.registrationCodes);
    json.at("keyRecords").get_to(state.keyRecords);
    json.at("due").get_to(state.due);
    json.at("unheard").get_to(state.unheard);
    return state;
}

} // namespace pos::sandbox
