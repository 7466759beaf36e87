// SPDX-License-Identifier: Apache-2.0
//
// A decline, a second card, and a provider that neither cancels nor tells: nobody knows whether the
// customer paid, so nobody is told that they did not.
#include "core/base/result.h"
#include "core/payment/attempt.h"
#include "core/payment/summary.h"
#include "tests/unit/payment/story.h"

#include <QTest>

#include <algorithm>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;
using gateway::RefusalKind;

namespace {

Facts laterDecline()
{
    auto facts = record(Status::FailedAttempt);
    facts.failedAtMs = *facts.failedAtMs + 60'000;
    return facts;
}

bool blocks(const State &state)
{
    return takesSale(state) && needsPerson(state);
}

} // namespace

class DoubtTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whileThePromptMayLiveTheTillGoesOnChecking();
    void aSecondCardThatNobodyAccountsForIsNeverCalledUncharged();
    void aPromptThatADeclineAccountsForIsGivenUp();
    void theRecordGoesOnBeingRead();
    void aRestartGoesOnReading();
    void aPersonSaysThatItWasPaid();
    void aPersonSaysThatItWasNotPaid();
    void aRecordThatSaysPaidEndsTheDoubt();
    void aRecordThatSaysCanceledEndsTheDoubt();
    void aDeclineOfTheSecondCardEndsTheDoubt();
    void aRefusedCancelThatSaysPaidEndsTheDoubt();
    void theRecordStandsAboveAPersonsWord_data();
    void theRecordStandsAboveAPersonsWord();
    void theRecordConfirmsAPersonsWord();
    void nobodyKeepsOrRefundsWhatNobodyKnows();
    void everyPromptIsAccountedForByItsOwnDecline();
    void anOlderDeclineThatComesLateIsNoNews();
    void aDeclineToldByReaderAndRecordIsOneDecline();
    void aContradictionWithMoneyInItKeepsTheSale();
};

void DoubtTest::whileThePromptMayLiveTheTillGoesOnChecking()
{
    auto story = cancelledAtTheSecondPrompt();
    story.after(60'000).then(done(Call::Read, record(Status::FailedAttempt)));
    QVERIFY(isOpen(story.state()));
}

void DoubtTest::aSecondCardThatNobodyAccountsForIsNeverCalledUncharged()
{
    const auto story = nobodyCanTell();
    QCOMPARE(story.state().phase, Phase::Conflict);
    QVERIFY(story.state().clash == Clash::CannotTell);
    QVERIFY(cannotTell(story.state()));
    QVERIFY(blocks(story.state()));
    QVERIFY(!holdsReader(story.state())); // the next customer's prompt ends this one
    QCOMPARE(story.state().capturedMinor, 0);
}

void DoubtTest::aPromptThatADeclineAccountsForIsGivenUp()
{
    auto story = cancelledAtTheSecondPrompt();
    story.after(1'000).then(done(Call::Read, laterDecline()));
    QCOMPARE(story.state().phase, Phase::GivenUp);
}

void DoubtTest::theRecordGoesOnBeingRead()
{
    auto story = nobodyCanTell();
    for (int i = 0; i < 5; ++i) {
        QVERIFY(nextWakeMs(story.state()).has_value());
        story.woke();
        const auto &effects = story.effects();
        QVERIFY(std::find(effects.begin(), effects.end(), Effect::SendRead) != effects.end());
        story.then(done(Call::Read, record(Status::FailedAttempt)));
        QVERIFY(cannotTell(story.state()));
    }
}

void DoubtTest::aRestartGoesOnReading()
{
    auto story = nobodyCanTell();
    QVERIFY(isUnfinished(story.state()));
    story.then(event::Restarted{});
    QVERIFY(cannotTell(story.state()));
    QVERIFY(nextWakeMs(story.state()).has_value());
    story.then(press(Button::PaymentHappened));
    QVERIFY(isUnfinished(story.state()));
    story.then(event::Restarted{});
    QVERIFY(nextWakeMs(story.state()).has_value());
}

void DoubtTest::aPersonSaysThatItWasPaid()
{
    auto story = nobodyCanTell();
    story.then(press(Button::PaymentHappened));
    QCOMPARE(story.state().phase, Phase::Approved);
    QCOMPARE(story.state().capturedMinor, askedMinor);
    QVERIFY(story.state().paidByWord);
    QVERIFY(!story.state().paidLate);
    QVERIFY(owesChoice(story.state())); // it was cancelled: keep it, or give it back
    QVERIFY(takesSale(story.state()));
    QVERIFY(nextWakeMs(story.state()).has_value()); // until the record says so itself
}

void DoubtTest::aPersonSaysThatItWasNotPaid()
{
    auto story = nobodyCanTell();
    story.then(press(Button::PaymentDidNotHappen));
    QCOMPARE(story.state().phase, Phase::GivenUp);
    QVERIFY(!needsPerson(story.state()));
    QVERIFY(takesSale(story.state())); // no second card payment of this sale: cash
    // The record says otherwise after all: that is told, not swallowed.
    story.then(done(Call::Read, record(Status::Succeeded)));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(story.state().paidLate);
    QVERIFY(owesChoice(story.state()));
}

void DoubtTest::aRecordThatSaysPaidEndsTheDoubt()
{
    auto story = nobodyCanTell();
    story.then(done(Call::Read, record(Status::Succeeded)));
    QCOMPARE(story.state().phase, Phase::Approved);
    QCOMPARE(story.state().capturedMinor, askedMinor);
    QVERIFY(story.state().clash == Clash::None && !story.state().contradiction);
    QVERIFY(owesChoice(story.state()));
}

void DoubtTest::aRecordThatSaysCanceledEndsTheDoubt()
{
    auto story = nobodyCanTell();
    story.then(done(Call::Read, record(Status::Canceled)));
    QCOMPARE(story.state().phase, Phase::Cancelled);
    QVERIFY(!takesSale(story.state()));
}

void DoubtTest::aDeclineOfTheSecondCardEndsTheDoubt()
{
    auto story = nobodyCanTell();
    story.then(done(Call::Read, laterDecline()));
    QCOMPARE(story.state().phase, Phase::GivenUp);
    QVERIFY(!needsPerson(story.state()));
}

void DoubtTest::aRefusedCancelThatSaysPaidEndsTheDoubt()
{
    auto story = nobodyCanTell();
    story.then(refused(Call::Cancel, RefusalKind::AlreadySucceeded));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(owesChoice(story.state()));
}

void DoubtTest::theRecordStandsAboveAPersonsWord_data()
{
    QTest::addColumn<bool>("canceled");
    QTest::newRow("canceled") << true;
    QTest::newRow("declined") << false;
}

void DoubtTest::theRecordStandsAboveAPersonsWord()
{
    QFETCH(const bool, canceled);
    auto story = nobodyCanTell();
    story.then(press(Button::PaymentHappened));
    story.then(press(Button::KeepPaid));
    story.then(done(Call::Read, canceled ? record(Status::Canceled) : laterDecline()));
    QVERIFY(cannotTell(story.state())); // the person looks again
    QCOMPARE(story.state().capturedMinor, 0);
    QVERIFY(blocks(story.state()));
}

void DoubtTest::theRecordConfirmsAPersonsWord()
{
    auto story = nobodyCanTell();
    story.then(press(Button::PaymentHappened));
    story.then(done(Call::Read, record(Status::Succeeded)));
    QCOMPARE(story.state().phase, Phase::Approved);
    QVERIFY(!story.state().paidByWord);
    QVERIFY(!isUnfinished(story.state()));
}

void DoubtTest::nobodyKeepsOrRefundsWhatNobodyKnows()
{
    const auto story = nobodyCanTell();
    QVERIFY(!accepts(story.state(), press(Button::KeepPaid)));
    QVERIFY(!accepts(story.state(), press(Button::Refund, 1)));
    QVERIFY(!accepts(storyIn(Phase::Conflict).state(), press(Button::PaymentHappened)));
    QVERIFY(!accepts(storyIn(Phase::GivenUp).state(), press(Button::PaymentDidNotHappen)));
}

// Found by the model checker: counted to two, the third prompt charged a payment "given up".
void DoubtTest::everyPromptIsAccountedForByItsOwnDecline()
{
    auto story = storyIn(Phase::Declined);
    for (int lost = 0; lost < 2; ++lost) {
        story.then(press(Button::TryAgain)).after(500).then(unknown(Call::Push));
        story.after(11'000).then(done(Call::Read, record(Status::FailedAttempt)));
        QCOMPARE(story.state().phase, Phase::ReaderTrouble);
    }
    story.then(press(Button::TryAgain)).after(500).then(press(Button::Cancel));
    story.then(done(Call::Read, laterDecline()));
    story.then(unknown(Call::Push, gateway::Unknown::Reason::NotSent));
    story.then(refused(Call::Cancel, RefusalKind::NotCancelable));
    story.then(done(Call::Read, laterDecline()));
    QVERIFY(isOpen(story.state())); // one of the lost two may still prompt
}

void DoubtTest::anOlderDeclineThatComesLateIsNoNews()
{
    auto story = storyIn(Phase::Declined);
    story.then(press(Button::TryAgain)).after(300).then(done(Call::Push));
    story.after(2'000).then(done(Call::Read, laterDecline()));
    QCOMPARE(story.state().phase, Phase::Declined);
    story.then(press(Button::TryAgain)).after(300).then(done(Call::Push));
    story.after(2'000).then(done(Call::Read, record(Status::FailedAttempt)));
    QCOMPARE(story.state().phase, Phase::Collecting);
}

void DoubtTest::aDeclineToldByReaderAndRecordIsOneDecline()
{
    auto story = storyIn(Phase::Collecting);
    story.then(event::ReaderSaid{Kind::Declined, "insufficient funds"});
    QCOMPARE(story.state().phase, Phase::Declined);
    story.then(press(Button::TryAgain)).after(300).then(done(Call::Push));
    story.after(2'000).then(done(Call::Read, record(Status::FailedAttempt)));
    story.then(press(Button::Cancel));
    story.then(refused(Call::Cancel, RefusalKind::NotCancelable));
    QVERIFY(isOpen(story.state())); // the second card may be in the reader
}

void DoubtTest::aContradictionWithMoneyInItKeepsTheSale()
{
    auto story = storyIn(Phase::Approved);
    story.then(done(Call::Read, record(Status::Canceled)));
    QCOMPARE(story.state().phase, Phase::Conflict);
    story.then(press(Button::KeepPaid));
    QVERIFY(takesSale(story.state()));
}

QTEST_GUILESS_MAIN(DoubtTest)
#include "doubt_test.moc"
