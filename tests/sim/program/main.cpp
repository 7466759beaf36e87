// SPDX-License-Identifier: Apache-2.0
//
// plutopos-sim: plays whole shops with the production core in virtual time and looks for the moment
// at which a customer is charged twice or a payment is lost. See README.md beside this file.
#include "core/payment/incident.h"
#include "core/payment/names.h"
#include "tests/sim/program/runner.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace pos::sim {
namespace {

struct Arguments {
    std::uint64_t seed = 1;
    std::int64_t seeds = 1;
    int sales = 20, jobs = 1, tills = 0, readers = 0, twiceEvery = 25, atLeast = 1;
    std::string faults, dialect, bug, replay, hunt;
    bool realJournal = false, memoryJournal = false;
    bool bugs = false, coverage = false, mustFill = false, verbose = false, noShrink = false,
         goOn = false, profile = false;
    double seconds = 0;
};

void describe(CLI::App &app, Arguments &given)
{
    app.add_option("--seed", given.seed, "the first seed");
    app.add_option("--seeds", given.seeds, "how many seeds, one world each");
    app.add_option("--sales", given.sales, "sales in each world")->check(CLI::Range(1, 100'000));
    app.add_option("--faults", given.faults, "a,b,… exactly these; none; all. Default: drawn");
    app.add_option("--dialect", given.dialect, "openapi, backend or docs")
        ->check(CLI::IsMember({"openapi", "backend", "docs"}));
    app.add_option("--tills", given.tills)->check(CLI::Range(1, 4));
    app.add_option("--readers", given.readers)->check(CLI::Range(1, 3));
    app.add_flag("--real-journal", given.realJournal, "SQLite over a file layer in memory");
    app.add_flag("--memory-journal", given.memoryJournal, "a list in memory");
    app.add_option("--bug", given.bug, "a seeded bug");
    app.add_option("--replay", given.replay, "step an incident bundle and show its timeline")
        ->check(CLI::ExistingFile);
    app.add_flag("--bugs", given.bugs, "every seeded bug must be found within a minute");
    app.add_option("--jobs", given.jobs, "threads")->check(CLI::Range(1, 64));
    app.add_option("--seconds", given.seconds, "stop after so long");
    app.add_option("--twice-every", given.twiceEvery, "play every n-th seed twice; 0 = never");
    app.add_option("--hunt", given.hunt, "FAULT:PHASE that the worlds lean to");
    app.add_flag("--profile", given.profile, "say where the time goes");
    app.add_flag("--coverage", given.coverage, "print the matrix of faults and phases");
    app.add_flag("--coverage-must-fill", given.mustFill,
        "lean to the cells that are empty; fail when one of them cannot be met");
    app.add_flag("--verbose", given.verbose, "print the whole history, or all sales of a finding");
    app.add_flag("--no-shrink", given.noShrink, "print a finding as it was found");
    app.add_flag("--go-on", given.goOn, "do not stop at the first finding");
}

// "" or what is wrong.
std::string pinFaults(const Arguments &given, Pins &pins)
{
    if (given.faults.empty()) {
        return {};
    }
    std::vector<Kind> kinds;
    if (given.faults == "all") {
        for (const auto &row : kindTable()) {
            kinds.push_back(row.kind);
        }
    } else if (given.faults != "none") {
        std::size_t at = 0;
        while (at < given.faults.size()) {
            const auto end = std::min(given.faults.find(',', at), given.faults.size());
            const auto kind = kindNamed(given.faults.substr(at, end - at));
            if (!kind) {
                return "There is no fault called " + given.faults.substr(at, end - at) + ".";
            }
            kinds.push_back(*kind);
            at = end + 1;
        }
    }
    pins.faults = kinds;
    return {};
}

// "" or what is wrong.
std::string pinHunt(const Arguments &given, Pins &pins)
{
    if (given.hunt.empty()) {
        return {};
    }
    const auto colon = given.hunt.find(':');
    const auto kind = kindNamed(given.hunt.substr(0, colon));
    const auto phase = colon == std::string::npos
        ? std::nullopt
        : payment::fromName<payment::Phase>(given.hunt.substr(colon + 1));
    if (!kind || !phase) {
        return "There is no fault or no phase of that name: " + given.hunt;
    }
    pins.hunt = Cell{*kind, *phase};
    return {};
}

std::string listed(const std::vector<Cell> &cells)
{
    std::string text;
    for (const auto &cell : cells) {
        text += "  " + std::string(rowOf(cell.kind).name) + " in "
            + std::string(payment::nameOf(cell.phase)) + "\n";
    }
    return text;
}

// False when a cell is empty that must not be, or one is met that cannot be.
bool reportCoverage(Total &total, const Plan &plan, const Arguments &given)
{
    constexpr std::int64_t worldsEach = 1'000;
    const auto before = total.coverage.empty().size();
    const auto missing = given.mustFill ? fill(total, plan, worldsEach) : total.coverage.empty();
    const auto wrong = total.coverage.impossibleHit();
    std::printf("\n%s%d cells can be met, %zu of them were not, %zu after leaning to them\n%s",
        total.coverage.table().c_str(), Coverage::possibleCells(), before, missing.size(),
        listed(missing).c_str());
    if (!wrong.empty()) {
        std::printf("MET ALTHOUGH IT CANNOT BE:\n%s", listed(wrong).c_str());
    }
    return wrong.empty() && (!given.mustFill || missing.empty());
}

Plan planOf(const Arguments &given, Pins pins)
{
    pins.sales = given.sales;
    pins.profiled = given.profile;
    if (!given.dialect.empty()) {
        pins.dialect = given.dialect;
    }
    if (given.tills > 0) {
        pins.tills = given.tills;
    }
    if (given.readers > 0) {
        pins.readers = given.readers;
    }
    if (given.realJournal || given.memoryJournal) {
        pins.realJournal = given.realJournal;
    }
    Plan plan;
    plan.pins = std::move(pins);
    plan.firstSeed = given.seed;
    plan.seeds = given.seeds;
    plan.jobs = given.jobs;
    plan.twiceEvery = given.twiceEvery;
    plan.mostSeconds = given.seconds;
    plan.goOn = given.goOn;
    return plan;
}

void print(const Finding &finding, const Arguments &given)
{
    std::printf("\nVIOLATION of %s: %s\nfound after %lld sales in\n  plutopos-sim %s\n",
        finding.violation.property.c_str(), finding.violation.what.c_str(),
        static_cast<long long>(finding.salesBefore), described(finding.options).c_str());
    auto options = finding.options;
    if (!given.noShrink) {
        options = shrunk(options, finding.violation);
        std::printf("the same is shown by\n  plutopos-sim %s\n", described(options).c_str());
    }
    std::printf("what happened to that sale (seconds since the world began):\n%s",
        storyOf(options, given.verbose).c_str());
}

int showReplay(const std::string &file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string bundle{std::istreambuf_iterator<char>(stream), {}};
    const auto replay = payment::incident::replay(bundle);
    if (!replay) {
        std::fprintf(stderr, "%s\n", replay.error().message.c_str());
        return 2;
    }
    std::printf("%s", payment::incident::textOf(*replay).c_str());
    return replay->divergence ? 1 : 0;
}

void printTimes(const Total &total)
{
    constexpr std::array<const char *, partCount> names{
        "the simulation itself", "core", "client", "model of the provider", "disk"};
    std::int64_t sum = 0;
    for (const auto ns : total.times) {
        sum += ns;
    }
    const auto sales = std::max<std::int64_t>(total.sales, 1);
    std::printf("a sale takes %lld us:", static_cast<long long>(sum / sales / 1000));
    for (std::size_t part = 0; part < partCount; ++part) {
        std::printf("%s %s %lld", part == 0 ? "" : ",", names.at(part),
            static_cast<long long>(total.times.at(part) / sales / 1000));
    }
    std::printf("\n");
}

int report(Total total, const Plan &plan, const Arguments &given)
{
    std::printf("%lld sales in %lld worlds, %.1f s, %.0f sales/s; %.0f for each second of a core\n",
        static_cast<long long>(total.sales), static_cast<long long>(total.worlds), total.seconds,
        static_cast<double>(total.sales) / std::max(total.seconds, 0.001),
        static_cast<double>(total.sales) / std::max(total.cpuSeconds, 0.001));
    std::printf(
        "all through real bytes; %lld on the SQLite journal, the others on a list in memory\n",
        static_cast<long long>(total.diskSales));
    std::printf("%lld exchanges, %lld restarts, %lld events, %lld checks\n",
        static_cast<long long>(total.exchanges), static_cast<long long>(total.kills),
        static_cast<long long>(total.events), static_cast<long long>(total.checks));
    std::printf("%lld seeds played twice, %zu with another history; hash of all %016llx\n",
        static_cast<long long>(total.playedTwice), total.unlike.size(),
        static_cast<unsigned long long>(total.hash));
    if (given.profile) {
        printTimes(total);
    }
    if (total.lookedUp > 0) {
        std::printf("%lld payments that only a person could tell about, looked up\n",
            static_cast<long long>(total.lookedUp));
    }
    if (total.forgotten > 0) {
        std::printf(
            "disks that lied lost records of %lld payments, %lld of them charged: see F50\n",
            static_cast<long long>(total.forgotten), static_cast<long long>(total.forgottenPaid));
    }
    const bool full = (!given.coverage && !given.mustFill) || reportCoverage(total, plan, given);
    for (const auto seed : total.unlike) {
        std::printf("NOT DETERMINISTIC: seed %llu\n", static_cast<unsigned long long>(seed));
    }
    std::size_t printed = 0;
    for (const auto &finding : total.findings) {
        if (++printed <= 3) {
            print(finding, given);
        } else {
            std::printf("%s: %s  (--seed %llu)\n", finding.violation.property.c_str(),
                finding.violation.what.c_str(),
                static_cast<unsigned long long>(finding.options.seed));
        }
    }
    std::printf("%s\n",
        total.findings.empty() && total.unlike.empty() && full ? "everything held" : "FAILED");
    return total.findings.empty() && total.unlike.empty() && full ? 0 : 1;
}

#ifdef POS_SEEDED_BUGS
// A world in which the bug can show; a property that only this bug would break.
Plan huntFor(Bug bug, const Arguments &given)
{
    constexpr double longest = 60;
    Pins pins;
    pins.bug = bug;
    auto plan = planOf(given, pins);
    plan.seeds = 1'000'000;
    plan.twiceEvery = 0;
    plan.mostSeconds = longest;
    if (bug == Bug::DedupByEventId) { // ids that collide within a second, and many tills
        plan.pins.dialect = "backend";
        plan.pins.tills = 4;
        plan.pins.readers = 3;
        plan.wanted = "L4";
    }
    return plan;
}

int findBugs(const Arguments &given)
{
    int missed = 0;
    for (int at = 1; at < static_cast<int>(Bug::Count); ++at) {
        const auto bug = static_cast<Bug>(at);
        const auto total = playSeeds(huntFor(bug, given));
        const auto name = std::string(nameOf(bug));
        if (total.findings.empty()) {
            ++missed;
            std::printf("\nMISSED %s: %lld sales in %.0f s\n", name.c_str(),
                static_cast<long long>(total.sales), total.seconds);
            continue;
        }
        const auto &finding = total.findings.front();
        const auto smaller
            = given.noShrink ? finding.options : shrunk(finding.options, finding.violation);
        std::printf("\nfound %s after %lld sales, %.1f s: %s: %s\n  plutopos-sim %s\n%s",
            name.c_str(), static_cast<long long>(finding.salesBefore), total.seconds,
            finding.violation.property.c_str(), finding.violation.what.c_str(),
            described(smaller).c_str(), storyOf(smaller, false).c_str());
        std::fflush(stdout);
    }
    std::printf("\n%d of 15 seeded bugs were found\n", static_cast<int>(Bug::Count) - 1 - missed);
    return missed == 0 ? 0 : 1;
}
#else
// This program has no seeded bugs in it; the one beside it has.
int becomeTheOther(char **argv)
{
    const auto other = std::string(argv[0]) + "-bugs";
    execv(other.c_str(), argv);
    std::perror(other.c_str());
    return 2;
}
#endif

int run(int argc, char **argv)
{
    CLI::App app{"Whole shops with the production core, in virtual time, with every fault"};
    Arguments given;
    describe(app, given);
    CLI11_PARSE(app, argc, argv);
    if (!given.replay.empty()) {
        return showReplay(given.replay);
    }
#ifdef POS_SEEDED_BUGS
    if (given.bugs) {
        return findBugs(given);
    }
#else
    if (given.bugs || !given.bug.empty()) {
        return becomeTheOther(argv);
    }
#endif
    Pins pins;
    if (const auto wrong = pinFaults(given, pins); !wrong.empty()) {
        std::fprintf(stderr, "%s\n", wrong.c_str());
        return 2;
    }
    if (!given.bug.empty()) {
        const auto bug = bugNamed(given.bug);
        if (!bug) {
            std::fprintf(stderr, "There is no seeded bug called %s.\n", given.bug.c_str());
            return 2;
        }
        pins.bug = *bug;
    }
    if (const auto wrong = pinHunt(given, pins); !wrong.empty()) {
        std::fprintf(stderr, "%s\n", wrong.c_str());
        return 2;
    }
    const auto plan = planOf(given, std::move(pins));
    if (given.verbose && given.seeds == 1) {
        std::printf("%s", storyOf(drawn(given.seed, plan.pins), true).c_str());
    }
    return report(playSeeds(plan), plan, given);
}

} // namespace
} // namespace pos::sim

int main(int argc, char **argv)
{
    return pos::sim::run(argc, argv);
}
