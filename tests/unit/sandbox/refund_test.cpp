// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sandbox/testbed.h"

#include <QtTest>

#include <initializer_list>
#include <string>

using namespace pos::sandbox;

class RefundTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAnswerIsATransactionOrARefund()
    {
        Testbed openapi;
        const auto sale = openapi.paid();
        const auto whole = openapi.refund(sale.id);
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.text("id"), sale.id);
        QCOMPARE(whole.text("status"), std::string{"refunded"});
        QCOMPARE(whole.number("amount_refunded"), std::int64_t{4750});

        Testbed backend{"backend"};
        const auto other = backend.paid();
        const auto flat = backend.refund(other.id);
        QCOMPARE(flat.status, 201);
        QVERIFY(!flat.json.contains("data"));
        QCOMPARE(flat.text("transaction_id"), other.id);
        QVERIFY(flat.text("reference").starts_with("ref_"));
        QCOMPARE(flat.text("status"), std::string{"succeeded"});
    }

    void aSecondPartialRefundDependsOnTheDialect()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"docs", "openapi", "backend"}) {
            Testbed bed{dialect};
            const auto sale = bed.paid();
            QVERIFY(bed.refund(sale.id, "{\"amount\":1000}").status < 300);
            QCOMPARE(bed.status(sale), std::string{"partially_refunded"});
            const auto second = bed.refund(sale.id, "{\"amount\":1000}");
            QCOMPARE(second.status, dialect == "backend" ? 400 : 200);
            if (dialect == "backend") {
                QCOMPARE(second.message(), std::string{"Transaction is not refundable."});
            }
            QCOMPARE(
                bed.truth(sale).refundedMinor, std::int64_t{dialect == "backend" ? 1000 : 2000});
        }
    }

    // F80: never more than was captured.
    void f80_tooMuchIsRefused()
    {
        Testbed bed;
        const auto sale = bed.paid();
        const auto over = bed.refund(sale.id, "{\"amount\":4751}");
        QCOMPARE(over.status, 400);
        QCOMPARE(over.message(), std::string{"Refund amount exceeds refundable amount."});
        bed.refund(sale.id);
        QCOMPARE(bed.refund(sale.id).message(), std::string{"Transaction is not refundable."});
        QCOMPARE(
            bed.refund(bed.create().id).message(), std::string{"Transaction is not refundable."});
    }

    void stripeStopsWhatTheBackendLetsThrough()
    {
        Testbed bed{"backend"};
        QVERIFY(bed.set("capturable_event", "yes"));
        const auto made = bed.post("/transactions",
            "{\"amount\":5000,\"payment_method_type\":\"terminal\",\"capture_method\":\"manual\"}");
        const auto secret = made.text("client_secret");
        const Testbed::Sale sale{made.text("id"), secret.substr(0, secret.find("_secret_"))};
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at);
        bed.pass(5000);
        bed.post("/transactions/" + sale.id + "/capture", "{\"amount\":2000}");
        const auto refused = bed.refund(sale.id, "{\"amount\":3000}");
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.errorType(), std::string{"refund_error"});
        QCOMPARE(bed.truth(sale).refundedMinor, std::int64_t{0});
    }

    void aFreeReasonIsStripesBusinessInTheBackend()
    {
        Testbed openapi;
        Testbed backend{"backend"};
        const std::string body = "{\"reason\":\"changed their mind\"}";
        QCOMPARE(openapi.refund(openapi.paid().id, body).status, 200);
        const auto sale = backend.paid();
        QCOMPARE(backend.refund(sale.id, body).errorType(), std::string{"refund_error"});
        QCOMPARE(backend.refund(sale.id, "{\"reason\":\"duplicate\"}").status, 201);
    }

    // F79: the same key refunds once.
    void f79_theSameKeyRefundsOnce()
    {
        Testbed bed;
        const auto sale = bed.paid();
        const auto first = bed.refund(sale.id, "{\"amount\":1000}", "refund-1");
        const auto again = bed.refund(sale.id, "{\"amount\":1000}", "refund-1");
        QCOMPARE(again.status, 200);
        QCOMPARE(again.answer.body, first.answer.body);
        QCOMPARE(bed.truth(sale).refundedMinor, std::int64_t{1000});
    }

    void aRefundMayFailLater()
    {
        Testbed bed;
        const auto sale = bed.create();
        const auto at = bed.reader();
        bed.process(sale, at);
        bed.present(at, "4000000000005126");
        bed.pass(5000);
        QCOMPARE(bed.refund(sale.id).text("status"), std::string{"refunded"});
        bed.pass(5000);
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
        QCOMPARE(bed.truth(sale).refundedMinor, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(RefundTest)
#include "refund_test.moc"
