// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/control.h"

#include "app/sandbox/birth.h"
#include "app/sandbox/call.h"
#include "app/sandbox/cards.h"
#include "app/sandbox/events.h"
#include "app/sandbox/payments.h"
#include "app/sandbox/settlement.h"
#include "app/sandbox/stripe.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace pos::sandbox {
namespace {

constexpr std::int64_t longestAdvanceMs = 400LL * 86'400'000;

Answer done()
{
    return jsonAnswer(200, {{"ok", true}});
}

Answer plain(const StateJson &json)
{
    Answer answer;
    answer.body = json.dump();
    return answer;
}

Json keysJson(const Shop &shop)
{
    Json keys = Json::array();
    for (const auto &key : shop.state.keys) {
        keys.push_back({{"key", key.text}, {"kind", key.secret ? "secret" : "publishable"},
            {"live", key.live}, {"revoked", key.revoked}});
    }
    return keys;
}

Answer showState(Shop &shop)
{
    const auto &state = shop.state;
    Json readers = Json::array();
    for (const auto &reader : state.readers.rows()) {
        readers.push_back(readerFace(shop, reader));
    }
    return jsonAnswer(200,
        {{"now_ms", state.nowMs}, {"dialect", shop.dialect.preset()},
            {"merchant_status", state.merchant.status}, {"test_mode", state.merchant.testMode},
            {"transactions", state.transactions.rows().size()},
            {"intents", state.intents.rows().size()}, {"due", state.due.size()},
            {"unheard", state.unheard.size()}, {"keys", keysJson(shop)}, {"readers", readers}});
}

Answer showToggles(const Shop &shop)
{
    Json toggles = Json::object();
    for (const auto &row : toggleTable()) {
        toggles[std::string{row.name}] = {{"value", shop.dialect.word(row.toggle)},
            {"words", row.words}, {"meaning", row.meaning}};
    }
    return jsonAnswer(200, {{"dialect", shop.dialect.preset()}, {"toggles", toggles}});
}

std::string wordOf(const Json &value)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "yes" : "no";
    }
    return value.dump();
}

Answer setToggles(Shop &shop, const Order &order)
{
    auto changed = shop.dialect;
    for (const auto &item : order.body.items()) {
        if (const auto wrong = changed.set(item.key(), wordOf(item.value())); !wrong.empty()) {
            return controlRefusal(400, wrong);
        }
    }
    shop.dialect = changed;
    dialectChanged(shop);
    return done();
}

Answer setDialect(Shop &shop, const Order &order)
{
    const auto name = order.text("dialect");
    if (!Dialect::isPreset(name)) {
        return controlRefusal(400, "The dialects are docs, openapi and backend.");
    }
    shop.options.dialect = name;
    speak(shop, name);
    return done();
}

Answer showLedger(const Shop &shop)
{
    Json intents = Json::array();
    std::int64_t captured = 0;
    std::int64_t refunded = 0;
    for (const auto &intent : shop.state.intents.rows()) {
        const auto *row = shop.state.transactions.find(intent.transactionId);
        captured += intent.captured;
        refunded += intent.refunded;
        intents.push_back({{"payment_intent", intent.id}, {"transaction", intent.transactionId},
            {"description", intent.description}, {"status", intent.status},
            {"transaction_status", row == nullptr ? "" : row->status}, {"amount", intent.amount},
            {"tip", intent.tip}, {"currency", intent.currency}, {"captures", intent.captures},
            {"captured", intent.captured}, {"refunded", intent.refunded},
            {"prompts", intent.prompts}, {"reader", intent.readerId},
            {"last_error", intent.lastError}, {"is_test", intent.test}});
    }
    return jsonAnswer(200, {{"intents", intents}, {"captured", captured}, {"refunded", refunded}});
}

Answer showRequests(const Shop &shop, const Order &order)
{
    Json lines = Json::array();
    for (const auto &line : shop.log) {
        if (line.seq > order.after()) {
            lines.push_back({{"seq", line.seq}, {"at_ms", line.atMs}, {"method", line.method},
                {"path", line.path}, {"query", line.query}, {"body", line.body},
                {"authorization", line.authorised ? "(redacted)" : ""},
                {"idempotency_key", line.idempotencyKey}, {"accept", line.accept},
                {"content_type", line.contentType}, {"fault", line.fault},
                {"status", line.status}});
        }
    }
    return jsonAnswer(200, {{"requests", lines}, {"last", shop.lastLogged}});
}

Transaction *payment(Shop &shop, const Order &order)
{
    const auto id = order.text("transaction");
    if (auto *row = shop.state.transactions.find(id); row != nullptr) {
        return row;
    }
    const auto *intent = shop.state.intents.find(id);
    return intent == nullptr ? nullptr : shop.state.transactions.find(intent->transactionId);
}

Answer settle(Shop &shop, const Order &order)
{
    std::string intentId;
    if (order.body.contains("transaction")) {
        const auto *row = payment(shop, order);
        if (row == nullptr) {
            return controlRefusal(404, "There is no such transaction.");
        }
        intentId = row->intentId;
    }
    return jsonAnswer(200, {{"ok", true}, {"events", settleUnheard(shop, intentId)}});
}

Answer flipOne(Shop &shop, const Order &order)
{
    constexpr std::array<std::string_view, 9> words{"pending", "processing", "authorized",
        "succeeded", "failed", "canceled", "refunded", "partially_refunded", "disputed"};
    auto *row = payment(shop, order);
    const auto status = order.text("status");
    if (row == nullptr) {
        return controlRefusal(404, "There is no such transaction.");
    }
    if (std::find(words.begin(), words.end(), status) == words.end()) {
        return controlRefusal(400, "That is not a status of a transaction.");
    }
    flip(shop, *row, status);
    return done();
}

Answer disputeOne(Shop &shop, const Order &order)
{
    auto *row = payment(shop, order);
    if (row == nullptr || row->capturedMs == 0) {
        return controlRefusal(404, "There is no such captured transaction.");
    }
    Dispute dispute;
    dispute.id = shop.uuid();
    dispute.transactionId = row->id;
    dispute.status = "needs_response";
    dispute.reason = "fraudulent";
    dispute.currency = row->currency;
    dispute.amount = row->amount;
    dispute.createdMs = shop.now();
    dispute.dueMs = shop.now() + 7LL * 86'400'000;
    dispute.test = row->test;
    const auto &added = shop.state.disputes.add(std::move(dispute));
    row->status = "disputed";
    row->disputedMs = shop.now();
    row->updatedMs = shop.now();
    emitEvent(shop, "dispute.created",
        {{"id", added.id}, {"transaction_id", row->id}, {"amount", added.amount}});
    return jsonAnswer(200, {{"ok", true}, {"dispute", added.id}});
}

// Staff charged it elsewhere: PlutoPay makes a row for a payment it finds at Stripe.
Answer payElsewhere(Shop &shop, const Order &order)
{
    PaymentDraft draft;
    draft.amount = order.number("amount", 1000);
    draft.description = order.text("description");
    draft.methodType = "card";
    draft.source = "stripe_direct";
    std::string databaseError;
    auto *row = draft.amount < 1 ? nullptr : makePayment(shop, draft, databaseError);
    if (row == nullptr) {
        return controlRefusal(400, "That payment cannot be made.");
    }
    auto *intent = shop.state.intents.find(row->intentId);
    const auto refusal = confirmOnline(shop, *intent, order.text("card"));
    row->methodType = "terminal";
    return jsonAnswer(200, {{"ok", refusal.ok()}, {"transaction", row->id}});
}

Answer reset(Shop &shop, const Order &order)
{
    auto options = shop.options;
    options.seed
        = static_cast<std::uint64_t>(order.number("seed", static_cast<std::int64_t>(options.seed)));
    if (const auto name = order.text("dialect"); !name.empty()) {
        if (!Dialect::isPreset(name)) {
            return controlRefusal(400, "The dialects are docs, openapi and backend.");
        }
        options.dialect = name;
    }
    options.startUtcMs = shop.now();
    const auto offsetMs = shop.state.offsetMs;
    shop = Shop{options};
    shop.state.offsetMs = offsetMs;
    return done();
}

Answer keys(Shop &shop, const Order &order)
{
    if (order.is("GET")) {
        return jsonAnswer(200, {{"keys", keysJson(shop)}});
    }
    if (order.part(1) == "revoke") {
        const auto text = order.text("key");
        for (auto &key : shop.state.keys) {
            if (key.text == text) {
                key.revoked = order.flag("revoked", true);
                return done();
            }
        }
        return controlRefusal(404, "There is no such key.");
    }
    const bool secret = order.text("kind") != "publishable";
    return jsonAnswer(200, {{"key", addKey(shop, secret, order.flag("live", false))}});
}

Answer merchant(Shop &shop, const Order &order)
{
    auto &row = shop.state.merchant;
    if (const auto status = order.text("status"); !status.empty()) {
        row.status = status;
    }
    row.testMode = order.flag("test_mode", row.testMode);
    return done();
}

Answer faults(Shop &shop, const Order &order)
{
    if (order.is("GET")) {
        return plain({{"faults", shop.faults.toJson()}});
    }
    if (order.is("DELETE")) {
        if (order.parts.size() == 1) {
            shop.faults.clear();
            return done();
        }
        std::uint64_t id = 0;
        const auto text = order.part(1);
        std::from_chars(text.data(), text.data() + text.size(), id);
        return shop.faults.disarm(id) ? done() : controlRefusal(404, "No such fault is armed.");
    }
    // The body was parsed before, so its depth is known to be harmless.
    auto fault = faultFromJson(StateJson::parse(order.request.body, nullptr, false));
    if (!fault) {
        return controlRefusal(400, fault.error().message);
    }
    const auto id = shop.faults.arm(*std::move(fault));
    return id ? jsonAnswer(200, {{"id", *id}}) : controlRefusal(400, id.error().message);
}

Answer webhooks(Shop &shop, const Order &order)
{
    if (order.is("GET")) {
        return plain({{"deliveries", shop.webhooks.log()}});
    }
    const auto copies = std::clamp<std::int64_t>(order.number("copies", 1), 1, 100'000);
    const auto queued
        = shop.webhooks.replay(order.text("delivery"), static_cast<int>(copies), shop.now());
    return jsonAnswer(200, {{"ok", queued > 0}, {"queued", queued}});
}

Answer showCards()
{
    Json rows = Json::array();
    for (const auto &card : testCards()) {
        rows.push_back({{"number", card.number}, {"brand", card.brand}, {"decline", card.decline},
            {"asks_pin", card.pin == Card::Pin::Asked}, {"refunds_fail", card.refundsFail}});
    }
    return jsonAnswer(200, {{"cards", rows}});
}

using Handler = Answer (*)(Shop &, const Order &);
struct ControlRoute {
    std::string_view method, name; // method "" = any of those the handler knows
    Handler answer;
};

constexpr std::array<ControlRoute, 19> controlRoutes{{
    {"GET", "state", [](Shop &shop, const Order &) { return showState(shop); }},
    {"GET", "toggles", [](Shop &shop, const Order &) { return showToggles(shop); }},
    {"POST", "toggles", setToggles},
    {"POST", "dialect", setDialect},
    {"GET", "ledger", [](Shop &shop, const Order &) { return showLedger(shop); }},
    {"GET", "requests", [](Shop &shop, const Order &order) { return showRequests(shop, order); }},
    {"POST", "settle", settle},
    {"POST", "flip", flipOne},
    {"POST", "dispute", disputeOne},
    {"POST", "elsewhere", payElsewhere},
    {"POST", "reset", reset},
    {"", "keys", keys},
    {"POST", "merchant", merchant},
    {"", "faults", faults},
    {"", "webhooks", webhooks},
    {"GET", "cards", [](Shop &, const Order &) { return showCards(); }},
    {"POST", "registration-codes", issueRegistrationCode},
    {"", "readers", controlReaders},
    {"GET", "dialect",
        [](Shop &shop, const Order &) {
            return jsonAnswer(200, {{"dialect", shop.dialect.preset()}});
        }},
}};

void split(Order &order)
{
    constexpr std::string_view prefix = "/_sandbox";
    auto rest = std::string_view{order.request.path}.substr(prefix.size());
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const auto slash = rest.find('/');
        if (const auto part = rest.substr(0, slash); !part.empty()) {
            order.parts.push_back(part);
        }
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
    }
}

} // namespace

std::string Order::text(const char *name) const
{
    const auto found = body.find(name);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::int64_t Order::number(const char *name, std::int64_t absent) const
{
    const auto found = body.find(name);
    return found != body.end() && found->is_number_integer() ? found->get<std::int64_t>() : absent;
}

bool Order::flag(const char *name, bool absent) const
{
    const auto found = body.find(name);
    return found != body.end() && found->is_boolean() ? found->get<bool>() : absent;
}

std::int64_t Order::after() const
{
    std::int64_t value = 0;
    if (const auto found = request.query.find("after"); found != request.query.end()) {
        const auto &text = found->second;
        std::from_chars(text.data(), text.data() + text.size(), value);
    }
    return value;
}

Answer controlRefusal(int status, const std::string &sentence)
{
    return jsonAnswer(status, {{"error", sentence}});
}

Answer controlAnswer(
    Shop &shop, const Request &request, const std::function<void(std::int64_t)> &advance)
{
    Order order{request, {}, Json::object()};
    split(order);
    if (!request.body.empty()) {
        order.body = parsedBody(request.body);
        if (!order.body.is_object()) {
            return controlRefusal(400, "The body must be a JSON object.");
        }
    }
    if (order.part(0) == "clock" && order.is("POST")) {
        const auto stepMs = order.number("advance_ms", -1);
        if (stepMs < 0 || stepMs > longestAdvanceMs) {
            return controlRefusal(400, "advance_ms is a number from 0 to 400 days.");
        }
        advance(stepMs);
        return jsonAnswer(200, {{"ok", true}, {"now_ms", shop.now()}});
    }
    bool nameKnown = false;
    for (const auto &route : controlRoutes) {
        nameKnown = nameKnown || route.name == order.part(0);
        if (route.name == order.part(0) && (route.method.empty() || order.is(route.method))) {
            return route.answer(shop, order);
        }
    }
    return nameKnown ? controlRefusal(405, "That method is not for this route.")
                     : controlRefusal(404, "There is no such route under /_sandbox/.");
}

} // namespace pos::sandbox
