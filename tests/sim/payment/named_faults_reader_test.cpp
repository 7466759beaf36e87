// SPDX-License-Identifier: Apache-2.0
//
// The faults of readers that PlutoPay drives, F64 and F66 to F68, one by one and by name. Those of
// readers on a wire come with their drivers.
#include "tests/sim/payment/named_faults.h"

#include <QTest>

#include <string>

namespace pos::sim {

class NamedFaultsReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f66_approvedOnTheReaderWaitsForTheProvider()
    {
        Counter counter;
        counter.toggle(R"({"settlement":"never"})");
        const auto id = counter.chargeUntilAsked();
        using Said = payment::event::ReaderSaid;
        const auto intent = counter.state(id).facts.intent;
        const gateway::ReaderId reader(counter.readerId(0));
        counter.engine().readerSaid(reader, intent, Said{Said::Kind::CardPresented, "tap"});
        counter.engine().readerSaid(reader, intent, Said{Said::Kind::Approved, {}});
        QCOMPARE(counter.phase(id), Phase::Authorising);
        counter.pass(10'000);
        QVERIFY(saysNothingFinal(counter, id)); // its word is a reason to ask, not an answer
        // No second charge of the sale until both agree.
        QCOMPARE(counter.tryCharge(askedMinor, 1, counter.state(id).what.sale.text()).error(),
            Refusal::SaleBusy);
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f64_aReaderThatRestartsTakesNoMoneyUnseen()
    {
        for (const bool tapped : {false, true}) {
            Counter counter;
            const auto id = counter.chargeUntilAsked();
            if (tapped) {
                counter.present(); // the card is read, and the reader goes down with it
            }
            counter.control(
                "/_sandbox/readers/" + counter.readerId(0) + "/reboot", R"({"down_ms":90000})");
            counter.pass(20'000);
            if (payment::isOpen(counter.state(id))) {
                QVERIFY(!counter.press(id, Button::Cancel));
            }
            QVERIFY(
                counter.until([&] { return payment::isFinal(counter.phase(id)); }, 15 * 60'000));
            QCOMPARE(counter.state(id).capturedMinor, counter.capturedMinor());
            QCOMPARE(counter.lie(), std::string{});
            counter.pass(120'000);
            const auto next = counter.chargeUntilAsked(1'200); // back, and free
            counter.present();
            QVERIFY(counter.reaches(next, Phase::Approved));
        }
    }

    void f67_aCancelOnTheReaderIsBelievedWhenPlutoPayConfirmsIt()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.control("/_sandbox/readers/" + counter.readerId(0) + "/cancel", {});
        counter.plan(everything(Mishap::LostBeforeActing));
        counter.engine().readerSaid(gateway::ReaderId(counter.readerId(0)),
            counter.state(id).facts.intent,
            {payment::event::ReaderSaid::Kind::CustomerCancelled, {}});
        QCOMPARE(counter.phase(id), Phase::Cancelling);
        counter.pass(30'000);
        QVERIFY(saysNothingFinal(counter, id));
        counter.healthy();
        QVERIFY(counter.reaches(id, Phase::Cancelled, 120'000));
        QCOMPARE(counter.capturedMinor(), std::int64_t{0});
    }

    void f68_aCardPulledEarlyIsNoVerdict()
    {
        for (const std::int64_t afterMs : {50, 400, 900, 2'000}) {
            Counter counter;
            const auto id = counter.chargeUntilAsked();
            const auto reader = "/_sandbox/readers/" + counter.readerId(0);
            counter.control(
                reader + "/present", R"({"card":"4242424242424242","method":"insert"})");
            counter.pass(afterMs);
            counter.control(reader + "/remove", {});
            counter.engine().readerSaid(gateway::ReaderId(counter.readerId(0)),
                counter.state(id).facts.intent,
                {payment::event::ReaderSaid::Kind::CardRemoved, {}});
            counter.pass(30'000);
            if (payment::isOpen(counter.state(id))) { // it asks for another card, or the same
                QVERIFY(!counter.press(id, Button::Cancel));
            }
            QVERIFY(
                counter.until([&] { return payment::isFinal(counter.phase(id)); }, 15 * 60'000));
            QCOMPARE(counter.state(id).capturedMinor, counter.capturedMinor());
            QCOMPARE(counter.lie(), std::string{});
        }
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::NamedFaultsReaderTest)
#include "named_faults_reader_test.moc"
