// SPDX-License-Identifier: Apache-2.0
//
// Every sample against tests/fixtures/receipts: the text in 48 and 32 columns and what the printer
// was told. POS_UPDATE_GOLDEN=1 writes the files anew; read the difference before keeping it.
#include "core/receipt/esc_pos.h"
#include "core/receipt/layout.h"
#include "tests/unit/receipt/esc_pos_decoder.h"
#include "tests/unit/receipt/samples.h"

#include <QFile>
#include <QtTest>

using namespace pos;
using namespace pos::receipt;

namespace {

QByteArray joined(const std::vector<std::string> &lines)
{
    QByteArray out;
    for (const std::string &line : lines) {
        out += QByteArray::fromStdString(line) + '\n';
    }
    return out;
}

void compareWithGolden(const QString &name, const QByteArray &text)
{
    QFile file(QStringLiteral(POS_SOURCE_DIR "/tests/fixtures/receipts/") + name);
    if (qEnvironmentVariableIsSet("POS_UPDATE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const auto expected = file.readAll().split('\n');
    const auto got = text.split('\n');
    for (qsizetype i = 0; i < std::min(expected.size(), got.size()); ++i) {
        QVERIFY2(got[i] == expected[i],
            qPrintable(QStringLiteral("%1:%2\n  got  %3\n  file %4")
                           .arg(name)
                           .arg(i + 1)
                           .arg(QString::fromUtf8(got[i]), QString::fromUtf8(expected[i]))));
    }
    QCOMPARE(got.size(), expected.size());
}

} // namespace

class GoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void receiptsLookAsTheyDid_data();
    void receiptsLookAsTheyDid();
};

void GoldenTest::receiptsLookAsTheyDid_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const auto &sample : testing::sampleReceipts()) {
        QTest::newRow(sample.name.c_str()) << QByteArray::fromStdString(sample.name);
    }
}

void GoldenTest::receiptsLookAsTheyDid()
{
    QFETCH(QByteArray, name);
    const auto sample = testing::sampleReceipt(name.toStdString());
    const auto document = compose(sample.receipt, sample.labels);
    QVERIFY2(document.has_value(), document ? "" : document.error().message.c_str());
    const QString base = QString::fromUtf8(name);

    const TextLayout wide = layoutText(*document, columns80mm);
    const TextLayout narrow = layoutText(*document, columns58mm);
    compareWithGolden(base + QStringLiteral(".48.txt"), joined(plainLines(wide)));
    compareWithGolden(base + QStringLiteral(".32.txt"), joined(plainLines(narrow)));
    const auto dump80 = testing::decodeEscPos(toEscPos(wide, profile80mm()));
    compareWithGolden(base + QStringLiteral(".80mm.escpos.txt"), joined(dump80.dump));
    const auto dump58 = testing::decodeEscPos(toEscPos(narrow, profile58mm()));
    compareWithGolden(base + QStringLiteral(".58mm.escpos.txt"), joined(dump58.dump));
    const auto basic = testing::decodeEscPos(toEscPos(wide, profileBasic()));
    compareWithGolden(base + QStringLiteral(".basic.escpos.txt"), joined(basic.dump));
}

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
