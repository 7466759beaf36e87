// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/decode_rows.h"
#include "core/gateway/plutopay/json.h"
#include "core/gateway/plutopay/scrub.h"
#include "core/gateway/plutopay/status_words.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace pos::gateway::plutopay {
namespace {

// Every record but a transaction needs only its id (rows 3, 42).
[[nodiscard]] Decoded<std::string> requiredId(JsonValue value)
{
    if (!value.is_object()) {
        return tl::unexpected(DecodeError{DecodeError::Kind::WrongShape, "not an object"});
    }
    std::string id = textField(value, "id");
    if (id.empty()) {
        return missing("id");
    }
    return id;
}

[[nodiscard]] std::optional<std::int64_t> integerField(JsonValue value, std::string_view name)
{
    const auto found = field(value, name);
    return found ? asInteger(*found) : std::nullopt;
}

[[nodiscard]] std::optional<std::int64_t> timeField(JsonValue value, std::string_view name)
{
    const auto found = field(value, name);
    return found ? asTimeMs(*found) : std::nullopt;
}

[[nodiscard]] std::map<std::string, std::string> metadataField(JsonValue value)
{
    std::map<std::string, std::string> entries;
    if (const auto found = field(value, "metadata")) {
        forEachMetadata(*found, [&entries](std::string_view key, std::string_view text) {
            entries.emplace(key, text);
        });
    }
    return entries;
}

template <typename T>
[[nodiscard]] Decoded<T> single(
    JsonParser &parser, std::string_view body, Decoded<T> (*read)(JsonValue))
{
    return parseRoot(parser, body).and_then([read](JsonValue root) {
        return read(unwrapped(root));
    });
}

[[nodiscard]] Decoded<Merchant> readMerchant(JsonValue value)
{
    auto id = requiredId(value);
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    Merchant merchant;
    merchant.id = *std::move(id);
    merchant.businessName = textField(value, "business_name");
    merchant.displayName = textField(value, "display_name");
    merchant.email = textField(value, "email");
    merchant.phone = textField(value, "phone");
    merchant.country = textField(value, "country");
    merchant.defaultCurrency = textField(value, "default_currency");
    merchant.status = textField(value, "status");
    merchant.kycStatus = textField(value, "kyc_status");
    const auto testMode = field(value, "test_mode");
    merchant.testMode = testMode ? asBool(*testMode) : std::nullopt;
    return merchant;
}

} // namespace

Decoded<Reader> readTerminal(JsonValue value)
{
    auto id = requiredId(value);
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    Reader reader;
    reader.terminal = TerminalId(*std::move(id));
    reader.reader = ReaderId(textField(value, "processor_terminal_id"));
    reader.name = textField(value, "name");
    reader.serialNumber = textField(value, "serial_number");
    reader.model = textField(value, "model");
    reader.locationName = textField(value, "location_name");
    reader.locationAddress = textField(value, "location_address");
    reader.firmwareVersion = textField(value, "firmware_version");
    reader.statusText = textField(value, "status");
    reader.status = readerStatus(reader.statusText);
    const auto battery = integerField(value, "battery_level");
    if (battery && *battery >= 0 && *battery <= 100) {
        reader.batteryPercent = static_cast<int>(*battery);
    }
    reader.lastSeenAtMs = timeField(value, "last_seen_at");
    return reader;
}

Decoded<Customer> readCustomer(JsonValue value)
{
    auto id = requiredId(value);
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    Customer customer;
    customer.id = CustomerId(*std::move(id));
    customer.externalId = textField(value, "external_id");
    customer.name = textField(value, "name");
    customer.email = textField(value, "email");
    customer.phone = textField(value, "phone");
    customer.addressLine1 = textField(value, "address_line1");
    customer.addressLine2 = textField(value, "address_line2");
    customer.city = textField(value, "city");
    customer.state = textField(value, "state");
    customer.postalCode = textField(value, "postal_code");
    customer.country = textField(value, "country");
    customer.metadata = metadataField(value);
    customer.transactionsCount = integerField(value, "transactions_count");
    customer.totalSpentMinor = integerField(value, "total_spent");
    return customer;
}

Decoded<Payout> readPayout(JsonValue value)
{
    auto id = requiredId(value);
    const auto amount = id ? integerField(value, "amount") : std::nullopt;
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    if (!amount) {
        return missing("amount");
    }
    Payout payout;
    payout.id = *std::move(id);
    payout.reference = textField(value, "reference");
    payout.status = textField(value, "status");
    payout.currency = textField(value, "currency");
    payout.amountMinor = *amount;
    payout.arrivalAtMs = timeField(value, "arrival_date");
    payout.createdAtMs = timeField(value, "created_at");
    return payout;
}

Decoded<Dispute> readDispute(JsonValue value)
{
    auto id = requiredId(value);
    const auto amount = id ? integerField(value, "amount") : std::nullopt;
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    if (!amount) {
        return missing("amount");
    }
    Dispute dispute;
    dispute.id = *std::move(id);
    dispute.reason = textField(value, "reason");
    dispute.status = textField(value, "status");
    dispute.currency = textField(value, "currency");
    dispute.transaction = TransactionId(textField(value, "transaction_id"));
    dispute.amountMinor = *amount;
    dispute.evidenceDueAtMs = timeField(value, "evidence_due_by");
    dispute.createdAtMs = timeField(value, "created_at");
    return dispute;
}

Decoded<WebhookEndpoint> readWebhookEndpoint(JsonValue value)
{
    auto id = requiredId(value);
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    WebhookEndpoint endpoint;
    endpoint.id = *std::move(id);
    endpoint.url = textField(value, "url");
    endpoint.status = textField(value, "status");
    endpoint.description = textField(value, "description");
    const auto events = field(value, "events");
    if (const auto names = events ? asArray(*events) : std::nullopt) {
        for (const JsonValue name : *names) {
            endpoint.events.push_back(asText(name));
        }
    }
    if (const auto secret = field(value, "secret")) {
        endpoint.secret = base::Secret(asView(*secret));
    }
    return endpoint;
}

Decoded<CheckoutSession> readCheckoutSession(JsonValue value)
{
    auto id = requiredId(value);
    const auto amount = id ? integerField(value, "amount") : std::nullopt;
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    if (!amount) {
        return missing("amount");
    }
    CheckoutSession session;
    session.id = *std::move(id);
    session.reference = textField(value, "reference");
    session.url = textField(value, "url");
    session.status = textField(value, "status");
    session.currency = textField(value, "currency");
    session.amountMinor = *amount;
    session.transaction = TransactionId(textField(value, "transaction_id"));
    session.expiresAtMs = timeField(value, "expires_at");
    return session;
}

Decoded<PaymentLink> readPaymentLink(JsonValue value)
{
    auto id = requiredId(value);
    if (!id) {
        return tl::unexpected(std::move(id.error()));
    }
    PaymentLink link;
    link.id = *std::move(id);
    link.reference = textField(value, "reference");
    link.url = textField(value, "url");
    link.status = textField(value, "status");
    link.currency = textField(value, "currency");
    link.description = textField(value, "description");
    link.amountMinor = integerField(value, "amount").value_or(0); // 0: the customer chooses
    return link;
}

Decoded<Merchant> decodeMerchant(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readMerchant);
}

Decoded<Customer> decodeCustomer(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readCustomer);
}

Decoded<Reader> decodeTerminal(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readTerminal);
}

Decoded<Payout> decodePayout(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readPayout);
}

Decoded<Dispute> decodeDispute(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readDispute);
}

Decoded<WebhookEndpoint> decodeWebhookEndpoint(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readWebhookEndpoint);
}

Decoded<CheckoutSession> decodeCheckoutSession(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readCheckoutSession);
}

Decoded<PaymentLink> decodePaymentLink(JsonParser &parser, std::string_view body)
{
    return single(parser, body, &readPaymentLink);
}

Decoded<Health> decodeHealth(JsonParser &parser, std::string_view body)
{
    return parseRoot(parser, body).and_then([](JsonValue root) -> Decoded<Health> {
        const JsonValue value = unwrapped(root);
        Health health{
            textField(value, "status"), textField(value, "version"), timeField(value, "timestamp")};
        if (health.status.empty()) {
            return missing("status");
        }
        return health;
    });
}

Decoded<Deleted> decodeDeleted(JsonParser &parser, std::string_view body)
{
    return parseRoot(parser, body).and_then([](JsonValue root) -> Decoded<Deleted> {
        const auto deleted = field(unwrapped(root), "deleted");
        const auto flag = deleted ? asBool(*deleted) : std::nullopt;
        if (!flag) {
            return missing("deleted");
        }
        return Deleted{*flag};
    });
}

Decoded<WebhookTest> decodeWebhookTest(JsonParser &parser, std::string_view body)
{
    return parseRoot(parser, body).and_then([](JsonValue root) -> Decoded<WebhookTest> {
        const JsonValue value = unwrapped(root);
        if (!value.is_object()) {
            return tl::unexpected(DecodeError{DecodeError::Kind::WrongShape, "not an object"});
        }
        return WebhookTest{textField(value, "event_id"), textField(value, "event_type")};
    });
}

Decoded<ErrorBody> decodeError(JsonParser &parser, std::string_view body)
{
    return parseRoot(parser, body).and_then([](JsonValue root) -> Decoded<ErrorBody> {
        if (!root.is_object()) {
            return tl::unexpected(DecodeError{DecodeError::Kind::WrongShape, "not an object"});
        }
        ErrorBody error;
        const auto envelope = field(root, "error");
        if (envelope && envelope->is_object()) {
            error.type = scrub(textField(*envelope, "type"), 60);
            error.code = scrub(textField(*envelope, "code"), 60);
            error.message = scrub(textField(*envelope, "message"));
            error.field = scrub(textField(*envelope, "param"), 60);
        } else if (envelope) {
            error.message = scrub(asText(*envelope));
        }
        if (error.message.empty()) {
            error.message = scrub(textField(root, "message"));
        }
        if (const auto errors = field(root, "errors"); error.field.empty() && errors) {
            if (const auto fields = asObject(*errors); fields && fields->size() > 0) {
                error.field = scrub((*fields->begin()).key, 60);
            }
        }
        return error;
    });
}

} // namespace pos::gateway::plutopay
