// SPDX-License-Identifier: Apache-2.0
//
// F52: what is left of a damaged journal, and that nothing of it is ever thrown away.
#include "core/journal/rebuild.h"

#include <sqlite3.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

using namespace pos;
using base::ErrorCode;
using journal::Journal;

namespace {

constexpr std::int64_t utcMs = 1'795'169'095'000;

QByteArray read(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

} // namespace

class RebuildTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void f52_theProvedPrefixIsTakenOver();
    void f52_aFileOfZeroesGivesAnEmptyJournalThatSaysSo();
    void f52_lostNewestRecordsAreNoticed();
    void aRebuildThatWasCutOffIsEnded();
    void aSoundJournalIsLeftAlone();
    void anUnconfirmedRebuildStaysUnconfirmedUntilAPersonSaysSo();

private:
    void fill(int records)
    {
        auto journal = Journal::open({.path = m_path});
        QVERIFY(journal.has_value());
        for (int i = 1; i <= records; ++i) {
            const journal::NewRecord record{
                "7F3K2M9Q4T", "payment.woke", "{\"n\":" + std::to_string(i) + "}", utcMs + i, i};
            QVERIFY((*journal)->append({&record, 1}).has_value());
        }
    }
    // Behind the journal's back, as a bad disk would.
    void spoil(const char *sql)
    {
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open(m_path.c_str(), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void RebuildTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("journal.db")).toStdString();
}

void RebuildTest::f52_theProvedPrefixIsTakenOver()
{
    fill(6);
    spoil("DROP TRIGGER records_are_not_changed; UPDATE records SET body = '{\"n\":9}' WHERE "
          "sequence = 4");
    const auto before = read(m_path);
    QCOMPARE(Journal::open({.path = m_path}).error().code, ErrorCode::Damaged);
    const auto rebuilt = journal::rebuild(m_path, utcMs);
    QVERIFY2(rebuilt.has_value(), rebuilt ? "" : rebuilt.error().message.c_str());
    QCOMPARE(rebuilt->records, 3);
    QVERIFY(rebuilt->damage.find("4") != std::string::npos);
    QCOMPARE(read(rebuilt->asidePath), before); // every byte is still there
    auto journal = Journal::open({.path = m_path});
    QVERIFY2(journal.has_value(), journal ? "" : journal.error().message.c_str());
    std::vector<std::string> bodies;
    std::string lastKind;
    QVERIFY((*journal)->replay([&](const journal::Record &record) {
        bodies.push_back(record.data.body);
        lastKind = record.data.kind;
        return true;
    }));
    QCOMPARE(bodies.size(), 4U);
    QCOMPARE(bodies[2], std::string("{\"n\":3}"));
    QCOMPARE(lastKind, std::string("journal.rebuilt"));
}

void RebuildTest::f52_aFileOfZeroesGivesAnEmptyJournalThatSaysSo()
{
    fill(3);
    QFile file(QString::fromStdString(m_path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(QByteArray(20'000, '\0')), 20'000);
    file.close();
    const auto rebuilt = journal::rebuild(m_path, utcMs);
    QVERIFY2(rebuilt.has_value(), rebuilt ? "" : rebuilt.error().message.c_str());
    QCOMPARE(rebuilt->records, 0);
    QVERIFY(!rebuilt->damage.empty());
    QCOMPARE(read(rebuilt->asidePath), QByteArray(20'000, '\0'));
    auto journal = Journal::open({.path = m_path});
    QVERIFY(journal.has_value());
    QVERIFY(!journal::unconfirmedRebuild(**journal)->empty());
}

void RebuildTest::f52_lostNewestRecordsAreNoticed()
{
    fill(6);
    spoil("DROP TRIGGER records_are_not_removed; DELETE FROM records WHERE sequence > 4");
    const auto rebuilt = journal::rebuild(m_path, utcMs);
    QVERIFY2(rebuilt.has_value(), rebuilt ? "" : rebuilt.error().message.c_str());
    QCOMPARE(rebuilt->records, 4);
    QVERIFY(!rebuilt->damage.empty());
}

// The power went between setting the damaged file aside and putting the new one in its place.
void RebuildTest::aRebuildThatWasCutOffIsEnded()
{
    fill(2);
    spoil(
        "DROP TRIGGER records_are_not_changed; UPDATE records SET body = '{}' WHERE sequence = 2");
    QVERIFY(journal::rebuild(m_path, utcMs).has_value());
    const auto named = [](const std::string &path) { return QString::fromStdString(path); };
    for (const auto *suffix : {"", ".lock"}) {
        QVERIFY(QFile::rename(named(m_path + suffix), named(m_path + ".rebuilt" + suffix)));
    }
    QVERIFY(journal::finishRebuild(m_path).has_value());
    auto journal = Journal::open({.path = m_path});
    QVERIFY(journal.has_value());
    QCOMPARE((*journal)->stats()->records, 2); // the proved one, and the word about the rebuild
    QVERIFY(!journal::unconfirmedRebuild(**journal)->empty());
    journal->reset();
    QVERIFY(journal::finishRebuild(m_path).has_value()); // nothing more to do
}

void RebuildTest::aSoundJournalIsLeftAlone()
{
    fill(3);
    const auto rebuilt = journal::rebuild(m_path, utcMs);
    QVERIFY(!rebuilt);
    QCOMPARE(rebuilt.error().code, ErrorCode::InvalidArgument);
    QVERIFY(Journal::open({.path = m_path}).has_value());
}

void RebuildTest::anUnconfirmedRebuildStaysUnconfirmedUntilAPersonSaysSo()
{
    fill(2);
    spoil(
        "DROP TRIGGER records_are_not_changed; UPDATE records SET body = '{}' WHERE sequence = 1");
    const auto rebuilt = journal::rebuild(m_path, utcMs);
    QVERIFY(rebuilt.has_value());
    for (int start = 0; start < 2; ++start) {
        auto journal = Journal::open({.path = m_path});
        QCOMPARE(*journal::unconfirmedRebuild(**journal), rebuilt->asidePath);
    }
    auto journal = Journal::open({.path = m_path});
    QVERIFY(journal::confirmRebuild(**journal).has_value());
    QVERIFY(journal::unconfirmedRebuild(**journal)->empty());
}

QTEST_GUILESS_MAIN(RebuildTest)
#include "rebuild_test.moc"
