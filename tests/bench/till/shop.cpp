// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/till/shop.h"

#include "core/till/secret_store.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <numeric>

namespace pos::bench {
namespace {

constexpr int patienceMs = 20'000;

} // namespace

Shop::Shop(bool readerEvents)
{
    app::TillOptions options;
    options.dataDir = m_data.path().toStdString();
    options.live = false;
    options.size = QSize(1024, 768);
    if (!readerEvents) {
        m_server = std::make_unique<sandbox::Server>();
        sandbox::ServerOptions server;
        server.model.rateLimitPerMinute = 0; // payments here come faster than people do
        (void)m_server->start(server);
        options.baseUrl = m_server->url() + "/api";
        if (const auto store = till::secretStoreFor(options.dataDir, "test")) {
            (void)(*store)->store(base::Secret(m_server->secretKey()));
        }
    }
    m_counter = std::make_unique<app::Counter>(options);
    m_counter->show();
}

sandbox::Server &Shop::sandbox()
{
    return m_server ? *m_server : *m_counter->sandbox();
}

view::Stage Shop::stage()
{
    return m_counter->window().latest().checkout().stage;
}

std::string Shop::order(const char *method, const std::string &path, const std::string &json)
{
    sandbox::Request request;
    request.method = method;
    request.path = "/_sandbox/" + path;
    request.headers.emplace("content-type", "application/json");
    request.body = json;
    return sandbox().handle(request).body;
}

bool Shop::waitFor(view::Stage wanted)
{
    return QTest::qWaitFor([&] { return stage() == wanted; }, patienceMs);
}

bool Shop::waitUntilReady()
{
    return QTest::qWaitFor(
        [&] {
            return stage() == view::Stage::Idle && m_counter->window().latest().status().canCharge;
        },
        patienceMs);
}

bool Shop::charge(std::int64_t amountMinor)
{
    m_counter->till().send(
        view::command::Charge{money::Money(amountMinor, money::currency("USD")), {}});
    return waitFor(view::Stage::WaitingForCard);
}

void Shop::present()
{
    order("POST", "readers/" + m_counter->window().latest().checkout().readerName + "/present",
        R"({"card":"4242424242424242","method":"tap"})");
}

void Shop::dismiss()
{
    m_counter->till().send(
        view::command::Dismiss{m_counter->window().latest().checkout().attemptId});
}

std::int64_t Shop::requests()
{
    const auto log = nlohmann::json::parse(order("GET", "requests"), nullptr, false);
    return log.is_object() ? log.value("last", std::int64_t{0}) : 0;
}

std::int64_t quantile(std::vector<std::int64_t> &samples, int perMille)
{
    if (samples.empty()) {
        return 0;
    }
    std::sort(samples.begin(), samples.end());
    const auto last = static_cast<std::int64_t>(samples.size()) - 1;
    return samples[static_cast<std::size_t>((last * perMille + 999) / 1000)];
}

std::int64_t mean(const std::vector<std::int64_t> &samples)
{
    return samples.empty() ? 0
                           : std::accumulate(samples.begin(), samples.end(), std::int64_t{0})
            / static_cast<std::int64_t>(samples.size());
}

std::int64_t nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

bool wantsShort(int argc, char **argv)
{
    return std::any_of(
        argv, argv + argc, [](const char *word) { return std::strcmp(word, "--short") == 0; });
}

} // namespace pos::bench
