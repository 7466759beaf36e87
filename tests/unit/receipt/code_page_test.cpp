// SPDX-License-Identifier: Apache-2.0
//
// The tables against the C library's.
#include "core/receipt/code_page.h"

#include <iconv.h>

#include <QtTest>

using namespace pos::receipt;

namespace {

std::string toUtf8(char byte, const char *charset)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    char in[1] = {byte};
    char out[8] = {};
    char *from = in;
    char *to = out;
    std::size_t fromLeft = 1;
    std::size_t toLeft = sizeof out;
    const std::size_t done = iconv(converter, &from, &fromLeft, &to, &toLeft);
    iconv_close(converter);
    return done == static_cast<std::size_t>(-1) ? std::string() : std::string(out, to);
}

} // namespace

class CodePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCharacterOfAPageIsItsByte_data();
    void everyCharacterOfAPageIsItsByte();
    void whatAPageLacksIsSubstituted_data();
    void whatAPageLacksIsSubstituted();
};

void CodePageTest::everyCharacterOfAPageIsItsByte_data()
{
    QTest::addColumn<CodePage>("page");
    QTest::addColumn<QByteArray>("charset");
    QTest::newRow("PC437") << CodePage::Pc437 << QByteArray("CP437");
    QTest::newRow("PC858") << CodePage::Pc858 << QByteArray("CP858");
    QTest::newRow("PC866") << CodePage::Pc866 << QByteArray("CP866");
    QTest::newRow("WPC1252") << CodePage::Wpc1252 << QByteArray("CP1252");
}

void CodePageTest::everyCharacterOfAPageIsItsByte()
{
    QFETCH(CodePage, page);
    QFETCH(QByteArray, charset);
    int known = 0;
    for (int value = 0x20; value < 0x100; ++value) {
        const char byte = static_cast<char>(value);
        const std::string text = toUtf8(byte, charset.constData());
        if (text.empty() || value == 0x7F || text == "\xC2\xA0") {
            continue;
        }
        const EncodedText encoded = encode(text, page);
        QCOMPARE(encoded.bytes, std::string(1, byte));
        QCOMPARE(encoded.substitutions, 0);
        ++known;
    }
    QVERIFY(known > 215);
    QCOMPARE(encode("\xC2\xA0", page).bytes, std::string(" "));
}

void CodePageTest::whatAPageLacksIsSubstituted_data()
{
    QTest::addColumn<CodePage>("page");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // ASCII only
    const auto row = [](CodePage page, const char *text, const char *expected) {
        QTest::newRow(text) << page << QByteArray(text) << QByteArray(expected);
    };
    row(CodePage::Pc437, "5 €", "5 EUR");
    row(CodePage::Pc437, "Łódź",
        "L\xA2"
        "dz"); // ó is there
    row(CodePage::Pc866, "Größe", "Groesse");
    row(CodePage::Pc437, "Щука", "Shchuka");
    row(CodePage::Pc437, "Объект", "Obieekt");
    row(CodePage::Pc437, "қара", "qara");
    row(CodePage::Pc437, "“x” – y…", "\"x\" - y...");
    row(CodePage::Pc437, "日本", "????");
    row(CodePage::Pc437, "e\xCC\x81", "e");
    row(CodePage::Pc437, "ﬁn", "fin");
    row(CodePage::Wpc1252, "─═", "-=");
    row(CodePage::Pc437,
        "a\x1B@\x01"
        "b",
        "a?@?b");
    row(CodePage::Pc437, "\xFF\xFE", "??");
    row(CodePage::Pc858, "12 ₸", "12 KZT");
}

void CodePageTest::whatAPageLacksIsSubstituted()
{
    QFETCH(CodePage, page);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const EncodedText encoded = encode(text.toStdString(), page);
    QCOMPARE(QByteArray::fromStdString(encoded.bytes), expected);
    QVERIFY(encoded.substitutions > 0);
}

QTEST_GUILESS_MAIN(CodePageTest)
#include "code_page_test.moc"
