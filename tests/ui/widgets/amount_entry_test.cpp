// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/amount_entry.h"

#include <QStringView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace pos;
using pos::ui::AmountEntry;
using Key = AmountEntry::Key;

namespace {

// One character per key: digits, "d" for 00, "." for the decimal key, "<" Backspace, "C" Clear.
Key keyOf(QChar c)
{
    switch (c.unicode()) {
    case u'd':
        return Key::DoubleZero;
    case u'.':
        return Key::Decimal;
    case u'<':
        return Key::Backspace;
    case u'C':
        return Key::Clear;
    }
    return static_cast<Key>(c.digitValue());
}

} // namespace

class AmountEntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysBecomeMinorUnits_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("calculator");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<qlonglong>("minor");
        QTest::addColumn<int>("ghosts");
        const auto row = [](const char *name, const QString &currency, bool calculator,
                             const QString &keys, qlonglong minor, int ghosts) {
            QTest::newRow(name) << currency << calculator << keys << minor << ghosts;
        };
        row("cents first", u"USD"_s, false, u"3575"_s, 3575, 0);
        row("cents first, 00", u"USD"_s, false, u"5dd"_s, 50000, 0);
        row("cents first ignores the decimal key", u"USD"_s, false, u"35.75"_s, 3575, 0);
        row("cents first, backspace", u"USD"_s, false, u"3575<<"_s, 35, 0);
        row("cents first, leading zeros", u"USD"_s, false, u"0005"_s, 5, 0);
        row("clear", u"USD"_s, false, u"3575C12"_s, 12, 0);
        row("nine digits", u"USD"_s, false, u"123456789"_s, 123456789, 0);
        row("the tenth digit is refused", u"USD"_s, false, u"1234567891"_s, 123456789, 0);
        row("00 is all or nothing at the limit", u"USD"_s, false, u"12345678d"_s, 12345678, 0);
        row("calculator", u"USD"_s, true, u"35.75"_s, 3575, 0);
        row("calculator, whole", u"USD"_s, true, u"35"_s, 3500, 2);
        row("calculator, mark only", u"USD"_s, true, u"35."_s, 3500, 2);
        row("calculator, one decimal", u"USD"_s, true, u"35.7"_s, 3570, 1);
        row("calculator, third decimal refused", u"USD"_s, true, u"35.759"_s, 3575, 0);
        row("calculator, second mark refused", u"USD"_s, true, u"3.5.7"_s, 357, 0);
        row("calculator, 00 after the mark", u"USD"_s, true, u"3.d"_s, 300, 0);
        row("calculator, 00 with one place left", u"USD"_s, true, u"3.5d"_s, 350, 1);
        row("calculator, mark first", u"USD"_s, true, u".5"_s, 50, 1);
        row("calculator, backspace over decimals", u"USD"_s, true, u"35.75<<"_s, 3500, 2);
        row("calculator, backspace over the mark", u"USD"_s, true, u"35.75<<<<"_s, 300, 2);
        row("calculator, limit", u"USD"_s, true, u"9999999.99"_s, 999999999, 0);
        row("calculator, too long", u"USD"_s, true, u"99999999"_s, 999999900, 2);
        row("no decimals", u"JPY"_s, false, u"1200"_s, 1200, 0);
        row("no decimals, calculator is the same", u"JPY"_s, true, u"12.00"_s, 1200, 0);
        row("three decimals", u"KWD"_s, true, u"1.234"_s, 1234, 0);
        row("three decimals, one typed", u"KWD"_s, true, u"1.2"_s, 1200, 2);
    }

    void keysBecomeMinorUnits()
    {
        QFETCH(QString, currency);
        QFETCH(bool, calculator);
        QFETCH(QString, keys);
        QFETCH(qlonglong, minor);
        QFETCH(int, ghosts);
        AmountEntry entry{money::currency(currency.toStdString()),
            calculator ? view::Keypad::Calculator : view::Keypad::CentsFirst};
        for (const QChar key : keys) {
            (void)entry.press(keyOf(key));
        }
        QCOMPARE(qlonglong{entry.amount().minor()}, minor);
        QCOMPARE(entry.ghostDecimals(), ghosts);
    }

    void backspaceUndoesEveryKeyToNothing()
    {
        for (const auto mode : {view::Keypad::CentsFirst, view::Keypad::Calculator}) {
            AmountEntry entry{money::currency("USD"), mode};
            for (const QChar key : QStringView(u"9041.37")) {
                (void)entry.press(keyOf(key));
            }
            for (int i = 0; i < 10; ++i) {
                (void)entry.press(Key::Backspace);
            }
            QVERIFY(entry.isEmpty());
        }
    }

    void aQuickAmountCanBeTypedOnInCentsFirst()
    {
        AmountEntry entry{money::currency("USD"), view::Keypad::CentsFirst};
        entry.set(500);
        QVERIFY(entry.press(Key::D1));
        QCOMPARE(entry.amount().minor(), std::int64_t{5001});
        entry.set(-5);
        QCOMPARE(entry.amount().minor(), std::int64_t{0});
        entry.set(5'000'000'000);
        QCOMPARE(entry.amount().minor(), AmountEntry::largestMinor);
    }

    void pastedTextIsAnAmountOrChangesNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qlonglong>("minor"); // 700 = refused
        QTest::newRow("plain") << u"12.50"_s << 1250LL;
        QTest::newRow("symbol and group") << u"$1,234.50"_s << 123450LL;
        QTest::newRow("decimal comma") << u"10,50"_s << 1050LL;
        QTest::newRow("letters") << u"abc"_s << 700LL;
        QTest::newRow("negative") << u"-5.00"_s << 700LL;
        QTest::newRow("three decimals") << u"1.2345"_s << 700LL;
        QTest::newRow("too large") << u"12345678901"_s << 700LL;
        QTest::newRow("empty") << u""_s << 700LL;
    }

    void pastedTextIsAnAmountOrChangesNothing()
    {
        QFETCH(QString, text);
        QFETCH(qlonglong, minor);
        AmountEntry entry{money::currency("USD"), view::Keypad::CentsFirst};
        entry.set(700);
        const auto result = entry.paste(text.toStdString(), money::numberStyle("en"));
        QCOMPARE(qlonglong{entry.amount().minor()}, minor);
        QCOMPARE(result.has_value(), minor != 700);
    }

    void theLastRowFollowsTheCurrency()
    {
        const auto keys = [](const char *code, view::Keypad mode) {
            const AmountEntry entry{money::currency(code), mode};
            return std::pair{entry.offersDoubleZero(), entry.offersDecimal()};
        };
        QCOMPARE(keys("USD", view::Keypad::CentsFirst), (std::pair{true, false}));
        QCOMPARE(keys("USD", view::Keypad::Calculator), (std::pair{true, true}));
        QCOMPARE(keys("JPY", view::Keypad::Calculator), (std::pair{false, false}));
    }
};

QTEST_GUILESS_MAIN(AmountEntryTest)
#include "amount_entry_test.moc"
