// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/era.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <filesystem>
#include <latch>
#include <memory>
#include <thread>
#include <utility>

namespace pos::torture {
namespace {

constexpr std::array<const char *, 3> dialects{"openapi", "docs", "backend"};

// Unique in an era, and ending in "00": other endings make the sandbox's bank decline.
std::int64_t amountOf(const EraOptions &options, std::uint64_t round)
{
    return 1'000 + 100 * static_cast<std::int64_t>(round - options.firstRound);
}

std::vector<Charge> ledgerOf(Provider &provider)
{
    const auto ledger = Control(provider).get("ledger");
    std::vector<Charge> charges;
    if (!ledger.is_object()) {
        return charges; // every paid payment is then a violation
    }
    for (const auto &row : ledger["intents"]) {
        Charge charge;
        charge.intent = row.value("payment_intent", std::string{});
        charge.description = row.value("description", std::string{});
        charge.status = row.value("status", std::string{});
        charge.currency = row.value("currency", std::string{});
        charge.amountMinor = row.value("amount", std::int64_t{0});
        charge.capturedMinor = row.value("captured", std::int64_t{0});
        charge.refundedMinor = row.value("refunded", std::int64_t{0});
        charge.captures = row.value("captures", 0);
        charge.prompts = row.value("prompts", 0);
        charge.declinedOnce = !row.value("last_error", std::string{}).empty();
        charges.push_back(std::move(charge));
    }
    return charges;
}

// The lanes' threads. A process dies with the thread that started it, and a lane may have started
// the provider anew: so the threads stay until everything has been looked at.
class Shift {
public:
    Shift(const EraOptions &options, std::vector<std::unique_ptr<Lane>> &lanes)
        : m_played(static_cast<std::ptrdiff_t>(lanes.size()))
    {
        for (auto &lane : lanes) {
            m_threads.emplace_back([this, &options, &lane] {
                play(options, *lane);
                m_played.count_down();
                m_collected.wait();
            });
        }
    }
    ~Shift()
    {
        m_collected.count_down();
        for (auto &thread : m_threads) {
            thread.join();
        }
    }
    Shift(const Shift &) = delete;
    Shift &operator=(const Shift &) = delete;

    void waitUntilPlayed() { m_played.wait(); }

private:
    void play(const EraOptions &options, Lane &lane)
    {
        if (!lane.open()) {
            return;
        }
        for (auto at = m_next++; at < options.rounds; at = m_next++) {
            const auto round = options.firstRound + at;
            lane.play(planOf(options.seed, round, options.tills), amountOf(options, round));
        }
    }

    std::atomic<std::uint64_t> m_next{0};
    std::latch m_played, m_collected{1};
    std::vector<std::thread> m_threads;
};

void append(std::vector<Violation> &to, const std::vector<Violation> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

EraResult playEra(const EraOptions &options)
{
    std::filesystem::create_directories(options.folder);
    ProviderOptions served;
    served.program = options.programs.sandbox;
    served.stateFile = options.folder + "/provider.json";
    served.dialect = dialects[options.number % dialects.size()];
    served.seed = options.seed + options.number;
    served.settlesLate = options.number % 2 == 1;
    Provider provider(served);
    EraResult result;
    if (!provider.runs()) {
        result.verdict.violations.push_back({"rig", 0, "the sandbox did not start"});
        return result;
    }
    Secrets secrets;
    secrets.add("the secret key", provider.key());
    secrets.add("the webhook secret", provider.webhookSecret());
    secrets.add("a client secret", "_secret_");
    std::vector<std::unique_ptr<Lane>> lanes;
    for (int i = 0; i < options.lanes; ++i) {
        lanes.push_back(std::make_unique<Lane>(
            LaneOptions{options.programs, options.folder + "/counter" + std::to_string(i), i,
                options.sabotage},
            provider, secrets));
    }
    Shift shift(options, lanes);
    shift.waitUntilPlayed();

    Evidence evidence;
    evidence.keepsDeclined = served.dialect == "backend";
    std::vector<Violation> seen;
    for (auto &lane : lanes) {
        lane->checkJournal();
        const auto papers = lane->papers();
        evidence.journals.insert(evidence.journals.end(), papers.begin(), papers.end());
        const auto &report = lane->report();
        evidence.claims.insert(evidence.claims.end(), report.claims.begin(), report.claims.end());
        evidence.sales.insert(evidence.sales.end(), report.sales.begin(), report.sales.end());
        result.tally.add(report.tally);
        append(seen, report.violations);
        for (const auto &leak : secrets.inFiles(lane->dataDir())) {
            seen.push_back({"S13", 0, leak});
        }
    }
    evidence.ledger = ledgerOf(provider);
    result.verdict = judge(evidence);
    append(result.verdict.violations, seen);
    if (evidence.sales.size() != options.rounds) {
        result.verdict.violations.push_back({"rig", 0,
            "only " + std::to_string(evidence.sales.size()) + " of "
                + std::to_string(options.rounds) + " rounds were played"});
    }
    return result;
}

} // namespace pos::torture
