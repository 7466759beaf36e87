// SPDX-License-Identifier: Apache-2.0
//
// The till after a year: its start, what one payment costs the core and its lists, and its memory,
// with a long history behind it and with none. The floor of the start is SQLite reading the records
// of the open payments and nothing else.
//
// bench_year [--short] [--payments N] [FOLDER]    FOLDER: default /dev/shm, so that the disk's
// syncs are not measured; give one on a disk to have them in.
#include "core/journal/journal.h"
#include "core/till/core_till.h"
#include "tests/bench/scale/canned_shop.h"
#include "tests/bench/scale/history.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

using namespace pos;

namespace {

constexpr const char *journalName = "/journal-test.db";

void need(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "bench_year: %s failed\n", what);
        std::exit(1);
    }
}

std::int64_t elapsedUs(const std::function<void()> &work)
{
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
}

std::int64_t median(std::vector<std::int64_t> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const char *what, std::int64_t hundredths, const char *unit)
{
    std::printf("%-58s %8lld.%02lld %s\n", what, static_cast<long long>(hundredths / 100),
        static_cast<long long>(hundredths % 100), unit);
}

// SQLite opens the file and reads the records of the open payments by their index.
std::int64_t floorUs(const std::string &path, const std::vector<payment::AttemptId> &open)
{
    return elapsedUs([&] {
        sqlite3 *database = nullptr;
        need(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK,
            "opening SQLite");
        sqlite3_stmt *query = nullptr;
        need(sqlite3_prepare_v2(
                 database, "SELECT body FROM records WHERE stream = ?", -1, &query, nullptr)
                == SQLITE_OK,
            "preparing");
        for (const auto &id : open) {
            sqlite3_bind_text(query, 1, id.text().c_str(), -1, SQLITE_TRANSIENT);
            int rows = 0;
            while (sqlite3_step(query) == SQLITE_ROW) {
                rows += sqlite3_column_bytes(query, 0) > 0 ? 1 : 0;
            }
            need(rows > 0, "reading an open payment");
            sqlite3_reset(query);
        }
        sqlite3_finalize(query);
        sqlite3_close(database);
    });
}

void start(const std::string &folder, int payments, int times)
{
    std::vector<std::int64_t> opening;
    std::vector<std::int64_t> recovering;
    std::vector<std::int64_t> floor;
    for (int i = 0; i < times; ++i) {
        base::Result<std::unique_ptr<journal::Journal>> journal;
        opening.push_back(
            elapsedUs([&] { journal = journal::Journal::open({.path = folder + journalName}); }));
        need(journal.has_value(), "opening the journal");
        std::vector<payment::AttemptId> open;
        sim::VirtualClock clock;
        sim::VirtualExecutor executor(clock);
        world::SeededRandom random(1);
        payment::Engine engine({clock, executor, random, **journal});
        recovering.push_back(elapsedUs([&] {
            auto found = engine.recover();
            need(found.has_value(), "recovering");
            open = std::move(*found);
        }));
        need(open.size() == 3, "finding the three open payments");
        floor.push_back(floorUs(folder + journalName, open));
    }
    std::printf("start with %d payments, 3 of them open (target: at most 50 ms)\n", payments);
    print("  journal opened and its newest records checked", median(opening) / 10, "ms");
    print("  recover(): open payments taken up again", median(recovering) / 10, "ms");
    print("  floor: bare SQLite reads the open ones", median(floor) / 10, "ms");
}

// The core of the till over the canned provider.
struct Till {
    sim::VirtualClock clock;
    sim::VirtualExecutor executor{clock};
    world::SeededRandom random{23};
    std::shared_ptr<bench::CannedGateway> gateway
        = std::make_shared<bench::CannedGateway>(clock, executor, 3'000);
    std::unique_ptr<till::CoreTill> core;
    view::CheckoutView checkout;
    std::int64_t published = 0;

    explicit Till(const std::string &folder)
    {
        // Later than the history, as a till's next day is.
        clock.jumpUtc(1'000'000'000'000);
        till::CoreOptions options;
        options.dataDir = folder;
        options.key = base::Secret("sk_test_0123456789abcdefghijklmn");
        options.connect = [this](const till::Connection &) -> base::Result<till::Provider> {
            till::Provider provider;
            provider.gateway = gateway;
            return provider;
        };
        core = std::make_unique<till::CoreTill>(std::move(options), clock, executor, random);
        QObject::connect(core.get(), &view::Till::checkoutChanged, core.get(),
            [this](const view::CheckoutView &now) { checkout = now; });
        QObject::connect(core.get(), &view::Till::paymentsChanged, core.get(),
            [this](const view::PaymentsView &) { ++published; });
    }
    void begin()
    {
        core->begin();
        pass(1'000);
    }
    void pass(std::int64_t ms)
    {
        executor.runUntil(clock.monotonicMs() + ms, [] { return false; });
    }
    void sell()
    {
        core->send(view::command::Charge{
            money::Money(4750, money::currency("USD")), "two haircuts", false});
        const bool approved = executor.runUntil(clock.monotonicMs() + 60'000,
            [this] { return checkout.stage == view::Stage::Approved; });
        need(approved, "selling");
        pass(2'000);
        core->send(view::command::Dismiss{checkout.attemptId});
        pass(500);
        gateway->forget();
    }
};

std::int64_t saleUs(Till &till, int sales)
{
    const auto begin = bench::cpuUs();
    for (int i = 0; i < sales; ++i) {
        till.sell();
    }
    return (bench::cpuUs() - begin) / sales;
}

void publish(const std::string &full, const std::string &empty, int payments, int rounds)
{
    Till old(full);
    Till fresh(empty);
    const auto beginUs = elapsedUs([&] { old.begin(); });
    fresh.begin();
    constexpr int salesPerRound = 20;
    std::vector<std::int64_t> withHistory;
    std::vector<std::int64_t> without;
    for (int i = 0; i < rounds; ++i) { // in turns: a busy moment hits both
        withHistory.push_back(saleUs(old, salesPerRound));
        without.push_back(saleUs(fresh, salesPerRound));
    }
    const auto ours = median(withHistory);
    const auto floor = median(without);
    std::printf("a sale through the till's core, %lld lists published in %d sales\n",
        static_cast<long long>(old.published), rounds * salesPerRound);
    print("  begin() with the history, to the first published list", beginUs / 10, "ms");
    std::printf(
        "  with %d payments behind it %28lld us a sale\n", payments, static_cast<long long>(ours));
    std::printf("  with none (the floor)      %28lld us a sale\n", static_cast<long long>(floor));
    print("  ratio (target: at most 1.20)", ours * 100 / std::max<std::int64_t>(floor, 1), "");
}

void memory(const std::string &full, int payments, int sales)
{
    const auto before = bench::residentKiB();
    Till till(full);
    till.begin();
    till.sell();
    const auto ready = bench::residentKiB();
    for (int i = 0; i < sales; ++i) {
        till.sell();
    }
    const auto after = bench::residentKiB();
    std::printf("V17 memory, %d payments behind it\n", payments);
    print("  the till's start takes", (ready - before) * 100 / 1024, "MB");
    std::printf("  after %d more sales\n", sales);
    print("  growth (target: at most 5 MB over 10,000 sales)", (after - ready) * 100 / 1024, "MB");
}

} // namespace

int main(int argc, char **argv)
{
    bool isShort = false;
    int payments = 0;
    std::filesystem::path parent = "/dev/shm";
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--short") == 0) {
            isShort = true;
        } else if (std::strcmp(argv[i], "--payments") == 0 && i + 1 < argc) {
            payments = std::atoi(argv[++i]);
        } else {
            parent = argv[i];
        }
    }
    payments = payments > 0 ? payments : isShort ? 2'000 : 100'000;
    std::string folder = (parent / "bench_year.XXXXXX").string();
    need(::mkdtemp(folder.data()) != nullptr, "making a folder");
    const std::string full = folder + "/full";
    const std::string empty = folder + "/empty";
    std::filesystem::create_directories(full);
    std::filesystem::create_directories(empty);
    const auto madeUs = elapsedUs(
        [&] { need(bench::writeHistory(full + journalName, payments, 0), "writing the history"); });
    std::printf("history: %d payments, %lld MB, written in %lld s\n", payments,
        static_cast<long long>(std::filesystem::file_size(full + journalName) >> 20U),
        static_cast<long long>(madeUs / 1'000'000));
    memory(full, payments, isShort ? 500 : 10'000);
    publish(full, empty, payments, isShort ? 3 : 15);
    // Last: payments that are open go on asking the provider, in every start after this.
    need(bench::writeHistory(full + journalName, 0, 3), "leaving payments open");
    start(full, payments, isShort ? 3 : 9);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
