// SPDX-License-Identifier: Apache-2.0
//
// The whole client against the whole sandbox, over real sockets, in each of PlutoPay's dialects.
// Client and sandbox share no codec, so one misreading of the contract cannot hide on both sides.
#include "core/gateway/plutopay/page_walk.h"
#include "tests/contract/plutopay/shop.h"

#include <QTest>

#include <string>
#include <vector>

using namespace pos;
using namespace pos::gateway;
using namespace pos::gateway::plutopay;
using namespace pos::test;
using Reason = Unknown::Reason;

class PaymentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSaleIsPaidAndRefunded_data() { dialects(); }
    void aSaleIsPaidAndRefunded()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        const auto created = shop.create("K7M2");
        QVERIFY2(created->done(), whyNot(*created).c_str());
        const CreatedPayment payment = *created->done();
        QCOMPARE(payment.transaction.amountMinor, std::int64_t{4700});
        QVERIFY(payment.transaction.status == TransactionStatus::Pending);
        QCOMPARE(payment.keyEchoed, dialect == QStringLiteral("openapi"));
        QCOMPARE(shop.truth(payment.transaction.id).paymentIntentId, payment.paymentIntent.text());
        const auto action = shop.process(payment);
        QVERIFY2(action->done(), whyNot(*action).c_str());
        QVERIFY(shop.present());
        QVERIFY(shop.becomes(payment.transaction.id, TransactionStatus::Succeeded));
        const auto read = shop.read(payment.transaction.id);
        QVERIFY(moneyMoved(*read->done()));
        QCOMPARE(read->done()->amountMinor, std::int64_t{4700});
        QCOMPARE(read->done()->description, std::string("Sale K7M2"));
        QCOMPARE(read->done()->isTest.value_or(true), true);
        QCOMPARE(shop.truth(payment.transaction.id).captures, 1);
        const auto refunded = shop.refund(payment.transaction.id, 700, "r-1");
        QVERIFY2(refunded->done(), whyNot(*refunded).c_str());
        QCOMPARE(shop.truth(payment.transaction.id).refundedMinor, std::int64_t{700});
        QVERIFY(shop.becomes(payment.transaction.id, TransactionStatus::PartiallyRefunded));
        QCOMPARE(shop.read(payment.transaction.id)->done()->amountRefundedMinor, std::int64_t{700});
        const auto tooMuch = shop.refund(payment.transaction.id, 4001, "r-2");
        QVERIFY(
            tooMuch->is(RefusalKind::RefundTooLarge) || tooMuch->is(RefusalKind::NotRefundable));
    }
    void cancelTellsTheTruth_data() { dialects(); }
    void cancelTellsTheTruth()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect, {{"settlement", "never"}});
        const auto open = shop.create("OPEN");
        QVERIFY(open->done());
        const auto cancelled = shop.cancel(open->done()->transaction.id);
        QVERIFY2(cancelled->done(), whyNot(*cancelled).c_str());
        QVERIFY(cancelled->done()->status == TransactionStatus::Canceled);
        const auto again = shop.cancel(open->done()->transaction.id);
        QVERIFY(again->is(RefusalKind::NotCancelable) || again->done());
        const auto processed = shop.process(*open->done());
        QVERIFY2(processed->is(RefusalKind::IntentAdvanced), whyNot(*processed).c_str());
        // Paid, but the provider lost the news: reading says pending for ever, cancel knows.
        const auto lost = shop.create("LOST");
        QVERIFY(shop.process(*lost->done())->done());
        QVERIFY(shop.present());
        static_cast<void>(shop.control("clock", "{\"advance_ms\":30000}"));
        QCOMPARE(shop.truth(lost->done()->transaction.id).captures, 1);
        QVERIFY(!moneyMoved(*shop.read(lost->done()->transaction.id)->done()));
        const auto probe = shop.cancel(lost->done()->transaction.id);
        QVERIFY2(probe->is(RefusalKind::AlreadySucceeded), whyNot(*probe).c_str());
    }
    void f02_aLostCreateIsFoundByItsCode_data() { dialects(); }
    void f02_aLostCreateIsFoundByItsCode()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        QVERIFY(shop.arm("{'method':'POST','path':'/v1/terminal/create-payment','kind':'drop'}"));
        QVERIFY(shop.create("FINDME")->is(Reason::Lost));
        ListTransactions query;
        query.search = "FINDME";
        const auto found = ask<Page<Transaction>>(
            [&](auto done) { shop.client().listTransactions(query, std::move(done)); });
        QVERIFY2(found->done(), whyNot(*found).c_str());
        QCOMPARE(found->done()->items.size(), std::size_t{1});
        QVERIFY(found->done()->items.front().description.find("FINDME") != std::string::npos);
        query.search = "NOBODY";
        QVERIFY(ask<Page<Transaction>>(
            [&](auto done) { shop.client().listTransactions(query, std::move(done)); })
                    ->done()
                    ->items.empty());
    }
    void aRepeatedKeyIsHonouredWhereItIsEchoed_data() { dialects(); }
    void aRepeatedKeyIsHonouredWhereItIsEchoed()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        const auto first = shop.create("SAME", "one-key");
        const auto second = shop.create("SAME", "one-key");
        QVERIFY2(second->done(), whyNot(*second).c_str());
        QCOMPARE(first->done()->transaction.id == second->done()->transaction.id,
            first->done()->keyEchoed);
        // F28: the same key with another amount brings back the first one, which is not ours.
        const auto other = shop.create("SAME", "one-key", 9900);
        QVERIFY(first->done()->keyEchoed
                ? other->is(Reason::Mismatch) || other->is(RefusalKind::Conflict)
                : other->done() != nullptr);
    }
    void aDeclineLeavesTheIntentAlive_data() { dialects(); }
    void aDeclineLeavesTheIntentAlive()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        const auto created = shop.create("DECL");
        const TransactionId id = created->done()->transaction.id;
        QVERIFY(shop.process(*created->done())->done());
        QVERIFY(shop.present("4000000000009995"));
        static_cast<void>(shop.control("clock", "{\"advance_ms\":20000}"));
        QVERIFY(!moneyMoved(*shop.read(id)->done()));
        const auto again = shop.process(*created->done());
        QVERIFY2(again->done(), whyNot(*again).c_str());
        QVERIFY(shop.present());
        QVERIFY(shop.becomes(id, TransactionStatus::Succeeded));
        QCOMPARE(shop.truth(id).captures, 1);
    }
    void theReadersTroublesAreTold_data() { dialects(); }
    void theReadersTroublesAreTold()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        const auto created = shop.create("TRBL");
        const std::string state = "readers/" + shop.reader().reader.text() + "/state";
        QCOMPARE(shop.control(state, "{\"next\":\"busy\"}"), 200);
        QVERIFY(shop.process(*created->done())->is(RefusalKind::ReaderBusy));
        QCOMPARE(shop.control(state, "{\"next\":\"timeout_started\"}"), 200);
        QVERIFY(shop.process(*created->done())->is(RefusalKind::ReaderTimeout));
        QCOMPARE(shop.truth(created->done()->transaction.id).prompts, 1); // the false negative
        QCOMPARE(shop.control(state, "{\"status\":\"offline\"}"), 200);
        const auto offline = shop.process(*created->done());
        QVERIFY2(offline->is(RefusalKind::ReaderOffline), whyNot(*offline).c_str());
        const auto unknown = ask<ReaderAction>([&](auto done) {
            shop.client().processPayment(
                created->done()->paymentIntent, ReaderId("tmr_nobody"), std::move(done));
        });
        QVERIFY2(unknown->is(RefusalKind::ReaderUnknown), whyNot(*unknown).c_str());
    }
    void aFaultOnTheWayIsNeverAGuess_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("reason");
        const std::vector<std::pair<const char *, Reason>> kinds{{"'drop'", Reason::Lost},
            {"'drop','when':'before'", Reason::Lost}, {"'delay','delay_ms':3000", Reason::Deadline},
            {"'reset'", Reason::Unreadable}, {"'truncate'", Reason::Unreadable},
            {"'hang'", Reason::Deadline}, {"'status','status':500", Reason::ServerError},
            {"'status','status':502,'body':'<html>'", Reason::ServerError},
            {"'html'", Reason::NotAnApiAnswer}, {"'redirect'", Reason::NotAnApiAnswer},
            {"'wrong_amount'", Reason::Mismatch}, {"'deep_json'", Reason::Unreadable},
            {"'oversize'", Reason::Unreadable}, {"'gzip_bomb'", Reason::Unreadable}};
        for (const auto &[kind, reason] : kinds) {
            QTest::addRow("openapi: %s", kind)
                << QStringLiteral("openapi") << QByteArray(kind) << static_cast<int>(reason);
            QTest::addRow("backend: %s", kind)
                << QStringLiteral("backend") << QByteArray(kind) << static_cast<int>(reason);
        }
    }
    void aFaultOnTheWayIsNeverAGuess()
    {
        QFETCH(QString, dialect);
        QFETCH(QByteArray, kind);
        QFETCH(int, reason);
        Shop shop(dialect);
        QVERIFY(shop.arm("{'method':'POST','path':'/v1/terminal/create-payment','kind':"
            + kind.toStdString() + "}"));
        const auto answer = shop.create("FAULT");
        QVERIFY(answer->unknown());
        if (kind == "'reset'" || kind == "'truncate'") {
            // Whether Qt tells of the head before the connection ends is a matter of timing.
            QVERIFY(answer->is(Reason::Lost) || answer->is(Reason::Unreadable));
        } else {
            QCOMPARE(static_cast<int>(answer->unknown()->reason), reason);
        }
        QCOMPARE(answer->count, 1);
        // The next call is not harmed.
        QVERIFY(shop.create("AFTER")->done());
    }
    void aRefundWhoseAnswerIsLostHappenedOnce_data() { dialects(); }
    void aRefundWhoseAnswerIsLostHappenedOnce()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        const auto payment = shop.paid();
        QVERIFY(payment);
        QVERIFY(shop.arm("{'method':'POST','path':'/v1/transactions','kind':'drop'}"));
        QVERIFY(shop.refund(payment->transaction.id, 700, "r-9")->is(Reason::Lost));
        QCOMPARE(shop.truth(payment->transaction.id).refundedMinor, std::int64_t{700});
    }
    void aCompressedAnswerIsRead()
    {
        Shop shop(QStringLiteral("openapi"));
        QVERIFY(shop.arm("{'kind':'gzip','times':0}"));
        QVERIFY(shop.create("GZIP")->done());
    }

    void everyPageOfTheListIsCollected_data() { dialects(); }
    void everyPageOfTheListIsCollected()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        for (int sale = 0; sale < 23; ++sale) {
            QVERIFY(shop.create("PAGE" + std::to_string(sale))->done());
        }
        const auto all = ask<AllRows<Transaction>>([&](auto done) {
            collectPages<Transaction>(
                [&](int page, Callback<Page<Transaction>> got) {
                    ListTransactions query;
                    query.page = page;
                    query.size = 5;
                    query.search = "PAGE";
                    shop.client().listTransactions(query, std::move(got));
                },
                [](const Transaction &row) { return row.id.text(); }, 50, std::move(done));
        });
        QVERIFY2(all->done(), whyNot(*all).c_str());
        QCOMPARE(all->done()->items.size(), std::size_t{23});
        QVERIFY(all->done()->complete);
    }
    void manualCaptureIsAuthorisedAndCaptured()
    {
        // Only a payment confirmed at its creation can be authorised (contract, section 11).
        for (const char *dialect : {"docs", "openapi", "backend"}) {
            Shop shop(QString::fromLatin1(dialect));
            CreateTransaction wish;
            wish.amountMinor = 5000;
            wish.currency = "usd";
            wish.paymentMethod = "pm_card_visa";
            wish.paymentMethodType = "card";
            wish.confirm = true;
            wish.captureMethod = "manual";
            wish.key = IdempotencyKey("m-1");
            const auto made = ask<CreatedTransaction>(
                [&](auto done) { shop.client().createTransaction(wish, std::move(done)); });
            QVERIFY2(made->done(), whyNot(*made).c_str());
            QVERIFY2(
                shop.becomes(made->done()->transaction.id, TransactionStatus::Authorized), dialect);
            const auto captured = ask<Transaction>([&](auto done) {
                shop.client().captureTransaction(
                    made->done()->transaction.id, 0, IdempotencyKey("k"), std::move(done));
            });
            QVERIFY2(captured->done(), whyNot(*captured).c_str());
            QVERIFY(moneyMoved(*captured->done()));
        }
    }
    void f34_aRevokedKeyIsARefusal_data() { dialects(); }
    void f34_aRevokedKeyIsARefusal()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        shop.client().setKey(base::Secret("sk_test_00000000000000000000000000000000"));
        QVERIFY(shop.create("NOKEY")->is(RefusalKind::Authentication));
    }
};

QTEST_GUILESS_MAIN(PaymentsTest)
#include "payments_test.moc"
