// SPDX-License-Identifier: Apache-2.0
//
// The same request in three dialects, row by row of the contract's table of contradictions.
#include "app/sandbox/dialect.h"
#include "tests/unit/sandbox/testbed.h"

#include <QtTest>

#include <initializer_list>
#include <set>
#include <string>

using namespace pos::sandbox;

class DialectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPresetWordIsAllowedByItsOwnRow()
    {
        std::set<std::string_view> names;
        for (const auto &row : toggleTable()) {
            QVERIFY2(names.insert(row.name).second, std::string{row.name}.c_str());
            QVERIFY(!row.meaning.empty());
            Dialect dialect{"openapi"};
            for (const auto word : {row.docs, row.openapi, row.backend}) {
                QCOMPARE(dialect.set(row.name, word), std::string{});
                QVERIFY(dialect.is(row.toggle, word));
            }
            QVERIFY(!dialect.set(row.name, "no such word").empty());
        }
        QVERIFY(!Dialect{"docs"}.set("no such toggle", "yes").empty());
    }

    void createPaymentAnswers_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("intent"); // how the intent's id can be learnt
        QTest::addColumn<int>("keys"); // 0 = not counted
        QTest::newRow("docs") << "docs"
                              << "client_secret" << 6;
        QTest::newRow("openapi") << "openapi"
                                 << "payment_intent_id" << 0;
        QTest::newRow("backend") << "backend"
                                 << "payment_intent_id" << 7;
    }
    void createPaymentAnswers()
    {
        QFETCH(QString, dialect);
        QFETCH(QString, intent);
        QFETCH(int, keys);
        Testbed bed{dialect.toStdString()};
        const auto reply = bed.post("/terminal/create-payment", "{\"amount\":4750}");
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.json.contains("data"), dialect != QLatin1String{"docs"});
        QVERIFY(reply.text(intent.toUtf8().constData()).starts_with("pi_"));
        QCOMPARE(reply.object().contains("payment_intent_id"), dialect != QLatin1String{"docs"});
        if (keys != 0) {
            QCOMPARE(static_cast<int>(reply.object().size()), keys);
        }
    }

    void theLetterOfTheDocumentHidesTheIntent()
    {
        Testbed bed;
        QVERIFY(bed.set("payment_intent_id", "absent"));
        const auto reply = bed.post("/terminal/create-payment", "{\"amount\":4750}");
        QCOMPARE(reply.status, 201);
        QVERIFY(!reply.object().contains("payment_intent_id"));
        QVERIFY(!reply.object().contains("client_secret"));
    }

    void transactionsShowWhatTheDialectShows()
    {
        Testbed backend{"backend"};
        auto row = backend.get("/transactions/" + backend.paid().id).object();
        QVERIFY(row["processor_transaction_id"].get<std::string>().starts_with("pi_"));
        QVERIFY(!row.contains("card_brand"));
        QCOMPARE(row.value("amount_formatted", ""), std::string{"usd 47.50"});
        QVERIFY(row.value("created_at", "").ends_with("+00:00"));

        Testbed openapi;
        row = openapi.get("/transactions/" + openapi.paid().id).object();
        QVERIFY(!row.contains("processor_transaction_id"));
        QVERIFY(!row.contains("payment_intent_id"));
        QCOMPARE(row.value("card_brand", ""), std::string{"visa"});
        QVERIFY(!row.contains("amount_formatted"));

        Testbed docs{"docs"};
        const auto bare = docs.get("/transactions/" + docs.paid().id);
        QVERIFY(!bare.json.contains("data"));
        QCOMPARE(bare.json.value("amount_formatted", ""), std::string{"$47.50"});
        QVERIFY(!bare.json.contains("card_brand"));
    }

    void theBackendWritesEmptyObjectsItsOwnWay()
    {
        Testbed bed{"backend"};
        const auto made = bed.post("/transactions",
            "{\"amount\":500,\"payment_method_type\":\"terminal\",\"metadata\":{}}");
        QVERIFY(made.object()["metadata"].is_array());
        QVERIFY(made.object()["card_brand"].is_object());
        const auto paid = bed.post("/terminal/create-payment",
            "{\"amount\":500,\"metadata\":{\"terminal_id\":\"mine\",\"a\":1}}");
        const auto row = bed.get("/transactions/" + paid.text("id")).object();
        QVERIFY(row["metadata"]["terminal_id"].is_null());
        QCOMPARE(row["metadata"]["a"].get<int>(), 1);
    }

    // The description is validated at 500 but stored in 255; the intent is made before that.
    void aLongDescriptionLeavesAnOrphanInTheBackend()
    {
        const auto body = "{\"amount\":500,\"description\":\"" + std::string(300, 'x') + "\"}";
        Testbed backend{"backend"};
        const auto refused = backend.post("/terminal/create-payment", body);
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.message().starts_with("SQLSTATE"));
        QCOMPARE(backend.model.truth().size(), std::size_t{1});
        QCOMPARE(backend.model.truth()[0].transactionId, std::string{});
        Testbed openapi;
        QCOMPARE(openapi.post("/terminal/create-payment", body).status, 201);
    }

    void anUnknownTerminalIsIgnoredOrRefused()
    {
        const std::string body
            = "{\"amount\":500,\"terminal_id\":\"0197a0b0-0000-7000-8000-000000000000\"}";
        Testbed backend{"backend"};
        Testbed openapi;
        QCOMPARE(backend.post("/terminal/create-payment", body).status, 201);
        QCOMPARE(openapi.post("/terminal/create-payment", body).status, 422);
        QCOMPARE(
            backend.post("/terminal/create-payment", "{\"amount\":500,\"terminal_id\":\"tmr_123\"}")
                .status,
            422);
    }

    void authorisedHasTwoWords()
    {
        for (const std::string &dialect : std::initializer_list<std::string>{"docs", "openapi"}) {
            Testbed bed{dialect};
            const auto held = bed.post("/transactions",
                "{\"amount\":900,\"payment_method\":\"pm_card_visa\",\"confirm\":true,"
                "\"capture_method\":\"manual\"}");
            const auto word = dialect == "docs" ? "requires_capture" : "authorized";
            QCOMPARE(held.text("status"), std::string{word});
            const auto list = bed.get("/transactions?status=" + std::string{word});
            QCOMPARE(list.json["data"].size(), std::size_t{1});
        }
    }

    void cancelledMayBeSpeltWithTwoLs()
    {
        Testbed bed;
        QVERIFY(bed.set("cancelled_word", "cancelled"));
        QCOMPARE(bed.cancel(bed.create()).text("status"), std::string{"cancelled"});
    }

    void merchantTokenAndAliases()
    {
        Testbed docs{"docs"};
        Testbed openapi;
        Testbed backend{"backend"};
        QCOMPARE(docs.get("/merchant").json.size(), std::size_t{11});
        QCOMPARE(openapi.get("/merchant").json["data"].size(), std::size_t{5});
        QCOMPARE(backend.get("/merchant").text("default_currency"), std::string{"USD"});
        QVERIFY(backend.post("/terminal/connection-token").json.contains("secret"));
        QVERIFY(openapi.post("/terminal/connection-token").json["data"].contains("secret"));
        const std::string body = "{\"amount\":500}";
        QCOMPARE(openapi.post("/payment-intents", body).status, 201);
        QCOMPARE(backend.post("/payment-intents", body).status, 404);
        const std::string ach = "{\"amount\":500,\"payment_method_type\":\"ach\"}";
        QCOMPARE(openapi.post("/transactions", ach).status, 201);
        QCOMPARE(backend.post("/transactions", ach).status, 422);
    }

    void checkoutExistsWhereItIsDocumented()
    {
        const std::string body = "{\"amount\":500}";
        Testbed docs{"docs"};
        Testbed openapi;
        Testbed backend{"backend"};
        QVERIFY(docs.post("/checkout/sessions", body).json.contains("url"));
        QCOMPARE(docs.post("/payment-links", body).status, 404);
        QCOMPARE(openapi.post("/checkout/sessions", body).status, 201);
        QCOMPARE(openapi.post("/payment-links", body).status, 201);
        QCOMPARE(backend.post("/checkout/sessions", body).status, 404);
    }

    void theConnectDefectFindsNoReader()
    {
        Testbed bed{"backend"};
        QVERIFY(bed.set("connect_defect", "yes"));
        const auto at = bed.reader();
        const auto refused = bed.process(bed.create(), at);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.message(), "No such terminal.reader: '" + at + "'");
    }

    // F32: the dialect changes overnight.
    void f32_theDialectChangesWhileRunning()
    {
        Testbed bed;
        const auto sale = bed.create();
        QCOMPARE(bed.control("/dialect", "{\"dialect\":\"docs\"}").status, 200);
        QVERIFY(!bed.get("/transactions/" + sale.id).json.contains("data"));
        QCOMPARE(bed.control("/dialect", "{\"dialect\":\"latin\"}").status, 400);
    }
};

QTEST_GUILESS_MAIN(DialectTest)
#include "dialect_test.moc"
