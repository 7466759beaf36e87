// SPDX-License-Identifier: Apache-2.0
//
// V5: from the Charge command on the GUI thread until process-payment has arrived at the provider
// on loopback: two durable journal writes, create-payment and its answer lie between. The floor is
// the same two requests, back to back, without a journal or a till.
#include "core/gateway/http/qt_transport.h"
#include "tests/bench/till/shop.h"
#include "ui/theme/quiet_offscreen.h"

#include <QApplication>
#include <QTest>

#include <cstdio>

using namespace pos;
using bench::Shop;

namespace {

// The first prompt of a payment is shown while process-payment is carried out.
std::int64_t untilPrompted(Shop &shop, std::size_t payment)
{
    const auto giveUpUs = bench::nowUs() + 5'000'000;
    while (bench::nowUs() < giveUpUs) {
        const auto truth = shop.sandbox().truth();
        if (truth.size() > payment && truth[payment].prompts > 0) {
            return bench::nowUs();
        }
    }
    return 0;
}

// Two requests on a warm connection.
std::int64_t floorUs(Shop &shop, world::HttpTransport &transport)
{
    int left = 2;
    const auto startUs = bench::nowUs();
    std::function<void()> next = [&] {
        world::HttpRequest request;
        request.method = "GET";
        request.url = shop.sandbox().url() + "/api/v1/health";
        request.deadlineMs = 2'000;
        transport.send(std::move(request), [&](const world::HttpResult &) {
            if (--left > 0) {
                next();
            }
        });
    };
    next();
    (void)QTest::qWaitFor([&] { return left == 0; }, 5'000);
    return bench::nowUs() - startUs;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    pos::ui::quietOffscreen();
    const int payments = bench::wantsShort(argc, argv) ? 8 : 100;
    Shop shop(false);
    shop.order("POST", "toggles", R"({"authorisation_ms":0})");
    const auto transport = gateway::http::QtTransport::make({});
    std::vector<std::int64_t> ours;
    std::vector<std::int64_t> floor;
    for (int i = 0; i < payments && transport; ++i) {
        if (!shop.waitUntilReady()) {
            break;
        }
        floor.push_back(floorUs(shop, **transport));
        const auto startUs = bench::nowUs();
        shop.counter().till().send(
            view::command::Charge{money::Money(500, money::currency("USD")), {}});
        const auto promptedUs = untilPrompted(shop, static_cast<std::size_t>(i));
        if (promptedUs == 0 || !shop.waitFor(view::Stage::WaitingForCard)) {
            std::printf("V5 payment %d did not reach the reader\n", i);
            return 1;
        }
        ours.push_back(promptedUs - startUs);
        shop.present();
        if (!shop.waitFor(view::Stage::Approved)) {
            return 1;
        }
        shop.dismiss();
    }
    const auto medianUs = bench::quantile(ours, 500);
    const auto bareUs = std::max<std::int64_t>(bench::quantile(floor, 500), 1);
    std::printf(
        "V5   charge -> process-payment   median %6lld us   p99 %6lld us   goal p99 80000   "
        "two bare calls %5lld us   x%lld.%01lld   (%zu payments)\n",
        static_cast<long long>(medianUs), static_cast<long long>(bench::quantile(ours, 990)),
        static_cast<long long>(bareUs), static_cast<long long>(medianUs / bareUs),
        static_cast<long long>(medianUs * 10 / bareUs % 10), ours.size());
    return ours.empty() ? 1 : 0;
}
