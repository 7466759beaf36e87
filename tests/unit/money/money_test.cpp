// SPDX-License-Identifier: Apache-2.0
#include "core/money/money.h"

#include <rapidcheck.h>

#include <QtTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace pos::money;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

Money usd(std::int64_t minor)
{
    return {minor, currency("USD")};
}

// Small, large and the very ends: rapidcheck's own numbers are mostly small.
rc::Gen<std::int64_t> anyMinor()
{
    return rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(),
        rc::gen::inRange<std::int64_t>(-100'000, 100'000),
        rc::gen::elementOf(std::vector<std::int64_t>{least, least + 1, -1, 0, 1, most - 1, most}));
}

rc::Gen<Rounding> anyRounding()
{
    return rc::gen::elementOf(
        std::vector{Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up});
}

} // namespace

class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsAreExactOrRefused();
    void f80_aRefundInAnotherCurrencyCannotBeComparedWithThePayment();
    void f80_aRefundAboveThePaymentIsSeen();
    void percentRoundsAsAsked_data();
    void percentRoundsAsAsked();
    void percentStaysWithinOneUnitOfTheTruth();
    void percentRefusesOverflow();
    void allocationNamesTheWinnersOfLeftOverUnits_data();
    void allocationNamesTheWinnersOfLeftOverUnits();
    void allocationRefusesBadWeights();
    void allocationSumsExactly();
    void cashIsRoundedToTheStep_data();
    void cashIsRoundedToTheStep();
    void roundingIsAMultipleAndNear();
    void roundingRefusesOverflowAndNonsense();
};

void MoneyTest::sumsAreExactOrRefused()
{
    QCOMPARE(add(usd(1), usd(2))->minor(), 3);
    QCOMPARE(subtract(usd(1), usd(2))->minor(), -1);
    QCOMPARE(multiply(usd(-7), 3)->minor(), -21);
    QVERIFY(!add(usd(most), usd(1)));
    QVERIFY(!add(usd(least), usd(-1)));
    QVERIFY(!subtract(usd(least), usd(1)));
    QVERIFY(!subtract(usd(0), usd(least)));
    QVERIFY(!multiply(usd(least), -1));
    QVERIFY(!multiply(usd(most), 2));
    QCOMPARE(multiply(usd(most), -1)->minor(), -most);
    QVERIFY(rc::check("a + b - b is a, or the sum does not exist", [] {
        const Money a = usd(*anyMinor());
        const Money b = usd(*anyMinor());
        const auto sum = add(a, b);
        std::int64_t truth = 0;
        RC_ASSERT(sum.has_value() == !__builtin_add_overflow(a.minor(), b.minor(), &truth));
        if (sum) {
            RC_ASSERT(sum->minor() == truth);
            RC_ASSERT(subtract(*sum, b) == std::optional<Money>(a));
        }
        const std::int64_t times = *anyMinor();
        const auto product = multiply(a, times);
        RC_ASSERT(product.has_value() == !__builtin_mul_overflow(a.minor(), times, &truth));
        if (product) {
            RC_ASSERT(product->minor() == truth);
        }
    }));
}

void MoneyTest::f80_aRefundInAnotherCurrencyCannotBeComparedWithThePayment()
{
    const Money yen(500, currency("JPY"));
    QVERIFY(!compare(usd(500), yen));
    QVERIFY(!add(usd(500), yen));
    QVERIFY(!subtract(usd(500), yen));
    QVERIFY(!(usd(500) == yen));
    // 500 yen are 500 units and no hundredths: nothing turns them into 5 or 50,000.
    QCOMPARE(yen.currency().minorPerMajor(), 1);
}

void MoneyTest::f80_aRefundAboveThePaymentIsSeen()
{
    QVERIFY(compare(usd(1001), usd(1000)) == std::strong_ordering::greater);
    QVERIFY(compare(usd(1000), usd(1000)) == std::strong_ordering::equal);
    QVERIFY(compare(usd(999), usd(1000)) == std::strong_ordering::less);
    QVERIFY(subtract(usd(1000), usd(1001))->isNegative());
}

void MoneyTest::percentRoundsAsAsked_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<qint64>("basisPoints");
    QTest::addColumn<Rounding>("rounding");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("8.25 % of 10.00") << 1000LL << 825LL << Rounding::HalfUp << 83LL;
    QTest::newRow("half up") << 50LL << 100LL << Rounding::HalfUp << 1LL;
    QTest::newRow("half to even, down") << 50LL << 100LL << Rounding::HalfEven << 0LL;
    QTest::newRow("half to even, up") << 150LL << 100LL << Rounding::HalfEven << 2LL;
    QTest::newRow("down") << 199LL << 100LL << Rounding::Down << 1LL;
    QTest::newRow("up") << 101LL << 100LL << Rounding::Up << 2LL;
    QTest::newRow("mirror, half up") << -50LL << 100LL << Rounding::HalfUp << -1LL;
    QTest::newRow("mirror, down") << -199LL << 100LL << Rounding::Down << -1LL;
    QTest::newRow("mirror, up") << -101LL << 100LL << Rounding::Up << -2LL;
    QTest::newRow("exact is never pushed up") << 100LL << 100LL << Rounding::Up << 1LL;
    QTest::newRow("a discount") << 1000LL << -1000LL << Rounding::HalfUp << -100LL;
    QTest::newRow("all of the largest") << qint64{most} << 10'000LL << Rounding::Up << qint64{most};
    QTest::newRow("all of the least") << qint64{least} << 10'000LL << Rounding::Up << qint64{least};
}

void MoneyTest::percentRoundsAsAsked()
{
    QFETCH(qint64, minor);
    QFETCH(qint64, basisPoints);
    QFETCH(Rounding, rounding);
    QFETCH(qint64, expected);
    const auto part = percent(usd(minor), basisPoints, rounding);
    QVERIFY(part.has_value());
    QCOMPARE(qint64{part->minor()}, expected);
}

void MoneyTest::percentStaysWithinOneUnitOfTheTruth()
{
    QVERIFY(
        rc::check("|part x 10000 - amount x points| < 10000, half of it when to the nearest", [] {
            const auto minor
                = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
            const auto points = *rc::gen::inRange<std::int64_t>(-20'000, 20'000);
            const Rounding rounding = *anyRounding();
            const std::int64_t part = percent(usd(minor), points, rounding)->minor();
            const std::int64_t off = part * 10'000 - minor * points;
            RC_ASSERT(std::abs(off) < 10'000);
            if (rounding == Rounding::HalfUp || rounding == Rounding::HalfEven) {
                RC_ASSERT(std::abs(off) <= 5'000);
            }
            RC_ASSERT(percent(usd(-minor), points, rounding)->minor() == -part);
        }));
}

void MoneyTest::percentRefusesOverflow()
{
    QVERIFY(!percent(usd(most), 10'001, Rounding::Down));
    QVERIFY(!percent(usd(least), -10'000, Rounding::Down));
    QVERIFY(!percent(usd(most), most, Rounding::Down));
}

void MoneyTest::allocationNamesTheWinnersOfLeftOverUnits_data()
{
    using List = QList<qint64>;
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<List>("weights");
    QTest::addColumn<List>("expected");
    QTest::newRow("thirds: ties to the earlier") << 100LL << List{1, 1, 1} << List{34, 33, 33};
    QTest::newRow("two left over") << 101LL << List{1, 1, 1} << List{34, 34, 33};
    QTest::newRow("largest remainder wins") << 10LL << List{1, 5} << List{2, 8};
    QTest::newRow("zero weight gets nothing") << 5LL << List{0, 1, 0, 1} << List{0, 3, 0, 2};
    QTest::newRow("a refund mirrors its sale") << -100LL << List{1, 1, 1} << List{-34, -33, -33};
    QTest::newRow("nothing to split") << 0LL << List{1, 2} << List{0, 0};
    QTest::newRow("one part") << qint64{least} << List{7} << List{least};
    QTest::newRow("huge weights") << qint64{most} << List{most, most}
                                  << List{most / 2 + 1, most / 2};
}

void MoneyTest::allocationNamesTheWinnersOfLeftOverUnits()
{
    QFETCH(qint64, minor);
    QFETCH(QList<qint64>, weights);
    QFETCH(QList<qint64>, expected);
    const auto parts = allocate(usd(minor), {weights.begin(), weights.end()});
    QVERIFY(parts.has_value());
    QList<qint64> got;
    for (const Money &part : *parts) {
        got << part.minor();
    }
    QCOMPARE(got, expected);
}

void MoneyTest::allocationRefusesBadWeights()
{
    QVERIFY(!allocate(usd(100), {}));
    QVERIFY(!allocate(usd(100), {0, 0}));
    QVERIFY(!allocate(usd(100), {2, -1}));
}

void MoneyTest::allocationSumsExactly()
{
    QVERIFY(rc::check("parts add up, keep the sign, and miss their share by less than a unit", [] {
        const std::int64_t minor = *anyMinor();
        auto weights = *rc::gen::container<std::vector<std::int64_t>>(
            rc::gen::inRange<std::int64_t>(0, 1000));
        weights.push_back(*rc::gen::inRange<std::int64_t>(1, 1000));
        const auto parts = allocate(usd(minor), weights);
        RC_ASSERT(parts.has_value());
        RC_ASSERT(parts->size() == weights.size());
        const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
        Money sum = usd(0);
        for (std::size_t i = 0; i < parts->size(); ++i) {
            const std::int64_t part = (*parts)[i].minor();
            sum = *add(sum, (*parts)[i]);
            RC_ASSERT(part == 0 || (part < 0) == (minor < 0));
            RC_ASSERT(weights[i] != 0 || part == 0);
            if (std::abs(minor / 2) < 1'000'000'000'000) {
                RC_ASSERT(std::abs(part * total - minor * weights[i]) < total);
            }
        }
        RC_ASSERT(sum.minor() == minor);
    }));
}

void MoneyTest::cashIsRoundedToTheStep_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<Rounding>("rounding");
    QTest::addColumn<qint64>("expected");
    // The missing US penny: 1, 2, 6, 7 down; 3, 4, 8, 9 up.
    for (const qint64 cents : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
        const qint64 expected = cents < 3 ? 0 : cents < 8 ? 5 : 10;
        QTest::addRow("symmetric %lld", cents)
            << 1000 + cents << Rounding::HalfUp << 1000 + expected;
        QTest::addRow("refund %lld", cents)
            << -1000 - cents << Rounding::HalfUp << -1000 - expected;
        QTest::addRow("down %lld", cents)
            << 1000 + cents << Rounding::Down << 1000 + (cents < 5 ? 0LL : 5LL);
    }
}

void MoneyTest::cashIsRoundedToTheStep()
{
    QFETCH(qint64, minor);
    QFETCH(Rounding, rounding);
    QFETCH(qint64, expected);
    QCOMPARE(qint64{roundToStep(usd(minor), 5, rounding)->minor()}, expected);
}

void MoneyTest::roundingIsAMultipleAndNear()
{
    QVERIFY(rc::check("a multiple of the step, less than a step away", [] {
        const auto minor = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
        const auto step = *rc::gen::inRange<std::int64_t>(1, 100'000);
        const std::int64_t rounded = roundToStep(usd(minor), step, *anyRounding())->minor();
        RC_ASSERT(rounded % step == 0);
        RC_ASSERT(std::abs(rounded - minor) < step);
    }));
}

void MoneyTest::roundingRefusesOverflowAndNonsense()
{
    QVERIFY(!roundToStep(usd(1), 0, Rounding::Down));
    QVERIFY(!roundToStep(usd(1), -5, Rounding::Down));
    QVERIFY(!roundToStep(usd(most), 10, Rounding::Up));
    QVERIFY(!roundToStep(usd(most - 1), most, Rounding::Down)->minor());
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "money_test.moc"
