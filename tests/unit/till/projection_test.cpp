// SPDX-License-Identifier: Apache-2.0
//
// From belief to picture: what each phase shows, which buttons it offers, what becomes a task, what
// recovery says, and which receipt exists.
#include "core/base/invariant.h"
#include "core/payment/codec.h"
#include "core/till/projection.h"
#include "core/till/receipt_of.h"
#include "tests/unit/payment/story.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <string>

using namespace pos;
using namespace pos::till;
using namespace pos::test;
using payment::Phase;
using view::CheckoutAction;
using view::Stage;

namespace {

struct Picture {
    Phase phase;
    Stage stage;
    std::uint32_t actions;
    view::PaymentState row;
    view::RecoveryRow::State recovery;
    bool receipt;
};

constexpr std::uint32_t bits(std::initializer_list<CheckoutAction> actions)
{
    std::uint32_t all = 0;
    for (const auto action : actions) {
        all |= static_cast<std::uint32_t>(action);
    }
    return all;
}

using A = CheckoutAction;
using P = view::PaymentState;
using R = view::RecoveryRow::State;

const std::array<Picture, 14> pictures{{
    {Phase::Creating, Stage::Creating, bits({A::Cancel, A::OtherTender}), P::Open, R::Checking,
        false},
    {Phase::Pushing, Stage::Sending, bits({A::Cancel, A::OtherTender}), P::Open, R::Checking,
        false},
    {Phase::ReaderTrouble, Stage::ReaderUnreachable,
        bits({A::Cancel, A::OtherTender, A::TryAgain, A::OtherReader}), P::Open, R::Checking,
        false},
    {Phase::Collecting, Stage::WaitingForCard, bits({A::Cancel, A::OtherTender}), P::Open,
        R::Checking, false},
    {Phase::Authorising, Stage::CardRead, 0, P::Open, R::Checking, false},
    {Phase::Declined, Stage::Declined,
        bits({A::Cancel, A::OtherTender, A::TryAgain, A::OtherReader}), P::Declined, R::Checking,
        false},
    {Phase::Checking, Stage::Checking, 0, P::Checking, R::Checking, false},
    {Phase::Cancelling, Stage::Cancelling, 0, P::Checking, R::Checking, false},
    {Phase::Approved, Stage::Approved, bits({A::Done, A::Receipt}), P::Approved, R::Charged, true},
    {Phase::Authorized, Stage::Authorized, bits({A::Done, A::Capture, A::Void}), P::Authorized,
        R::Checking, false},
    {Phase::Cancelled, Stage::Cancelled, bits({A::Done, A::TryAgain}), P::Cancelled, R::NotCharged,
        false},
    {Phase::GivenUp, Stage::Cancelled, bits({A::Done}), P::Declined, R::NotCharged, true},
    {Phase::Refused, Stage::Refused, bits({A::Done, A::TryAgain}), P::Refused, R::NotCharged,
        false},
    {Phase::Conflict, Stage::Conflict, bits({A::Done, A::KeepPaid, A::RefundNow}), P::Conflict,
        R::NeedsPerson, false},
}};

} // namespace

class ProjectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whenNobodyCanTellAPersonIsAskedAndNothingElseIsOffered();
    void everyPhaseHasItsPicture();
    void paidAfterCancelAsksAPerson();
    void checkingCanBePutAsideAfterAWhile();
    void theTimelineTellsTheStory();
    void f26_aRecordThatTakesBackIsToldAsAContradiction();
    void whyAPersonMustDecideIsACode();
    void aRefundHasAReceiptOfItsOwn();
    void aReceiptSaysNoReferenceTwice();
    void everyStageHasAName();
};

void ProjectionTest::everyPhaseHasItsPicture()
{
    for (const auto &picture : pictures) {
        const auto story = storyIn(picture.phase);
        const auto &state = story.state();
        const auto name = nameOf(picture.stage).data();
        const auto view = checkoutOf(state, story.atMs());
        QVERIFY2(view.stage == picture.stage, name);
        QVERIFY2(view.actions == picture.actions,
            (std::string(name) + " " + std::to_string(view.actions)).c_str());
        QVERIFY2(rowOf(state).state == picture.row, name);
        QVERIFY2(recoveryRowOf(state).state == picture.recovery, name);
        const auto receipt = receiptOf(state, Settings{}, "now", false);
        QVERIFY2(receipt.has_value() == picture.receipt, name);
        QCOMPARE(view.amount->minor(), askedMinor);
        QCOMPARE(tasksOf(state).empty(), picture.phase != Phase::Conflict);
    }
}

// F74.
void ProjectionTest::paidAfterCancelAsksAPerson()
{
    auto story = storyIn(Phase::Cancelling);
    story.then(refused(payment::Call::Cancel, gateway::RefusalKind::AlreadySucceeded));
    const auto view = checkoutOf(story.state(), story.atMs());
    QCOMPARE(view.stage, Stage::ApprovedAfterCancel);
    QVERIFY(view.can(A::KeepPaid) && view.can(A::RefundNow));
    QCOMPARE(view.chargedAmount->minor(), askedMinor);
    QCOMPARE(tasksOf(story.state()).at(0).kind, view::TaskKind::ApprovedAfterCancel);
    story.then(press(Button::KeepPaid));
    QCOMPARE(stageOf(story.state()), Stage::Approved);
    QVERIFY(tasksOf(story.state()).empty());
}

// F77.
void ProjectionTest::checkingCanBePutAsideAfterAWhile()
{
    auto story = storyIn(Phase::Checking);
    QVERIFY(!checkoutOf(story.state(), story.atMs()).can(A::PutAside));
    QVERIFY(checkoutOf(story.state(), story.atMs() + 30'000).can(A::PutAside));
    QVERIFY(!checkoutOf(story.state(), story.atMs()).log.empty());
    story.then(press(Button::PutAside));
    QCOMPARE(tasksOf(story.state()).at(0).kind, view::TaskKind::CheckingPayment);
}

void ProjectionTest::theTimelineTellsTheStory()
{
    std::vector<journal::Record> records;
    const auto add = [&](decltype(payment::Event::what) what, std::int64_t atMs) {
        const payment::Event event{atMs, 1'795'169'095'000 + atMs, std::move(what)};
        records.push_back({static_cast<journal::Sequence>(records.size() + 1),
            {"7F3K2M9Q4T", std::string(payment::kindOf(event)), payment::encode(event), event.utcMs,
                atMs},
            {}});
    };
    add(aStart(), 1'000);
    auto created = done(payment::Call::Create, record(Status::Pending));
    created.number = 1;
    add(created, 1'300);
    records.push_back({3,
        {"7F3K2M9Q4T", "call.ended",
            R"({"what":"POST /v1/x","result":"done","duration_ms":7,"http_status":200})", 1, 1'300},
        {}});
    records.push_back({4, {"7F3K2M9Q4T", "call.ended", "rubbish", 1, 1'300}, {}});
    add(press(Button::Cancel), 2'000);
    const auto timeline = timelineOf(records);
    using view::Say;
    QCOMPARE(timeline.front().what.code, Say::ChargePressed);
    QCOMPARE(timeline.front().what.first, std::string("Counter 1"));
    QCOMPARE(timeline.front().what.amount->minor(), askedMinor);
    const auto tells = [&](Say code, const char *first, const char *second) {
        return std::any_of(timeline.begin(), timeline.end(), [&](const auto &entry) {
            return entry.what == view::Saying{code, first, second, {}};
        });
    };
    QVERIFY(tells(Say::ScreenShowed, "sending", ""));
    QVERIFY(tells(Say::CallMade, "POST /v1/x", "done"));
    QVERIFY(tells(Say::CallNotReadable, "", ""));
    QVERIFY(tells(Say::ButtonPressed, "cancel", ""));
    QVERIFY(tells(Say::ScreenShowed, "cancelling", ""));
}

// F26: the contradiction stands in the story, and nothing was taken back.
void ProjectionTest::f26_aRecordThatTakesBackIsToldAsAContradiction()
{
    std::vector<journal::Record> records;
    const auto add = [&](decltype(payment::Event::what) what, std::int64_t atMs) {
        const payment::Event event{atMs, 1'795'169'095'000 + atMs, std::move(what)};
        records.push_back({static_cast<journal::Sequence>(records.size() + 1),
            {"7F3K2M9Q4T", std::string(payment::kindOf(event)), payment::encode(event), event.utcMs,
                atMs},
            {}});
    };
    add(aStart(), 1'000);
    auto created = done(payment::Call::Create, record(Status::Pending));
    created.number = 1;
    add(created, 1'300);
    add(done(payment::Call::Read, record(Status::Succeeded)), 5'000);
    add(done(payment::Call::Read, record(Status::FailedAttempt)), 6'000);
    const auto timeline = timelineOf(records);
    QCOMPARE(
        timeline.back().what, (view::Saying{view::Say::RecordTookBack, "failed_attempt", {}, {}}));
}

void ProjectionTest::whyAPersonMustDecideIsACode()
{
    auto story = storyIn(Phase::Approved);
    QVERIFY(conflictOf(story.state()).empty());
    story.then(done(payment::Call::Read, record(Status::Canceled)));
    QCOMPARE(conflictOf(story.state()).code, view::Say::PaidAndCanceled);
    QCOMPARE(tasksOf(story.state()).at(0).why.code, view::Say::PaidAndCanceled);
    QCOMPARE(detailOf(story.state(), {}).conflict.code, view::Say::PaidAndCanceled);
}

void ProjectionTest::aRefundHasAReceiptOfItsOwn()
{
    auto story = storyIn(Phase::Approved);
    story.then(press(Button::Refund, 1'000));
    story.then(done(payment::Call::RefundBaseline, record(Status::Succeeded)));
    auto answer = done(payment::Call::Refund);
    answer.refundReference = "ref_1";
    story.then(answer);
    const auto receipt = receiptOf(story.state(), Settings{}, "now", true);
    QVERIFY(receipt.has_value());
    QCOMPARE(receipt->kind, receipt::Kind::Refund);
    QCOMPARE(receipt->total.minor(), 1'000);
    QCOMPARE(receipt->reference, std::string("ref_1"));
    QVERIFY(receipt->copy);
    QCOMPARE(rowOf(story.state()).state, P::PartiallyRefunded);
}

// A customer reads each reference once, and knows what it is.
void ProjectionTest::aReceiptSaysNoReferenceTwice()
{
    const auto printed = [](const payment::State &state) {
        const auto receipt = receiptOf(state, Settings{}, "now", false);
        base::invariant(receipt.has_value());
        std::vector<std::string> references{receipt->number, receipt->originalReference,
            receipt->reference, receipt->providerReference};
        std::erase(references, std::string{});
        std::sort(references.begin(), references.end());
        return references;
    };
    const auto twice = [](const std::vector<std::string> &sorted) {
        return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    };
    QVERIFY(!twice(printed(storyIn(Phase::Approved).state())));
    for (const auto *reference : {"", "ref_1", "txn_1"}) { // "txn_1": PlutoPay's own, once more
        auto story = storyIn(Phase::Approved);
        story.then(press(Button::Refund, 1'000));
        story.then(done(payment::Call::RefundBaseline, record(Status::Succeeded)));
        auto answer = done(payment::Call::Refund);
        answer.refundReference = *reference == 't' ? story.state().facts.reference : reference;
        story.then(answer);
        const auto lines = printed(story.state());
        QVERIFY2(!twice(lines), reference);
        const auto receipt = receiptOf(story.state(), Settings{}, "now", false);
        QCOMPARE(receipt->originalReference, story.state().id().text()); // what it takes back
    }
}

void ProjectionTest::everyStageHasAName()
{
    QCOMPARE(nameOf(Stage::Idle), std::string_view("idle"));
    QCOMPARE(nameOf(Stage::WaitingForCard), std::string_view("waiting_for_card"));
    QCOMPARE(nameOf(Stage::Conflict), std::string_view("conflict"));
}

void ProjectionTest::whenNobodyCanTellAPersonIsAskedAndNothingElseIsOffered()
{
    const auto state = nobodyCanTell().state();
    const auto checkout = checkoutOf(state, state.nowMs);
    QCOMPARE(checkout.stage, Stage::Conflict);
    QCOMPARE(checkout.actions, bits({A::Done}));
    QVERIFY(checkout.refusal.code == view::Say::NobodyCanTell);
    const auto tasks = tasksOf(state);
    QCOMPARE(tasks.size(), std::size_t{1});
    QVERIFY(tasks.front().kind == view::TaskKind::NobodyCanTell);
}

QTEST_GUILESS_MAIN(ProjectionTest)
#include "projection_test.moc"
