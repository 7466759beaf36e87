// SPDX-License-Identifier: Apache-2.0
//
// V2: from the instant in which PlutoPay knows "succeeded" until the screen has been told. Real
// time; customers tap 2 to 10 s after the prompt, the bank takes its usual 1.2 s. First with
// nothing but PlutoPay's answers, then with a local reader's own events, and there also from the
// reader's "card presented" to the screen. The peer polls every 2 s. [--short] [--payments N]
#include "tests/bench/till/shop.h"
#include "ui/theme/quiet_offscreen.h"

#include <QApplication>
#include <QByteArray>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace pos;
using bench::Shop;

namespace {

constexpr std::int64_t peerMeanMs = 1'100; // PlutoPay's own page: every 2 s
constexpr std::int64_t peerWorstMs = 2'000;

struct Figures {
    std::vector<std::int64_t> delaysUs;
    std::vector<std::int64_t> eventUs; // reader's event -> screen
    std::vector<std::int64_t> requests; // of one payment
    std::vector<std::int64_t> endedUs; // when each payment had ended
};

// The most requests in any 60 s, counted by payments: one counts where it ended.
std::int64_t busiestMinute(const Figures &figures)
{
    constexpr std::int64_t minuteUs = 60'000'000;
    std::int64_t most = 0;
    for (std::size_t first = 0; first < figures.endedUs.size(); ++first) {
        std::int64_t sum = 0;
        for (std::size_t at = first;
             at < figures.endedUs.size() && figures.endedUs[at] - figures.endedUs[first] < minuteUs;
             ++at) {
            sum += figures.requests[at];
        }
        most = std::max(most, sum);
    }
    return most;
}

// The sandbox is asked every millisecond, without a socket, until it has captured the money.
std::int64_t untilProviderKnows(Shop &shop, std::size_t payment)
{
    std::int64_t at = 0;
    (void)QTest::qWaitFor(
        [&] {
            const auto truth = shop.sandbox().truth();
            if (truth.size() > payment && truth[payment].captures > 0) {
                at = bench::nowUs();
            }
            return at != 0;
        },
        15'000);
    return at;
}

// The next customer: as many a minute as a busy counter has, and as the account's budget is for.
void waitForNextCustomer(std::int64_t lastStartedUs, bool isShort)
{
    constexpr std::int64_t everyUs = 12'000'000;
    const auto leftUs = everyUs - (bench::nowUs() - lastStartedUs);
    if (!isShort && leftUs > 0) {
        QTest::qWait(static_cast<int>(leftUs / 1000));
    }
}

bool payOnce(Shop &shop, std::size_t payment, int tapAfterMs, Figures &figures)
{
    if (!shop.waitUntilReady()) {
        return false;
    }
    const auto before = shop.requests();
    if (!shop.charge(500 + static_cast<std::int64_t>(payment) * 100)) {
        return false;
    }
    std::int64_t shownUs = 0;
    std::int64_t readUs = 0;
    const auto seen = QObject::connect(&shop.counter().till(), &view::Till::checkoutChanged,
        &shop.counter().window(), [&](const view::CheckoutView &checkout) {
            if (checkout.stage == view::Stage::Approved && shownUs == 0) {
                shownUs = bench::nowUs();
            }
            if (checkout.stage == view::Stage::CardRead && readUs == 0) {
                readUs = bench::nowUs();
            }
        });
    QTest::qWait(tapAfterMs);
    const auto presentedUs = bench::nowUs();
    shop.present();
    const auto knownUs = untilProviderKnows(shop, payment);
    const bool done = knownUs != 0 && shop.waitFor(view::Stage::Approved);
    QObject::disconnect(seen);
    figures.delaysUs.push_back(std::max<std::int64_t>(shownUs - knownUs, 0));
    if (readUs != 0) {
        figures.eventUs.push_back(readUs - presentedUs);
    }
    figures.requests.push_back(shop.requests() - before);
    figures.endedUs.push_back(bench::nowUs());
    shop.dismiss();
    return done;
}

int run(bool readerEvents, int payments, bool isShort, const char *what)
{
    Shop shop(readerEvents);
    Figures figures;
    std::mt19937 dice(7);
    const int shortestTapMs = isShort ? 500 : 2'000;
    const int longestTapMs = isShort ? 1'500 : 10'000;
    const auto tapMs = [&] {
        const auto spread = static_cast<unsigned>(longestTapMs - shortestTapMs);
        return shortestTapMs + static_cast<int>(dice() % spread);
    };
    for (int i = 0; i < payments; ++i) {
        const auto startedUs = bench::nowUs();
        if (!payOnce(shop, static_cast<std::size_t>(i), tapMs(), figures)) {
            std::printf("V2 %s: payment %d did not end\n", what, i);
            return 1;
        }
        waitForNextCustomer(startedUs, isShort);
    }
    const auto meanMs = bench::mean(figures.delaysUs) / 1000;
    const auto p99Ms = bench::quantile(figures.delaysUs, 990) / 1000;
    std::printf("V2   %-28s mean %5lld ms   p99 %5lld ms   page %lld / %lld ms   x%lld.%02lld   "
                "requests mean %lld, most %lld, busiest minute %lld of 100   (%d payments)\n",
        what, static_cast<long long>(meanMs), static_cast<long long>(p99Ms),
        static_cast<long long>(peerMeanMs), static_cast<long long>(peerWorstMs),
        static_cast<long long>(meanMs * 100 / peerMeanMs / 100),
        static_cast<long long>(meanMs * 100 / peerMeanMs % 100),
        static_cast<long long>(bench::mean(figures.requests)),
        static_cast<long long>(*std::max_element(figures.requests.begin(), figures.requests.end())),
        static_cast<long long>(busiestMinute(figures)), payments);
    if (readerEvents && !figures.eventUs.empty()) {
        std::printf(
            "V2   reader's event -> screen     mean %5lld us   p99 %5lld us   goal 20000 us   "
            "(%zu events)\n",
            static_cast<long long>(bench::mean(figures.eventUs)),
            static_cast<long long>(bench::quantile(figures.eventUs, 990)), figures.eventUs.size());
    }
    std::fflush(stdout);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    pos::ui::quietOffscreen();
    const bool isShort = bench::wantsShort(argc, argv);
    int payments = isShort ? 2 : 60;
    for (int at = 1; at + 1 < argc; ++at) {
        if (qstrcmp(argv[at], "--payments") == 0) {
            payments = std::max(1, QByteArray(argv[at + 1]).toInt());
        }
    }
    const int asked = run(false, payments, isShort, "PlutoPay's answers only");
    const int told = run(true, payments, isShort, "with a local reader's events");
    return asked + told;
}
