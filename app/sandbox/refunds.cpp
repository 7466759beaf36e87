// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/events.h"
#include "app/sandbox/fields.h"
#include "app/sandbox/presenter.h"
#include "app/sandbox/stripe.h"

#include <string>
#include <utility>

namespace pos::sandbox {
namespace {

constexpr std::int64_t refundFailsAfterMs = 5000;

bool isStripeReason(std::string_view reason)
{
    return reason == "duplicate" || reason == "fraudulent" || reason == "requested_by_customer";
}

bool isRefundable(const Shop &shop, const Transaction &row)
{
    return row.status == "succeeded"
        || (row.status == "partially_refunded" && shop.is(Toggle::SecondPartialRefund, "allowed"));
}

Refund &record(Shop &shop, Transaction &row, std::int64_t amount, std::string reason)
{
    Refund refund;
    refund.id = shop.uuid();
    refund.transactionId = row.id;
    refund.reference = shop.token("ref_", 20);
    refund.processorId = shop.token("re_3", 23);
    refund.currency = row.currency;
    refund.status = "succeeded";
    refund.reason = std::move(reason);
    refund.amount = amount;
    refund.createdMs = shop.now();
    refund.test = row.test;
    return shop.state.refunds.add(std::move(refund));
}

} // namespace

Answer refundEndpoint(Shop &shop, const Call &call, Transaction &row)
{
    Fields fields{shop, call.body};
    const auto asked = fields.integer("amount", 1, Fields::Need::Optional);
    auto reason = fields.text("reason", 500);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    if (!isRefundable(shop, row)) {
        return refuse(shop, {400, "invalid_request", "Transaction is not refundable.", {}, {}});
    }
    auto *intent = shop.state.intents.find(row.intentId);
    const auto limit = shop.is(Toggle::RefundLimit, "captured") && intent->captured != 0
        ? intent->captured
        : row.amount;
    const auto left = limit - row.amountRefunded;
    const auto amount = asked == 0 ? left : asked;
    if (amount > left) {
        return refuse(shop,
            {400, "invalid_request", "Refund amount exceeds refundable amount.", {}, "amount"});
    }
    if (shop.is(Toggle::RefundReason, "enum") && !reason.empty() && !isStripeReason(reason)) {
        return refuseRaw(shop, "refund_error", Refusal{Refused::RefundReason, {}}.text());
    }
    const auto refusal = refundIntent(*intent, amount);
    if (!refusal.ok()) {
        return refuseRaw(shop, "refund_error", refusal.text());
    }
    const auto &refund = record(shop, row, amount, std::move(reason));
    row.amountRefunded += amount;
    row.status = row.amountRefunded >= limit ? "refunded" : "partially_refunded";
    row.refundedMs = shop.now();
    row.updatedMs = shop.now();
    if (intent->refundsFail) {
        shop.later(refundFailsAfterMs, {Due::Kind::RefundFails, refund.id, {}, 0});
    }
    emitPayment(shop, "refund.created", row);
    if (shop.is(Toggle::RefundAnswer, "refund")) {
        return jsonAnswer(201, refundJson(shop, refund));
    }
    return single(shop, Toggle::EnvelopeTransaction, 200, transactionJson(shop, row, Moment::Read));
}

} // namespace pos::sandbox
