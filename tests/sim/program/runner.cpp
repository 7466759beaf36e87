// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/runner.h"

#include "tests/sim/program/world.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <mutex>
#include <thread>

namespace pos::sim {
namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void addTo(Total &total, const Options &options, const Played &played)
{
    ++total.worlds;
    total.sales += played.sales;
    total.diskSales += options.realJournal ? played.sales : 0;
    total.events += played.events;
    total.exchanges += played.exchanges;
    total.checks += played.checks;
    total.kills += played.kills;
    total.lookedUp += played.lookedUp;
    total.forgotten += played.forgotten;
    total.forgottenPaid += played.forgottenPaid;
    total.hash += mixed(played.hash, options.seed);
    total.coverage.add(played.coverage);
    for (std::size_t part = 0; part < partCount; ++part) {
        total.times[part] += played.times[part];
    }
}

bool breaks(const Options &options, const std::string &property)
{
    const auto played = playWorld(options, false);
    return played.violation && played.violation->property == property;
}

} // namespace

Played playWorld(const Options &options, bool traced)
{
    World world(options, traced);
    world.play();
    Played played;
    played.hash = mixed(world.history.hash(), static_cast<std::uint64_t>(world.heap.ran()));
    played.sales = static_cast<std::int64_t>(world.registry.sales.size());
    played.events = world.history.events();
    played.exchanges = world.exchanges;
    played.checks = world.checker.checks();
    for (const auto &till : world.tills) {
        played.kills += till->boots() - 1;
    }
    for (const auto &run : world.registry.attempts) {
        played.forgotten += run.forgotten ? 1 : 0;
        played.forgottenPaid += run.forgotten && world.provider.capturedMinor(run) > 0 ? 1 : 0;
    }
    played.lookedUp = world.lookedUp;
    played.virtualMs = world.heap.nowMs();
    played.coverage = world.coverage;
    played.times = world.meter.times();
    played.violation = world.checker.violation();
    played.lines = world.history.lines();
    return played;
}

Total playSeeds(const Plan &plan)
{
    Total total;
    std::mutex guard;
    std::atomic<std::int64_t> next{0};
    std::atomic<bool> enough{false};
    const auto start = std::chrono::steady_clock::now();
    const auto cpuBefore = std::clock();
    const auto work = [&] {
        for (auto at = next++; at < plan.seeds && !enough; at = next++) {
            const auto options = drawn(plan.firstSeed + static_cast<std::uint64_t>(at), plan.pins);
            const auto played = playWorld(options, false);
            const bool again = plan.twiceEvery > 0 && at % plan.twiceEvery == 0;
            const bool alike = !again || playWorld(options, false).hash == played.hash;
            const std::scoped_lock lock(guard);
            addTo(total, options, played);
            total.playedTwice += again ? 1 : 0;
            if (!alike) {
                total.unlike.push_back(options.seed);
            }
            const bool found = played.violation
                && (plan.wanted.empty() || played.violation->property == plan.wanted);
            if (found) {
                total.findings.push_back({options, *played.violation, total.sales});
            }
            const bool late = plan.mostSeconds > 0 && secondsSince(start) > plan.mostSeconds;
            enough = late || (!plan.goOn && (found || !alike));
        }
    };
    std::vector<std::thread> threads;
    for (int job = 1; job < plan.jobs; ++job) {
        threads.emplace_back(work);
    }
    work();
    for (auto &thread : threads) {
        thread.join();
    }
    total.seconds = secondsSince(start);
    total.cpuSeconds = static_cast<double>(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
    return total;
}

std::vector<Cell> fill(Total &total, const Plan &plan, std::int64_t worldsEach)
{
    std::vector<Cell> missing;
    for (const auto &cell : total.coverage.empty()) {
        auto pins = plan.pins;
        pins.hunt = cell;
        if (cell.kind == Kind::BitRot || cell.kind == Kind::LyingSync) {
            pins.realJournal = true;
        }
        bool met = total.coverage.hits(cell.kind, cell.phase) > 0; // on the way to another one
        for (std::int64_t at = 0; at < worldsEach && !met; ++at) {
            const auto options = drawn(plan.firstSeed + static_cast<std::uint64_t>(at), pins);
            const auto played = playWorld(options, false);
            addTo(total, options, played);
            if (played.violation) {
                total.findings.push_back({options, *played.violation, total.sales});
            }
            met = total.coverage.hits(cell.kind, cell.phase) > 0;
        }
        if (!met) {
            missing.push_back(cell);
        }
    }
    return missing;
}

Options shrunk(const Options &options, const Violation &violation)
{
    auto smallest = options;
    const auto attempt = [&](const Options &candidate) {
        const bool shows = breaks(candidate, violation.property);
        smallest = shows ? candidate : smallest;
        return shows;
    };
    for (int sales = 1; sales < smallest.sales; sales *= 2) {
        auto candidate = smallest;
        candidate.sales = sales;
        if (attempt(candidate)) {
            break;
        }
    }
    for (const auto &row : kindTable()) {
        if (smallest.has(row.kind)) {
            auto candidate = smallest;
            candidate.on[static_cast<std::size_t>(row.kind)] = false;
            attempt(candidate);
        }
    }
    for (int tills = 1; tills < smallest.tills; ++tills) {
        auto candidate = smallest;
        candidate.tills = tills;
        if (attempt(candidate)) {
            break;
        }
    }
    return smallest;
}

std::string storyOf(const Options &options, bool everything)
{
    const auto played = playWorld(options, true);
    const int sale = played.violation ? played.violation->sale : -1;
    std::string story;
    for (const auto &line : played.lines) {
        if (!everything && line.sale != sale && line.sale != -1) {
            continue;
        }
        auto ms = std::to_string(line.atMs % 1000);
        ms.insert(0, 3 - ms.size(), '0');
        auto second = std::to_string(line.atMs / 1000);
        second.insert(0, second.size() < 6 ? 6 - second.size() : 0, ' ');
        story += second + "." + ms + "  " + line.text + "\n";
    }
    return story;
}

} // namespace pos::sim
