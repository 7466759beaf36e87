// SPDX-License-Identifier: Apache-2.0
//
// Where a till keeps what a person told it: the settings file and the sealed key.
#include "core/till/secret_store.h"
#include "core/till/settings_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace pos;
using namespace pos::till;
using base::ErrorCode;

class StoresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settingsComeBackAsTheyWereSaved();
    void everyBadValueIsNamed_data();
    void everyBadValueIsNamed();
    void unknownFieldsAndMissingFieldsAreFine();
    void f61_aKeyComesBackOnThisMachineOnly();
    void aDamagedKeyFileDoesNotOpen();
    void theKeyFileIsForItsOwnerOnly();
    void aSystemdCredentialIsReadAndNeverWritten();

private:
    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }
    QTemporaryDir m_folder;
    base::Secret m_key{"sk_test_0123456789abcdefghijklmnopqrstuv"};
};

void StoresTest::settingsComeBackAsTheyWereSaved()
{
    Settings settings;
    settings.view.shopName = "Café \"Zur Brücke\"";
    settings.view.mode = view::Mode::Live;
    settings.view.quickAmountsMinor = {100, 250};
    settings.view.askAfterSeconds = 60;
    settings.readerTerminalId = "term-1";
    const auto file = path("settings.json");
    QVERIFY(saveSettings(file, settings).has_value());
    const auto back = loadSettings(file);
    QVERIFY(back.has_value());
    QCOMPARE(writeSettings(*back), writeSettings(settings));
    QCOMPARE(back->view.shopName, settings.view.shopName);
    QCOMPARE(timingOf(back->view).askAfterMs, 60'000);
    const auto missing = loadSettings(path("nothing.json"));
    QVERIFY(missing.has_value());
    QCOMPARE(missing->view.currency, std::string("USD"));
}

void StoresTest::everyBadValueIsNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *json, const char *names) {
        QTest::newRow(json) << QByteArray(json) << QByteArray(names);
    };
    row("", "JSON");
    row("{", "JSON");
    row("[]", "JSON");
    row(R"({"mode":"prod"})", "mode");
    row(R"({"mode":1})", "mode");
    row(R"({"till_name":""})", "name");
    row(R"({"till_name":5})", "till_name");
    row(R"({"currency":"XXZ"})", "currency");
    row(R"({"currency":17})", "currency");
    row(R"({"keypad":"abacus"})", "keypad");
    row(R"({"quick_amounts_minor":["5"]})", "quick_amounts_minor");
    row(R"({"quick_amounts_minor":[0]})", "twelve");
    row(R"({"ask_after_seconds":"2 minutes"})", "ask_after_seconds");
    row(R"({"ask_after_seconds":5})", "10 to 600");
    row(R"({"ask_after_seconds":600,"cancel_after_seconds":600})", "cancel_after_seconds");
    row(R"({"receipt_seconds":61})", "receipt");
    row(R"({"sounds":"yes"})", "sounds");
    row(R"({"sound_volume_percent":101})", "volume");
    row(R"({"theme":"pink"})", "theme");
    row(R"({"receipt_columns":40})", "columns");
    row(R"({"pixels_per_mm":"many"})", "pixels_per_mm");
    row(R"({"base_url":false})", "base_url");
}

void StoresTest::everyBadValueIsNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, names);
    const auto settings = parseSettings(json.toStdString());
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::Damaged);
    QVERIFY2(settings.error().message.find(names.toStdString()) != std::string::npos,
        settings.error().message.c_str());
}

void StoresTest::unknownFieldsAndMissingFieldsAreFine()
{
    const auto settings = parseSettings(R"({"till_name":"Bar","from_tomorrow":{"a":1}})");
    QVERIFY(settings.has_value());
    QCOMPARE(settings->view.tillName, std::string("Bar"));
    QCOMPARE(settings->view.cancelAfterSeconds, 180);
}

void StoresTest::f61_aKeyComesBackOnThisMachineOnly()
{
    const auto file = path("key");
    const auto here = makeSealedFile({file, "machine-a"});
    const auto none = here->load();
    QVERIFY(none.has_value() && !none->has_value());
    QVERIFY(here->store(m_key).has_value());
    const auto back = here->load();
    QVERIFY(back.has_value() && back->has_value());
    QVERIFY((*back)->expose() == m_key.expose());
    const auto elsewhere = makeSealedFile({file, "machine-b"})->load();
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().code, ErrorCode::Damaged);
    QFile bytes(QString::fromStdString(file));
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    QVERIFY(!bytes.readAll().contains("0123456789abcdef"));
    QVERIFY(here->forget().has_value());
    QVERIFY(!here->load()->has_value());
}

void StoresTest::aDamagedKeyFileDoesNotOpen()
{
    const auto file = path("damaged");
    const auto store = makeSealedFile({file, "machine-a"});
    QVERIFY(store->store(m_key).has_value());
    QFile disk(QString::fromStdString(file));
    QVERIFY(disk.open(QIODevice::ReadOnly));
    const auto whole = disk.readAll();
    disk.close();
    const auto opens = [&](const QByteArray &bytes) {
        QFile out(QString::fromStdString(file));
        const bool written = out.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && out.write(bytes) == bytes.size();
        out.close();
        const auto loaded = store->load();
        return !written || loaded.has_value();
    };
    QVERIFY(opens(whole));
    for (const qsizetype size : {qsizetype{0}, qsizetype{8}, qsizetype{52}, whole.size() - 1}) {
        QVERIFY(!opens(whole.left(size)));
    }
    // One bit in each part: magic, salt, nonce, tag, text.
    for (const qsizetype at : {0, 9, 25, 40, 60}) {
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        QVERIFY(!opens(flipped));
    }
}

void StoresTest::theKeyFileIsForItsOwnerOnly()
{
    const auto file = path("mode");
    QVERIFY(makeSealedFile({file, "machine-a"})->store(m_key).has_value());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(QString::fromStdString(file)) & others, QFileDevice::Permissions{});
}

void StoresTest::aSystemdCredentialIsReadAndNeverWritten()
{
    const QDir folder(m_folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("credentials")));
    QFile file(m_folder.filePath(QStringLiteral("credentials/plutopos-key-test")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sk_test_from_systemd_0123456789\n");
    file.close();
    qputenv("CREDENTIALS_DIRECTORY", QByteArray::fromStdString(path("credentials")));
    const auto store = secretStoreFor(path("data"), "test");
    QVERIFY(hasStoredKey(path("data"), "test"));
    QVERIFY(!hasStoredKey(path("data"), "live"));
    qunsetenv("CREDENTIALS_DIRECTORY");
    QVERIFY(store.has_value());
    const auto key = (*store)->load();
    QVERIFY(key.has_value() && key->has_value());
    QVERIFY((*key)->expose() == "sk_test_from_systemd_0123456789");
    QCOMPARE((*store)->store(m_key).error().code, ErrorCode::ReadOnly);
    QCOMPARE((*store)->forget().error().code, ErrorCode::ReadOnly);
}

QTEST_GUILESS_MAIN(StoresTest)
#include "stores_test.moc"
