// SPDX-License-Identifier: Apache-2.0
//
// F07 and M5: one call that moves money is one copy on the wire, whatever the peer does. Qt's
// network code repeats requests by itself (2 times over http and 4 over https were measured with a
// plain post()); these tests would see it.
#include "tests/contract/gateway/raw_server.h"
#include "tests/contract/gateway/wire.h"

#include <QTest>

#include <string>

using namespace pos;
using namespace pos::test;
using Kind = world::HttpFailure::Kind;
using Then = RawAnswer::Then;

class OneCopyTest : public QObject {
    Q_OBJECT

private:
    TestAuthority m_authority;
    const std::string m_body = R"({"payment_intent_id":"pi_1","reader_id":"tmr_1"})";

    [[nodiscard]] std::optional<TlsIdentity> identity(bool tls) const
    {
        return tls ? std::optional(m_authority.issue()) : std::nullopt;
    }

private Q_SLOTS:
    void f07_onePostIsOneCopyOnTheWire_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("reused");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("withBody");
        for (const bool tls : {false, true}) {
            for (const bool reused : {false, true}) {
                for (const Then then : {Then::Fin, Then::Rst}) {
                    for (const char *method : {"POST", "PUT", "DELETE"}) {
                        for (const bool body : {true, false}) {
                            QTest::addRow("%s, %s, %s, %s%s", tls ? "https" : "http",
                                reused ? "kept connection" : "fresh",
                                then == Then::Fin ? "FIN" : "RST", method, body ? "" : " empty")
                                << tls << reused << (then == Then::Rst)
                                << QString::fromLatin1(method) << body;
                        }
                    }
                }
            }
        }
    }
    void f07_onePostIsOneCopyOnTheWire()
    {
        QFETCH(bool, tls);
        QFETCH(bool, reused);
        QFETCH(bool, reset);
        QFETCH(QString, method);
        QFETCH(bool, withBody);
        RawServer server(
            [then = reset ? Then::Rst : Then::Fin](const RawServer::Seen &seen) {
                return seen.text.starts_with("GET") ? jsonAnswer("{}") : closeWith(then);
            },
            identity(tls));
        const auto transport = makeTransport(tls ? m_authority.caPem() : "");
        if (reused) {
            QVERIFY(exchange(*transport, request("GET", server.url() + "/warm"))->reply());
        }
        const auto caught = exchange(*transport,
            request(method.toStdString(), server.url() + "/pay", withBody ? m_body : ""), 30);
        QCOMPARE(caught->count, 1);
        QVERIFY(caught->failure());
        QCOMPARE(static_cast<int>(caught->failure()->kind), static_cast<int>(Kind::Lost));
        QCOMPARE(server.requests(), reused ? 2 : 1);
        if (reused) {
            QCOMPARE(server.seen().back().onConnection, 2);
        }
    }

    // What core/gateway/gateway.h says of a read: Qt asks again on a fresh connection when a kept
    // one dies under it. The same server, the same death, and a POST: one copy.
    void f07_aReadMayBeRepeatedAndAPostIsNot()
    {
        for (const bool tls : {false, true}) {
            RawServer server(
                [](const RawServer::Seen &seen) {
                    return seen.onConnection == 1 ? jsonAnswer("{}") : closeWith(Then::Fin);
                },
                identity(tls));
            const auto transport = makeTransport(tls ? m_authority.caPem() : "");
            QVERIFY(exchange(*transport, request("GET", server.url() + "/warm"))->reply());
            const auto get = exchange(*transport, request("GET", server.url() + "/again"), 30);
            QCOMPARE(get->count, 1);
            QVERIFY(get->reply());
            QCOMPARE(server.requests(), 3);
            const auto post
                = exchange(*transport, request("POST", server.url() + "/p", m_body), 30);
            QCOMPARE(post->count, 1);
            QVERIFY(post->failure());
            QCOMPARE(static_cast<int>(post->failure()->kind), static_cast<int>(Kind::Lost));
            QCOMPARE(server.requests(), 4);
        }
    }

    // The connection was kept, the server closed it meanwhile and does not listen any more: what
    // happened to the request is not known, and it must not be called "never sent".
    void f07_aKeptConnectionThatDiesIsNeverCalledNotSent()
    {
        for (int round = 0; round < 10; ++round) {
            RawServer server([](const RawServer::Seen &seen) {
                RawAnswer answer = jsonAnswer("{}");
                if (seen.onConnection > 1) {
                    answer = closeWith(Then::Rst);
                }
                return answer;
            });
            const auto transport = makeTransport();
            QVERIFY(exchange(*transport, request("GET", server.url() + "/warm"))->reply());
            server.stopListening();
            const auto caught = exchange(*transport, request("POST", server.url() + "/p", m_body));
            QCOMPARE(server.requests(), 2);
            QVERIFY(caught->failure());
            QVERIFY(!world::certainlyNotSent(caught->failure()->kind));
        }
    }

    void f07_anAnswerThatInvitesARepeatIsNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("tls");
        for (const bool tls : {false, true}) {
            const char *scheme = tls ? "https" : "http";
            QTest::addRow("301 %s", scheme) << 301 << QStringLiteral("Location: /again\r\n") << tls;
            QTest::addRow("302 %s", scheme) << 302 << QStringLiteral("Location: /again\r\n") << tls;
            QTest::addRow("303 %s", scheme) << 303 << QStringLiteral("Location: /again\r\n") << tls;
            QTest::addRow("307 %s", scheme) << 307 << QStringLiteral("Location: /again\r\n") << tls;
            QTest::addRow("308 %s", scheme) << 308 << QStringLiteral("Location: /again\r\n") << tls;
            QTest::addRow("401 Basic %s", scheme)
                << 401 << QStringLiteral("WWW-Authenticate: Basic realm=\"x\"\r\n") << tls;
            QTest::addRow("401 Digest %s", scheme)
                << 401 << QStringLiteral("WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n")
                << tls;
            QTest::addRow("401 bare %s", scheme) << 401 << QString() << tls;
            QTest::addRow("407 %s", scheme)
                << 407 << QStringLiteral("Proxy-Authenticate: Basic realm=\"x\"\r\n") << tls;
            QTest::addRow("408 %s", scheme)
                << 408 << QStringLiteral("Connection: close\r\n") << tls;
            QTest::addRow("421 %s", scheme) << 421 << QString() << tls;
            QTest::addRow("425 %s", scheme) << 425 << QString() << tls;
            QTest::addRow("429 %s", scheme) << 429 << QStringLiteral("Retry-After: 0\r\n") << tls;
            QTest::addRow("503 %s", scheme) << 503 << QStringLiteral("Retry-After: 0\r\n") << tls;
        }
    }
    void f07_anAnswerThatInvitesARepeatIsNotFollowed()
    {
        QFETCH(int, status);
        QFETCH(QString, header);
        QFETCH(bool, tls);
        RawServer server(
            [&](const RawServer::Seen &) {
                return jsonAnswer("{\"message\":\"no\"}", status, header.toStdString());
            },
            identity(tls));
        const auto transport = makeTransport(tls ? m_authority.caPem() : "");
        const auto caught
            = exchange(*transport, request("POST", server.url() + "/pay", m_body), 30);
        QCOMPARE(caught->count, 1);
        QVERIFY2(caught->reply(), caught->failure() ? caught->failure()->detail.c_str() : "");
        QCOMPARE(caught->reply()->status, status);
        if (status != 307 && status != 308) { // of these Qt keeps the status only
            QCOMPARE(caught->reply()->body, std::string("{\"message\":\"no\"}"));
        }
        QCOMPARE(server.requests(), 1);
    }

    void f07_theBodyArrivesWholeAndWithItsLength()
    {
        std::string big(300'000, 'x');
        big.front() = '{';
        RawServer server(
            [](const RawServer::Seen &) { return jsonAnswer("{}"); }, m_authority.issue());
        const auto transport = makeTransport(m_authority.caPem());
        for (const std::string &body : {m_body, std::string(), big}) {
            QVERIFY(exchange(*transport, request("POST", server.url() + "/p", body))->reply());
            const std::string text = server.seen().back().text;
            QVERIFY(text.ends_with("\r\n\r\n" + body));
            QVERIFY(text.find("Content-Length: " + std::to_string(body.size()) + "\r\n")
                != std::string::npos);
            QVERIFY(text.find("chunked") == std::string::npos);
        }
        QCOMPARE(server.connections(), 1);
    }

    // A server that answers before it has read everything and closes.
    void f07_anEarlyRefusalIsStillOneCopy()
    {
        RawServer server([](const RawServer::Seen &) {
            RawAnswer answer = jsonAnswer("{\"message\":\"no\"}", 401, "Connection: close\r\n");
            answer.then = Then::Fin;
            return answer;
        });
        const auto transport = makeTransport();
        const auto caught = exchange(*transport, request("POST", server.url() + "/p", m_body), 30);
        QCOMPARE(caught->count, 1);
        QVERIFY(caught->reply());
        QCOMPARE(server.requests(), 1);
    }
};

QTEST_GUILESS_MAIN(OneCopyTest)
#include "one_copy_test.moc"
