// SPDX-License-Identifier: Apache-2.0
//
// The decisions that need no disk: what files mean at start, what codes mean, the marker's bytes,
// the chain's bytes, and the schema's steps.
#include "core/journal/chain.h"
#include "core/journal/migrations.h"
#include "core/journal/side_file.h"
#include "core/journal/sqlite.h"
#include "core/journal/start.h"

#include <sqlite3.h>

#include <QTest>

#include <cerrno>

using namespace pos;
using base::ErrorCode;
using journal::Content;
using journal::FileFacts;
using journal::Marker;
using journal::Start;

class JournalStartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void f52_filesAtStartMeanOneThing_data();
    void f52_filesAtStartMeanOneThing();
    void whatIsInsideDecidesToo_data();
    void whatIsInsideDecidesToo();
    void codesOfSqliteBecomeOurs_data();
    void codesOfSqliteBecomeOurs();
    void aMarkerSurvivesItsBytesAndNothingElseDoes();
    void theChainHasKnownBytes();
    void noTwoRecordsHashAlike();
    void migrationsAreNumberedWithoutHoles();
    void migratingTwiceChangesNothing();
};

void JournalStartTest::f52_filesAtStartMeanOneThing_data()
{
    QTest::addColumn<qint64>("database");
    QTest::addColumn<qint64>("wal");
    QTest::addColumn<qint64>("rollback");
    QTest::addColumn<int>("marker");
    QTest::addColumn<bool>("header");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, qint64 database, qint64 wal, qint64 rollback,
                         Marker marker, bool header, Start expected) {
        QTest::newRow(name) << database << wal << rollback << static_cast<int>(marker) << header
                            << static_cast<int>(expected);
    };
    row("nothing at all", 0, 0, 0, Marker::Absent, false, Start::Create);
    row("an interrupted creation", 0, 0, 512, Marker::Absent, false, Start::Create);
    row("missing, marked", 0, 0, 0, Marker::Present, false, Start::Damaged);
    row("missing, marked unreadably", 0, 0, 0, Marker::Unreadable, false, Start::Damaged);
    row("missing, with a log", 0, 4096, 0, Marker::Absent, false, Start::Damaged);
    row("missing, with a log, marked", 0, 4096, 0, Marker::Present, false, Start::Damaged);
    row("sound", 8192, 0, 0, Marker::Present, true, Start::Existing);
    row("sound, with a log", 8192, 4096, 0, Marker::Present, true, Start::Existing);
    row("a backup without a marker", 8192, 0, 0, Marker::Absent, true, Start::Existing);
    row("marker rotten", 8192, 0, 0, Marker::Unreadable, true, Start::Existing);
    row("garbage", 8192, 0, 0, Marker::Present, false, Start::Damaged);
    row("garbage without a marker", 8192, 0, 0, Marker::Absent, false, Start::Damaged);
    row("first write torn", 8192, 0, 512, Marker::Absent, false, Start::Existing);
    row("garbage with a rollback file", 8192, 0, 512, Marker::Present, false, Start::Damaged);
}

void JournalStartTest::f52_filesAtStartMeanOneThing()
{
    QFETCH(qint64, database);
    QFETCH(qint64, wal);
    QFETCH(qint64, rollback);
    QFETCH(int, marker);
    QFETCH(bool, header);
    QFETCH(int, expected);
    const journal::Verdict verdict = journal::judge({.databaseBytes = database,
        .walBytes = wal,
        .rollbackBytes = rollback,
        .marker = static_cast<Marker>(marker),
        .markerSequence = 7,
        .headerIsSqlite = header});
    QCOMPARE(static_cast<int>(verdict.start), expected);
    QCOMPARE(verdict.what.empty(), verdict.start != Start::Damaged);
}

void JournalStartTest::whatIsInsideDecidesToo_data()
{
    QTest::addColumn<qint64>("application");
    QTest::addColumn<qint64>("version");
    QTest::addColumn<qint64>("objects");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, qint64 application, qint64 version, qint64 objects,
                         bool marked, Content expected) {
        QTest::newRow(name) << application << version << objects << marked
                            << static_cast<int>(expected);
    };
    const qint64 ours = journal::applicationId;
    row("new", 0, 0, 0, false, Content::Empty);
    row("emptied", 0, 0, 0, true, Content::Damaged);
    row("ours", ours, 3, 5, true, Content::Ours);
    row("ours, older", ours, 1, 5, true, Content::Ours);
    row("newer", ours, 4, 5, true, Content::TooNew);
    row("no version", ours, 0, 5, true, Content::Damaged);
    row("negative version", ours, -1, 5, true, Content::Damaged);
    row("somebody else's", 0, 0, 2, false, Content::Damaged);
    row("somebody else's, numbered", 12, 3, 2, false, Content::Damaged);
}

void JournalStartTest::whatIsInsideDecidesToo()
{
    QFETCH(qint64, application);
    QFETCH(qint64, version);
    QFETCH(qint64, objects);
    QFETCH(bool, marked);
    QFETCH(int, expected);
    const auto verdict = journal::judgeContent({.applicationId = application,
        .userVersion = version,
        .schemaObjects = objects,
        .marker = marked ? Marker::Present : Marker::Absent,
        .newestVersion = 3});
    QCOMPARE(static_cast<int>(verdict.content), expected);
}

void JournalStartTest::codesOfSqliteBecomeOurs_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("systemErrno");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, int code, int systemErrno, ErrorCode expected) {
        QTest::newRow(name) << code << systemErrno << static_cast<int>(expected);
    };
    row("full", SQLITE_FULL, 0, ErrorCode::Full);
    row("quota", SQLITE_IOERR_WRITE, EDQUOT, ErrorCode::Full);
    row("write", SQLITE_IOERR_WRITE, EIO, ErrorCode::Io);
    row("sync", SQLITE_IOERR_FSYNC, EIO, ErrorCode::Io);
    row("sync without space", SQLITE_IOERR_FSYNC, ENOSPC, ErrorCode::Io);
    row("index without space", SQLITE_IOERR_SHMSIZE, ENOSPC, ErrorCode::Full);
    row("corrupt", SQLITE_CORRUPT, 0, ErrorCode::Damaged);
    row("corrupt index", SQLITE_CORRUPT_INDEX, 0, ErrorCode::Damaged);
    row("not a database", SQLITE_NOTADB, 0, ErrorCode::Damaged);
    row("read-only", SQLITE_READONLY, 0, ErrorCode::ReadOnly);
    row("read-only disk", SQLITE_CANTOPEN, EROFS, ErrorCode::ReadOnly);
    row("cannot open", SQLITE_CANTOPEN, EACCES, ErrorCode::Io);
    row("busy", SQLITE_BUSY, 0, ErrorCode::Unavailable);
    row("busy snapshot", SQLITE_BUSY_SNAPSHOT, 0, ErrorCode::Unavailable);
    row("memory", SQLITE_NOMEM, 0, ErrorCode::Io);
}

void JournalStartTest::codesOfSqliteBecomeOurs()
{
    QFETCH(int, code);
    QFETCH(int, systemErrno);
    QFETCH(int, expected);
    const base::Error error = journal::sql::toError(code, systemErrno, "do it", "because");
    QCOMPARE(static_cast<int>(error.code), expected);
    QVERIFY(error.message.starts_with("Could not do it: because (SQLite "));
}

void JournalStartTest::aMarkerSurvivesItsBytesAndNothingElseDoes()
{
    const journal::Head head{0x0102030405060708, std::string(32, 'h')};
    const std::string bytes = journal::encodeHead(head);
    QCOMPARE(bytes.size(), 64U);
    QVERIFY(journal::decodeHead(bytes) == head);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::string rotten = bytes;
        rotten[bit / 8]
            = static_cast<char>(static_cast<unsigned char>(rotten[bit / 8]) ^ (1U << bit % 8));
        QVERIFY(!journal::decodeHead(rotten).has_value());
    }
    QVERIFY(!journal::decodeHead(bytes.substr(0, 63)).has_value());
    QVERIFY(!journal::decodeHead({}).has_value());
    QVERIFY(!journal::decodeHead(bytes + 'x').has_value());
}

void JournalStartTest::theChainHasKnownBytes()
{
    // Computed apart: SHA-256 over 32 zeros, then 1, 2 and 3 as eight bytes each, highest first,
    // then each text behind its length as eight bytes. A change here strands every journal.
    const journal::NewRecord record{"s", "k", "{}", 2, 3};
    QCOMPARE(journal::toHex(journal::Chain().next(journal::chainStart(), 1, record)),
        std::string("88d4465d42900f83b48f0e9a9b3ab9570086b9a480376c96c02b133ed15f2369"));
}

void JournalStartTest::noTwoRecordsHashAlike()
{
    journal::Chain chain;
    const std::string start = journal::chainStart();
    const journal::NewRecord one{"ab", "c", "{}", 1, 1};
    const journal::NewRecord moved{"a", "bc", "{}", 1, 1};
    QVERIFY(chain.next(start, 1, one) != chain.next(start, 1, moved));
    QVERIFY(chain.next(start, 1, one) != chain.next(start, 2, one));
    QVERIFY(chain.next(start, 1, one) != chain.next(std::string(32, '1'), 1, one));
    QCOMPARE(chain.next(start, 1, one), journal::Chain().next(start, 1, one));
}

void JournalStartTest::migrationsAreNumberedWithoutHoles()
{
    int version = 0;
    for (const journal::Migration &step : journal::migrations()) {
        QCOMPARE(step.toVersion, ++version);
        QVERIFY(step.sql != nullptr && step.sql[0] != '\0');
    }
    QVERIFY(version >= 1);
    QCOMPARE(journal::newestVersion(), version);
}

void JournalStartTest::migratingTwiceChangesNothing()
{
    auto database = journal::sql::Database::open({.path = ":memory:"});
    QVERIFY(database.has_value());
    QVERIFY(journal::migrate(*database, 0).has_value());
    const auto once = journal::schemaText(*database);
    QVERIFY(journal::migrate(*database, journal::newestVersion()).has_value());
    QCOMPARE(journal::schemaText(*database).value(), once.value());
    QCOMPARE(
        database->integer("PRAGMA user_version", "look").value_or(-1), journal::newestVersion());
    QCOMPARE(
        database->integer("PRAGMA application_id", "look").value_or(-1), journal::applicationId);
    // Applied to a schema that is there already, a step fails whole and leaves no transaction.
    QVERIFY(!journal::migrate(*database, 0).has_value());
    QCOMPARE(journal::schemaText(*database).value(), once.value());
    QVERIFY(!database->execute("COMMIT", "look").has_value());
}

QTEST_GUILESS_MAIN(JournalStartTest)
#include "start_test.moc"
