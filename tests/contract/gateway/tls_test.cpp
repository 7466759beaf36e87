// SPDX-License-Identifier: Apache-2.0
//
// F20 and F21: a table of bad servers. Each is refused, for a reason that is certain, and not one
// byte of a request reaches it. And the transport's own manners: no cookies, no repeats, safe to
// take away at any moment.
#include "tests/contract/gateway/raw_server.h"
#include "tests/contract/gateway/wire.h"

#include <openssl/ssl.h>

#include <QElapsedTimer>
#include <QTest>

#include <string>

using namespace pos;
using namespace pos::test;
using Kind = world::HttpFailure::Kind;
using Then = RawAnswer::Then;

class TlsTest : public QObject {
    Q_OBJECT

private:
    TestAuthority m_authority;
    TestAuthority m_stranger;

    [[nodiscard]] TlsIdentity bad(const std::string &name) const
    {
        LeafWishes wishes;
        if (name == "expired") {
            wishes.validFromSeconds = -7200;
            wishes.validToSeconds = -3600;
        } else if (name == "not yet valid") {
            wishes.validFromSeconds = 3600;
        } else if (name == "wrong host") {
            wishes.host = "plutopayus.example";
        } else if (name == "wrong address") {
            wishes.host = "127.0.0.2";
        } else if (name == "self-signed") {
            wishes.selfSigned = true;
        } else if (name == "unknown authority") {
            return m_stranger.issue();
        }
        TlsIdentity identity = m_authority.issue(wishes);
        if (name == "TLS 1.1") {
            identity.highestVersion = TLS1_1_VERSION;
        } else if (name == "TLS 1.0") {
            identity.highestVersion = TLS1_VERSION;
        }
        return identity;
    }

private Q_SLOTS:
    void f20_aBadServerIsRefusedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("method");
        for (const char *name : {"expired", "not yet valid", "wrong host", "wrong address",
                 "self-signed", "unknown authority", "TLS 1.1", "TLS 1.0"}) {
            for (const char *method : {"POST", "GET"}) {
                QTest::addRow("%s, %s", name, method) << QString::fromLatin1(method);
            }
        }
    }
    void f20_aBadServerIsRefusedBeforeAnythingIsSent()
    {
        QFETCH(QString, method);
        std::string name = QTest::currentDataTag();
        name.resize(name.rfind(','));
        RawServer server([](const auto &) { return jsonAnswer("{}"); }, bad(name));
        const auto transport = makeTransport(m_authority.caPem());
        const auto caught = exchange(*transport,
            request(method.toStdString(), server.url() + "/pay",
                method == QStringLiteral("POST") ? "{}" : ""),
            50);
        QCOMPARE(caught->count, 1);
        QVERIFY(caught->failure());
        QVERIFY2(caught->failure()->kind == Kind::TlsRefused, caught->failure()->detail.c_str());
        QVERIFY(world::certainlyNotSent(caught->failure()->kind));
        QCOMPARE(server.requests(), 0);
        QCOMPARE(server.spokenTo(), 0);
    }
    void f21_goodServersOfBothVersionsAreAccepted()
    {
        for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
            TlsIdentity identity = m_authority.issue();
            identity.highestVersion = version;
            RawServer server([](const auto &) { return jsonAnswer("{}"); }, identity);
            const auto transport = makeTransport(m_authority.caPem());
            QVERIFY(exchange(*transport, request("POST", server.url() + "/p", "{}"))->reply());
            // Without the added authority the same server is a stranger.
            const auto plain = makeTransport();
            const auto caught = exchange(*plain, request("POST", server.url() + "/p", "{}"));
            QVERIFY(caught->failure() && caught->failure()->kind == Kind::TlsRefused);
            QCOMPARE(server.requests(), 1);
        }
    }
    void f21_plainHttpLeavesThisMachineNever()
    {
        const auto transport = makeTransport();
        for (const char *url : {"http://plutopayus.example/api", "http://10.255.255.1/api",
                 "ftp://127.0.0.1/", "http://127.0.0.1.evil.example/", "https://u:p@127.0.0.1/"}) {
            const auto caught = exchange(*transport, request("POST", url, "{}"));
            QVERIFY2(caught->failure() && caught->failure()->kind == Kind::NotSent, url);
            QCOMPARE(caught->count, 1);
        }
    }
    void f21_aPlainHttpServerBehindHttpsIsRefused()
    {
        RawServer server([](const auto &) { return jsonAnswer("{}"); });
        const auto transport = makeTransport(m_authority.caPem());
        const std::string url = "https://127.0.0.1:" + std::to_string(server.port()) + "/p";
        const auto caught = exchange(*transport, request("POST", url, "{}", 1000));
        QVERIFY(caught->failure());
        QCOMPARE(server.requests(), 0);
    }
    void aHeaderCannotBeSmuggledIn()
    {
        RawServer server([](const auto &) { return jsonAnswer("{}"); });
        const auto transport = makeTransport();
        auto wish = request("POST", server.url() + "/p", "{}");
        wish.headers.emplace_back("X-A", "b\r\nX-Evil: 1");
        QVERIFY(exchange(*transport, wish)->failure());
        QCOMPARE(server.requests(), 0);
    }
    void noCookieIsKeptAndNoCacheIsAsked()
    {
        RawServer server([](const auto &) {
            return jsonAnswer("{}", 200,
                "Set-Cookie: session=abc; Path=/\r\nCache-Control: max-age=3600\r\nETag: "
                "\"x\"\r\n");
        });
        const auto transport = makeTransport();
        for (int call = 1; call <= 3; ++call) {
            QVERIFY(exchange(*transport, request("GET", server.url() + "/same"))->reply());
            QCOMPARE(server.requests(), call);
        }
        for (const auto &seen : server.seen()) {
            QVERIFY(seen.text.find("Cookie") == std::string::npos);
            QVERIFY(seen.text.find("If-None-Match") == std::string::npos);
        }
        QCOMPARE(server.connections(), 1);
    }
    void theEnvironmentsProxyIsNotUsed()
    {
        qputenv("http_proxy", "http://127.0.0.1:9");
        qputenv("https_proxy", "http://127.0.0.1:9");
        RawServer server([](const auto &) { return jsonAnswer("{}"); }, m_authority.issue());
        const auto transport = makeTransport(m_authority.caPem());
        QVERIFY(exchange(*transport, request("GET", server.url() + "/x"))->reply());
        qunsetenv("http_proxy");
        qunsetenv("https_proxy");
    }
    void badSettingsAreNamed()
    {
        QVERIFY(!gateway::http::QtTransport::make({"no certificate", "", "x"}));
        QVERIFY(!gateway::http::QtTransport::make({"", "not a proxy", "x"}));
        QVERIFY(gateway::http::QtTransport::make({"", "http://127.0.0.1:3128", "x"}));
    }

    void aWarmConnectionServesTheFirstCall()
    {
        RawServer server([](const auto &) { return jsonAnswer("{}"); }, m_authority.issue());
        const auto transport = makeTransport(m_authority.caPem());
        transport->warmUp(server.url() + "/api");
        QTRY_COMPARE_WITH_TIMEOUT(server.opened(), 1, 5000);
        QTest::qWait(50); // the client's side of it
        QCOMPARE(server.spokenTo(), 0);
        QVERIFY(exchange(*transport, request("POST", server.url() + "/p", "{}"))->reply());
        QCOMPARE(server.connections(), 1);
        transport->warmUp(server.url()); // with an open connection: nothing to do
        QTest::qWait(50);
        QVERIFY(exchange(*transport, request("POST", server.url() + "/p", "{}"))->reply());
        QCOMPARE(server.connections(), 1);
        QCOMPARE(server.requests(), 2);
    }
    void plainHttpIsNotWarmed() // it only goes to this machine, where connecting costs nothing
    {
        RawServer server([](const auto &) { return jsonAnswer("{}"); });
        const auto transport = makeTransport();
        transport->warmUp(server.url());
        QTest::qWait(50);
        QCOMPARE(server.connections(), 0);
    }
    void aConnectionThatTheServerClosedIsWarmedAgain()
    {
        RawServer server(
            [](const auto &) {
                RawAnswer answer = jsonAnswer("{}");
                answer.then = Then::Fin;
                return answer;
            },
            m_authority.issue());
        const auto transport = makeTransport(m_authority.caPem());
        transport->keepWarm(server.url(), 1000);
        QTRY_COMPARE_WITH_TIMEOUT(server.opened(), 1, 5000);
        QTest::qWait(50);
        QVERIFY(exchange(*transport, request("POST", server.url() + "/p", "{}"))->reply());
        QTRY_COMPARE_WITH_TIMEOUT(server.opened(), 2, 5000);
        QTest::qWait(50);
        QVERIFY(exchange(*transport, request("POST", server.url() + "/p", "{}"))->reply());
        QCOMPARE(server.connections(), 2);
    }

    void aTransportCanGoWithCallsInFlight()
    {
        RawServer server([](const auto &) { return closeWith(Then::Silence); });
        int called = 0;
        for (int round = 0; round < 20; ++round) {
            auto transport = makeTransport();
            for (int call = 0; call < 3; ++call) {
                transport->send(request("POST", server.url() + "/p", "{}"),
                    [&called](world::HttpResult) { ++called; });
            }
            QTest::qWait(round % 4);
            transport.reset();
        }
        QTest::qWait(50);
        QCOMPARE(called, 0);
    }
    void aCallbackMayTakeTheTransportAway()
    {
        RawServer server([](const auto &) { return jsonAnswer("{}"); });
        auto transport = makeTransport();
        int called = 0;
        for (int call = 0; call < 3; ++call) {
            transport->send(request("POST", server.url() + "/p", "{}"), [&](world::HttpResult) {
                ++called;
                transport.reset();
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(called, 1, 2000);
        QTest::qWait(50);
        QCOMPARE(called, 1);
    }
    void callsInParallelDoNotMixTheirAnswers()
    {
        RawServer server([](const RawServer::Seen &seen) {
            const auto at = seen.text.find("/p");
            return jsonAnswer(seen.text.substr(at, seen.text.find(' ', at) - at));
        });
        const auto transport = makeTransport();
        int right = 0;
        for (int call = 0; call < 40; ++call) {
            const std::string path = "/p" + std::to_string(call);
            transport->send(request("POST", server.url() + path, "{}"),
                [&right, path](world::HttpResult result) {
                    const auto *reply = std::get_if<world::HttpReply>(&result);
                    right += reply != nullptr && reply->body == path ? 1 : 0;
                });
        }
        QTRY_COMPARE_WITH_TIMEOUT(right, 40, 5000);
        QCOMPARE(server.requests(), 40);
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
