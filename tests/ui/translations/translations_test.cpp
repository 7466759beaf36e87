// SPDX-License-Identifier: Apache-2.0
//
// Every text of the screens is there in every language, and nothing else is: a sentence that was
// changed in the source and not in the translations would silently turn up in English.
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

// "SalePage|Charge" and what it is in the other language, plural forms one below the other.
using Texts = QMap<QString, QString>;

QString keyOf(const QString &context, const QString &source)
{
    // lupdate does not see every namespace; the class alone is enough to find a text.
    return context.section(QStringLiteral("::"), -1) + QLatin1Char('|') + source;
}

Texts read(const QString &path)
{
    Texts texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return texts;
    }
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            const bool finished
                = xml.attributes().value(QLatin1String("type")) != QLatin1String("unfinished");
            const auto text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            texts.insert(keyOf(context, source), finished ? text : QString());
        }
    }
    return texts;
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%(\\d|n)"));
    QStringList places;
    auto matches = place.globalMatch(text);
    while (matches.hasNext()) {
        places << matches.next().captured();
    }
    places.removeDuplicates();
    places.sort();
    return places;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextIsThere_data();
    void everyTextIsThere();

private:
    Texts m_wanted;
};

void TranslationsTest::initTestCase()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("all.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(POS_SOURCE_DIR));
    lupdate.start(QStringLiteral(POS_LUPDATE),
        {QStringLiteral("-silent"), QStringLiteral("ui"), QStringLiteral("app/till"),
            QStringLiteral("-ts"), path});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    m_wanted = read(path);
    QVERIFY(m_wanted.size() > 400);
}

void TranslationsTest::everyTextIsThere_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Spanish") << QStringLiteral("es");
    QTest::newRow("German") << QStringLiteral("de");
}

void TranslationsTest::everyTextIsThere()
{
    QFETCH(QString, language);
    const QDir folder(QStringLiteral(POS_SOURCE_DIR "/resources/translations"));
    Texts have;
    for (const auto &part : folder.entryList({QStringLiteral("*_%1.ts").arg(language)})) {
        have.insert(read(folder.filePath(part)));
    }
    QStringList faults;
    for (auto wanted = m_wanted.cbegin(); wanted != m_wanted.cend(); ++wanted) {
        const auto text = have.take(wanted.key());
        if (text.isEmpty()) {
            faults << QStringLiteral("missing: ") + wanted.key();
        } else if (placesIn(text) != placesIn(wanted.key())) {
            faults << QStringLiteral("another %1 in: ") + wanted.key();
        }
    }
    for (auto left = have.cbegin(); left != have.cend(); ++left) {
        faults << QStringLiteral("no longer used: ") + left.key();
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
