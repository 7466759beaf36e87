// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/events.h"

#include "app/sandbox/presenter.h"

#include <string>

namespace pos::sandbox {
namespace {

bool isSent(const Shop &shop, std::string_view type)
{
    const auto which = shop.dialect.word(Toggle::WebhookEvents);
    if (which == "all" || type == "test.event") {
        return true;
    }
    return which == "payment_results"
        && (type == "payment.succeeded" || type == "payment.failed" || type == "payment.canceled");
}

std::string wireName(const Shop &shop, std::string_view type)
{
    const auto names = shop.dialect.word(Toggle::WebhookNames);
    if (names == "payment_intent" && type.starts_with("payment.")) {
        const auto what = type.substr(8);
        return "payment_intent." + std::string{what == "failed" ? "payment_failed" : what};
    }
    if (names == "completed" && type == "payment.succeeded") {
        return "payment.completed";
    }
    if (names == "completed" && type == "refund.created") {
        return "payment.refunded";
    }
    return std::string{type};
}

} // namespace

void emitEvent(
    Shop &shop, std::string_view type, const StateJson &data, std::string_view onlyEndpointId)
{
    if (shop.webhooks.endpoints().empty() || !isSent(shop, type)) {
        return;
    }
    WebhookEvent event;
    event.id = shop.token("evt_", 24);
    event.deliveryId = shop.uuid();
    event.type = wireName(shop, type);
    event.data = data;
    event.utcMs = shop.now();
    shop.webhooks.emit(event, onlyEndpointId);
}

void emitPayment(Shop &shop, std::string_view type, const Transaction &transaction)
{
    if (shop.webhooks.endpoints().empty()) {
        return;
    }
    StateJson data{{"id", transaction.id}, {"reference", transaction.reference},
        {"amount", transaction.amount}, {"currency", transaction.currency},
        {"status", statusWord(shop, transaction.status)},
        {"payment_intent_id", transaction.intentId},
        {"amount_refunded", transaction.amountRefunded}, {"tip_amount", transaction.tip},
        {"description", transaction.description}, {"is_test", transaction.test}};
    if (shop.is(Toggle::WebhookNames, "payment_intent")) {
        data["id"] = transaction.intentId;
    }
    data["failure_reason"] = nullptr;
    if (type == "payment.failed") {
        data["failure_reason"] = transaction.failureReason;
        data["failure_code"] = transaction.failureCode;
    }
    emitEvent(shop, type, data);
}

} // namespace pos::sandbox
