// SPDX-License-Identifier: Apache-2.0
//
// The control routes, hosted pages, and that a shop can be put away and taken out again.
#include "tests/unit/sandbox/testbed.h"

#include <QtTest>

#include <limits>
#include <string>

using namespace pos::sandbox;

class ControlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneSeedGivesOneHistory()
    {
        Testbed one{"openapi", 7};
        Testbed two{"openapi", 7};
        Testbed other{"openapi", 8};
        one.paid();
        two.paid();
        QCOMPARE(one.model.secretKey(), two.model.secretKey());
        QCOMPARE(one.model.save(), two.model.save());
        QVERIFY(one.model.secretKey() != other.model.secretKey());
    }

    void aSavedShopGoesOnWhereItWas()
    {
        Testbed before{"backend", 5};
        before.post("/webhook-endpoints", "{\"url\":\"http://127.0.0.1:9/hook\"}");
        before.paid();
        const auto at = before.reader();
        before.post("/transactions", "{\"amount\":500,\"idempotency_key\":\"k\"}");
        const auto open = before.create();
        before.process(open, at);
        before.present(at); // the bank is being asked

        Testbed after{"openapi", 99};
        QCOMPARE(after.model.load(before.model.save()), std::string{});
        QCOMPARE(after.model.save(), before.model.save());
        QCOMPARE(after.model.nextDueMs(), before.model.nextDueMs());
        after.key = after.model.secretKey();
        QCOMPARE(after.key, before.key);
        before.pass(5000);
        after.pass(after.nowMs < before.nowMs ? before.nowMs - after.nowMs : 0);
        QCOMPARE(after.truth(open).captures, 1);
        QCOMPARE(after.create().id, before.create().id);
        QCOMPARE(after.model.save(), before.model.save());
    }

    void aDamagedStateIsRefusedWithASentence()
    {
        Testbed bed;
        const auto sale = bed.create();
        QVERIFY(!bed.model.load("").empty());
        QVERIFY(!bed.model.load("{}").empty());
        QVERIFY(!bed.model.load("{\"version\":99}").empty());
        auto text = bed.model.save();
        text.resize(text.size() / 2);
        QVERIFY(!bed.model.load(text).empty());
        QCOMPARE(bed.status(sale), std::string{"pending"});
    }

    void theClockMovesByControl()
    {
        Testbed bed;
        const auto sale = bed.create();
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at);
        const auto moved = bed.control("/clock", "{\"advance_ms\":1200}");
        QCOMPARE(moved.json["now_ms"].get<std::int64_t>(), bed.nowMs + 1200);
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
        bed.pass(100);
        const auto state = bed.send("GET", "/_sandbox/state");
        QCOMPARE(state.json["now_ms"].get<std::int64_t>(), bed.nowMs + 1200);
        QCOMPARE(bed.control("/clock", "{\"advance_ms\":-1}").status, 400);
    }

    void theModelTellsWhenSomethingIsDue()
    {
        Testbed bed;
        const auto at = bed.reader();
        QCOMPARE(bed.model.nextDueMs(), std::numeric_limits<std::int64_t>::max());
        bed.process(bed.create(), at);
        bed.present(at);
        QCOMPARE(bed.model.nextDueMs(), bed.nowMs + 1200);
    }

    void aPaymentMadeElsewhereIsListed()
    {
        Testbed bed;
        const auto made = bed.control("/elsewhere", "{\"amount\":1500}");
        const auto row = bed.get("/transactions/" + made.json.value("transaction", ""));
        QCOMPARE(row.text("source"), std::string{"stripe_direct"});
        QCOMPARE(row.text("status"), std::string{"succeeded"});
    }

    void anotherDialectKeepsTheRateLimitOfTheOptions()
    {
        Testbed bed; // made without a limit
        bed.control("/dialect", "{\"dialect\":\"docs\"}");
        for (int i = 0; i < 150; ++i) {
            QCOMPARE(bed.get("/merchant").status, 200);
        }
    }

    void theLedgerKnowsEveryIntent()
    {
        Testbed bed;
        const auto sale = bed.paid();
        bed.create();
        bed.refund(sale.id, "{\"amount\":750}");
        const auto ledger = bed.send("GET", "/_sandbox/ledger").json;
        QCOMPARE(ledger["intents"].size(), std::size_t{2});
        QCOMPARE(ledger["captured"].get<int>(), 4750);
        QCOMPARE(ledger["refunded"].get<int>(), 750);
        QCOMPARE(ledger["intents"][0]["prompts"].get<int>(), 1);
    }

    void theRequestLogHidesKeys()
    {
        Testbed bed;
        bed.post("/terminal/create-payment", "{\"amount\":100}", "key-1");
        const auto log = bed.send("GET", "/_sandbox/requests");
        QCOMPARE(log.json["requests"].size(), std::size_t{1});
        QCOMPARE(
            log.json["requests"][0]["idempotency_key"].get<std::string>(), std::string{"key-1"});
        QVERIFY(log.answer.body.find(bed.key) == std::string::npos);
    }

    void aFaultAfterActingStillActs()
    {
        Testbed bed;
        const auto armed = bed.control("/faults",
            "{\"method\":\"POST\",\"path\":\"/v1/terminal/create-payment\",\"kind\":\"drop\","
            "\"when\":\"after\"}");
        QCOMPARE(armed.status, 200);
        const auto lost = bed.post("/terminal/create-payment", "{\"amount\":100}");
        QCOMPARE(lost.answer.mishap.kind, Mishap::Kind::DropAfterActing);
        QCOMPARE(bed.model.truth().size(), std::size_t{1});
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":100}").status, 201);
        QCOMPARE(bed.control("/faults", "{\"kind\":\"tickle\"}").status, 400);
    }

    void aFaultBeforeActingDoesNothing()
    {
        Testbed bed;
        bed.control("/faults",
            "{\"method\":\"POST\",\"kind\":\"status\",\"status\":503,"
            "\"when\":\"before\"}");
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":100}").status, 503);
        QCOMPARE(bed.model.truth().size(), std::size_t{0});
    }

    void togglesChangeAllOrNothing()
    {
        Testbed bed;
        QCOMPARE(
            bed.control("/toggles", "{\"cancel_failed\":false,\"nonsense\":\"yes\"}").status, 400);
        const auto toggles = bed.send("GET", "/_sandbox/toggles").json["toggles"];
        QCOMPARE(toggles["cancel_failed"]["value"].get<std::string>(), std::string{"yes"});
        QCOMPARE(bed.control("/toggles", "{\"settlement_ms\":5}").status, 200);
    }

    void resetStartsTheShopAfresh()
    {
        Testbed bed;
        bed.paid();
        QCOMPARE(bed.control("/reset", "{\"dialect\":\"backend\"}").status, 200);
        QCOMPARE(bed.model.truth().size(), std::size_t{0});
        QCOMPARE(bed.model.secretKey(), bed.key);
        QVERIFY(bed.get("/merchant").json.contains("kyc_status"));
    }

    void wrongControlRequestsAreAnswered()
    {
        Testbed bed;
        QCOMPARE(bed.control("/nowhere").status, 404);
        QCOMPARE(bed.control("/readers/none").status, 404);
        QCOMPARE(bed.control("/flip", "[]").status, 400);
        QCOMPARE(bed.send("DELETE", "/_sandbox/state").status, 405);
        const auto refused = bed.present(bed.reader());
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json.value("code", ""), std::string{"terminal_reader_invalid_action"});
    }

    void aCheckoutSessionIsOpenedAndPaid()
    {
        Testbed bed;
        const auto made = bed.post(
            "/checkout/sessions", "{\"amount\":2500,\"success_url\":\"https://shop.example/ok\"}");
        const auto reference = made.text("reference");
        QVERIFY(reference.starts_with("cs_"));
        QVERIFY(made.text("url").ends_with("/pay/" + reference));
        QCOMPARE(bed.send("GET", "/pay/" + reference).status, 200);
        const auto declined = bed.send("POST", "/pay/" + reference, "do=pay&card=4000000000009995");
        QVERIFY(declined.answer.body.find("insufficient funds") != std::string::npos);
        const auto paid = bed.send("POST", "/pay/" + reference, "do=pay&card=4242424242424242");
        QCOMPARE(paid.status, 303);
        QCOMPARE(paid.header("Location"), "https://shop.example/ok?checkout_ref=" + reference);
        const auto session = bed.get("/checkout/sessions/" + reference);
        QCOMPARE(session.text("status"), std::string{"complete"});
        QCOMPARE(bed.get("/transactions/" + session.text("transaction_id")).text("status"),
            std::string{"succeeded"});
        bed.send("POST", "/pay/" + reference, "do=pay&card=4242424242424242");
        QCOMPARE(bed.model.truth().size(), std::size_t{1});
        QCOMPARE(bed.send("GET", "/pay/cs_none").status, 404);
    }

    void aPaymentLinkIsPaidTwice()
    {
        Testbed bed;
        const auto made = bed.post("/payment-links", "{\"amount\":2500}");
        const auto reference = made.text("reference");
        bed.send("POST", "/pay/" + reference, "do=pay&card=4242424242424242");
        bed.send("POST", "/pay/" + reference, "do=pay&card=4242424242424242");
        QCOMPARE(bed.model.truth().size(), std::size_t{2});
        QCOMPARE(bed.model.truth()[1].capturedMinor, std::int64_t{2500});
    }

    void aSessionExpires()
    {
        Testbed bed;
        const auto made = bed.post("/checkout/sessions", "{\"amount\":2500,\"expires_in\":300}");
        bed.pass(300'000);
        QCOMPARE(bed.get("/checkout/sessions/" + made.text("id")).text("status"),
            std::string{"expired"});
        QCOMPARE(bed.send("GET", "/pay/" + made.text("reference")).status, 410);
    }
};

QTEST_GUILESS_MAIN(ControlTest)
#include "control_test.moc"
