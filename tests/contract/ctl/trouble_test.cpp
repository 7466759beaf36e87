// SPDX-License-Identifier: Apache-2.0
//
// Bad input and trouble, section by section of a shop's bad day: one clear sentence each, that says
// whether the customer was charged.
#include "tests/contract/ctl/processes.h"

#include <sqlite3.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pos::test;

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

} // namespace

class CtlTroubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void badAmounts_data();
    void badAmounts();
    void noKeyInLiveMode();
    void aKeyOfAnotherMachine();
    void anUnknownReader();
    void anUnknownCurrency();
    void f82_theProviderIsDown();
    void aKeyThatWasRevoked();
    void aBrokenSettingsFileIsLeftAlone();
    void f52_aDamagedJournal();
    void aJournalOfANewerVersion();
    void f53_theJournalIsInUse();

private:
    // A till of its own with a key.
    [[nodiscard]] Till newTill(const char *name) const;
    // One sentence or two, on one line, that say what the customer must know.
    static void isClear(const Ended &ended, int code, const char *contains);

    std::unique_ptr<Sandbox> m_sandbox;
    QTemporaryDir m_folder;
    std::unique_ptr<Till> m_till;
};

void CtlTroubleTest::initTestCase()
{
    m_sandbox = std::make_unique<Sandbox>();
    QVERIFY(m_sandbox->runs());
    m_till = std::make_unique<Till>(m_folder.filePath(QStringLiteral("till")), m_sandbox->url());
    QCOMPARE(m_till->run(words("key set"), m_sandbox->key()).code, 0);
}

Till CtlTroubleTest::newTill(const char *name) const
{
    Till till(m_folder.filePath(QLatin1String(name)), m_sandbox->url());
    QFile::copy(m_till->path("key-test.sealed"), till.path("key-test.sealed"));
    return till;
}

void CtlTroubleTest::isClear(const Ended &ended, int code, const char *contains)
{
    QVERIFY2(ended.code == code, (QByteArray::number(ended.code) + ended.err).constData());
    QVERIFY2(ended.err.contains(contains), ended.err.constData());
    QVERIFY2(ended.err.contains("Nothing was charged") || ended.err.contains("Nothing was sent"),
        ended.err.constData());
    QVERIFY2(ended.err.trimmed().count('\n') == 0, ended.err.constData());
    QVERIFY2(ended.err.trimmed().endsWith('.'), ended.err.constData());
    QVERIFY(ended.out.isEmpty());
}

void CtlTroubleTest::badAmounts_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing") << QStringLiteral("0") << QByteArray("0.50");
    QTest::newRow("too little") << QStringLiteral("0.49") << QByteArray("0.50");
    QTest::newRow("negative") << QStringLiteral("-5") << QByteArray("0.50");
    QTest::newRow("letters") << QStringLiteral("abc") << QByteArray("abc");
    QTest::newRow("too many decimals") << QStringLiteral("12.345") << QByteArray("decimals");
    QTest::newRow("thirteen digits") << QStringLiteral("1234567890123") << QByteArray("digits");
    QTest::newRow("empty") << QString() << QByteArray("digits");
    QTest::newRow("too large") << QStringLiteral("99999999") << QByteArray("large");
}

void CtlTroubleTest::badAmounts()
{
    QFETCH(QString, amount);
    QFETCH(QByteArray, says);
    isClear(m_till->run({QStringLiteral("charge"), QStringLiteral("--"), amount}), 13,
        says.constData());
}

void CtlTroubleTest::noKeyInLiveMode()
{
    isClear(m_till->run(words("charge 5 --live")), 13, "No key is stored");
}

void CtlTroubleTest::aKeyOfAnotherMachine()
{
    const auto till = newTill("copied");
    QFile file(till.path("key-test.sealed"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 1));
    QVERIFY(file.putChar('\0'));
    file.close();
    isClear(till.run(words("charge 5")), 13, "does not open on this machine");
}

void CtlTroubleTest::anUnknownReader()
{
    isClear(m_till->run(words("charge 5 --reader Nowhere")), 13, "reader");
}

void CtlTroubleTest::anUnknownCurrency()
{
    isClear(m_till->run(words("charge 5 --currency XYZ")), 13, "XYZ");
}

void CtlTroubleTest::f82_theProviderIsDown()
{
    const Till offline(
        m_folder.filePath(QStringLiteral("till")), QStringLiteral("http://127.0.0.1:1/api"));
    isClear(offline.run(words("charge 5")), 21, "cannot be reached");
    const auto json = offline.run(words("charge 5 --json"));
    QVERIFY(json.json()["exit_code"] == 21);
    QCOMPARE(json.code, 21);
}

void CtlTroubleTest::aKeyThatWasRevoked()
{
    const Sandbox other;
    const Till till(m_folder.filePath(QStringLiteral("revoked")), other.url());
    QCOMPARE(till.run(words("key set"), other.key()).code, 0);
    QVERIFY(other.post("/_sandbox/keys/revoke", {{"key", other.key().toStdString()}}).is_object());
    isClear(till.run(words("charge 5")), 13, "PlutoPay refused");
}

void CtlTroubleTest::aBrokenSettingsFileIsLeftAlone()
{
    const auto till = newTill("settings");
    QFile file(till.path("settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"currency\": 17}");
    file.close();
    isClear(till.run(words("charge 5")), 13, "currency");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"currency\": 17}"));
}

void CtlTroubleTest::f52_aDamagedJournal()
{
    const auto till = newTill("damaged");
    QCOMPARE(till.run(words("charge 5 --card 4242424242424242")).code, 0);
    QFile file(till.path("journal-test.db"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto bytes = file.readAll();
    const auto at = bytes.indexOf("payment.answered");
    QVERIFY(at > 0);
    QVERIFY(file.seek(at + 200));
    file.write("XXXXXXXXXXXX");
    file.close();
    const auto charge = till.run(words("charge 5"));
    isClear(charge, 20, "damaged");
    const auto recover = till.run(words("recover"));
    isClear(recover, 20, "do not charge an open payment again");
    QCOMPARE(till.run(words("journal verify")).code, 20);
}

void CtlTroubleTest::aJournalOfANewerVersion()
{
    const auto till = newTill("newer");
    QCOMPARE(till.run(words("charge 5 --card 4242424242424242")).code, 0);
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(till.path("journal-test.db").toUtf8().constData(), &database), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(database, "PRAGMA user_version = 99", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
    isClear(till.run(words("charge 5")), 20, "newer");
}

void CtlTroubleTest::f53_theJournalIsInUse()
{
    const auto till = newTill("inuse");
    const auto running = till.begin(words("charge 7"));
    QTRY_VERIFY_WITH_TIMEOUT(m_sandbox->prompts(700), 10'000);
    isClear(till.run(words("charge 5")), 20, "Another till");
    QCOMPARE(till.run(words("list")).code, 0); // looking is always possible
    running->kill();
    QVERIFY(running->waitForFinished(5'000));
}

QTEST_GUILESS_MAIN(CtlTroubleTest)
#include "trouble_test.moc"
