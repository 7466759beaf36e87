// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/decode_rows.h"
#include "core/gateway/plutopay/json.h"
#include "core/gateway/plutopay/scrub.h"
#include "core/gateway/plutopay/status_words.h"
#include "core/gateway/plutopay/word_table.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace pos::gateway::plutopay {
namespace {

// Fields that are text and nothing else, then times, then those with a meaning of their own. The
// three lists below are one list in this order.
using Text = std::string Transaction::*;
using Time = std::optional<std::int64_t> Transaction::*;

constexpr std::array<Text, 9> texts{&Transaction::reference, &Transaction::currency,
    &Transaction::paymentMethodType, &Transaction::cardBrand, &Transaction::description,
    &Transaction::receiptEmail, &Transaction::receiptUrl, &Transaction::source,
    &Transaction::statusText};
constexpr std::array<Time, 6> times{&Transaction::createdAtMs, &Transaction::updatedAtMs,
    &Transaction::failedAtMs, &Transaction::refundedAtMs, &Transaction::disputedAtMs,
    &Transaction::capturedAtMs};
enum class Special {
    Id,
    PaymentIntentId,
    ProcessorTransactionId,
    Amount,
    AmountRefunded,
    CardLastFour,
    FailureReason,
    IsTest,
    TipAmount,
    TerminalId,
    CustomerId,
    Metadata,
};

constexpr WordTable names(std::array<std::string_view, 27>{"reference", "currency",
    "payment_method_type", "card_brand", "description", "receipt_email", "receipt_url", "source",
    "status", "created_at", "updated_at", "failed_at", "refunded_at", "disputed_at", "captured_at",
    "id", "payment_intent_id", "processor_transaction_id", "amount", "amount_refunded",
    "card_last_four", "failure_reason", "is_test", "tip_amount", "terminal_id", "customer_id",
    "metadata"});

// What was seen while reading; the required ones are checked at the end.
struct Draft {
    Transaction &transaction;
    bool hasAmount = false;
};

// Text goes straight to where it belongs; a number as text is rare.
void readText(std::string &to, JsonValue value)
{
    if (value.is_string()) {
        to.assign(asView(value));
    } else {
        to = asText(value);
    }
}

void readIntent(Transaction &to, JsonValue value, bool certain)
{
    if (std::string text = asText(value); !text.empty() && (certain || to.paymentIntent.empty())) {
        to.paymentIntent = PaymentIntentId(std::move(text));
    }
}

// The last one counts, as everywhere, and one that is not a number takes an earlier one away.
void readAmount(Draft &draft, JsonValue value)
{
    const auto amount = asInteger(value);
    draft.hasAmount = amount.has_value();
    draft.transaction.amountMinor = amount.value_or(0);
}

void readSpecial(Draft &draft, Special name, JsonValue value)
{
    Transaction &to = draft.transaction;
    switch (name) {
    case Special::Id:
        to.id = TransactionId(asText(value));
        return;
    case Special::PaymentIntentId:
        return readIntent(to, value, true);
    case Special::ProcessorTransactionId:
        return readIntent(to, value, false);
    case Special::Amount:
        return readAmount(draft, value);
    case Special::AmountRefunded:
        to.amountRefundedMinor = asInteger(value).value_or(0);
        return;
    case Special::CardLastFour:
        to.cardLastFour = lastFour(asText(value));
        return;
    case Special::FailureReason:
        to.failureReason = scrub(asView(value));
        return;
    case Special::IsTest:
        to.isTest = asBool(value);
        return;
    case Special::TipAmount:
        to.tipMinor = asInteger(value);
        return;
    case Special::TerminalId:
        to.terminal = TerminalId(asText(value));
        return;
    case Special::CustomerId:
        to.customer = CustomerId(asText(value));
        return;
    case Special::Metadata:
        to.metadata = Metadata();
        forEachMetadata(value,
            [&to](std::string_view key, std::string_view text) { to.metadata.add(key, text); });
        return;
    }
}

void readField(Draft &draft, std::size_t name, JsonValue value)
{
    Transaction &to = draft.transaction;
    if (name < texts.size()) {
        readText(to.*texts[name], value);
        return;
    }
    name -= texts.size();
    if (name < times.size()) {
        to.*times[name] = asTimeMs(value);
        if (times[name] == &Transaction::capturedAtMs && !to.capturedAtMs
            && !asView(value).empty()) {
            // A capture time that we cannot read still says that money moved.
            to.capturedAtMs = 0;
        }
        return;
    }
    readSpecial(draft, static_cast<Special>(name - times.size()), value);
}

// Row 6, last resort: what stands before "_secret_".
[[nodiscard]] PaymentIntentId intentOf(JsonValue object, const Transaction &transaction)
{
    if (!transaction.paymentIntent.empty()) {
        return transaction.paymentIntent;
    }
    const std::string secret = textField(object, "client_secret");
    const auto end = secret.find("_secret_");
    return end == std::string::npos || end == 0 ? PaymentIntentId()
                                                : PaymentIntentId(secret.substr(0, end));
}

[[nodiscard]] bool echoes(JsonValue object, const IdempotencyKey &key)
{
    return !key.empty() && textField(object, "idempotency_key") == key.text();
}

} // namespace

std::optional<DecodeError> readTransactionInto(Transaction &to, JsonValue value)
{
    const auto object = asObject(value);
    if (!object) {
        return DecodeError{DecodeError::Kind::WrongShape, "not an object"};
    }
    Draft draft{to, false};
    for (const auto &[key, entry] : *object) {
        if (const int name = entry.is_null() ? -1 : names.find(key); name >= 0) {
            readField(draft, static_cast<std::size_t>(name), entry);
        }
    }
    to.status = transactionStatus(to.statusText);
    const char *absent = to.id.empty() ? "id"
        : !draft.hasAmount             ? "amount"
        : to.currency.empty()          ? "currency"
        : to.statusText.empty()        ? "status"
                                       : nullptr;
    return absent != nullptr ? std::optional(DecodeError{DecodeError::Kind::MissingField, absent})
                             : std::nullopt;
}

Decoded<Transaction> readTransaction(JsonValue value)
{
    Transaction transaction;
    if (auto error = readTransactionInto(transaction, value)) {
        return tl::unexpected(*std::move(error));
    }
    return transaction;
}

Decoded<Transaction> decodeTransaction(JsonParser &parser, std::string_view body)
{
    return parseRoot(parser, body).and_then([](JsonValue root) {
        return readTransaction(unwrapped(root));
    });
}

Decoded<CreatedTransaction> decodeCreatedTransaction(
    JsonParser &parser, std::string_view body, const IdempotencyKey &key)
{
    const auto root = parseRoot(parser, body);
    if (!root) {
        return tl::unexpected(root.error());
    }
    const JsonValue object = unwrapped(*root);
    auto transaction = readTransaction(object);
    if (!transaction) {
        return tl::unexpected(std::move(transaction.error()));
    }
    CreatedTransaction created;
    created.paymentIntent = intentOf(object, *transaction);
    created.transaction = *std::move(transaction);
    created.clientSecret = base::Secret(textField(object, "client_secret"));
    created.keyEchoed = echoes(object, key) || echoes(*root, key);
    created.replayed = textField(*root, "message").find("dempotent") != std::string::npos;
    return created;
}

Decoded<CreatedPayment> decodeCreatedPayment(
    JsonParser &parser, std::string_view body, const IdempotencyKey &key)
{
    auto created = decodeCreatedTransaction(parser, body, key);
    if (!created) {
        return tl::unexpected(std::move(created.error()));
    }
    if (created->paymentIntent.empty()) {
        return missing("payment_intent_id");
    }
    created->transaction.paymentIntent = created->paymentIntent;
    return CreatedPayment{
        std::move(created->transaction), std::move(created->paymentIntent), created->keyEchoed};
}

Decoded<ReaderAction> decodeReaderAction(JsonParser &parser, std::string_view body)
{
    const auto root = parseRoot(parser, body);
    if (!root) {
        return tl::unexpected(root.error());
    }
    const JsonValue object = unwrapped(*root);
    if (!object.is_object() || field(*root, "error")) {
        return tl::unexpected(DecodeError{DecodeError::Kind::WrongShape, "not an action"});
    }
    return ReaderAction{ReaderId(textField(object, "reader_id")), textField(object, "status"),
        textField(object, "action_type")};
}

Decoded<Refund> decodeRefund(JsonParser &parser, std::string_view body)
{
    const auto root = parseRoot(parser, body);
    if (!root) {
        return tl::unexpected(root.error());
    }
    const JsonValue object = unwrapped(*root);
    const std::string reference = textField(object, "reference");
    const bool isRefund = reference.starts_with("ref_")
        || (field(object, "transaction_id") && field(object, "processor_refund_id"));
    if (isRefund) {
        const auto amount = field(object, "amount");
        const auto amountMinor = amount ? asInteger(*amount) : std::nullopt;
        if (!amountMinor) {
            return missing("amount");
        }
        return Refund{reference, *amountMinor, textField(object, "currency"),
            textField(object, "status"), std::nullopt,
            TransactionId(textField(object, "transaction_id"))};
    }
    auto transaction = readTransaction(object);
    if (!transaction) {
        return tl::unexpected(std::move(transaction.error()));
    }
    Refund refund;
    refund.currency = transaction->currency;
    refund.status = transaction->statusText;
    refund.of = transaction->id;
    refund.transaction = *std::move(transaction);
    return refund;
}

Decoded<base::Secret> decodeConnectionToken(JsonParser &parser, std::string_view body)
{
    const auto root = parseRoot(parser, body);
    if (!root) {
        return tl::unexpected(root.error());
    }
    const auto secret = field(unwrapped(*root), "secret");
    if (!secret || asView(*secret).empty()) {
        return missing("secret");
    }
    return base::Secret(asView(*secret));
}

} // namespace pos::gateway::plutopay
