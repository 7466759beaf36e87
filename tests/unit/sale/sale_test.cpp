// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"
#include "core/sale/description.h"
#include "core/sale/sale.h"

#include <rapidcheck.h>

#include <QtTest>

using namespace pos;
using namespace pos::sale;

namespace {

bool isWholeUtf8(std::string_view text)
{
    while (!text.empty()) {
        const auto next = base::firstChar(text);
        if (!next.valid) {
            return false;
        }
        text.remove_prefix(next.sizeBytes);
    }
    return true;
}

} // namespace

class SaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f80_amountsACardCannotTakeSayWhy_data();
    void f80_amountsACardCannotTakeSayWhy();
    void theDescriptionKeepsTheCode_data();
    void theDescriptionKeepsTheCode();
    void everyDescriptionFitsAndCanBeFoundAgain();
    void cardNumbersLeaveTheNote_data();
    void cardNumbersLeaveTheNote();
};

void SaleTest::f80_amountsACardCannotTakeSayWhy_data()
{
    using Problem = std::optional<AmountProblem>;
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<Problem>("expected");
    const auto row = [](const char *code, qint64 minor, Problem expected) {
        QTest::addRow("%s %lld", code, minor) << QByteArray(code) << minor << expected;
    };
    row("USD", 0, AmountProblem::NotPositive);
    row("USD", -5000, AmountProblem::NotPositive);
    row("USD", 1, AmountProblem::BelowMinimum);
    row("USD", 49, AmountProblem::BelowMinimum);
    row("USD", 50, std::nullopt);
    row("USD", 99'999'999, std::nullopt);
    row("USD", 100'000'000, AmountProblem::TooLarge);
    row("JPY", 49, AmountProblem::BelowMinimum); // 50 minor units are 50 yen
    row("JPY", 50, std::nullopt);
}

void SaleTest::f80_amountsACardCannotTakeSayWhy()
{
    QFETCH(QByteArray, code);
    QFETCH(qint64, minor);
    QFETCH(std::optional<AmountProblem>, expected);
    const money::Money amount(minor, money::currency(code.toStdString()));
    QVERIFY(cardAmountProblem(amount) == expected);
}

void SaleTest::theDescriptionKeepsTheCode_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QByteArray("Two haircuts") << QByteArray("Two haircuts (7F3K2M9Q4T)");
    QTest::newRow("empty") << QByteArray("") << QByteArray("In-store payment (7F3K2M9Q4T)");
    QTest::newRow("blank") << QByteArray(" \t\n ") << QByteArray("In-store payment (7F3K2M9Q4T)");
    QTest::newRow("controls") << QByteArray("a\r\nb\x1B[2Jc")
                              << QByteArray("a b [2Jc (7F3K2M9Q4T)");
    QTest::newRow("broken") << QByteArray("a\xFF\xC3 b") << QByteArray("a b (7F3K2M9Q4T)");
    QTest::newRow("cut") << QByteArray(400, 'x') << QByteArray(242, 'x') + " (7F3K2M9Q4T)";
    QTest::newRow("cut before a character of three bytes") << QByteArray(241, 'x')
            + "\xE2\x82\xAC\xE2\x82\xAC" << QByteArray(241, 'x') + " (7F3K2M9Q4T)";
    QTest::newRow("card number") << QByteArray("card 4242 4242 4242 4242")
                                 << QByteArray("card **** **** **** 4242 (7F3K2M9Q4T)");
}

void SaleTest::theDescriptionKeepsTheCode()
{
    QFETCH(QByteArray, note);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(description(note.toStdString(), "7F3K2M9Q4T")), expected);
}

void SaleTest::everyDescriptionFitsAndCanBeFoundAgain()
{
    QVERIFY(rc::check("at most 255 bytes of whole UTF-8, the code at its end", [] {
        auto note = *rc::gen::arbitrary<std::string>();
        const auto repeats = *rc::gen::inRange(0, 60);
        for (int i = 0; i < repeats; ++i) {
            base::appendUtf8(note, *rc::gen::inRange<char32_t>(0x20, 0x2FFFF));
        }
        const auto code = *rc::gen::nonEmpty(
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789ABCXYZ"))));
        RC_PRE(code.size() <= 64U);
        const std::string text = description(note, code);
        RC_ASSERT(text.size() <= maxDescriptionBytes);
        RC_ASSERT(isWholeUtf8(text));
        RC_ASSERT(attemptCodeIn(text) == std::optional<std::string>(code));
    }));
    QVERIFY(!attemptCodeIn("In-store payment"));
    QVERIFY(!attemptCodeIn("Lunch (two people)"));
    QVERIFY(!attemptCodeIn("()"));
    QVERIFY(!attemptCodeIn(")"));
}

void SaleTest::cardNumbersLeaveTheNote_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *note, const char *expected) {
        QTest::newRow(note) << QByteArray(note) << QByteArray(expected);
    };
    row("4242424242424242", "************4242");
    row("378282246310005 amex", "***********0005 amex");
    row("a 4242-4242-4242-4242, b", "a ****-****-****-4242, b");
    row("4242424242424243", "4242424242424243"); // fails the check: an order number
    row("4242 4242 4242 4242 12", "**** **** **** 4242 12");
    row("7 4242 4242 4242 4242", "7 **** **** **** 4242");
    row("4242424242424242 5555555555554444", "************4242 ************4444");
    row("12345678", "12345678");
    row("table 4, 2 guests", "table 4, 2 guests");
}

void SaleTest::cardNumbersLeaveTheNote()
{
    QFETCH(QByteArray, note);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(withoutCardNumbers(note.toStdString())), expected);
}

QTEST_GUILESS_MAIN(SaleTest)
#include "sale_test.moc"
