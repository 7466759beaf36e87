// SPDX-License-Identifier: Apache-2.0
//
// The n-th failure loops over one whole checkout: the n-th call to the disk, the n-th answer, the
// n-th allocation (F49, F51, F55). For each n until none is left to fail: the process may end, and
// then the next one finds the truth; nothing leaves without its record; nobody pays twice.
#include "tests/sim/nth/allocations.h"
#include "tests/sim/nth/checkout.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>
#include <string>

namespace pos::sim {
namespace {

// POS_SIM_FULL=1 lets each allocation fail; the fast lane every few.
bool everything()
{
    return qEnvironmentVariableIntValue("POS_SIM_FULL") != 0;
}

// The process ends, the machine stays on or not; the next process on a sound disk must find the
// truth.
std::string afterTheEnd(Checkout &checkout, const Image &files)
{
    checkout.kill();
    checkout.network().plan({});
    if (!checkout.start(files)) {
        return "the journal cannot be opened again";
    }
    checkout.settle();
    return checkout.problem();
}

Image powerCut(const CrashVfs &disk, Survival survival)
{
    DiskModel model;
    for (const Op &op : disk.log()) {
        model.apply(op);
    }
    Dice dice(5);
    return model.crash(survival, dice);
}

// --- the n-th allocation ----------------------------------------------------------------------

Checkout *dying = nullptr; // for the handler below, which has no other way to know

// bad_alloc left a function that must not throw: the process is over here as well.
[[noreturn]] void die(int code)
{
    std::fflush(stderr);
    ::_exit(code);
}

[[noreturn]] void verdictOfTheDead()
{
    const Uncounted outside;
    Allocations::plan(0);
    const Image kept = dying->disk.content();
    const std::string problem = afterTheEnd(*dying, kept);
    if (!problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
    }
    die(problem.empty() ? 0 : 1);
}

// In a process of its own: 0 = the truth was found, 1 = it was not, 2 = nothing failed any more.
[[noreturn]] void liveOnce(std::int64_t nth)
{
    Checkout checkout;
    dying = &checkout;
    std::set_terminate(verdictOfTheDead);
    Allocations::plan(nth);
    try {
        if (checkout.start({})) {
            checkout.play();
        }
    } catch (const std::bad_alloc &) {
        verdictOfTheDead();
    }
    if (Allocations::fired()) {
        verdictOfTheDead(); // somebody caught it and went on: the same must hold
    }
    const std::string problem = checkout.problem();
    if (!problem.empty() || !checkout.paid()) {
        std::fprintf(stderr, "without a failure: %s\n", problem.c_str());
    }
    die(problem.empty() && checkout.paid() ? 2 : 1);
}

int exitCodeOf(std::int64_t nth)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(60);
        liveOnce(nth);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::int64_t allocationsOfACheckout()
{
    Checkout checkout;
    Allocations::plan(0);
    if (checkout.start({})) {
        checkout.play();
    }
    return Allocations::counted();
}

} // namespace

class NthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAFailureTheCheckoutIsPaidAndPartlyRefunded()
    {
        Checkout checkout;
        QVERIFY(checkout.start({}));
        checkout.play();
        QCOMPARE(checkout.problem(), std::string());
        QCOMPARE(checkout.capturedMinor(), std::int64_t{4750});
        QCOMPARE(checkout.intents(), std::size_t{1});
    }

    void theNthCallToTheDiskFails_data()
    {
        QTest::addColumn<unsigned>("calls");
        QTest::addColumn<bool>("sticky");
        QTest::addColumn<bool>("noSpace");
        for (const bool sticky : {false, true}) {
            const auto row = [sticky](const char *what, unsigned calls, bool noSpace = false) {
                QTest::addRow("%s %s", what, sticky ? "for good" : "once")
                    << calls << sticky << noSpace;
            };
            row("open", CallOpen);
            row("read", CallRead);
            row("write", CallWrite);
            row("full", CallWrite, true);
            row("sync", CallSync);
        }
    }
    void theNthCallToTheDiskFails()
    {
        QFETCH(unsigned, calls);
        QFETCH(bool, sticky);
        QFETCH(bool, noSpace);
        std::int64_t points = 0;
        for (std::int64_t nth = 1;; ++nth) {
            bool fired = false;
            for (const int after : {0, 1, 2}) {
                Checkout checkout;
                checkout.disk.boot({});
                checkout.disk.plan(
                    {.calls = calls, .nth = nth, .sticky = sticky, .noSpace = noSpace});
                if (checkout.startPlanned()) {
                    checkout.play();
                }
                fired = checkout.disk.fired();
                const Image kept = after == 0 ? checkout.disk.content()
                    : after == 1              ? powerCut(checkout.disk, Survival::NothingUnsynced)
                                              : powerCut(checkout.disk, Survival::Torn);
                const std::string problem = afterTheEnd(checkout, kept);
                QVERIFY2(problem.empty(),
                    (std::to_string(nth) + ", kept " + std::to_string(after) + ": " + problem)
                        .c_str());
            }
            if (!fired) {
                break;
            }
            ++points;
        }
        QVERIFY(points > 0);
        qInfo("%lld points", static_cast<long long>(points));
    }

    void theNthAnswerFails()
    {
        int runs = 0;
        for (int kind = 1; kind < mishapKinds; ++kind) {
            for (std::int64_t nth = 0;; ++nth) {
                Checkout checkout;
                bool fired = false;
                checkout.network().plan([&](std::int64_t index, const world::HttpRequest &) {
                    fired = fired || index == nth;
                    return index == nth ? static_cast<Mishap>(kind) : Mishap::None;
                });
                QVERIFY(checkout.start({}));
                checkout.play();
                const std::string where
                    = std::string(nameOf(static_cast<Mishap>(kind))) + " at " + std::to_string(nth);
                QVERIFY2(checkout.problem().empty(), (where + ": " + checkout.problem()).c_str());
                const std::string problem = afterTheEnd(checkout, checkout.disk.content());
                QVERIFY2(problem.empty(), (where + ", restarted: " + problem).c_str());
                ++runs;
                if (!fired) {
                    break;
                }
            }
        }
        qInfo("%d checkouts", runs);
    }

    void f55_theNthAllocationFails()
    {
        const std::int64_t all = allocationsOfACheckout();
        QVERIFY(all > 100);
        const std::int64_t step = everything() ? 1 : std::max<std::int64_t>(all / 250, 1) | 1;
        std::int64_t runs = 0;
        for (std::int64_t nth = 1;; nth += step) {
            const int code = exitCodeOf(nth);
            if (code == 2) {
                break; // there are no more of them
            }
            QVERIFY2(code == 0,
                ("allocation " + std::to_string(nth) + ": exit " + std::to_string(code)).c_str());
            ++runs;
        }
        QVERIFY(runs >= 100);
        qInfo(
            "%lld of %lld allocations", static_cast<long long>(runs), static_cast<long long>(all));
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::NthTest)
#include "nth_test.moc"
