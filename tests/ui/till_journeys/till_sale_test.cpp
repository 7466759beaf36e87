// SPDX-License-Identifier: Apache-2.0
//
// What people do with a till, from the first tap to the last picture, on the real program: real
// pages, real core, real provider in the sandbox. The ledger of the sandbox is the truth.
#include "tests/ui/till_journeys/rig.h"

#include <QDir>

using namespace pos;
using app::test::Rig;
using view::Stage;

class TillSaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSaleIsTakenAndItsReceiptIsShown();
    void aDeclinedCardIsFollowedByAnotherOnTheSamePayment();
    void aCancelBeforeAnyCardChargesNobody();
    void aCancelThatLosesTheRaceSaysThatTheCustomerPaid();
    void everyNewPageAndStageIsKeptAsAPicture();
    void aSmallScreenIsTheTillsAloneUntilTheReaderIsUnfolded();
};

void TillSaleTest::aSaleIsTakenAndItsReceiptIsShown()
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

void TillSaleTest::aDeclinedCardIsFollowedByAnotherOnTheSamePayment()
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

void TillSaleTest::aCancelBeforeAnyCardChargesNobody()
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

void TillSaleTest::aCancelThatLosesTheRaceSaysThatTheCustomerPaid()
{
    Rig rig;
    rig.open();
    QVERIFY(!rig.order("POST", "toggles", R"({"authorisation_ms":0})").empty());
    QVERIFY(rig.charge("1999"));
    QVERIFY(rig.tap("cancelButton"));
    QVERIFY(QTest::qWaitFor([&] { return rig.find("answerYes") != nullptr; }, 2'000));
    // The first cancel is lost on its way: the card is tapped before the second one arrives.
    QVERIFY(!rig.order("POST", "faults",
                    R"({"kind":"drop","when":"before","method":"POST","path_is_pattern":true,)"
                    R"("path":"/api/v1/transactions/[^/]+/cancel"})")
                 .empty());
    QVERIFY(rig.tap("answerYes"));
    QVERIFY(rig.waitFor(Stage::Cancelling));
    rig.present();
    QVERIFY(rig.waitFor(Stage::ApprovedAfterCancel));
    QVERIFY(rig.keep("race-already-paid"));
    QVERIFY(rig.tap("refundNowButton"));
    QVERIFY(rig.tap("answerYes"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.truth().front().refundedMinor, std::int64_t{1999}, 10'000);
    QCOMPARE(rig.truth().front().captures, 1);
    QTest::qWait(500);
    QVERIFY(rig.keep("race-refunded"));
}

void TillSaleTest::everyNewPageAndStageIsKeptAsAPicture()
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

void TillSaleTest::aSmallScreenIsTheTillsAloneUntilTheReaderIsUnfolded()
{
    Rig rig;
    rig.options.size = {}; // the screen's: 800 x 800 without a display
    rig.open();
    auto &surface = rig.counter().surface();
    auto *dock = surface.findChild<QWidget *>(QStringLiteral("readerDock"));
    auto *tab = surface.findChild<QWidget *>(QStringLiteral("dockTab"));
    QVERIFY(dock != nullptr && tab != nullptr);
    QVERIFY(!dock->isVisible() && tab->isVisible());
    QVERIFY(rig.waitUntilReady());
    QVERIFY(rig.keep("sale-small-screen"));
    QTest::mouseClick(tab, Qt::LeftButton);
    QVERIFY(dock->isVisible());
    QVERIFY(rig.charge("500")); // the tab and the dock left the keys with the till
}

QTEST_MAIN(TillSaleTest)
#include "till_sale_test.moc"
