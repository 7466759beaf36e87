// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <QtTest>

using namespace pos::base;

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCharacterComesBack();
    void brokenBytesAreOneStepEach_data();
    void brokenBytesAreOneStepEach();
    void aCutNeverEndsInsideACharacter();
};

void Utf8Test::everyCharacterComesBack()
{
    for (char32_t code = 1; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        std::string text;
        appendUtf8(text, code);
        const Utf8Char back = firstChar(text);
        QVERIFY(back.valid);
        QCOMPARE(back.code, code);
        QCOMPARE(back.sizeBytes, text.size());
    }
}

void Utf8Test::brokenBytesAreOneStepEach_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("lone continuation") << QByteArray("\x80");
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF");
    QTest::newRow("overlong in three") << QByteArray("\xE0\x80\xAF");
    QTest::newRow("overlong in four") << QByteArray("\xF0\x80\x80\xAF");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::newRow("beyond the last") << QByteArray("\xF4\x90\x80\x80");
    QTest::newRow("five bytes") << QByteArray("\xF8\x88\x80\x80\x80");
    QTest::newRow("cut short") << QByteArray("\xE2\x82");
    QTest::newRow("letter inside") << QByteArray("\xE2"
                                                 "A\xAC");
}

void Utf8Test::brokenBytesAreOneStepEach()
{
    QFETCH(QByteArray, bytes);
    const Utf8Char first = firstChar(bytes.toStdString());
    QVERIFY(!first.valid);
    QCOMPARE(first.sizeBytes, std::size_t{1});
    QCOMPARE(first.code, char32_t{0xFFFD});
}

void Utf8Test::aCutNeverEndsInsideACharacter()
{
    const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"; // 1, 2, 3 and 4 bytes
    const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (std::size_t limit = 0; limit < 12; ++limit) {
        QCOMPARE(cutToBytes(text, limit).size(), expected[limit]);
    }
}

QTEST_GUILESS_MAIN(Utf8Test)
#include "utf8_test.moc"
