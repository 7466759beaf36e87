// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/fields.h"
#include "app/sandbox/payments.h"
#include "app/sandbox/presenter.h"
#include "app/sandbox/reader.h"

#include <string>
#include <utility>

namespace pos::sandbox {
namespace {

Answer connectionToken(Shop &shop)
{
    const auto secret = shop.token("pst_test_", 40);
    return single(shop, Toggle::EnvelopeToken, 200, {{"secret", secret}});
}

// What the backend does with the caller's metadata: its own key wins.
void overwriteTerminal(const Shop &shop, PaymentDraft &draft, const Terminal *terminal)
{
    if (!shop.on(Toggle::MetadataOverwritten)) {
        return;
    }
    auto metadata = Json::parse(draft.metadata.empty() ? "{}" : draft.metadata, nullptr, false);
    if (!metadata.is_object()) {
        metadata = Json::object();
    }
    metadata["terminal_id"] = terminal == nullptr ? Json() : textOrNull(terminal->readerId);
    draft.metadata = dumped(metadata);
}

Answer created(const Shop &shop, const Transaction &row)
{
    const auto *intent = shop.state.intents.find(row.intentId);
    const auto shown = shop.dialect.word(Toggle::PaymentIntentId);
    if (shop.is(Toggle::CreatePaymentResult, "transaction")) {
        auto json = transactionJson(shop, row, Moment::Posted);
        if (shown == "present") {
            json.emplace("payment_intent_id", intent->id);
        }
        if (shown != "absent") {
            json.emplace("client_secret", intent->clientSecret);
        }
        return single(shop, Toggle::EnvelopeTransaction, 201, std::move(json));
    }
    Json json = {{"id", row.id}, {"reference", row.reference}};
    if (shown != "absent") {
        json.emplace("client_secret", intent->clientSecret);
    }
    if (shown == "present") {
        json.emplace("payment_intent_id", intent->id);
    }
    json.emplace("amount", row.amount);
    json.emplace("currency", row.currency);
    json.emplace("status", statusWord(shop, row.status));
    return single(shop, Toggle::EnvelopeTransaction, 201, std::move(json));
}

Answer createPayment(Shop &shop, const Call &call)
{
    Fields fields{shop, call.body};
    PaymentDraft draft;
    draft.amount = fields.integer("amount", 50, Fields::Need::Required);
    draft.currency = fields.currency("currency");
    draft.terminalId = fields.uuid("terminal_id");
    draft.description = fields.text("description", 500);
    draft.customerId = fields.uuid("customer_id");
    draft.metadata = fields.object("metadata");
    draft.source = "terminal";
    draft.test = call.test;
    const auto *terminal = shop.state.terminals.find(draft.terminalId);
    if (terminal != nullptr && (terminal->deleted || terminal->test != call.test)) {
        terminal = nullptr;
    }
    if (terminal == nullptr && !draft.terminalId.empty()) {
        if (fields.good() && shop.is(Toggle::UnknownTerminal, "refused")) {
            fields.complain("terminal_id", "The selected terminal id is invalid.");
        }
        draft.terminalId.clear();
    }
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    const auto *customer = shop.state.customers.find(draft.customerId);
    if (customer == nullptr || customer->deleted) {
        draft.customerId.clear();
    }
    if (draft.description.empty()) {
        draft.description = "In-store payment";
    }
    overwriteTerminal(shop, draft, terminal);
    std::string databaseError;
    const auto *row = makePayment(shop, draft, databaseError);
    return row == nullptr ? refuseRaw(shop, "terminal_payment_error", databaseError)
                          : created(shop, *row);
}

Answer processPayment(Shop &shop, const Call &call)
{
    Fields fields{shop, call.body};
    const auto intentId = fields.text("payment_intent_id", 500, Fields::Need::Required);
    const auto readerId = fields.text("reader_id", 500, Fields::Need::Required);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    const auto refusal = processIntent(shop, intentId, readerId, call.test);
    if (!refusal.ok()) {
        return refuseRaw(shop, "terminal_process_error", refusal.text());
    }
    const auto *reader = shop.state.readers.find(readerId);
    return single(shop, Toggle::EnvelopePaymentResult, 200,
        {{"reader_id", readerId}, {"status", reader->actionStatus},
            {"action_type", "process_payment_intent"}});
}

Answer simulatePayment(Shop &shop, const Call &call)
{
    Fields fields{shop, call.body};
    const auto readerId = fields.text("reader_id", 500, Fields::Need::Required);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    if (!call.test) {
        return refuse(
            shop, {400, "invalid_request", "Simulation only available in test mode.", {}, {}});
    }
    auto *reader = shop.state.readers.find(readerId);
    const auto refusal = reader == nullptr || reader->live
        ? Refusal{Refused::NoSuchReader, readerId}
        : presentCard(shop, *reader, {}, {}, true);
    if (!refusal.ok()) {
        return refuseRaw(shop, "simulation_error", refusal.text());
    }
    return single(shop, Toggle::EnvelopePaymentResult, 200,
        {{"reader_id", readerId},
            {"status", reader->actionStatus == "failed" ? "failed" : "succeeded"}});
}

Answer listReaders(Shop &shop, const Call &call)
{
    Json data = Json::array();
    const auto &rows = shop.state.terminals.rows();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (!row->deleted && row->test == call.test) {
            data.push_back(readerJson(shop, *row));
        }
    }
    Json body = Json::object();
    body["data"] = std::move(data);
    return jsonAnswer(200, body);
}

} // namespace

Answer terminalEndpoint(Shop &shop, const Call &call)
{
    const auto what = call.part(1);
    if (call.parts.size() != 2) {
        return noSuchRoute(shop, call);
    }
    if (what == "readers") {
        return call.is("GET") ? listReaders(shop, call) : wrongMethod(shop, call, "GET, HEAD");
    }
    const bool known = what == "connection-token" || what == "create-payment"
        || what == "process-payment" || what == "simulate-payment";
    if (!known) {
        return noSuchRoute(shop, call);
    }
    if (!call.is("POST")) {
        return wrongMethod(shop, call, "POST");
    }
    if (what == "connection-token") {
        return connectionToken(shop);
    }
    if (what == "create-payment") {
        return createPayment(shop, call);
    }
    return what == "process-payment" ? processPayment(shop, call) : simulatePayment(shop, call);
}

} // namespace pos::sandbox
