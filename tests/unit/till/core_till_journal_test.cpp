// SPDX-License-Identifier: Apache-2.0
//
// The till and its journal: damage, what a person closes, what a failed write leaves in doubt, and
// what is read out of it.
#include "core/journal/rebuild.h"
#include "core/payment/codec.h"
#include "core/payment/summary.h"
#include "core/sale/description.h"
#include "tests/unit/till/core_counter.h"

#include <sqlite3.h>
#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

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
    void theCoreAnswersWhileAnExportRuns();
    void anExportThatIsStoppedWritesNoFile();
    void aLongHistoryIsExportedOldestFirst();
    void i11_damageFarBackIsFoundWhileTheTillWorks();
    void i11_aSoundJournalIsCheckedOnceADay();
    void f52_aPersonSeesTheDamageHasItRebuiltAndConfirms();
    void f52_nothingIsRebuiltWhileAPaymentIsOpen();

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
    counter.worker.work();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::Exported);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto csv = file.readAll();
    QVERIFY2(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), csv.constData());
    QVERIFY2(csv.contains("\"'=1+1,2\""), csv.constData());
    QVERIFY(csv.contains("23.50"));
}

namespace {

constexpr int refusedRecords = 2; // of one payment that PlutoPay refused to start

std::string codeOf(int number)
{
    auto text = std::to_string(number);
    return "PAY" + std::string(7 - text.size(), '0') + text;
}

// A journal of payments that ended long ago, as the engine writes them.
void fillJournal(const std::string &path, int payments)
{
    auto journal = journal::Journal::open({.path = path});
    QVERIFY(journal.has_value());
    std::vector<journal::NewRecord> records;
    std::vector<journal::Summary> summaries;
    for (int i = 1; i <= payments; ++i) {
        auto started = aStart();
        started.id = payment::AttemptId(codeOf(i));
        started.sale = payment::SaleId("sale-" + std::to_string(i));
        const std::int64_t utcMs = 1'795'000'000'000 + i * 60'000;
        const payment::Event first{i * 60'000, utcMs, started};
        auto answer = refused(payment::Call::Create, gateway::RefusalKind::InvalidRequest);
        answer.number = 1;
        const payment::Event second{first.atMs + 300, utcMs + 300, answer};
        for (const auto &event : {first, second}) {
            records.push_back({started.id.text(), std::string(payment::kindOf(event)),
                payment::encode(event), event.utcMs, event.atMs});
        }
        summaries.push_back(
            payment::rowFor(payment::step(payment::start(first).next, second).next));
    }
    QVERIFY((*journal)->appendWith(records, summaries).has_value());
    QVERIFY((*journal)->setMeta("summaries", payment::summaryVersion).has_value());
}

// Behind the journal's back, as a bad disk would.
void spoil(const std::string &path, const std::string &sql)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

void spoilRecord(const std::string &path, int sequence)
{
    spoil(path,
        "DROP TRIGGER records_are_not_changed; UPDATE records SET monotonic_ms = 7 WHERE sequence "
        "= " + std::to_string(sequence));
}

} // namespace

void CoreTillJournalTest::theCoreAnswersWhileAnExportRuns()
{
    Counter counter(folder());
    counter.readers(1);
    const auto path = folder() + QLatin1String("/out.csv");
    counter.till->send(view::command::ExportPayments{path.toStdString(), {}});
    QVERIFY(counter.notices.empty());
    QVERIFY(counter.exports.back().running);
    counter.charge(); // a customer does not wait for a table
    QCOMPARE(counter.count("create"), 1);
    counter.till->send(view::command::ExportPayments{path.toStdString(), {}}); // one at a time
    QCOMPARE(counter.notices.back().kind, Notice::Kind::NotPossibleNow);
    counter.worker.work();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::Exported);
    QVERIFY(!counter.exports.back().running);
    QVERIFY(QFile::exists(path));
}

void CoreTillJournalTest::anExportThatIsStoppedWritesNoFile()
{
    Counter counter(folder());
    const auto path = folder() + QLatin1String("/out.csv");
    counter.till->send(view::command::ExportPayments{path.toStdString(), {}});
    counter.till->send(view::command::StopExport{});
    counter.worker.work();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::ExportStopped);
    QVERIFY(!counter.exports.back().running);
    QVERIFY(!QFile::exists(path));
    counter.till->send(view::command::ExportPayments{path.toStdString(), {}});
    counter.worker.work();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::Exported);
}

void CoreTillJournalTest::aLongHistoryIsExportedOldestFirst()
{
    QDir().mkpath(folder());
    constexpr int payments = 1'200;
    fillJournal(folder().toStdString() + "/journal-test.db", payments);
    Counter counter(folder());
    const auto path = folder() + QLatin1String("/out.csv");
    counter.till->send(view::command::ExportPayments{path.toStdString(), {}});
    counter.worker.work();
    QCOMPARE(counter.notices.back().kind, Notice::Kind::Exported);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), payments + 1);
    for (int i = 1; i <= payments; ++i) {
        QVERIFY2(lines[i].contains(codeOf(i).c_str()), lines[i].constData());
    }
    std::vector<int> percents;
    for (const auto &now : counter.exports) {
        percents.push_back(now.percent);
    }
    QVERIFY(std::is_sorted(percents.begin(), percents.end() - 1)); // the last says: it is over
    QVERIFY(percents.size() > 3U);
    counter.till->send(view::command::ExportPayments{path.toStdString(), {codeOf(7)}});
    counter.worker.work();
    QVERIFY(file.seek(0));
    QFile one(path);
    QVERIFY(one.open(QIODevice::ReadOnly));
    QCOMPARE(one.readAll().trimmed().split('\n').size(), 2);
}

void CoreTillJournalTest::i11_damageFarBackIsFoundWhileTheTillWorks()
{
    QDir().mkpath(folder());
    const auto path = folder().toStdString() + "/journal-test.db";
    fillJournal(path, 1'000);
    spoilRecord(path, 300);
    Counter counter(folder());
    counter.readers(1);
    QVERIFY(counter.status.canCharge); // the newest 1,000 records are as they were written
    int parts = 0;
    for (int i = 0; i < 100 && counter.worst() != Trouble::JournalDamaged; ++i) {
        counter.executor.pass(10'000);
        parts += counter.worker.work();
    }
    QCOMPARE(counter.worst(), Trouble::JournalDamaged);
    QVERIFY(!counter.status.canCharge);
    QCOMPARE(parts, 2); // 256 records at a time
    counter.charge();
    QCOMPARE(counter.count("create"), 0);
}

void CoreTillJournalTest::i11_aSoundJournalIsCheckedOnceADay()
{
    QDir().mkpath(folder());
    fillJournal(folder().toStdString() + "/journal-test.db", 500);
    Counter counter(folder());
    counter.readers(1);
    QCOMPARE(counter.worker.work(), 0); // the start belongs to the cashier
    const auto partsIn = [&](int seconds) {
        int parts = 0;
        for (int i = 0; i < seconds; ++i) {
            counter.executor.pass(1'000);
            parts += counter.worker.work();
        }
        return parts;
    };
    QCOMPARE(partsIn(60), 4); // 1,000 records
    QCOMPARE(partsIn(3'600), 0);
    counter.executor.pass(24 * 3'600'000);
    QCOMPARE(counter.worker.work(), 1);
    QVERIFY(counter.status.canCharge);
}

void CoreTillJournalTest::f52_aPersonSeesTheDamageHasItRebuiltAndConfirms()
{
    using Step = view::RepairView::Step;
    QDir().mkpath(folder());
    const auto path = folder().toStdString() + "/journal-test.db";
    fillJournal(path, 20);
    spoilRecord(path, 11 * refusedRecords + 1); // the beginning of the 12th
    Counter counter(folder());
    counter.readers(1);
    QCOMPARE(counter.worst(), Trouble::JournalDamaged);
    counter.till->send(view::command::RebuildJournal{}); // not before anybody has looked
    QCOMPARE(counter.notices.back().kind, Notice::Kind::NotPossibleNow);

    counter.till->send(view::command::LookAtJournal{});
    QCOMPARE(counter.repair.step, Step::Looking);
    counter.worker.work();
    QCOMPARE(counter.repair.step, Step::Damaged);
    QCOMPARE(counter.repair.certain, 22);
    QCOMPARE(counter.repair.unproved, 18);
    QCOMPARE(counter.repair.missing, 0);
    QCOMPARE(counter.repair.payments, 9);
    QVERIFY(counter.repair.certainUntilUtcMs.value() < counter.repair.fromUtcMs.value());
    QVERIFY(counter.repair.canRebuild);
    QVERIFY(!counter.repair.detail.empty());

    counter.till->send(view::command::ConfirmJournal{}); // there is nothing to confirm yet
    QCOMPARE(counter.notices.back().kind, Notice::Kind::NotPossibleNow);
    counter.till->send(view::command::RebuildJournal{});
    QCOMPARE(counter.repair.step, Step::Rebuilding);
    counter.worker.work();
    QCOMPARE(counter.repair.step, Step::Comparing);
    gateway::Page<gateway::Transaction> page;
    for (const int number : {3, 15}) {
        auto transaction = ScriptedGateway::transactionOf(record(Status::Succeeded));
        transaction.description = sale::description("tea", codeOf(number));
        transaction.statusText = "succeeded";
        page.items.push_back(transaction);
    }
    page.lastPage = 1;
    ScriptedGateway::answer<gateway::Page<gateway::Transaction>>(counter.gateway->lists, page);
    QCOMPARE(counter.repair.step, Step::Rebuilt);
    QCOMPARE(counter.repair.compared, 2);
    QCOMPARE(counter.repair.found.size(), 1U);
    QCOMPARE(counter.repair.found[0].attemptId, codeOf(15));
    QVERIFY(QFile::exists(QString::fromStdString(counter.repair.asidePath)));

    QCOMPARE(counter.worst(), Trouble::JournalDamaged); // until a person says so
    counter.charge();
    QCOMPARE(counter.count("create"), 0);
    counter.till->send(view::command::ConfirmJournal{});
    QCOMPARE(counter.repair.step, Step::Sound);
    QCOMPARE(counter.worst(), Trouble::None);
    counter.charge();
    QCOMPARE(counter.count("create"), 1);
}

void CoreTillJournalTest::f52_nothingIsRebuiltWhileAPaymentIsOpen()
{
    QDir().mkpath(folder());
    const auto path = folder().toStdString() + "/journal-test.db";
    fillJournal(path, 1'000);
    spoilRecord(path, 300);
    Counter counter(folder());
    counter.readers(1);
    counter.charge();
    counter.gateway->create(record(Status::Pending));
    counter.gateway->pushed();
    for (int i = 0; i < 5; ++i) {
        counter.executor.pass(10'000);
        counter.worker.work();
    }
    QCOMPARE(counter.worst(), Trouble::JournalDamaged);
    counter.till->send(view::command::LookAtJournal{});
    counter.worker.work();
    QCOMPARE(counter.repair.step, view::RepairView::Step::Damaged);
    QVERIFY(!counter.repair.canRebuild);
    counter.till->send(view::command::RebuildJournal{});
    QCOMPARE(counter.notices.back().kind, Notice::Kind::NotPossibleNow);
    QCOMPARE(counter.checkout.stage, view::Stage::WaitingForCard); // it goes on to its end
}

QTEST_GUILESS_MAIN(CoreTillJournalTest)
#include "core_till_journal_test.moc"
