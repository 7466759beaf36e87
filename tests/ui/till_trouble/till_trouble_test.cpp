// SPDX-License-Identifier: Apache-2.0
//
// Bad input and trouble, on the whole program: each gets one clear sentence that says what
// happened, whether the customer was charged, and what to do; the Charge button carries the reason;
// nothing crashes, and no key is to be read anywhere.
#include "core/journal/journal.h"
#include "tests/ui/till_journeys/rig.h"

#include <unistd.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMap>

#include <functional>

using namespace pos;
using app::test::Rig;
using view::Stage;
using view::Trouble;

namespace {

QString journalOf(const Rig &rig)
{
    return QString::fromStdString(rig.dataDir() + "/journal-test.db");
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

// A till that took a payment and was closed properly.
void takeOnePayment(Rig &rig)
{
    rig.open();
    QVERIFY(rig.charge("500"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
    QVERIFY(rig.tap("doneButton"));
    QVERIFY(rig.waitUntilReady());
    rig.shut();
}

struct Case {
    std::function<void(Rig &)> before; // the trouble, then the start
    Trouble kind = Trouble::None;
    const char *sentence = ""; // part of the banner
    const char *reason = ""; // on the Charge button; "" = a sale stays possible
};

void noKey(Rig &rig)
{
    rig.options.live = true;
    rig.open();
}

void revokedKey(Rig &rig)
{
    rig.useOutsideProvider();
    QVERIFY(!rig.order("POST", "keys/revoke", "{\"key\":\"" + rig.provider().secretKey() + "\"}")
                 .empty());
    rig.open();
}

void damagedJournal(Rig &rig)
{
    takeOnePayment(rig);
    overwrite(journalOf(rig), 0, QByteArray(64, 'x'));
    rig.open();
}

void newerJournal(Rig &rig)
{
    takeOnePayment(rig);
    overwrite(journalOf(rig), 60, QByteArray::fromHex("000003e7")); // SQLite's user_version
    rig.open();
}

void brokenSettings(Rig &rig)
{
    writeFile(QString::fromStdString(rig.dataDir() + "/settings.json"), "{ \"till_name\": 7,, ");
    rig.open();
}

void uncreatableFolder(Rig &rig)
{
    rig.options.dataDir = "/proc/plutopos-cannot-be-here";
    rig.open();
}

void sandboxInTheWay(Rig &rig)
{
    QVERIFY(QDir().mkpath(QString::fromStdString(rig.dataDir() + "/sandbox.json.new")));
    rig.open();
}

void aWrongClock(Rig &rig)
{
    rig.useOutsideProvider();
    QVERIFY(!rig.order("POST", "toggles", R"({"health":"four"})").empty()); // tells its time
    QVERIFY(!rig.order("POST", "clock", R"({"advance_ms":86400000})").empty());
    rig.open();
}

void offlineReaders(Rig &rig)
{
    rig.useOutsideProvider();
    for (const auto *name : {"Counter 1", "Counter 2"}) {
        QVERIFY(
            !rig.order("POST", std::string("readers/") + name + "/state", R"({"status":"offline"})")
                 .empty());
    }
    rig.open();
}

void noReader(Rig &rig)
{
    rig.useOutsideProvider(Rig::Stored::Key, false);
    rig.open();
}

void refusingTestMode(Rig &rig)
{
    rig.useOutsideProvider();
    QVERIFY(!rig.order("POST", "toggles", R"({"mode_from":"merchant"})").empty());
    QVERIFY(!rig.order("POST", "merchant", R"({"test_mode":false})").empty());
    rig.open();
}

const QMap<QString, Case> &cases()
{
    static const QMap<QString, Case> all{
        {QStringLiteral("no-key"),
            {noKey, Trouble::NoKey, "There is no PlutoPay key yet", "No PlutoPay key yet"}},
        {QStringLiteral("revoked-key"),
            {revokedKey, Trouble::BadKey, "PlutoPay refused the key", "Key was refused"}},
        {QStringLiteral("account-of-the-other-mode"),
            {refusingTestMode, Trouble::WrongMode, "belongs to the other mode",
                "Key is for the other mode"}},
        {QStringLiteral("journal-damaged"),
            {damagedJournal, Trouble::JournalDamaged, "The journal is damaged",
                "Journal is damaged"}},
        {QStringLiteral("journal-too-new"),
            {newerJournal, Trouble::JournalTooNew, "written by a newer version",
                "Journal is from a newer version"}},
        {QStringLiteral("settings-broken"),
            {brokenSettings, Trouble::ConfigBroken, "settings file could not be read", ""}},
        {QStringLiteral("folder-not-creatable"),
            {uncreatableFolder, Trouble::NoFolder, "data folder cannot be made", "No data folder"}},
        {QStringLiteral("sandbox-not-started"),
            {sandboxInTheWay, Trouble::NoSandbox, "sandbox of test mode could not start",
                "Sandbox is not running"}},
        {QStringLiteral("clock-a-day-off"),
            {aWrongClock, Trouble::ClockWrong, "clock is wrong", ""}},
        {QStringLiteral("reader-offline"),
            {offlineReaders, Trouble::ReaderOffline, "card reader is offline", ""}},
        {QStringLiteral("no-reader"),
            {noReader, Trouble::NoReader, "There is no card reader", "No reader"}},
    };
    return all;
}

} // namespace

class TillTroubleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachTroubleIsOneSentenceAndAReason_data();
    void eachTroubleIsOneSentenceAndAReason();
    void f52_aDamagedJournalIsRebuiltOnTheScreen();
    void aJournalInUseElsewhereIsLeftAlone();
    void f51_onAFullDiskNothingNewIsChargedUntilThereIsRoom();
    void aReadOnlyFolderStopsCardsWithAReason();
};

void TillTroubleTest::eachTroubleIsOneSentenceAndAReason_data()
{
    QTest::addColumn<QString>("name");
    const auto all = cases();
    for (auto one = all.cbegin(); one != all.cend(); ++one) {
        QTest::newRow(qPrintable(one.key())) << one.key();
    }
}

void TillTroubleTest::eachTroubleIsOneSentenceAndAReason()
{
    QFETCH(QString, name);
    const auto &one = cases()[name];
    Rig rig;
    one.before(rig);
    QTRY_VERIFY2_WITH_TIMEOUT(
        rig.banner().contains(QLatin1String(one.sentence)), qPrintable(rig.banner()), 15'000);
    QVERIFY(rig.window().latest().status().troubles.front().kind == one.kind);
    QVERIFY2(rig.banner().contains(QStringLiteral("charged")), qPrintable(rig.banner()));
    if (*one.reason == '\0') {
        QTRY_VERIFY_WITH_TIMEOUT(rig.window().latest().status().canCharge, 10'000);
    }
    rig.type("700");
    QTest::keyClick(&rig.window(), Qt::Key_F8);
    if (*one.reason != '\0') {
        QTRY_VERIFY2(rig.chargeReason().startsWith(QLatin1String(one.reason)),
            qPrintable(rig.chargeReason()));
        QVERIFY(rig.find("chargeButton") == nullptr);
        QTest::qWait(200);
        QCOMPARE(rig.stage(), Stage::Idle);
    } else {
        QTRY_VERIFY(rig.stage() != Stage::Idle); // what is no danger to money stops no sale
    }
    QVERIFY(rig.keep(qPrintable(QStringLiteral("trouble-") + name)));
    QVERIFY(!rig.words().contains(QStringLiteral("sk_test_sb")));
}

// The whole way back, with the program's own second thread: look, rebuild, compare, confirm, sell.
void TillTroubleTest::f52_aDamagedJournalIsRebuiltOnTheScreen()
{
    using Step = view::RepairView::Step;
    Rig rig;
    damagedJournal(rig);
    const auto step = [&] { return rig.window().latest().repair().step; };
    QVERIFY(rig.tap("bannerAction", 10'000));
    QVERIFY(rig.waitForPage("journal"));
    QTRY_VERIFY_WITH_TIMEOUT(step() == Step::Damaged, 10'000);
    QVERIFY(rig.keep("journal-damaged"));
    QVERIFY(rig.tap("journalVerb"));
    QTRY_VERIFY_WITH_TIMEOUT(step() == Step::Rebuilt, 20'000);
    QCOMPARE(rig.window().latest().repair().found.size(), std::size_t{1}); // the one it had taken
    QVERIFY(rig.keep("journal-rebuilt"));
    QVERIFY(!rig.window().latest().status().canCharge);
    QVERIFY(rig.tap("journalVerb"));
    QVERIFY(rig.keep("journal-question"));
    QVERIFY(rig.tap("questionDo"));
    QTRY_VERIFY_WITH_TIMEOUT(step() == Step::Sound, 10'000);
    QTRY_VERIFY(rig.banner().isEmpty());
    QVERIFY(rig.tap("saleNav"));
    QVERIFY(rig.charge("700"));
    rig.present();
    QVERIFY(rig.waitFor(Stage::Approved));
}

void TillTroubleTest::aJournalInUseElsewhereIsLeftAlone()
{
    Rig rig;
    takeOnePayment(rig);
    journal::OpenOptions other;
    other.path = journalOf(rig).toStdString();
    const auto held = journal::Journal::open(other);
    QVERIFY(held);
    rig.open();
    QTRY_VERIFY_WITH_TIMEOUT(
        rig.banner().contains(QStringLiteral("Another till program is using this journal")),
        10'000);
    rig.type("700");
    QTRY_COMPARE(rig.chargeReason(), QStringLiteral("Journal is in use elsewhere"));
    QVERIFY(rig.keep("trouble-journal-in-use"));
}

// What a full disk looks like to the till: the space it holds for open payments cannot be held.
void TillTroubleTest::f51_onAFullDiskNothingNewIsChargedUntilThereIsRoom()
{
    Rig rig;
    const auto inTheWay = journalOf(rig) + QStringLiteral(".reserve");
    QVERIFY(QDir().mkpath(inTheWay + QStringLiteral("/full")));
    rig.open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.banner().contains(QStringLiteral("The disk is full")), 10'000);
    QVERIFY(rig.banner().contains(QStringLiteral("nothing new is charged")));
    rig.type("700");
    QTRY_COMPARE(rig.chargeReason(), QStringLiteral("Disk is full"));
    QTest::keyClick(&rig.window(), Qt::Key_F8);
    QVERIFY(rig.find("chargeButton") == nullptr);
    QVERIFY(rig.keep("trouble-disk-full"));
    QVERIFY(rig.truth().empty());
    rig.shut();
    QVERIFY(QDir(inTheWay).removeRecursively());
    rig.open();
    QVERIFY(rig.charge("700"));
    QVERIFY(rig.banner().isEmpty());
}

// Root may write anywhere, so this one becomes nobody for a while.
void TillTroubleTest::aReadOnlyFolderStopsCardsWithAReason()
{
    const bool isRoot = geteuid() == 0;
    Rig rig;
    const auto folder = QString::fromStdString(rig.dataDir() + "/locked");
    QVERIFY(QDir().mkpath(folder));
    const auto everybody = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(
        QString::fromStdString(rig.dataDir()), everybody | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(folder, everybody));
    rig.options.dataDir = folder.toStdString();
    QVERIFY(!isRoot || setresuid(65'534, 65'534, 0) == 0);
    rig.open();
    const bool told = QTest::qWaitFor(
        [&] { return rig.banner().contains(QStringLiteral("The disk cannot be written")); },
        10'000);
    rig.type("700");
    const bool reasoned = QTest::qWaitFor(
        [&] { return rig.chargeReason() == QStringLiteral("Disk cannot be written"); }, 5'000);
    if (isRoot) {
        QCOMPARE(setresuid(0, 0, 0), 0);
    }
    QVERIFY(rig.keep("trouble-read-only"));
    QVERIFY2(told, qPrintable(rig.banner()));
    QVERIFY2(reasoned, qPrintable(rig.chargeReason()));
}

QTEST_MAIN(TillTroubleTest)
#include "till_trouble_test.moc"
