// SPDX-License-Identifier: Apache-2.0
//
// The engine between a journal that fails and a provider that answers when told to: what is not
// durable leaves nothing behind on the wire (I4, S16), and a full disk lets the open payment end
// and none begin (F51).
#include "core/journal/journal.h"
#include "core/journal/memory_journal.h"
#include "core/payment/engine.h"
#include "tests/sim/vfs/crash_vfs.h"
#include "tests/unit/payment/hand_world.h"
#include "tests/unit/payment/story.h"

#include <QTest>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;
using base::ErrorCode;

namespace {

struct Desk {
    HandClock clock;
    HandExecutor executor{clock};
    world::SeededRandom random{1};
    journal::MemoryJournal journal;
    ScriptedGateway gateway;
    std::optional<Engine> engine;

    Desk() { begin(); }

    void begin()
    {
        engine.emplace(Ports{clock, executor, random, journal});
        engine->useGateway(&gateway);
        recovered = engine->recover().has_value();
    }
    [[nodiscard]] ChargeRequest request() const
    {
        const auto first = aStart();
        return {{}, first.amount, first.note, first.terminal, first.reader, first.readerName, false,
            true, Timing{}};
    }
    // A payment that waits for its card.
    AttemptId collecting()
    {
        const auto id = *engine->charge(request());
        gateway.create(record(Status::Pending));
        gateway.pushed();
        return id;
    }
    // A payment that was paid and of which nothing more is to come.
    AttemptId approved()
    {
        const auto id = collecting();
        engine->lookNow(id);
        std::swap(gateway.reads.front(), gateway.reads.back()); // others may wait for theirs
        auto paid = record(Status::Succeeded);
        paid.capturedAtMs = clock.utcMs();
        gateway.read(paid);
        executor.pass(10);
        return id;
    }
    [[nodiscard]] const State &state(const AttemptId &id) { return *engine->find(id); }

    bool recovered = false;
};

} // namespace

class PaymentEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSentWhenTheFirstRecordIsNotDurable();
    void anApprovalThatIsNotDurableIsNotShown();
    void f51_anOpenPaymentEndsOnAFullDisk();
    void f51_noPaymentBeginsOnAFullDisk();
    void f51_theReserveIsTakenAgainBetweenPayments();
    void f51_whenTheReserveIsUsedUpTheJournalIsNotSafe();
    void f49_aPressThatMayFollowIsCalledThat_data();
    void f49_aPressThatMayFollowIsCalledThat();
    void f49_whatAFailedSyncLeftIsCarriedOutAtTheNextStart();
    void aPressOnAnUnsafeJournalIsCertainlyNotThere();
    void aRemarkStandsBesideTheStory();
    void aBusyDatabaseIsTriedOnceMore();
    void aDatabaseThatStaysBusyStopsCards();
    void f75_oneReaderHasOnePayment();
    void f75_oneSaleHasOnePayment();
    void aRestartTakesUpWhatWasOpen();
    void memoryHoldsWhatCanStillChangeAndTheNewest();
    void anOldPaymentIsFoundAndRefunded();
    void anOldPaidSaleStillRefusesASecondPayment();
    void aLateAnswerToAForgottenPaymentIsHeard();
    void anUnknownPaymentIsNone();
};

void PaymentEngineTest::nothingIsSentWhenTheFirstRecordIsNotDurable()
{
    for (const auto code : {ErrorCode::Io, ErrorCode::ReadOnly, ErrorCode::Unsafe}) {
        Desk desk;
        desk.journal.failAppend(1, code);
        const auto started = desk.engine->charge(desk.request());
        QVERIFY(!started);
        QCOMPARE(started.error(), Refusal::JournalUnsafe);
        QCOMPARE(desk.gateway.calls.size(), 0U);
        QVERIFY(!desk.engine->isSafe());
        QCOMPARE(desk.engine->charge(desk.request()).error(), Refusal::JournalUnsafe);
    }
}

void PaymentEngineTest::anApprovalThatIsNotDurableIsNotShown()
{
    Desk desk;
    const auto id = desk.collecting();
    bool shownApproved = false;
    desk.engine->observe(
        [&](const State &state) { shownApproved |= state.phase == Phase::Approved; });
    desk.engine->lookNow(id);
    desk.journal.failAppend(1, ErrorCode::Io);
    desk.gateway.read(record(Status::Succeeded));
    QVERIFY(!shownApproved);
    QCOMPARE(desk.state(id).phase, Phase::Collecting);
    QVERIFY(!desk.engine->isSafe());

    desk.journal.reopen(); // the restart asks, and then says it
    desk.gateway.forget();
    desk.begin();
    QCOMPARE(desk.state(id).phase, Phase::Checking);
    desk.gateway.read(record(Status::Succeeded));
    QCOMPARE(desk.state(id).phase, Phase::Approved);
}

void PaymentEngineTest::f51_anOpenPaymentEndsOnAFullDisk()
{
    Desk desk;
    const auto id = desk.collecting();
    desk.journal.fillDisk(/*roomInReserve=*/100);
    desk.engine->lookNow(id);
    desk.gateway.read(record(Status::Succeeded));
    QCOMPARE(desk.state(id).phase, Phase::Approved);
    QVERIFY(desk.engine->isSafe());
    QVERIFY(!desk.journal.isReserveHeld());
}

void PaymentEngineTest::f51_noPaymentBeginsOnAFullDisk()
{
    Desk desk;
    desk.journal.fillDisk(100);
    const auto first = desk.engine->charge(desk.request());
    QVERIFY(!first);
    QCOMPARE(first.error(), Refusal::DiskFull);
    QVERIFY(desk.engine->isSafe());
    QVERIFY(desk.journal.isReserveHeld()); // it belongs to payments that have begun
    QCOMPARE(desk.gateway.calls.size(), 0U);
    QVERIFY(desk.engine->attempts().empty());

    desk.journal.emptyDisk();
    QVERIFY(desk.engine->charge(desk.request()).has_value());
}

void PaymentEngineTest::f51_theReserveIsTakenAgainBetweenPayments()
{
    Desk desk;
    const auto id = desk.collecting();
    desk.journal.fillDisk(100);
    QVERIFY(!desk.engine->press(id, press(Button::Cancel)));
    QVERIFY(!desk.journal.isReserveHeld());
    auto other = desk.request();
    other.reader = gateway::ReaderId("tmr_2");
    QCOMPARE(desk.engine->charge(other).error(), Refusal::DiskFull);
    desk.journal.emptyDisk();
    QCOMPARE(desk.engine->charge(other).error(), Refusal::DiskFull); // one is open
    desk.gateway.cancelled(record(Status::Canceled));
    QCOMPARE(desk.state(id).phase, Phase::Cancelled);
    QVERIFY(desk.engine->charge(other).has_value());
    QVERIFY(desk.journal.isReserveHeld());
}

void PaymentEngineTest::f51_whenTheReserveIsUsedUpTheJournalIsNotSafe()
{
    Desk desk;
    const auto id = desk.collecting();
    desk.journal.fillDisk(0);
    desk.engine->lookNow(id);
    desk.gateway.read(record(Status::Succeeded));
    QVERIFY(!desk.engine->isSafe());
    QCOMPARE(desk.state(id).phase, Phase::Collecting); // not said, because not durable
    QCOMPARE(*desk.engine->press(id, press(Button::Cancel)), Refusal::JournalUnsafe);
}

void PaymentEngineTest::f49_aPressThatMayFollowIsCalledThat_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("the next start finds it") << true;
    QTest::newRow("the next start does not") << false;
}

// Nobody can know on which side of a failed write the record fell; the person is told just that.
void PaymentEngineTest::f49_aPressThatMayFollowIsCalledThat()
{
    QFETCH(bool, isThere);
    Desk desk;
    const auto id = desk.approved();
    desk.gateway.forget();
    desk.journal.failAppend(1, ErrorCode::Io);
    if (isThere) {
        desk.journal.keepWhatFailed();
    }
    QCOMPARE(*desk.engine->press(id, press(Button::Refund, 1'000)), Refusal::MayFollow);
    QVERIFY(desk.gateway.calls.empty());
    QVERIFY(desk.state(id).refunds.empty());
    desk.engine.reset();
    desk.journal.reopen();
    desk.begin();
    QVERIFY(desk.recovered);
    QCOMPARE(desk.state(id).refunds.size(), isThere ? 1U : 0U);
    QCOMPARE(std::count(desk.gateway.calls.begin(), desk.gateway.calls.end(), "read") > 0, isThere);
}

// The same on a real journal: SQLite's log holds the whole transaction when its sync fails.
void PaymentEngineTest::f49_whatAFailedSyncLeftIsCarriedOutAtTheNextStart()
{
    sim::CrashVfs disk;
    disk.boot({});
    const journal::OpenOptions options{.path = "/journal.db", .vfs = disk.handle()};
    Desk desk;
    desk.engine.reset();
    auto journal = journal::Journal::open(options);
    QVERIFY2(journal.has_value(), journal ? "" : journal.error().message.c_str());
    const auto start = [&] {
        desk.engine.emplace(Ports{desk.clock, desk.executor, desk.random, **journal});
        desk.engine->useGateway(&desk.gateway);
        QVERIFY(desk.engine->recover().has_value());
    };
    start();
    const auto id = desk.approved();
    desk.engine->flush();
    desk.gateway.forget();
    disk.plan({.calls = sim::CallSync, .nth = 1});
    QCOMPARE(*desk.engine->press(id, press(Button::Refund, 1'000)), Refusal::MayFollow);
    QVERIFY(disk.fired());
    QVERIFY(desk.gateway.calls.empty());
    desk.engine.reset();
    journal->reset();
    journal = journal::Journal::open(options);
    QVERIFY2(journal.has_value(), journal ? "" : journal.error().message.c_str());
    start();
    QCOMPARE(desk.state(id).refunds.size(), 1U);
    QVERIFY(!desk.gateway.calls.empty());
    desk.engine.reset();
}

void PaymentEngineTest::aPressOnAnUnsafeJournalIsCertainlyNotThere()
{
    Desk desk;
    const auto id = desk.approved();
    desk.journal.failAppend(1, ErrorCode::Io);
    QVERIFY(desk.engine->press(id, press(Button::Refund, 1'000)).has_value());
    const auto before = desk.journal.records().size();
    desk.journal.keepWhatFailed();
    QCOMPARE(*desk.engine->press(id, press(Button::Refund, 500)), Refusal::JournalUnsafe);
    desk.engine.reset();
    desk.journal.reopen();
    QCOMPARE(desk.journal.records().size(), before);
}

void PaymentEngineTest::aRemarkStandsBesideTheStory()
{
    Desk desk;
    const auto id = desk.approved();
    const Belief before = desk.state(id);
    QVERIFY(desk.engine->remark(id, "task.closed", "{}"));
    QCOMPARE(desk.journal.records().back().data.kind, std::string("task.closed"));
    QVERIFY(desk.journal.areSummariesCurrent().value()); // no start computes them for this
    desk.engine.reset();
    desk.begin();
    const Belief &after = desk.state(id);
    QVERIFY(after == before);
    QVERIFY(!desk.engine->remark(AttemptId("NOSUCHONE0"), "task.closed", "{}"));
}

void PaymentEngineTest::aBusyDatabaseIsTriedOnceMore()
{
    Desk desk;
    desk.journal.failAppend(1, ErrorCode::Unavailable);
    QVERIFY(desk.engine->charge(desk.request()).has_value());
    QVERIFY(desk.engine->isSafe());
}

void PaymentEngineTest::aDatabaseThatStaysBusyStopsCards()
{
    Desk desk;
    desk.journal.stayBusy();
    QCOMPARE(desk.engine->charge(desk.request()).error(), Refusal::JournalUnsafe);
    QCOMPARE(desk.journal.refusedAsBusy(), 2);
    QVERIFY(desk.gateway.calls.empty());
    QVERIFY(!desk.engine->isSafe());
}

void PaymentEngineTest::f75_oneReaderHasOnePayment()
{
    Desk desk;
    QVERIFY(desk.engine->charge(desk.request()).has_value());
    QCOMPARE(desk.engine->charge(desk.request()).error(), Refusal::ReaderBusyHere);
    QCOMPARE(desk.gateway.calls.size(), 1U);
}

void PaymentEngineTest::f75_oneSaleHasOnePayment()
{
    Desk desk;
    auto request = desk.request();
    request.sale = SaleId("sale-9");
    QVERIFY(desk.engine->charge(request).has_value());
    request.reader = gateway::ReaderId("tmr_2");
    QCOMPARE(desk.engine->charge(request).error(), Refusal::SaleBusy);
    desk.gateway.create(record(Status::Succeeded));
    QCOMPARE(desk.engine->charge(request).error(), Refusal::SaleBusy); // it is paid
}

void PaymentEngineTest::aRestartTakesUpWhatWasOpen()
{
    Desk desk;
    const auto id = desk.collecting();
    desk.gateway.forget();
    desk.begin();
    QVERIFY(desk.recovered);
    QCOMPARE(desk.state(id).phase, Phase::Checking);
    QVERIFY(desk.state(id).interrupted);
    QCOMPARE(desk.gateway.calls, std::vector<std::string>{"read"});
    desk.gateway.read(record(Status::Canceled));
    QCOMPARE(desk.state(id).phase, Phase::Cancelled);
}

void PaymentEngineTest::memoryHoldsWhatCanStillChangeAndTheNewest()
{
    Desk desk;
    auto waiting = desk.request();
    waiting.reader = gateway::ReaderId("tmr_9");
    const auto open = *desk.engine->charge(waiting);
    desk.gateway.create(record(Status::Pending));
    desk.gateway.pushed();
    std::vector<AttemptId> ended;
    for (int i = 0; i < 200; ++i) {
        ended.push_back(desk.approved());
    }
    QVERIFY(desk.engine->attempts().size() < 40);
    QCOMPARE(desk.engine->attempts().front(), open);
    QCOMPARE(desk.engine->attempts().back(), ended.back());
    QCOMPARE(desk.engine->list(0, 500)->size(), 201U);
    desk.begin(); // and after a start the same ones
    QVERIFY(desk.recovered);
    QVERIFY(desk.engine->attempts().size() < 40);
    QCOMPARE(desk.state(open).phase, Phase::Checking);
    QCOMPARE(desk.state(ended.back()).phase, Phase::Approved);
}

void PaymentEngineTest::anOldPaymentIsFoundAndRefunded()
{
    Desk desk;
    const auto old = desk.approved();
    for (int i = 0; i < 100; ++i) {
        (void)desk.approved();
    }
    const auto held = desk.engine->attempts();
    QVERIFY(std::find(held.begin(), held.end(), old) == held.end());
    QCOMPARE(desk.state(old).phase, Phase::Approved);
    QVERIFY(!desk.engine->press(old, press(Button::Refund, 350)));
    QCOMPARE(desk.state(old).refunds.size(), 1U);
    desk.gateway.read(record(Status::Succeeded)); // what was refunded before
    QCOMPARE(desk.gateway.refunds.size(), 1U);
    const auto open = desk.journal.summaries({.of = journal::SummaryQuery::Of::Open});
    QCOMPARE(open->size(), 1U); // a start would go on with it
    QCOMPARE(open->front().summary.stream, old.text());
    QVERIFY(History(desk.journal).check()->empty());
}

void PaymentEngineTest::anOldPaidSaleStillRefusesASecondPayment()
{
    Desk desk;
    const auto old = desk.approved();
    const auto sale = desk.state(old).what.sale;
    for (int i = 0; i < 100; ++i) {
        (void)desk.approved();
    }
    auto again = desk.request();
    again.sale = sale;
    QCOMPARE(desk.engine->charge(again).error(), Refusal::SaleBusy);
}

// An answer may be so late that its payment has long left the memory.
void PaymentEngineTest::aLateAnswerToAForgottenPaymentIsHeard()
{
    Desk desk;
    const auto old = desk.collecting();
    desk.engine->lookNow(old);
    const auto late = desk.gateway.reads.front();
    desk.gateway.read(record(Status::Succeeded));
    QCOMPARE(desk.state(old).phase, Phase::Approved);
    for (int i = 0; i < 100; ++i) {
        (void)desk.approved();
    }
    auto disputed = record(Status::Disputed);
    late(ScriptedGateway::transactionOf(disputed));
    QCOMPARE(desk.state(old).facts.status, Status::Disputed);
    QVERIFY(desk.engine->isSafe());
}

void PaymentEngineTest::anUnknownPaymentIsNone()
{
    Desk desk;
    QVERIFY(desk.engine->find(AttemptId("NOBODY")) == nullptr);
    QCOMPARE(
        *desk.engine->press(AttemptId("NOBODY"), press(Button::Cancel)), Refusal::UnknownAttempt);
    QVERIFY(desk.engine->isSafe());
}

QTEST_GUILESS_MAIN(PaymentEngineTest)
#include "engine_test.moc"
