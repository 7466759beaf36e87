// SPDX-License-Identifier: Apache-2.0
//
// The till and its journal: damage, what a person closes, what a failed write leaves in doubt, and
// what is read out of it.
#include "core/journal/rebuild.h"
#include "tests/unit/till/core_counter.h"

#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <string>

using namespace pos;
using namespace pos::test;
using Counter = CoreCounter;
using view::Notice;
using view::Trouble;

class CoreTillJournalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void f52_aDamagedJournalTurnsCardsOff();
    void f52_aRebuiltJournalKeepsCardsOffUntilItIsConfirmed();
    void f26_whatARecordTookBackIsATaskThatAPersonCloses();
    void f49_aRefundThatMayFollowIsATask();
    void theExportDefusesFormulas();

private:
    [[nodiscard]] QString folder() const
    {
        return m_folder.filePath(QLatin1String(QTest::currentTestFunction()));
    }
    QTemporaryDir m_folder;
};

void CoreTillJournalTest::f52_aDamagedJournalTurnsCardsOff()
{
    QDir().mkpath(folder());
    QFile file(folder() + QLatin1String("/journal-test.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray rubbish(20'000, 'x');
    QCOMPARE(file.write(rubbish), rubbish.size());
    file.close();
    Counter counter(folder());
    counter.readers(1);
    QCOMPARE(counter.worst(), Trouble::JournalDamaged);
    QVERIFY(!counter.status.canCharge);
    counter.charge();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::JournalUnsafe);
    QCOMPARE(counter.count("create"), 0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), rubbish); // every byte is still there
}

void CoreTillJournalTest::f52_aRebuiltJournalKeepsCardsOffUntilItIsConfirmed()
{
    const auto path = folder().toStdString() + "/journal-test.db";
    QDir().mkpath(folder());
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(QByteArray(20'000, 'x')), 20'000);
    file.close();
    QVERIFY(journal::rebuild(path, 1'795'169'095'000).has_value());
    {
        Counter counter(folder());
        counter.readers(1);
        QCOMPARE(counter.worst(), Trouble::JournalDamaged);
        QVERIFY(!counter.status.canCharge);
        counter.charge();
        QCOMPARE(counter.notices.back().kind, Notice::Kind::JournalUnsafe);
        QCOMPARE(counter.count("create"), 0);
    }
    {
        auto journal = journal::Journal::open({.path = path});
        QVERIFY(journal.has_value());
        QVERIFY(journal::confirmRebuild(**journal).has_value());
    }
    Counter counter(folder());
    counter.readers(1);
    counter.charge();
    QCOMPARE(counter.count("create"), 1);
}

namespace {

// A payment that was paid, looked at and put away.
std::string paidAndDone(Counter &counter)
{
    counter.readers(1);
    counter.charge();
    counter.gateway->create(record(Status::Pending));
    counter.gateway->pushed();
    const auto attempt = counter.checkout.attemptId;
    counter.till->engine()->lookNow(payment::AttemptId(attempt));
    counter.gateway->read(record(Status::Succeeded));
    counter.till->send(view::command::Dismiss{attempt});
    return attempt;
}

} // namespace

void CoreTillJournalTest::f26_whatARecordTookBackIsATaskThatAPersonCloses()
{
    std::string attempt;
    {
        Counter counter(folder());
        attempt = paidAndDone(counter);
        counter.till->engine()->lookNow(payment::AttemptId(attempt));
        QVERIFY(!counter.gateway->reads.empty());
        counter.gateway->read(record(Status::FailedAttempt));
        QCOMPARE(counter.tasks.size(), 1U);
        QCOMPARE(counter.tasks[0].kind, view::TaskKind::RecordTookBack);
        QCOMPARE(counter.tasks[0].why.first, std::string("failed_attempt"));
        QCOMPARE(counter.status.openTasks, 1);
    }
    { // nobody has looked yet
        Counter counter(folder());
        QCOMPARE(counter.tasks.size(), 1U);
        counter.till->send(view::command::CloseTask{attempt});
        QVERIFY(counter.tasks.empty());
        QCOMPARE(counter.status.openTasks, 0);
        counter.till->send(view::command::OpenPayment{attempt, {}});
        QCOMPARE(counter.detail.timeline.back().what.first, std::string("close_task"));
    }
    Counter counter(folder());
    QVERIFY(counter.tasks.empty());
    counter.till->send(view::command::CloseTask{"NOSUCHONE0"});
    QCOMPARE(counter.notices.back().kind, Notice::Kind::NotPossibleNow);
}

// The disk fails in the moment of the press: nobody can know whether the record is there.
void CoreTillJournalTest::f49_aRefundThatMayFollowIsATask()
{
    Counter counter(folder());
    const auto attempt = paidAndDone(counter);
    const auto calls = counter.gateway->calls.size();
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    auto *const handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{0, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0); // every write to a file fails
    counter.till->send(view::command::Refund{attempt, 1'000, "late"});
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QCOMPARE(counter.notices.back().kind, Notice::Kind::MayFollow);
    QCOMPARE(counter.gateway->calls.size(), calls);
    QCOMPARE(counter.worst(), Trouble::JournalUnsafe);
    QCOMPARE(counter.tasks.size(), 1U);
    QCOMPARE(counter.tasks[0].kind, view::TaskKind::MayFollow);
    QCOMPARE(counter.tasks[0].amount->minor(), 1'000);
    QCOMPARE(counter.tasks[0].why.first, std::string("refund"));
}

void CoreTillJournalTest::theExportDefusesFormulas()
{
    Counter counter(folder());
    counter.readers(1);
    counter.charge(askedMinor, "=HYPERLINK(\"http://x\")");
    auto created = record(Status::Pending);
    created.reference = "=1+1,2";
    counter.gateway->create(created);
    const auto path = folder() + QLatin1String("/out.csv");
    counter.till->send(view::command::ExportPayments{path.toStdString(), {}});
    QCOMPARE(counter.notices.back().kind, Notice::Kind::Exported);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto csv = file.readAll();
    QVERIFY2(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), csv.constData());
    QVERIFY2(csv.contains("\"'=1+1,2\""), csv.constData());
    QVERIFY(csv.contains("23.50"));
}

QTEST_GUILESS_MAIN(CoreTillJournalTest)
#include "core_till_journal_test.moc"
