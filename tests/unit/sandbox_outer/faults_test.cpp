// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/faults.h"

#include <QTest>

using namespace pos::sandbox;
using nlohmann::json;

namespace {

Request requestOf(const char *method, const char *path)
{
    Request request;
    request.method = method;
    request.path = path;
    return request;
}

Fault faultOf(Fault::Kind kind)
{
    Fault fault;
    fault.kind = kind;
    return fault;
}

Answer answerOf(const json &body)
{
    Answer answer;
    answer.body = body.dump();
    return answer;
}

const json paymentBody{{"data",
    {{"id", "0190aaaa-0000-7000-8000-000000000001"}, {"payment_intent_id", "pi_3abc"},
        {"amount", 4750}, {"currency", "usd"}, {"status", "pending"},
        {"metadata", {{"amount", 1}, {"status", "x"}}}}}};

json rewritten(const Fault &fault, const json &body = paymentBody)
{
    Answer answer = answerOf(body);
    apply(fault, answer);
    return json::parse(answer.body);
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFaultFiresOnTheNthMatchingRequestAndSoOftenAsItWasTold()
    {
        Faults faults;
        Fault fault;
        fault.method = "POST";
        fault.path = "/v1/terminal/";
        fault.nth = 2;
        fault.times = 2;
        QVERIFY(faults.arm(fault).has_value());
        const Request match = requestOf("POST", "/api/v1/terminal/process-payment");
        QVERIFY(!faults.take(match));
        QVERIFY(!faults.take(requestOf("GET", "/api/v1/terminal/readers")));
        QVERIFY(!faults.take(requestOf("POST", "/api/v1/transactions")));
        QVERIFY(faults.take(match));
        QVERIFY(faults.take(match));
        QVERIFY(!faults.take(match));
        QCOMPARE(faults.toJson().at(0).at("fired").get<int>(), 2);
        QCOMPARE(faults.toJson().at(0).at("seen").get<int>(), 4);
    }

    void zeroTimesMeansUntilItIsDisarmed()
    {
        Faults faults;
        Fault fault;
        fault.times = 0;
        const auto id = faults.arm(fault);
        for (int i = 0; i < 50; ++i) {
            QVERIFY(faults.take(requestOf("GET", "/api/v1/health")));
        }
        QVERIFY(faults.disarm(*id));
        QVERIFY(!faults.disarm(*id));
        QVERIFY(!faults.take(requestOf("GET", "/api/v1/health")));
    }

    void controlRequestsNeverMatch()
    {
        Faults faults;
        QVERIFY(faults.arm(Fault{}).has_value());
        QVERIFY(!faults.take(requestOf("POST", "/_sandbox/faults")));
        QVERIFY(faults.take(requestOf("POST", "/api/v1/transactions")));
    }

    void aPatternMatchesTheWholePath()
    {
        Faults faults;
        Fault fault;
        fault.path = "/api/v1/transactions/[^/]+/cancel";
        fault.pathIsPattern = true;
        fault.times = 0;
        QVERIFY(faults.arm(fault).has_value());
        QVERIFY(faults.take(requestOf("POST", "/api/v1/transactions/17/cancel")));
        QVERIFY(!faults.take(requestOf("POST", "/api/v1/transactions/17/cancel/x")));
        QVERIFY(!faults.take(requestOf("POST", "/api/v1/transactions/17")));
        const std::string longPath = "/" + std::string(100'000, 'a');
        QVERIFY(!faults.take(requestOf("POST", longPath.c_str())));
        fault.path = "(";
        QVERIFY(!faults.arm(fault).has_value());
    }

    void theOldestOfTwoFaultsFiresFirst()
    {
        Faults faults;
        QVERIFY(faults.arm(faultOf(Fault::Kind::Html)).has_value());
        QVERIFY(faults.arm(faultOf(Fault::Kind::Hang)).has_value());
        const Request any = requestOf("GET", "/api/v1/merchant");
        QCOMPARE(faults.take(any)->kind, Fault::Kind::Html);
        QCOMPARE(faults.take(any)->kind, Fault::Kind::Hang);
        QVERIFY(!faults.take(any));
    }

    void onlySpentFaultsMakeRoomForNewOnes()
    {
        Faults faults;
        for (int i = 0; i < 200; ++i) {
            QVERIFY(faults.arm(Fault{}).has_value());
        }
        QVERIFY(!faults.arm(Fault{}).has_value());
        QVERIFY(faults.take(requestOf("GET", "/api/v1/health")));
        QVERIFY(faults.arm(Fault{}).has_value());
        QCOMPARE(faults.toJson().size(), std::size_t{200});
    }

    void everyKindGoesThroughJsonAndBack()
    {
        for (const char *kind : {"drop", "delay", "reset", "truncate", "hang", "broken_chunks",
                 "drip", "status", "html", "redirect", "gzip", "gzip_bomb", "wrong_amount",
                 "wrong_currency", "wrong_id", "missing_field", "unknown_status", "swap_envelope",
                 "oversize", "deep_json", "invalid_utf8", "rate_limited"}) {
            const auto fault = faultFromJson({{"kind", kind}, {"path", "/v1/x"}, {"nth", 3},
                {"when", "before"}, {"delay_ms", 12}});
            QVERIFY2(fault.has_value(), kind);
            QCOMPARE(std::string{faultKindName(fault->kind)}, std::string{kind});
            const auto again = faultFromJson(faultToJson(*fault));
            QVERIFY(again.has_value());
            QCOMPARE(faultToJson(*again).dump(), faultToJson(*fault).dump());
        }
    }

    void badFaultsAreRefusedWithTheNameOfTheKey_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("no kind") << QByteArray("{}") << QByteArray("kind");
        QTest::newRow("unknown kind") << QByteArray(R"({"kind":"melt"})") << QByteArray("kind");
        QTest::newRow("unknown key")
            << QByteArray(R"({"kind":"drop","tims":2})") << QByteArray("tims");
        QTest::newRow("nth zero") << QByteArray(R"({"kind":"drop","nth":0})") << QByteArray("nth");
        QTest::newRow("fraction") << QByteArray(R"({"kind":"drop","times":1.5})")
                                  << QByteArray("times");
        QTest::newRow("huge") << QByteArray(
            R"({"kind":"oversize","size_bytes":18446744073709551615})")
                              << QByteArray("size_bytes");
        QTest::newRow("when") << QByteArray(R"({"kind":"drop","when":"now"})")
                              << QByteArray("when");
        QTest::newRow("header injection")
            << QByteArray("{\"kind\":\"redirect\",\"location\":\"a\\r\\nX: y\"}")
            << QByteArray("location");
        QTest::newRow("type") << QByteArray(R"({"kind":"drop","path":7})") << QByteArray("path");
        QTest::newRow("no object") << QByteArray("[]") << QByteArray("object");
    }
    void badFaultsAreRefusedWithTheNameOfTheKey()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, key);
        const auto fault = faultFromJson(json::parse(text.toStdString()));
        QVERIFY(!fault.has_value());
        QVERIFY2(fault.error().message.find(key.toStdString()) != std::string::npos,
            fault.error().message.c_str());
    }

    void onlyReplacingKindsKeepTheModelFromActing()
    {
        Fault fault = faultOf(Fault::Kind::Drop);
        QVERIFY(actsFirst(fault));
        fault.when = Fault::When::Before;
        QVERIFY(!actsFirst(fault));
        fault.kind = Fault::Kind::WrongAmount;
        QVERIFY(actsFirst(fault));
        QCOMPARE(faultFromJson({{"kind", "rate_limited"}})->when, Fault::When::Before);
    }

    void byteFaultsOnlyArmTheMishap()
    {
        const std::vector<std::pair<Fault::Kind, Mishap::Kind>> table{
            {Fault::Kind::Drop, Mishap::Kind::DropAfterActing},
            {Fault::Kind::Reset, Mishap::Kind::ResetMidBody},
            {Fault::Kind::Truncate, Mishap::Kind::TruncateBody},
            {Fault::Kind::Hang, Mishap::Kind::Hang},
            {Fault::Kind::BrokenChunks, Mishap::Kind::BrokenChunks},
            {Fault::Kind::Drip, Mishap::Kind::Drip}, {Fault::Kind::Delay, Mishap::Kind::None}};
        for (const auto &[kind, mishap] : table) {
            Answer answer = answerOf(paymentBody);
            Fault fault = faultOf(kind);
            fault.delayMs = 77;
            apply(fault, answer);
            QCOMPARE(answer.mishap.kind, mishap);
            QCOMPARE(answer.mishap.delayMs, std::int64_t{77});
            QCOMPARE(answer.body, paymentBody.dump());
        }
        Fault before = faultOf(Fault::Kind::Drop);
        before.when = Fault::When::Before;
        Answer answer;
        apply(before, answer);
        QCOMPARE(answer.mishap.kind, Mishap::Kind::DropBeforeActing);
    }

    void f22_wrongAmountsCurrenciesAndIdsAreEverywhere()
    {
        json body = rewritten(faultOf(Fault::Kind::WrongAmount));
        QCOMPARE(body["data"]["amount"].get<int>(), 4751);
        QCOMPARE(body["data"]["metadata"]["amount"].get<int>(), 2);
        QCOMPARE(body["data"]["currency"].get<std::string>(), std::string{"usd"});
        body = rewritten(faultOf(Fault::Kind::WrongCurrency));
        QCOMPARE(body["data"]["currency"].get<std::string>(), std::string{"eur"});
        QCOMPARE(body["data"]["amount"].get<int>(), 4750);
        body = rewritten(faultOf(Fault::Kind::WrongId));
        QVERIFY(body["data"]["id"] != paymentBody["data"]["id"]);
        QCOMPARE(body["data"]["id"].get<std::string>().size(), std::size_t{36});
        QCOMPARE(
            body["data"]["payment_intent_id"].get<std::string>(), std::string{"pi_somebody_else"});
    }

    void f17_fieldsGoStatusesAreStrangeEnvelopesAreSwapped()
    {
        Fault missing = faultOf(Fault::Kind::MissingField);
        missing.field = "payment_intent_id";
        QVERIFY(!rewritten(missing)["data"].contains("payment_intent_id"));
        Fault strange = faultOf(Fault::Kind::UnknownStatus);
        strange.word = "levitating";
        QCOMPARE(
            rewritten(strange)["data"]["status"].get<std::string>(), std::string{"levitating"});
        const Fault swap = faultOf(Fault::Kind::SwapEnvelope);
        QCOMPARE(rewritten(swap).dump(), paymentBody["data"].dump());
        QCOMPARE(rewritten(swap, paymentBody["data"]).dump(), paymentBody.dump());
        const json list{{"data", json::array({1, 2})}};
        QCOMPARE(rewritten(swap, list).dump(), list["data"].dump());
    }

    void f10f11f14_portalsRedirectsAndLimitsReplaceTheAnswer()
    {
        Answer answer = answerOf(paymentBody);
        apply(faultOf(Fault::Kind::Html), answer);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.contentType.rfind("text/html", 0) == 0);
        QVERIFY(answer.body.find("4750") == std::string::npos);

        answer = answerOf(paymentBody);
        apply(faultOf(Fault::Kind::Redirect), answer);
        QCOMPARE(answer.status, 302);
        QCOMPARE(answer.headers.back().first, std::string{"Location"});

        answer = answerOf(paymentBody);
        Fault limited = faultOf(Fault::Kind::RateLimited);
        limited.retryAfter = "Fri, 20 Nov 2026 13:00:00 GMT";
        apply(limited, answer);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.headers.back().second, limited.retryAfter);
        QCOMPARE(json::parse(answer.body)["error"]["type"].get<std::string>(),
            std::string{"rate_limit_error"});
    }

    void f12f13_aStatusHasAFittingBody()
    {
        Fault fault = faultOf(Fault::Kind::Status);
        fault.status = 503;
        fault.body = "<html>Bad gateway</html>";
        Answer answer = answerOf(paymentBody);
        apply(fault, answer);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.body, fault.body);
        QVERIFY(answer.contentType.rfind("text/html", 0) == 0);
        fault.body.clear();
        apply(fault, answer);
        QCOMPARE(
            json::parse(answer.body)["error"]["type"].get<std::string>(), std::string{"api_error"});
        QCOMPARE(answer.contentType, std::string{"application/json"});
    }

    void f18_hugeAndDeepAnswersAreNotHeldInMemory()
    {
        Answer answer = answerOf(paymentBody);
        apply(faultOf(Fault::Kind::Oversize), answer);
        QCOMPARE(answer.mishap.padBytes, std::int64_t{100'000'000});
        QCOMPARE(answer.body, paymentBody.dump());
        apply(faultOf(Fault::Kind::GzipBomb), answer);
        QVERIFY(answer.mishap.gzipUnasked);
        Fault deep = faultOf(Fault::Kind::DeepJson);
        apply(deep, answer);
        QCOMPARE(std::count(answer.body.begin(), answer.body.end(), '['), std::ptrdiff_t{10'000});
        QCOMPARE(std::count(answer.body.begin(), answer.body.end(), ']'), std::ptrdiff_t{10'000});
    }

    void invalidUtf8StandsInsideAString()
    {
        Answer answer = answerOf(paymentBody);
        apply(faultOf(Fault::Kind::InvalidUtf8), answer);
        QVERIFY(answer.body.find("\":\"\xC3\x28\xFF") != std::string::npos);
        QVERIFY(json::parse(answer.body, nullptr, false).is_discarded());
    }

    void aRewriteLeavesAnswersThatAreNoJsonAlone()
    {
        Answer answer;
        answer.body = "<html>";
        apply(faultOf(Fault::Kind::WrongAmount), answer);
        QCOMPARE(answer.body, std::string{"<html>"});
    }

    void armedFaultsSurviveSaveAndLoad()
    {
        Faults faults;
        Fault fault = faultOf(Fault::Kind::Status);
        fault.times = 3;
        QVERIFY(faults.arm(fault).has_value());
        const Request any = requestOf("GET", "/api/v1/health");
        QVERIFY(faults.take(any));
        Faults restored;
        QVERIFY(restored.load(json::parse(faults.save().dump())).has_value());
        QCOMPARE(restored.toJson().dump(), faults.toJson().dump());
        QVERIFY(restored.take(any));
        QVERIFY(restored.take(any));
        QVERIFY(!restored.take(any));
        QCOMPARE(*restored.arm(fault), std::uint64_t{2});
        QVERIFY(!restored.load(json{{"armed", {1, 2}}}).has_value());
        QVERIFY(!restored.load(json(7)).has_value());
        QCOMPARE(restored.toJson().size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
