// SPDX-License-Identifier: Apache-2.0
//
// What the client sends, what it refuses to send, and what it makes of an answer that does not
// match the question.
#include "core/gateway/plutopay/client.h"
#include "tests/unit/gateway/bodies.h"
#include "tests/unit/gateway/fake_world.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace pos;
using namespace pos::gateway;
using namespace pos::gateway::plutopay;
using namespace pos::test;

namespace {

constexpr const char *secretKey = "sk_test_AbCdEfGhIjKlMnOp";

struct Rig {
    FakeTransport transport;
    HandClock clock;
    HandExecutor executor;
    std::unique_ptr<PlutoPayClient> client;

    explicit Rig(const char *key = secretKey, const char *url = "https://plutopayus.com/api/v1/")
    {
        ClientSettings settings;
        settings.baseUrl = url;
        settings.key = base::Secret(key);
        client = std::make_unique<PlutoPayClient>(settings, transport, clock, executor);
    }
};

template <typename T>
struct Caught {
    std::shared_ptr<std::optional<Outcome<T>>> outcome
        = std::make_shared<std::optional<Outcome<T>>>();
    std::shared_ptr<int> count = std::make_shared<int>(0);

    [[nodiscard]] Callback<T> callback() const
    {
        return [outcome = outcome, count = count](Outcome<T> got) {
            *outcome = std::move(got);
            ++*count;
        };
    }
    [[nodiscard]] const T *done() const { return *outcome ? std::get_if<T>(&**outcome) : nullptr; }
    [[nodiscard]] const Refused *refused() const
    {
        return *outcome ? std::get_if<Refused>(&**outcome) : nullptr;
    }
    [[nodiscard]] const Unknown *unknown() const
    {
        return *outcome ? std::get_if<Unknown>(&**outcome) : nullptr;
    }
};

[[nodiscard]] CreatePayment sale()
{
    CreatePayment wish;
    wish.amountMinor = 4750;
    wish.currency = "usd";
    wish.terminal = TerminalId(terminalId);
    wish.description = "Sale K7 é\\";
    wish.key = IdempotencyKey("pos-1");
    return wish;
}

[[nodiscard]] std::string header(const world::HttpRequest &request, const std::string &name)
{
    for (const auto &[key, value] : request.headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace

class ClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPaymentIsAskedForAsDocumented()
    {
        Rig rig;
        const Caught<CreatedPayment> caught;
        rig.client->createPayment(sale(), caught.callback());
        const auto &sent = rig.transport.sent.at(0);
        QCOMPARE(sent.method, std::string("POST"));
        QCOMPARE(sent.url, std::string("https://plutopayus.com/api/v1/terminal/create-payment"));
        QCOMPARE(sent.body,
            std::string(json("{'amount':4750,'currency':'usd','description':'Sale K7 é\\\\',")
                + json("'terminal_id':'0199f1c2-0000-7c3a-9d2e-0a1b2c3d4e5f'}")));
        QCOMPARE(header(sent, "Authorization"), "Bearer " + std::string(secretKey));
        QCOMPARE(header(sent, "Accept"), std::string("application/json"));
        QCOMPARE(header(sent, "Content-Type"), std::string("application/json"));
        QCOMPARE(header(sent, "Idempotency-Key"), std::string("pos-1"));
        QCOMPARE(sent.deadlineMs, std::int64_t{10'000});
        rig.clock.nowMs += 40;
        rig.transport.answer(201, std::string(backendCreated),
            {{"idempotency-key", "pos-1"}, {"x-request-id", "req_9"}});
        QVERIFY(caught.done());
        QCOMPARE(caught.done()->paymentIntent.text(), std::string("pi_3Seven"));
        QVERIFY(caught.done()->keyEchoed);
        const CallTrace &trace = rig.client->lastTrace();
        QCOMPARE(trace.what, std::string("POST /v1/terminal/create-payment"));
        QCOMPARE(trace.durationMs, std::int64_t{40});
        QCOMPARE(trace.httpStatus, 201);
        QCOMPARE(trace.result, std::string("done"));
        QCOMPARE(trace.requestId, std::string("req_9"));
    }
    void manualCaptureGoesThroughTransactionsWithTheKeyTwice() // row 12
    {
        Rig rig;
        CreatePayment wish = sale();
        wish.manualCapture = true;
        rig.client->createPayment(wish, Caught<CreatedPayment>().callback());
        const auto &sent = rig.transport.sent.at(0);
        QCOMPARE(sent.url, std::string("https://plutopayus.com/api/v1/transactions"));
        QVERIFY(sent.body.find(json("'idempotency_key':'pos-1'")) != std::string::npos);
        QVERIFY(sent.body.find(json("'capture_method':'manual'")) != std::string::npos);
        QVERIFY(sent.body.find(json("'payment_method_type':'terminal'")) != std::string::npos);
        QCOMPARE(header(sent, "Idempotency-Key"), std::string("pos-1"));
    }
    void theOtherCallsOfThePortAreAskedAsDocumented()
    {
        Rig rig;
        const TransactionId id(transactionId);
        rig.client->processPayment(
            PaymentIntentId("pi_1"), ReaderId("tmr_1"), Caught<ReaderAction>().callback());
        rig.client->getTransaction(id, Caught<Transaction>().callback());
        rig.client->cancelTransaction(id, Caught<Transaction>().callback());
        rig.client->captureTransaction(
            id, 0, IdempotencyKey("c"), Caught<Transaction>().callback());
        rig.client->refundTransaction(
            id, 500, "duplicate", IdempotencyKey("r"), Caught<Refund>().callback());
        ListTransactions query;
        query.size = 500;
        query.search = "K7 & é";
        query.dateFrom = "2026-11-20";
        rig.client->listTransactions(query, Caught<Page<Transaction>>().callback());
        rig.client->listReaders(Caught<std::vector<Reader>>().callback());
        rig.client->getMerchant(Caught<Merchant>().callback());
        rig.client->getHealth(Caught<Health>().callback());
        const std::string base = "https://plutopayus.com/api/v1/";
        const std::string record = base + "transactions/" + transactionId;
        const std::pair<std::string, std::string> expected[]
            = {{"POST", base + "terminal/process-payment"}, {"GET", record},
                {"POST", record + "/cancel"}, {"POST", record + "/capture"},
                {"POST", record + "/refunds"},
                {"GET",
                    base
                        + "transactions?page=1&size=100&per_page=100&search=K7%20%26%20%C3%A9"
                          "&date_from=2026-11-20"},
                {"GET", base + "terminal/readers"}, {"GET", base + "merchant"},
                {"GET", base + "health"}};
        for (std::size_t at = 0; at < std::size(expected); ++at) {
            QCOMPARE(rig.transport.sent.at(at).method, expected[at].first);
            QCOMPARE(rig.transport.sent.at(at).url, expected[at].second);
        }
        QCOMPARE(rig.transport.sent.at(0).body,
            std::string(json("{'payment_intent_id':'pi_1','reader_id':'tmr_1'}")));
        QCOMPARE(rig.transport.sent.at(2).body, std::string());
        QCOMPARE(rig.transport.sent.at(3).body, std::string());
        QCOMPARE(rig.transport.sent.at(4).body,
            std::string(json("{'amount':500,'reason':'duplicate'}")));
        QCOMPARE(header(rig.transport.sent.at(8), "Authorization"), std::string());
        QCOMPARE(rig.transport.sent.at(5).maxBodyBytes, std::int64_t{8 << 20});
        QCOMPARE(rig.transport.sent.at(1).maxBodyBytes, std::int64_t{1 << 20});
    }

    void whatCannotSucceedIsRefusedHereAndLater_data()
    {
        QTest::addColumn<int>("amount");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<int>("descriptionBytes");
        QTest::addColumn<QString>("terminal");
        QTest::addColumn<QString>("metadataKey");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *field, int amount, const char *currency, int bytes,
                             const char *terminal, const char *key) {
            QTest::newRow(field) << amount << QString::fromLatin1(currency) << bytes
                                 << QString::fromLatin1(terminal) << QString::fromLatin1(key)
                                 << QString::fromLatin1(field);
        };
        row("amount", 49, "usd", 3, "", "");
        row("currency", 50, "USD", 3, "", "");
        row("currency", 50, "us", 3, "", "");
        row("description", 50, "usd", 256, "", "");
        row("terminal_id", 50, "usd", 255, "tmr_1", "");
        row("metadata", 50, "usd", 255, "", "terminal_id");
    }
    void whatCannotSucceedIsRefusedHereAndLater()
    {
        QFETCH(int, amount);
        QFETCH(QString, currency);
        QFETCH(int, descriptionBytes);
        QFETCH(QString, terminal);
        QFETCH(QString, metadataKey);
        QFETCH(QString, field);
        Rig rig;
        CreatePayment wish = sale();
        wish.amountMinor = amount;
        wish.currency = currency.toStdString();
        wish.description = std::string(static_cast<std::size_t>(descriptionBytes), 'x');
        wish.terminal = TerminalId(terminal.toStdString());
        if (!metadataKey.isEmpty()) {
            wish.metadata[metadataKey.toStdString()] = "x";
        }
        const Caught<CreatedPayment> caught;
        rig.client->createPayment(wish, caught.callback());
        QCOMPARE(*caught.count, 0); // never from inside the call
        rig.executor.turn();
        QCOMPARE(*caught.count, 1);
        QVERIFY(caught.refused());
        QVERIFY(caught.refused()->kind == RefusalKind::InvalidRequest);
        QCOMPARE(caught.refused()->field, field.toStdString());
        QVERIFY(rig.transport.sent.empty());
        QCOMPARE(rig.client->lastTrace().result, std::string("refused: invalid_request"));
    }
    void f33_anIdThatIsNoUuidNeverReachesAPath()
    {
        for (const char *id : {"", "pi_1", "txn_1", "../merchant",
                 "0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d4e5g", "0199f1c27b1e-7c3a-9d2e-0a1b2c3d4e5f0"}) {
            Rig rig;
            const Caught<Transaction> caught;
            rig.client->getTransaction(TransactionId(id), caught.callback());
            rig.client->cancelTransaction(TransactionId(id), caught.callback());
            rig.executor.turn();
            QVERIFY2(rig.transport.sent.empty(), id);
            QCOMPARE(*caught.count, 2);
        }
    }
    void f33_a500ToAnIdIsNotItsAbsence()
    {
        Rig rig;
        const Caught<Transaction> caught;
        rig.client->getTransaction(TransactionId(transactionId), caught.callback());
        rig.transport.answer(500, json("{'message':'Server Error'}"));
        QVERIFY(caught.unknown());
        QVERIFY(caught.unknown()->reason == Unknown::Reason::ServerError);
    }
    void aKeyOfTheWrongKindIsNotSentAnywhere()
    {
        for (const char *key : {"", "pk_test_AbCdEfGhIjKl", "sk_test_a\r\nHost: evil"}) {
            Rig rig(key);
            const Caught<Merchant> caught;
            rig.client->getMerchant(caught.callback());
            rig.executor.turn();
            QVERIFY(caught.refused());
            QVERIFY(caught.refused()->kind == RefusalKind::Authentication);
            QVERIFY(rig.transport.sent.empty());
            rig.client->setKey(base::Secret(secretKey)); // rotation without a restart
            rig.client->getMerchant(caught.callback());
            QCOMPARE(rig.transport.sent.size(), std::size_t{1});
        }
    }
    void anIdempotencyKeyCannotBreakOutOfItsHeader()
    {
        Rig rig;
        CreatePayment wish = sale();
        wish.key = IdempotencyKey("a\r\nX-Evil: 1");
        const Caught<CreatedPayment> caught;
        rig.client->createPayment(wish, caught.callback());
        rig.executor.turn();
        QVERIFY(caught.refused());
        QVERIFY(rig.transport.sent.empty());
    }

    void f22_anAnswerAboutAnotherAmountIsNotBelieved()
    {
        const std::pair<const char *, const char *> changes[]
            = {{"4750", "4751"}, {"\"usd\"", "\"eur\""}};
        for (const auto &[from, to] : changes) {
            Rig rig;
            const Caught<CreatedPayment> caught;
            rig.client->createPayment(sale(), caught.callback());
            std::string body(backendCreated);
            body.replace(body.find(from), std::string(from).size(), to);
            rig.transport.answer(201, body);
            QVERIFY(caught.unknown());
            QVERIFY(caught.unknown()->reason == Unknown::Reason::Mismatch);
            QVERIFY(caught.unknown()->detail.find("4750 usd") != std::string::npos);
            QCOMPARE(rig.client->lastTrace().result, std::string("unknown: mismatch"));
        }
    }
    void f22_theCurrencysCaseIsNoDifference() // row 53
    {
        Rig rig;
        const Caught<CreatedPayment> caught;
        rig.client->createPayment(sale(), caught.callback());
        std::string body(backendCreated);
        body.replace(body.find("\"usd\""), 5, "\"USD\"");
        rig.transport.answer(201, body);
        QVERIFY(caught.done());
    }
    void f22_anAnswerAboutAnotherPaymentIsNotBelieved()
    {
        Rig rig;
        const TransactionId other("0199f1c2-7b1e-7c3a-9d2e-ffffffffffff");
        const Caught<Transaction> caught;
        rig.client->getTransaction(other, caught.callback());
        rig.client->cancelTransaction(other, caught.callback());
        rig.client->captureTransaction(other, 0, IdempotencyKey("k"), caught.callback());
        for (int call = 1; call <= 3; ++call) {
            rig.transport.answer(200, std::string(docsTransaction));
            QCOMPARE(*caught.count, call);
            QVERIFY(caught.unknown());
            QVERIFY(caught.unknown()->reason == Unknown::Reason::Mismatch);
            QVERIFY(caught.unknown()->detail.find(transactionId) != std::string::npos);
        }
        const Caught<Refund> refund;
        rig.client->refundTransaction(
            TransactionId(transactionId), 500, "", IdempotencyKey("r"), refund.callback());
        rig.transport.answer(
            201, json("{'reference':'ref_1','amount':600,'currency':'usd','status':'succeeded'}"));
        QVERIFY(refund.unknown());
        QVERIFY(refund.unknown()->reason == Unknown::Reason::Mismatch);
        const Caught<ReaderAction> action;
        rig.client->processPayment(PaymentIntentId("pi_1"), ReaderId("tmr_1"), action.callback());
        rig.transport.answer(200, json("{'data':{'reader_id':'tmr_2','status':'in_progress'}}"));
        QVERIFY(action.unknown());
    }
    void f22_anotherAmountOnAReadIsTheCoresToJudge()
    {
        Rig rig;
        const Caught<Transaction> caught;
        rig.client->getTransaction(TransactionId(transactionId), caught.callback());
        rig.transport.answer(200, std::string(docsTransaction));
        QVERIFY(caught.done());
        QCOMPARE(caught.done()->amountMinor, std::int64_t{4750});
    }

    void everyWireFailureKeepsItsMeaning()
    {
        using Kind = world::HttpFailure::Kind;
        const std::pair<Kind, Unknown::Reason> table[] = {{Kind::NotSent, Unknown::Reason::NotSent},
            {Kind::TlsRefused, Unknown::Reason::TlsRefused}, {Kind::Lost, Unknown::Reason::Lost},
            {Kind::Deadline, Unknown::Reason::Deadline},
            {Kind::TooLarge, Unknown::Reason::Unreadable},
            {Kind::Garbled, Unknown::Reason::Unreadable}};
        for (const auto &[kind, reason] : table) {
            Rig rig;
            const Caught<Refund> caught;
            rig.client->refundTransaction(
                TransactionId(transactionId), 1, "", IdempotencyKey("k"), caught.callback());
            rig.transport.answer(world::HttpFailure{kind, "detail"});
            QVERIFY(caught.unknown() && caught.unknown()->reason == reason);
            QCOMPARE(certainlyNotSent(caught.unknown()->reason), world::certainlyNotSent(kind));
        }
    }
    void f15_callsAreCountedAgainstTheBudget()
    {
        Rig rig;
        QCOMPARE(rig.client->waitForBudgetMs(), std::int64_t{0});
        for (int call = 0; call < 90; ++call) {
            rig.client->getMerchant(Caught<Merchant>().callback());
        }
        QVERIFY(rig.client->waitForBudgetMs() > 0);
        rig.client->cancelTransaction(
            TransactionId(transactionId), Caught<Transaction>().callback());
        QCOMPARE(rig.transport.sent.size(), std::size_t{91}); // money does not wait
    }
    void f14_a429StopsPollingForAsLongAsItSays()
    {
        Rig rig;
        const Caught<Merchant> caught;
        rig.client->getMerchant(caught.callback());
        rig.transport.answer(429, json("{'error':{'type':'rate_limit_error','message':'m'}}"),
            {{"retry-after", "3600"}});
        QCOMPARE(caught.refused()->retryAfterMs, std::int64_t{60'000});
        QCOMPARE(rig.client->waitForBudgetMs(), std::int64_t{60'000});
    }
    void aClientThatIsGoneIsNotCalledBack()
    {
        Rig rig;
        const Caught<Merchant> caught;
        rig.client->getMerchant(caught.callback());
        rig.client->getTransaction(TransactionId("x"), Caught<Transaction>().callback());
        rig.client.reset();
        rig.transport.answer(200, json("{'id':'m'}"));
        rig.executor.turn();
        QCOMPARE(*caught.count, 0);
    }
    void s13_theKeyIsNowhereButInItsHeader()
    {
        Rig rig;
        const Caught<Merchant> caught;
        rig.client->getMerchant(caught.callback());
        rig.transport.answer(401,
            std::string(json("{'error':{'type':'authentication_error','message':'Bad key "))
                + secretKey + json("'}}"));
        QVERIFY(caught.refused()->message.find("AbCdEf") == std::string::npos);
        QVERIFY(rig.client->lastTrace().what.find("AbCdEf") == std::string::npos);
        const auto &sent = rig.transport.sent.at(0);
        QVERIFY((sent.url + sent.body).find("AbCdEf") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ClientTest)
#include "client_test.moc"
