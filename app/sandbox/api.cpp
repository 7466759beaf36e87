// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/api.h"

#include "app/sandbox/call.h"
#include "app/sandbox/endpoints.h"
#include "app/sandbox/idempotency.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace pos::sandbox {
namespace {

using Endpoint = Answer (*)(Shop &, const Call &);

struct Route {
    std::string_view group;
    Endpoint answer;
};

constexpr std::array<Route, 11> routes{{
    {"merchant", merchantEndpoint},
    {"terminal", terminalEndpoint},
    {"transactions", transactionsEndpoint},
    {"payment-intents", transactionsEndpoint},
    {"customers", customersEndpoint},
    {"terminals", terminalsEndpoint},
    {"payouts", payoutsEndpoint},
    {"disputes", disputesEndpoint},
    {"webhook-endpoints", webhookEndpointsEndpoint},
    {"checkout", checkoutEndpoint},
    {"payment-links", paymentLinksEndpoint},
}};

void splitPath(Call &call)
{
    auto rest = call.path;
    rest.remove_prefix(rest.starts_with("/api") ? 7 : 3); // "/api/v1" or "/v1"
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const auto slash = rest.find('/');
        const auto part = rest.substr(0, slash);
        if (!part.empty()) {
            call.parts.push_back(part);
        }
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
    }
}

// An answer when the caller may not pass; sets which data the call sees.
bool authenticate(const Shop &shop, Call &call, Answer &refused)
{
    auto header = headerOf(call.request, "authorization");
    constexpr std::string_view scheme = "bearer ";
    const bool bearer = header.size() > scheme.size()
        && std::equal(scheme.begin(), scheme.end(), header.begin(),
            [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == b + 32); });
    if (!bearer) {
        refused = refuse(shop, {401, "authentication_error", "Missing API key.", {}, {}});
        return false;
    }
    header.remove_prefix(scheme.size());
    const auto &keys = shop.state.keys;
    const auto key = std::find_if(
        keys.begin(), keys.end(), [&](const ApiKey &one) { return one.text == header; });
    if (key == keys.end() || key->revoked) {
        refused = refuse(shop, {401, "authentication_error", "Invalid API key.", {}, {}});
        return false;
    }
    const bool token = call.part(0) == "terminal" && call.part(1) == "connection-token";
    if (!key->secret && !(token && shop.on(Toggle::PublishableToken))) {
        refused = refuse(shop, {403, "authentication_error", "Secret key required.", {}, {}});
        return false;
    }
    if (shop.state.merchant.status != "active") {
        refused = refuse(
            shop, {403, "authentication_error", "Merchant account is not active.", {}, {}});
        return false;
    }
    call.test = shop.is(Toggle::ModeFrom, "merchant") ? shop.state.merchant.testMode : !key->live;
    return true;
}

// Counts the call against the account's minute. The minute starts with its first call.
bool withinLimit(Shop &shop, std::int64_t &left)
{
    constexpr std::int64_t minuteMs = 60'000;
    auto &state = shop.state;
    const auto limit = shop.dialect.number(Toggle::RatePerMinute);
    if (state.windowCount == 0 || shop.now() - state.windowStartMs >= minuteMs) {
        state.windowStartMs = shop.now();
        state.windowCount = 0;
    }
    ++state.windowCount;
    left = std::max<std::int64_t>(limit - state.windowCount, 0);
    return limit == 0 || state.windowCount <= limit;
}

void addRateHeaders(const Shop &shop, std::int64_t left, Answer &answer)
{
    const auto limit = shop.dialect.number(Toggle::RatePerMinute);
    if (limit != 0 && shop.on(Toggle::RateHeaders)) {
        answer.headers.emplace_back("X-RateLimit-Limit", std::to_string(limit));
        answer.headers.emplace_back("X-RateLimit-Remaining", std::to_string(left));
    }
}

Answer tooMany(const Shop &shop)
{
    const auto waitMs = shop.state.windowStartMs + 60'000 - shop.now();
    auto answer = refuse(shop, {429, "rate_limit_error", "Too many requests.", {}, {}});
    answer.headers.emplace_back("Retry-After", std::to_string((waitMs + 999) / 1000));
    return answer;
}

// Takes the body as the dialect does. False when it refuses one that is not JSON.
bool readBody(const Shop &shop, Call &call)
{
    if (call.request.body.empty()) {
        return true;
    }
    auto parsed = parsedBody(call.request.body);
    if (parsed.is_object()) {
        call.body = std::move(parsed);
        return true;
    }
    return !parsed.is_discarded() || shop.is(Toggle::InvalidJson, "empty");
}

Answer dispatch(Shop &shop, const Call &call)
{
    for (const auto &route : routes) {
        if (route.group == call.part(0)) {
            return route.answer(shop, call);
        }
    }
    return noSuchRoute(shop, call);
}

Answer withBody(Shop &shop, Call &call)
{
    if (!readBody(shop, call)) {
        const auto *type = shop.is(Toggle::ValidationBody, "error") ? "invalid_request"
                                                                    : "invalid_request_error";
        return refuse(shop, {400, type, "The request body is not valid JSON.", {}, {}});
    }
    Answer answer;
    if (replayKnown(shop, call, answer)) {
        return answer;
    }
    answer = dispatch(shop, call);
    rememberKey(shop, call, answer);
    return answer;
}

} // namespace

Answer apiAnswer(Shop &shop, const Request &request)
{
    Call call{request, request.path, {}, Json::object(), true, true};
    call.wantsJson = headerOf(request, "accept").find("json") != std::string_view::npos;
    splitPath(call);
    if (call.parts.size() == 1 && call.part(0) == "health") {
        return healthEndpoint(shop, call);
    }
    Answer answer;
    if (!authenticate(shop, call, answer)) {
        return answer;
    }
    std::int64_t left = 0;
    answer = withinLimit(shop, left) ? withBody(shop, call) : tooMany(shop);
    addRateHeaders(shop, left, answer);
    return answer;
}

} // namespace pos::sandbox
