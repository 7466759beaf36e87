// SPDX-License-Identifier: Apache-2.0
//
// What the PDF says is read back with poppler's pdftotext. With
// POS_KEEP_RECEIPTS=<folder> the files stay there, to be looked at.
#include "core/receipt/layout.h"
#include "tests/unit/receipt/samples.h"
#include "ui/receipt/receipt_pdf.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace pos;

namespace {

QByteArray pdfOf(const testing::Sample &sample)
{
    const auto document = receipt::compose(sample.receipt, sample.labels);
    return document ? ui::receiptPdf(*document, QStringLiteral("Receipt")) : QByteArray();
}

} // namespace

class ReceiptPdfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReceiptIsOnePageOfPaperWidth_data();
    void everyReceiptIsOnePageOfPaperWidth();
    void thePdfSaysWhatTheDocumentSays_data();
    void thePdfSaysWhatTheDocumentSays();
};

void ReceiptPdfTest::everyReceiptIsOnePageOfPaperWidth_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const auto &sample : testing::sampleReceipts()) {
        QTest::newRow(sample.name.c_str()) << QByteArray::fromStdString(sample.name);
    }
}

void ReceiptPdfTest::everyReceiptIsOnePageOfPaperWidth()
{
    QFETCH(QByteArray, name);
    const QByteArray pdf = pdfOf(testing::sampleReceipt(name.toStdString()));
    QVERIFY(pdf.startsWith("%PDF-"));
    const QString text = QString::fromLatin1(pdf);
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
    const auto match = box.match(text);
    QVERIFY(match.hasMatch());
    QVERIFY(std::abs(match.captured(1).toDouble() - 80 / 25.4 * 72) < 1.0);
    QVERIFY(match.captured(2).toDouble() > 100);
    QCOMPARE(text.count(QStringLiteral("/Type /Page\n")), 1);

    const QString folder = qEnvironmentVariable("POS_KEEP_RECEIPTS");
    if (!folder.isEmpty()) {
        QFile file(QDir(folder).filePath(QString::fromUtf8(name) + QStringLiteral(".pdf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pdf);
    }
}

void ReceiptPdfTest::thePdfSaysWhatTheDocumentSays_data()
{
    everyReceiptIsOnePageOfPaperWidth_data();
}

void ReceiptPdfTest::thePdfSaysWhatTheDocumentSays()
{
    QFETCH(QByteArray, name);
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    QVERIFY2(!tool.isEmpty(), "pdftotext is missing: install poppler-utils");
    const auto sample = testing::sampleReceipt(name.toStdString());
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("receipt.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdfOf(sample));
    file.close();
    QProcess process;
    process.start(tool, {QStringLiteral("-raw"), file.fileName(), QStringLiteral("-")});
    QVERIFY(process.waitForFinished(20000));
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    const QString said
        = QString::fromUtf8(process.readAllStandardOutput()).remove(spaces).remove(QChar(0xA0));

    const auto document = receipt::compose(sample.receipt, sample.labels);
    QVERIFY(document.has_value());
    for (const auto &element : *document) {
        for (const std::string &part : {element.text, element.value}) {
            const QString words = QString::fromStdString(part).remove(spaces).remove(QChar(0xA0));
            QVERIFY2(said.contains(words), qPrintable(words + QStringLiteral(" in ") + said));
        }
    }
}

QTEST_MAIN(ReceiptPdfTest)
#include "receipt_pdf_test.moc"
