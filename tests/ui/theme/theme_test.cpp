// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QDir>
#include <QFile>
#include <QFontMetricsF>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace pos::ui;

namespace {

QJsonObject tokenFile()
{
    QFile file{QStringLiteral(POS_SOURCE_DIR "/resources/themes/tokens.json")};
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject{};
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every pair that the token file promises as text or edge keeps its contrast in both looks.
    void textAndEdgesKeepTheirContrast_data()
    {
        QTest::addColumn<QString>("look");
        QTest::addColumn<QString>("front");
        QTest::addColumn<QString>("back");
        QTest::addColumn<double>("least");
        const QJsonObject file = tokenFile();
        for (const auto &look : {u"light"_s, u"dark"_s}) {
            for (const auto &[list, least] : {std::pair{u"text"_s, 4.5}, {u"edges"_s, 3.0}}) {
                const QJsonArray pairs = file.value(list).toArray();
                QVERIFY(pairs.size() >= 10);
                for (const auto &pair : pairs) {
                    const QString front = pair.toArray().at(0).toString();
                    const QString back = pair.toArray().at(1).toString();
                    QTest::addRow(
                        "%s %s on %s", qPrintable(look), qPrintable(front), qPrintable(back))
                        << look << front << back << least;
                }
            }
        }
    }

    void textAndEdgesKeepTheirContrast()
    {
        QFETCH(QString, look);
        QFETCH(QString, front);
        QFETCH(QString, back);
        QFETCH(double, least);
        const QJsonObject colours = tokenFile().value(look).toObject();
        const double got = contrast(
            QColor{colours.value(front).toString()}, QColor{colours.value(back).toString()});
        QVERIFY2(got >= least, qPrintable(QString::number(got)));
    }

    void everyTokenHasANameAndBothLooks()
    {
        const auto palettes = readPalettes(QJsonDocument{tokenFile()}.toJson());
        QVERIFY(palettes.has_value());
        for (std::size_t i = 0; i < tokenCount; ++i) {
            const auto token = static_cast<Token>(i);
            QCOMPARE(tokenFromName(tokenName(token)), std::optional{token});
        }
        QVERIFY(!tokenFromName(u"plaid"));
    }

    void aThemeWithAMissingColourIsDamaged()
    {
        QJsonObject file = tokenFile();
        QJsonObject dark = file.value(u"dark"_s).toObject();
        dark.remove(u"stop"_s);
        file.insert(u"dark"_s, dark);
        const auto palettes = readPalettes(QJsonDocument{file}.toJson());
        QVERIFY(!palettes.has_value());
        QCOMPARE(palettes.error().code, pos::base::ErrorCode::Damaged);
    }

    void millimetresComeFromMeasureThenClaimThenUsualScreens_data()
    {
        QTest::addColumn<double>("measured");
        QTest::addColumn<QSize>("px");
        QTest::addColumn<QSizeF>("claimedMm");
        QTest::addColumn<bool>("trust");
        QTest::addColumn<double>("expected");
        QTest::newRow("measured wins")
            << 5.0 << QSize{1024, 768} << QSizeF{305, 229} << true << 5.0;
        QTest::newRow("claimed") << 0.0 << QSize{1920, 1080} << QSizeF{480, 270} << true << 4.0;
        QTest::newRow("an impossible claim")
            << 0.0 << QSize{1920, 1080} << QSizeF{16, 9} << true << 5.56;
        QTest::newRow("offscreen 15 inch")
            << 0.0 << QSize{1024, 768} << QSizeF{271, 203} << false << 3.36;
        QTest::newRow("unknown") << 0.0 << QSize{1111, 777} << QSizeF{} << false << 96 / 25.4;
    }

    void millimetresComeFromMeasureThenClaimThenUsualScreens()
    {
        QFETCH(double, measured);
        QFETCH(QSize, px);
        QFETCH(QSizeF, claimedMm);
        QFETCH(bool, trust);
        QFETCH(double, expected);
        QCOMPARE(choosePixelsPerMm(measured, px, claimedMm, trust), expected);
    }

    void layoutClassesGoByMillimetresNotPixels()
    {
        QCOMPARE((Metrics{3.36, {1024, 768}}.layoutClass()), LayoutClass::M);
        QCOMPARE((Metrics{5.56, {1920, 1080}}.layoutClass()), LayoutClass::L);
        QCOMPARE((Metrics{5.88, {1280, 800}}.layoutClass()), LayoutClass::S);
        QCOMPARE((Metrics{4.91, {1280, 800}}.layoutClass()), LayoutClass::M);
        QCOMPARE((Metrics{3.36, {1024, 768}}.keyPx()), 67);
        QCOMPARE((Metrics{5.88, {1280, 800}}.keyPx()), 94); // 16 mm
    }

    void typeIsSetByTheHeightOfItsCapitals()
    {
        Theme theme;
        theme.setMetrics(Metrics{5.56, {1920, 1080}});
        const double cap = QFontMetricsF{theme.font(TextRole::Total)}.capHeight();
        QVERIFY2(qAbs(cap - 9 * 5.56) < 1.5, qPrintable(QString::number(cap)));
    }

    void everyIconIsOnTheGridWithOneStrokeAndRenders()
    {
        Theme theme;
        const QDir folder{QStringLiteral(POS_SOURCE_DIR "/resources/icons")};
        const auto files = folder.entryList({u"*.svg"_s}, QDir::Files);
        QVERIFY(files.size() >= 30);
        for (const QString &name : files) {
            QFile file{folder.filePath(name)};
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("viewBox=\"0 0 24 24\""), qPrintable(name));
            QVERIFY2(svg.contains("stroke-width=\"1.8\""), qPrintable(name));
            const QImage image = theme.icon(name.chopped(4), Qt::red, 48).toImage();
            int painted = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    painted += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
                }
            }
            QVERIFY2(painted > 20, qPrintable(name));
        }
    }

    // Digits stand still while an amount is typed: 1s and 8s take the same room.
    void amountsAreAsWideWithNarrowDigitsAsWithWideOnes()
    {
        Theme theme;
        const paint::AmountStyle style{theme.font(TextRole::Amount), Qt::black, Qt::gray, 0.6, 0};
        const auto usd = pos::money::currency("USD");
        QCOMPARE(paint::amountWidth(theme.parts({111111, usd}), style),
            paint::amountWidth(theme.parts({888888, usd}), style));
    }

    void darkIsAnotherPaletteAndTellsWidgets()
    {
        Theme theme;
        int changes = 0;
        connect(&theme, &Theme::changed, this, [&changes] { ++changes; });
        const QColor light = theme.color(Token::Canvas);
        theme.setLook(pos::view::Theme::Dark);
        QVERIFY(theme.isDark());
        QVERIFY(theme.color(Token::Canvas) != light);
        QCOMPARE(changes, 1);
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
