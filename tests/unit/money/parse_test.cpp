// SPDX-License-Identifier: Apache-2.0
#include "core/money/format.h"

#include <rapidcheck.h>

#include <QtTest>

using namespace pos;
using namespace pos::money;

class ParseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typedAmountsAreUnderstood_data();
    void typedAmountsAreUnderstood();
    void whatIsNotOneAmountIsRefusedWithASentence_data();
    void whatIsNotOneAmountIsRefusedWithASentence();
    void whatFormatWritesParseReads();
    void noBytesCrashTheParser();
};

void ParseTest::typedAmountsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("minor");
    const auto row = [](const char *tag, const char *code, const char *text, qint64 minor) {
        QTest::addRow("%s %s %s", tag, code, text)
            << QByteArray(tag) << QByteArray(code) << QByteArray(text) << minor;
    };
    row("en", "USD", "12", 1200);
    row("en", "USD", "12.5", 1250);
    row("en", "USD", "12,5", 1250); // never 125: both marks are decimals
    row("en", "USD", "12,50", 1250);
    row("de", "EUR", "10.50", 1050);
    row("de", "EUR", "10,50", 1050);
    row("en", "USD", "1,234", 123400);
    row("en", "USD", "1,234.50", 123450);
    row("en", "USD", "1.234,50", 123450); // the last mark decides
    row("en", "USD", "1.234.567", 123456700);
    row("de", "EUR", "1.234", 123400);
    row("fr", "EUR",
        "1\xC2\xA0"
        "234,50 €",
        123450);
    row("fr", "EUR",
        "1\xE2\x80\xAF"
        "234,50",
        123450);
    row("fr", "EUR", "1 234", 123400);
    row("de-CH", "CHF", "1'234.50", 123450);
    row("de-CH", "CHF", "1’234", 123400);
    row("en", "KWD", "1.234", 1234);
    row("en", "KWD", "1,234", 1234000);
    row("en", "KWD", "0,500", 500);
    row("de", "KWD", "1,234", 1234);
    row("en", "CLF", "1.2345", 12345);
    row("en", "JPY", "500", 500);
    row("en", "JPY", "¥1,500", 1500);
    row("en", "USD", ".5", 50);
    row("en", "USD", "12.", 1200);
    row("en", "USD", "007", 700);
    row("en", "USD", "$12.50", 1250);
    row("en", "USD", "US$ 12.50", 1250);
    row("en", "USD", "usd 12.50", 1250);
    row("en", "USD", "12.50 USD", 1250);
    row("en", "USD", " \t12.50 ", 1250);
    row("en", "USD", "-12.50", -1250);
    row("en", "USD", "-$12.50", -1250);
    row("en", "USD", "$-12.50", -1250);
    row("en", "USD",
        "\xE2\x88\x92"
        "12.50",
        -1250);
    row("en", "USD", "+12.50", 1250);
    row("en", "USD", "9999999999.99", 999999999999);
    row("en", "USD", "999999999999", 99999999999900);
    row("en", "USD", "0", 0);
}

void ParseTest::typedAmountsAreUnderstood()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, text);
    QFETCH(qint64, minor);
    const auto unit = currency(code.toStdString());
    const auto parsed = parse(text.toStdString(), unit, numberStyle(tag.toStdString()));
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(qint64{parsed->minor()}, minor);
    QVERIFY(parsed->currency() == unit);
}

void ParseTest::whatIsNotOneAmountIsRefusedWithASentence_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *tag, const char *code, const char *text, const char *message) {
        QTest::addRow("%s %s %s", tag, code, text)
            << QByteArray(tag) << QByteArray(code) << QByteArray(text) << QByteArray(message);
    };
    row("en", "USD", "12.345", "12.345 has too many decimals for USD");
    row("en", "USD", "0,500", "0,500 has too many decimals for USD");
    row("fr", "EUR", "1.234", "1.234 has too many decimals for EUR");
    row("en", "JPY", "12.50", "12.50 has too many decimals for JPY");
    row("en", "JPY", "12.0", "12.0 has too many decimals for JPY");
    row("en", "USD", "", " has no digits");
    row("en", "USD", "$", "$ has no digits");
    row("en", "USD", ".", ". has no digits");
    row("en", "USD", "abc", "abc is not an amount in USD");
    row("en", "USD", "1e5", "1e5 is not an amount in USD");
    row("en", "USD", "0x10", "0x10 is not an amount in USD");
    row("en", "USD", "€5", "€5 is not an amount in USD");
    row("en", "USD", "5 EUR", "5 EUR is not an amount in USD");
    row("en", "CAD", "US$5", "US$5 is not an amount in CAD");
    row("en", "USD", "--5", "--5 is not an amount in USD");
    row("en", "USD", "5-", "5- is not an amount in USD");
    row("en", "USD", "\xD9\xA1\xD9\xA2", "\xD9\xA1\xD9\xA2 is not an amount in USD");
    row("en", "USD", "12 34", "12 34 cannot be read: its thousands are not in threes");
    row("en", "USD", "1,23,456", "1,23,456 cannot be read: its thousands are not in threes");
    row("en", "USD", "1234,567.00", "1234,567.00 cannot be read: its thousands are not in threes");
    row("en", "USD", "1.2.3", "1.2.3 cannot be read: its thousands are not in threes");
    row("en", "USD", "1,,234", "1,,234 cannot be read: its thousands are not in threes");
    row("en", "USD", "1,234 567", "1,234 567 cannot be read: its thousands are not in threes");
    row("en", "USD", "1234567890123", "1234567890123 has too many digits");
    row("en", "USD", "4000 0000 0000 0000 0000 9995",
        "4000 0000 0000 0000 0000… cannot be read: "
        "its thousands are not in threes");
}

void ParseTest::whatIsNotOneAmountIsRefusedWithASentence()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, message);
    const auto parsed
        = parse(text.toStdString(), currency(code.toStdString()), numberStyle(tag.toStdString()));
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().code, base::ErrorCode::InvalidArgument);
    QCOMPARE(QByteArray::fromStdString(parsed.error().message), message);
}

void ParseTest::whatFormatWritesParseReads()
{
    QVERIFY(rc::check("parse(format(x)) is x in every style and currency", [] {
        const auto tag = *rc::gen::elementOf(
            std::vector<std::string>{"en", "es", "es-MX", "es-CR", "de", "de-CH", "fr", "fr-CH",
                "it", "pt", "pt-PT", "id", "kk", "ru", "ja", "vi", "pl", "nl", "zh"});
        const auto limit = std::int64_t{999'999'999'999};
        const auto minor = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-limit, limit),
            rc::gen::inRange<std::int64_t>(-100'000, 100'000),
            rc::gen::elementOf(std::vector<std::int64_t>{-limit, -1, 0, 1, limit}));
        const NumberStyle style = numberStyle(tag);
        const Currency home
            = currency(*rc::gen::elementOf(std::vector<std::string>{"USD", "EUR", "JPY", "CAD"}));
        for (const auto code : allCodes()) {
            const Money amount(minor, currency(code));
            for (const std::string &text : {format(amount, style), formatPlain(amount),
                     formatParts(amount, style, home).text()}) {
                // A plain dot before exactly three digits is a group to a German.
                const bool plainButAmbiguous = text == formatPlain(amount)
                    && amount.currency().decimals() == 3 && style.groupMark == ".";
                if (plainButAmbiguous) {
                    continue;
                }
                const auto back = parse(text, amount.currency(), style);
                RC_LOG(text);
                RC_ASSERT(back.has_value());
                RC_ASSERT(*back == amount);
            }
        }
    }));
}

void ParseTest::noBytesCrashTheParser()
{
    QVERIFY(rc::check("every text is an amount or a short sentence", [] {
        const auto text = *rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
            rc::gen::container<std::string>(
                rc::gen::elementOf(std::string("0159.,'- $+\xC2\xA0U"))));
        const auto parsed = parse(text, currency("USD"), numberStyle("en"));
        if (!parsed) {
            RC_ASSERT(!parsed.error().message.empty());
            RC_ASSERT(parsed.error().message.size() < 100);
        }
    }));
}

QTEST_GUILESS_MAIN(ParseTest)
#include "parse_test.moc"
