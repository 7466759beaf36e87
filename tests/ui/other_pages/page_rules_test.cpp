// SPDX-License-Identifier: Apache-2.0
//
// The decisions behind the pages beside the sale, without a widget: what a search finds, how a time
// is said, which verbs a task has, what may be saved as a setting.
#include "tests/ui/other_pages/fixtures.h"
#include "ui/pages/payment_words.h"
#include "ui/pages/payments_filter.h"
#include "ui/pages/payments_model.h"
#include "ui/pages/settings_rules.h"
#include "ui/pages/task_words.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <variant>

using namespace pos;
using namespace pos::ui;

namespace {

view::PaymentRow row()
{
    view::PaymentRow one;
    one.attemptId = "7F3K2M9Q4T";
    one.transactionId = "3c9e6a1e-7b1d-4f3a";
    one.reference = "txn_9aBcDeFg";
    one.note = "Café crème";
    one.cardBrand = "visa";
    one.cardLastFour = "4242";
    one.amountMinor = 125'050;
    one.currency = "USD";
    return one;
}

} // namespace

class PageRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSearchFindsEveryFieldInAnyCase_data();
    void aSearchFindsEveryFieldInAnyCase();
    void aNeedleNeverMatchesAcrossTwoRows();
    void chipsAddUpAndTodayNarrows();
    void theModelShowsWhatTheFilterFinds();
    void theTableAsksOnceForOlderPayments();
    void timesAreRelativeTodayAndAbsoluteBefore_data();
    void timesAreRelativeTodayAndAbsoluteBefore();
    void everyTaskThatMovesMoneyIsAskedTwice();
    void aRefundTaskNamesWhatWasReallyCharged();
    void settingsAreCheckedFieldByField_data();
    void settingsAreCheckedFieldByField();
    void aKeyIsJudgedWithoutRepeatingIt_data();
    void aKeyIsJudgedWithoutRepeatingIt();
    void answersOfTheCoreDoNotMakeThePageDirty();
};

void PageRulesTest::aSearchFindsEveryFieldInAnyCase_data()
{
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing typed") << QString() << false; // the caller does not search then
    QTest::newRow("attempt") << QStringLiteral("7f3k2m") << true;
    QTest::newRow("transaction") << QStringLiteral("7B1D-4F") << true;
    QTest::newRow("reference") << QStringLiteral("TXN_9AB") << true;
    QTest::newRow("note with an accent") << QStringLiteral("CAFÉ") << true;
    QTest::newRow("brand and last four") << QStringLiteral("Visa 4242") << true;
    QTest::newRow("last four") << QStringLiteral("4242") << true;
    QTest::newRow("amount plain") << QStringLiteral("1250.50") << true;
    QTest::newRow("amount with sign and group") << QStringLiteral("$1,250.50") << true;
    QTest::newRow("amount with comma") << QStringLiteral("1250,50") << true;
    QTest::newRow("part of an amount") << QStringLiteral("250.5") << true;
    QTest::newRow("half a dollar") << QStringLiteral("0.50") << true; // 1250.50 holds it
    QTest::newRow("another amount") << QStringLiteral("1250.51") << false;
    QTest::newRow("blanks around it") << QStringLiteral("  4242 ") << true;
    QTest::newRow("nobody") << QStringLiteral("zebra") << false;
}

void PageRulesTest::aSearchFindsEveryFieldInAnyCase()
{
    QFETCH(QString, needle);
    QFETCH(bool, found);
    PaymentSearchIndex index;
    QVERIFY(index.grow(view::PaymentRows(std::vector{row()}), 1));
    QCOMPARE(index.find(needle.toStdString()).front(), found);
}

void PageRulesTest::aNeedleNeverMatchesAcrossTwoRows()
{
    view::PaymentRow first = row();
    view::PaymentRow second = row();
    first.cardLastFour = "1111";
    second.reference = "1250";
    PaymentSearchIndex index;
    const view::PaymentRows both(std::vector{first, second});
    QVERIFY(!index.grow(both, 1));
    QVERIFY(index.grow(both, 1));
    const auto found = index.find("1111\n");
    QVERIFY(found[0]); // blanks are cut off the needle
    QVERIFY(!found[1]);
    QCOMPARE(index.find("visa").size(), std::size_t{2});
    QVERIFY(index.find("visa")[0] && index.find("visa")[1]);
}

void PageRulesTest::chipsAddUpAndTodayNarrows()
{
    const view::PaymentsView list = test::payments(12, 1'000'000'000);
    const auto count = [&list](std::uint32_t chips, std::int64_t today) {
        PaymentFilter filter;
        filter.chips = chips;
        filter.todayStartsUtcMs = today;
        return filterPayments(*list.rows, nullptr, filter).size();
    };
    const auto bit = [](PaymentChip chip) { return static_cast<std::uint32_t>(chip); };
    QCOMPARE(count(0, 0), std::size_t{12});
    QCOMPARE(count(bit(PaymentChip::Approved), 0), std::size_t{2});
    QCOMPARE(count(bit(PaymentChip::Declined), 0), std::size_t{3});
    QCOMPARE(count(bit(PaymentChip::Refunded), 0), std::size_t{2});
    QCOMPARE(count(bit(PaymentChip::Problem), 0), std::size_t{3});
    QCOMPARE(count(bit(PaymentChip::Checking), 0), std::size_t{2});
    QCOMPARE(count(bit(PaymentChip::Approved) | bit(PaymentChip::Refunded), 0), std::size_t{4});
    QCOMPARE(count(bit(PaymentChip::Today), 1'000'000'000 - 60'000), std::size_t{1});
}

void PageRulesTest::theTableAsksOnceForOlderPayments()
{
    Theme theme;
    PaymentsModel model(theme);
    QSignalSpy asked(&model, &PaymentsModel::olderWanted);
    model.setRows(test::payments(50, 1'700'000'000'000).rows);
    QVERIFY(!model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(asked.size(), 0);
    model.setHasOlder(true);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({}); // the answer is on its way
    QCOMPARE(asked.size(), 1);
}

void PageRulesTest::theModelShowsWhatTheFilterFinds()
{
    Theme theme;
    PaymentsModel model(theme);
    const QAbstractItemModelTester tester(&model);
    model.setRows(test::payments(500, 1'700'000'000'000).rows);
    QCOMPARE(model.rowCount(), 500);
    PaymentFilter filter;
    filter.needle = "haircut";
    model.setFilter(filter);
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 500);
    for (int i = 0; i < model.rowCount(); ++i) {
        QCOMPARE(model.rowAt(i)->note, std::string("Haircut"));
    }
    model.setRows(test::payments(20, 1'700'000'000'000).rows); // the filter stays
    QCOMPARE(model.rowAt(0)->note, std::string("Haircut"));
    QCOMPARE(model.rowAt(model.rowCount()), nullptr);
}

void PageRulesTest::timesAreRelativeTodayAndAbsoluteBefore_data()
{
    QTest::addColumn<qint64>("ageMs");
    QTest::addColumn<QString>("words");
    QTest::newRow("now") << qint64{59'000} << QStringLiteral("just now");
    QTest::newRow("a minute") << qint64{60'000} << QStringLiteral("1 min ago");
    QTest::newRow("most of an hour") << qint64{3'599'000} << QStringLiteral("59 min ago");
    QTest::newRow("hours") << qint64{3 * 3'600'000} << QStringLiteral("3 h ago");
    QTest::newRow("yesterday") << qint64{13 * 3'600'000} << QStringLiteral("19 Nov, 23:00");
    QTest::newRow("last year") << qint64{366LL * 24 * 3'600'000}
                               << QStringLiteral("19 Nov 2025, 12:00");
    QTest::newRow("the clock was wrong") << qint64{-120'000} << QStringLiteral("20 Nov, 12:02");
}

void PageRulesTest::timesAreRelativeTodayAndAbsoluteBefore()
{
    QFETCH(qint64, ageMs);
    QFETCH(QString, words);
    const QDateTime noon(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
    const qint64 now = noon.toMSecsSinceEpoch();
    QCOMPARE(timeWords(now - ageMs, now, QTimeZone::utc(), QLocale(QLocale::English)), words);
}

void PageRulesTest::everyTaskThatMovesMoneyIsAskedTwice()
{
    Theme theme;
    for (const view::TaskView &task : test::everyTask(1'700'000'000'000)) {
        const TaskText text = taskText(task, theme);
        QVERIFY(!text.title.isEmpty() && !text.explanation.isEmpty() && !text.verbs.empty());
        QVERIFY2(!text.verbs.front().isDestructive, "the harmless verb stands first");
        for (const TaskVerb &verb : text.verbs) {
            const auto *again = std::get_if<view::command::RetryRefund>(&verb.command);
            const bool moves = std::holds_alternative<view::command::RefundNow>(verb.command)
                || (again != nullptr && !again->itHappened);
            const auto *settles = std::get_if<view::command::SettlePayment>(&verb.command);
            const bool unpaid = settles != nullptr && !settles->itHappened;
            QCOMPARE(verb.isDestructive, moves || unpaid);
            QCOMPARE(!verb.question.isEmpty(), moves || settles != nullptr);
        }
    }
}

void PageRulesTest::aRefundTaskNamesWhatWasReallyCharged()
{
    Theme theme;
    view::TaskView task;
    task.kind = view::TaskKind::AmountConflict;
    task.attemptId = "A";
    task.amount = money::Money(4750, money::currency("USD"));
    task.otherAmount = money::Money(4700, money::currency("USD"));
    const TaskText text = taskText(task, theme);
    QVERIFY(text.title.contains(QStringLiteral("47.00")));
    QVERIFY(text.verbs.back().text.contains(QStringLiteral("47.00")));
    QVERIFY(!text.verbs.back().text.contains(QStringLiteral("47.50")));
}

void PageRulesTest::settingsAreCheckedFieldByField_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("tillName");
    QTest::addColumn<int>("ask");
    QTest::addColumn<int>("cancel");
    QTest::addColumn<qint64>("quick");
    QTest::addColumn<int>("problem"); // SettingsField, -1 = none
    const auto field = [](SettingsField one) { return static_cast<int>(one); };
    const QString ours = QStringLiteral("Till 1");
    QTest::newRow("fresh") << QString() << ours << 120 << 180 << qint64{500} << -1;
    QTest::newRow("https") << "https://pay.example/api" << ours << 120 << 180 << qint64{500} << -1;
    QTest::newRow("loopback") << "http://127.0.0.1:8080/api" << ours << 120 << 180 << qint64{500}
                              << -1;
    QTest::newRow("plain http") << "http://pay.example/api" << ours << 120 << 180 << qint64{500}
                                << field(SettingsField::BaseUrl);
    QTest::newRow("no address") << "pay.example" << ours << 120 << 180 << qint64{500}
                                << field(SettingsField::BaseUrl);
    QTest::newRow("password in it") << "https://a:b@pay.example" << ours << 120 << 180
                                    << qint64{500} << field(SettingsField::BaseUrl);
    QTest::newRow("no name") << QString() << QStringLiteral("  ") << 120 << 180 << qint64{500}
                             << field(SettingsField::TillName);
    QTest::newRow("cancels before it asks")
        << QString() << ours << 120 << 120 << qint64{500} << field(SettingsField::CancelAfter);
    QTest::newRow("quick amount of zero")
        << QString() << ours << 120 << 180 << qint64{0} << field(SettingsField::QuickAmounts);
}

void PageRulesTest::settingsAreCheckedFieldByField()
{
    QFETCH(QString, baseUrl);
    QFETCH(QString, tillName);
    QFETCH(int, ask);
    QFETCH(int, cancel);
    QFETCH(qint64, quick);
    QFETCH(int, problem);
    view::SettingsView settings;
    settings.baseUrl = baseUrl.toStdString();
    settings.tillName = tillName.toStdString();
    settings.askAfterSeconds = ask;
    settings.cancelAfterSeconds = cancel;
    settings.quickAmountsMinor = {quick};
    const auto problems = settingsProblems(settings);
    QCOMPARE(problems.size(), std::size_t{problem < 0 ? 0U : 1U});
    if (problem >= 0) {
        QCOMPARE(static_cast<int>(problems.front().field), problem);
        QVERIFY(!problems.front().text.isEmpty());
    }
}

void PageRulesTest::aKeyIsJudgedWithoutRepeatingIt_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("live");
    QTest::addColumn<bool>("fine");
    QTest::newRow("empty") << QString() << false << false;
    QTest::newRow("test in test") << "sk_test_51Habcdef12345678" << false << true;
    QTest::newRow("with blanks around") << "  sk_test_51Habcdef12345678\n" << false << true;
    QTest::newRow("live in live") << "sk_live_51Habcdef12345678" << true << true;
    QTest::newRow("live in test") << "sk_live_51Habcdef12345678" << false << false;
    QTest::newRow("test in live") << "sk_test_51Habcdef12345678" << true << false;
    QTest::newRow("publishable") << "pk_test_51Habcdef12345678" << false << false;
    QTest::newRow("too short") << "sk_test_1" << false << false;
    QTest::newRow("blank inside") << "sk_test_51H abcdef12345678" << false << false;
}

void PageRulesTest::aKeyIsJudgedWithoutRepeatingIt()
{
    QFETCH(QString, key);
    QFETCH(bool, live);
    QFETCH(bool, fine);
    const auto problem = keyProblem(key, live ? view::Mode::Live : view::Mode::Test);
    QCOMPARE(!problem.has_value(), fine);
    if (problem) {
        QVERIFY(!problem->contains(QStringLiteral("51H")));
    }
}

void PageRulesTest::answersOfTheCoreDoNotMakeThePageDirty()
{
    const view::SettingsView stored = test::shopSettings();
    view::SettingsView edited = stored;
    edited.keyTest = view::SettingsView::KeyTest::Running;
    edited.keyMasked = "sk_test_…abcd";
    edited.problem.code = view::Say::FileNotSaved;
    QVERIFY(!differs(edited, stored));
    edited.receiptColumns = 32;
    QVERIFY(differs(edited, stored));
}

QTEST_MAIN(PageRulesTest)
#include "page_rules_test.moc"
