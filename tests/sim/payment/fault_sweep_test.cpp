// SPDX-License-Identifier: Apache-2.0
//
// Every exchange of whole sales fails in every way, one at a time and then several in a row; the
// process dies after every write. Afterwards the network is healthy again, and what the till
// believes must be what the card network did: F01 to F16, F25 to F27, F43 to F46, F74, F79.
#include "tests/sim/world/shop_world.h"

#include <QTest>

#include <string>
#include <string_view>
#include <vector>

namespace pos::sim {
namespace {

constexpr std::int64_t longEnoughMs = 20 * 60'000;

struct Scene {
    const char *name;
    Script script;
};

// POS_SIM_FULL=1 plays every scene in every dialect, with more seeds.
bool everything()
{
    return qEnvironmentVariableIntValue("POS_SIM_FULL") != 0;
}

std::vector<Scene> scenes()
{
    const std::string good = "4242424242424242";
    const std::string bad = "4000000000000002";
    std::vector<Scene> all;
    for (const std::string_view dialect : {"openapi", "backend", "docs"}) {
        const auto add = [&](const char *name, Script script) {
            script.dialect = dialect;
            // The fast lane plays everything in one dialect and what differs in the others.
            const bool differs = script.cards.size() > 1 || script.settlementNever
                || (dialect == "backend" && (script.refundMinor || script.cards.front() == bad));
            if (dialect == "openapi" || differs || everything()) {
                all.push_back({name, std::move(script)});
            }
        };
        add("approved", {});
        add("declined, then another card", {.cards = {bad, good}});
        add("declined, given up", {.cards = {bad}});
        add("nobody comes", {.cards = {""}});
        add("cancelled while waiting", {.cards = {""}, .cancelAtMs = 4'000});
        add("cancelled as the card is read", {.tapAfterMs = 2'000, .cancelAtMs = 2'600});
        add("cancelled after the approval", {.tapAfterMs = 500, .cancelAtMs = 2'200});
        add("cancelled at once", {.cancelAtMs = 10});
        add("PlutoPay never tells", {.settlementNever = true});
        add("part refunded", {.refundMinor = 1'000});
        add("wholly refunded", {.refundMinor = 4'750});
    }
    return all;
}

std::string told(const Scene &scene, const std::string &what, const std::string &problem)
{
    return scene.script.dialect + ", " + scene.name + ", " + what + ": " + problem;
}

} // namespace

class FaultSweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySceneEndsInTheTruthWithoutFaults()
    {
        for (const auto &scene : scenes()) {
            ShopWorld world(scene.script);
            world.charge();
            world.run(longEnoughMs);
            const auto problem = world.problem();
            QVERIFY2(problem.empty(), told(scene, "no fault", problem).c_str());
        }
    }

    void aSingleFaultAtAnyExchangeChangesNothingInTheEnd()
    {
        int runs = 0;
        for (const auto &scene : scenes()) {
            for (int kind = 1; kind < mishapKinds; ++kind) {
                const auto mishap = static_cast<Mishap>(kind);
                for (std::int64_t at = 0; at < 25; ++at) {
                    ShopWorld world(scene.script);
                    bool fired = false;
                    world.transport().plan([&](std::int64_t index, const world::HttpRequest &) {
                        fired = fired || index == at;
                        return index == at ? mishap : Mishap::None;
                    });
                    world.charge();
                    world.run(longEnoughMs);
                    ++runs;
                    const auto problem = world.problem();
                    QVERIFY2(problem.empty(),
                        told(scene, std::string(nameOf(mishap)) + " at " + std::to_string(at),
                            problem)
                            .c_str());
                    if (!fired) {
                        break;
                    }
                }
            }
        }
        qInfo("%d sales with one fault each", runs);
    }

    void aNetworkThatIsGoneForMinutesChangesNothingInTheEnd()
    {
        int runs = 0;
        for (const auto &scene : scenes()) {
            for (const auto mishap : {Mishap::NotSent, Mishap::LostBeforeActing,
                     Mishap::LostAfterActing, Mishap::ServerErrorAfter, Mishap::HtmlAfter}) {
                for (std::int64_t from = 0; from < 8; from += everything() ? 1 : 3) {
                    ShopWorld world(scene.script);
                    const auto start = world.clock().monotonicMs();
                    world.transport().plan([&](std::int64_t index, const world::HttpRequest &) {
                        const bool gone
                            = index >= from && world.clock().monotonicMs() < start + 5 * 60'000;
                        return gone ? mishap : Mishap::None;
                    });
                    world.charge();
                    world.run(longEnoughMs);
                    ++runs;
                    const auto problem = world.problem();
                    QVERIFY2(problem.empty(),
                        told(scene, std::string(nameOf(mishap)) + " from " + std::to_string(from),
                            problem)
                            .c_str());
                }
            }
        }
        qInfo("%d sales through five minutes without a network", runs);
    }

    void aProcessKilledAfterAnyWriteFindsTheTruth()
    {
        int runs = 0;
        for (const auto &scene : scenes()) {
            for (std::int64_t at = 1; at < 40; ++at) {
                ShopWorld world(scene.script);
                world.crashAfterAppends(at);
                world.charge();
                world.run(longEnoughMs);
                ++runs;
                const auto problem = world.problem();
                QVERIFY2(problem.empty(),
                    told(scene, "killed after write " + std::to_string(at), problem).c_str());
                if (!world.crashed()) {
                    break;
                }
            }
        }
        qInfo("%d sales with a kill after a write", runs);
    }

    void randomFaultsAndAKillTogetherChangeNothingInTheEnd()
    {
        const std::uint64_t seeds = everything() ? 5'000 : 200;
        const auto all = scenes();
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            world::SeededRandom dice(seed);
            auto scene = all[dice.below(all.size())];
            scene.script.seed = seed;
            ShopWorld world(scene.script);
            const auto start = world.clock().monotonicMs();
            world.transport().plan([&](std::int64_t, const world::HttpRequest &) {
                const bool faulty = world.clock().monotonicMs() < start + 60'000;
                return faulty && dice.below(3) == 0
                    ? static_cast<Mishap>(1 + dice.below(mishapKinds - 1))
                    : Mishap::None;
            });
            if (dice.below(2) == 0) {
                world.crashAfterAppends(static_cast<std::int64_t>(1 + dice.below(8)));
            }
            world.charge();
            world.run(longEnoughMs);
            const auto problem = world.problem();
            QVERIFY2(problem.empty(), told(scene, "seed " + std::to_string(seed), problem).c_str());
        }
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::FaultSweepTest)
#include "fault_sweep_test.moc"
