// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/payments.h"

#include "app/sandbox/events.h"
#include "app/sandbox/stripe.h"

#include <algorithm>
#include <utility>

namespace pos::sandbox {

Transaction *makePayment(Shop &shop, const PaymentDraft &draft, std::string &databaseError)
{
    std::string currency = draft.currency.empty() ? shop.options.currency : draft.currency;
    if (shop.is(Toggle::CurrencyCase, "lower")) {
        std::transform(currency.begin(), currency.end(), currency.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    }
    auto &intent = createIntent(shop,
        {draft.amount, currency, draft.description, draft.captureMethod,
            draft.methodType == "terminal" ? "card_present" : "card", draft.test});
    const auto limit = static_cast<std::size_t>(shop.dialect.number(Toggle::DescriptionLimit));
    if (draft.description.size() > limit) {
        databaseError
            = "SQLSTATE[22001]: String data, right truncated: 7 ERROR: value too long for "
              "type character varying("
            + std::to_string(limit) + ")";
        return nullptr;
    }
    Transaction row;
    row.id = shop.uuid();
    row.reference = shop.token("txn_", 20);
    row.status = "pending";
    row.currency = std::move(currency);
    row.methodType = draft.methodType;
    row.description = draft.description;
    row.receiptEmail = draft.receiptEmail;
    row.source = draft.source;
    row.customerId = draft.customerId;
    row.terminalId = draft.terminalId;
    row.intentId = intent.id;
    row.metadata = draft.metadata;
    row.amount = draft.amount;
    row.test = draft.test;
    row.createdMs = shop.now();
    row.updatedMs = shop.now();
    intent.transactionId = row.id;
    auto &added = shop.state.transactions.add(std::move(row));
    emitPayment(shop, "payment.created", added);
    return &added;
}

} // namespace pos::sandbox
