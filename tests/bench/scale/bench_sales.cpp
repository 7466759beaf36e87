// SPDX-License-Identifier: Apache-2.0
//
// V13: simulated sales a second on one core. A sale is a usual one: the customer taps three seconds
// after the reader began to ask, so the till creates, pushes, reads until it knows, and journals
// all of it. Counted is the time of this process, not of the clock on the wall.
//
// Measured twice: the engine alone with a provider that answers with values, and the whole, where
// every call is JSON over the production client and the sandbox answers it. The floors: the same
// events through step() and nothing else, and the sandbox asked the same without a till.
#include "core/gateway/plutopay/client.h"
#include "core/journal/memory_journal.h"
#include "core/payment/codec.h"
#include "tests/bench/scale/canned_shop.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <vector>

using namespace pos;

namespace {

void need(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "bench_sales: %s failed\n", what);
        std::exit(1);
    }
}

std::int64_t median(std::vector<std::int64_t> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const char *what, std::int64_t nsPerSale, std::int64_t target)
{
    const auto rate = 1'000'000'000 / std::max<std::int64_t>(nsPerSale, 1);
    std::printf("%-46s %8lld sales/s  %7lld.%02lld us a sale", what, static_cast<long long>(rate),
        static_cast<long long>(nsPerSale / 1000), static_cast<long long>(nsPerSale % 1000 / 10));
    if (target > 0) {
        const auto percent = rate * 100 / target;
        std::printf("   target %lld: x%lld.%02lld", static_cast<long long>(target),
            static_cast<long long>(percent / 100), static_cast<long long>(percent % 100));
    }
    std::printf("\n");
}

// The pure decisions of the sales in the journal: what no engine can do without.
std::int64_t foldNs(const journal::MemoryJournal &journal, int sales)
{
    std::vector<payment::Event> events;
    for (const auto &record : journal.records()) {
        if (record.data.kind.starts_with("payment.")) {
            auto event = payment::decode(
                record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
            need(event.has_value(), "decoding");
            events.push_back(std::move(*event));
        }
    }
    const auto begin = bench::cpuUs();
    std::optional<payment::State> state;
    for (const auto &event : events) {
        state = std::holds_alternative<payment::event::Started>(event.what)
            ? payment::start(event).next
            : payment::step(*state, event).next;
    }
    need(state.has_value(), "folding");
    return (bench::cpuUs() - begin) * 1000 / sales;
}

void engineAlone(int rounds, int salesPerRound)
{
    std::vector<std::int64_t> perSale;
    std::vector<std::int64_t> floor;
    for (int round = 0; round < rounds; ++round) {
        journal::MemoryJournal journal;
        bench::CannedShop shop(journal);
        const auto begin = bench::cpuUs();
        for (int i = 0; i < salesPerRound; ++i) {
            need(shop.sell(), "selling");
        }
        perSale.push_back((bench::cpuUs() - begin) * 1000 / salesPerRound);
        floor.push_back(foldNs(journal, salesPerRound));
        if (round == 0) {
            std::printf("a sale: %lld calls, %lld changes shown, %lld records in %lld writes\n",
                static_cast<long long>(shop.gateway().calls() / salesPerRound),
                static_cast<long long>(shop.changes() / salesPerRound),
                static_cast<long long>(journal.records().size()) / salesPerRound,
                static_cast<long long>(journal.appends() / salesPerRound));
        }
    }
    print("engine alone, canned typed provider", median(perSale), 20'000);
    print("  floor: the journalled events through step()", median(floor), 0);
}

// A till, its client and the sandbox, a new one every so many sales: the sandbox keeps everything.
struct WholeShop {
    sim::VirtualClock clock;
    sim::VirtualExecutor executor{clock};
    world::SeededRandom random{11};
    sandbox::Model model;
    sim::SimTransport transport{model, clock, executor};
    journal::MemoryJournal journal;
    gateway::plutopay::PlutoPayClient client;
    payment::Engine engine{{clock, executor, random, journal}};
    gateway::ReaderId reader;
    std::int64_t sandboxUs = 0;
    bool asked = false, approved = false;

    static sandbox::Options options(std::int64_t utcMs)
    {
        sandbox::Options options;
        options.startUtcMs = utcMs;
        options.publicUrl = "http://127.0.0.1:1";
        options.rateLimitPerMinute = 0;
        return options;
    }
    static gateway::plutopay::ClientSettings settings(const std::string &key)
    {
        gateway::plutopay::ClientSettings settings;
        settings.baseUrl = "http://127.0.0.1:1/api";
        settings.key = base::Secret(key);
        return settings;
    }

    WholeShop()
        : model(options(clock.utcMs()))
        , client(settings(model.secretKey()), transport, clock, executor)
    {
        engine.useGateway(&client);
        engine.observe([this](const payment::State &state) {
            asked = asked || state.phase == payment::Phase::Collecting;
            approved
                = approved || (state.phase == payment::Phase::Approved && state.facts.capturedAtMs);
        });
        client.listReaders([this](gateway::Outcome<std::vector<gateway::Reader>> outcome) {
            const auto *readers = std::get_if<std::vector<gateway::Reader>>(&outcome);
            need(readers != nullptr && !readers->empty(), "listing the readers");
            reader = readers->front().reader;
        });
        run(1'000, [this] { return !reader.empty(); });
    }
    bool run(std::int64_t forMs, const std::function<bool()> &done)
    {
        return executor.runUntil(clock.monotonicMs() + forMs, done);
    }
    void sell()
    {
        asked = approved = false;
        need(engine
                 .charge({{}, money::Money(4750, money::currency("USD")), "two haircuts", {},
                     reader, "Counter 1", false, true, {}})
                 .has_value(),
            "charging");
        need(run(20'000, [this] { return asked; }), "waiting for the prompt");
        run(3'000, [] { return false; });
        sandbox::Request tap;
        tap.method = "POST";
        tap.path = "/_sandbox/readers/" + reader.text() + "/present";
        tap.headers.emplace("content-type", "application/json");
        tap.body = R"({"card":"4242424242424242","method":"tap"})";
        model.advanceTo(clock.utcMs());
        model.handle(tap);
        need(run(60'000, [this] { return approved; }), "waiting for the approval");
        run(2'000, [] { return false; });
    }
};

void whole(int rounds, int salesPerRound)
{
    std::vector<std::int64_t> perSale;
    for (int round = 0; round < rounds; ++round) {
        WholeShop shop;
        const auto begin = bench::cpuUs();
        for (int i = 0; i < salesPerRound; ++i) {
            shop.sell();
        }
        perSale.push_back((bench::cpuUs() - begin) * 1000 / salesPerRound);
        if (round == 0) {
            std::printf("whole: %lld requests a sale\n",
                static_cast<long long>(shop.transport.exchanges() / salesPerRound));
        }
    }
    print("whole: engine, client, JSON and the sandbox", median(perSale), 0);
}

} // namespace

int main(int argc, char **argv)
{
    bool isShort = false;
    bool onlyEngine = false;
    for (int i = 1; i < argc; ++i) {
        isShort = isShort || std::strcmp(argv[i], "--short") == 0;
        onlyEngine = onlyEngine || std::strcmp(argv[i], "--engine") == 0;
    }
    std::printf("V13 simulated sales on one core, CPU time of this process, medians\n");
    engineAlone(isShort ? 3 : 9, isShort ? 500 : 4'000);
    if (!onlyEngine) {
        whole(isShort ? 3 : 7, isShort ? 50 : 100);
    }
    return 0;
}
