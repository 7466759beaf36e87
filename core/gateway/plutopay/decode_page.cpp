// SPDX-License-Identifier: Apache-2.0
//
// The four list envelopes of section 5, told apart by what they hold.
#include "core/gateway/plutopay/decode_rows.h"
#include "core/gateway/plutopay/json.h"

#include <array>
#include <utility>

namespace pos::gateway::plutopay {
namespace {

// The rows: under `data`, under `data.data` (seen in the field), or the root itself.
[[nodiscard]] std::optional<JsonArray> rowsOf(JsonValue root)
{
    JsonValue value = unwrapped(root);
    if (value.is_object()) {
        value = unwrapped(value);
    }
    return asArray(value);
}

// The first of `names` that is a number, looked for in the root, then in `meta`, then in `data`
// when that is the envelope itself.
[[nodiscard]] std::optional<int> told(JsonValue root, const std::array<std::string_view, 3> &names)
{
    const std::array<std::optional<JsonValue>, 3> places{
        root, field(root, "meta"), field(root, "data")};
    for (const auto &place : places) {
        for (const std::string_view name : names) {
            const auto value = place && !name.empty() ? field(*place, name) : std::nullopt;
            if (const auto number = value ? asInt(*value) : std::nullopt) {
                return number;
            }
        }
    }
    return std::nullopt;
}

template <typename T>
[[nodiscard]] Decoded<std::vector<T>> readRows(JsonArray rows, Decoded<T> (*read)(JsonValue))
{
    std::vector<T> items;
    items.reserve(rows.size());
    for (const JsonValue row : rows) {
        auto item = read(row);
        if (!item) {
            return tl::unexpected(std::move(item.error()));
        }
        items.push_back(*std::move(item));
    }
    return items;
}

template <>
[[nodiscard]] Decoded<std::vector<Transaction>> readRows(
    JsonArray rows, Decoded<Transaction> (*read)(JsonValue))
{
    static_cast<void>(read);
    std::vector<Transaction> items;
    items.reserve(rows.size());
    for (const JsonValue row : rows) {
        if (auto error = readTransactionInto(items.emplace_back(), row)) {
            return tl::unexpected(*std::move(error));
        }
    }
    return items;
}

template <typename T>
[[nodiscard]] Decoded<Page<T>> page(
    JsonParser &parser, std::string_view body, Decoded<T> (*read)(JsonValue))
{
    const auto root = parseRoot(parser, body);
    if (!root) {
        return tl::unexpected(root.error());
    }
    const auto rows = rowsOf(*root);
    if (!rows) {
        return tl::unexpected(DecodeError{DecodeError::Kind::WrongShape, "no list of rows"});
    }
    auto items = readRows(*rows, read);
    if (!items) {
        return tl::unexpected(std::move(items.error()));
    }
    Page<T> result;
    result.items = *std::move(items);
    if (root->is_object()) {
        result.page = told(*root, {"page", "current_page", ""}).value_or(1);
        result.lastPage = told(*root, {"lastPage", "last_page", ""});
        result.total = told(*root, {"totalCount", "total", ""});
        result.reportedSize = told(*root, {"size", "per_page", ""}).value_or(0);
    }
    return result;
}

} // namespace

Decoded<Page<Transaction>> decodeTransactions(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readTransaction);
}

Decoded<Page<Customer>> decodeCustomers(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readCustomer);
}

Decoded<Page<Reader>> decodeTerminals(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readTerminal);
}

Decoded<std::vector<Reader>> decodeReaders(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readTerminal).map([](Page<Reader> readers) {
        return std::move(readers.items);
    });
}

Decoded<Page<Payout>> decodePayouts(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readPayout);
}

Decoded<Page<Dispute>> decodeDisputes(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readDispute);
}

Decoded<Page<WebhookEndpoint>> decodeWebhookEndpoints(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readWebhookEndpoint);
}

Decoded<Page<CheckoutSession>> decodeCheckoutSessions(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readCheckoutSession);
}

Decoded<Page<PaymentLink>> decodePaymentLinks(JsonParser &parser, std::string_view body)
{
    return page(parser, body, &readPaymentLink);
}

} // namespace pos::gateway::plutopay
