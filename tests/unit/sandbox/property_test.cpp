// SPDX-License-Identifier: Apache-2.0
//
// Whatever a till, a customer and the weather do in whatever order: no intent is captured twice,
// no refund exceeds a capture, and what PlutoPay says is explained by what Stripe did.
#include "tests/unit/sandbox/testbed.h"

#include <rapidcheck.h>

#include <QtTest>

#include <array>
#include <string>
#include <utility>
#include <vector>

using namespace pos::sandbox;

namespace {

using Step = std::pair<int, int>; // what happens, to whom

struct Chaos {
    explicit Chaos(const std::string &dialect, std::uint64_t seed)
        : bed{dialect, seed}
        , readers{bed.reader("Counter 1"), bed.reader("Counter 2")}
    {
        sales.push_back(bed.create());
    }

    void customer(int what, int who)
    {
        const auto &at = readers[static_cast<std::size_t>(who) % 2];
        constexpr std::array cards{
            "4242424242424242", "4000000000009995", "4001000360000005", "4000000000005126"};
        const auto *card = cards[static_cast<std::size_t>(who) % cards.size()];
        switch (what % 6) {
        case 0:
        case 1:
            bed.present(at, card, who % 3 == 0 ? "insert" : "tap");
            return;
        case 2:
            bed.person(at, "pin", who % 5 == 0 ? "{\"right\":false}" : "{}");
            return;
        case 3:
            bed.person(at, "remove");
            return;
        case 4:
            bed.person(at, who % 2 == 0 ? "cancel" : "walk_away");
            return;
        case 5:
            bed.simulate(at);
            return;
        }
    }

    void weather(int what, int who)
    {
        const auto &at = readers[static_cast<std::size_t>(who) % 2];
        constexpr std::array states{"{\"status\":\"offline\",\"lost\":\"before\"}",
            "{\"status\":\"offline\"}", "{\"status\":\"online\"}", "{\"next\":\"timeout_started\"}",
            "{\"next\":\"busy\"}"};
        if (what % 7 < 5) {
            bed.person(at, "state", states[static_cast<std::size_t>(what) % 5]);
        } else if (what % 7 == 5) {
            bed.person(at, "reboot", "{\"down_ms\":500}");
        } else {
            bed.set("settlement", who % 2 == 0 ? "never" : "after");
        }
    }

    void till(int what, int who)
    {
        const auto sale = sales[static_cast<std::size_t>(who) % sales.size()];
        const auto &at = readers[static_cast<std::size_t>(what / 8) % 2];
        switch (what % 8) {
        case 0:
            sales.push_back(bed.create(5000 + who));
            return;
        case 1:
        case 2:
        case 3:
            bed.process(sale, at);
            return;
        case 4:
            bed.cancel(sale);
            return;
        case 5:
            bed.refund(sales.back().id, who % 2 == 0 ? "" : "{\"amount\":1000}");
            return;
        case 6:
            bed.post("/transactions/" + sale.id + "/capture");
            return;
        case 7:
            bed.pass(who * 37);
            return;
        }
    }

    // Chance alone seldom brings a payment to its end; this does, whatever state things are in.
    void wholeSale(int who)
    {
        const auto &at = readers[static_cast<std::size_t>(who) % 2];
        bed.person(at, "state", "{\"status\":\"online\"}");
        bed.person(at, "remove");
        sales.push_back(bed.create(5000 + who));
        bed.process(sales.back(), at);
        bed.present(at);
        bed.pass(who % 3 == 0 ? 1000 : 6000);
    }

    void step(const Step &step)
    {
        const auto [what, who] = step;
        if (what < 8) {
            wholeSale(who);
        } else if (what < 40) {
            till(what, who);
        } else if (what < 80) {
            customer(what, who);
        } else {
            weather(what, who);
        }
    }

    void check()
    {
        for (const auto &one : bed.model.truth()) {
            RC_ASSERT(one.captures <= 1);
            RC_ASSERT((one.captures == 1) == (one.capturedMinor > 0));
            RC_ASSERT(one.refundedMinor >= 0);
            RC_ASSERT(one.refundedMinor <= one.capturedMinor);
            RC_ASSERT(!(one.status == "canceled" && one.captures > 0));
            const auto said = bed.get("/transactions/" + one.transactionId).text("status");
            RC_ASSERT(!(said == "succeeded" && one.captures == 0));
        }
    }

    Testbed bed;
    std::array<std::string, 2> readers;
    std::vector<Testbed::Sale> sales;
};

} // namespace

class PropertyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noOrderOfEventsTakesMoneyTwice()
    {
        int captures = 0;
        int refunds = 0;
        QVERIFY(rc::check("captures and refunds stay within their bounds", [&] {
            const auto dialect = *rc::gen::element<std::string>("docs", "openapi", "backend");
            const auto steps = *rc::gen::container<std::vector<Step>>(
                rc::gen::pair(rc::gen::inRange(0, 100), rc::gen::inRange(0, 100)));
            Chaos chaos{dialect, 1};
            for (const auto &step : steps) {
                chaos.step(step);
                chaos.check();
            }
            // When everything has calmed down, nothing is left between two states.
            chaos.bed.pass(3'600'000);
            chaos.bed.control("/settle", "{}");
            chaos.check();
            for (const auto &one : chaos.bed.model.truth()) {
                RC_ASSERT(one.status != "processing");
                captures += one.captures;
                refunds += one.refundedMinor > 0 ? 1 : 0;
            }
        }));
        // Histories in which no money moves would prove nothing.
        QVERIFY(captures > 30);
        QVERIFY(refunds > 3);
        qInfo("%d captures, %d refunds", captures, refunds);
    }

    void aSavedShopIsTheSameShop()
    {
        QVERIFY(rc::check("load(save()) is the identity", [] {
            const auto steps = *rc::gen::container<std::vector<Step>>(
                rc::gen::pair(rc::gen::inRange(0, 100), rc::gen::inRange(0, 100)));
            Chaos chaos{"backend", 3};
            for (const auto &step : steps) {
                chaos.step(step);
            }
            const auto text = chaos.bed.model.save();
            Testbed other{"docs", 4};
            RC_ASSERT(other.model.load(text).empty());
            RC_ASSERT(other.model.save() == text);
        }));
    }
};

QTEST_GUILESS_MAIN(PropertyTest)
#include "property_test.moc"
