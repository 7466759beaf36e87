// SPDX-License-Identifier: Apache-2.0
//
// The till without a screen, driven by commands, with a provider that answers when told to.
#include "core/world/sleep_watch.h"
#include "tests/unit/till/core_counter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace pos;
using namespace pos::test;
using Counter = CoreCounter;
using view::Notice;
using view::Stage;
using view::Trouble;

class CoreTillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void f75_chargePressedTwiceIsOnePayment();
    void f81_anOpenPaymentCannotBeDismissed();
    void f35_aKeyOfTheOtherModeIsNeverUsed();
    void withoutAKeyCardsAreOff();
    void withoutAReaderCardsAreOff();
    void f82_anUnreachableProviderTurnsCardsOff();
    void theChipAndThePaymentSayTheSameOfPlutoPay();
    void f53_aSecondTillIsRefused();
    void aBrokenSettingsFileIsSaidAndLeftAlone();
    void anotherModeHoldsFromTheNextStart();
    void aSmallAmountIsANoticeWithTheLimit();
    void f58_afterSleepWhatIsOpenIsDecidedAtOnce();
    void f34_tryingAgainPassesTheSameGuard();
    void f82_tryingAgainWithoutTheProviderStartsNothing();
    void tryingAgainIsANewPaymentOfTheSameSale();

private:
    [[nodiscard]] QString folder() const
    {
        return m_folder.filePath(QLatin1String(QTest::currentTestFunction()));
    }
    QTemporaryDir m_folder;
};

void CoreTillTest::f75_chargePressedTwiceIsOnePayment()
{
    Counter counter(folder());
    counter.readers(2);
    QVERIFY(counter.status.canCharge);
    counter.charge();
    counter.charge();
    QCOMPARE(counter.count("create"), 1);
    QCOMPARE(counter.notices.size(), 1U);
    QCOMPARE(counter.notices[0].kind, Notice::Kind::PaymentRunning);
    QCOMPARE(counter.checkout.stage, Stage::Creating);
}

void CoreTillTest::f81_anOpenPaymentCannotBeDismissed()
{
    Counter counter(folder());
    counter.readers(1);
    counter.charge();
    const auto attempt = counter.checkout.attemptId;
    counter.till->send(view::command::Dismiss{attempt});
    QCOMPARE(counter.notices.back().kind, Notice::Kind::OutcomeOpen);
    QCOMPARE(counter.checkout.attemptId, attempt);
    counter.till->send(view::command::ForgetKey{});
    QCOMPARE(counter.notices.back().kind, Notice::Kind::NotPossibleNow);
    counter.till->send(view::command::Cancel{attempt});
    QCOMPARE(counter.checkout.stage, Stage::Cancelled);
    counter.till->send(view::command::Dismiss{attempt});
    QCOMPARE(counter.checkout.stage, Stage::Idle);
}

void CoreTillTest::f35_aKeyOfTheOtherModeIsNeverUsed()
{
    Counter counter(folder(), "sk_live_0123456789abcdefghijklmn");
    QCOMPARE(counter.worst(), Trouble::WrongMode);
    QVERIFY(!counter.status.canCharge);
    QVERIFY(counter.gateway->calls.empty());
    counter.charge();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::WrongMode);
    QVERIFY(counter.gateway->calls.empty());
}

void CoreTillTest::withoutAKeyCardsAreOff()
{
    Counter counter(folder(), nullptr);
    QCOMPARE(counter.worst(), Trouble::NoKey);
    QVERIFY(!counter.status.canCharge);
}

void CoreTillTest::withoutAReaderCardsAreOff()
{
    Counter counter(folder());
    counter.readers(0);
    QCOMPARE(counter.worst(), Trouble::NoReader);
    counter.charge();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::NoReader);
    QCOMPARE(counter.count("create"), 0);
}

void CoreTillTest::f82_anUnreachableProviderTurnsCardsOff()
{
    Counter counter(folder());
    gateway::Unknown lost;
    lost.reason = gateway::Unknown::Reason::NotSent;
    ScriptedGateway::answer<gateway::Merchant>(counter.gateway->merchants, lost);
    ScriptedGateway::answer<std::vector<gateway::Reader>>(counter.gateway->readers, lost);
    QCOMPARE(counter.worst(), Trouble::ProviderUnreachable);
    QVERIFY(!counter.status.canCharge);
    counter.executor.pass(60'000); // it asks again by itself
    counter.readers(1);
    QCOMPARE(counter.worst(), Trouble::None);
    QVERIFY(counter.status.canCharge);
}

// One truth for both: whatever called last, a list or a payment, found PlutoPay or did not.
void CoreTillTest::theChipAndThePaymentSayTheSameOfPlutoPay()
{
    Counter counter(folder());
    counter.readers(1);
    ScriptedGateway::answer<gateway::Merchant>(counter.gateway->merchants, gateway::Merchant{});
    counter.charge();
    counter.gateway->create(record(Status::Pending));
    counter.gateway->pushed();
    counter.till->readerSaid(
        gateway::ReaderId("tmr_1"), record(Status::Pending).intent, {Kind::CardPresented, {}});
    counter.executor.pass(payment::Timing{}.authoriseMs);
    QCOMPARE(counter.checkout.stage, Stage::Checking);
    const auto paymentSaysLost = [&] {
        const auto &log = counter.checkout.log;
        return std::any_of(log.begin(), log.end(),
            [](const auto &line) { return line.code == view::Say::AskingAgain; });
    };
    QVERIFY(counter.status.providerReachable);
    QVERIFY(!paymentSaysLost());

    QVERIFY(!counter.gateway->reads.empty());
    gateway::Unknown lost;
    lost.reason = gateway::Unknown::Reason::NotSent;
    ScriptedGateway::answer<gateway::Transaction>(counter.gateway->reads, lost);
    QVERIFY(!counter.status.providerReachable);
    QVERIFY(paymentSaysLost());

    counter.executor.pass(10'000); // the payment asks again, and so does the till
    QVERIFY(!counter.gateway->reads.empty());
    counter.gateway->read(record(Status::Pending));
    QVERIFY(counter.status.providerReachable);
    QVERIFY(!paymentSaysLost());

    QVERIFY(!counter.gateway->readers.empty());
    ScriptedGateway::answer<std::vector<gateway::Reader>>(counter.gateway->readers, lost);
    QVERIFY(!counter.status.providerReachable);
    QVERIFY(paymentSaysLost());
}

void CoreTillTest::f53_aSecondTillIsRefused()
{
    Counter first(folder());
    Counter second(folder());
    QCOMPARE(second.worst(), Trouble::JournalInUse);
    QVERIFY(!second.status.canCharge);
}

void CoreTillTest::aBrokenSettingsFileIsSaidAndLeftAlone()
{
    QDir().mkpath(folder());
    QFile file(folder() + QLatin1String("/settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"theme\": \"pink\"}");
    file.close();
    Counter counter(folder());
    counter.readers(1);
    QCOMPARE(counter.worst(), Trouble::ConfigBroken);
    QCOMPARE(counter.status.troubles.front().why.code, view::Say::ValueOutOfRange);
    QCOMPARE(counter.status.troubles.front().why.first, std::string("theme"));
    QVERIFY(counter.status.canCharge); // the defaults can take payments
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"theme\": \"pink\"}"));
}

// The journal, the key and the provider belong to a mode: none of them may change under a till.
void CoreTillTest::anotherModeHoldsFromTheNextStart()
{
    Counter counter(folder());
    counter.readers(1);
    view::SettingsView settings;
    settings.mode = view::Mode::Live;
    counter.till->send(view::command::SaveSettings{settings});
    QCOMPARE(counter.status.mode, view::Mode::Test);
    counter.charge();
    const auto attempt = counter.till->engine()->attempts().front();
    QVERIFY(counter.till->engine()->find(attempt)->what.testMode);
    Counter other(folder() + QLatin1String("-other"));
    QCOMPARE(other.status.mode, view::Mode::Test);
}

void CoreTillTest::aSmallAmountIsANoticeWithTheLimit()
{
    Counter counter(folder());
    counter.readers(1);
    counter.charge(49);
    QCOMPARE(counter.notices.back().kind, Notice::Kind::AmountTooSmall);
    QCOMPARE(counter.notices.back().limit->minor(), 50);
    QCOMPARE(counter.count("create"), 0);
}

namespace {

// A payment that PlutoPay refused to start is in front of the cashier: nothing was charged.
std::string refusedInFront(Counter &counter)
{
    counter.readers(2);
    counter.charge();
    gateway::Refused refused;
    refused.kind = gateway::RefusalKind::InvalidRequest;
    ScriptedGateway::answer<gateway::CreatedPayment>(counter.gateway->creates, refused);
    return counter.checkout.attemptId;
}

} // namespace

void CoreTillTest::f34_tryingAgainPassesTheSameGuard()
{
    Counter counter(folder());
    const auto attempt = refusedInFront(counter);
    QCOMPARE(counter.checkout.stage, Stage::Refused);
    counter.executor.pass(60'000);
    gateway::Refused revoked;
    revoked.kind = gateway::RefusalKind::Authentication;
    ScriptedGateway::answer<std::vector<gateway::Reader>>(counter.gateway->readers, revoked);
    QCOMPARE(counter.worst(), Trouble::BadKey);
    counter.till->send(view::command::TryAgain{attempt, {}});
    QCOMPARE(counter.count("create"), 1);
    QCOMPARE(counter.notices.back().kind, Notice::Kind::BadKey);
    QCOMPARE(counter.checkout.attemptId, attempt);
}

void CoreTillTest::f82_tryingAgainWithoutTheProviderStartsNothing()
{
    for (const auto reason :
        {gateway::Unknown::Reason::NotSent, gateway::Unknown::Reason::TlsRefused}) {
        Counter counter(folder() + QString::number(static_cast<int>(reason)));
        const auto attempt = refusedInFront(counter);
        gateway::Unknown lost;
        lost.reason = reason;
        for (int i = 0; i < 2; ++i) {
            counter.executor.pass(60'000);
            ScriptedGateway::answer<std::vector<gateway::Reader>>(counter.gateway->readers, lost);
        }
        counter.till->send(view::command::TryAgain{attempt, {}});
        QCOMPARE(counter.notices.back().kind,
            reason == gateway::Unknown::Reason::NotSent ? Notice::Kind::ProviderUnreachable
                                                        : Notice::Kind::CertificateRefused);
        QCOMPARE(counter.count("create"), 1);
    }
}

void CoreTillTest::tryingAgainIsANewPaymentOfTheSameSale()
{
    Counter counter(folder());
    const payment::AttemptId attempt(refusedInFront(counter));
    counter.till->send(view::command::TryAgain{attempt.text(), "tmr_2"});
    QCOMPARE(counter.count("create"), 2);
    const auto *first = counter.till->engine()->find(attempt);
    const auto *second
        = counter.till->engine()->find(payment::AttemptId(counter.checkout.attemptId));
    QVERIFY(second != first);
    QVERIFY(second->what.sale == first->what.sale);
    QCOMPARE(second->reader.text(), std::string("tmr_2"));
    QVERIFY(first->dismissed);
}

// A till that was closed in the middle of a payment and opened three hours later: timers know
// nothing of the three hours, and the payment was declined long ago.
void CoreTillTest::f58_afterSleepWhatIsOpenIsDecidedAtOnce()
{
    world::SleepWatch watch({10'000, 9'000});
    QCOMPARE(watch.sleptMs({12'004, 11'003}), 0);
    QCOMPARE(watch.sleptMs({14'000 + 10'800'000, 13'000}), 10'799'999);
    QCOMPARE(watch.sleptMs({16'000 + 10'800'000, 15'000}), 0); // told once

    Counter counter(folder());
    counter.readers(1);
    counter.charge();
    counter.gateway->create(record(Status::Pending));
    counter.gateway->pushed();
    QCOMPARE(counter.checkout.stage, Stage::WaitingForCard);
    const auto reads = counter.count("read");
    counter.executor.standStill(3 * 3'600'000);
    counter.till->afterSleep();
    QVERIFY(counter.count("read") > reads);
    QCOMPARE(counter.gateway->readers.size(), 1U);
    counter.executor.pass(0); // the card's time came while the machine slept
    QCOMPARE(counter.count("cancel"), 1);
}

QTEST_GUILESS_MAIN(CoreTillTest)
#include "core_till_test.moc"
