// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/encode.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>

namespace pos::gateway::plutopay {
namespace {

using Json = nlohmann::json;

// Bytes that are not UTF-8 are replaced: nlohmann would throw, and the provider would refuse.
[[nodiscard]] std::string dump(const Json &body)
{
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json &body, const char *name, const std::string &value)
{
    if (!value.empty()) {
        body[name] = value;
    }
}

void put(Json &body, const char *name, std::optional<bool> value)
{
    if (value) {
        body[name] = *value;
    }
}

void put(Json &body, const std::map<std::string, std::string> &metadata)
{
    if (!metadata.empty()) {
        body["metadata"] = metadata;
    }
}

[[nodiscard]] bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

class Query {
public:
    void add(std::string_view name, std::string_view value)
    {
        if (!value.empty()) {
            m_text += m_text.empty() ? '?' : '&';
            m_text += percentEncoded(name);
            m_text += '=';
            m_text += percentEncoded(value);
        }
    }
    void addPage(int page, int size)
    {
        const std::string rows = std::to_string(std::clamp(size, 1, 100));
        add("page", std::to_string(std::max(page, 1)));
        add("size", rows);
        add("per_page", rows);
    }
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace

std::string encodeCreatePayment(const CreatePayment &request)
{
    Json body{{"amount", request.amountMinor}, {"currency", request.currency}};
    put(body, "terminal_id", request.terminal.text());
    put(body, "description", request.description);
    put(body, "customer_id", request.customer.text());
    put(body, request.metadata);
    return dump(body);
}

CreateTransaction asTransaction(const CreatePayment &request)
{
    CreateTransaction wish;
    wish.amountMinor = request.amountMinor;
    wish.currency = request.currency;
    wish.paymentMethodType = "terminal";
    wish.captureMethod = request.manualCapture ? "manual" : "";
    wish.customer = request.customer;
    wish.description = request.description;
    wish.metadata = request.metadata;
    wish.key = request.key;
    return wish;
}

std::string encodeCreateTransaction(const CreateTransaction &request)
{
    Json body{{"amount", request.amountMinor}, {"currency", request.currency}};
    put(body, "payment_method", request.paymentMethod);
    put(body, "payment_method_type", request.paymentMethodType);
    put(body, "confirm", request.confirm);
    put(body, "capture_method", request.captureMethod);
    put(body, "customer_id", request.customer.text());
    put(body, "description", request.description);
    put(body, "receipt_email", request.receiptEmail);
    put(body, "return_url", request.returnUrl);
    put(body, "idempotency_key", request.key.text());
    put(body, request.metadata);
    return dump(body);
}

std::string encodeProcessPayment(const PaymentIntentId &intent, const ReaderId &reader)
{
    return dump({{"payment_intent_id", intent.text()}, {"reader_id", reader.text()}});
}

std::string encodeSimulatePayment(const ReaderId &reader)
{
    return dump({{"reader_id", reader.text()}});
}

std::string encodeCapture(std::int64_t amountMinor)
{
    return amountMinor > 0 ? dump({{"amount", amountMinor}}) : std::string();
}

std::string encodeRefund(std::int64_t amountMinor, const std::string &reason)
{
    Json body = Json::object();
    if (amountMinor > 0) {
        body["amount"] = amountMinor;
    }
    put(body, "reason", reason);
    return dump(body);
}

std::string encodeCustomer(const Customer &customer)
{
    Json body = Json::object();
    put(body, "external_id", customer.externalId);
    put(body, "name", customer.name);
    put(body, "email", customer.email);
    put(body, "phone", customer.phone);
    put(body, "address_line1", customer.addressLine1);
    put(body, "address_line2", customer.addressLine2);
    put(body, "city", customer.city);
    put(body, "state", customer.state);
    put(body, "postal_code", customer.postalCode);
    put(body, "country", customer.country);
    put(body, customer.metadata);
    return dump(body);
}

std::string encodeTerminal(const TerminalDraft &draft)
{
    Json body = Json::object();
    put(body, "name", draft.name);
    put(body, "registration_code", draft.registrationCode);
    put(body, "location_name", draft.locationName);
    put(body, "location_address", draft.locationAddress);
    put(body, draft.metadata);
    return dump(body);
}

std::string encodeWebhookEndpoint(const WebhookEndpointDraft &draft)
{
    Json body = Json::object();
    put(body, "url", draft.url);
    put(body, "description", draft.description);
    put(body, "status", draft.status);
    if (!draft.events.empty()) {
        body["events"] = draft.events;
    }
    return dump(body);
}

std::string encodeCheckoutSession(const CheckoutSessionDraft &draft)
{
    Json body{{"amount", draft.amountMinor}, {"currency", draft.currency}};
    put(body, "description", draft.description);
    put(body, "success_url", draft.successUrl);
    put(body, "cancel_url", draft.cancelUrl);
    put(body, "customer_email", draft.customerEmail);
    put(body, "customer_name", draft.customerName);
    put(body, "collect_email", draft.collectEmail);
    put(body, "collect_name", draft.collectName);
    put(body, "collect_phone", draft.collectPhone);
    put(body, "collect_address", draft.collectAddress);
    if (draft.expiresInSeconds > 0) {
        body["expires_in"] = draft.expiresInSeconds;
    }
    put(body, draft.metadata);
    return dump(body);
}

std::string encodePaymentLink(const PaymentLinkDraft &draft)
{
    Json body{{"amount", draft.amountMinor}, {"currency", draft.currency}};
    put(body, "description", draft.description);
    put(body, draft.metadata);
    return dump(body);
}

std::string queryOf(const ListTransactions &query)
{
    Query text;
    text.addPage(query.page, query.size);
    text.add("search", query.search);
    text.add("status", query.status);
    text.add("payment_method_type", query.paymentMethodType);
    text.add("date_from", query.dateFrom);
    text.add("date_to", query.dateTo);
    return text.text();
}

std::string queryOf(const ListQuery &query)
{
    Query text;
    text.addPage(query.page, query.size);
    for (const auto &[name, value] : query.filters) {
        text.add(name, value);
    }
    return text.text();
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 0xFU];
        }
    }
    return encoded;
}

bool isUuid(std::string_view text)
{
    constexpr std::size_t length = 36;
    constexpr std::array<std::size_t, 4> hyphens{8, 13, 18, 23};
    if (text.size() != length) {
        return false;
    }
    for (std::size_t at = 0; at < length; ++at) {
        const bool hyphen = std::find(hyphens.begin(), hyphens.end(), at) != hyphens.end();
        if (hyphen ? text[at] != '-' : !isHex(text[at])) {
            return false;
        }
    }
    return true;
}

std::string normalisedBaseUrl(std::string_view text)
{
    const auto withoutSlashes = [](std::string_view url) {
        while (!url.empty() && url.back() == '/') {
            url.remove_suffix(1);
        }
        return url;
    };
    text = withoutSlashes(text);
    if (text.ends_with("/v1")) {
        text = withoutSlashes(text.substr(0, text.size() - 3));
    }
    return std::string(text);
}

} // namespace pos::gateway::plutopay
