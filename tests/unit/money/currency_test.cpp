// SPDX-License-Identifier: Apache-2.0
//
// The codes are compared with Debian's iso-codes package, which knows nothing about decimals; the
// decimals are compared with a list kept by hand from list one of the standard.
#include "core/money/currency.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace pos::money;

namespace {

const std::set<std::string> withoutMinorUnit{
    "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"};
const std::set<std::string> newerThanTheOracle{"XCG", "ZWG"};

} // namespace

class CurrencyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCodesAreThoseOfTheStandard();
    void theDecimalsAreThoseOfTheStandard();
    void anyLetterCaseIsAccepted();
    void whatIsNotACurrencyIsRefused_data();
    void whatIsNotACurrencyIsRefused();
};

void CurrencyTest::theCodesAreThoseOfTheStandard()
{
    QFile file(QStringLiteral("/usr/share/iso-codes/json/iso_4217.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), "the oracle is missing: install iso-codes");
    std::set<std::string> expected = newerThanTheOracle;
    const auto document = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray rows = document.value(QLatin1String("4217")).toArray();
    for (const auto &row : rows) {
        expected.insert(row.toObject().value(QLatin1String("alpha_3")).toString().toStdString());
    }
    QVERIFY(expected.size() > 150);
    for (const auto &code : withoutMinorUnit) {
        expected.erase(code);
    }
    const auto codes = allCodes();
    QVERIFY(std::is_sorted(codes.begin(), codes.end()));
    QCOMPARE(std::set<std::string>(codes.begin(), codes.end()), expected);
}

void CurrencyTest::theDecimalsAreThoseOfTheStandard()
{
    std::map<std::string, int> unusual;
    for (const char *code : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF",
             "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"}) {
        unusual[code] = 0;
    }
    for (const char *code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) {
        unusual[code] = 3;
    }
    unusual["CLF"] = 4;
    unusual["UYW"] = 4;

    const std::map<int, std::int64_t> perMajor{{0, 1}, {2, 100}, {3, 1000}, {4, 10000}};
    for (const auto code : allCodes()) {
        const auto found = unusual.find(std::string(code));
        const int expected = found == unusual.end() ? 2 : found->second;
        const auto one = Currency::fromCode(code);
        QVERIFY(one.has_value());
        QCOMPARE(one->decimals(), expected);
        QCOMPARE(one->minorPerMajor(), perMajor.at(expected));
    }
    for (const auto &[code, decimals] : unusual) {
        QVERIFY2(Currency::fromCode(code).has_value(), code.c_str());
    }
}

void CurrencyTest::anyLetterCaseIsAccepted()
{
    for (const char *code : {"usd", "USD", "Usd"}) {
        const auto found = Currency::fromCode(code);
        QVERIFY(found.has_value());
        QCOMPARE(std::string(found->code()), std::string("USD"));
        QCOMPARE(found->lowerCode(), std::string("usd"));
        QVERIFY(*found == currency("USD"));
    }
    QVERIFY(!(currency("EUR") == currency("USD")));
}

void CurrencyTest::whatIsNotACurrencyIsRefused_data()
{
    QTest::addColumn<QByteArray>("code");
    for (const char *code : {"", "US", "USDD", "US ", "AAA", "ZZZ", "123", "US\xC3\x84", "$"}) {
        QTest::newRow(code) << QByteArray(code);
    }
    for (const auto &code : withoutMinorUnit) {
        QTest::newRow(code.c_str()) << QByteArray::fromStdString(code);
    }
}

void CurrencyTest::whatIsNotACurrencyIsRefused()
{
    QFETCH(QByteArray, code);
    QVERIFY(!Currency::fromCode(code.toStdString()).has_value());
}

QTEST_GUILESS_MAIN(CurrencyTest)
#include "currency_test.moc"
