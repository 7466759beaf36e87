// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/fields.h"
#include "app/sandbox/pages.h"
#include "app/sandbox/payments.h"
#include "app/sandbox/presenter.h"
#include "app/sandbox/settlement.h"
#include "app/sandbox/stripe.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pos::sandbox {
namespace {

// Stripe's test payment methods for online cards, as far as a till's tests need them.
std::string_view cardOfMethod(std::string_view method)
{
    if (method.find("chargeDeclinedInsufficientFunds") != std::string_view::npos) {
        return "4000000000009995";
    }
    if (method.find("chargeDeclined") != std::string_view::npos) {
        return "4000000000000002";
    }
    return method == "pm_card_mastercard" ? "5555555555554444" : "4242424242424242";
}

bool readMethodType(const Shop &shop, Fields &fields, PaymentDraft &draft)
{
    draft.methodType = shop.on(Toggle::Ach)
        ? fields.word("payment_method_type", {"card", "wallet", "bank_transfer", "terminal", "ach"})
        : fields.word("payment_method_type", {"card", "wallet", "bank_transfer", "terminal"});
    if (draft.methodType.empty()) {
        draft.methodType = "card";
    }
    return fields.good();
}

Answer createTransaction(Shop &shop, const Call &call)
{
    Fields fields{shop, call.body};
    PaymentDraft draft;
    draft.amount = fields.integer("amount", 50, Fields::Need::Required);
    draft.currency = fields.currency("currency");
    readMethodType(shop, fields, draft);
    const auto method = fields.text("payment_method", 255);
    const bool confirm = fields.flag("confirm");
    draft.captureMethod = fields.word("capture_method", {"automatic", "manual"});
    draft.customerId = fields.uuid("customer_id");
    draft.description = fields.text("description", 500);
    draft.receiptEmail = fields.email("receipt_email");
    fields.url("return_url", 2000);
    draft.metadata = fields.object("metadata");
    fields.text("idempotency_key", 255);
    fields.object("billing_address");
    fields.object("shipping_address");
    draft.test = call.test;
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    if (draft.captureMethod.empty()) {
        draft.captureMethod = "automatic";
    }
    const auto errorType = shop.dialect.word(Toggle::PaymentErrorType);
    std::string databaseError;
    const auto *row = makePayment(shop, draft, databaseError);
    if (row == nullptr) {
        return refuseRaw(shop, errorType, databaseError);
    }
    auto *intent = shop.state.intents.find(row->intentId);
    if (confirm && !method.empty() && intent->type == "card") {
        const auto refusal = confirmOnline(shop, *intent, cardOfMethod(method));
        if (!refusal.ok()) {
            return refuseRaw(shop, errorType, refusal.text());
        }
    }
    auto json = transactionJson(shop, *row, Moment::Posted);
    json.emplace("client_secret", intent->clientSecret);
    return single(shop, Toggle::EnvelopeTransaction, 201, std::move(json));
}

bool isDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    for (const auto at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (text[at] < '0' || text[at] > '9') {
            return false;
        }
    }
    const auto month = (text[5] - '0') * 10 + text[6] - '0';
    const auto day = (text[8] - '0') * 10 + text[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool containsFolded(std::string_view text, std::string_view wanted)
{
    const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), [&](char a, char b) {
        return fold(a) == fold(b);
    }) != text.end();
}

bool matches(const Transaction &row, const Call &call)
{
    if (row.test != call.test) {
        return false;
    }
    if (const auto search = call.query("search"); !search.empty()
        && !containsFolded(row.reference, search) && !containsFolded(row.description, search)
        && !containsFolded(row.receiptEmail, search)) {
        return false;
    }
    const auto status = call.query("status");
    if (!status.empty() && canonicalStatus(status) != row.status) {
        return false;
    }
    const auto type = call.query("payment_method_type");
    if (!type.empty() && type != row.methodType) {
        return false;
    }
    const auto from = call.query("date_from");
    const auto to = call.query("date_to");
    if (from.empty() && to.empty()) {
        return true;
    }
    const auto date = dateText(row.createdMs);
    return (from.empty() || date >= from) && (to.empty() || date <= to);
}

using Rows = std::vector<const Transaction *>;

template <typename Key>
void sortBy(Rows &rows, bool rising, Key key)
{
    std::stable_sort(rows.begin(), rows.end(), [&](const Transaction *a, const Transaction *b) {
        return rising ? key(*a) < key(*b) : key(*b) < key(*a);
    });
}

// The rows come newest first, which is also the order for an unknown field.
void sortRows(Rows &rows, std::string_view field, std::string_view order)
{
    const bool rising = order == "asc" || order == "ASC";
    if (field == "reference" || field == "0") {
        sortBy(
            rows, rising, [](const Transaction &row) { return std::string_view{row.reference}; });
    } else if (field == "amount" || field == "1") {
        sortBy(rows, rising, [](const Transaction &row) { return row.amount; });
    } else if (field == "status" || field == "2") {
        sortBy(rows, rising, [](const Transaction &row) { return std::string_view{row.status}; });
    } else if (field == "payment_method_type" || field == "3") {
        sortBy(
            rows, rising, [](const Transaction &row) { return std::string_view{row.methodType}; });
    } else if (field == "currency" || field == "5") {
        sortBy(rows, rising, [](const Transaction &row) { return std::string_view{row.currency}; });
    } else if (rising) {
        std::reverse(rows.begin(), rows.end());
    }
}

Answer listTransactions(Shop &shop, const Call &call)
{
    for (const char *name : {"date_from", "date_to"}) {
        const auto date = call.query(name);
        if (!date.empty() && !isDate(date)) {
            return shop.is(Toggle::BadDate, "500")
                ? serverError()
                : invalid(shop, call,
                    {{name, "The " + std::string{name} + " field must be a valid date."}});
        }
    }
    Rows rows;
    const auto &all = shop.state.transactions.rows();
    for (auto row = all.rbegin(); row != all.rend(); ++row) {
        if (matches(*row, call)) {
            rows.push_back(&*row);
        }
    }
    sortRows(rows, call.query("sortField"), call.query("sortOrder"));
    return listRows(shop, call, transactionLists, rows, [](const Shop &of, const Transaction &row) {
        return transactionJson(of, row, Moment::Read);
    });
}

Answer shown(Shop &shop, const Transaction &row)
{
    constexpr std::size_t mostWritten = 64;
    const auto changes = shop.dialect.changes();
    if (const auto found = shop.written.find(row.id); found != shop.written.end()
        && found->second.dialectChanges == changes && found->second.row == row) {
        Answer answer;
        answer.body = found->second.body;
        return answer;
    }
    auto answer
        = single(shop, Toggle::EnvelopeTransaction, 200, transactionJson(shop, row, Moment::Read));
    if (shop.written.size() >= mostWritten) {
        shop.written.clear();
    }
    shop.written.insert_or_assign(row.id, WrittenRow{row, changes, answer.body});
    return answer;
}

Answer capture(Shop &shop, const Call &call, Transaction &row)
{
    Fields fields{shop, call.body};
    const auto amount = fields.integer("amount", 1, Fields::Need::Optional);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    if (row.status != "authorized") {
        return refuse(
            shop, {400, "capture_error", "Payment cannot be captured in current state.", {}, {}});
    }
    auto *intent = shop.state.intents.find(row.intentId);
    const auto refusal = captureIntent(shop, *intent, amount);
    if (!refusal.ok()) {
        return refuseRaw(shop, "capture_error", refusal.text());
    }
    apply(shop, *intent, "succeeded");
    return shown(shop, row);
}

// Stripe is asked first and its word counts: that makes cancel the one synchronous truth.
Answer cancel(Shop &shop, Transaction &row)
{
    const bool open = row.status == "pending" || row.status == "authorized"
        || row.status == "processing" || (row.status == "failed" && shop.on(Toggle::CancelFailed));
    if (!open) {
        return refuse(
            shop, {400, "cancel_error", "Payment cannot be canceled in current state.", {}, {}});
    }
    auto *intent = shop.state.intents.find(row.intentId);
    const auto refusal = cancelIntent(shop, *intent);
    if (!refusal.ok()) {
        return refuseRaw(shop, "cancel_error", refusal.text());
    }
    apply(shop, *intent, "canceled");
    return shown(shop, row);
}

Answer act(Shop &shop, const Call &call, Transaction &row)
{
    const auto verb = call.part(2);
    if (verb != "capture" && verb != "cancel" && verb != "refunds") {
        return noSuchRoute(shop, call);
    }
    if (!call.is("POST")) {
        return wrongMethod(shop, call, "POST");
    }
    if (verb == "capture") {
        return capture(shop, call, row);
    }
    return verb == "cancel" ? cancel(shop, row) : refundEndpoint(shop, call, row);
}

} // namespace

Answer transactionsEndpoint(Shop &shop, const Call &call)
{
    if (call.part(0) == "payment-intents" && !shop.on(Toggle::AliasPaymentIntents)) {
        return noSuchRoute(shop, call);
    }
    if (call.parts.size() == 1) {
        if (call.is("POST")) {
            return createTransaction(shop, call);
        }
        return call.is("GET") ? listTransactions(shop, call)
                              : wrongMethod(shop, call, "GET, HEAD, POST");
    }
    if (call.parts.size() > 3) {
        return noSuchRoute(shop, call);
    }
    if (call.parts.size() == 2 && !call.is("GET")) {
        return wrongMethod(shop, call, "GET, HEAD");
    }
    auto *row = findRow(shop.state.transactions, call, call.part(1));
    if (row == nullptr) {
        return missingRow(shop, call, "Transaction", call.part(1));
    }
    return call.parts.size() == 2 ? shown(shop, *row) : act(shop, call, *row);
}

} // namespace pos::sandbox
