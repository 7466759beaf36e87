// SPDX-License-Identifier: Apache-2.0
//
// Bad input, on the whole program: keys that cannot work and amounts that cannot be charged are
// refused with a reason before anything is sent, and no key is to be read anywhere.
#include "core/till/secret_store.h"
#include "tests/ui/till_journeys/rig.h"

#include <QDirIterator>
#include <QFile>
#include <QLineEdit>

using namespace pos;
using app::test::Rig;
using view::Stage;

namespace {

// The files of the till's own that hold this text; the sandbox's state is not the till's.
QStringList filesWith(const Rig &rig, const QByteArray &text)
{
    QStringList found;
    QDirIterator files(
        QString::fromStdString(rig.dataDir()), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const auto name = files.fileName();
        if (name.startsWith(QLatin1String("sandbox")) || name.startsWith(QLatin1String("outside"))
            || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        if (file.readAll().contains(text)) {
            found << name;
        }
    }
    return found;
}

} // namespace

class TillBadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyThatCannotWorkIsRefusedOnTheSettingsPage_data();
    void aKeyThatCannotWorkIsRefusedOnTheSettingsPage();
    void aGoodKeyIsStoredAndNeverShown();
    void anAmountThatCannotBeChargedSaysWhy_data();
    void anAmountThatCannotBeChargedSaysWhy();
};

void TillBadInputTest::aKeyThatCannotWorkIsRefusedOnTheSettingsPage_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("malformed") << QByteArray("hello-this-is-no-key");
    QTest::newRow("publishable") << QByteArray("pk_test_4f9Kq2Lm8Nv3Rt6Yx1Zb5Cd7");
    QTest::newRow("live") << QByteArray("sk_live_4f9Kq2Lm8Nv3Rt6Yx1Zb5Cd7");
    QTest::newRow("spaces") << QByteArray("sk_test_4f9Kq2 Lm8Nv3Rt6Yx1Zb5Cd7");
}

void TillBadInputTest::aKeyThatCannotWorkIsRefusedOnTheSettingsPage()
{
    QFETCH(QByteArray, key);
    Rig rig;
    rig.useOutsideProvider(Rig::Stored::Nothing);
    rig.open();
    QTRY_VERIFY(rig.banner().contains(QStringLiteral("There is no PlutoPay key yet")));
    QVERIFY(rig.tap("settingsNav"));
    QVERIFY(rig.waitForPage("settings"));
    auto *field = qobject_cast<QLineEdit *>(rig.find("settingsKey"));
    QVERIFY(field != nullptr);
    const auto before = rig.words();
    QTest::keyClicks(field, QString::fromLatin1(key));
    QVERIFY(rig.tap("keyStore"));
    QTRY_VERIFY(rig.words() != before); // something was said
    const auto name = QStringLiteral("trouble-key-") + QLatin1String(QTest::currentDataTag());
    QVERIFY(rig.keep(qPrintable(name)));
    QVERIFY(!rig.words().contains(QString::fromLatin1(key)));
    QVERIFY(!till::hasStoredKey(rig.dataDir(), "test"));
    QVERIFY(!till::hasStoredKey(rig.dataDir(), "live"));
    QCOMPARE(filesWith(rig, key), QStringList());
    QVERIFY(!rig.window().latest().status().canCharge);
}

void TillBadInputTest::aGoodKeyIsStoredAndNeverShown()
{
    Rig rig;
    rig.useOutsideProvider(Rig::Stored::Nothing);
    rig.open();
    QVERIFY(rig.tap("settingsNav"));
    QVERIFY(rig.waitForPage("settings"));
    const auto key = QByteArray::fromStdString(rig.provider().secretKey());
    auto *field = qobject_cast<QLineEdit *>(rig.find("settingsKey"));
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QString::fromLatin1(key));
    QVERIFY(!rig.words().contains(QString::fromLatin1(key)));
    QVERIFY(rig.tap("keyTest"));
    QTRY_COMPARE(rig.window().latest().settings().keyTest, view::SettingsView::KeyTest::Good);
    QVERIFY(rig.keep("key-tested"));
    QVERIFY(rig.tap("keyStore"));
    QTRY_VERIFY_WITH_TIMEOUT(rig.window().latest().status().canCharge, 10'000);
    QVERIFY(rig.keep("key-stored"));
    QVERIFY(!rig.words().contains(QString::fromLatin1(key)));
    QVERIFY(till::hasStoredKey(rig.dataDir(), "test"));
    QCOMPARE(filesWith(rig, key), QStringList());
}

void TillBadInputTest::anAmountThatCannotBeChargedSaysWhy_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << QByteArray("") << QStringLiteral("Enter an amount");
    QTest::newRow("zero") << QByteArray("000") << QStringLiteral("Enter an amount");
    QTest::newRow("49 cents") << QByteArray("49") << QStringLiteral("Minimum $0.50");
    QTest::newRow("letters") << QByteArray("abc-") << QStringLiteral("Enter an amount");
    QTest::newRow("50 cents") << QByteArray("-50") << QString();
}

void TillBadInputTest::anAmountThatCannotBeChargedSaysWhy()
{
    QFETCH(QByteArray, typed);
    QFETCH(QString, reason);
    Rig rig;
    rig.open();
    QVERIFY(rig.waitUntilReady());
    rig.type(typed.constData());
    QTRY_COMPARE(rig.chargeReason(), reason);
    if (!reason.isEmpty()) {
        QTest::keyClick(&rig.window(), Qt::Key_Return);
        QTest::qWait(100);
        QCOMPARE(rig.stage(), Stage::Idle);
        QCOMPARE(rig.truth().size(), std::size_t{0});
    }
}

QTEST_MAIN(TillBadInputTest)
#include "till_bad_input_test.moc"
