// SPDX-License-Identifier: Apache-2.0
//
// F17: one reader for every dialect. The row numbers are those of the contract's table.
#include "core/gateway/mode.h"
#include "core/gateway/plutopay/decode.h"
#include "core/gateway/plutopay/key_mode.h"
#include "core/gateway/plutopay/scrub.h"
#include "core/gateway/plutopay/status_words.h"
#include "core/gateway/plutopay/timestamp.h"
#include "tests/unit/gateway/bodies.h"

#include <QTest>

using namespace pos;
using namespace pos::gateway;
using namespace pos::gateway::plutopay;
using namespace pos::test;
using Kind = DecodeError::Kind;

class DecodeTest : public QObject {
    Q_OBJECT

private:
    JsonParser m_parser;

private Q_SLOTS:
    void f17_aBareTransactionIsRead()
    {
        const auto read = decodeTransaction(m_parser, docsTransaction);
        QVERIFY(read);
        QCOMPARE(read->id.text(), std::string(transactionId));
        QCOMPARE(read->amountMinor, std::int64_t{4750});
        QCOMPARE(read->currency, std::string("usd"));
        QVERIFY(read->status == TransactionStatus::Succeeded);
        QCOMPARE(read->isTest, std::optional(true));
        QCOMPARE(read->capturedAtMs, std::optional(std::int64_t{1'795'169'095'000}));
        QCOMPARE(read->metadata.value("order").value_or("absent"), "42");
        QCOMPARE(read->metadata.value("count").value_or("absent"), "3");
        QCOMPARE(read->metadata.value("ok").value_or("absent"), "true");
        QVERIFY(read->paymentIntent.empty());
        QVERIFY(!read->tipMinor);
        QVERIFY(moneyMoved(*read));
    }
    void f17_aWrappedTransactionWithNullsIsRead()
    {
        const auto read = decodeTransaction(m_parser, openapiTransaction);
        QVERIFY(read);
        QVERIFY(read->status == TransactionStatus::Processing);
        QCOMPARE(read->currency, std::string("USD"));
        QCOMPARE(read->cardBrand, std::string());
        QCOMPARE(read->terminal.text(), std::string(terminalId));
        QCOMPARE(read->createdAtMs, std::optional(std::int64_t{1'795'169'040'000}));
        QCOMPARE(read->updatedAtMs, std::optional(std::int64_t{1'795'169'041'250}));
        QCOMPARE(read->isTest, std::optional(false));
        QVERIFY(!read->capturedAtMs);
        QVERIFY(!moneyMoved(*read));
    }
    void f17_theBackendsQuirksAreRead() // rows 7, 45, 46, 54
    {
        const auto read = decodeTransaction(m_parser, backendTransaction);
        QVERIFY(read);
        QVERIFY(read->status == TransactionStatus::Authorized);
        QCOMPARE(read->amountMinor, std::int64_t{4750});
        QCOMPARE(read->cardBrand, std::string());
        QCOMPARE(read->cardLastFour, std::string());
        QVERIFY(read->metadata.empty());
        QCOMPARE(read->paymentIntent.text(), std::string("pi_3Backend"));
        QCOMPARE(read->isTest, std::optional(true));
        QCOMPARE(read->updatedAtMs, read->createdAtMs);
    }
    void f17_whatIsRequiredIsNeverMadeUp_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no id") << QByteArray::fromStdString(
            json("{'amount':1,'currency':'usd','status':'paid'}"));
        QTest::newRow("no amount")
            << QByteArray::fromStdString(json("{'id':'x','currency':'usd','status':'paid'}"));
        QTest::newRow("amount 47.5") << QByteArray::fromStdString(
            json("{'id':'x','amount':47.5,'currency':'usd','status':'paid'}"));
        QTest::newRow("amount text") << QByteArray::fromStdString(
            json("{'id':'x','amount':'47.50','currency':'usd','status':'paid'}"));
        QTest::newRow("amount huge") << QByteArray::fromStdString(
            json("{'id':'x','amount':18446744073709551615,'currency':'usd','status':'paid'}"));
        QTest::newRow("amount null") << QByteArray::fromStdString(
            json("{'id':'x','amount':null,'currency':'usd','status':'paid'}"));
        QTest::newRow("no currency")
            << QByteArray::fromStdString(json("{'id':'x','amount':1,'status':'paid'}"));
        QTest::newRow("currency {}") << QByteArray::fromStdString(
            json("{'id':'x','amount':1,'currency':{},'status':'paid'}"));
        QTest::newRow("no status")
            << QByteArray::fromStdString(json("{'id':'x','amount':1,'currency':'usd'}"));
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("data list") << QByteArray::fromStdString(json("{'data':[]}"));
        QTest::newRow("error in 200")
            << QByteArray::fromStdString(json("{'error':{'type':'x','message':'y'}}"));
        QTest::newRow("text") << QByteArray("\"ok\"");
    }
    void f17_whatIsRequiredIsNeverMadeUp()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!decodeTransaction(m_parser, body.toStdString()));
        QVERIFY(!decodeCreatedPayment(m_parser, body.toStdString(), IdempotencyKey("k")));
        QVERIFY(!decodeRefund(m_parser, body.toStdString()));
        QVERIFY(!decodeMerchant(m_parser, "{\"data\":" + body.toStdString() + "}")
            || body.contains("\"id\""));
    }
    void f17_unknownWordsAreKeptAndNeverFinal()
    {
        const auto read = decodeTransaction(
            m_parser, json("{'id':'x','amount':1,'currency':'usd','status':'teleported'}"));
        QVERIFY(read);
        QVERIFY(read->status == TransactionStatus::Unrecognised);
        QCOMPARE(read->statusText, std::string("teleported"));
        QVERIFY(!moneyMoved(*read));
        const std::pair<const char *, TransactionStatus> words[] = {
            {"awaiting_payment", TransactionStatus::Pending},
            {"waiting_for_reader", TransactionStatus::Processing},
            {"requires_capture", TransactionStatus::Authorized},
            {"completed", TransactionStatus::Succeeded}, {"paid", TransactionStatus::Succeeded},
            {"captured", TransactionStatus::Succeeded},
            {"declined", TransactionStatus::FailedAttempt},
            {"cancelled", TransactionStatus::Canceled}, {"canceled", TransactionStatus::Canceled},
            {"partially_refunded", TransactionStatus::PartiallyRefunded},
            {"disputed", TransactionStatus::Disputed},
            {"Succeeded", TransactionStatus::Unrecognised},
            {"expired", TransactionStatus::Unrecognised}, {"", TransactionStatus::Unrecognised}};
        for (const auto &[word, status] : words) {
            QVERIFY2(transactionStatus(word) == status, word);
        }
    }
    void f26_aCaptureTimeMeansThatMoneyMovedWhateverTheStatus()
    {
        for (const std::string &time :
            {json("'2026-11-20T10:04:55+00:00'"), json("'yesterday, about noon'")}) {
            const auto read = decodeTransaction(m_parser,
                json("{'id':'x','amount':1,'currency':'usd','status':'failed','captured_at':")
                    + std::string(time) + "}");
            QVERIFY(read);
            QVERIFY(moneyMoved(*read));
        }
    }

    void theIntentIsFoundInThreePlaces() // row 6
    {
        const IdempotencyKey key("key-1");
        const auto seven = decodeCreatedPayment(m_parser, backendCreated, key);
        QVERIFY(seven);
        QCOMPARE(seven->paymentIntent.text(), std::string("pi_3Seven"));
        QVERIFY(!seven->keyEchoed);
        const std::string base
            = json("{'data':{'id':'x','amount':1,'currency':'usd','status':'pending'");
        const auto processor = decodeCreatedPayment(
            m_parser, base + json(",'processor_transaction_id':'pi_p'}}"), key);
        QCOMPARE(processor->paymentIntent.text(), std::string("pi_p"));
        const auto secret = decodeCreatedPayment(m_parser,
            base + json(",'client_secret':'pi_s_secret_x','idempotency_key':'key-1'}}"), key);
        QCOMPARE(secret->paymentIntent.text(), std::string("pi_s"));
        QVERIFY(secret->keyEchoed);
        const auto both = decodeCreatedPayment(m_parser,
            base + json(",'payment_intent_id':'pi_a','processor_transaction_id':'pi_b'}}"), key);
        QCOMPARE(both->paymentIntent.text(), std::string("pi_a"));
        const auto none = decodeCreatedPayment(m_parser, base + "}}", key);
        QVERIFY(!none);
        QVERIFY(none.error().kind == Kind::MissingField);
        QVERIFY(
            !decodeCreatedPayment(m_parser, base + json(",'client_secret':'_secret_x'}}"), key));
    }
    void aReplayIsRecognised()
    {
        const auto replay = decodeCreatedTransaction(m_parser,
            json("{'data':{'id':'x','amount':1,'currency':'usd','status':'pending'},")
                + json("'message':'Idempotent request - returning existing transaction.'}"),
            IdempotencyKey("k"));
        QVERIFY(replay && replay->replayed && replay->clientSecret.empty());
    }
    void aRefundIsReadInBothShapes() // row 5
    {
        const auto flat = decodeRefund(m_parser,
            json("{'merchant_id':'m','transaction_id':'t','reference':'ref_1','amount':500,'"
                 "currency':'usd','status':'succeeded','processor_refund_id':'re_1','id':'r'}"));
        QVERIFY(flat && !flat->transaction);
        QCOMPARE(flat->amountMinor, std::int64_t{500});
        QCOMPARE(flat->of.text(), std::string("t"));
        const auto whole = decodeRefund(m_parser, openapiTransaction);
        QVERIFY(whole && whole->transaction);
        QCOMPARE(whole->of.text(), std::string(transactionId));
        QVERIFY(!decodeRefund(m_parser, json("{'reference':'ref_1','status':'succeeded'}")));
    }
    void aConnectionTokenIsReadFlatAndWrapped() // row 2
    {
        QVERIFY(decodeConnectionToken(m_parser, json("{'secret':'pst_test_1'}"))->expose()
            == "pst_test_1");
        QVERIFY(decodeConnectionToken(m_parser, json("{'data':{'secret':'pst_test_2'}}"))->expose()
            == "pst_test_2");
        QVERIFY(!decodeConnectionToken(m_parser, json("{'data':{'secret':''}}")));
        QVERIFY(!decodeConnectionToken(m_parser, json("{'secret':{}}")));
    }
    void aReaderActionIsOpaque()
    {
        QVERIFY(decodeReaderAction(m_parser, "{}"));
        const auto action = decodeReaderAction(m_parser,
            json("{'data':{'reader_id':'tmr_1','status':'in_progress','action_type':'x'}}"));
        QCOMPARE(action->reader.text(), std::string("tmr_1"));
        QVERIFY(!decodeReaderAction(m_parser, "[]"));
        QVERIFY(!decodeReaderAction(m_parser, json("{'error':{'message':'no'}}")));
    }

    void everyListEnvelopeIsRead_data() // row 19
    {
        QTest::addColumn<QByteArray>("envelope");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("size");
        QTest::newRow("docs: meta") << QByteArray::fromStdString(
            json("{'data':ROWS,'meta':{'current_page':1,'last_page':3,'per_page':10,'total':29}}"))
                                    << 3 << 29 << 10;
        QTest::newRow("openapi: flat") << QByteArray::fromStdString(
            json("{'data':ROWS,'totalCount':29,'page':1,'size':20,'lastPage':2}"))
                                       << 2 << 29 << 20;
        QTest::newRow("backend: both") << QByteArray::fromStdString(
            json("{'data':ROWS,'totalCount':29,'page':1,'size':10,'lastPage':3,'links':{},'meta':{'"
                 "current_page':1,'from':1,'last_page':3,'links':[],'total':29}}"))
                                       << 3 << 29 << 10;
        QTest::newRow("backend: paginator") << QByteArray::fromStdString(json(
            "{'current_page':1,'data':ROWS,'last_page':2,'links':[],'per_page':20,'total':29}"))
                                            << 2 << 29 << 20;
        QTest::newRow("field: data.data") << QByteArray::fromStdString(
            json("{'data':{'current_page':1,'data':ROWS,'last_page':2,'per_page':20,'total':29}}"))
                                          << 2 << 29 << 20;
        QTest::newRow("bare list") << QByteArray("ROWS") << 0 << 0 << 0;
        QTest::newRow("only data")
            << QByteArray::fromStdString(json("{'data':ROWS}")) << 0 << 0 << 0;
    }
    void everyListEnvelopeIsRead()
    {
        QFETCH(QByteArray, envelope);
        QFETCH(int, last);
        QFETCH(int, total);
        QFETCH(int, size);
        const auto read
            = decodeTransactions(m_parser, page(envelope.toStdString(), inner(openapiTransaction)));
        QVERIFY2(read, read ? "" : read.error().what.c_str());
        QCOMPARE(read->items.size(), std::size_t{1});
        QCOMPARE(read->lastPage.value_or(0), last);
        QCOMPARE(read->total.value_or(0), total);
        QCOMPARE(read->reportedSize, size);
    }
    void aPageWithAnUnreadableRowIsNoPage()
    {
        QVERIFY(!decodeTransactions(m_parser, json("{'data':[{'id':'x'}]}")));
        QVERIFY(!decodeTransactions(m_parser, json("{'data':[null]}")));
        QVERIFY(!decodeTransactions(m_parser, json("{'message':'hello'}")));
        QVERIFY(decodeTransactions(m_parser, json("{'data':[],'lastPage':1}"))->items.empty());
    }

    void readersKeepTheirTwoIds() // rows 41, 42
    {
        const auto readers = decodeReaders(m_parser,
            json("{'data':[{'id':'a','name':'Counter "
                 "1','serial_number':'s','model':'WPE','status':'online','location_name':'Shop','"
                 "processor_terminal_id':'tmr_1','battery_level':80,'last_seen_at':'2026-11-20T10:"
                 "04:00+00:00'},{'id':'b','name':'No "
                 "code','status':'offline','processor_terminal_id':null,'battery_level':null,'last_"
                 "seen_at':null},{'id':'c','status':'dancing','battery_level':900}]}"));
        QVERIFY(readers);
        QCOMPARE(readers->at(0).reader.text(), std::string("tmr_1"));
        QCOMPARE(readers->at(0).batteryPercent, std::optional(80));
        QVERIFY(readers->at(0).status == ReaderStatus::Online);
        QVERIFY(readers->at(1).reader.empty());
        QVERIFY(readers->at(2).status == ReaderStatus::Unrecognised);
        QVERIFY(!readers->at(2).batteryPercent);
    }
    void theMerchantIsReadFlatAndWrapped() // rows 3, 30, 53
    {
        const auto flat = decodeMerchant(m_parser,
            json("{'id':'m','business_name':'Shop','default_currency':'USD','test_mode':true}"));
        QCOMPARE(flat->defaultCurrency, std::string("USD"));
        QCOMPARE(flat->testMode, std::optional(true));
        const auto wrapped = decodeMerchant(m_parser, json("{'data':{'id':'m','test_mode':0}}"));
        QCOMPARE(wrapped->testMode, std::optional(false));
        QVERIFY(!decodeMerchant(m_parser, json("{'data':{'business_name':'Shop'}}")));
    }
    void smallRecordsAreRead()
    {
        const auto customer = decodeCustomer(m_parser,
            json("{'data':{'id':'c','name':'Ann','total_spent':'12500','transactions_count':3}"
                 "}")); // row 55
        QCOMPARE(customer->totalSpentMinor, std::optional(std::int64_t{12'500}));
        QVERIFY(decodeHealth(m_parser, json("{'status':'ok','version':'v1'}"))->ok());
        QVERIFY(decodeDeleted(m_parser, json("{'deleted':true}"))->deleted);
        const auto endpoint = decodeWebhookEndpoint(
            m_parser, json("{'id':'w','url':'https://x/y','secret':'whsec_1','events':['a','b']}"));
        QCOMPARE(endpoint->events.size(), std::size_t{2});
        QVERIFY(endpoint->secret.expose() == "whsec_1");
        QCOMPARE(decodeCheckoutSession(m_parser,
                     json("{'id':'s','url':'u','amount':900,'currency':'usd','status':'open'}"))
                     ->amountMinor,
            std::int64_t{900});
        QVERIFY(decodePayout(m_parser, json("{'id':'p','amount':1}")));
        QVERIFY(decodeDispute(m_parser, json("{'id':'d','amount':1,'transaction_id':'t'}")));
        QVERIFY(decodePaymentLink(m_parser, json("{'id':'l','url':'u'}")));
    }

    void timesAreReadInBothForms()
    {
        constexpr std::int64_t moment = 1'795'169'095'000;
        QCOMPARE(parseTimestampMs("2026-11-20T10:04:55+00:00"), std::optional(moment));
        QCOMPARE(parseTimestampMs("2026-11-20T10:04:55.000000Z"), std::optional(moment));
        QCOMPARE(parseTimestampMs("2026-11-20T10:04:55.1239Z"), std::optional(moment + 123));
        QCOMPARE(parseTimestampMs("2026-11-20T05:34:55-0430"), std::optional(moment));
        for (const char *wrong : {"", "2026-11-20", "2026-11-20T10:04:55", "2026-02-30T10:04:55Z",
                 "2026-11-20T25:04:55Z", "2026-11-20T10:04:55+99:00", "2026-11-20T10:04:55Zoo"}) {
            QVERIFY2(!parseTimestampMs(wrong), wrong);
        }
    }
    void cardDataAndSecretsAreScrubbed()
    {
        QCOMPARE(
            scrub("card 4242 4242 4242 4242 declined"), std::string("card [card number] declined"));
        QCOMPARE(scrub("%B4242424242424242^DOE"), std::string("%B[card number]^DOE"));
        // Found by the fuzzer: what cleaning itself would have joined, and what is glued to
        // something.
        QCOMPARE(scrub("4242\t4242\t4242\t4242 lost"), std::string("[card number] lost"));
        QCOMPARE(scrub("badsk_test_AbCdEfGh12345678!"), std::string("[secret]!"));
        QCOMPARE(scrub("00004242424242424242000042"), std::string("[card number]"));
        QCOMPARE(scrub("order 1234567890123456"), std::string("order 1234567890123456"));
        QCOMPARE(scrub("Invalid key sk_live_abc123 for pi_1_secret_zz."),
            std::string("Invalid key [secret] for [secret]."));
        QCOMPARE(scrub("a\nb\x1b[31m\xff"), std::string("a b [31m?"));
        QCOMPARE(scrub(std::string(299, 'a') + "é").size(), std::size_t{299});
        QCOMPARE(lastFour("4242424242424242"), std::string("4242"));
        QCOMPARE(lastFour("x4y2"), std::string());
        const auto read = decodeTransaction(m_parser,
            json("{'id':'x','amount':1,'currency':'usd','status':'failed','card_last_four':'"
                 "4242424242424242','failure_reason':'4242424242424242 lost'}"));
        QCOMPARE(read->cardLastFour, std::string("4242"));
        QCOMPARE(read->failureReason, std::string("[card number] lost"));
    }
    void f35_aKeyOfTheWrongModeIsSeen()
    {
        const auto mode = [](const char *text) { return keyMode(base::Secret(text)); };
        QVERIFY(mode("sk_test_AbCdEfGh12345678") == KeyMode::Test);
        QVERIFY(mode("sk_live_AbCdEfGh12345678") == KeyMode::Live);
        QVERIFY(mode("pk_live_AbCdEfGh12345678") == KeyMode::Publishable);
        for (const char *wrong : {"", "sk_test_", "sk_live", "sk_test_with blank12",
                 "sk_test_AbCdEfGh1234\r\nX: y", "hello", "sk_prod_AbCdEfGh12345678"}) {
            QVERIFY2(mode(wrong) == KeyMode::Malformed, wrong);
        }
        const auto fit
            = [](const char *text, bool testMode) { return keyFit(base::Secret(text), testMode); };
        QVERIFY(fit("sk_test_AbCdEfGh12345678", true) == KeyFit::Fits);
        QVERIFY(fit("sk_test_AbCdEfGh12345678", false) == KeyFit::OtherMode);
        QVERIFY(fit("sk_live_AbCdEfGh12345678", true) == KeyFit::OtherMode);
        QVERIFY(fit("pk_test_AbCdEfGh12345678", true) == KeyFit::Publishable);
        QVERIFY(fit("hello", true) == KeyFit::Malformed);
        QVERIFY(saysOtherMode(true, false));
        QVERIFY(saysOtherMode(false, true));
        QVERIFY(!saysOtherMode(false, false));
        QVERIFY(!saysOtherMode(false, std::nullopt));
    }
};

QTEST_GUILESS_MAIN(DecodeTest)
#include "decode_test.moc"
