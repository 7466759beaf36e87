// SPDX-License-Identifier: Apache-2.0
//
// "No" or "we do not know": the table behind every call that moves money.
#include "core/gateway/plutopay/refusal.h"
#include "tests/unit/gateway/bodies.h"

#include <QTest>

using namespace pos;
using namespace pos::gateway;
using namespace pos::gateway::plutopay;
using namespace pos::test;

class RefusalTest : public QObject {
    Q_OBJECT

private:
    JsonParser m_parser;

    [[nodiscard]] std::string wordOf(int status, const std::string &body, bool record = false,
        const char *type = "application/json")
    {
        const auto verdict = classify(m_parser,
            world::HttpReply{status, {{"content-type", type}}, body}, CallShape{record}, 0);
        if (!verdict) {
            return "look";
        }
        if (const auto *refused = std::get_if<Refused>(&*verdict)) {
            return std::string(wordFor(refused->kind));
        }
        return "unknown: " + std::string(wordFor(std::get<Unknown>(*verdict).reason));
    }

private Q_SLOTS:
    void theProcessorsTextsAreTold_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *kind, const char *text) {
            QTest::addRow("%s: %.40s", kind, text) << QString::fromLatin1(kind) << QByteArray(text);
        };
        row("reader_busy", "Reader is currently busy processing another request.");
        row("reader_busy", "terminal_reader_busy");
        row("reader_offline",
            "Reader is currently offline, please ensure the reader is powered on.");
        row("reader_timeout", "There was a timeout when sending this command to the reader.");
        row("reader_unknown", "No such terminal.reader: 'tmr_x'");
        row("not_found", "No such payment_intent: 'pi_x'");
        row("already_succeeded",
            "You cannot cancel this PaymentIntent because it has a status of succeeded. Only a "
            "PaymentIntent with one of the following statuses may be canceled: "
            "requires_payment_method, requires_capture, requires_confirmation, requires_action.");
        row("not_cancelable",
            "You cannot cancel this PaymentIntent because it has a status of canceled. Only a "
            "PaymentIntent with one of the following statuses may be canceled: "
            "requires_payment_method, requires_capture.");
        row("not_cancelable", "Payment cannot be canceled in current state.");
        row("intent_advanced",
            "PaymentIntent must be in the requires_payment_method state to be processed.");
        row("intent_advanced", "intent_invalid_state");
        row("not_refundable", "Transaction is not refundable.");
        row("not_refundable", "Charge ch_1 has already been refunded.");
        row("refund_too_large", "Refund amount exceeds refundable amount.");
        row("refund_too_large",
            "Refund amount ($9.00) is greater than unrefunded amount on charge ($5.00)");
        row("conflict", "Keys for idempotent requests can only be used with the same parameters.");
        row("other", "Something new that nobody has seen.");
    }
    void theProcessorsTextsAreTold()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, text);
        const std::string body = json("{'error':{'type':'terminal_process_error','message':'")
            + text.toStdString() + json("'}}");
        QCOMPARE(wordOf(400, body), kind.toStdString());
    }

    // The status answers 4xx, but the server broke after it may have acted: a refund that went
    // through at the processor and then failed to be stored looks exactly like this.
    void f13_aBreakdownInA400IsNotARefusal_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"SQLSTATE[22001]: String data, right truncated: 7 ERROR",
                 "SQLSTATE[23505]: Unique violation",
                 "Could not connect to Stripe (https://api.stripe.com/v1/refunds).",
                 "Unexpected error communicating with Stripe.",
                 "cURL error 28: Operation timed out after 80000 milliseconds",
                 "An unknown error occurred"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void f13_aBreakdownInA400IsNotARefusal()
    {
        QFETCH(QByteArray, text);
        const std::string body = json("{'error':{'type':'refund_error','message':'")
            + text.toStdString() + json("'}}");
        QCOMPARE(wordOf(400, body, true), std::string("unknown: server_error"));
    }

    void everyErrorBodyIsRead() // rows 20, 21, 24
    {
        QCOMPARE(
            wordOf(422, json("{'message':'The amount is required.','errors':{'amount':['x']}}")),
            std::string("invalid_request"));
        QCOMPARE(wordOf(422,
                     json("{'error':{'type':'validation_error','message':'m','param':'amount'}}")),
            std::string("invalid_request"));
        QCOMPARE(wordOf(401, json("{'error':{'type':'authentication_error','message':'Missing'}}")),
            std::string("authentication"));
        QCOMPARE(wordOf(403, json("{'error':{'message':'Secret key required.'}}")),
            std::string("authentication"));
        QCOMPARE(wordOf(404, json("{'message':'No query results for model [App] x'}")),
            std::string("not_found"));
        QCOMPARE(wordOf(404, json("{'message':'Not Found'}"), true), std::string("not_found"));
        QCOMPARE(wordOf(404, json("{'message':'The route api/v1/x could not be found.'}"), true),
            std::string("unsupported"));
        QCOMPARE(wordOf(404, json("{'message':'Not Found'}")), std::string("unsupported"));
        QCOMPARE(wordOf(405, json("{'message':'The GET method is not supported.'}")),
            std::string("unsupported"));
        QCOMPARE(wordOf(409, json("{'error':{'type':'conflict','message':'m'}}")),
            std::string("conflict"));
        QCOMPARE(wordOf(429, json("{'error':{'type':'rate_limit_error','message':'m'}}")),
            std::string("rate_limited"));
        QCOMPARE(wordOf(400, json("{'error':{'type':'cancel_error','message':'m'}}"), true),
            std::string("not_cancelable"));
        QCOMPARE(wordOf(400, json("{'error':'plain text'}")), std::string("other"));
        QCOMPARE(wordOf(418, "{}"), std::string("other"));
    }
    void theFirstRejectedFieldIsNamed()
    {
        const auto verdict = classify(m_parser,
            world::HttpReply{422, {{"request-id", "req_1"}},
                json("{'message':'m','errors':{'amount':['a'],'currency':['b']}}")},
            CallShape{}, 0);
        const auto &refused = std::get<Refused>(*verdict);
        QCOMPARE(refused.field, std::string("amount"));
        QCOMPARE(refused.requestId, std::string("req_1"));
    }
    void f14_a429SaysHowLong()
    {
        const auto verdict = classify(m_parser,
            world::HttpReply{429, {{"retry-after", "3600"}}, json("{'message':'slow down'}")},
            CallShape{}, 0);
        QCOMPARE(std::get<Refused>(*verdict).retryAfterMs, std::int64_t{60'000});
    }

    void whatProvesNothingIsUnknown() // F10 to F13, F33
    {
        const std::string notApi = "unknown: not_an_api_answer";
        const std::string server = "unknown: server_error";
        const char *html = "<html><body>Log in to the Wi-Fi</body></html>";
        QCOMPARE(wordOf(200, html, false, "text/html"), notApi);
        QCOMPARE(wordOf(200, html), notApi);
        QCOMPARE(wordOf(200, json("{'id':'x'}"), false, "text/html; charset=utf-8"), notApi);
        QCOMPARE(wordOf(200, ""), notApi);
        QCOMPARE(wordOf(204, ""), notApi);
        QCOMPARE(wordOf(200, "OK"), notApi);
        for (const int redirect : {301, 302, 303, 304, 307, 308}) {
            QCOMPARE(wordOf(redirect, html, false, "text/html"), notApi);
        }
        for (const int refused : {400, 401, 403, 404, 405, 409, 422, 429}) {
            QCOMPARE(wordOf(refused, html, true, "text/html"), notApi);
            QCOMPARE(wordOf(refused, "", true), notApi);
            QCOMPARE(wordOf(refused, "{\"message\":", true), notApi);
            QCOMPARE(wordOf(refused, "[]", true), notApi);
        }
        QCOMPARE(wordOf(408, json("{'message':'timeout'}")), server);
        for (const int broken : {500, 502, 503, 504, 520, 599}) {
            QCOMPARE(wordOf(broken, html, true, "text/html"), server);
            QCOMPARE(wordOf(broken, json("{'message':'Server Error'}"), true), server);
            QCOMPARE(wordOf(broken, json("{'error':{'message':'Transaction is not refundable.'}}")),
                server);
        }
        QCOMPARE(wordOf(0, ""), notApi);
        QCOMPARE(wordOf(101, "{}"), notApi);
        QCOMPARE(wordOf(200, "{}"), std::string("look"));
        QCOMPARE(wordOf(201, " \n[1]"), std::string("look"));
    }
    void nothingSecretOrEndlessIsKept()
    {
        const std::string body = json("{'error':{'message':'No such key sk_live_12345678 ")
            + std::string(5000, 'x') + json("','type':'") + std::string(500, 't') + json("'}}");
        const auto verdict = classify(m_parser, world::HttpReply{400, {}, body}, CallShape{}, 0);
        const auto &refused = std::get<Refused>(*verdict);
        QVERIFY(refused.message.size() <= 300);
        QVERIFY(refused.type.size() <= 60);
        QVERIFY(refused.message.find("12345678") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RefusalTest)
#include "refusal_test.moc"
