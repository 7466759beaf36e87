// SPDX-License-Identifier: Apache-2.0
//
// A provider that is gone and comes back, on the whole program. The till asks again every few
// seconds, so the core's time runs faster here.
#include "tests/ui/till_journeys/rig.h"

using namespace pos;
using app::test::Rig;
using view::Stage;

class TillOutageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f82_withoutTheProviderCardsAreOffWithAReason();
};

void TillOutageTest::f82_withoutTheProviderCardsAreOffWithAReason()
{
    Rig rig;
    rig.hurry = 8;
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

QTEST_MAIN(TillOutageTest)
#include "till_outage_test.moc"
