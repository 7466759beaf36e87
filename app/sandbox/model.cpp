// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/model.h"

#include "app/sandbox/api.h"
#include "app/sandbox/birth.h"
#include "app/sandbox/control.h"
#include "app/sandbox/endpoints.h"
#include "app/sandbox/reader.h"
#include "app/sandbox/settlement.h"
#include "app/sandbox/shop.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace pos::sandbox {
namespace {

constexpr std::size_t bodyKept = 2000;
constexpr int stateVersion = 1;

void happen(Shop &shop, const Due &due)
{
    switch (due.kind) {
    case Due::Kind::Authorise:
    case Due::Kind::ClearScreen:
    case Due::Kind::PromptTimeout:
    case Due::Kind::ReaderBack:
        readerDue(shop, due);
        return;
    case Due::Kind::Settle:
    case Due::Kind::Flip:
    case Due::Kind::RefundFails:
        settlementDue(shop, due);
        return;
    case Due::Kind::Reboot:
        if (shop.on(Toggle::DailyReboot)) {
            for (auto &reader : shop.state.readers.rows()) {
                rebootReader(shop, reader, shop.dialect.number(Toggle::RebootMs));
            }
            dialectChanged(shop); // the next midnight
        }
        return;
    }
}

// Each due thing happens at its own time, so what it causes is timed from there.
void runUntil(Shop &shop, std::int64_t targetMs)
{
    auto &due = shop.state.due;
    while (!due.empty() && due.begin()->first.first <= targetMs) {
        auto first = due.extract(due.begin());
        shop.state.nowMs = std::max(shop.state.nowMs, first.key().first);
        happen(shop, first.mapped());
    }
    shop.state.nowMs = std::max(shop.state.nowMs, targetMs);
}

void logRequest(Shop &shop, const Request &request, const Answer &answer, std::string_view fault)
{
    const auto header = [&](const char *name) {
        const auto found = request.headers.find(name);
        return found == request.headers.end() ? std::string{} : found->second;
    };
    ++shop.lastLogged;
    if (shop.options.requestsLogged == 0) {
        return;
    }
    LoggedRequest line;
    line.seq = shop.lastLogged;
    line.atMs = shop.now();
    line.method = request.method;
    line.path = request.path;
    for (const auto &[name, value] : request.query) {
        line.query += (line.query.empty() ? "" : "&") + name + "=" + value;
    }
    line.body = request.body.substr(0, bodyKept);
    line.idempotencyKey = header("idempotency-key");
    line.accept = header("accept");
    line.contentType = header("content-type");
    line.fault = fault;
    line.authorised = request.headers.find("authorization") != request.headers.end();
    line.status = answer.status;
    shop.log.push_back(std::move(line));
    if (shop.log.size() > shop.options.requestsLogged) {
        shop.log.pop_front();
    }
}

Answer act(Shop &shop, const Request &request)
{
    const std::string_view path = request.path;
    if (path.starts_with("/pay/")) {
        return payPageEndpoint(shop, request);
    }
    if (path.starts_with("/api/v1/") || path.starts_with("/v1/")) {
        return apiAnswer(shop, request);
    }
    Answer answer;
    answer.status = 404;
    answer.contentType = "text/html; charset=utf-8";
    answer.body = "<!DOCTYPE html><html><body><h1>Not Found</h1></body></html>";
    return answer;
}

StateJson dialectToJson(const Dialect &dialect)
{
    StateJson words = StateJson::object();
    for (const auto &row : toggleTable()) {
        words[std::string{row.name}] = dialect.word(row.toggle);
    }
    return {{"preset", dialect.preset()}, {"words", words}};
}

std::string dialectFromJson(const StateJson &json, Dialect &dialect)
{
    dialect = Dialect{json.at("preset").get<std::string>()};
    for (const auto &item : json.at("words").items()) {
        if (auto wrong = dialect.set(item.key(), item.value().get<std::string>()); !wrong.empty()) {
            return wrong;
        }
    }
    return {};
}

// May throw nlohmann's exceptions on text of another shape; load() turns them into a sentence.
std::string loadInto(Shop &shop, const StateJson &json)
{
    if (json.at("version").get<int>() != stateVersion) {
        return "The saved state is of another version.";
    }
    auto options = shop.options;
    options.seed = json.at("seed").get<std::uint64_t>();
    options.currency = json.at("currency").get<std::string>();
    options.dialect = json.at("dialect").at("preset").get<std::string>();
    Shop loaded{options};
    if (auto wrong = dialectFromJson(json.at("dialect"), loaded.dialect); !wrong.empty()) {
        return wrong;
    }
    const auto draws = json.at("draws").get<std::uint64_t>();
    loaded.dice = Dice{options.seed};
    while (loaded.dice.draws() < draws) {
        static_cast<void>(loaded.dice.next());
    }
    loaded.state = stateFromJson(json.at("state"));
    if (auto result = loaded.faults.load(json.at("faults")); !result) {
        return result.error().message;
    }
    if (auto result = loaded.webhooks.load(json.at("webhooks")); !result) {
        return result.error().message;
    }
    loaded.styleWebhooks();
    shop = std::move(loaded);
    return {};
}

} // namespace

struct Model::Impl {
    explicit Impl(const Options &options)
        : shop{options}
    {
    }
    Shop shop;
};

Model::Model(const Options &options)
    : m_impl{std::make_unique<Impl>(options)}
{
}

Model::~Model() = default;

void Model::advanceTo(std::int64_t utcMs)
{
    runUntil(m_impl->shop, utcMs + m_impl->shop.state.offsetMs);
}

std::int64_t Model::nextDueMs() const
{
    const auto &shop = m_impl->shop;
    auto next = shop.webhooks.nextDueMs();
    if (!shop.state.due.empty()) {
        next = std::min(next, shop.state.due.begin()->first.first);
    }
    return next == std::numeric_limits<std::int64_t>::max() ? next : next - shop.state.offsetMs;
}

Answer Model::handle(const Request &request)
{
    auto &shop = m_impl->shop;
    runUntil(shop, shop.now());
    if (request.path.starts_with("/_sandbox")) {
        auto answer = controlAnswer(shop, request, [&](std::int64_t stepMs) {
            shop.state.offsetMs += stepMs;
            runUntil(shop, shop.now() + stepMs);
        });
        runUntil(shop, shop.now());
        return answer;
    }
    const auto fault = shop.faults.take(request);
    Answer answer;
    if (!fault || actsFirst(*fault)) {
        answer = act(shop, request);
    }
    if (fault) {
        pos::sandbox::apply(*fault, answer);
    }
    runUntil(shop, shop.now());
    logRequest(shop, request, answer, fault ? faultKindName(fault->kind) : std::string_view{});
    return answer;
}

std::vector<Delivery> Model::takeDeliveries()
{
    return m_impl->shop.webhooks.takeDue(m_impl->shop.now());
}

void Model::deliveryEnded(std::uint64_t id, int httpStatus)
{
    m_impl->shop.webhooks.ended(id, httpStatus, m_impl->shop.now());
}

std::string Model::save() const
{
    const auto &shop = m_impl->shop;
    const StateJson json{{"version", stateVersion}, {"seed", shop.options.seed},
        {"currency", shop.options.currency}, {"dialect", dialectToJson(shop.dialect)},
        {"draws", shop.dice.draws()}, {"state", stateToJson(shop.state)},
        {"faults", shop.faults.save()}, {"webhooks", shop.webhooks.save()}};
    return json.dump(-1, ' ', false, StateJson::error_handler_t::replace);
}

std::string Model::load(std::string_view text)
{
    const auto json = StateJson::parse(text, nullptr, false);
    if (!json.is_object()) {
        return "The saved state is not JSON.";
    }
    try {
        return loadInto(m_impl->shop, json);
    } catch (const StateJson::exception &problem) {
        return std::string{"The saved state is damaged: "} + problem.what();
    }
}

std::string Model::secretKey() const
{
    return m_impl->shop.state.keys[0].text;
}

std::string Model::publishableKey() const
{
    return m_impl->shop.state.keys[1].text;
}

std::string Model::webhookSecret() const
{
    return m_impl->shop.state.webhookSecret;
}

std::vector<Model::IntentTruth> Model::truth() const
{
    std::vector<IntentTruth> all;
    const auto &intents = m_impl->shop.state.intents.rows();
    all.reserve(intents.size());
    for (const auto &intent : intents) {
        IntentTruth one;
        one.transactionId = intent.transactionId;
        one.paymentIntentId = intent.id;
        one.description = intent.description;
        one.status = intent.status;
        one.readerId = intent.readerId;
        one.amountMinor = intent.amount;
        one.capturedMinor = intent.captured;
        one.refundedMinor = intent.refunded;
        one.captures = intent.captures;
        one.prompts = intent.prompts;
        all.push_back(std::move(one));
    }
    return all;
}

Shop &Model::shop()
{
    return m_impl->shop;
}

} // namespace pos::sandbox
