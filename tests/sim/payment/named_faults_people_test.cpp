// SPDX-License-Identifier: Apache-2.0
//
// The faults of people, F75, F76 and F79 to F82, one by one and by name, as far as the payment core
// owes something; the till's own part is in tests/unit/till.
#include "core/payment/summary.h"
#include "core/till/projection.h"
#include "tests/sim/payment/named_faults.h"

#include <QTest>

#include <string>
#include <vector>

namespace pos::sim {
namespace {

using payment::RefundTry;

bool isRefund(const std::string &path)
{
    return path.ends_with("/refunds");
}

bool refundSettled(const Counter &counter, const payment::AttemptId &id)
{
    const auto &refund = counter.state(id).refunds.back();
    return !refund.open() || refund.step == RefundTry::Step::NeedsPerson;
}

payment::AttemptId paidSale(Counter &counter, std::int64_t minor = askedMinor)
{
    const auto id = counter.chargeUntilAsked(minor);
    counter.present();
    counter.reaches(id, Phase::Approved);
    counter.pass(2'000);
    return id;
}

} // namespace

class NamedFaultsPeopleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f75_aSecondChargeOfASaleOrOnAReaderIsRefused()
    {
        Counter counter;
        const auto first = counter.tryCharge(askedMinor, 0, "sale-f75");
        QVERIFY(first.has_value());
        for (int presses = 0; presses < 5; ++presses) { // a key that repeats, two cashiers
            QCOMPARE(counter.tryCharge(askedMinor, 0, "sale-f75").error(), Refusal::ReaderBusyHere);
            QCOMPARE(counter.tryCharge(askedMinor, 1, "sale-f75").error(), Refusal::SaleBusy);
            counter.pass(100);
        }
        QVERIFY(counter.reaches(*first, Phase::Collecting));
        counter.present();
        QCOMPARE(paidOnce(counter, *first), std::string{});
        // Also when it is paid: the sale has what it wanted.
        QCOMPARE(counter.tryCharge(askedMinor, 0, "sale-f75").error(), Refusal::SaleBusy);
        QCOMPARE(counter.sent("POST", "/create-payment").size(), std::size_t{1});
    }

    void f75_aSecondPressOfCancelOrTryAgainDoesNothingTwice()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.present(badCard);
        QVERIFY(counter.reaches(id, Phase::Declined));
        QVERIFY(!counter.press(id, Button::TryAgain));
        QCOMPARE(*counter.press(id, Button::TryAgain), Refusal::NotPossibleNow);
        QVERIFY(counter.reaches(id, Phase::Collecting));
        QCOMPARE(counter.sent("POST", "/process-payment").size(), std::size_t{2});
        QVERIFY(!counter.press(id, Button::Cancel));
        QCOMPARE(*counter.press(id, Button::Cancel), Refusal::NotPossibleNow);
        QVERIFY(counter.reaches(id, Phase::Cancelled));
        QCOMPARE(counter.sent("POST", "/cancel").size(), std::size_t{1});
    }

    void f76_theAmountIsFrozenFromChargeToTheEnd()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        // Whatever else is typed and pressed meanwhile is another sale, and this reader is taken.
        QCOMPARE(counter.tryCharge(10'000, 0).error(), Refusal::ReaderBusyHere);
        counter.press(id, Button::KeepWaiting, 10'000);
        counter.press(id, Button::Capture, 10'000);
        counter.press(id, Button::Refund, 10'000);
        QCOMPARE(counter.state(id).what.amount.minor(), askedMinor);
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
        const auto shown = till::checkoutOf(counter.state(id), counter.clock().monotonicMs());
        QCOMPARE(shown.amount->minor(), askedMinor);
        QCOMPARE(shown.chargedAmount->minor(), askedMinor);
    }

    void f77_theNextCustomerIsServedWhileOneIsUnknown()
    {
        Counter counter;
        const auto first = counter.chargeUntilAsked(askedMinor, 0);
        counter.present();
        counter.plan(everything(Mishap::LostBeforeActing));
        QVERIFY(!counter.press(first, Button::Cancel));
        QVERIFY(counter.reaches(first, Phase::Checking, 120'000));
        QVERIFY(!counter.press(first, Button::PutAside));
        counter.healthy();
        // The reader that may still ask the first customer is not given to the second.
        QCOMPARE(counter.tryCharge(1'200, 0).error(), Refusal::ReaderBusyHere);
        const auto second = counter.chargeUntilAsked(1'200, 1);
        counter.present(goodCard, 1);
        QVERIFY(counter.reaches(second, Phase::Approved));
        QVERIFY(counter.reaches(first, Phase::Approved, 120'000));
        QVERIFY(counter.state(first).putAside); // the banner stays until somebody looks
        QCOMPARE(counter.capturedMinor(), askedMinor + 1'200);
        QCOMPARE(counter.lie(), std::string{});
    }

    void f78_cashIsTakenOnlyAfterAConfirmedCancel()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.plan(everything(Mishap::LostBeforeActing));
        QVERIFY(!counter.press(id, Button::OtherTender));
        counter.pass(60'000);
        QVERIFY(saysNothingFinal(counter, id)); // nobody has confirmed anything: no cash yet
        QVERIFY(payment::takesSale(counter.state(id)));
        counter.healthy();
        QVERIFY(counter.reaches(id, Phase::Cancelled, 120'000));
        QVERIFY(!payment::takesSale(counter.state(id)));
        QCOMPARE(counter.capturedMinor(), std::int64_t{0});
    }

    void f78_aCardPaidBesideTheCashIsOfferedBack()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.plan(everything(Mishap::LostBeforeActing));
        QVERIFY(!counter.press(id, Button::OtherTender));
        counter.present(); // the customer taps while the cashier counts the change
        counter.pass(30'000);
        counter.healthy();
        QVERIFY(counter.reaches(id, Phase::Approved, 120'000));
        QVERIFY(payment::owesChoice(counter.state(id)));
        const auto tasks = till::tasksOf(counter.state(id));
        QCOMPARE(tasks.size(), std::size_t{1});
        QCOMPARE(tasks.front().kind, view::TaskKind::ApprovedAfterCancel);
        QVERIFY(!counter.press(id, Button::Refund, askedMinor));
        QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 60'000));
        QCOMPARE(counter.refundedMinor(), askedMinor);
    }

    void f79_aRefundPressedTwiceIsOneRefund()
    {
        for (const std::string &dialect : std::vector<std::string>{"openapi", "backend"}) {
            Counter counter({.dialect = dialect});
            const auto id = paidSale(counter);
            QVERIFY(!counter.press(id, Button::Refund, 1'000));
            QCOMPARE(*counter.press(id, Button::Refund, 1'000), Refusal::NotPossibleNow);
            QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 60'000));
            QCOMPARE(counter.refundedMinor(), std::int64_t{1'000});
            QCOMPARE(counter.sent("POST", "/refunds").size(), std::size_t{1});
        }
    }

    void f79_aLostRefundReplyIsSettledByComparing()
    {
        for (const std::string &dialect : std::vector<std::string>{"openapi", "backend"}) {
            for (const std::int64_t minor : {std::int64_t{1'000}, askedMinor}) {
                Counter counter({.dialect = dialect});
                const auto id = paidSale(counter);
                counter.plan(firstOf(isRefund, 1, Mishap::LostAfterActing));
                QVERIFY(!counter.press(id, Button::Refund, minor));
                QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 120'000));
                // A grown sum does not tell whose refund it was, unless only one fits; the key
                // does.
                const bool whole = minor == askedMinor;
                const bool keyed = dialect == "openapi";
                QCOMPARE(counter.state(id).refunds.back().step,
                    whole || keyed ? RefundTry::Step::Done : RefundTry::Step::NeedsPerson);
                QCOMPARE(counter.refundedMinor(), minor);
                QCOMPARE(counter.sent("POST", "/refunds").size(),
                    std::size_t{!whole && keyed ? 2U : 1U});
            }
        }
    }

    void f79_aLostRefundIsRepeatedWithItsKeyOrAPersonIsAsked()
    {
        for (const std::string &dialect : std::vector<std::string>{"openapi", "backend"}) {
            Counter counter({.dialect = dialect});
            const auto id = paidSale(counter);
            counter.plan(firstOf(isRefund, 1, Mishap::LostBeforeActing));
            QVERIFY(!counter.press(id, Button::Refund, 1'000));
            QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 120'000));
            const auto refunds = counter.sent("POST", "/refunds");
            if (dialect == "openapi") { // the account honours keys
                QCOMPARE(counter.state(id).refunds.back().step, RefundTry::Step::Done);
                QCOMPARE(refunds.size(), std::size_t{2});
                QCOMPARE(refunds[0].key, refunds[1].key);
                QCOMPARE(refunds[0].body, refunds[1].body);
                QCOMPARE(counter.refundedMinor(), std::int64_t{1'000});
            } else {
                QCOMPARE(counter.state(id).refunds.back().step, RefundTry::Step::NeedsPerson);
                QCOMPARE(refunds.size(), std::size_t{1});
                QCOMPARE(counter.refundedMinor(), std::int64_t{0});
            }
        }
    }

    void f79_anotherRefundHasAnotherKeyAndWaitsForTheFirst()
    {
        Counter counter;
        const auto id = paidSale(counter);
        QVERIFY(!counter.press(id, Button::Refund, 1'000));
        QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 60'000));
        QVERIFY(!counter.press(id, Button::Refund, 1'000));
        QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 60'000));
        const auto refunds = counter.sent("POST", "/refunds");
        QCOMPARE(refunds.size(), std::size_t{2});
        QVERIFY(refunds[0].key != refunds[1].key);
        QCOMPARE(counter.refundedMinor(), std::int64_t{2'000});
    }

    void f80_moreThanWasCapturedIsRefusedHere()
    {
        Counter counter;
        const auto id = paidSale(counter);
        QCOMPARE(*counter.press(id, Button::Refund, askedMinor + 1), Refusal::NotPossibleNow);
        QCOMPARE(*counter.press(id, Button::Refund, 0), Refusal::NotPossibleNow);
        QCOMPARE(*counter.press(id, Button::Refund, -1), Refusal::NotPossibleNow);
        QVERIFY(!counter.press(id, Button::Refund, 4'000));
        QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 60'000));
        QCOMPARE(*counter.press(id, Button::Refund, 751), Refusal::NotPossibleNow);
        QCOMPARE(counter.sent("POST", "/refunds").size(), std::size_t{1});
    }

    void f80_aCurrencyWithoutCentsIsSentAsItIs()
    {
        Counter counter({.currency = "JPY"});
        const auto id = paidSale(counter, 1'200); // 1,200 yen, not 12.00
        QCOMPARE(counter.phase(id), Phase::Approved);
        QCOMPARE(counter.capturedMinor(), std::int64_t{1'200});
        const auto body = counter.sent("POST", "/create-payment").front().body;
        QVERIFY(body.find("\"amount\":1200") != std::string::npos);
        QVERIFY(body.find("\"currency\":\"jpy\"") != std::string::npos);
        QVERIFY(!counter.press(id, Button::Refund, 1'200));
        QVERIFY(counter.until([&] { return refundSettled(counter, id); }, 60'000));
        QCOMPARE(counter.refundedMinor(), std::int64_t{1'200});
    }

    void f81_anOpenPaymentSurvivesTheEndOfTheShift()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        QCOMPARE(*counter.press(id, Button::Dismiss), Refusal::NotPossibleNow);
        QCOMPARE(*counter.press(id, Button::PutAside), Refusal::NotPossibleNow); // it is not stuck
        counter.present();
        counter.restart(); // somebody switched the machine off
        QVERIFY(counter.engine().hasOpenAttempts());
        QCOMPARE(counter.phase(id), Phase::Checking);
        QCOMPARE(*counter.press(id, Button::Dismiss), Refusal::NotPossibleNow);
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f82_withoutInternetNothingIsQueuedAsCharged()
    {
        Counter counter;
        counter.plan(everything(Mishap::NotSent));
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::Refused, 20'000));
        QVERIFY(counter.state(id).unreachable);
        QCOMPARE(counter.lie(), std::string{});
        counter.healthy();
        const auto before = counter.sent().size();
        counter.pass(3'600'000);
        counter.restart();
        counter.pass(3'600'000);
        QCOMPARE(counter.sent().size(), before); // it does not come back by itself
        QVERIFY(counter.truth().empty());
        QVERIFY(counter.tryCharge().has_value()); // and the reader is free
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::NamedFaultsPeopleTest)
#include "named_faults_people_test.moc"
