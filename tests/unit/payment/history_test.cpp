// SPDX-License-Identifier: Apache-2.0
//
// Old payments: what is folded from the records when somebody asks is what was believed when it was
// lived, and the summaries beside the records say the same, whatever happened and wherever it
// stopped.
#include "core/journal/memory_journal.h"
#include "core/payment/codec.h"
#include "core/payment/history.h"
#include "core/till/projection.h"
#include "tests/unit/payment/lives.h"
#include "tests/unit/payment/story.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <string>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;

namespace {

// What the engine writes for one moment of a life.
void write(journal::MemoryJournal &journal, const Moment &moment, bool isFirst)
{
    const bool kept
        = isFirst || durabilityOf(moment.before, moment.after, moment.event) != Durability::None;
    if (!kept) {
        return;
    }
    const auto &state = moment.after.next;
    const std::vector<journal::NewRecord> record{
        {state.id().text(), std::string(kindOf(moment.event)), encode(moment.event),
            moment.event.utcMs, moment.event.atMs}};
    RC_ASSERT(journal.appendWith(record, std::vector{rowFor(state)}).has_value());
}

Life liveInto(journal::MemoryJournal &journal)
{
    auto life = anyLife();
    for (std::size_t i = 0; i < life.size(); ++i) {
        write(journal, life[i], i == 0);
    }
    return life;
}

} // namespace

class PaymentHistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=400"); }
    void aPaymentFoldedOnDemandIsTheOneThatWasLived();
    void theSummaryIsAFunctionOfTheRecordsAtEveryMoment();
    void whatNeedsAPersonOrGoesOnIsTakenUp();
    void aSummaryComesBackAsItWas();
    void aSummaryThatIsNotOursIsDamage();
    void summariesOfAnotherVersionAreComputedAnew();
    void aRecordThatNoSummaryTellsOfIsNoticed();
    void aSaleIsFoundAgain();
    void aPaymentWithoutABeginningIsDamage();
};

void PaymentHistoryTest::aPaymentFoldedOnDemandIsTheOneThatWasLived()
{
    QVERIFY(rc::check("folded = lived", [] {
        journal::MemoryJournal journal;
        const auto life = liveInto(journal);
        const Belief &lived = life.back().after.next;
        const auto folded = History(journal).load(lived.id());
        RC_ASSERT(folded.has_value());
        RC_ASSERT(folded->has_value());
        const Belief &belief = **folded;
        RC_ASSERT(belief == lived);
    }));
}

// A crash leaves a beginning of the life: each beginning is a life of its own.
void PaymentHistoryTest::theSummaryIsAFunctionOfTheRecordsAtEveryMoment()
{
    QVERIFY(rc::check("summary = fold", [] {
        journal::MemoryJournal journal;
        const auto life = anyLife();
        for (std::size_t i = 0; i < life.size(); ++i) {
            write(journal, life[i], i == 0);
            const auto findings = History(journal).check();
            RC_ASSERT(findings.has_value());
            RC_ASSERT(findings->empty());
        }
    }));
}

void PaymentHistoryTest::whatNeedsAPersonOrGoesOnIsTakenUp()
{
    QVERIFY(rc::check("nothing is forgotten by a start", [] {
        journal::MemoryJournal journal;
        const auto life = liveInto(journal);
        const auto &state = life.back().after.next;
        if (isOpen(state) || isUnfinished(state) || !till::tasksOf(state).empty()
            || holdsReader(state)) {
            RC_ASSERT(isLive(state));
        }
        History history(journal);
        RC_ASSERT(history.takeUp(0).has_value()); // computes the summaries
        const auto found = history.takeUp(0); // reads them
        RC_ASSERT(found.has_value());
        RC_ASSERT((found->size() == 1) == isLive(state));
    }));
}

void PaymentHistoryTest::aSummaryComesBackAsItWas()
{
    QVERIFY(rc::check("decode(encode(summary)) is the summary", [] {
        const auto life = anyLife();
        const auto &state = life.back().after.next;
        const auto back = summaryFrom(rowFor(state));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == summaryOf(state));
    }));
}

void PaymentHistoryTest::aSummaryThatIsNotOursIsDamage()
{
    const auto good = rowFor(storyIn(Phase::Approved).state());
    QVERIFY(summaryFrom(good).has_value());
    auto cut = good;
    cut.body.pop_back();
    auto other = good;
    other.stream = "another";
    auto word = good;
    word.body.insert(0, "x");
    for (const auto &bad : {cut, other, word, journal::Summary{"s", "", "", false}}) {
        QCOMPARE(summaryFrom(bad).error().code, base::ErrorCode::Damaged);
    }
}

void PaymentHistoryTest::summariesOfAnotherVersionAreComputedAnew()
{
    QVERIFY(rc::check("thrown away, they come back the same", [] {
        journal::MemoryJournal journal;
        const auto life = liveInto(journal);
        const auto before = journal.summaries({}).value();
        auto lie = rowFor(life.back().after.next);
        lie.open = !lie.open;
        lie.body = "of an older version";
        RC_ASSERT(journal.appendWith({}, std::vector{lie}).has_value());
        RC_ASSERT(!History(journal).check().value().empty());
        RC_ASSERT(journal.setMeta("summaries", "0").has_value());
        RC_ASSERT(History(journal).takeUp(0).has_value());
        RC_ASSERT(journal.summaries({}).value() == before);
        RC_ASSERT(History(journal).check().value().empty());
    }));
}

void PaymentHistoryTest::aRecordThatNoSummaryTellsOfIsNoticed()
{
    journal::MemoryJournal journal;
    QVERIFY(History(journal).takeUp(0).has_value());
    const auto story = storyIn(Phase::Collecting);
    const Event begun{1'000, 1'000, story.state().what};
    QVERIFY(journal
                .append(std::vector<journal::NewRecord>{
                    {story.state().id().text(), "payment.started", encode(begun), 1'000, 1'000}})
                .has_value());
    const auto found = History(journal).takeUp(0);
    QVERIFY(found.has_value());
    QCOMPARE(found->size(), 1U);
    QVERIFY(History(journal).check().value().empty());
}

void PaymentHistoryTest::aSaleIsFoundAgain()
{
    journal::MemoryJournal journal;
    const auto story = storyIn(Phase::Collecting);
    const Event begun{1'000, 1'000, story.state().what};
    write(journal, {begun, story.state(), start(begun)}, true);
    const auto &sale = story.state().what.sale;
    QCOMPARE(History(journal).ofSale(sale).value(), std::vector{story.state().id()});
    QVERIFY(History(journal).ofSale(SaleId("another")).value().empty());
}

void PaymentHistoryTest::aPaymentWithoutABeginningIsDamage()
{
    journal::MemoryJournal journal;
    const Event woke{1'000, 1'000, event::Woke{}};
    QVERIFY(journal
                .append(std::vector<journal::NewRecord>{
                    {"LOST", "payment.woke", encode(woke), 1'000, 1'000}})
                .has_value());
    QCOMPARE(History(journal).takeUp(0).error().code, base::ErrorCode::Damaged);
}

QTEST_GUILESS_MAIN(PaymentHistoryTest)
#include "history_test.moc"
