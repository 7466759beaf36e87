// SPDX-License-Identifier: Apache-2.0
//
// When an answer does not come: the payment is put aside and the next customer served. The rules
// are in half minutes, so the core's time runs faster here.
#include "tests/ui/till_journeys/rig.h"

using namespace pos;
using app::test::Rig;
using view::Stage;

class TillAsideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnsettledPaymentIsPutAsideAndTheNextCustomerServed();
};

void TillAsideTest::anUnsettledPaymentIsPutAsideAndTheNextCustomerServed()
{
    Rig rig;
    rig.hurry = 8; // half a minute takes four seconds
    rig.open();
    QVERIFY(!rig.order("POST", "toggles", R"({"settlement":"never"})").empty());
    QVERIFY(rig.charge("3000"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Checking, 40'000));
    QVERIFY(rig.keep("aside-checking"));
    QVERIFY(rig.tap("putAsideButton", 45'000)); // offered after a while
    QVERIFY(rig.waitUntilReady());
    QTRY_COMPARE(rig.window().latest().tasks().size(), std::size_t{1});
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

QTEST_MAIN(TillAsideTest)
#include "till_aside_test.moc"
