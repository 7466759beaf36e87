// SPDX-License-Identifier: Apache-2.0
//
// What the sandbox's server does with bytes, seen by a client that looks at every one of them.
#include "app/sandbox/server.h"
#include "tests/contract/sandbox/inflate.h"
#include "tests/contract/sandbox/raw_client.h"

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace pos::sandbox;
using nlohmann::json;
using pos::sandbox::test::bodyOf;
using pos::sandbox::test::getRequest;
using pos::sandbox::test::inflatedBytes;
using pos::sandbox::test::RawClient;

namespace {

const std::string wholeBody = std::string(1000, 'a') + std::string(1000, 'b');

std::string mishapTarget(Mishap::Kind kind)
{
    return "/mishap?kind=" + std::to_string(static_cast<int>(kind));
}

bool has(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class WireTest : public QObject {
    Q_OBJECT
private:
    Server m_server;
    int m_port = 0;

private Q_SLOTS:
    void initTestCase()
    {
        const auto port = m_server.start({});
        QVERIFY2(port.has_value(), port ? "" : port.error().message.c_str());
        m_port = *port;
        QCOMPARE(m_server.url(), "http://127.0.0.1:" + std::to_string(m_port));
    }

    void anAnswerIsWholeAndSaysItsLengthOnce()
    {
        RawClient client{m_port};
        client.send(getRequest("/mishap"));
        const std::string answer = client.receiveAnswer();
        QVERIFY(answer.rfind("HTTP/1.1 200 OK\r\n", 0) == 0);
        QCOMPARE(bodyOf(answer), wholeBody);
        QCOMPARE(answer.find("Content-Length: "), answer.rfind("Content-Length: "));
        QVERIFY(has(answer, "Content-Length: 2000\r\n"));
        QVERIFY(has(answer, "Content-Type: text/plain\r\n"));
        QVERIFY(has(answer, "X-Kept: yes\r\n"));
        QVERIFY(has(answer, " GMT\r\n"));
    }

    void oneConnectionServesManyRequests()
    {
        RawClient client{m_port};
        for (int i = 0; i < 500; ++i) {
            client.send(getRequest("/echo?i=" + std::to_string(i)));
            const json body = json::parse(bodyOf(client.receiveAnswer()));
            QCOMPARE(body["query"]["i"].get<std::string>(), std::to_string(i));
        }
    }

    void requestsThatComeTogetherAreAnsweredInOrder()
    {
        RawClient client{m_port};
        client.send(getRequest("/echo?i=1") + getRequest("/echo?i=2") + getRequest("/echo?i=3"));
        for (const char *expected : {"1", "2", "3"}) {
            const json body = json::parse(bodyOf(client.receiveAnswer()));
            QCOMPARE(body["query"]["i"].get<std::string>(), std::string{expected});
        }
    }

    void aConnectionClosesWhenTheClientAsksForThat()
    {
        RawClient client{m_port};
        client.send(getRequest("/echo", "Connection: close\r\n"));
        QVERIFY(has(client.receive(), "Connection: close\r\n"));
        QCOMPARE(client.end(), RawClient::End::Closed);
    }

    void f01f02_aDropClosesWithoutAByte()
    {
        for (const auto kind : {Mishap::Kind::DropBeforeActing, Mishap::Kind::DropAfterActing}) {
            RawClient client{m_port};
            client.send(getRequest(mishapTarget(kind)));
            QCOMPARE(client.receive(), std::string{});
            QCOMPARE(client.end(), RawClient::End::Closed);
        }
    }

    void f16_aTruncatedAnswerPromisesTwiceWhatItSends()
    {
        RawClient client{m_port};
        client.send(getRequest(mishapTarget(Mishap::Kind::TruncateBody)));
        const std::string answer = client.receive();
        QCOMPARE(client.end(), RawClient::End::Closed);
        QVERIFY(has(answer, "Content-Length: 2000\r\n"));
        QCOMPARE(bodyOf(answer), std::string(1000, 'a'));
    }

    void aResetAnswerBreaksAfterHalfOfItsBody()
    {
        RawClient client{m_port};
        client.send(getRequest(mishapTarget(Mishap::Kind::ResetMidBody)));
        const std::string answer = client.receive();
        QCOMPARE(client.end(), RawClient::End::Reset);
        QVERIFY(has(answer, "Content-Length: 2000\r\n"));
        QCOMPARE(bodyOf(answer), std::string(1000, 'a'));
    }

    void f16_chunksThatAreNoChunksBreakAfterHalfOfTheBody()
    {
        RawClient client{m_port};
        client.send(getRequest(mishapTarget(Mishap::Kind::BrokenChunks)));
        const std::string answer = client.receive();
        QCOMPARE(client.end(), RawClient::End::Closed);
        QVERIFY(!has(answer, "Content-Length"));
        QVERIFY(has(answer, "Transfer-Encoding: chunked\r\n"));
        QCOMPARE(bodyOf(answer), "3e8\r\n" + std::string(1000, 'a') + "\r\nten\r\n");
    }

    void f08_aDripIsNeverSilentAndNeverDone()
    {
        QElapsedTimer timer;
        timer.start();
        RawClient client{m_port};
        client.send(getRequest(mishapTarget(Mishap::Kind::Drip)));
        QCOMPARE(client.receive(6), std::string{"HTTP/1"});
        QVERIFY(timer.elapsed() >= 450 && timer.elapsed() < 2000);
        client.close(); // and the server's thread is free again at once
    }

    void f08_aHangSaysNothingAndEndsWithTheServer()
    {
        Server server;
        const auto port = server.start({});
        QVERIFY(port.has_value());
        RawClient client{*port};
        client.send(getRequest(mishapTarget(Mishap::Kind::Hang)));
        std::atomic<bool> answered{false};
        std::thread reader{[&] {
            const std::string bytes = client.receive();
            answered = !bytes.empty();
        }};
        // Another request gets through meanwhile, so the hang holds nobody else up.
        RawClient other{*port};
        other.send(getRequest("/echo"));
        QVERIFY(!other.receiveAnswer().empty());
        QElapsedTimer timer;
        timer.start();
        server.stop();
        reader.join();
        QVERIFY(timer.elapsed() < 2000);
        QVERIFY(!answered);
        QCOMPARE(client.end(), RawClient::End::Closed);
    }

    void aDelayHoldsTheAnswerBackAndNobodyElse()
    {
        QElapsedTimer timer;
        timer.start();
        RawClient slow{m_port};
        slow.send(getRequest("/mishap?delay=300"));
        RawClient fast{m_port};
        fast.send(getRequest("/mishap"));
        QVERIFY(!fast.receiveAnswer().empty());
        QVERIFY(timer.elapsed() < 250);
        QCOMPARE(bodyOf(slow.receiveAnswer()), wholeBody);
        QVERIFY(timer.elapsed() >= 300);
    }

    void gzipIsOnlySentToThoseWhoTakeIt()
    {
        RawClient client{m_port};
        client.send(getRequest("/mishap?gzip=1", "Accept-Encoding: gzip, deflate\r\n"));
        std::string answer = client.receiveAnswer();
        QVERIFY(has(answer, "Content-Encoding: gzip\r\n"));
        std::string text;
        QCOMPARE(inflatedBytes(bodyOf(answer), &text), std::int64_t{2000});
        QCOMPARE(text, wholeBody);
        for (const char *refusal :
            {"", "Accept-Encoding: br\r\n", "Accept-Encoding: gzip;q=0\r\n"}) {
            client.send(getRequest("/mishap?gzip=1", refusal));
            answer = client.receiveAnswer();
            QVERIFY(!has(answer, "Content-Encoding"));
            QCOMPARE(bodyOf(answer), wholeBody);
        }
        // And nobody gets it unless the model says so.
        client.send(getRequest("/mishap", "Accept-Encoding: gzip, br\r\n"));
        QCOMPARE(bodyOf(client.receiveAnswer()), wholeBody);
    }

    void f16_aGzipBombIsSmallOnTheWireAndSendsItselfUnasked()
    {
        RawClient client{m_port};
        client.send(getRequest("/mishap?unasked=1&pad=200000123"));
        const std::string answer = client.receiveAnswer();
        QVERIFY(has(answer, "Content-Encoding: gzip\r\n"));
        QVERIFY2(answer.size() < 400'000, std::to_string(answer.size()).c_str());
        std::string text;
        QCOMPARE(inflatedBytes(bodyOf(answer), &text), std::int64_t{200'002'123});
        QCOMPARE(text, wholeBody);
        client.send(getRequest("/echo"));
        QVERIFY(!client.receiveAnswer().empty());
    }

    void f18_aHundredMegabytesAreStreamed()
    {
        RawClient client{m_port};
        client.send(getRequest("/mishap?pad=100000000"));
        const std::string answer = client.receiveAnswer();
        QVERIFY(has(answer, "Content-Length: 100002000\r\n"));
        const std::string body = bodyOf(answer);
        QCOMPARE(body.size(), std::size_t{100'002'000});
        QCOMPARE(body.substr(0, 2000), wholeBody);
        QCOMPARE(body.find_first_not_of(' ', 2000), std::string::npos);
    }

    void theModelSeesTheRequestAsItWasMeant()
    {
        RawClient client{m_port};
        client.send("POST /api/v1/transactions/a%2Db%20c/refunds?search=Caf%C3%A9+x&unknown&page=2 "
                    "HTTP/1.1\r\nHost: x\r\nAccept: */*\r\nACCEPT-Encoding: gzip, deflate\r\n"
                    "Content-Type: application/json\r\nIdempotency-Key: K-1\r\n"
                    "Content-Length: 9\r\n\r\n{\"a\": 12}");
        const json body = json::parse(bodyOf(client.receiveAnswer()));
        QCOMPARE(body["method"].get<std::string>(), std::string{"POST"});
        QCOMPARE(
            body["path"].get<std::string>(), std::string{"/api/v1/transactions/a-b c/refunds"});
        QCOMPARE(body["query"]["search"].get<std::string>(), std::string{"Caf\xC3\xA9 x"});
        QCOMPARE(body["query"]["unknown"].get<std::string>(), std::string{});
        QCOMPARE(body["query"]["page"].get<std::string>(), std::string{"2"});
        QCOMPARE(body["body"].get<std::string>(), std::string{"{\"a\": 12}"});
        const json expected{{"host", "x"}, {"accept", "*/*"}, {"accept-encoding", "gzip, deflate"},
            {"content-type", "application/json"}, {"idempotency-key", "K-1"},
            {"content-length", "9"}};
        QCOMPARE(body["headers"].dump(), expected.dump());
    }

    void everyFormOfAnEmptyBodyIsTaken_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("json type, length 0")
            << QByteArray("POST /e HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                          "Content-Length: 0\r\n\r\n");
        QTest::newRow("length 0, no type")
            << QByteArray("POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("neither") << QByteArray("POST /e HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("delete") << QByteArray("DELETE /e HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("empty chunks")
            << QByteArray("POST /e HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "0\r\n\r\n");
    }
    void everyFormOfAnEmptyBodyIsTaken()
    {
        QFETCH(QByteArray, head);
        QElapsedTimer timer;
        timer.start();
        RawClient client{m_port};
        client.send(head.toStdString());
        const json body = json::parse(bodyOf(client.receiveAnswer()));
        QCOMPARE(body["body"].get<std::string>(), std::string{});
        QVERIFY(timer.elapsed() < 1000);
    }

    void aFormPostStaysABody()
    {
        httplib::Client client{"127.0.0.1", m_port};
        const auto result
            = client.Post("/pay/cs_1?q=1", "do=pay&card=42", "application/x-www-form-urlencoded");
        QVERIFY(result);
        const json body = json::parse(result->body);
        QCOMPARE(body["body"].get<std::string>(), std::string{"do=pay&card=42"});
        QCOMPARE(body["query"].dump(), std::string{"{\"q\":\"1\"}"});
    }

    void aClientThatWaitsToBeToldToContinueIsTold()
    {
        RawClient client{m_port};
        client.send(
            "POST /e HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QVERIFY(client.receive(25) == "HTTP/1.1 100 Continue\r\n\r\n");
        client.send("{}");
        QCOMPARE(json::parse(bodyOf(client.receiveAnswer()))["body"].get<std::string>(),
            std::string{"{}"});
    }

    void badRequestsAreAnsweredAndHarmNobody_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02\x01\r\n\r\n");
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
        QTest::newRow("unknown method") << QByteArray("FETCH / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("long target")
            << "GET /" + QByteArray(9000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n";
        QTest::newRow("long header")
            << "GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n";
        QTest::newRow("huge body")
            << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n");
    }
    void badRequestsAreAnsweredAndHarmNobody()
    {
        QFETCH(QByteArray, bytes);
        RawClient client{m_port};
        client.send(bytes.toStdString());
        const std::string answer = client.receiveAnswer();
        QVERIFY2(answer.rfind("HTTP/1.1 4", 0) == 0, answer.substr(0, 40).c_str());
        RawClient next{m_port};
        next.send(getRequest("/echo"));
        QVERIFY(!next.receiveAnswer().empty());
    }

    void anAddressOfEightThousandCharactersIsNoTrouble()
    {
        RawClient client{m_port};
        const std::string path = "/" + std::string(8000, 'p');
        client.send(getRequest(path));
        QCOMPARE(json::parse(bodyOf(client.receiveAnswer()))["path"].get<std::string>(), path);
    }

    void aHundredClientsAtOnceAreAllAnswered()
    {
        std::atomic<int> right{0};
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> threads;
        for (int i = 0; i < 100; ++i) {
            threads.emplace_back([this, i, &right] {
                RawClient client{m_port};
                for (int j = 0; j < 5; ++j) {
                    const std::string n = std::to_string(i * 5 + j);
                    client.send(getRequest("/echo?n=" + n));
                    const json body = json::parse(bodyOf(client.receiveAnswer()), nullptr, false);
                    right += !body.is_discarded() && body["query"]["n"] == n ? 1 : 0;
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        QCOMPARE(right.load(), 500);
        // A full accept queue would cost a second of SYN retry.
        QVERIFY2(timer.elapsed() < 3000, std::to_string(timer.elapsed()).c_str());
    }

    void theClockMovesTheModelWithoutAnyRequest()
    {
        RawClient client{m_port};
        client.send(getRequest("/count"));
        const int before = json::parse(bodyOf(client.receiveAnswer()))["due"].get<int>();
        client.send("POST /due HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(!client.receiveAnswer().empty());
        int after = 0;
        // handle() advances the model as well, so only the pump's own work is looked at, late.
        QTest::qWait(150);
        client.send(getRequest("/count"));
        after = json::parse(bodyOf(client.receiveAnswer()))["due"].get<int>();
        QCOMPARE(after, before + 1);
    }

    void twoServersNeverShareAPort()
    {
        ServerOptions options;
        options.port = m_port;
        Server second;
        const auto port = second.start(options);
        QVERIFY(!port.has_value());
        QCOMPARE(port.error().code, pos::base::ErrorCode::InUse);
    }

    void listeningBeyondLoopbackMustBeAskedForTwice()
    {
        for (const auto &[expose, confirmed] :
            {std::pair{false, false}, std::pair{true, false}, std::pair{false, true}}) {
            ServerOptions options;
            options.host = "0.0.0.0";
            options.expose = expose;
            options.exposeConfirmed = confirmed;
            Server server;
            const auto port = server.start(options);
            QVERIFY(!port.has_value());
            QCOMPARE(port.error().code, pos::base::ErrorCode::InvalidArgument);
        }
        ServerOptions options;
        options.host = "0.0.0.0";
        options.expose = true;
        options.exposeConfirmed = true;
        Server server;
        QVERIFY(server.start(options).has_value());
    }

    void aRequestCostsLittleTime()
    {
        RawClient client{m_port};
        const std::string request = getRequest("/count");
        std::vector<qint64> times;
        for (int i = 0; i < 2000; ++i) {
            QElapsedTimer timer;
            timer.start();
            client.send(request);
            QVERIFY(!client.receiveAnswer().empty());
            times.push_back(timer.nsecsElapsed() / 1000);
        }
        std::sort(times.begin(), times.end());
        qInfo("median %lld us, p99 %lld us", static_cast<long long>(times[1000]),
            static_cast<long long>(times[1980]));
        // Delayed acknowledgements would show as 40 ms; the margin is for a busy machine.
        QVERIFY(times[1000] < 3000);
    }
};

QTEST_GUILESS_MAIN(WireTest)
#include "wire_test.moc"
