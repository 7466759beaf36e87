// SPDX-License-Identifier: Apache-2.0
//
// Every call the journal makes to its disk fails once, in turn, until none is left to fail; then
// bits rot, syncs fail and the disk fills. Never a false acknowledgement, never a silent loss.
#include "core/journal/journal.h"
#include "tests/sim/journal/till.h"
#include "tests/sim/vfs/crash_vfs.h"

#include <QTest>

using namespace pos;
using base::ErrorCode;
using journal::Journal;
using sim::Survival;

namespace {

constexpr int dayBatches = 16;

struct Outcome {
    int acknowledged = 0; // batches
    int attempted = 0;
    bool fired = false;
};

// A day in which the disk may fail; stops at the first refusal, as the engine would.
Outcome liveUnder(sim::CrashVfs &vfs, const sim::FaultPlan &plan)
{
    Outcome outcome;
    vfs.boot({});
    vfs.plan(plan);
    auto opened = Journal::open(sim::tillOptions(vfs));
    if (opened) {
        for (int batch = 0; batch < dayBatches; ++batch) {
            ++outcome.attempted;
            if (!sim::liveBatch(**opened, batch)) {
                break;
            }
            ++outcome.acknowledged;
        }
    }
    outcome.fired = vfs.fired();
    return outcome;
}

std::string message(const base::Result<std::unique_ptr<Journal>> &opened)
{
    return opened ? std::string() : opened.error().message;
}

} // namespace

class FaultSweepTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noSingleFailureOfTheDiskMakesAFalseAcknowledgement_data();
    void noSingleFailureOfTheDiskMakesAFalseAcknowledgement();
    void f49_afterAFailedSyncNothingIsAcceptedAndTheNextStartWritesItAfresh();
    void f51_anOpenPaymentFinishesInTheReserve();
    void f51_aDiskThatFillsAtAnyWriteLosesNothing();
    void f54_aReadOnlyDiskGivesTheReasonAndCanStillBeRead();
    void f52_bitRotInTheDatabaseIsFoundOrHarmless();
    void f52_bitRotInTheLogIsFoundOrHarmless();

private:
    void rot(const std::string &file, bool closed);
    sim::CrashVfs m_vfs;
    sim::CrashVfs m_after;
};

void FaultSweepTest::noSingleFailureOfTheDiskMakesAFalseAcknowledgement_data()
{
    QTest::addColumn<unsigned>("calls");
    QTest::addColumn<bool>("sticky");
    QTest::addColumn<bool>("noSpace");
    for (const bool sticky : {false, true}) {
        const char *suffix = sticky ? "for good" : "once";
        const auto row = [&](const char *what, unsigned calls, bool noSpace = false) {
            QTest::addRow("%s %s", what, suffix) << calls << sticky << noSpace;
        };
        row("open", sim::CallOpen);
        row("read", sim::CallRead);
        row("write", sim::CallWrite);
        row("full", sim::CallWrite, true);
        row("sync", sim::CallSync);
        row("truncate", sim::CallTruncate);
        row("delete", sim::CallDelete);
        row("access", sim::CallAccess);
        row("size", sim::CallSize);
        row("shared memory", sim::CallShared);
        row("lock", sim::CallLock);
    }
}

void FaultSweepTest::noSingleFailureOfTheDiskMakesAFalseAcknowledgement()
{
    QFETCH(unsigned, calls);
    QFETCH(bool, sticky);
    QFETCH(bool, noSpace);
    sim::Dice dice(3);
    int points = 0;
    for (std::int64_t nth = 1;; ++nth) {
        const Outcome outcome
            = liveUnder(m_vfs, {.calls = calls, .nth = nth, .sticky = sticky, .noSpace = noSpace});
        if (!outcome.fired) {
            QCOMPARE(outcome.acknowledged, dayBatches);
            break;
        }
        ++points;
        // The same machine later (all it wrote is there), and after a power cut.
        sim::DiskModel disk;
        for (const sim::Op &op : m_vfs.log()) {
            disk.apply(op);
        }
        const sim::Image live = m_vfs.content();
        for (const sim::Image &image :
            {live, disk.crash(Survival::NothingUnsynced, dice), disk.crash(Survival::Torn, dice)}) {
            m_after.boot(image);
            auto opened = Journal::open(sim::tillOptions(m_after));
            QVERIFY2(opened.has_value(),
                qPrintable(QStringLiteral("call %1: %2")
                               .arg(nth)
                               .arg(QString::fromStdString(message(opened)))));
            const sim::Memory memory = sim::recall(**opened, outcome.attempted);
            QVERIFY2(memory.problem.empty(), memory.problem.c_str());
            QVERIFY2(memory.records >= sim::recordsAfter(outcome.acknowledged),
                qPrintable(QStringLiteral("call %1").arg(nth)));
        }
    }
    QVERIFY(points > 0);
}

void FaultSweepTest::f49_afterAFailedSyncNothingIsAcceptedAndTheNextStartWritesItAfresh()
{
    sim::Dice dice(11);
    int failedAppends = 0;
    for (std::int64_t nth = 1;; ++nth) {
        m_vfs.boot({});
        auto opened = Journal::open(sim::tillOptions(m_vfs));
        QVERIFY(opened.has_value());
        m_vfs.plan({.calls = sim::CallSync, .nth = nth});
        int acknowledged = 0;
        int attempted = 0;
        while (attempted < dayBatches) {
            ++attempted;
            if (!sim::liveBatch(**opened, attempted - 1)) {
                break;
            }
            ++acknowledged;
        }
        if (!m_vfs.fired()) {
            break;
        }
        if (acknowledged < dayBatches) {
            ++failedAppends;
            QVERIFY(!(*opened)->isSafe());
            const auto refused = sim::liveBatch(**opened, attempted);
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().code, ErrorCode::Unsafe);
        }
        opened->reset();
        // The till starts again on the same machine, which still shows the pages it never wrote.
        auto again = Journal::open(sim::tillOptions(m_vfs));
        QVERIFY2(again.has_value(), message(again).c_str());
        const sim::Memory seen = sim::recall(**again, attempted);
        QVERIFY2(seen.problem.empty(), seen.problem.c_str());
        QVERIFY(seen.records >= sim::recordsAfter(acknowledged));
        // Power cut now: what the second start showed as present must be on the disk.
        sim::DiskModel disk;
        for (const sim::Op &op : m_vfs.log()) {
            disk.apply(op);
        }
        m_after.boot(disk.crash(Survival::NothingUnsynced, dice));
        auto last = Journal::open(sim::tillOptions(m_after));
        QVERIFY2(last.has_value(), message(last).c_str());
        QCOMPARE(sim::recall(**last, attempted).records, seen.records);
    }
    QVERIFY(failedAppends >= dayBatches - 1);
}

void FaultSweepTest::f51_anOpenPaymentFinishesInTheReserve()
{
    m_vfs.boot({});
    auto opened = Journal::open(
        {.path = sim::journalPath, .vfs = m_vfs.handle(), .reserveBytes = 256 * 1024});
    QVERIFY(opened.has_value());
    QVERIFY((*opened)->isReserveHeld());
    m_vfs.setCapacity(400 * 1024);
    int batch = 0;
    base::Result<journal::Sequence> answer;
    for (; batch < 1000; ++batch) {
        answer = sim::liveBatch(**opened, batch);
        if (!answer) {
            break;
        }
    }
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().code, ErrorCode::Full);
    QVERIFY((*opened)->isSafe());
    QVERIFY((*opened)->releaseReserve());
    QVERIFY(!(*opened)->isReserveHeld());
    QVERIFY(!(*opened)->releaseReserve());
    for (int i = 0; i < 10; ++i, ++batch) { // the steps to the end of a payment
        QVERIFY(sim::liveBatch(**opened, batch).has_value());
    }
    const auto still = (*opened)->restoreReserve();
    QVERIFY(!still.has_value());
    QCOMPARE(still.error().code, ErrorCode::Full);
    opened->reset();
    // A full disk still opens, reads and reports that it has no reserve.
    auto again = Journal::open(
        {.path = sim::journalPath, .vfs = m_vfs.handle(), .reserveBytes = 4 * 1024 * 1024});
    QVERIFY2(again.has_value(), message(again).c_str());
    QVERIFY(!(*again)->isReserveHeld());
    QCOMPARE(sim::recall(**again, batch).records, sim::recordsAfter(batch));
    m_vfs.setCapacity(-1);
    QVERIFY((*again)->restoreReserve().has_value());
    QVERIFY((*again)->isReserveHeld());
}

void FaultSweepTest::f51_aDiskThatFillsAtAnyWriteLosesNothing()
{
    for (std::int64_t capacity = 70'000; capacity < 200'000; capacity += 1'777) {
        m_vfs.boot({});
        auto opened = Journal::open(sim::tillOptions(m_vfs));
        QVERIFY(opened.has_value());
        m_vfs.setCapacity(capacity);
        int acknowledged = 0;
        for (int tries = 0; acknowledged < dayBatches && tries < 2 * dayBatches; ++tries) {
            const auto answer = sim::liveBatch(**opened, acknowledged);
            if (answer) {
                ++acknowledged;
                continue;
            }
            QCOMPARE(answer.error().code, ErrorCode::Full);
            QVERIFY((*opened)->isSafe());
            if (!(*opened)->releaseReserve()) {
                m_vfs.setCapacity(-1); // somebody made room
            }
        }
        QCOMPARE(acknowledged, dayBatches);
        const sim::Memory memory = sim::recall(**opened, dayBatches);
        QVERIFY2(memory.problem.empty(), memory.problem.c_str());
        QCOMPARE(memory.records, sim::recordsAfter(dayBatches));
    }
}

void FaultSweepTest::f54_aReadOnlyDiskGivesTheReasonAndCanStillBeRead()
{
    const Outcome outcome = liveUnder(m_vfs, {});
    QCOMPARE(outcome.acknowledged, dayBatches);
    const sim::Image image = m_vfs.content();
    m_vfs.boot(image);
    m_vfs.setReadOnly(true);
    const auto refused = Journal::open(sim::tillOptions(m_vfs));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    QVERIFY(refused.error().message.find("no card") != std::string::npos);
    auto reader = Journal::openForReading(sim::tillOptions(m_vfs));
    QVERIFY2(reader.has_value(), message(reader).c_str());
    QCOMPARE(sim::recall(**reader, dayBatches).records, sim::recordsAfter(dayBatches));
    QVERIFY(!(*reader)->isSafe());
    QCOMPARE((*reader)->append(sim::dayBatch(0)).error().code, ErrorCode::ReadOnly);
    QVERIFY(m_vfs.content() == image);
}

// Flips one bit after another, a few thousand in all. What opens, replays and verifies without a
// word must be what was written.
void FaultSweepTest::rot(const std::string &file, bool closed)
{
    m_vfs.boot({});
    sim::Image image;
    {
        auto opened = Journal::open(sim::tillOptions(m_vfs));
        QVERIFY(opened.has_value());
        for (int batch = 0; batch < dayBatches; ++batch) {
            QVERIFY(sim::liveBatch(**opened, batch).has_value());
        }
        image = m_vfs.content();
    }
    if (closed) {
        image = m_vfs.content();
    }
    QVERIFY(image.contains(file));
    const std::size_t size = image[file].size();
    QVERIFY(size > 4096);
    int atOpen = 0;
    int atVerify = 0;
    int harmless = 0;
    sim::Dice dice(99);
    constexpr int flips = 3000;
    for (int i = 0; i < flips; ++i) {
        sim::Image rotten = image;
        // The first hundred bytes hold what steers everything else: each of their bits in turn.
        const std::size_t bit = i < 800 ? static_cast<std::size_t>(i) : dice.next() % (size * 8);
        char &byte = rotten[file][bit / 8];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << bit % 8));
        m_after.boot(rotten);
        auto opened = Journal::open(sim::tillOptions(m_after));
        if (!opened) {
            ++atOpen;
            continue;
        }
        const auto report = (*opened)->verify();
        if (!report || !report->findings.empty()) {
            ++atVerify;
            continue;
        }
        ++harmless;
        const sim::Memory memory = sim::recall(**opened, dayBatches);
        QVERIFY2(memory.problem.empty(), memory.problem.c_str());
        QVERIFY2(memory.records == sim::recordsAfter(dayBatches),
            qPrintable(QStringLiteral("bit %1: %2 records").arg(bit).arg(memory.records)));
    }
    qInfo(
        "%d flips: %d found at open, %d by verify, %d harmless", flips, atOpen, atVerify, harmless);
    QVERIFY(atOpen + atVerify > 0);
}

void FaultSweepTest::f52_bitRotInTheDatabaseIsFoundOrHarmless()
{
    rot(sim::journalPath, true);
}

void FaultSweepTest::f52_bitRotInTheLogIsFoundOrHarmless()
{
    rot(std::string(sim::journalPath) + "-wal", false);
}

QTEST_GUILESS_MAIN(FaultSweepTest)
#include "fault_sweep_test.moc"
