// SPDX-License-Identifier: Apache-2.0
//
// Single stories: each was once told wrongly, or is the named test of a fault.
#include "core/base/result.h"
#include "core/payment/attempt.h"
#include "tests/unit/payment/story.h"

#include <QTest>

#include <algorithm>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;
using gateway::RefusalKind;

namespace {

bool does(const Story &story, Effect effect)
{
    const auto &effects = story.effects();
    return std::find(effects.begin(), effects.end(), effect) != effects.end();
}

} // namespace

class PaymentCasesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void f26_capturedWinsOverCanceledInOneRecord();
    void f26_canceledAfterPaidIsAConflict();
    void f26_aLateFailedOrPendingIsNotedAndTakesNothingBack();
    void f24_anOlderPendingTakesNothingBack();
    void f22_anotherAmountIsNeverPaid();
    void f35_aPaymentOfTheOtherModeReachesNoReader();
    void f25_aLateSuccessOfAGivenUpPaymentIsSaid();
    void f03_aLostPushIsAskedAboutFirst();
    void f04_aFalseTimeOutStillFindsTheCharge();
    void f74_paidAtTheMomentOfCancel();
    void f27_thePendingForEverIsProbedByCancel();
    void f79_aLostPartialRefundWithoutKeysAsksAPerson();
    void f79_aRefundOfTheSameSizeInTheDashboardIsNotTakenForOurs();
    void f79_theKeyTellsWhoseRefundItWas();
    void f79_aRepeatThatSleptLongerThanItsKeyAsksAPerson();
    void f79_anOldKeyTellsNothing();
    void aRefusedPartialCaptureIsForgotten();
    void aPartialCaptureThatWorkedAfterAllIsRecognised();
    void aPartialCaptureWhoseAnswerWasLostIsNotTakenForTheWhole();
    void anotherAmountIsNotCapturedWhileAnEarlierCaptureMayHaveWorked();
    void aCardInTheReaderEndsTheDoubtAboutThePush();
    void aLateCancelAnswerSaysPaidAfterGivingUp();
    void aRetryIsPushedEvenWhileTheFirstPushHasNoAnswer();
    void aFoundPaymentThatIsPaidNeedsNoReader();
    void aPaidDuplicateIsNotSwallowed();
    void aTipIsKnownAfterARefusedCancelToldOfThePayment();
    void anAnswerToAnEarlierRefundDoesNotSettleTheNext();
    void aConflictDoesNotStopAnOpenRefund();
    void aHoldThatAppearsWhileStoppingIsCancelledAgain();
};

void PaymentCasesTest::f26_capturedWinsOverCanceledInOneRecord()
{
    auto story = storyIn(Phase::Collecting);
    auto both = record(Status::Canceled);
    both.capturedAtMs = 1'795'169'000'000;
    story.then(done(Call::Read, both));
    QCOMPARE(story.state().phase, Phase::Conflict);
    QCOMPARE(story.state().capturedMinor, askedMinor);
}

void PaymentCasesTest::f26_canceledAfterPaidIsAConflict()
{
    auto story = storyIn(Phase::Approved);
    story.then(done(Call::Read, record(Status::Canceled)));
    QCOMPARE(story.state().phase, Phase::Conflict);
    QCOMPARE(story.state().capturedMinor, askedMinor);
}

void PaymentCasesTest::f26_aLateFailedOrPendingIsNotedAndTakesNothingBack()
{
    for (const auto status : {Status::FailedAttempt, Status::Pending, Status::Processing}) {
        auto story = storyIn(Phase::Approved);
        QVERIFY(!story.state().saidLess);
        const auto before = story.state();
        const Event late{story.atMs(), 0, done(Call::Read, record(status))};
        const auto next = step(before, late);
        QCOMPARE(next.next.phase, Phase::Approved);
        QCOMPARE(next.next.capturedMinor, askedMinor);
        QVERIFY(next.next.saidLess == status);
        // Written down, once.
        QVERIFY(durabilityOf(before, next, late) != Durability::None);
        const auto again = step(next.next, late);
        QVERIFY(durabilityOf(next.next, again, late) == Durability::None);
    }
    auto story = storyIn(Phase::Collecting);
    auto both = record(Status::FailedAttempt);
    both.capturedAtMs = 1'795'169'000'000;
    story.then(done(Call::Read, both));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(story.state().saidLess == Status::FailedAttempt);
}

void PaymentCasesTest::f24_anOlderPendingTakesNothingBack()
{
    auto story = storyIn(Phase::Approved);
    story.then(done(Call::Read, record(Status::Pending)));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(moneyMoved(story.state().facts));
}

void PaymentCasesTest::f22_anotherAmountIsNeverPaid()
{
    auto story = storyIn(Phase::Collecting);
    auto more = record(Status::Succeeded);
    more.amountMinor = askedMinor + 1;
    story.then(done(Call::Read, more));
    QCOMPARE(story.state().phase, Phase::Conflict);
    QCOMPARE(story.state().capturedMinor, askedMinor + 1);
    QCOMPARE(refundableMinor(story.state()), askedMinor + 1);
}

void PaymentCasesTest::f35_aPaymentOfTheOtherModeReachesNoReader()
{
    Story story;
    auto live = record(Status::Pending);
    live.isTest = false;
    story.after(300).then(done(Call::Create, live));
    QCOMPARE(story.state().phase, Phase::Conflict);
    QVERIFY(!does(story, Effect::SendPush));
    story.woke();
    QVERIFY(does(story, Effect::SendStrayCancel));
}

void PaymentCasesTest::f25_aLateSuccessOfAGivenUpPaymentIsSaid()
{
    auto story = storyIn(Phase::GivenUp);
    story.woke();
    QVERIFY(does(story, Effect::SendRead));
    story.then(done(Call::Read, record(Status::Succeeded)));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(story.state().paidLate);
}

void PaymentCasesTest::f03_aLostPushIsAskedAboutFirst()
{
    auto story = storyIn(Phase::Pushing);
    story.after(15'000).then(unknown(Call::Push));
    QVERIFY(does(story, Effect::SendRead));
    QVERIFY(!does(story, Effect::SendPush));
    QVERIFY(story.state().mayPrompt);
    story.then(done(Call::Read, record(Status::Succeeded)));
    QCOMPARE(story.state().phase, Phase::Approved);
}

void PaymentCasesTest::f04_aFalseTimeOutStillFindsTheCharge()
{
    auto story = storyIn(Phase::Pushing);
    story.after(400).then(refused(Call::Push, RefusalKind::ReaderTimeout));
    QVERIFY(does(story, Effect::SendRead));
    QVERIFY(story.state().mayPrompt);
    QVERIFY(holdsReader(story.state()));
    story.then(done(Call::Read, record(Status::Succeeded)));
    QCOMPARE(story.state().phase, Phase::Approved);
}

void PaymentCasesTest::f74_paidAtTheMomentOfCancel()
{
    auto story = storyIn(Phase::Cancelling);
    story.after(200).then(refused(Call::Cancel, RefusalKind::AlreadySucceeded));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(story.state().approvedAfterStop);
    QCOMPARE(refundableMinor(story.state()), askedMinor);
}

void PaymentCasesTest::f27_thePendingForEverIsProbedByCancel()
{
    auto story = storyIn(Phase::Checking);
    for (int i = 0; i < 500 && !does(story, Effect::SendCancel); ++i) {
        story.woke();
        if (story.state().reading) {
            const bool probed = does(story, Effect::SendCancel);
            story.then(done(Call::Read, record(Status::Processing)));
            if (probed) {
                break;
            }
        }
    }
    QCOMPARE(story.state().stop, Stop::Probe);
    QVERIFY(story.state().flying(Call::Cancel));
    story.then(done(Call::Cancel, record(Status::Canceled)));
    QCOMPARE(story.state().phase, Phase::Cancelled);
}

void PaymentCasesTest::f79_aLostPartialRefundWithoutKeysAsksAPerson()
{
    auto story = storyIn(Phase::Approved);
    story.then(press(Button::Refund, 1'000));
    QVERIFY(does(story, Effect::SendRefundBaseline));
    story.then(done(Call::RefundBaseline, record(Status::Succeeded)));
    QVERIFY(does(story, Effect::SendRefund));
    story.then(unknown(Call::Refund));
    int sends = 0;
    for (int i = 0; i < 20 && story.state().refunds.back().step == RefundTry::Step::Checking; ++i) {
        story.woke();
        if (story.state().flying(Call::RefundBaseline)) {
            story.then(done(Call::RefundBaseline, record(Status::Succeeded)));
        }
        sends += does(story, Effect::SendRefund) ? 1 : 0;
    }
    QCOMPARE(sends, 0); // a second one of this size would fit, so it could refund twice
    QCOMPARE(story.state().refunds.back().step, RefundTry::Step::NeedsPerson);
    QCOMPARE(refundableMinor(story.state()), 0);
    QVERIFY(!accepts(story.state(), press(Button::Refund, 1)));
    story.then(press(Button::RefundHappened));
    QCOMPARE(refundableMinor(story.state()), askedMinor - 1'000);
}

namespace {

// A refund of 10.00 of 23.50 whose answer was lost; then the record says that as much was refunded.
Story lostRefundAndTheSumGrew(bool keyEchoed, std::int64_t laterMs = 0)
{
    Story story;
    auto created = done(Call::Create, record(Status::Pending));
    created.keyEchoed = keyEchoed;
    story.then(created).then(done(Call::Push));
    story.then(done(Call::Read, record(Status::Succeeded)));
    story.then(press(Button::Refund, 1'000));
    story.then(done(Call::RefundBaseline, record(Status::Succeeded)));
    story.then(unknown(Call::Refund)).after(laterMs).woke();
    auto grown = record(Status::PartiallyRefunded);
    grown.refundedMinor = 1'000;
    story.then(done(Call::RefundBaseline, grown));
    return story;
}

} // namespace

void PaymentCasesTest::f79_aRefundOfTheSameSizeInTheDashboardIsNotTakenForOurs()
{
    const auto story = lostRefundAndTheSumGrew(false);
    QCOMPARE(story.state().refunds.back().step, RefundTry::Step::NeedsPerson);
    QVERIFY(!does(story, Effect::SendRefund));
}

void PaymentCasesTest::f79_theKeyTellsWhoseRefundItWas()
{
    auto story = lostRefundAndTheSumGrew(true);
    QVERIFY(does(story, Effect::SendRefund)); // the same key: answered from memory, or carried out
    story.then(done(Call::Refund));
    QCOMPARE(story.state().refunds.back().step, RefundTry::Step::Done);

    auto other = lostRefundAndTheSumGrew(true);
    other.then(refused(Call::Refund, RefusalKind::RefundTooLarge));
    QCOMPARE(other.state().refunds.back().step, RefundTry::Step::NeedsPerson);
}

// Found by the model checker: the repeat could not be sent, the till slept for two days, and the
// account may have forgotten the key by then.
void PaymentCasesTest::f79_aRepeatThatSleptLongerThanItsKeyAsksAPerson()
{
    auto story = lostRefundAndTheSumGrew(true);
    story.then(unknown(Call::Refund, gateway::Unknown::Reason::NotSent));
    story.after(2 * 86'400'000).woke();
    QVERIFY(!does(story, Effect::SendRefund));
    QCOMPARE(story.state().refunds.back().step, RefundTry::Step::NeedsPerson);
}

void PaymentCasesTest::f79_anOldKeyTellsNothing()
{
    const auto story = lostRefundAndTheSumGrew(true, 24 * 3'600'000);
    QCOMPARE(story.state().refunds.back().step, RefundTry::Step::NeedsPerson);
}

void PaymentCasesTest::aRefusedPartialCaptureIsForgotten()
{
    auto story = storyIn(Phase::Authorized);
    story.then(press(Button::Capture, 700));
    QVERIFY(does(story, Effect::SendCapture));
    story.then(refused(Call::Capture, RefusalKind::InvalidRequest));
    QVERIFY(!story.state().capturing);
    story.then(done(Call::Read, record(Status::Succeeded))); // captured in the dashboard, wholly
    QCOMPARE(story.state().phase, Phase::Approved);
    QCOMPARE(story.state().capturedMinor, askedMinor);
    QCOMPARE(refundableMinor(story.state()), askedMinor);
}

void PaymentCasesTest::aPartialCaptureThatWorkedAfterAllIsRecognised()
{
    auto story = storyIn(Phase::Authorized);
    story.then(press(Button::Capture, 700)).then(unknown(Call::Capture)).woke();
    story.then(refused(Call::Capture, RefusalKind::InvalidRequest)); // the first had worked
    auto captured = record(Status::Succeeded);
    captured.amountMinor = 700;
    story.then(done(Call::Read, captured));
    QCOMPARE(story.state().phase, Phase::Approved);
    QCOMPARE(story.state().capturedMinor, 700);
}

// Some records keep the amount that was asked for when less of it was captured.
void PaymentCasesTest::aPartialCaptureWhoseAnswerWasLostIsNotTakenForTheWhole()
{
    for (const bool powerCut : {false, true}) {
        auto story = storyIn(Phase::Authorized);
        story.then(press(Button::Capture, 700));
        if (powerCut) {
            story.then(event::Restarted{});
        } else {
            story.then(unknown(Call::Capture)).woke();
        }
        story.then(refused(Call::Capture, RefusalKind::InvalidRequest));
        story.then(done(Call::Read, record(Status::Succeeded)));
        QCOMPARE(story.state().phase, Phase::Approved);
        QCOMPARE(story.state().capturedMinor, 700);
    }
}

void PaymentCasesTest::anotherAmountIsNotCapturedWhileAnEarlierCaptureMayHaveWorked()
{
    auto story = storyIn(Phase::Authorized);
    story.then(press(Button::Capture)).then(unknown(Call::Capture)).woke();
    story.then(refused(Call::Capture, RefusalKind::InvalidRequest));
    QVERIFY(!accepts(story.state(), press(Button::Capture, 700)));
    QVERIFY(accepts(story.state(), press(Button::Capture)));
    QVERIFY(accepts(story.state(), press(Button::Void)));
    story.then(press(Button::Capture, 700)).then(done(Call::Read, record(Status::Succeeded)));
    QCOMPARE(story.state().capturedMinor, askedMinor);
}

void PaymentCasesTest::aCardInTheReaderEndsTheDoubtAboutThePush()
{
    auto story = storyIn(Phase::Pushing);
    story.after(9'900).then(unknown(Call::Push)).after(200);
    story.then(done(Call::Read, record(Status::Processing)));
    // Not "the reader did not answer, nothing was charged": a card is being charged.
    QCOMPARE(story.state().phase, Phase::Authorising);
}

void PaymentCasesTest::aLateCancelAnswerSaysPaidAfterGivingUp()
{
    auto story = storyIn(Phase::GivenUp);
    story.then(refused(Call::Cancel, RefusalKind::AlreadySucceeded));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(story.state().paidLate);
}

void PaymentCasesTest::aRetryIsPushedEvenWhileTheFirstPushHasNoAnswer()
{
    auto story = storyIn(Phase::Pushing);
    story.then(event::ReaderSaid{Kind::PromptShown, {}});
    story.then(event::ReaderSaid{Kind::Declined, "insufficient funds"});
    QCOMPARE(story.state().phase, Phase::Declined);
    story.then(press(Button::TryAgain));
    QVERIFY(does(story, Effect::SendPush));
}

void PaymentCasesTest::aFoundPaymentThatIsPaidNeedsNoReader()
{
    Story story;
    story.after(300).then(unknown(Call::Create)).woke();
    QVERIFY(does(story, Effect::SendSearch));
    story.then(found({record(Status::Succeeded)}));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(!does(story, Effect::SendPush));
}

void PaymentCasesTest::aPaidDuplicateIsNotSwallowed()
{
    Story story;
    story.after(300).then(unknown(Call::Create));
    story.then(press(Button::Cancel));
    QCOMPARE(story.state().phase, Phase::Cancelled);
    story.woke();
    QVERIFY(does(story, Effect::SendSearch));
    story.then(found({record(Status::Succeeded)}));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(story.state().paidLate);
}

void PaymentCasesTest::aTipIsKnownAfterARefusedCancelToldOfThePayment()
{
    auto story = storyIn(Phase::Cancelling);
    story.then(refused(Call::Cancel, RefusalKind::AlreadySucceeded));
    auto tipped = record(Status::Succeeded);
    tipped.amountMinor = askedMinor + 400;
    tipped.tipMinor = 400;
    story.then(done(Call::Read, tipped));
    QCOMPARE(story.state().phase, Phase::Approved);
    QCOMPARE(story.state().capturedMinor, askedMinor + 400);
    QCOMPARE(refundableMinor(story.state()), askedMinor + 400);
}

void PaymentCasesTest::anAnswerToAnEarlierRefundDoesNotSettleTheNext()
{
    auto story = storyIn(Phase::Approved);
    const auto refundOnce = [&] {
        story.then(press(Button::Refund, 500));
        auto now = record(Status::Succeeded);
        now.refundedMinor = story.state().facts.refundedMinor;
        story.then(done(Call::RefundBaseline, now));
    };
    refundOnce();
    story.then(done(Call::Refund));
    refundOnce();
    auto late = done(Call::Refund);
    late.number = 1;
    const auto next = step(story.state(), Event{story.atMs(), 0, late}).next;
    QCOMPARE(next.refunds.back().step, RefundTry::Step::Sending);
}

void PaymentCasesTest::aConflictDoesNotStopAnOpenRefund()
{
    auto story = storyIn(Phase::Approved);
    story.then(press(Button::Refund, 500)).then(unknown(Call::RefundBaseline));
    story.then(done(Call::Read, record(Status::Canceled)));
    QCOMPARE(story.state().phase, Phase::Conflict);
    QVERIFY(story.state().actAtMs.has_value());
}

void PaymentCasesTest::aHoldThatAppearsWhileStoppingIsCancelledAgain()
{
    auto story = storyIn(Phase::Cancelling);
    story.then(done(Call::Cancel)); // a 200 that says nothing
    story.then(done(Call::Read, record(Status::Authorized)));
    QVERIFY(story.state().actAtMs.has_value());
}

QTEST_GUILESS_MAIN(PaymentCasesTest)
#include "cases_test.moc"
