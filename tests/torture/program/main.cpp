// SPDX-License-Identifier: Apache-2.0
//
// plutopos-torture: the shipped programs as processes, pulled by the plug and cut off the network
// at random instants, and the provider's ledger held against their journals afterwards.
#include "tests/torture/program/era.h"
#include "tests/torture/program/proxy.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <system_error>

namespace {

using namespace pos::torture;

struct Arguments {
    std::uint64_t rounds = 200, seed = 1, firstRound = 1, eraRounds = 200;
    std::string dataDir;
    Tills tills = Tills::Both;
    Sabotage sabotage = Sabotage::None;
    int lanes = 12;
    bool keep = false;
    int proxyPort = 0, proxyUpstream = 0;
};

std::string ownPath()
{
    return std::filesystem::read_symlink("/proc/self/exe").string();
}

Programs programs()
{
    const auto self = std::filesystem::path(ownPath());
    const auto bin = self.parent_path();
    return {self.string(), (bin / "plutoposctl").string(), (bin / "plutopos").string(),
        (bin / "plutopos-sandbox").string(), (bin.parent_path() / "torture-plugins").string()};
}

std::string decimal(double value)
{
    const auto tenths = static_cast<std::int64_t>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

void print(const Arguments &arguments, const Violation &violation)
{
    std::cout << "VIOLATION " << violation.property << ", seed " << arguments.seed << ", round "
              << violation.round << ": " << violation.what << '\n';
    if (violation.round > 0) {
        std::cout << "  planned: "
                  << describe(planOf(arguments.seed, violation.round, arguments.tills)) << '\n';
    }
}

void add(Verdict &to, const Verdict &from)
{
    to.violations.insert(to.violations.end(), from.violations.begin(), from.violations.end());
    to.charged += from.charged;
    to.notCharged += from.notCharged;
    to.refunded += from.refunded;
    to.leftToAPerson += from.leftToAPerson;
    to.waitingForAPrompt += from.waitingForAPrompt;
}

class Torture {
public:
    explicit Torture(const Arguments &arguments)
        : m_arguments(arguments)
        , m_root(arguments.dataDir.empty() ? std::filesystem::temp_directory_path()
                      / ("plutopos-torture-" + std::to_string(getpid()))
                                           : std::filesystem::path(arguments.dataDir))
    {
    }

    int run()
    {
        if (std::filesystem::exists(m_root) && !std::filesystem::is_empty(m_root)) {
            std::cerr << "plutopos-torture: " << m_root.string() << " is not empty\n";
            return 2;
        }
        std::cout << "plutopos-torture: seed " << m_arguments.seed << ", " << m_arguments.rounds
                  << " rounds, " << m_arguments.lanes << " counters, in " << m_root.string()
                  << ". The plans come from the seed; the machine's timing does not.\n"
                  << std::flush;
        while (m_done < m_arguments.rounds) {
            playOne();
        }
        return conclude();
    }

private:
    [[nodiscard]] double elapsedSeconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

    [[nodiscard]] std::string pace() const
    {
        return decimal(static_cast<double>(m_done) / elapsedSeconds());
    }

    void playOne()
    {
        // Eras begin at fixed rounds, so that a round alone meets the dialect it met in a long run.
        const auto before = m_arguments.firstRound - 1 + m_done;
        EraOptions options;
        options.number = before / m_arguments.eraRounds;
        options.programs = programs();
        options.folder = (m_root / ("era" + std::to_string(options.number))).string();
        options.seed = m_arguments.seed;
        options.firstRound = before + 1;
        options.rounds = std::min(
            m_arguments.eraRounds - before % m_arguments.eraRounds, m_arguments.rounds - m_done);
        options.lanes = m_arguments.lanes;
        options.tills = m_arguments.tills;
        options.sabotage = m_arguments.sabotage;
        const auto result = playEra(options);
        m_done += options.rounds;
        m_tally.add(result.tally);
        add(m_verdict, result.verdict);
        for (const auto &violation : result.verdict.violations) {
            print(m_arguments, violation);
        }
        if (result.verdict.violations.empty() && !m_arguments.keep) {
            std::filesystem::remove_all(options.folder);
        }
        std::cout << m_done << " rounds, " << pace() << " a second, " << m_verdict.violations.size()
                  << " violations\n"
                  << std::flush;
    }

    int conclude()
    {
        const bool passed = m_verdict.violations.empty();
        std::cout << '\n'
                  << table(m_tally) << '\n'
                  << m_verdict.charged << " payments charged once, " << m_verdict.notCharged
                  << " not charged, " << m_verdict.refunded << " refunded, "
                  << m_verdict.leftToAPerson << " refunds left to a person, "
                  << m_verdict.waitingForAPrompt << " wait for the end of a prompt\n"
                  << (passed ? "PASSED" : "FAILED") << ": " << m_done << " rounds in "
                  << decimal(elapsedSeconds()) << " s, " << pace() << " rounds a second, seed "
                  << m_arguments.seed << ", " << m_verdict.violations.size() << " violations\n";
        if (!std::filesystem::remove(m_root, m_notEmpty)) {
            std::cout << "kept: " << m_root.string() << '\n';
        }
        return passed ? 0 : 1;
    }

    const Arguments &m_arguments;
    const std::filesystem::path m_root;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    Tally m_tally;
    Verdict m_verdict;
    std::uint64_t m_done = 0;
    std::error_code m_notEmpty;
};

void describe(CLI::App &app, Arguments &arguments)
{
    const std::map<std::string, Tills> tills{
        {"gui", Tills::Gui}, {"ctl", Tills::Ctl}, {"both", Tills::Both}};
    const std::map<std::string, Sabotage> sabotages{{"none", Sabotage::None},
        {"lost-journal", Sabotage::LostJournal}, {"forged-charge", Sabotage::ForgedCharge}};
    app.add_option("--rounds", arguments.rounds, "Sales to torture")->capture_default_str();
    app.add_option("--seed", arguments.seed, "Of every plan")->capture_default_str();
    app.add_option("--first-round", arguments.firstRound, "Begin with this round of the seed")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 40U));
    app.add_option("--data-dir", arguments.dataDir, "Default: a folder of its own in TMPDIR");
    app.add_option("--till", arguments.tills, "gui, ctl or both")
        ->transform(CLI::CheckedTransformer(tills));
    app.add_option("--counters", arguments.lanes, "Tills at once")
        ->capture_default_str()
        ->check(CLI::Range(1, 64));
    app.add_option("--era", arguments.eraRounds, "Rounds against one provider")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    app.add_flag("--keep", arguments.keep, "Keep the data of clean eras, too");
    app.add_option("--sabotage", arguments.sabotage,
           "Break a promise on purpose, to see it found: lost-journal or forged-charge")
        ->transform(CLI::CheckedTransformer(sabotages));
    auto *proxy = app.add_subcommand("proxy", "One network; the program starts these itself");
    proxy->add_option("--port", arguments.proxyPort);
    proxy->add_option("--upstream", arguments.proxyUpstream)->required();
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a process that ended is seen where it is written to
    Arguments arguments;
    CLI::App app{"Kills and cuts off the shipped till, then holds ledger against journal.",
        "plutopos-torture"};
    describe(app, arguments);
    try { // CLI11 reports through exceptions; they end here
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (app.got_subcommand("proxy")) {
        return runProxy(arguments.proxyPort, arguments.proxyUpstream);
    }
    return Torture(arguments).run();
}
