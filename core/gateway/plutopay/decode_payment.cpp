// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/decode_rows.h"
#include "core/gateway/plutopay/json.h"
#include "core/gateway/plutopay/scrub.h"
#include "core/gateway/plutopay/status_words.h"
#include "core/gateway/plutopay/word_table.h"

#include <array>
#include <utility>

namespace pos::gateway::plutopay {
namespace {

enum class Name {
    Id,
    PaymentIntentId,
    ProcessorTransactionId,
    Reference,
    Status,
    Amount,
    AmountRefunded,
    Currency,
    PaymentMethodType,
    CardBrand,
    CardLastFour,
    Description,
    ReceiptEmail,
    ReceiptUrl,
    Source,
    FailureReason,
    IsTest,
    TipAmount,
    TerminalId,
    CustomerId,
    Metadata,
    CreatedAt,
    UpdatedAt,
    CapturedAt,
    FailedAt,
    RefundedAt,
    DisputedAt,
};

constexpr WordTable names(
    std::array<std::string_view, 27>{"id", "payment_intent_id", "processor_transaction_id",
        "reference", "status", "amount", "amount_refunded", "currency", "payment_method_type",
        "card_brand", "card_last_four", "description", "receipt_email", "receipt_url", "source",
        "failure_reason", "is_test", "tip_amount", "terminal_id", "customer_id", "metadata",
        "created_at", "updated_at", "captured_at", "failed_at", "refunded_at", "disputed_at"});

// What was seen while reading; the required ones are checked at the end.
struct Draft {
    Transaction transaction;
    bool hasAmount = false;
};

void readTime(Draft &draft, Name name, JsonValue value)
{
    Transaction &to = draft.transaction;
    switch (name) {
    case Name::CreatedAt:
        to.createdAtMs = asTimeMs(value);
        return;
    case Name::UpdatedAt:
        to.updatedAtMs = asTimeMs(value);
        return;
    case Name::FailedAt:
        to.failedAtMs = asTimeMs(value);
        return;
    case Name::RefundedAt:
        to.refundedAtMs = asTimeMs(value);
        return;
    case Name::DisputedAt:
        to.disputedAtMs = asTimeMs(value);
        return;
    case Name::CapturedAt:
        to.capturedAtMs = asTimeMs(value);
        if (!to.capturedAtMs && !asView(value).empty()) {
            // A capture time that we cannot read still says that money moved.
            to.capturedAtMs = 0;
        }
        return;
    case Name::Id:
    case Name::PaymentIntentId:
    case Name::ProcessorTransactionId:
    case Name::Reference:
    case Name::Status:
    case Name::Amount:
    case Name::AmountRefunded:
    case Name::Currency:
    case Name::PaymentMethodType:
    case Name::CardBrand:
    case Name::CardLastFour:
    case Name::Description:
    case Name::ReceiptEmail:
    case Name::ReceiptUrl:
    case Name::Source:
    case Name::FailureReason:
    case Name::IsTest:
    case Name::TipAmount:
    case Name::TerminalId:
    case Name::CustomerId:
    case Name::Metadata:
        return;
    }
}

void readField(Draft &draft, Name name, JsonValue value)
{
    Transaction &to = draft.transaction;
    switch (name) {
    case Name::Id:
        to.id = TransactionId(asText(value));
        return;
    case Name::PaymentIntentId:
        if (auto text = asText(value); !text.empty()) {
            to.paymentIntent = PaymentIntentId(std::move(text));
        }
        return;
    case Name::ProcessorTransactionId:
        if (to.paymentIntent.empty()) {
            to.paymentIntent = PaymentIntentId(asText(value));
        }
        return;
    case Name::Reference:
        to.reference = asText(value);
        return;
    case Name::Status:
        to.statusText = asText(value);
        to.status = transactionStatus(to.statusText);
        return;
    case Name::Amount:
        if (const auto amount = asInteger(value)) {
            to.amountMinor = *amount;
            draft.hasAmount = true;
        }
        return;
    case Name::AmountRefunded:
        to.amountRefundedMinor = asInteger(value).value_or(0);
        return;
    case Name::Currency:
        to.currency = asText(value);
        return;
    case Name::PaymentMethodType:
        to.paymentMethodType = asText(value);
        return;
    case Name::CardBrand:
        to.cardBrand = asText(value);
        return;
    case Name::CardLastFour:
        to.cardLastFour = lastFour(asText(value));
        return;
    case Name::Description:
        to.description = asText(value);
        return;
    case Name::ReceiptEmail:
        to.receiptEmail = asText(value);
        return;
    case Name::ReceiptUrl:
        to.receiptUrl = asText(value);
        return;
    case Name::Source:
        to.source = asText(value);
        return;
    case Name::FailureReason:
        to.failureReason = scrub(asView(value));
        return;
    case Name::IsTest:
        to.isTest = asBool(value);
        return;
    case Name::TipAmount:
        to.tipMinor = asInteger(value);
        return;
    case Name::TerminalId:
        to.terminal = TerminalId(asText(value));
        return;
    case Name::CustomerId:
        to.customer = CustomerId(asText(value));
        return;
    case Name::Metadata:
        to.metadata = asMetadata(value);
        return;
    case Name::CreatedAt:
    case Name::UpdatedAt:
    case Name::CapturedAt:
    case Name::FailedAt:
    case Name::RefundedAt:
    case Name::DisputedAt:
        readTime(draft, name, value);
        return;
    }
}

[[nodiscard]] tl::unexpected<DecodeError> missing(std::string name)
{
    return tl::unexpected(DecodeError{DecodeError::Kind::MissingField, std::move(name)});
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

Decoded<Transaction> readTransaction(JsonValue value)
{
    const auto object = asObject(value);
    if (!object) {
        return tl::unexpected(DecodeError{DecodeError::Kind::WrongShape, "not an object"});
    }
    Draft draft;
    for (const auto &[key, entry] : *object) {
        if (const int name = names.find(key); name >= 0 && !entry.is_null()) {
            readField(draft, static_cast<Name>(name), entry);
        }
    }
    if (draft.transaction.id.empty()) {
        return missing("id");
    }
    if (!draft.hasAmount) {
        return missing("amount");
    }
    if (draft.transaction.currency.empty()) {
        return missing("currency");
    }
    if (draft.transaction.statusText.empty()) {
        return missing("status");
    }
    return std::move(draft.transaction);
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
