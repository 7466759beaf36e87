// SPDX-License-Identifier: Apache-2.0
//
// The payments list that grows by a row beside the plain one that is made anew: they are the same
// list after any history, and a list that was given away never changes.
#include "core/view/payment_rows.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace pos::view;

namespace {

PaymentRow own(int number, std::int64_t amountMinor)
{
    PaymentRow row;
    row.attemptId = "attempt-" + std::to_string(number);
    row.transactionId = "own-" + std::to_string(number);
    row.utcMs = 1'000 * number;
    row.amountMinor = amountMinor;
    return row;
}

PaymentRow other(int number, std::int64_t utcMs)
{
    PaymentRow row;
    row.transactionId = "other-" + std::to_string(number);
    row.origin = PaymentOrigin::Provider;
    row.utcMs = utcMs;
    return row;
}

std::vector<PaymentRow> plain(const PaymentRows &rows)
{
    std::vector<PaymentRow> all;
    for (const auto &row : rows) {
        all.push_back(row);
    }
    return all;
}

// The same list, made from nothing.
struct Plain {
    std::vector<PaymentRow> own; // oldest first
    std::vector<PaymentRow> others;

    [[nodiscard]] std::vector<PaymentRow> list() const
    {
        std::vector<PaymentRow> all(own.rbegin(), own.rend());
        all.insert(all.end(), others.begin(), others.end());
        std::stable_sort(all.begin(), all.end(),
            [](const PaymentRow &a, const PaymentRow &b) { return a.utcMs > b.utcMs; });
        return all;
    }
};

} // namespace

class PaymentRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListThatGrowsIsTheListMadeAnew();
    void aListThatWasGivenAwayNeverChanges();
    void theOldestGoFirst();
    void anEmptyListIsEmpty();
};

void PaymentRowsTest::theListThatGrowsIsTheListMadeAnew()
{
    QVERIFY(rc::check("grown = made anew", [] {
        PaymentListBuilder builder;
        Plain model;
        int newest = 500;
        int oldest = 500;
        const auto changes = *rc::gen::inRange(1, 40);
        for (int i = 0; i < changes; ++i) {
            switch (*rc::gen::inRange(0, 5)) {
            case 0: {
                std::vector<PaymentRow> older;
                const auto many = *rc::gen::inRange(0, 150);
                for (int n = 0; n < many && oldest > 1; ++n) {
                    older.push_back(own(--oldest, 1));
                    model.own.insert(model.own.begin(), older.back());
                }
                builder.addOlder(older);
                break;
            }
            case 1:
            case 2: {
                const auto many = *rc::gen::inRange(1, 90);
                for (int n = 0; n < many; ++n) {
                    model.own.push_back(own(newest, 1));
                    builder.put(own(newest++, 1));
                }
                break;
            }
            case 3:
                if (!model.own.empty()) {
                    auto &row = model.own[*rc::gen::inRange<std::size_t>(0, model.own.size())];
                    row.amountMinor = *rc::gen::inRange(1, 1'000);
                    builder.put(row);
                }
                break;
            default: {
                model.others.clear();
                const auto many = *rc::gen::inRange(0, 6);
                for (int n = 0; n < many; ++n) {
                    model.others.push_back(other(n, *rc::gen::inRange(0, 900) * 1'000 + 500));
                }
                builder.setOthers(model.others);
                if (many > 0) {
                    builder.dropOther("other-0");
                    model.others.erase(model.others.begin());
                }
                break;
            }
            }
            const auto made = builder.list();
            RC_ASSERT(made.size() == model.own.size() + model.others.size());
            RC_ASSERT(plain(made) == model.list());
        }
    }));
}

void PaymentRowsTest::aListThatWasGivenAwayNeverChanges()
{
    PaymentListBuilder builder;
    for (int i = 0; i < 100; ++i) {
        builder.put(own(i, 1));
    }
    const auto given = builder.list();
    const auto before = plain(given);
    builder.put(own(99, 7));
    builder.put(own(3, 7));
    builder.put(own(100, 7));
    builder.setOthers({other(1, 5'500)});
    builder.trimTo(1);
    QVERIFY(plain(given) == before);
    QVERIFY(plain(builder.list()) != before);
}

void PaymentRowsTest::theOldestGoFirst()
{
    PaymentListBuilder builder;
    for (int i = 0; i < 1'000; ++i) {
        builder.put(own(i, 1));
    }
    builder.trimTo(300);
    const auto list = builder.list();
    QVERIFY(list.size() >= 300 && list.size() < 364);
    QCOMPARE(list[0].attemptId, std::string("attempt-999"));
    QCOMPARE(list[list.size() - 1].attemptId,
        "attempt-" + std::to_string(1'000 - static_cast<int>(list.size())));
    builder.put(own(0, 1)); // long gone: it comes back as what happened last
    QCOMPARE(builder.list()[0].attemptId, std::string("attempt-0"));
}

void PaymentRowsTest::anEmptyListIsEmpty()
{
    const PaymentRows none;
    QVERIFY(none.empty());
    QVERIFY(none.begin() == none.end());
    const PaymentRows two(std::vector{own(1, 1), own(0, 1)});
    QCOMPARE(two.size(), 2U);
    QCOMPARE(two[0].attemptId, std::string("attempt-1"));
}

QTEST_GUILESS_MAIN(PaymentRowsTest)
#include "payment_rows_test.moc"
