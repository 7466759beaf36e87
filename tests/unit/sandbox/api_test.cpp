// SPDX-License-Identifier: Apache-2.0
//
// The shell around every route: keys, modes, limits, idempotency, and how trouble is worded.
#include "tests/unit/sandbox/testbed.h"

#include <QtTest>

#include <initializer_list>
#include <string>

using namespace pos::sandbox;

class ApiTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void healthNeedsNoKey_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<int>("keys");
        QTest::newRow("docs") << "docs" << 3;
        QTest::newRow("openapi") << "openapi" << 1;
        QTest::newRow("backend") << "backend" << 4;
    }
    void healthNeedsNoKey()
    {
        QFETCH(QString, dialect);
        QFETCH(int, keys);
        Testbed bed{dialect.toStdString()};
        bed.key.clear();
        const auto reply = bed.get("/health");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json.value("status", ""), std::string{"ok"});
        QCOMPARE(static_cast<int>(reply.json.size()), keys);
    }

    void aKeyIsAsked()
    {
        Testbed bed;
        const auto good = bed.key;
        bed.key = "sk_test_nothing";
        QCOMPARE(bed.get("/merchant").status, 401);
        QCOMPARE(bed.get("/merchant").message(), std::string{"Invalid API key."});
        bed.key = bed.model.publishableKey();
        QCOMPARE(bed.get("/merchant").status, 403);
        QCOMPARE(bed.get("/merchant").message(), std::string{"Secret key required."});
        bed.key = good;
        QCOMPARE(bed.get("/merchant").status, 200);
        Request bare;
        bare.method = "GET";
        bare.path = "/api/v1/merchant";
        QCOMPARE(bed.model.handle(bare).status, 401);
    }

    // F34: the key is revoked in the middle of the shift.
    void f34_aRevokedKeyIsRefused()
    {
        Testbed bed;
        QCOMPARE(bed.control("/keys/revoke", "{\"key\":\"" + bed.key + "\"}").status, 200);
        QCOMPARE(bed.get("/transactions").status, 401);
    }

    void aPublishableKeyFetchesATokenOnlyInDocs()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"docs", "openapi", "backend"}) {
            Testbed bed{dialect};
            bed.key = bed.model.publishableKey();
            QCOMPARE(bed.post("/terminal/connection-token").status, dialect == "docs" ? 200 : 403);
        }
    }

    void anInactiveMerchantIsRefused()
    {
        Testbed bed;
        bed.control("/merchant", "{\"status\":\"suspended\"}");
        const auto reply = bed.get("/merchant");
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.message(), std::string{"Merchant account is not active."});
    }

    // F35: live and test data never mix where the key decides.
    void f35_aLiveKeySeesLiveDataOnly()
    {
        Testbed bed;
        const auto sale = bed.create();
        const auto live = bed.control("/keys", "{\"kind\":\"secret\",\"live\":true}");
        bed.key = live.json.value("key", std::string{});
        QVERIFY(bed.key.starts_with("sk_live_"));
        QCOMPARE(bed.get("/transactions/" + sale.id).status, 404);
        QVERIFY(bed.reader().empty());
        QVERIFY(!bed.get("/merchant").object().value("test_mode", true));
        QCOMPARE(bed.simulate("tmr_x").message(),
            std::string{"Simulation only available in test mode."});
        QVERIFY(bed.set("mode_from", "merchant"));
        QCOMPARE(bed.get("/transactions/" + sale.id).status, 200);
    }

    void theBasePathWorksWithAndWithoutApi()
    {
        Testbed bed;
        QCOMPARE(bed.send("GET", "/v1/merchant").status, 200);
        QCOMPARE(bed.send("GET", "/api/v1/merchant").status, 200);
        QCOMPARE(bed.send("GET", "/v2/merchant").status, 404);
    }

    void validationIsWordedByTheDialect()
    {
        Testbed docs{"docs"};
        auto reply = docs.post("/terminal/create-payment", "{\"amount\":49}");
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.errorType(), std::string{"invalid_request"});
        QVERIFY(!reply.json["error"].contains("param"));

        Testbed openapi;
        reply = openapi.post("/terminal/create-payment", "{\"amount\":49}");
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.errorType(), std::string{"validation_error"});
        QCOMPARE(reply.json["error"].value("param", ""), std::string{"amount"});
        QCOMPARE(reply.json["error"].value("code", ""), std::string{"parameter_invalid"});

        Testbed backend{"backend"};
        reply = backend.post("/terminal/create-payment", "{\"amount\":49,\"currency\":\"dollar\"}");
        QCOMPARE(reply.status, 422);
        QVERIFY(!reply.json.contains("error"));
        QCOMPARE(reply.message(),
            std::string{"The amount field must be at least 50. (and 1 more error)"});
        QCOMPARE(static_cast<int>(reply.json["errors"]["currency"].size()), 1);
    }

    void onlyTheBackendTakesDigitsInAString()
    {
        Testbed openapi;
        Testbed backend{"backend"};
        QCOMPARE(openapi.post("/terminal/create-payment", "{\"amount\":\"4750\"}").status, 422);
        QCOMPARE(backend.post("/terminal/create-payment", "{\"amount\":\"4750\"}").status, 201);
        QCOMPARE(backend.post("/terminal/create-payment", "{\"amount\":47.5}").status, 422);
        QCOMPARE(backend.post("/terminal/create-payment", "{\"amount\":3000000000}").status, 201);
    }

    // F11: without Accept the backend answers a redirect or HTML.
    void f11_withoutAcceptTheBackendRedirects()
    {
        Testbed bed{"backend"};
        bed.accept = "*/*";
        const auto reply = bed.post("/terminal/create-payment", "{}");
        QCOMPARE(reply.status, 302);
        QVERIFY(reply.answer.contentType.starts_with("text/html"));
        QVERIFY(!reply.header("Location").empty());
        const auto missing = bed.get("/transactions/0197a0b0-0000-7000-8000-000000000000");
        QCOMPARE(missing.status, 404);
        QVERIFY(missing.answer.contentType.starts_with("text/html"));
        Testbed openapi;
        openapi.accept = "*/*";
        QCOMPARE(openapi.post("/terminal/create-payment", "{}").status, 422);
    }

    // F33: the backend answers 500 for an id that is no UUID.
    void f33_aMalformedIdIs404Or500()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"docs", "openapi", "backend"}) {
            Testbed bed{dialect};
            QCOMPARE(bed.get("/transactions/pi_123").status, dialect == "backend" ? 500 : 404);
            QCOMPARE(bed.get("/transactions/0197a0b0-0000-7000-8000-000000000000").status, 404);
        }
    }

    void unknownRoutesAndMethods()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"docs", "openapi", "backend"}) {
            Testbed bed{dialect};
            QCOMPARE(bed.get("/nowhere").status, 404);
            QCOMPARE(bed.get("/terminal/payment/x").status, 404);
            const auto wrong = bed.get("/terminal/create-payment");
            QCOMPARE(wrong.status, 405);
            QCOMPARE(wrong.header("Allow"), std::string{"POST"});
            QCOMPARE(wrong.json.contains("error"), dialect != "backend");
        }
    }

    void aBodyThatIsNotJson()
    {
        Testbed openapi;
        Testbed backend{"backend"};
        QCOMPARE(openapi.post("/terminal/create-payment", "{\"amount\":").status, 400);
        QCOMPARE(backend.post("/terminal/create-payment", "{\"amount\":").status, 422);
    }

    // F18 from the other side: brackets without end are refused, not recursed into.
    void f18_aBottomlessBodyIsRefused()
    {
        Testbed bed;
        const auto body = "{\"amount\":100,\"metadata\":" + std::string(200'000, '[')
            + std::string(200'000, ']') + "}";
        QCOMPARE(bed.post("/terminal/create-payment", body).status, 400);
        QCOMPARE(bed.control("/flip", body).status, 400);
        // Brackets and quotes inside a text are only text.
        const auto note = "{\"amount\":100,\"description\":\"\\\"" + std::string(200, '[') + "\"}";
        QCOMPARE(bed.post("/terminal/create-payment", note).status, 201);
    }

    void bytesThatAreNoTextAreRefused()
    {
        Testbed bed;
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":100,\"description\":\"\xff\"}")
                     .status,
            400);
        QCOMPARE(bed.get("/transactions/\xff\xfe").status, 404);
        QCOMPARE(bed.send("GET", "/_sandbox/requests").status, 200);
    }

    // F14: 429 with Retry-After once the account's minute is used up.
    void f14_theRateLimitAnswers429()
    {
        auto options = Testbed::optionsFor("openapi", 1);
        options.rateLimitPerMinute = 3;
        Testbed bed{options};
        const auto first = bed.get("/merchant");
        QCOMPARE(first.header("X-RateLimit-Limit"), std::string{"3"});
        QCOMPARE(first.header("X-RateLimit-Remaining"), std::string{"2"});
        bed.get("/merchant");
        bed.get("/merchant");
        bed.pass(20'000);
        const auto limited = bed.get("/merchant");
        QCOMPARE(limited.status, 429);
        QCOMPARE(limited.errorType(), std::string{"rate_limit_error"});
        QCOMPARE(limited.header("Retry-After"), std::string{"40"});
        bed.pass(40'000);
        QCOMPARE(bed.get("/merchant").status, 200);
    }

    void theBackendHasNoRateLimit()
    {
        auto options = Testbed::optionsFor("backend", 1);
        options.rateLimitPerMinute = 3;
        Testbed bed{options};
        for (int i = 0; i < 10; ++i) {
            const auto reply = bed.get("/merchant");
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.header("X-RateLimit-Limit").empty());
        }
    }

    // F02: the same key finds the payment whose answer was lost.
    void f02_theHeaderKeyReplaysACreate()
    {
        Testbed bed;
        const auto first = bed.post("/terminal/create-payment", "{\"amount\":4750}", "sale-1");
        QCOMPARE(first.status, 201);
        QCOMPARE(first.header("Idempotency-Key"), std::string{"sale-1"});
        const auto again = bed.post("/terminal/create-payment", "{\"amount\":9999}", "sale-1");
        QCOMPARE(again.status, 200);
        QCOMPARE(again.text("id"), first.text("id"));
        QCOMPARE(again.number("amount"), std::int64_t{4750});
        QVERIFY(again.text("client_secret").empty());
        QCOMPARE(again.text("payment_intent_id"), first.text("payment_intent_id"));
        QCOMPARE(
            again.message(), std::string{"Idempotent request - returning existing transaction."});
        QCOMPARE(bed.model.truth().size(), std::size_t{1});
        QVERIFY(bed.set("idempotency_conflict", "conflict"));
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":9999}", "sale-1").status, 409);
    }

    void theBackendIgnoresTheHeaderKey()
    {
        Testbed bed{"backend"};
        bed.post("/terminal/create-payment", "{\"amount\":4750}", "sale-1");
        bed.post("/terminal/create-payment", "{\"amount\":4750}", "sale-1");
        QCOMPARE(bed.model.truth().size(), std::size_t{2});
        const std::string body
            = "{\"amount\":4750,\"payment_method_type\":\"terminal\",\"idempotency_key\":\"k\"}";
        QCOMPARE(bed.post("/transactions", body).status, 201);
        QCOMPARE(bed.post("/transactions", body).status, 200);
        QCOMPARE(bed.model.truth().size(), std::size_t{3});
    }

    // F29: a key is forgotten after its life.
    void f29_anOldKeyIsForgotten()
    {
        Testbed bed;
        bed.post("/terminal/create-payment", "{\"amount\":4750}", "sale-1");
        bed.pass(24LL * 3'600'000 - 1);
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":4750}", "sale-1").status, 200);
        bed.pass(1);
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":4750}", "sale-1").status, 201);
    }

    void aRefusalIsNotRememberedUnderItsKey()
    {
        Testbed bed;
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":1}", "k").status, 422);
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":100}", "k").status, 201);
    }

    // Section 13: what the official SDK sends.
    void emptyBodiesAndUnknownThingsAreAccepted()
    {
        Testbed bed;
        bed.accept = "*/*";
        QCOMPARE(bed.post("/terminal/connection-token").status, 200);
        const auto sale = bed.paid();
        QCOMPARE(bed.get("/transactions/" + sale.id + "?expand=all").status, 200);
        QCOMPARE(bed.refund(sale.id).status, 200);
        QCOMPARE(bed.post("/terminal/create-payment", "{\"amount\":100,\"novel\":{}}").status, 201);
    }
};

QTEST_GUILESS_MAIN(ApiTest)
#include "api_test.moc"
