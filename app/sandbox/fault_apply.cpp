// SPDX-License-Identifier: Apache-2.0
//
// What a fault does to an answer. The kinds that play with bytes only set the Mishap; those that
// lie rewrite the JSON, keeping the order of its keys so that nothing else changes.
#include "app/sandbox/faults.h"
#include "core/base/invariant.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pos::sandbox {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view portalPage
    = "<!doctype html><html><head><title>Welcome to our Wi-Fi</title></head>"
      "<body><h1>Please sign in to use the network</h1>"
      "<form action=\"/login\"><input name=\"room\"><button>Go online</button></form>"
      "</body></html>";

// Calls `visit(key, value)` for every member of every object, the deepest last. The documents are
// the model's own answers, so recursion is as shallow as they are.
template <typename Visit>
void walk(Json &json, const Visit &visit)
{
    if (json.is_array()) {
        for (Json &element : json) {
            walk(element, visit);
        }
        return;
    }
    if (!json.is_object()) {
        return;
    }
    for (auto it = json.begin(); it != json.end(); ++it) {
        visit(it.key(), it.value());
        walk(it.value(), visit);
    }
}

void eraseEverywhere(Json &json, const std::string &field)
{
    if (json.is_object()) {
        json.erase(field);
    }
    if (json.is_structured()) {
        for (Json &element : json) {
            eraseEverywhere(element, field);
        }
    }
}

// "pi_3abc" becomes "pi_somebody_else", a uuid another uuid, a number its successor.
void makeForeign(Json &value)
{
    if (value.is_number_integer()) {
        value = value.get<std::int64_t>() + 1;
        return;
    }
    if (!value.is_string()) {
        return;
    }
    const auto text = value.get<std::string>();
    const std::size_t bar = text.find('_');
    value = bar == std::string::npos ? std::string{"0190dead-beef-7000-8000-00000000f0f0"}
                                     : text.substr(0, bar) + "_somebody_else";
}

std::string_view errorTypeFor(int status)
{
    switch (status) {
    case 401:
        return "authentication_error";
    case 403:
        return "permission_error";
    case 404:
        return "not_found";
    case 405:
        return "method_not_allowed";
    case 409:
        return "conflict";
    case 429:
        return "rate_limit_error";
    }
    return status >= 500 ? "api_error" : "invalid_request_error";
}

std::string errorBody(int status)
{
    return Json{{"error",
                    {{"type", errorTypeFor(status)},
                        {"message", "The sandbox was told to answer like this."}}}}
        .dump();
}

void replaceBy(Answer &answer, int status, std::string body, std::string contentType)
{
    answer.status = status;
    answer.body = std::move(body);
    answer.contentType = std::move(contentType);
}

void applyStatus(const Fault &fault, Answer &answer)
{
    const bool markup = !fault.body.empty() && fault.body.front() == '<';
    std::string type = fault.contentType;
    if (type.empty()) {
        type = markup ? "text/html; charset=UTF-8" : "application/json";
    }
    replaceBy(answer, fault.status, fault.body.empty() ? errorBody(fault.status) : fault.body,
        std::move(type));
}

void applyRedirect(const Fault &fault, Answer &answer)
{
    replaceBy(answer, 302,
        "<!doctype html><title>Redirecting</title><p>Redirecting to the sign-in page.",
        "text/html; charset=UTF-8");
    answer.headers.emplace_back("Location", fault.location);
}

void applyDepth(const Fault &fault, Answer &answer)
{
    const auto depth = static_cast<std::size_t>(fault.depth);
    answer.body = "{\"data\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
    answer.contentType = "application/json";
}

// A lone lead byte and a byte that no UTF-8 text contains, inside the first string value.
void applyInvalidUtf8(Answer &answer)
{
    const std::size_t at = answer.body.find("\":\"");
    if (at == std::string::npos) {
        answer.body = "{\"data\":\"\xC3\x28\xFF\"}";
        return;
    }
    answer.body.insert(at + 3, "\xC3\x28\xFF");
}

// The kinds that change what a JSON answer says. Answers that are no JSON stay as they are.
void applyMeaning(const Fault &fault, Answer &answer)
{
    Json json = Json::parse(answer.body, nullptr, false);
    if (json.is_discarded()) {
        return;
    }
    switch (fault.kind) {
    case Fault::Kind::WrongAmount:
        walk(json, [](const std::string &key, Json &value) {
            if (key == "amount" && value.is_number_integer()) {
                value = value.get<std::int64_t>() + 1;
            }
        });
        break;
    case Fault::Kind::WrongCurrency:
        walk(json, [](const std::string &key, Json &value) {
            if (key == "currency" && value.is_string()) {
                value = value == "eur" ? "gbp" : "eur";
            }
        });
        break;
    case Fault::Kind::WrongId:
        walk(json, [](const std::string &key, Json &value) {
            if (key == "id" || key == "payment_intent_id" || key == "processor_transaction_id") {
                makeForeign(value);
            }
        });
        break;
    case Fault::Kind::UnknownStatus:
        walk(json, [&fault](const std::string &key, Json &value) {
            if (key == "status" && value.is_string()) {
                value = fault.word;
            }
        });
        break;
    case Fault::Kind::MissingField:
        eraseEverywhere(json, fault.field);
        break;
    case Fault::Kind::SwapEnvelope:
        if (json.is_object() && json.contains("data")) {
            json = Json(json["data"]);
        } else {
            json = Json{{"data", json}};
        }
        break;
    case Fault::Kind::Drop:
    case Fault::Kind::Delay:
    case Fault::Kind::Reset:
    case Fault::Kind::Truncate:
    case Fault::Kind::Hang:
    case Fault::Kind::BrokenChunks:
    case Fault::Kind::Drip:
    case Fault::Kind::Status:
    case Fault::Kind::Html:
    case Fault::Kind::Redirect:
    case Fault::Kind::Gzip:
    case Fault::Kind::GzipBomb:
    case Fault::Kind::Oversize:
    case Fault::Kind::DeepJson:
    case Fault::Kind::InvalidUtf8:
    case Fault::Kind::RateLimited:
        base::unreachable();
    }
    answer.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

bool actsFirst(const Fault &fault)
{
    if (fault.when == Fault::When::After) {
        return true;
    }
    constexpr std::array replacing{Fault::Kind::Drop, Fault::Kind::Hang, Fault::Kind::Status,
        Fault::Kind::Html, Fault::Kind::Redirect, Fault::Kind::DeepJson, Fault::Kind::RateLimited};
    return std::find(replacing.begin(), replacing.end(), fault.kind) == replacing.end();
}

void apply(const Fault &fault, Answer &answer)
{
    answer.mishap.delayMs = fault.delayMs;
    switch (fault.kind) {
    case Fault::Kind::Drop:
        answer.mishap.kind = fault.when == Fault::When::Before ? Mishap::Kind::DropBeforeActing
                                                               : Mishap::Kind::DropAfterActing;
        return;
    case Fault::Kind::Delay:
        return;
    case Fault::Kind::Reset:
        answer.mishap.kind = Mishap::Kind::ResetMidBody;
        return;
    case Fault::Kind::Truncate:
        answer.mishap.kind = Mishap::Kind::TruncateBody;
        return;
    case Fault::Kind::Hang:
        answer.mishap.kind = Mishap::Kind::Hang;
        return;
    case Fault::Kind::BrokenChunks:
        answer.mishap.kind = Mishap::Kind::BrokenChunks;
        return;
    case Fault::Kind::Drip:
        answer.mishap.kind = Mishap::Kind::Drip;
        return;
    case Fault::Kind::Status:
        applyStatus(fault, answer);
        return;
    case Fault::Kind::Html:
        replaceBy(answer, 200, std::string{portalPage}, "text/html; charset=UTF-8");
        return;
    case Fault::Kind::Redirect:
        applyRedirect(fault, answer);
        return;
    case Fault::Kind::Gzip:
        answer.mishap.gzip = true;
        return;
    case Fault::Kind::GzipBomb:
        answer.mishap.gzipUnasked = true;
        answer.mishap.padBytes = fault.sizeBytes;
        return;
    case Fault::Kind::Oversize:
        answer.mishap.padBytes = fault.sizeBytes;
        return;
    case Fault::Kind::DeepJson:
        applyDepth(fault, answer);
        return;
    case Fault::Kind::InvalidUtf8:
        applyInvalidUtf8(answer);
        return;
    case Fault::Kind::RateLimited:
        replaceBy(answer, 429, errorBody(429), "application/json");
        answer.headers.emplace_back("Retry-After", fault.retryAfter);
        return;
    case Fault::Kind::WrongAmount:
    case Fault::Kind::WrongCurrency:
    case Fault::Kind::WrongId:
    case Fault::Kind::MissingField:
    case Fault::Kind::UnknownStatus:
    case Fault::Kind::SwapEnvelope:
        applyMeaning(fault, answer);
        return;
    }
    base::unreachable();
}

} // namespace pos::sandbox
