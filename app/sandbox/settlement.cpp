// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/settlement.h"

#include "app/sandbox/events.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace pos::sandbox {
namespace {

void copyCard(const Intent &intent, Transaction &row)
{
    row.cardBrand = intent.cardBrand;
    row.cardLast4 = intent.cardLast4;
    row.tip = intent.tip;
}

void applySucceeded(Shop &shop, const Intent &intent, Transaction &row)
{
    if (row.capturedMs != 0 && row.status != "failed" && row.status != "canceled") {
        return; // heard before
    }
    copyCard(intent, row);
    row.status = "succeeded";
    row.capturedMs = shop.now();
    emitPayment(shop, "payment.succeeded", row);
    if (!shop.is(Toggle::LateFlip, "no")) {
        shop.later(shop.dialect.number(Toggle::LateFlipMs),
            {Due::Kind::Flip, row.id, std::string{shop.dialect.word(Toggle::LateFlip)}, 0});
    }
}

} // namespace

void tell(Shop &shop, const Intent &intent, std::string_view word)
{
    if (intent.transactionId.empty()) {
        return;
    }
    if (shop.is(Toggle::Settlement, "never")) {
        shop.state.unheard.push_back({intent.id, std::string{word}});
    } else if (shop.is(Toggle::Settlement, "after")) {
        shop.later(shop.dialect.number(Toggle::SettlementMs),
            {Due::Kind::Settle, intent.id, std::string{word}, 0});
    } else {
        apply(shop, intent, word);
    }
}

void apply(Shop &shop, const Intent &intent, std::string_view word)
{
    auto *row = shop.state.transactions.find(intent.transactionId);
    if (row == nullptr) {
        return;
    }
    row->updatedMs = shop.now();
    if (word == "processing") {
        if (shop.on(Toggle::ProcessingVisible)
            && (row->status == "pending" || row->status == "failed")) {
            row->status = "processing";
            emitPayment(shop, "payment.processing", *row);
        }
    } else if (word == "failed") {
        row->status = "failed";
        row->failedMs = shop.now();
        row->failureCode = intent.lastError;
        row->failureReason = intent.lastErrorText;
        emitPayment(shop, "payment.failed", *row);
    } else if (word == "capturable") {
        if (shop.on(Toggle::CapturableEvent) || intent.type == "card") {
            copyCard(intent, *row);
            row->status = "authorized";
        }
    } else if (word == "succeeded") {
        applySucceeded(shop, intent, *row);
    } else if (word == "canceled" && row->status != "canceled") {
        row->status = "canceled";
        emitPayment(shop, "payment.canceled", *row);
    }
}

int settleUnheard(Shop &shop, std::string_view intentId)
{
    std::vector<Unheard> kept;
    int told = 0;
    for (auto &event : std::exchange(shop.state.unheard, {})) {
        const auto *intent = shop.state.intents.find(event.intentId);
        if (intent == nullptr || (!intentId.empty() && event.intentId != intentId)) {
            kept.push_back(std::move(event));
            continue;
        }
        apply(shop, *intent, event.word);
        ++told;
    }
    shop.state.unheard.insert(shop.state.unheard.end(), kept.begin(), kept.end());
    return told;
}

void flip(Shop &shop, Transaction &transaction, std::string_view status)
{
    transaction.status = status;
    transaction.updatedMs = shop.now();
    if (status == "failed") {
        transaction.failedMs = shop.now();
        emitPayment(shop, "payment.failed", transaction);
    } else if (status == "canceled") {
        emitPayment(shop, "payment.canceled", transaction);
    } else if (status == "succeeded") {
        if (transaction.capturedMs == 0) {
            transaction.capturedMs = shop.now();
        }
        emitPayment(shop, "payment.succeeded", transaction);
    }
}

void settlementDue(Shop &shop, const Due &due)
{
    if (due.kind == Due::Kind::Settle) {
        if (const auto *intent = shop.state.intents.find(due.subject); intent != nullptr) {
            apply(shop, *intent, due.word);
        }
    } else if (due.kind == Due::Kind::Flip) {
        if (auto *row = shop.state.transactions.find(due.subject); row != nullptr) {
            flip(shop, *row, due.word);
        }
    } else if (due.kind == Due::Kind::RefundFails) {
        auto *refund = shop.state.refunds.find(due.subject);
        auto *row
            = refund == nullptr ? nullptr : shop.state.transactions.find(refund->transactionId);
        auto *intent = row == nullptr ? nullptr : shop.state.intents.find(row->intentId);
        if (intent == nullptr || refund->status == "failed") {
            return;
        }
        refund->status = "failed";
        intent->refunded -= refund->amount;
        row->amountRefunded = std::max<std::int64_t>(row->amountRefunded - refund->amount, 0);
        row->status = row->amountRefunded == 0 ? "succeeded" : "partially_refunded";
        row->refundedMs = row->amountRefunded == 0 ? 0 : row->refundedMs;
        row->updatedMs = shop.now();
    }
}

} // namespace pos::sandbox
