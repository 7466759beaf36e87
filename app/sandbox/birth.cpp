// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/birth.h"

#include "app/sandbox/reader.h"

#include <algorithm>
#include <string>
#include <utility>

namespace pos::sandbox {
namespace {

constexpr std::int64_t dayMs = 86'400'000;

void addPayouts(Shop &shop)
{
    for (const auto *status : {"paid", "in_transit"}) {
        Payout row;
        row.id = shop.uuid();
        row.reference = shop.token("po_", 20);
        row.status = status;
        row.currency = shop.options.currency;
        row.amount = 125'000;
        row.createdMs = shop.now();
        row.arrivalMs = shop.now() + 2 * dayMs;
        shop.state.payouts.add(std::move(row));
    }
}

} // namespace

void furnish(Shop &shop)
{
    auto &state = shop.state;
    addKey(shop, true, false);
    addKey(shop, false, false);
    state.webhookSecret = shop.token("whsec_", 32);
    state.merchant
        = {shop.uuid(), "Harbour Street Goods LLC", "Harbour Street Goods", "owner@example.test",
            "+15550100", "US", shop.options.currency, "active", "verified", true, shop.now()};
    addPayouts(shop);
    if (shop.options.seedReaders) {
        addTerminal(shop, "Counter 1", "simulated_wisepos_e", true);
        addTerminal(shop, "Counter 2", "simulated_stripe_s700", true);
    }
    speak(shop, shop.options.dialect);
}

void speak(Shop &shop, std::string_view preset)
{
    shop.dialect = Dialect{preset};
    const auto limit = shop.options.rateLimitPerMinute;
    if (limit == 0 || shop.dialect.number(Toggle::RatePerMinute) != 0) {
        shop.dialect.set("rate_per_minute", std::to_string(limit));
    }
    dialectChanged(shop);
}

void dialectChanged(Shop &shop)
{
    shop.styleWebhooks();
    const auto &due = shop.state.due;
    const bool armed = std::any_of(due.begin(), due.end(),
        [](const auto &entry) { return entry.second.kind == Due::Kind::Reboot; });
    if (shop.on(Toggle::DailyReboot) && !armed) {
        shop.later(dayMs - shop.now() % dayMs, {Due::Kind::Reboot, {}, {}, 0});
    }
}

std::string addKey(Shop &shop, bool secret, bool live)
{
    const std::string prefix = std::string{secret ? "sk" : "pk"} + (live ? "_live_" : "_test_");
    ApiKey key{shop.token(prefix, 32), secret, live, false};
    shop.state.keys.push_back(key);
    return key.text;
}

Terminal &addTerminal(Shop &shop, std::string_view name, std::string_view deviceType, bool test)
{
    const auto &reader = createReader(shop, name, deviceType, !test);
    Terminal row;
    row.id = shop.uuid();
    row.name = name;
    row.serial = reader.serial;
    row.model = deviceType;
    row.status = "online";
    row.locationName = "Main shop";
    row.readerId = reader.id;
    row.test = test;
    row.createdMs = shop.now();
    row.updatedMs = shop.now();
    row.pairedMs = shop.now();
    return shop.state.terminals.add(std::move(row));
}

} // namespace pos::sandbox
