// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/idempotency.h"

#include "app/sandbox/presenter.h"

#include <string>
#include <utility>

namespace pos::sandbox {
namespace {

constexpr std::size_t longestKey = 255;
constexpr std::int64_t hourMs = 3'600'000;

bool makesTransaction(const Call &call)
{
    const bool collection = call.parts.size() == 1
        && (call.part(0) == "transactions" || call.part(0) == "payment-intents");
    return collection || (call.part(0) == "terminal" && call.part(1) == "create-payment");
}

// The operations for which the OpenAPI document declares the header.
bool isDeclared(const Call &call)
{
    if (makesTransaction(call)) {
        return true;
    }
    if (call.part(0) == "transactions" || call.part(0) == "payment-intents") {
        return call.part(2) == "capture" || call.part(2) == "cancel" || call.part(2) == "refunds";
    }
    return call.parts.size() == 1 ? call.part(0) == "customers" || call.part(0) == "payment-links"
                                  : call.part(0) == "checkout" && call.parts.size() == 2;
}

// The key that counts for this call, "" when none does.
std::string keyOf(const Shop &shop, const Call &call)
{
    if (!call.is("POST") || shop.is(Toggle::Idempotency, "none")) {
        return {};
    }
    if (shop.is(Toggle::Idempotency, "header")) {
        const auto header = headerOf(call.request, "idempotency-key");
        const bool keyed = isDeclared(call) || shop.is(Toggle::IdempotencyScope, "any_post");
        if (!header.empty() && keyed) {
            return std::string{header};
        }
    }
    // The body key is older and only known to POST /transactions.
    const bool transactions = call.parts.size() == 1 && makesTransaction(call);
    const auto inBody = call.body.find("idempotency_key");
    if (transactions && inBody != call.body.end() && inBody->is_string()) {
        return inBody->get<std::string>();
    }
    return {};
}

std::string recordName(const Call &call, const std::string &key)
{
    std::string name{call.test ? "test " : "live "};
    for (const auto part : call.parts) {
        name += part;
        name += '/';
    }
    return name + ' ' + key;
}

Answer replay(const Shop &shop, const Call &call, const KeyRecord &record)
{
    const auto *row = shop.state.transactions.find(record.transactionId);
    if (row == nullptr) {
        Answer answer;
        answer.status = record.status;
        answer.body = record.answerBody;
        return answer;
    }
    auto json = transactionJson(shop, *row, Moment::Read);
    if (call.part(0) == "terminal" && shop.on(Toggle::ReplayPaymentIntentId)
        && shop.is(Toggle::PaymentIntentId, "present")) {
        json.emplace("payment_intent_id", row->intentId);
    }
    Json body = Json::object();
    body["data"] = std::move(json);
    body["message"] = "Idempotent request - returning existing transaction.";
    return jsonAnswer(200, body);
}

void echo(const Shop &shop, const std::string &key, Answer &answer)
{
    if (shop.on(Toggle::KeyEcho)) {
        answer.headers.emplace_back("Idempotency-Key", key);
    }
}

} // namespace

bool replayKnown(Shop &shop, const Call &call, Answer &answer)
{
    const auto key = keyOf(shop, call);
    if (key.empty()) {
        return false;
    }
    if (key.size() > longestKey) {
        answer = invalid(shop, call,
            {{"idempotency_key",
                "The idempotency key field must not be greater than 255 characters."}});
        return true;
    }
    auto &records = shop.state.keyRecords;
    const auto found = records.find(recordName(call, key));
    if (found == records.end()) {
        return false;
    }
    const auto lifeMs = shop.dialect.number(Toggle::IdempotencyHours) * hourMs;
    if (lifeMs != 0 && shop.now() - found->second.atMs >= lifeMs) {
        records.erase(found);
        return false;
    }
    if (found->second.requestBody != call.request.body
        && shop.is(Toggle::IdempotencyConflict, "conflict")) {
        answer = refuse(
            shop, {409, "conflict", "This idempotency key was used with another request.", {}, {}});
    } else {
        answer = replay(shop, call, found->second);
    }
    echo(shop, key, answer);
    return true;
}

void rememberKey(Shop &shop, const Call &call, Answer &answer)
{
    const auto key = keyOf(shop, call);
    if (key.empty()) {
        return;
    }
    echo(shop, key, answer);
    if (answer.status < 200 || answer.status > 299) {
        return;
    }
    KeyRecord record;
    record.requestBody = call.request.body;
    record.status = answer.status;
    record.atMs = shop.now();
    if (makesTransaction(call)) {
        record.transactionId = shop.state.transactions.rows().back().id;
    } else {
        record.answerBody = answer.body;
    }
    shop.state.keyRecords.insert_or_assign(recordName(call, key), std::move(record));
}

} // namespace pos::sandbox
