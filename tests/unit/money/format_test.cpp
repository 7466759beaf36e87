// SPDX-License-Identifier: Apache-2.0
#include "core/money/format.h"

#include <QtTest>

#include <limits>

using namespace pos::money;

class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void amountsAreWrittenAsTheLanguageWritesThem_data();
    void amountsAreWrittenAsTheLanguageWritesThem();
    void f80_decimalsFollowTheCurrencyTable_data();
    void f80_decimalsFollowTheCurrencyTable();
    void anUnknownTagFallsBackToItsLanguageThenToEnglish();
    void onlyTheShopsOwnDollarIsADollarSign();
    void theProcessLocaleDoesNotMatter();
};

void FormatTest::amountsAreWrittenAsTheLanguageWritesThem_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("expected"); // "_" stands for a no-break space
    const auto row = [](const char *tag, const char *code, qint64 minor, const char *expected) {
        QTest::addRow("%s %s %lld", tag, code, minor)
            << QByteArray(tag) << QByteArray(code) << minor
            << QString::fromUtf8(expected).replace(u'_', QChar(0xA0));
    };
    row("en", "USD", 123450, "$1,234.50");
    row("en", "USD", -5, "-$0.05");
    row("en", "CHF", 123450, "CHF_1,234.50");
    row("es", "EUR", 123450, "1.234,50_€");
    row("es-MX", "MXN", 123450, "$1,234.50");
    row("es-419", "USD", 123450, "$1,234.50");
    row("es-AR", "ARS", 123450, "$1.234,50");
    row("de", "EUR", 123456789, "1.234.567,89_€");
    row("de", "EUR", -1250, "-12,50_€");
    row("de-CH", "CHF", 123450, "CHF_1’234.50");
    row("fr", "EUR", 123450, "1_234,50_€");
    row("it", "EUR", 123450, "1.234,50_€");
    row("pt", "BRL", 123450, "R$1.234,50");
    row("pt-PT", "EUR", 123450, "1_234,50_€");
    row("id", "IDR", 123450, "Rp_1.234,50");
    row("kk", "KZT", 123450, "1_234,50_₸");
    row("ru", "RUB", 123450, "1_234,50_₽");
    row("ja", "JPY", 123450, "¥123,450");
    row("zh", "CNY", 99, "¥0.99");
    row("vi", "VND", 123450, "123.450_₫");
}

void FormatTest::amountsAreWrittenAsTheLanguageWritesThem()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, code);
    QFETCH(qint64, minor);
    QFETCH(QString, expected);
    const Money amount(minor, currency(code.toStdString()));
    const std::string text = format(amount, numberStyle(tag.toStdString()));
    QCOMPARE(QString::fromStdString(text), expected);
}

void FormatTest::f80_decimalsFollowTheCurrencyTable_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *code, qint64 minor, const char *expected) {
        QTest::addRow("%s %lld", code, minor) << QByteArray(code) << minor << QByteArray(expected);
    };
    row("JPY", 500, "500");
    row("JPY", 0, "0");
    row("USD", 500, "5.00");
    row("USD", 7, "0.07");
    row("USD", -7, "-0.07");
    row("KWD", 1234, "1.234");
    row("KWD", 5, "0.005");
    row("CLF", 12345, "1.2345");
    row("USD", std::numeric_limits<qint64>::max(), "92233720368547758.07");
    row("USD", std::numeric_limits<qint64>::min(), "-92233720368547758.08");
}

void FormatTest::f80_decimalsFollowTheCurrencyTable()
{
    QFETCH(QByteArray, code);
    QFETCH(qint64, minor);
    QFETCH(QByteArray, expected);
    const Money amount(minor, currency(code.toStdString()));
    QCOMPARE(formatPlain(amount), expected.toStdString());
}

void FormatTest::anUnknownTagFallsBackToItsLanguageThenToEnglish()
{
    const auto same = [](const NumberStyle &a, const NumberStyle &b) {
        return a.decimalMark == b.decimalMark && a.groupMark == b.groupMark
            && a.symbolFirst == b.symbolFirst && a.spaceBeforeSymbol == b.spaceBeforeSymbol;
    };
    QVERIFY(same(numberStyle("de-AT-1996"), numberStyle("de")));
    QVERIFY(same(numberStyle("kk-Cyrl-KZ"), numberStyle("kk")));
    QVERIFY(same(numberStyle("ES_mx"), numberStyle("es-MX")));
    QVERIFY(same(numberStyle("tlh"), numberStyle("en")));
    QVERIFY(same(numberStyle(""), numberStyle("en")));
    QVERIFY(same(numberStyle("-"), numberStyle("en")));
    QVERIFY(!same(numberStyle("es"), numberStyle("es-MX")));
}

void FormatTest::onlyTheShopsOwnDollarIsADollarSign()
{
    const auto usd = currency("USD");
    const auto cad = currency("CAD");
    QCOMPARE(symbol(usd, usd), std::string("$"));
    QCOMPARE(symbol(cad, cad), std::string("$"));
    QCOMPARE(symbol(cad, usd), std::string("CA$"));
    QCOMPARE(symbol(usd, cad), std::string("US$"));
    QCOMPARE(symbol(currency("XCD"), usd), std::string("XCD"));
    QCOMPARE(symbol(currency("SEK"), currency("NOK")), std::string("SEK"));
    QCOMPARE(symbol(currency("EUR"), usd), std::string("€"));
    for (const auto home : allCodes()) {
        for (const auto code : allCodes()) {
            const std::string sign = symbol(currency(code), currency(home));
            QVERIFY(!sign.empty());
            QVERIFY(code == home || (sign != "$" && sign != "¥" && sign != "kr"));
        }
    }
    const auto parts = formatParts(Money(1250, cad), numberStyle("en"), usd);
    QCOMPARE(parts.symbol, std::string("CA$"));
    QCOMPARE(parts.digits, std::string("12.50"));
    QCOMPARE(parts.text(), std::string("CA$12.50"));
}

void FormatTest::theProcessLocaleDoesNotMatter()
{
    QLocale::setDefault(QLocale(QLocale::German));
    const Money amount(123450, currency("USD"));
    QCOMPARE(format(amount, numberStyle("en")), std::string("$1,234.50"));
    QCOMPARE(formatPlain(amount), std::string("1234.50"));
}

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
