// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/world.h"

#include "app/sandbox/reader.h"
#include "app/sandbox/settlement.h"
#include "core/payment/codec.h"
#include "tests/sim/program/ending.h"
#include "tests/sim/program/tamper.h"

#include <array>
#include <utility>

namespace pos::sim {
namespace {

constexpr std::int64_t weatherEveryMs = 12'000;
constexpr std::int64_t longestDayMs = 48LL * 3'600'000;
constexpr std::int64_t calmMs = 45 * 60'000; // the liveness phase

const std::array<std::string, 5> goodCards{"4242424242424242", "5555555555554444",
    "378282246310005", "4000056655665556", "6011111111111117"};
const std::array<std::string, 4> badCards{
    "4000000000000002", "4000000000009995", "4000000000000069", "4000000000000119"};

} // namespace

World::World(const Options &given, bool traced)
    : options(given)
    , meter(given.profiled)
    , history(heap, traced)
    , dice(given.seed * 31 + 1)
    , people(given.seed * 31 + 2)
    , provider(options, heap, meter, history, registry)
    , checker(heap, history, registry, provider)
    , network(*this, given.seed * 31 + 3)
    , shoppers(*this)
{
    provider.whenPrompted([this](int attempt, const std::string &reader) {
        checker.prompted(attempt);
        promptMoves(attempt, reader);
        shoppers.prompted(attempt, reader);
    });
    if (given.seed % 2 == 0 || given.bug == Bug::DedupByEventId) {
        relay = std::make_unique<Relay>(*this);
    }
    for (int index = 0; index < options.tills; ++index) {
        tills.push_back(std::make_unique<Till>(*this, index));
    }
}

World::~World() = default;

void World::met(Kind kind, int attempt)
{
    if (attempt >= 0 && options.has(kind)) {
        coverage.hit(kind, registry.run(attempt).shown);
    }
}

void World::metOpen(Kind kind, int which)
{
    for (const auto &one : tills) {
        const int attempt = one->cashier().attempt();
        if ((which < 0 || one->index() == which) && attempt >= 0) {
            met(kind, attempt);
        }
    }
    history.note(-1, 70 + static_cast<std::uint64_t>(kind),
        [&] { return "WEATHER: " + std::string(rowOf(kind).name); });
}

// A prompt takes the place of what the reader showed: perhaps another till's (F70).
void World::promptMoves(int attempt, const std::string &reader)
{
    auto &before = prompts.try_emplace(reader, attempt).first->second;
    const auto &other = registry.run(before);
    if (other.till != registry.run(attempt).till && !payment::isFinal(other.shown)) {
        met(Kind::SharedReader, before);
    }
    before = attempt;
}

int World::newSale(int till)
{
    if (salesBegun >= options.sales) {
        return -1;
    }
    ++salesBegun;
    SaleRun sale;
    sale.index = static_cast<int>(registry.sales.size());
    sale.till = till;
    sale.id = "sale-" + std::to_string(options.seed) + "-" + std::to_string(sale.index);
    sale.totalMinor = between(people, 50, 25'000);
    const auto lot = people.below(100);
    const auto good = goodCards[people.below(goodCards.size())];
    const auto bad = badCards[people.below(badCards.size())];
    const bool declines = options.leaning == Leaning::Declines;
    sale.cards = lot < (declines ? 20U : 78U) ? std::vector{good}
        : lot < (declines ? 70U : 92U)        ? std::vector{bad, good}
                                              : std::vector{bad};
    sale.manualCapture = people.below(100) < (options.leaning == Leaning::Holds ? 60U : 4U);
    if (people.below(100) < 12) {
        sale.refundMinor
            = people.below(2) == 0 ? sale.totalMinor : between(people, 1, sale.totalMinor);
    }
    registry.sales.push_back(std::move(sale));
    return registry.sales.back().index;
}

void World::weather()
{
    if (!faulty) {
        return;
    }
    for (auto &one : tills) {
        one->weather();
    }
    if (strikes(Kind::Partition)) {
        const auto which = static_cast<std::size_t>(dice.below(network.cut.size()));
        network.cut[which] = true;
        heap.after(range(0, 9) == 0 ? 600'000 : range(1'000, 60'000),
            [this, which] { network.cut[which] = false; });
    }
    if (strikes(Kind::KeyRevoked)) {
        network.keyRevoked = true;
        heap.after(range(2'000, 90'000), [this] { network.keyRevoked = false; });
    }
    if (strikes(Kind::BudgetEaten)) {
        metOpen(Kind::BudgetEaten, -1);
        provider.shop().state.windowCount = 95;
    }
    if (strikes(Kind::SilentProvider)) {
        metOpen(Kind::SilentProvider, -1);
        provider.set("settlement", "never");
        heap.after(range(5'000, 120'000), [this] {
            provider.set("settlement", "at_once");
            if (range(0, 1) == 0) {
                sandbox::settleUnheard(provider.shop(), {});
            }
        });
    } else if (strikes(Kind::SlowSettlement)) {
        metOpen(Kind::SlowSettlement, -1);
        provider.set("settlement", "after");
        provider.set("settlement_ms", std::to_string(range(300, 30'000)));
        provider.set("authorisation_ms", std::to_string(range(200, 15'000)));
    }
    if (strikes(Kind::LateFlip)) {
        constexpr std::array<std::string_view, 3> words{"failed", "canceled", "pending"};
        metOpen(Kind::LateFlip, -1);
        provider.set("late_flip", words[dice.below(words.size())]);
        provider.set("late_flip_ms", std::to_string(range(100, 8'000)));
        heap.after(range(5'000, 40'000), [this] { provider.set("late_flip", "no"); });
    }
    readerWeather();
    heap.after(weatherEveryMs, [this] { weather(); });
}

void World::readerWeather()
{
    for (const auto &row : provider.readers()) {
        auto *reader = provider.shop().state.readers.find(row.id);
        if (strikes(Kind::ReaderReboot)) {
            metOpen(Kind::ReaderReboot, -1);
            sandbox::rebootReader(provider.shop(), *reader, range(5'000, 90'000));
        } else if (strikes(Kind::ReaderOffline)) {
            metOpen(Kind::ReaderOffline, -1);
            sandbox::setReaderStatus(
                provider.shop(), *reader, "offline", range(0, 1) == 0, range(0, 1) == 0);
            heap.after(range(2'000, 90'000), [this, id = row.id] {
                auto *back = provider.shop().state.readers.find(id);
                provider.catchUp();
                sandbox::setReaderStatus(provider.shop(), *back, "online", false, false);
            });
        }
    }
}

void World::heal()
{
    faulty = false;
    network.heal();
    provider.set("settlement", "at_once");
    provider.set("late_flip", "no");
    sandbox::settleUnheard(provider.shop(), {}); // what the bank said is known in the end
    for (const auto &row : provider.readers()) {
        auto *reader = provider.shop().state.readers.find(row.id);
        reader->nextCommand.clear();
        sandbox::setReaderStatus(provider.shop(), *reader, "online", false, false);
    }
    for (auto &one : tills) {
        one->heal();
    }
    history.note(
        -1, 90, [] { return std::string("ALL FAULTS END; everything must come to its end"); });
}

bool World::settled()
{
    for (auto &one : tills) {
        auto *engine = one->engine();
        if (engine == nullptr || !everythingEnded(*engine)) {
            return false;
        }
    }
    return true;
}

void World::hooks()
{
    relay->poll();
    heap.after(250, [this] { hooks(); });
}

void World::play()
{
    seedStep(options.bug);
    if (relay != nullptr) {
        hooks();
    }
    for (auto &one : tills) {
        one->boot();
        one->cashier().begin();
    }
    heap.after(weatherEveryMs, [this] { weather(); });
    const auto endOfDayMs = heap.nowMs() + longestDayMs;
    while (!checker.violation() && salesDone < salesBegun + (salesBegun < options.sales ? 1 : 0)
        && heap.runOne(endOfDayMs)) { }
    heal();
    const auto endMs = heap.nowMs() + calmMs;
    std::int64_t nextLookMs = 0;
    while (!checker.violation()) {
        if (heap.nowMs() >= nextLookMs) {
            nextLookMs = heap.nowMs() + 1'000;
            if (settled()) {
                break;
            }
        }
        if (!heap.runOne(std::min(endMs, nextLookMs)) && heap.nowMs() >= endMs) {
            break;
        }
    }
    if (!checker.violation()) {
        judge();
    }
}

void World::judge()
{
    provider.catchUp();
    for (auto &one : tills) {
        auto *engine = one->engine();
        if (engine == nullptr) {
            return checker.fail("L2", -1, "a till did not start again");
        }
        engine->flush();
        judgeTill(checker, *engine, one->disk(), options.bug == Bug::None);
    }
    checker.ledgerAtTheEnd();
}

} // namespace pos::sim
