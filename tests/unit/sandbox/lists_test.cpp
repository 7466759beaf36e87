// SPDX-License-Identifier: Apache-2.0
//
// Lists in their four envelopes, filters, and the groups of rows that a till only reads.
#include "tests/unit/sandbox/testbed.h"

#include <QtTest>

#include <initializer_list>
#include <string>

using namespace pos::sandbox;

class ListsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEnvelopeFollowsTheDialect()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"docs", "openapi", "backend"}) {
            Testbed bed{dialect};
            for (int i = 0; i < 25; ++i) {
                bed.create(1000 + i * 100, "sale " + std::to_string(i));
            }
            const auto list = bed.get("/transactions");
            QCOMPARE(list.json["data"].size(), std::size_t{dialect == "openapi" ? 20U : 10U});
            QCOMPARE(list.json.contains("meta"), dialect != "openapi");
            QCOMPARE(list.json.contains("lastPage"), dialect != "docs");
            QCOMPARE(list.json.contains("links"), dialect == "backend");
            if (dialect == "docs") {
                QCOMPARE(list.json["meta"]["last_page"].get<int>(), 3);
            } else {
                QCOMPARE(list.json["totalCount"].get<int>(), 25);
            }
            QCOMPARE(
                list.json["data"][0]["description"].get<std::string>(), std::string{"sale 24"});
        }
    }

    void onlyTheNamedSizeParameterCounts()
    {
        Testbed backend{"backend"};
        Testbed openapi;
        for (int i = 0; i < 12; ++i) {
            backend.create();
            openapi.create();
        }
        QCOMPARE(backend.get("/transactions?per_page=5").json["data"].size(), std::size_t{10});
        QCOMPARE(backend.get("/transactions?size=5").json["data"].size(), std::size_t{5});
        QCOMPARE(openapi.get("/transactions?per_page=5").json["data"].size(), std::size_t{5});
        QCOMPARE(openapi.get("/transactions?size=5").json["data"].size(), std::size_t{12});
        QCOMPARE(openapi.get("/transactions?per_page=9999").json["size"].get<int>(), 100);
    }

    void pagesBeyondTheEndAreEmpty()
    {
        Testbed bed;
        bed.create();
        QCOMPARE(bed.get("/transactions?page=9").status, 200);
        QCOMPARE(bed.get("/transactions?page=9").json["data"].size(), std::size_t{0});
        QCOMPARE(bed.get("/transactions?page=0").json["page"].get<int>(), 1);
    }

    void theBackendPaginatesTerminalsItsOwnWay()
    {
        Testbed bed{"backend"};
        for (int i = 0; i < 27; ++i) {
            bed.post("/terminals", "{\"name\":\"T\"}");
        }
        const auto list = bed.get("/terminals");
        QCOMPARE(list.json["data"].size(), std::size_t{20});
        QCOMPARE(list.json["total"].get<int>(), 29);
        QCOMPARE(list.json["last_page"].get<int>(), 2);
        QVERIFY(list.json["next_page_url"].is_string());
        QVERIFY(list.json["prev_page_url"].is_null());
        QCOMPARE(bed.get("/terminals?page=2").json["data"].size(), std::size_t{9});
        QCOMPARE(bed.get("/terminal/readers").json["data"].size(), std::size_t{29});
    }

    // F02: the description finds a payment whose answer was lost, in every dialect.
    void f02_searchFindsTheSale()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"docs", "openapi", "backend"}) {
            Testbed bed{dialect};
            const auto sale = bed.create(1000, "Sale K7Q-42");
            bed.create(1000, "Sale K7Q-43");
            const auto found = bed.get("/transactions?search=k7q-42");
            QCOMPARE(found.json["data"].size(), std::size_t{1});
            QCOMPARE(found.json["data"][0]["id"].get<std::string>(), sale.id);
        }
    }

    void filtersAndOrder()
    {
        Testbed bed{"backend"};
        bed.create(3000);
        bed.create(1000);
        bed.paid(2000);
        QCOMPARE(bed.get("/transactions?status=succeeded").json["data"].size(), std::size_t{1});
        QCOMPARE(
            bed.get("/transactions?payment_method_type=card").json["data"].size(), std::size_t{0});
        QCOMPARE(
            bed.get("/transactions?date_from=2026-09-21&date_to=2026-09-21").json["data"].size(),
            std::size_t{3});
        QCOMPARE(bed.get("/transactions?date_from=2026-09-22").json["data"].size(), std::size_t{0});
        QCOMPARE(bed.get("/transactions?date_from=yesterday").status, 500);
        const auto rising = bed.get("/transactions?sortField=amount&sortOrder=asc");
        QCOMPARE(rising.json["data"][0]["amount"].get<int>(), 1000);
        const auto falling = bed.get("/transactions?sortField=1&sortOrder=desc");
        QCOMPARE(falling.json["data"][0]["amount"].get<int>(), 3000);
    }

    void customersLiveAndDie()
    {
        Testbed bed;
        const auto made = bed.post(
            "/customers", "{\"email\":\"ada@example.test\",\"name\":\"Ada\",\"country\":\"GB\"}");
        QCOMPARE(made.status, 201);
        const auto id = made.text("id");
        QCOMPARE(bed.post("/customers", "{\"country\":\"GBR\"}").status, 422);
        QCOMPARE(bed.post("/customers", "{\"email\":\"nobody\"}").status, 422);
        QCOMPARE(bed.put("/customers/" + id, "{\"phone\":\"1\"}").text("name"), std::string{"Ada"});
        QCOMPARE(bed.get("/customers?search=Ada").json["data"].size(), std::size_t{1});
        QVERIFY(bed.remove("/customers/" + id).json.value("deleted", false));
        QCOMPARE(bed.get("/customers/" + id).status, 404);
        QCOMPARE(bed.get("/customers").json["data"].size(), std::size_t{0});
    }

    void payoutsAndDisputesAreOnlyRead()
    {
        Testbed bed;
        QCOMPARE(bed.get("/payouts").json["data"].size(), std::size_t{2});
        QCOMPARE(bed.get("/payouts?status=paid").json["data"].size(), std::size_t{1});
        QCOMPARE(bed.post("/payouts", "{}").status, 405);
        const auto sale = bed.paid();
        QCOMPARE(bed.control("/dispute", "{\"transaction\":\"" + sale.id + "\"}").status, 200);
        QCOMPARE(bed.status(sale), std::string{"disputed"});
        QCOMPARE(bed.get("/disputes").json["data"].size(), std::size_t{1});
        QVERIFY(bed.set("disputes", "no"));
        QCOMPARE(bed.get("/disputes").json["data"].size(), std::size_t{0});
    }

    void webhookEndpointsShowTheirSecretOnce()
    {
        Testbed bed;
        const auto made = bed.post("/webhook-endpoints",
            "{\"url\":\"http://127.0.0.1:9/hook\",\"events\":[\"payment.succeeded\"]}");
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text("secret"), bed.model.webhookSecret());
        const auto id = made.text("id");
        QVERIFY(!bed.get("/webhook-endpoints/" + id).object().contains("secret"));
        QCOMPARE(bed.post("/webhook-endpoints",
                        "{\"url\":\"http://127.0.0.1:9/\",\"events\":[\"nonsense\"]}")
                     .status,
            422);
        bed.paid();
        const auto deliveries = bed.model.takeDeliveries();
        QCOMPARE(deliveries.size(), std::size_t{1});
        QVERIFY(deliveries[0].body.find("payment.succeeded") != std::string::npos);
        QVERIFY(bed.remove("/webhook-endpoints/" + id).json.value("deleted", false));
        bed.paid();
        QCOMPARE(bed.model.takeDeliveries().size(), std::size_t{0});
    }

    void aTestEventReachesOneEndpointOrAll()
    {
        for (const std::string &dialect :
            std::initializer_list<std::string>{"openapi", "backend"}) {
            Testbed bed{dialect};
            const auto made
                = bed.post("/webhook-endpoints", "{\"url\":\"http://127.0.0.1:9/one\"}");
            bed.post("/webhook-endpoints", "{\"url\":\"http://127.0.0.1:9/two\"}");
            bed.post("/webhook-endpoints/" + made.text("id") + "/test");
            QCOMPARE(
                bed.model.takeDeliveries().size(), std::size_t{dialect == "backend" ? 2U : 1U});
        }
    }

    void theBackendSendsOnlyTestEvents()
    {
        Testbed bed{"backend"};
        const auto made = bed.post("/webhook-endpoints", "{\"url\":\"http://127.0.0.1:9/hook\"}");
        bed.paid();
        QCOMPARE(bed.model.takeDeliveries().size(), std::size_t{0});
        const auto sent = bed.post("/webhook-endpoints/" + made.text("id") + "/test");
        QCOMPARE(sent.text("message"), std::string{"Test webhook sent."});
        QCOMPARE(bed.model.takeDeliveries().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(ListsTest)
#include "lists_test.moc"
