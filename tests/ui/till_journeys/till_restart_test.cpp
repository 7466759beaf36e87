// SPDX-License-Identifier: Apache-2.0
//
// The plug is pulled in the middle of a payment: the whole program is started again on what the
// journal and the provider know.
#include "tests/ui/till_journeys/rig.h"

using namespace pos;
using app::test::Rig;
using view::Stage;

class TillRestartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f44_aCreateWithoutAnswerIsClearAfterARestart();
    void f45_aPaymentInterruptedAtTheReaderIsClearAfterARestart();
    void f46_aPaidPaymentIsStillPaidAfterARestart();
};

void TillRestartTest::f44_aCreateWithoutAnswerIsClearAfterARestart()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.waitUntilReady());
    QVERIFY(!rig.order("POST", "faults",
                    R"({"kind":"hang","method":"POST","path":"/v1/terminal/create-payment"})")
                 .empty());
    rig.type("800");
    QVERIFY(rig.tap("chargeButton"));
    QVERIFY(rig.waitFor(Stage::Creating));
    QTRY_COMPARE_WITH_TIMEOUT(rig.truth().size(), std::size_t{1}, 5'000);
    rig.shut();
    rig.open();
    QVERIFY(rig.waitForPage("recovery"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.window().latest().recovery().rows.front().state,
        view::RecoveryRow::State::NotCharged, 60'000);
    QTest::qWait(100);
    QVERIFY(rig.keep("f44-recovery"));
    QVERIFY(rig.tap("recoveryContinue"));
    QVERIFY(rig.waitUntilReady());
    QCOMPARE(rig.capturedMinor(), std::int64_t{0});
}

void TillRestartTest::f45_aPaymentInterruptedAtTheReaderIsClearAfterARestart()
{
    Rig rig;
    rig.bankMs = 1'200; // long enough to be interrupted
    rig.open();
    QVERIFY(rig.charge("2100"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::CardRead));
    rig.shut(); // the bank says yes while nobody looks
    rig.open();
    QVERIFY(rig.waitForPage("recovery", 2'000));
    QVERIFY(rig.keep("f45-recovery-checking"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.window().latest().recovery().rows.front().state,
        view::RecoveryRow::State::Charged, 20'000);
    QTest::qWait(100);
    QVERIFY(rig.keep("f45-recovery-charged"));
    QVERIFY(rig.tap("recoveryContinue"));
    QVERIFY(rig.waitUntilReady());
    QCOMPARE(rig.truth().size(), std::size_t{1});
    QCOMPARE(rig.capturedMinor(), std::int64_t{2100});
}

void TillRestartTest::f46_aPaidPaymentIsStillPaidAfterARestart()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.charge("3300"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    rig.shut(); // before anybody printed
    rig.open();
    QVERIFY(rig.waitUntilReady());
    QTRY_VERIFY(
        rig.window().latest().payments().rows && !rig.window().latest().payments().rows->empty());
    const auto row = rig.window().latest().payments().rows->front();
    QCOMPARE(row.state, view::PaymentState::Approved);
    rig.counter().till().send(view::command::ShowReceipt{row.attemptId});
    rig.window().goTo(QStringLiteral("receipt"));
    QTRY_VERIFY(!rig.window().latest().receipt().lines.empty());
    QTest::qWait(100);
    QVERIFY(rig.keep("f46-receipt-after-restart"));
    QCOMPARE(rig.capturedMinor(), std::int64_t{3300});
}

QTEST_MAIN(TillRestartTest)
#include "till_restart_test.moc"
