// SPDX-License-Identifier: Apache-2.0
//
// What people do with a till, from the first tap to the last picture, on the real program: real
// pages, real core, real provider in the sandbox. The ledger of the sandbox is the truth.
#include "tests/ui/till_journeys/rig.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QDir>
#include <QTableView>

using namespace pos;
using app::test::Rig;
using view::Stage;

class TillJourneysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSaleIsTakenAndItsReceiptIsShown();
    void aDeclinedCardIsFollowedByAnotherOnTheSamePayment();
    void aCancelBeforeAnyCardChargesNobody();
    void aCancelThatLosesTheRaceSaysThatTheCustomerPaid();
    void anUnsettledPaymentIsPutAsideAndTheNextCustomerServed();
    void f79_aPaymentIsRefundedInPartAndThenInFull();
    void f75_aDoubleTapOnChargeIsOnePayment();
    void f76_theAmountIsFrozenWhileTheCustomerPays();
    void f81_aTillIsNotClosedOverARunningPayment();
    void f82_withoutTheProviderCardsAreOffWithAReason();
    void f44_aCreateWithoutAnswerIsClearAfterARestart();
    void f45_aPaymentInterruptedAtTheReaderIsClearAfterARestart();
    void f46_aPaidPaymentIsStillPaidAfterARestart();
    void everyNewPageAndStageIsKeptAsAPicture();
};

void TillJourneysTest::aSaleIsTakenAndItsReceiptIsShown()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.charge("4750"));
    QVERIFY(rig.keep("sale-waiting"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.keep("sale-approved"));
    QVERIFY(rig.tap("printButton"));
    QVERIFY(rig.waitForPage("receipt"));
    QTRY_VERIFY(!rig.window().latest().receipt().lines.empty());
    QVERIFY(rig.keep("sale-receipt"));
    QCOMPARE(rig.truth().size(), std::size_t{1});
    QCOMPARE(rig.truth().front().captures, 1);
    QCOMPARE(rig.capturedMinor(), std::int64_t{4750});
}

void TillJourneysTest::aDeclinedCardIsFollowedByAnotherOnTheSamePayment()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.charge("1250"));
    rig.present("4000000000009995");
    QVERIFY(rig.waitFor(Stage::Declined));
    QVERIFY(rig.keep("retry-declined"));
    QVERIFY(rig.tap("tryAgainButton"));
    QVERIFY(rig.waitFor(Stage::WaitingForCard));
    rig.present("5555555555554444");
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.keep("retry-approved"));
    QCOMPARE(rig.truth().size(), std::size_t{1});
    QCOMPARE(rig.truth().front().captures, 1);
    QCOMPARE(rig.capturedMinor(), std::int64_t{1250});
}

void TillJourneysTest::aCancelBeforeAnyCardChargesNobody()
{
    Rig rig;
    rig.open();
    QVERIFY(rig.charge("900"));
    QVERIFY(rig.tap("cancelButton"));
    QVERIFY(rig.tap("answerYes"));
    QVERIFY(rig.waitFor(Stage::Cancelled));
    QVERIFY(rig.keep("cancel-cancelled"));
    QVERIFY(rig.tap("doneButton"));
    QVERIFY(rig.waitForPage("sale"));
    QVERIFY(rig.waitUntilReady());
    QCOMPARE(rig.capturedMinor(), std::int64_t{0});
}

void TillJourneysTest::aCancelThatLosesTheRaceSaysThatTheCustomerPaid()
{
    Rig rig;
    rig.open();
    QVERIFY(!rig.order("POST", "toggles", R"({"authorisation_ms":0})").empty());
    QVERIFY(rig.charge("1999"));
    QVERIFY(rig.tap("cancelButton"));
    QVERIFY(QTest::qWaitFor([&] { return rig.find("answerYes") != nullptr; }, 2'000));
    rig.present();
    QTest::mouseClick(rig.find("answerYes"), Qt::LeftButton); // in the same instant
    QVERIFY(rig.waitFor(Stage::ApprovedAfterCancel));
    QVERIFY(rig.keep("race-already-paid"));
    QVERIFY(rig.tap("refundNowButton"));
    QVERIFY(rig.tap("answerYes"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.truth().front().refundedMinor, std::int64_t{1999}, 10'000);
    QCOMPARE(rig.truth().front().captures, 1);
    QTest::qWait(500);
    QVERIFY(rig.keep("race-refunded"));
}

void TillJourneysTest::anUnsettledPaymentIsPutAsideAndTheNextCustomerServed()
{
    Rig rig;
    rig.open();
    QVERIFY(!rig.order("POST", "toggles", R"({"settlement":"never"})").empty());
    QVERIFY(rig.charge("3000"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Checking, 40'000));
    QVERIFY(rig.keep("aside-checking"));
    QVERIFY(rig.tap("putAsideButton", 45'000)); // offered after a while
    QVERIFY(rig.waitUntilReady());
    QCOMPARE(rig.window().latest().tasks().size(), std::size_t{1});
    QCOMPARE(rig.chargeReason(), QStringLiteral("Enter an amount")); // nothing of the first is left
    QVERIFY(!rig.order("POST", "toggles", R"({"settlement":"at_once"})").empty());
    // The reader may still hold the first customer's prompt (F77): it says so, the other one works.
    rig.type("700");
    QVERIFY(rig.tap("chargeButton"));
    QTRY_VERIFY(rig.words().contains(QStringLiteral("still busy with a payment of this till")));
    QVERIFY(rig.keep("aside-reader-busy"));
    QVERIFY(rig.tap("readersNav"));
    QVERIFY(rig.tap("useHere"));
    QVERIFY(rig.keep("aside-other-reader"));
    QVERIFY(rig.tap("saleNav"));
    QVERIFY(rig.tap("chargeButton"));
    QVERIFY(rig.waitFor(Stage::WaitingForCard));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.keep("aside-next-approved"));
    QVERIFY(rig.tap("doneButton"));
    QVERIFY(rig.waitForPage("sale"));
    QVERIFY(rig.tap("tasksNav"));
    QVERIFY(rig.waitForPage("tasks"));
    QVERIFY(rig.keep("aside-task"));
    QVERIFY(!rig.order("POST", "settle").empty());
    QTRY_VERIFY_WITH_TIMEOUT(rig.window().latest().tasks().empty(), 20'000);
    QVERIFY(rig.keep("aside-settled"));
    QCOMPARE(rig.capturedMinor(), std::int64_t{3700});
    QCOMPARE(rig.truth().size(), std::size_t{2});
}

void TillJourneysTest::f79_aPaymentIsRefundedInPartAndThenInFull()
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

void TillJourneysTest::f75_aDoubleTapOnChargeIsOnePayment()
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

void TillJourneysTest::f76_theAmountIsFrozenWhileTheCustomerPays()
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

void TillJourneysTest::f81_aTillIsNotClosedOverARunningPayment()
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

void TillJourneysTest::f82_withoutTheProviderCardsAreOffWithAReason()
{
    Rig rig;
    rig.useOutsideProvider();
    rig.open();
    QVERIFY(rig.charge("1000"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.tap("doneButton"));
    QVERIFY(rig.waitUntilReady());
    rig.stopProvider();
    rig.counter().till().send(view::command::RefreshReaders{});
    QTRY_VERIFY_WITH_TIMEOUT(!rig.window().latest().status().canCharge, 30'000);
    rig.type("400");
    QTRY_VERIFY(rig.banner().contains(QStringLiteral("PlutoPay cannot be reached")));
    QTRY_COMPARE(rig.chargeReason(), QStringLiteral("PlutoPay cannot be reached"));
    QVERIFY(rig.find("chargeButton") == nullptr);
    QVERIFY(rig.keep("f82-cards-off"));
    rig.startProvider();
    QTRY_VERIFY_WITH_TIMEOUT(rig.window().latest().status().canCharge, 60'000);
    QTRY_VERIFY(rig.banner().isEmpty());
    QVERIFY(rig.tap("chargeButton"));
    QVERIFY(rig.waitFor(Stage::WaitingForCard));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.keep("f82-cards-on-again"));
    QCOMPARE(rig.capturedMinor(), std::int64_t{1400});
}

void TillJourneysTest::f44_aCreateWithoutAnswerIsClearAfterARestart()
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

void TillJourneysTest::f45_aPaymentInterruptedAtTheReaderIsClearAfterARestart()
{
    Rig rig;
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

void TillJourneysTest::f46_aPaidPaymentIsStillPaidAfterARestart()
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

void TillJourneysTest::everyNewPageAndStageIsKeptAsAPicture()
{
    Rig rig;
    const QTemporaryDir pictures;
    rig.options.screenshotDir = pictures.path();
    rig.open();
    QVERIFY(rig.charge("600"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.tap("doneButton"));
    QVERIFY(rig.waitForPage("sale"));
    const auto kept = [&] { return QDir(pictures.path()).entryList(QDir::Files, QDir::Name); };
    QTRY_VERIFY(kept().filter(QStringLiteral("-sale.png")).size() >= 2);
    for (const auto *stage : {"waiting_for_card", "approved"}) {
        QCOMPARE(kept().filter(QStringLiteral("payment-%1.png").arg(QLatin1String(stage))).size(),
            qsizetype{1});
    }
    const auto before = kept().size();
    rig.shut();
    rig.open(); // the numbers go on, nothing is written over
    QTRY_VERIFY(kept().size() > before);
}

QTEST_MAIN(TillJourneysTest)
#include "till_journeys_test.moc"
