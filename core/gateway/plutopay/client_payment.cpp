// SPDX-License-Identifier: Apache-2.0
//
// The calls of the Gateway port that touch a payment, and what their answers are compared with.
#include "core/gateway/http/retry_after.h"
#include "core/gateway/plutopay/client_run.h"
#include "core/gateway/plutopay/timestamp.h"

#include <array>

namespace pos::gateway::plutopay {
namespace {

[[nodiscard]] std::string money(std::int64_t amountMinor, std::string_view currency)
{
    return std::to_string(amountMinor) + " " + std::string(currency);
}

// Rows 14 and 53: a replayed key can bring back a payment of another amount (F22, F28).
[[nodiscard]] std::optional<std::string> wrongMoney(
    std::int64_t amountMinor, std::string_view currency, const Transaction &answer)
{
    if (answer.amountMinor == amountMinor && sameIgnoringCase(answer.currency, currency)) {
        return std::nullopt;
    }
    return "asked for " + money(amountMinor, currency) + ", the answer is about "
        + money(answer.amountMinor, answer.currency);
}

[[nodiscard]] std::optional<std::string> wrongId(
    const std::string &asked, const std::string &answered)
{
    if (sameIgnoringCase(asked, answered)) {
        return std::nullopt;
    }
    return "asked about " + asked + ", the answer is about " + answered;
}

[[nodiscard]] std::string transactionPath(const TransactionId &id, std::string_view rest = "")
{
    return "/v1/transactions/" + percentEncoded(id.text()) + std::string(rest);
}

// The header that openapi echoes; the body form is seen by the decoder.
[[nodiscard]] bool echoed(const world::HttpReply &reply, const IdempotencyKey &key)
{
    const auto header = http::findHeader(reply.headers, "idempotency-key");
    return header && !key.empty() && *header == key.text();
}

} // namespace

void PlutoPayClient::createPayment(const CreatePayment &request, Callback<CreatedPayment> done)
{
    constexpr std::string_view what = "POST /v1/terminal/create-payment";
    if (refusedAmount<CreatedPayment>(
            what, request.amountMinor, request.currency, request.description, done)) {
        return;
    }
    if (!request.terminal.empty() && !isUuid(request.terminal.text())) {
        refuse<CreatedPayment>(
            what, locallyRefused("The reader's row id is not a UUID.", "terminal_id"), done);
        return;
    }
    if (request.metadata.contains("terminal_id")) {
        refuse<CreatedPayment>(what,
            locallyRefused("PlutoPay overwrites the metadata key terminal_id.", "metadata"), done);
        return;
    }
    Call call = request.manualCapture
        ? writing("POST", "/v1/transactions", encodeCreateTransaction(asTransaction(request)))
        : writing("POST", "/v1/terminal/create-payment", encodeCreatePayment(request));
    call.deadlineMs = m_deadlines.createMs;
    call.key = request.key;
    run<CreatedPayment>(
        std::move(call),
        [this, key = request.key](const world::HttpReply &reply) {
            auto created = decodeCreatedPayment(m_parser, reply.body, key);
            if (created && echoed(reply, key)) {
                created->keyEchoed = true;
            }
            return created;
        },
        std::move(done),
        [amountMinor = request.amountMinor, currency = request.currency](
            const CreatedPayment &created) {
            return wrongMoney(amountMinor, currency, created.transaction);
        });
}

void PlutoPayClient::processPayment(
    const PaymentIntentId &intent, const ReaderId &reader, Callback<ReaderAction> done)
{
    constexpr std::string_view what = "POST /v1/terminal/process-payment";
    if (intent.empty() || reader.empty()) {
        refuse<ReaderAction>(what,
            locallyRefused("Without an intent and a reader there is nothing to process.",
                intent.empty() ? "payment_intent_id" : "reader_id"),
            done);
        return;
    }
    Call call
        = writing("POST", "/v1/terminal/process-payment", encodeProcessPayment(intent, reader));
    call.deadlineMs = m_deadlines.pushMs;
    run<ReaderAction>(std::move(call), &decodeReaderAction, std::move(done),
        [reader](const ReaderAction &action) {
            return action.reader.empty() ? std::nullopt
                                         : wrongId(reader.text(), action.reader.text());
        });
}

void PlutoPayClient::getTransaction(const TransactionId &id, Callback<Transaction> done)
{
    if (refusedId<Transaction>("GET /v1/transactions/{id}", id.text(), done)) {
        return;
    }
    Call call = reading(transactionPath(id));
    call.namesRecord = true;
    run<Transaction>(std::move(call), &decodeTransaction, std::move(done),
        [id](const Transaction &answer) { return wrongId(id.text(), answer.id.text()); });
}

void PlutoPayClient::listTransactions(
    const ListTransactions &query, Callback<Page<Transaction>> done)
{
    for (const std::string &date : {query.dateFrom, query.dateTo}) {
        if (!date.empty() && !isDate(date)) { // the backend answers 500 to these
            refuse<Page<Transaction>>("GET /v1/transactions",
                locallyRefused("The date is not of the form YYYY-MM-DD.", "date_from"), done);
            return;
        }
    }
    run<Page<Transaction>>(
        listing("/v1/transactions" + queryOf(query)), &decodeTransactions, std::move(done));
}

void PlutoPayClient::cancelTransaction(const TransactionId &id, Callback<Transaction> done)
{
    if (refusedId<Transaction>("POST /v1/transactions/{id}/cancel", id.text(), done)) {
        return;
    }
    Call call = writing("POST", transactionPath(id, "/cancel"), "");
    call.namesRecord = true;
    run<Transaction>(std::move(call), &decodeTransaction, std::move(done),
        [id](const Transaction &answer) { return wrongId(id.text(), answer.id.text()); });
}

void PlutoPayClient::captureTransaction(const TransactionId &id, std::int64_t amountMinor,
    const IdempotencyKey &key, Callback<Transaction> done)
{
    constexpr std::string_view what = "POST /v1/transactions/{id}/capture";
    if (refusedId<Transaction>(what, id.text(), done)) {
        return;
    }
    if (amountMinor < 0) {
        refuse<Transaction>(what, locallyRefused("The amount is negative.", "amount"), done);
        return;
    }
    Call call = writing("POST", transactionPath(id, "/capture"), encodeCapture(amountMinor));
    call.namesRecord = true;
    call.key = key;
    run<Transaction>(std::move(call), &decodeTransaction, std::move(done),
        [id](const Transaction &answer) { return wrongId(id.text(), answer.id.text()); });
}

void PlutoPayClient::refundTransaction(const TransactionId &id, std::int64_t amountMinor,
    const std::string &reason, const IdempotencyKey &key, Callback<Refund> done)
{
    constexpr std::string_view what = "POST /v1/transactions/{id}/refunds";
    constexpr std::array<std::string_view, 4> reasons{
        "", "duplicate", "fraudulent", "requested_by_customer"};
    if (refusedId<Refund>(what, id.text(), done)) {
        return;
    }
    if (amountMinor < 1) {
        refuse<Refund>(what, locallyRefused("The amount is not at least 1.", "amount"), done);
        return;
    }
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
        refuse<Refund>(what, // row 51: the processor knows only these
            locallyRefused("The reason is not one of the three that are accepted.", "reason"),
            done);
        return;
    }
    Call call = writing("POST", transactionPath(id, "/refunds"), encodeRefund(amountMinor, reason));
    call.namesRecord = true;
    call.key = key;
    run<Refund>(std::move(call), &decodeRefund, std::move(done),
        [id, amountMinor](const Refund &refund) -> std::optional<std::string> {
            if (!refund.of.empty() && !sameIgnoringCase(refund.of.text(), id.text())) {
                return wrongId(id.text(), refund.of.text());
            }
            if (!refund.transaction && refund.amountMinor != amountMinor) {
                return "asked to refund " + std::to_string(amountMinor) + ", the answer says "
                    + std::to_string(refund.amountMinor);
            }
            return std::nullopt;
        });
}

void PlutoPayClient::createTransaction(
    const CreateTransaction &request, Callback<CreatedTransaction> done)
{
    if (refusedAmount<CreatedTransaction>("POST /v1/transactions", request.amountMinor,
            request.currency, request.description, done)) {
        return;
    }
    Call call = writing("POST", "/v1/transactions", encodeCreateTransaction(request));
    call.deadlineMs = m_deadlines.createMs;
    call.key = request.key;
    run<CreatedTransaction>(
        std::move(call),
        [this, key = request.key](const world::HttpReply &reply) {
            auto created = decodeCreatedTransaction(m_parser, reply.body, key);
            if (created && echoed(reply, key)) {
                created->keyEchoed = true;
            }
            return created;
        },
        std::move(done),
        [amountMinor = request.amountMinor, currency = request.currency](
            const CreatedTransaction &created) {
            return wrongMoney(amountMinor, currency, created.transaction);
        });
}

} // namespace pos::gateway::plutopay
