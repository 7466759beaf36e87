// SPDX-License-Identifier: Apache-2.0
//
// The fault catalogue's part A over real sockets: what the client makes of a network and a server
// that misbehave. Every one of them must end in one callback, in time, and without a guess.
#include "tests/contract/gateway/client_rig.h"
#include "tests/contract/gateway/raw_server.h"
#include "tests/unit/gateway/bodies.h"

#include <QElapsedTimer>
#include <QTest>

#include <fstream>
#include <map>
#include <string>

using namespace pos;
using namespace pos::gateway;
using namespace pos::test;
using Then = RawAnswer::Then;
using Reason = Unknown::Reason;

namespace {

[[nodiscard]] RawAnswer raw(std::string bytes, Then then = Then::Keep)
{
    RawAnswer answer;
    answer.bytes = std::move(bytes);
    answer.then = then;
    return answer;
}

[[nodiscard]] RawAnswer html(int status, const std::string &extra = {})
{
    const std::string body = "<html><body>Please log in to the Wi-Fi</body></html>";
    return raw("HTTP/1.1 " + std::to_string(status) + " Status\r\nContent-Type: text/html\r\n"
        + extra + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

// zlib's format, which HTTP calls deflate.
[[nodiscard]] std::string deflated(const std::string &text)
{
    const QByteArray packed
        = qCompress(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    return std::string(packed.constData() + 4, static_cast<std::size_t>(packed.size() - 4));
}

[[nodiscard]] RawAnswer packedAnswer(const std::string &packed)
{
    return jsonAnswer(packed, 200, "Content-Encoding: deflate\r\n");
}

[[nodiscard]] Deadlines shortDeadlines(std::int64_t ms)
{
    return Deadlines{ms, ms, ms, ms};
}

[[nodiscard]] long residentKiB()
{
    std::ifstream statm("/proc/self/statm");
    long total = 0;
    long resident = 0;
    statm >> total >> resident;
    return resident * 4;
}

// The call that must never be misjudged.
[[nodiscard]] std::shared_ptr<Answer<Refund>> refund(ClientRig &rig)
{
    return ask<Refund>([&](Callback<Refund> done) {
        rig.client->refundTransaction(
            TransactionId(transactionId), 500, "", IdempotencyKey("r-1"), std::move(done));
    });
}

[[nodiscard]] std::shared_ptr<Answer<Transaction>> read(ClientRig &rig)
{
    return ask<Transaction>([&](Callback<Transaction> done) {
        rig.client->getTransaction(TransactionId(transactionId), std::move(done));
    });
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f08_aServerThatNeverAnswersEndsAtTheDeadline()
    {
        RawServer server([](const auto &) { return closeWith(Then::Silence); });
        ClientRig rig(server.url(), {}, shortDeadlines(150));
        QElapsedTimer timer;
        timer.start();
        const auto answer = refund(rig);
        QVERIFY(answer->is(Reason::Deadline));
        QVERIFY(timer.elapsed() >= 145 && timer.elapsed() < 1000);
        QCOMPARE(server.requests(), 1);
        QCOMPARE(rig.client->lastTrace().result, std::string("unknown: deadline"));
    }
    void f09_aLateAnswerIsNotTakenForTheNextOne()
    {
        RawServer server([](const RawServer::Seen &seen) {
            RawAnswer answer = seen.request == 1 ? jsonAnswer(std::string(docsTransaction))
                                                 : jsonAnswer(json("{'message':'m'}"), 404);
            answer.delayMs = seen.request == 1 ? 250 : 0;
            return answer;
        });
        ClientRig rig(server.url(), {}, shortDeadlines(100));
        const auto late = refund(rig);
        QVERIFY(late->is(Reason::Deadline));
        QVERIFY(read(rig)->is(RefusalKind::NotFound));
        QTest::qWait(300);
        QCOMPARE(late->count, 1);
        QCOMPARE(server.requests(), 2);
    }
    // A server (or somebody in its place) sends a second answer that nobody asked for.
    void f09_anAnswerTooManyIsNotTakenForTheNextOne()
    {
        for (const int gapMs : {0, 30}) {
            RawServer server([](const RawServer::Seen &seen) {
                RawAnswer answer = jsonAnswer(json("{'message':'mine'}"), 404);
                if (seen.request == 1) {
                    answer.bytes += jsonAnswer(std::string(docsTransaction)).bytes;
                }
                return answer;
            });
            ClientRig rig(server.url());
            QVERIFY(read(rig)->is(RefusalKind::NotFound));
            QTest::qWait(gapMs);
            const auto second = read(rig);
            QVERIFY2(!second->done(), "the answer of nobody was believed");
        }
    }
    void f10_htmlIsNotAnApiAnswer()
    {
        RawServer server([](const auto &) { return html(200); });
        ClientRig rig(server.url());
        QVERIFY(refund(rig)->is(Reason::NotAnApiAnswer));
        QVERIFY(read(rig)->is(Reason::NotAnApiAnswer));
    }
    void f11_redirectsAreNeverFollowed()
    {
        for (const int status : {301, 302, 303, 307, 308}) {
            RawServer server([status](const RawServer::Seen &seen) {
                return seen.text.find("/login") != std::string::npos
                    ? jsonAnswer(std::string(docsTransaction))
                    : html(status, "Location: /login\r\n");
            });
            ClientRig rig(server.url());
            QVERIFY(refund(rig)->is(Reason::NotAnApiAnswer));
            QVERIFY(read(rig)->is(Reason::NotAnApiAnswer));
            QCOMPARE(server.requests(), 2);
        }
    }
    void f12_aProxysErrorPageIsUnknown()
    {
        for (const int status : {502, 503, 504}) {
            RawServer server([status](const auto &) { return html(status); });
            ClientRig rig(server.url());
            QVERIFY(refund(rig)->is(Reason::ServerError));
            QCOMPARE(server.requests(), 1);
        }
    }
    void f13_aServerErrorIsUnknownAndNotRepeated()
    {
        RawServer server(
            [](const auto &) { return jsonAnswer(json("{'message':'Server Error'}"), 500); });
        ClientRig rig(server.url());
        QVERIFY(refund(rig)->is(Reason::ServerError));
        QCOMPARE(server.requests(), 1);
    }
    void f14_retryAfterIsHonouredUpToAMinuteAndNothingIsRepeated()
    {
        RawServer server([](const auto &) {
            return jsonAnswer(json("{'error':{'type':'rate_limit_error','message':'slow'}}"), 429,
                "Retry-After: 3600\r\n");
        });
        ClientRig rig(server.url());
        const auto answer = refund(rig);
        QVERIFY(answer->is(RefusalKind::RateLimited));
        QCOMPARE(answer->refused()->retryAfterMs, std::int64_t{60'000});
        QVERIFY(rig.client->waitForBudgetMs() > 59'000);
        QCOMPARE(server.requests(), 1);
    }

    void f16_aBrokenAnswerIsUnknown_data()
    {
        QTest::addColumn<int>("kind");
        for (const char *name : {"cut short, FIN", "cut short, RST", "cut in the head",
                 "chunk cut short", "chunk size nonsense", "length nonsense", "length too small",
                 "not HTTP", "empty", "deflate broken", "deflate cut", "deflate of HTML",
                 "half JSON", "status nonsense"}) {
            QTest::newRow(name) << 0;
        }
    }
    void f16_aBrokenAnswerIsUnknown()
    {
        const std::string whole
            = json("{'reference':'ref_1','amount':500,'currency':'usd','status':'x'}");
        const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        const std::string packed = deflated(whole);
        const std::string cut = head + "Content-Length: 900\r\n\r\n" + whole;
        const std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
        const std::map<std::string, RawAnswer> answers{{"cut short, FIN", raw(cut, Then::Fin)},
            {"cut short, RST", raw(cut, Then::Rst)},
            {"cut in the head", raw("HTTP/1.1 200 OK\r\nContent-Ty", Then::Fin)},
            {"chunk cut short", raw(chunked + "40\r\n" + whole.substr(0, 20), Then::Fin)},
            {"chunk size nonsense", raw(chunked + "zz\r\n" + whole + "\r\n0\r\n\r\n", Then::Fin)},
            {"length nonsense",
                raw(head + "Content-Length: abc\r\n\r\n" + whole.substr(9), Then::Fin)},
            {"length too small", raw(head + "Content-Length: 20\r\n\r\n" + whole, Then::Fin)},
            {"not HTTP", raw("SSH-2.0-OpenSSH_9.2\r\n\r\n" + whole, Then::Fin)},
            {"empty", jsonAnswer("")}, {"deflate broken", packedAnswer("this is not deflate")},
            {"deflate cut", packedAnswer(packed.substr(0, packed.size() / 2))},
            {"deflate of HTML", packedAnswer(deflated("<html></html>"))},
            {"half JSON", jsonAnswer(whole.substr(0, whole.size() - 5))},
            {"status nonsense", raw("HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}", Then::Fin)}};
        const RawAnswer &chosen = answers.at(QTest::currentDataTag());
        RawServer server([&](const auto &) { return chosen; });
        ClientRig rig(server.url(), {}, shortDeadlines(3000));
        const auto answer = refund(rig);
        QCOMPARE(answer->count, 1);
        QVERIFY(answer->unknown());
        QVERIFY(!certainlyNotSent(answer->unknown()->reason));
        QVERIFY2(answer->unknown()->reason != Reason::Deadline, "it hung");
        QCOMPARE(server.requests(), 1);
    }
    void f16_aCompressedAnswerIsUnpackedAndABombIsNot()
    {
        const std::string bomb = deflated(std::string(200'000'000, ' '));
        RawServer server([&](const RawServer::Seen &seen) {
            return packedAnswer(seen.request == 1 ? deflated(std::string(docsTransaction)) : bomb);
        });
        ClientRig rig(server.url());
        QVERIFY(read(rig)->done());
        const long before = residentKiB();
        QVERIFY(read(rig)->is(Reason::Unreadable));
        QVERIFY2(residentKiB() - before < 20'000, std::to_string(residentKiB() - before).c_str());
    }
    void f17_everyDialectIsReadOverTheWire()
    {
        for (const std::string_view body :
            {docsTransaction, openapiTransaction, backendTransaction}) {
            RawServer server([&](const auto &) { return jsonAnswer(std::string(body)); });
            ClientRig rig(server.url() + "/api/v1");
            const auto answer = read(rig);
            QVERIFY(answer->done());
            QCOMPARE(answer->done()->amountMinor, std::int64_t{4750});
            QVERIFY(server.seen().at(0).text.starts_with(
                "GET /api/v1/transactions/" + std::string(transactionId) + " HTTP/1.1\r\n"));
        }
    }
    void f18_anEndlessAnswerIsDroppedAtTheLimit_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("announced") << QByteArray("Content-Length: 100000000\r\n");
        QTest::newRow("until the end") << QByteArray("Connection: close\r\n");
    }
    void f18_anEndlessAnswerIsDroppedAtTheLimit()
    {
        QFETCH(QByteArray, header);
        RawServer server([&](const auto &) {
            RawAnswer answer = raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + header.toStdString() + "\r\n[",
                Then::Fin);
            answer.endless = std::string(64 * 1024, '[');
            answer.endlessBytes = 100'000'000;
            return answer;
        });
        ClientRig rig(server.url());
        const long before = residentKiB();
        QVERIFY(read(rig)->is(Reason::Unreadable));
        QVERIFY2(residentKiB() - before < 20'000, std::to_string(residentKiB() - before).c_str());
    }
    void f19_aNameThatDoesNotResolveIsCertainlyNotSent()
    {
        ClientRig rig("https://no-such-host.invalid/api");
        const auto answer = refund(rig);
        QVERIFY2(answer->is(Reason::NotSent),
            answer->unknown() ? answer->unknown()->detail.c_str() : "no unknown");
    }
    void f19_aPortWithoutAServerIsCertainlyNotSent()
    {
        std::string url;
        {
            RawServer gone([](const auto &) { return jsonAnswer("{}"); });
            url = gone.url();
        }
        ClientRig rig(url);
        QVERIFY(refund(rig)->is(Reason::NotSent));
        QVERIFY(certainlyNotSent(refund(rig)->unknown()->reason));
    }
    void f22_anAnswerAboutAnotherPaymentIsNotBelieved()
    {
        std::string other(docsTransaction);
        other.replace(other.find("0199f1c2"), 8, "0199ffff");
        RawServer server([&](const auto &) { return jsonAnswer(other); });
        ClientRig rig(server.url());
        QVERIFY(read(rig)->is(Reason::Mismatch));
    }
    void f33_a500ToAnIdIsNotItsAbsence()
    {
        RawServer server(
            [](const auto &) { return jsonAnswer(json("{'message':'Server Error'}"), 500); });
        ClientRig rig(server.url());
        QVERIFY(read(rig)->is(Reason::ServerError));
    }
    void f34_aRevokedKeyIsARefusalAndNotHammered()
    {
        RawServer server([](const auto &) {
            return jsonAnswer(
                json("{'error':{'type':'authentication_error','message':'Invalid API key.'}}"), 401,
                "WWW-Authenticate: Bearer\r\n");
        });
        ClientRig rig(server.url());
        QVERIFY(refund(rig)->is(RefusalKind::Authentication));
        QCOMPARE(server.requests(), 1);
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
