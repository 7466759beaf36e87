// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/relay.h"

#include "tests/sim/program/world.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace pos::sim {
namespace {

using gateway::plutopay::SignatureVerdict;

world::HttpHeaders lowered(const sandbox::Delivery &delivery)
{
    world::HttpHeaders headers;
    for (const auto &[sentName, value] : delivery.headers) {
        auto name = sentName;
        std::transform(name.begin(), name.end(), name.begin(),
            [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        headers.emplace_back(std::move(name), value);
    }
    return headers;
}

} // namespace

Relay::Relay(World &world)
    : m_world(world)
{
    auto &shop = world.provider.shop();
    world.provider.set("webhook_events", "all");
    if (world.options.seed % 4 == 0 || world.options.bug == Bug::DedupByEventId) {
        world.provider.set("webhook_event_id", "colliding"); // F38
    }
    shop.styleWebhooks();
    sandbox::WebhookEndpoint endpoint;
    endpoint.id = shop.uuid();
    endpoint.url = "https://relay.example/hook";
    endpoint.secret = "whsec_of_this_shop";
    shop.webhooks.add(std::move(endpoint));
    m_verifier
        = std::make_unique<gateway::plutopay::WebhookVerifier>(base::Secret("whsec_of_this_shop"),
            gateway::plutopay::WebhookVerifier::Rules{.acceptPlainHex = true});
}

void Relay::poll()
{
    auto &world = m_world;
    auto deliveries = world.provider.takeDeliveries();
    for (auto &delivery : deliveries) {
        world.provider.deliveryEnded(delivery.id);
        if (world.strikes(Kind::HookLost)) {
            world.metOpen(Kind::HookLost, -1);
            continue;
        }
        const auto delayMs = world.range(20, 400);
        const bool twice = world.strikes(Kind::HookReplayed);
        if (world.strikes(Kind::HookForged)) {
            world.metOpen(Kind::HookForged, -1);
            auto forged = delivery;
            forged.body += " ";
            world.heap.after(delayMs, [this, forged] { arrive(forged, false); });
        }
        if (world.strikes(Kind::HookForeign)) {
            world.metOpen(Kind::HookForeign, -1);
            hint(
                "01a1ee66-0000-7000-8000-000000000000", "evt_of_another_shop", "payment.succeeded");
        }
        world.heap.after(delayMs, [this, delivery] { arrive(delivery, true); });
        if (twice) {
            world.metOpen(Kind::HookReplayed, -1);
            world.heap.after(
                delayMs + world.range(0, 20'000), [this, delivery] { arrive(delivery, true); });
        }
    }
}

void Relay::arrive(const sandbox::Delivery &delivery, bool genuine)
{
    const auto nowS = (m_world.heap.nowMs() + MachineClock::worldStartUtcMs) / 1000;
    const auto verdict = m_verifier->verify(lowered(delivery), delivery.body, nowS);
    if (genuine != (verdict == SignatureVerdict::Valid)) {
        return m_world.checker.fail(
            "S9", -1, genuine ? "a genuine webhook was refused" : "a forged webhook was taken");
    }
    if (!genuine) {
        return;
    }
    auto body = nlohmann::json::parse(delivery.body, nullptr, false);
    const auto &data = body["data"];
    const auto &object = data.contains("object") ? data["object"] : data;
    hint(object.value("id", std::string{}), body.value("id", std::string{}),
        body.value("type", std::string{}));
}

void Relay::hint(const std::string &transaction, const std::string &event, const std::string &type)
{
    auto &world = m_world;
    const int attempt = world.registry.byTransaction(transaction);
    if (world.options.bug == Bug::DedupByEventId) {
        const auto [known, isNew] = m_heard.emplace(event, transaction + type);
        if (!isNew) { // a copy of the same event is rightly dropped; another payment's is not
            return world.checker.hinted(attempt, known->second == transaction + type);
        }
    }
    if (attempt < 0) {
        return;
    }
    auto &till = world.till(world.registry.run(attempt).till);
    auto *engine = till.engine();
    const auto id = payment::AttemptId(world.registry.run(attempt).code);
    const auto *state = engine == nullptr ? nullptr : engine->find(id);
    if (state == nullptr || !payment::isOpen(*state)) {
        return;
    }
    world.history.note(world.saleOf(attempt), 91,
        [&] { return "till " + std::to_string(till.index() + 1) + " hears the webhook " + event; });
    engine->lookNow(id);
    world.checker.hinted(attempt, true);
}

} // namespace pos::sim
