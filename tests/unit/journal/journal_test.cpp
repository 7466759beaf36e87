// SPDX-License-Identifier: Apache-2.0
//
// The journal on a real disk: locks, damage, copies and older versions.
#include "core/journal/journal.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pos;
using base::ErrorCode;
using journal::Journal;
using journal::NewRecord;

namespace {

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

void write(const std::string &path, const QByteArray &bytes)
{
    QFile file(text(path));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const std::string &path)
{
    QFile file(text(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

// As a database browser would, behind the journal's back.
bool runSql(const std::string &path, const char *sql)
{
    sqlite3 *database = nullptr;
    const bool opened = sqlite3_open(path.c_str(), &database) == SQLITE_OK;
    const bool done = opened && sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return done;
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void f53_aSecondTillIsRefusedAtOnce();
    void f53_aForeignWriterCostsNothingButTime();
    void aReaderWorksBesideARunningTill();
    void f45_aTillKilledWithALongLogStartsAgain_data();
    void f45_aTillKilledWithALongLogStartsAgain();
    void aMissingFolderIsNamed();
    void aJournalThatWasNeverFinishedIsNoneAndNotADamagedOne();
    void f52_damageIsReportedAndTheBytesStay_data();
    void f52_damageIsReportedAndTheBytesStay();
    void f52_aChangedRecordIsFoundAtOpen();
    void f52_anOldChangedRecordIsFoundByVerifyAndReplay();
    void f52_anOlderCopyPutBackIsFound();
    void f52_setAsideKeepsEveryByteAndLetsTheTillStart();
    void setAsideRefusesAJournalInUse();
    void historyCannotBeRewrittenThroughSql();
    void aNewerVersionIsNotTouched();
    void aVersionOneJournalOpensAndIsSound();
    void aBackupIsOneSoundFile();
    void anExportCanBeReadAndCheckedElsewhere();
    void statsAndStreamsTellWhatIsThere();
    void aSettingComesBackAndAChangedOneIsFound();

private:
    base::Result<std::unique_ptr<Journal>> open() { return Journal::open({.path = m_path}); }
    void fill(int records);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void JournalTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("journal.db")).toStdString();
}

void JournalTest::fill(int records)
{
    auto opened = open();
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    std::vector<NewRecord> batch;
    for (int i = 0; i < records; ++i) {
        batch.push_back({"attempt-" + std::to_string(i % 2), "payment.step",
            "{\"n\":" + std::to_string(i) + "}", 1'700'000'000'000 + i, i});
    }
    QVERIFY((*opened)->append(batch).has_value());
}

void JournalTest::f53_aSecondTillIsRefusedAtOnce()
{
    auto first = open();
    QVERIFY(first.has_value());
    const auto second = open();
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().code, ErrorCode::InUse);
    QVERIFY((*first)->append(std::vector<NewRecord>{{"till", "a", "{}", 0, 0}}).has_value());
    first->reset();
    QVERIFY(open().has_value());
}

void JournalTest::f53_aForeignWriterCostsNothingButTime()
{
    auto till = open();
    QVERIFY(till.has_value());
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(m_path.c_str(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const std::vector<NewRecord> one{{"till", "a", "{}", 0, 0}};
    const auto refused = (*till)->append(one);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Unavailable);
    QVERIFY((*till)->isSafe());
    sqlite3_close(other);
    QCOMPARE((*till)->append(one).value_or(-1), 1);
}

void JournalTest::aReaderWorksBesideARunningTill()
{
    auto till = open();
    QVERIFY(till.has_value());
    const std::vector<NewRecord> one{{"till", "a", "{}", 0, 0}};
    QVERIFY((*till)->append(one).has_value());
    auto reader = Journal::openForReading({.path = m_path});
    QVERIFY2(reader.has_value(), reader ? "" : reader.error().message.c_str());
    QCOMPARE((*reader)->stats().value().records, 1);
    QVERIFY((*till)->append(one).has_value());
    QCOMPARE((*reader)->stats().value().records, 2);
    QVERIFY((*reader)->verify().value().findings.empty());
    QVERIFY((*till)->verify().value().findings.empty());
    QCOMPARE((*reader)->append(one).error().code, ErrorCode::ReadOnly);
}

void JournalTest::f45_aTillKilledWithALongLogStartsAgain_data()
{
    QTest::addColumn<int>("logKiB");
    for (const int size : {100, 128, 140, 256, 1'100}) { // around the 128 KiB of one system write
        QTest::addRow("%d KiB", size) << size;
    }
}

// The machine went down before the log was folded into the database: its files as they lie there.
void JournalTest::f45_aTillKilledWithALongLogStartsAgain()
{
    QFETCH(const int, logKiB);
    journal::OpenOptions options;
    options.path = m_path;
    options.checkpointPages = 1'000'000;
    auto till = Journal::open(options);
    QVERIFY(till.has_value());
    const std::string body = "{\"x\":\"" + std::string(900, 'x') + "\"}";
    while (QFileInfo(text(m_path + "-wal")).size() < qint64{1024} * logKiB) {
        const std::vector<NewRecord> one{{"A", "payment.woke", body, 1, 1}};
        QVERIFY((*till)->append(one).has_value());
    }
    const auto records = (*till)->stats().value().records;
    const auto other = m_folder->filePath(QStringLiteral("after")).toStdString();
    QVERIFY(QDir().mkpath(text(other)));
    for (const char *suffix : {"", "-wal", ".lock"}) {
        QVERIFY(QFile::copy(text(m_path + suffix), text(other + "/journal.db" + suffix)));
    }
    options.path = other + "/journal.db";
    auto again = Journal::open(options);
    QVERIFY2(again.has_value(), again ? "" : again.error().message.c_str());
    QCOMPARE((*again)->stats().value().records, records);
    QVERIFY((*again)->verify()->findings.empty());
}

void JournalTest::aMissingFolderIsNamed()
{
    const auto missing = Journal::open({.path = m_path + "-no/journal.db"});
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const auto nothing = Journal::openForReading({.path = m_path});
    QVERIFY(!nothing.has_value());
    QCOMPARE(nothing.error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(text(m_path)));
}

// Found by plutopos-torture --seed 1: killed between SQLite's first page and the schema.
void JournalTest::aJournalThatWasNeverFinishedIsNoneAndNotADamagedOne()
{
    QVERIFY(runSql(m_path, "PRAGMA journal_mode = WAL"));
    const auto reader = Journal::openForReading({.path = m_path});
    QVERIFY(!reader.has_value());
    QCOMPARE(reader.error().code, ErrorCode::NotFound);
    QVERIFY(Journal::open({.path = m_path}).has_value());
    QVERIFY(Journal::openForReading({.path = m_path}).has_value());
}

void JournalTest::f52_damageIsReportedAndTheBytesStay_data()
{
    QTest::addColumn<int>("keepBytes"); // -1 = the file is removed
    QTest::addColumn<char>("rest"); // what the remaining bytes become, 'k' = cut off
    QTest::newRow("removed") << -1 << 'k';
    QTest::newRow("emptied") << 0 << 'k';
    QTest::newRow("a hundred bytes left") << 100 << 'k';
    QTest::newRow("one page left") << 4096 << 'k';
    QTest::newRow("zeroed") << 0 << '\0';
    QTest::newRow("zeroed after the first page") << 4096 << '\0';
    QTest::newRow("garbage") << 0 << 'z';
    QTest::newRow("garbage after the first page") << 4096 << 'z';
}

void JournalTest::f52_damageIsReportedAndTheBytesStay()
{
    fill(50);
    QFETCH(int, keepBytes);
    QFETCH(char, rest);
    QByteArray bytes = read(m_path);
    const auto size = bytes.size();
    bytes.truncate(std::max(0, keepBytes));
    if (rest != 'k') {
        bytes.append(QByteArray(size - bytes.size(), rest));
    }
    if (keepBytes < 0) {
        QVERIFY(QFile::remove(text(m_path)));
        bytes = "(missing)";
    } else {
        write(m_path, bytes);
    }
    for (const bool forReading : {false, true}) {
        const auto opened = forReading ? Journal::openForReading({.path = m_path}) : open();
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, ErrorCode::Damaged);
        QVERIFY(!opened.error().message.empty());
        QVERIFY(read(m_path) == bytes);
    }
}

void JournalTest::f52_aChangedRecordIsFoundAtOpen()
{
    fill(5);
    QVERIFY(runSql(m_path,
        "DROP TRIGGER records_are_not_changed; UPDATE records SET body = '{}' WHERE sequence = 3"));
    const auto opened = open();
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, ErrorCode::Damaged);
    QVERIFY(opened.error().message.find("Record 3") != std::string::npos);
}

void JournalTest::f52_anOldChangedRecordIsFoundByVerifyAndReplay()
{
    fill(1500);
    QVERIFY(runSql(m_path,
        "DROP TRIGGER records_are_not_changed; UPDATE records SET utc_ms = 1 WHERE sequence = 3"));
    auto opened = open();
    QVERIFY(opened.has_value());
    const auto report = (*opened)->verify();
    QVERIFY(report.has_value());
    QCOMPARE(report->records, 1500);
    QCOMPARE(report->findings.size(), 2U); // the missing trigger, the changed record
    QCOMPARE(report->findings.at(1).sequence, 3);
    int seen = 0;
    const auto replayed = (*opened)->replay([&](const journal::Record &) { return ++seen > 0; });
    QVERIFY(!replayed.has_value());
    QCOMPARE(replayed.error().code, ErrorCode::Damaged);
    QCOMPARE(seen, 2);
    QCOMPARE((*opened)->stream("attempt-0").error().code, ErrorCode::Damaged);
}

void JournalTest::f52_anOlderCopyPutBackIsFound()
{
    fill(5);
    const QByteArray older = read(m_path);
    fill(5);
    write(m_path, older);
    const auto opened = open();
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, ErrorCode::Damaged);
    QVERIFY(opened.error().message.find("older copy") != std::string::npos);
}

void JournalTest::f52_setAsideKeepsEveryByteAndLetsTheTillStart()
{
    fill(5);
    write(m_path, "not a journal");
    QCOMPARE(open().error().code, ErrorCode::Damaged);
    const auto first = journal::setAside(m_path, 1'700'000'000'000);
    QVERIFY2(first.has_value(), first ? "" : first.error().message.c_str());
    QCOMPARE(*first, m_path + ".damaged-1700000000000");
    QCOMPARE(read(*first), QByteArray("not a journal"));
    fill(2);
    write(m_path, "again");
    const auto second = journal::setAside(m_path, 1'700'000'000'000);
    QVERIFY(second.has_value());
    QCOMPARE(*second, *first + "-2");
    QCOMPARE(read(*first), QByteArray("not a journal"));
    QCOMPARE(read(*second), QByteArray("again"));
    auto fresh = open();
    QVERIFY(fresh.has_value());
    QCOMPARE((*fresh)->stats().value().records, 0);
}

void JournalTest::setAsideRefusesAJournalInUse()
{
    auto till = open();
    QVERIFY(till.has_value());
    QCOMPARE(journal::setAside(m_path, 1).error().code, ErrorCode::InUse);
    QVERIFY(QFile::exists(text(m_path)));
}

void JournalTest::historyCannotBeRewrittenThroughSql()
{
    fill(3);
    QVERIFY(!runSql(m_path, "UPDATE records SET body = '{}'"));
    QVERIFY(!runSql(m_path, "DELETE FROM records"));
    QVERIFY(!runSql(m_path, "INSERT INTO records VALUES (9, 's', 'k', '{}', 0, 0, x'00')"));
    auto opened = open();
    QVERIFY((*opened)->verify().value().findings.empty());
}

void JournalTest::aNewerVersionIsNotTouched()
{
    fill(3);
    QVERIFY(runSql(m_path, "PRAGMA user_version = 999"));
    const QByteArray before = read(m_path);
    for (const bool forReading : {false, true}) {
        const auto opened = forReading ? Journal::openForReading({.path = m_path}) : open();
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, ErrorCode::TooNew);
    }
    QVERIFY(read(m_path) == before);
}

void JournalTest::aVersionOneJournalOpensAndIsSound()
{
    const QByteArray sql = read(POS_SOURCE_DIR "/tests/fixtures/journal/v1.sql");
    QVERIFY(runSql(m_path, sql.constData()));
    auto opened = open();
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    const auto report = (*opened)->verify();
    QVERIFY(report.has_value());
    QVERIFY2(
        report->findings.empty(), report->findings.empty() ? "" : report->findings[0].what.c_str());
    QCOMPARE(report->records, 3);
    QCOMPARE((*opened)->stream("attempt-1").value().size(), 2U);
    QVERIFY((*opened)->meta("journal_name").value() == "front");
}

void JournalTest::aBackupIsOneSoundFile()
{
    auto till = open();
    QVERIFY(till.has_value());
    const std::vector<NewRecord> one{{"till", "a", "{}", 0, 0}};
    QVERIFY((*till)->append(one).has_value());
    const std::string copy = m_folder->filePath(QStringLiteral("copy.db")).toStdString();
    write(copy, "an older backup");
    const auto kept = (*till)->backup(copy);
    QVERIFY2(kept.has_value(), kept ? "" : kept.error().message.c_str());
    QVERIFY((*till)->append(one).has_value());
    const QStringList beside
        = QDir(m_folder->path()).entryList({QStringLiteral("copy*")}, QDir::Files);
    QCOMPARE(beside, QStringList{QStringLiteral("copy.db")});
    auto restored = Journal::open({.path = copy});
    QVERIFY2(restored.has_value(), restored ? "" : restored.error().message.c_str());
    QCOMPARE((*restored)->stats().value().records, 1);
    QCOMPARE((*till)->backup(m_path).error().code, ErrorCode::InvalidArgument);
    QCOMPARE((*till)->backup(m_path + "-no/copy.db").has_value(), false);
    QVERIFY((*till)->isSafe());
}

void JournalTest::anExportCanBeReadAndCheckedElsewhere()
{
    fill(3);
    auto reader = Journal::openForReading({.path = m_path});
    QVERIFY(reader.has_value());
    std::vector<std::string> lines;
    QVERIFY((*reader)
                ->exportLines([&](std::string_view line) -> base::Result<void> {
                    lines.emplace_back(line);
                    return {};
                })
                .has_value());
    QCOMPARE(lines.size(), 3U);
    const auto json = nlohmann::json::parse(lines[1], nullptr, false);
    QVERIFY(json.is_object());
    QCOMPARE(json["sequence"].get<int>(), 2);
    QCOMPARE(json["utc"].get<std::string>(), std::string("2023-11-14T22:13:20.001Z"));
    QCOMPARE(json["monotonic_ms"].get<int>(), 1);
    QCOMPARE(json["stream"].get<std::string>(), std::string("attempt-1"));
    QCOMPARE(json["kind"].get<std::string>(), std::string("payment.step"));
    QCOMPARE(json["body"]["n"].get<int>(), 1);
    QCOMPARE(json["hash"].get<std::string>().size(), 64U);
    const auto stopped = (*reader)->exportLines([](std::string_view) -> base::Result<void> {
        return base::fail(ErrorCode::Full, "no room");
    });
    QCOMPARE(stopped.error().code, ErrorCode::Full);
}

void JournalTest::statsAndStreamsTellWhatIsThere()
{
    QCOMPARE(open().value()->stats().value().firstUtcMs.has_value(), false);
    fill(5);
    auto opened = open();
    const auto stats = (*opened)->stats();
    QVERIFY(stats.has_value());
    QCOMPARE(stats->records, 5);
    QCOMPARE(stats->firstUtcMs.value_or(0), 1'700'000'000'000);
    QCOMPARE(stats->lastUtcMs.value_or(0), 1'700'000'000'004);
    QVERIFY(stats->fileBytes >= 4096);
    QCOMPARE(stats->schemaVersion, 2);
    const auto odd = (*opened)->stream("attempt-1");
    QVERIFY(odd.has_value());
    QCOMPARE(odd->size(), 2U);
    QCOMPARE(odd->at(1).sequence, 4);
    QVERIFY((*opened)->stream("nobody").value().empty());
}

void JournalTest::aSettingComesBackAndAChangedOneIsFound()
{
    {
        auto opened = open();
        QVERIFY((*opened)->setMeta("name", "front").has_value());
        QVERIFY((*opened)->setMeta("name", "back").has_value());
        QVERIFY((*opened)->meta("name").value() == "back");
        QVERIFY(!(*opened)->meta("other").value().has_value());
        QCOMPARE((*opened)->setMeta("", "x").error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(runSql(m_path, "UPDATE meta SET value = 'front'"));
    auto opened = open();
    QVERIFY(opened.has_value());
    QCOMPARE((*opened)->meta("name").error().code, ErrorCode::Damaged);
    QCOMPARE((*opened)->verify().value().findings.size(), 1U);
}

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
