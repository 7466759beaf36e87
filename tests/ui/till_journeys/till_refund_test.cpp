// SPDX-License-Identifier: Apache-2.0
//
// What happens to a payment beside its sale: refunds, hasty fingers, a till that somebody wants to
// close. The whole program; the ledger of the sandbox is the truth.
#include "tests/ui/till_journeys/rig.h"
#include "ui/widgets/banner.h"

#include <QTableView>

using namespace pos;
using app::test::Rig;
using view::Stage;

class TillRefundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f79_aPaymentIsRefundedInPartAndThenInFull();
    void f75_aDoubleTapOnChargeIsOnePayment();
    void f76_theAmountIsFrozenWhileTheCustomerPays();
    void f81_aTillIsNotClosedOverARunningPayment();
};

void TillRefundTest::f79_aPaymentIsRefundedInPartAndThenInFull()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.charge("5000"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.tap("doneButton"));
    QVERIFY(rig.tap("paymentsNav"));
    auto *table = rig.window().findChild<QTableView *>(QStringLiteral("paymentsTable"));
    QTRY_VERIFY(table != nullptr && table->isVisible() && table->model()->rowCount() >= 1);
    QVERIFY(rig.keep("refund-payments"));
    const auto row = table->visualRect(table->model()->index(0, 0)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, row);
    QVERIFY(rig.waitForPage("paymentDetail"));
    QVERIFY(rig.tap("detailRefund"));
    QVERIFY(rig.keep("refund-whole-offered"));
    QVERIFY(rig.tap("keyClear"));
    rig.type("1200");
    QVERIFY(rig.tap("moveAct"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.truth().front().refundedMinor, std::int64_t{1200}, 10'000);
    auto *status = rig.window().findChild<ui::Banner *>(QStringLiteral("moveStatus"));
    QTRY_VERIFY(status->sentence().contains(QStringLiteral("refunded")));
    QVERIFY(rig.keep("refund-part-done"));
    QVERIFY(rig.tap("moveBack"));
    auto *notice = rig.window().findChild<ui::Banner *>(QStringLiteral("detailNotice"));
    QTRY_VERIFY(!notice->isVisible()); // "still open" is over
    QVERIFY(rig.keep("refund-part-detail"));
    QVERIFY(rig.tap("detailRefund"));
    QVERIFY(rig.tap("moveAct")); // what is left is offered
    QTRY_COMPARE_WITH_TIMEOUT(rig.truth().front().refundedMinor, std::int64_t{5000}, 10'000);
    QTRY_COMPARE(rig.window().latest().detail().row.state, view::PaymentState::Refunded);
    QVERIFY(rig.tap("moveBack"));
    QTest::qWait(200);
    QVERIFY(rig.keep("refund-whole-detail"));
    QCOMPARE(rig.window().latest().detail().refunds.size(), std::size_t{2});
}

void TillRefundTest::f75_aDoubleTapOnChargeIsOnePayment()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.waitUntilReady());
    rig.type("500");
    auto *charge = rig.find("chargeButton");
    QVERIFY(charge != nullptr);
    QTest::mouseClick(charge, Qt::LeftButton);
    QTest::mouseClick(charge, Qt::LeftButton);
    QTest::mouseDClick(charge, Qt::LeftButton);
    QTest::keyClick(&rig.window(), Qt::Key_Return);
    QTest::keyClick(&rig.window(), Qt::Key_F8);
    // And a program that presses faster than any page allows.
    rig.counter().till().send(view::command::Charge{money::Money(500, money::currency("USD")), {}});
    QVERIFY(rig.waitFor(Stage::WaitingForCard));
    QTest::keyClick(&rig.window(), Qt::Key_Return);
    QVERIFY(rig.keep("f75-one-payment"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QCOMPARE(rig.truth().size(), std::size_t{1});
    QCOMPARE(rig.capturedMinor(), std::int64_t{500});
}

void TillRefundTest::f76_theAmountIsFrozenWhileTheCustomerPays()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.charge("500"));
    rig.type("999");
    QTest::keyClick(&rig.window(), Qt::Key_9);
    QTest::keyClick(&rig.window(), Qt::Key_Backspace);
    rig.window().goTo(QStringLiteral("sale")); // whatever way somebody finds
    rig.type("999");
    QTest::keyClick(&rig.window(), Qt::Key_Return);
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QCOMPARE(rig.window().latest().checkout().chargedAmount->minor(), std::int64_t{500});
    QVERIFY(rig.waitForPage("payment"));
    QVERIFY(rig.keep("f76-frozen-amount"));
    QCOMPARE(rig.truth().size(), std::size_t{1});
    QCOMPARE(rig.capturedMinor(), std::int64_t{500});
}

void TillRefundTest::f81_aTillIsNotClosedOverARunningPayment()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.charge("2500"));
    QVERIFY(!rig.counter().surface().close());
    QVERIFY(rig.counter().surface().isVisible());
    QVERIFY(QTest::qWaitFor([&] { return rig.find("closeStay") != nullptr; }, 2'000));
    QTest::qWait(100);
    QVERIFY(rig.keep("f81-close-refused"));
    QVERIFY(rig.tap("closeStay"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.counter().surface().close());
    QCOMPARE(rig.capturedMinor(), std::int64_t{2500});
}

QTEST_MAIN(TillRefundTest)
#include "till_refund_test.moc"
