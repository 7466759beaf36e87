// SPDX-License-Identifier: Apache-2.0
//
// The body of an answer, for each endpoint. What is accepted holds what the till relies upon; an
// error never repeats what the provider sent; and a second parser (nlohmann) reads the same amount.
#include "core/gateway/plutopay/decode.h"
#include "core/gateway/plutopay/key_mode.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>

using namespace pos;
using namespace pos::gateway;
using namespace pos::gateway::plutopay;
using fuzz::require;

namespace {

constexpr std::array<std::string_view, 13> fieldNames{"id", "amount", "currency", "status",
    "secret", "payment_intent_id", "deleted", "not an object", "no list of rows", "not an action",
    "more than 16 MiB", "no memory for it", "nested too deep"};

void checkError(const DecodeError &error)
{
    if (error.kind != DecodeError::Kind::NotJson) {
        require(std::find(fieldNames.begin(), fieldNames.end(), error.what) != fieldNames.end(),
            "an error says something that is no word of ours");
    }
    require(error.what.size() < 200 && fuzz::isPrintable(error.what), "an error echoes its input");
}

void checkTime(const std::optional<std::int64_t> &atMs)
{
    constexpr std::int64_t day = 86'400'000;
    constexpr std::int64_t year10000 = 253'402'300'800'000;
    require(!atMs || (*atMs > -62'167'219'200'000 - 2 * day && *atMs < year10000 + 2 * day),
        "a time beyond four digits of a year");
}

void check(const Transaction &transaction)
{
    require(
        !transaction.id.empty() && !transaction.currency.empty() && !transaction.statusText.empty(),
        "a transaction without what is required");
    require(transaction.cardLastFour.empty()
            || (transaction.cardLastFour.size() == 4
                && std::all_of(transaction.cardLastFour.begin(), transaction.cardLastFour.end(),
                    [](char c) { return c >= '0' && c <= '9'; })),
        "more than four digits of a card");
    require(transaction.failureReason.find("sk_test_") == std::string::npos,
        "a key in a failure reason");
    for (const auto &at : {transaction.createdAtMs, transaction.updatedAtMs, transaction.failedAtMs,
             transaction.refundedAtMs, transaction.disputedAtMs}) {
        checkTime(at);
    }
    require(!(transaction.status == TransactionStatus::Succeeded) || moneyMoved(transaction),
        "succeeded without money");
    static_cast<void>(transaction.metadata.value("order"));
}

// Compared only where the second parser sees one plain object with one integer.
void checkAmount(std::string_view body, const Transaction &transaction)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    require(!json.is_discarded(), "accepted what another parser refuses");
    const nlohmann::json *record = &json;
    if (record->is_object() && record->contains("data")
        && (record->at("data").is_object() || record->at("data").is_array())) {
        record = &record->at("data");
    }
    if (record->is_object() && record->contains("amount")
        && record->at("amount").is_number_integer()) {
        require(record->at("amount").get<std::int64_t>() == transaction.amountMinor,
            "another amount than another parser reads");
    }
}

template <typename T>
std::optional<T> taken(Decoded<T> decoded)
{
    if (!decoded) {
        checkError(decoded.error());
        return std::nullopt;
    }
    return *std::move(decoded);
}

void decodePayments(JsonParser &parser, std::string_view body, unsigned endpoint)
{
    const IdempotencyKey key{"key-1"};
    switch (endpoint) {
    case 0:
        if (const auto read = taken(decodeTransaction(parser, body))) {
            check(*read);
            checkAmount(body, *read);
        }
        return;
    case 1:
        if (const auto read = taken(decodeCreatedPayment(parser, body, key))) {
            require(!read->paymentIntent.empty(), "a payment without an intent");
            check(read->transaction);
            checkAmount(body, read->transaction);
        }
        return;
    case 2:
        if (const auto read = taken(decodeCreatedTransaction(parser, body, key))) {
            check(read->transaction);
        }
        return;
    case 3:
        static_cast<void>(taken(decodeReaderAction(parser, body)));
        return;
    case 4:
        if (const auto read = taken(decodeRefund(parser, body)); read && read->transaction) {
            check(*read->transaction);
        }
        return;
    case 5:
        if (const auto read = taken(decodeConnectionToken(parser, body))) {
            require(!read->expose().empty(), "an empty token");
        }
        return;
    case 6:
        if (const auto read = taken(decodeTransactions(parser, body))) {
            std::for_each(read->items.begin(), read->items.end(), check);
        }
        return;
    default:
        static_cast<void>(taken(decodeError(parser, body)));
        return;
    }
}

void decodeRecords(JsonParser &parser, std::string_view body, unsigned endpoint)
{
    const std::array<std::function<void()>, 16> decoders{
        [&] {
            if (const auto read = taken(decodeReaders(parser, body))) {
                for (const Reader &reader : *read) {
                    require(!reader.terminal.empty(), "a reader without an id");
                    require(!reader.batteryPercent
                            || (*reader.batteryPercent >= 0 && *reader.batteryPercent <= 100),
                        "a battery beyond full");
                }
            }
        },
        [&] { static_cast<void>(taken(decodeTerminals(parser, body))); },
        [&] { static_cast<void>(taken(decodeTerminal(parser, body))); },
        [&] { static_cast<void>(taken(decodeMerchant(parser, body))); },
        [&] { static_cast<void>(taken(decodeCustomers(parser, body))); },
        [&] { static_cast<void>(taken(decodeCustomer(parser, body))); },
        [&] { static_cast<void>(taken(decodePayouts(parser, body))); },
        [&] { static_cast<void>(taken(decodePayout(parser, body))); },
        [&] { static_cast<void>(taken(decodeDisputes(parser, body))); },
        [&] { static_cast<void>(taken(decodeDispute(parser, body))); },
        [&] { static_cast<void>(taken(decodeWebhookEndpoints(parser, body))); },
        [&] { static_cast<void>(taken(decodeCheckoutSessions(parser, body))); },
        [&] { static_cast<void>(taken(decodePaymentLinks(parser, body))); },
        [&] { static_cast<void>(taken(decodeHealth(parser, body))); },
        [&] { static_cast<void>(taken(decodeDeleted(parser, body))); },
        [&] { static_cast<void>(taken(decodeWebhookTest(parser, body))); },
    };
    decoders.at(endpoint % decoders.size())();
}

} // namespace

// First byte: the endpoint ('a' is the first). The rest: the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const unsigned endpoint = input.byte() % 32;
    JsonParser parser;
    constexpr unsigned payments = 8;
    if (endpoint < payments) {
        decodePayments(parser, input.rest(), endpoint);
    } else {
        decodeRecords(parser, input.rest(), endpoint - payments);
    }
    return 0;
}
