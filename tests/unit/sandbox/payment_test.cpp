// SPDX-License-Identifier: Apache-2.0
//
// A payment from its making to its end, as PlutoPay tells it and as it really was at Stripe.
#include "tests/unit/sandbox/testbed.h"

#include <QtTest>

#include <initializer_list>
#include <string>

using namespace pos::sandbox;

namespace {

bool says(const Reply &reply, const std::string &words)
{
    return reply.message().find(words) != std::string::npos;
}

} // namespace

class PaymentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTapIsCapturedOnceAndShown()
    {
        Testbed bed;
        const auto sale = bed.create(4750);
        const auto at = bed.reader();
        QCOMPARE(bed.status(sale), std::string{"pending"});
        const auto processed = bed.process(sale, at);
        QCOMPARE(processed.status, 200);
        QCOMPARE(processed.text("status"), std::string{"in_progress"});
        QCOMPARE(bed.present(at).status, 200);
        QCOMPARE(bed.status(sale), std::string{"processing"});
        bed.pass(1199);
        QCOMPARE(bed.truth(sale).captures, 0);
        bed.pass(1);
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
        QCOMPARE(bed.truth(sale).captures, 1);
        QCOMPARE(bed.truth(sale).capturedMinor, std::int64_t{4750});
        const auto row = bed.get("/transactions/" + sale.id);
        QCOMPARE(row.text("card_brand"), std::string{"visa"});
        QCOMPARE(row.text("card_last_four"), std::string{"4242"});
        QVERIFY(!row.text("captured_at").empty());
    }

    void simulatePaymentTapsTheDefaultCard()
    {
        Testbed bed{"backend"};
        const auto sale = bed.create();
        const auto at = bed.reader();
        QCOMPARE(
            bed.post("/terminal/simulate-payment", "{\"reader_id\":\"" + at + "\"}").errorType(),
            std::string{"simulation_error"});
        bed.process(sale, at);
        const auto simulated
            = bed.post("/terminal/simulate-payment", "{\"reader_id\":\"" + at + "\"}");
        QCOMPARE(simulated.text("status"), std::string{"succeeded"});
        bed.pass(2000);
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
    }

    // F25: a decline is not the end; the same intent may be processed again.
    void f25_aDeclinedPaymentSucceedsWithAnotherCard()
    {
        Testbed bed;
        const auto sale = bed.create();
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at, "4000000000009995");
        bed.pass(1200);
        QCOMPARE(bed.status(sale), std::string{"failed"});
        QCOMPARE(bed.truth(sale).status, std::string{"requires_payment_method"});
        QCOMPARE(bed.process(sale, at).status, 200);
        bed.present(at);
        bed.pass(1200);
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
        QCOMPARE(bed.truth(sale).captures, 1);
        QCOMPARE(bed.truth(sale).prompts, 2);
        QVERIFY(!bed.get("/transactions/" + sale.id).text("failed_at").empty());
    }

    void theLastTwoDigitsOfTheAmountDecline_data()
    {
        QTest::addColumn<int>("amount");
        QTest::addColumn<QString>("code");
        QTest::newRow("call issuer") << 4701 << "call_issuer";
        QTest::newRow("generic") << 4705 << "generic_decline";
        QTest::newRow("pin required") << 4760 << "online_or_offline_pin_required";
        QTest::newRow("limit") << 4765 << "withdrawal_count_limit_exceeded";
        QTest::newRow("pin tries") << 4775 << "pin_try_exceeded";
        QTest::newRow("approved") << 4700 << "";
    }
    void theLastTwoDigitsOfTheAmountDecline()
    {
        QFETCH(int, amount);
        QFETCH(QString, code);
        Testbed bed;
        const auto sale = bed.create(amount);
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at);
        bed.pass(1200);
        QCOMPARE(bed.status(sale), std::string{code.isEmpty() ? "succeeded" : "failed"});
        QCOMPARE(bed.control("/readers/" + at).text("failure_code"), code.toStdString());
    }

    // F27: PlutoPay never hears of the success; only cancel tells.
    void f27_withLostSettlementTheCancelTellsTheTruth()
    {
        Testbed bed{"backend"};
        QVERIFY(bed.set("settlement", "never"));
        const auto sale = bed.paid();
        bed.pass(3'600'000);
        QCOMPARE(bed.status(sale), std::string{"pending"});
        const auto refused = bed.cancel(sale);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.errorType(), std::string{"cancel_error"});
        QCOMPARE(refused.message(),
            std::string{
                "You cannot cancel this PaymentIntent because it has a status of succeeded."});
        QVERIFY(bed.control("/settle", "{}").status == 200);
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
        QVERIFY(says(bed.cancel(sale), "cannot be canceled in current state"));
    }

    void settlementArrivesAfterItsDelay()
    {
        Testbed bed{"backend"};
        QVERIFY(bed.set("settlement_ms", "5000"));
        const auto sale = bed.create();
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at);
        bed.pass(1200 + 4999);
        QCOMPARE(bed.status(sale), std::string{"pending"});
        bed.pass(1);
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
    }

    // F74: the cancel comes while the bank is asked.
    void f74_cancelDuringAuthorisationIsRefused()
    {
        Testbed bed;
        const auto sale = bed.create();
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at);
        const auto refused = bed.cancel(sale);
        QCOMPARE(refused.status, 400);
        QVERIFY(says(refused, "has a status of processing"));
        bed.pass(1200);
        QCOMPARE(bed.truth(sale).captures, 1);
    }

    void cancelBeforeTheCardIsFinal()
    {
        Testbed bed;
        const auto sale = bed.create();
        const auto at = bed.reader();
        bed.process(sale, at);
        const auto cancelled = bed.cancel(sale);
        QCOMPARE(cancelled.status, 200);
        QCOMPARE(cancelled.text("status"), std::string{"canceled"});
        // The prompt survives, and a tap on it cannot charge.
        QCOMPARE(bed.screen(at), std::string{"prompt"});
        bed.present(at);
        bed.pass(5000);
        QCOMPARE(bed.truth(sale).captures, 0);
        QCOMPARE(bed.status(sale), std::string{"canceled"});
        QVERIFY(says(bed.process(sale, at), "must be in the requires_payment_method state"));
    }

    void theBackendRefusesToCancelAFailedPayment()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"openapi", "backend"}) {
            Testbed bed{dialect};
            const auto sale = bed.create(4705);
            const auto at = bed.reader();
            bed.process(sale, at);
            bed.present(at);
            bed.pass(5000);
            QCOMPARE(bed.cancel(sale).status, dialect == "backend" ? 400 : 200);
        }
    }

    // F26: a late event overwrites the word; the time of the capture stays.
    void f26_aLateFlipKeepsCapturedAt()
    {
        Testbed bed;
        QVERIFY(bed.set("late_flip", "failed"));
        const auto sale = bed.paid();
        const auto row = bed.get("/transactions/" + sale.id);
        QCOMPARE(row.text("status"), std::string{"failed"});
        QVERIFY(!row.text("captured_at").empty());
        QCOMPARE(bed.truth(sale).captures, 1);
    }

    void manualCaptureTakesMoneyOnlyOnCapture()
    {
        Testbed bed;
        const auto made = bed.post("/transactions",
            "{\"amount\":5000,\"payment_method_type\":\"terminal\",\"capture_method\":\"manual\"}");
        QCOMPARE(made.status, 201);
        const auto secret = made.text("client_secret");
        const Testbed::Sale sale{made.text("id"), secret.substr(0, secret.find("_secret_"))};
        const auto at = bed.reader();
        QCOMPARE(bed.process(sale, at).status, 200);
        bed.present(at);
        bed.pass(1200);
        QCOMPARE(bed.status(sale), std::string{"authorized"});
        QCOMPARE(bed.truth(sale).captures, 0);
        const auto captured
            = bed.post("/transactions/" + sale.id + "/capture", "{\"amount\":3000}");
        QCOMPARE(captured.status, 200);
        QCOMPARE(captured.text("status"), std::string{"succeeded"});
        QCOMPARE(captured.number("amount"), std::int64_t{5000});
        QCOMPARE(bed.truth(sale).capturedMinor, std::int64_t{3000});
        QCOMPARE(bed.post("/transactions/" + sale.id + "/capture").errorType(),
            std::string{"capture_error"});
    }

    void theBackendNeverHearsOfAnAuthorisationOnAReader()
    {
        Testbed bed{"backend"};
        const auto made = bed.post("/transactions",
            "{\"amount\":\"5000\",\"payment_method_type\":\"terminal\",\"capture_method\":"
            "\"manual\"}");
        const auto secret = made.text("client_secret");
        const Testbed::Sale sale{made.text("id"), secret.substr(0, secret.find("_secret_"))};
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at);
        bed.pass(10'000);
        QCOMPARE(bed.truth(sale).status, std::string{"requires_capture"});
        QCOMPARE(bed.status(sale), std::string{"pending"});
        QCOMPARE(bed.post("/transactions/" + sale.id + "/capture").status, 400);
    }

    void aTipIsChargedButHidden()
    {
        Testbed bed;
        QVERIFY(bed.set("tips_on_reader", "yes"));
        const auto sale = bed.create(4000);
        const auto at = bed.reader();
        bed.process(sale, at);
        QCOMPARE(bed.person(at, "tip", "{\"amount\":600}").status, 200);
        QCOMPARE(bed.control("/readers/" + at).number("amount"), std::int64_t{4600});
        bed.present(at);
        bed.pass(1200);
        QCOMPARE(bed.truth(sale).capturedMinor, std::int64_t{4600});
        QCOMPARE(bed.get("/transactions/" + sale.id).number("amount"), std::int64_t{4000});
    }

    void anOnlineCardIsConfirmedAtOnce()
    {
        Testbed bed;
        const auto paid = bed.post("/transactions",
            "{\"amount\":900,\"payment_method\":\"pm_card_visa\",\"confirm\":true}");
        QCOMPARE(paid.status, 201);
        QCOMPARE(paid.text("status"), std::string{"succeeded"});
        const auto held = bed.post("/transactions",
            "{\"amount\":900,\"payment_method\":\"pm_card_visa\",\"confirm\":true,\"capture_"
            "method\":\"manual\"}");
        QCOMPARE(held.text("status"), std::string{"authorized"});
        const auto declined = bed.post("/transactions",
            "{\"amount\":900,\"payment_method\":\"pm_card_chargeDeclined\",\"confirm\":true}");
        QCOMPARE(declined.status, 400);
    }
};

QTEST_GUILESS_MAIN(PaymentTest)
#include "payment_test.moc"
