// SPDX-License-Identifier: Apache-2.0
//
// The faults of what PlutoPay means, F25 to F35, one by one and by name: a word that is not the
// last one, a truth that is told late or never, an account that is not what it was at noon.
#include "core/till/projection.h"
#include "core/till/receipt_of.h"
#include "tests/sim/payment/named_faults.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace pos::sim {
namespace {

void replaceAll(std::string &text, const std::string &from, const std::string &to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

std::string quoted(const std::string &text)
{
    return '"' + text + '"';
}

void flip(Counter &counter, const payment::AttemptId &id, const std::string &word)
{
    counter.control("/_sandbox/flip",
        "{\"transaction\":" + quoted(counter.state(id).facts.id.text())
            + ",\"status\":" + quoted(word) + "}");
}

bool hasTask(const payment::State &state, view::TaskKind kind)
{
    const auto tasks = till::tasksOf(state);
    return std::any_of(
        tasks.begin(), tasks.end(), [&](const auto &task) { return task.kind == kind; });
}

// Overnight, every field got another name.
void newDialect(const world::HttpRequest &, world::HttpReply &reply)
{
    replaceAll(reply.body, quoted("status"), quoted("state_of_payment"));
    replaceAll(reply.body, quoted("amount"), quoted("sum"));
    replaceAll(reply.body, quoted("id"), quoted("identifier"));
    replaceAll(reply.body, quoted("captured_at"), quoted("taken_at"));
}

} // namespace

class NamedFaultsMeaningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f25_aDeclineIsOnlyFinalWhenTheIntentIsClosed()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.present(badCard);
        QVERIFY(counter.reaches(id, Phase::Declined));
        QVERIFY(payment::isOpen(counter.state(id))); // "declined" is not an end
        QVERIFY(!counter.press(id, Button::Cancel));
        QVERIFY(counter.reaches(id, Phase::Cancelled));
        QCOMPARE(counter.truth().front().status, std::string("canceled"));
        QCOMPARE(counter.lie(), std::string{});
    }

    // Where a failed payment cannot be cancelled, the prompt outlives the cashier's wish.
    void f25_aCardTappedAfterADeclineAndACancelIsSaidToBePaid()
    {
        Counter counter({.dialect = "backend"});
        const auto id = counter.chargeUntilAsked();
        counter.present(badCard);
        QVERIFY(counter.reaches(id, Phase::Declined));
        QVERIFY(!counter.press(id, Button::TryAgain));
        QVERIFY(counter.reaches(id, Phase::Collecting));
        QVERIFY(!counter.press(id, Button::Cancel));
        counter.pass(20'000);
        QVERIFY(!counter.showed(id, Phase::Cancelled) && !counter.showed(id, Phase::GivenUp));
        counter.present(goodCard);
        QCOMPARE(paidOnce(counter, id), std::string{});
        QVERIFY(counter.state(id).approvedAfterStop);
        QVERIFY(hasTask(counter.state(id), view::TaskKind::ApprovedAfterCancel));
    }

    void f25_aLateSuccessIsAttachedToItsSaleAndRaised()
    {
        Counter counter({.dialect = "backend"});
        const auto id = counter.chargeUntilAsked();
        counter.present(badCard);
        QVERIFY(counter.reaches(id, Phase::Declined));
        QVERIFY(!counter.press(id, Button::Cancel));
        QVERIFY(counter.reaches(id, Phase::GivenUp, 20 * 60'000));
        QCOMPARE(counter.lie(), std::string{});
        flip(counter, id, "succeeded");
        QVERIFY(counter.reaches(id, Phase::Approved, 20 * 60'000));
        QVERIFY(counter.state(id).paidLate);
        QVERIFY(hasTask(counter.state(id), view::TaskKind::PaidLate));
    }

    void f26_capturedWinsOverALaterWord()
    {
        for (const std::string &word : std::vector<std::string>{"canceled", "failed", "pending"}) {
            Counter counter;
            const auto id = counter.chargeUntilAsked();
            counter.present();
            QCOMPARE(paidOnce(counter, id), std::string{});
            flip(counter, id, word);
            counter.engine().lookNow(id);
            counter.pass(5'000);
            const auto &state = counter.state(id);
            QCOMPARE(state.capturedMinor, askedMinor); // the money is never forgotten
            QCOMPARE(payment::refundableMinor(state), askedMinor);
            QCOMPARE(state.phase == Phase::Conflict, word == "canceled"); // a person decides
            QVERIFY(!counter.showed(id, Phase::Cancelled));
        }
    }

    void f26_aRecordThatIsBothIsNeverCalledCancelled()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.plan(everything(Mishap::NotSent)); // the till first hears of it after the flip
        counter.present();
        counter.pass(5'000);
        flip(counter, id, "canceled");
        counter.healthy();
        QVERIFY(counter.reaches(id, Phase::Conflict));
        QVERIFY(!counter.showed(id, Phase::Cancelled));
        QCOMPARE(counter.state(id).capturedMinor, askedMinor);
    }

    void f27_aPendingForEverIsSettledByTheCancelProbe()
    {
        for (const bool tapped : {true, false}) {
            Counter counter;
            counter.toggle(R"({"settlement":"never"})");
            const auto id = counter.chargeUntilAsked();
            if (tapped) {
                counter.present();
            }
            const auto end = tapped ? Phase::Approved : Phase::Cancelled;
            QVERIFY(counter.reaches(id, end, 5 * 60'000));
            QVERIFY(!counter.sent("POST", "/cancel").empty()); // reading alone told nothing
            QCOMPARE(counter.capturedMinor(), tapped ? askedMinor : 0);
            QCOMPARE(counter.lie(), std::string{});
        }
    }

    void f27_afterARestartTheProbeDecidesToo()
    {
        Counter counter;
        counter.toggle(R"({"settlement":"never"})");
        const auto id = counter.chargeUntilAsked();
        counter.present();
        counter.pass(3'000);
        counter.restart();
        QVERIFY(counter.reaches(id, Phase::Approved, 30'000));
        QVERIFY(!counter.showed(id, Phase::Cancelled)); // a deadline alone decides nothing
        QCOMPARE(counter.lie(), std::string{});
    }

    void f27_aCancelRefusedForAnotherReasonDecidesNothing()
    {
        Counter counter;
        counter.toggle(R"({"settlement":"never"})");
        const auto id = counter.chargeUntilAsked();
        counter.transport().rewrite([](const world::HttpRequest &request, world::HttpReply &reply) {
            if (request.url.ends_with("/cancel")) {
                reply.status = 400;
                reply.body = R"({"error":{"type":"cancel_error","message":"Not now."}})";
            }
        });
        counter.present();
        counter.pass(10 * 60'000);
        QVERIFY(saysNothingFinal(counter, id));
        QCOMPARE(counter.phase(id), Phase::Checking);
        counter.transport().rewrite({});
        counter.control("/_sandbox/settle", "{}");
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f28_aReplayWithAnotherAmountStopsThePayment()
    {
        Counter counter;
        counter.plan(firstOf(isCreate, 1, Mishap::LostBeforeActing));
        counter.fault(R"({"path":"/v1/terminal/create-payment","times":1,"kind":"wrong_amount"})");
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::Conflict));
        counter.pass(120'000);
        QVERIFY(counter.sent("POST", "/process-payment").empty()); // no reader ever heard of it
        QVERIFY(counter.state(id).clash == payment::Clash::OtherPayment);
        QVERIFY(hasTask(counter.state(id), view::TaskKind::AmountConflict));
        QCOMPARE(counter.capturedMinor(), std::int64_t{0});
    }

    void f29_noCreateIsRepeatedWhenItsKeyGrowsOld()
    {
        Counter counter;
        counter.plan(everything(Mishap::ServerErrorBefore));
        const auto id = counter.charge();
        const auto startMs = counter.clock().monotonicMs();
        counter.pass(25 * 3'600'000);
        counter.healthy();
        counter.pass(3'600'000);
        for (const auto &create : counter.sent("POST", "/create-payment")) {
            QVERIFY(create.atMs - startMs <= 61'000); // and a key lives for a day
        }
        QCOMPARE(counter.phase(id), Phase::Cancelled);
        QCOMPARE(counter.lie(), std::string{});
        counter.restart();
        counter.pass(60'000);
        QVERIFY(counter.truth().empty());
    }

    void f30_ofTwoIntentsOnlyTheJournalledOneReachesAReader()
    {
        Counter counter({.dialect = "backend"});
        counter.plan(firstOf(isCreate, 1, Mishap::LostAfterActing));
        bool hidden = false; // the first search does not find what was lost
        counter.transport().rewrite(
            [&](const world::HttpRequest &request, world::HttpReply &reply) {
                if (!hidden && request.url.find("search=") != std::string::npos) {
                    hidden = true;
                    reply.body = R"({"data":[],"meta":{"total":0}})";
                }
            });
        const auto id = counter.chargeUntilAsked();
        QCOMPARE(counter.truth().size(), std::size_t{2});
        const auto ours = counter.state(id).facts.intent.text();
        counter.pass(5'000);
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
        for (const auto &push : counter.sent("POST", "/process-payment")) {
            QVERIFY(push.body.find(ours) != std::string::npos);
        }
        for (const auto &intent : counter.truth()) {
            QCOMPARE(intent.status == "canceled", intent.paymentIntentId != ours);
            QCOMPARE(intent.prompts > 0, intent.paymentIntentId == ours);
        }
    }

    void f31_aTipOnTheReaderIsShownBesideWhatWasAsked()
    {
        for (const std::string &seen : std::vector<std::string>{"field", "in_amount"}) {
            Counter counter;
            counter.toggle("{\"tips_on_reader\":\"yes\",\"tip_visible\":" + quoted(seen) + "}");
            const auto id = counter.chargeUntilAsked();
            counter.present(goodCard, 0, 500);
            QVERIFY(counter.until([&] { return !payment::isOpen(counter.state(id)); }, 30'000));
            counter.pass(5'000);
            QCOMPARE(counter.capturedMinor(), askedMinor + 500);
            QVERIFY2(counter.lie().empty(), (seen + ": " + counter.lie()).c_str());
            const auto &state = counter.state(id);
            QCOMPARE(state.capturedMinor, askedMinor + 500);
            const auto shown = till::checkoutOf(state, counter.clock().monotonicMs());
            QCOMPARE(shown.amount->minor(), askedMinor);
            QCOMPARE(shown.chargedAmount->minor(), askedMinor + 500);
        }
    }

    void f31_aPartialApprovalIsNotTheWholeAmount()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.transport().rewrite([](const world::HttpRequest &, world::HttpReply &reply) {
            replaceAll(reply.body, "4750", "3000");
        });
        counter.present();
        QVERIFY(counter.reaches(id, Phase::Conflict));
        QVERIFY(!counter.showed(id, Phase::Approved));
        const auto tasks = till::tasksOf(counter.state(id));
        QCOMPARE(tasks.size(), std::size_t{1});
        QCOMPARE(tasks.front().amount->minor(), askedMinor);
        QCOMPARE(tasks.front().otherAmount->minor(), std::int64_t{3000});
    }

    void f32_anUnknownDialectCallsNothingPaid()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.transport().rewrite(newDialect);
        counter.present();
        counter.pass(10 * 60'000);
        QCOMPARE(counter.capturedMinor(), askedMinor);
        QVERIFY(saysNothingFinal(counter, id)
            || counter.phase(id) == Phase::Approved); // a refused cancel is a truth in any dialect
        QCOMPARE(counter.lie(), std::string{});
        const auto next = counter.tryCharge(askedMinor, 1);
        QVERIFY(next.has_value());
        counter.pass(2 * 60'000);
        QVERIFY(counter.state(*next).sent(payment::Call::Push) == 0); // nobody is asked for a card
        counter.transport().rewrite({});
        QCOMPARE(paidOnce(counter, id), std::string{});
        QCOMPARE(counter.phase(*next), Phase::Cancelled);
    }

    void f33_aServerErrorForAnIdIsNotItsAbsence()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.fault(R"({"method":"GET","times":10,"kind":"status","status":500})");
        counter.present();
        counter.pass(3'000);
        QVERIFY(saysNothingFinal(counter, id));
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f33_anIdThatIsNotFoundIsNotItsAbsenceEither()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.fault(R"({"method":"GET","times":10,"kind":"status","status":404})");
        counter.present();
        counter.pass(3'000);
        QVERIFY(saysNothingFinal(counter, id));
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f34_aRevokedKeyLeavesThePaymentUnknownAndIsNotHammered()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        const auto revoke = [&](const std::string &word) {
            counter.control("/_sandbox/keys/revoke",
                "{\"key\":" + quoted(counter.secretKey()) + ",\"revoked\":" + word + "}");
        };
        revoke("true");
        counter.present();
        const auto before = counter.sent().size();
        counter.pass(30 * 60'000);
        QVERIFY(saysNothingFinal(counter, id));
        QVERIFY(payment::isOpen(counter.state(id)));
        const auto asked = counter.sent().size() - before;
        QVERIFY2(asked < 600, std::to_string(asked).c_str()); // L5, by far
        revoke("false");
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f35_aPaymentOfTheOtherModeReachesNoReader()
    {
        Counter counter;
        counter.transport().rewrite([](const world::HttpRequest &, world::HttpReply &reply) {
            replaceAll(reply.body, R"("is_test":true)", R"("is_test":false)");
        });
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::Conflict));
        counter.pass(120'000);
        QVERIFY(counter.sent("POST", "/process-payment").empty());
        QCOMPARE(counter.truth().front().status, std::string("canceled"));
    }

    void f35_anAnswerOfTheOtherModeIsNeverPaid()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.transport().rewrite([](const world::HttpRequest &, world::HttpReply &reply) {
            replaceAll(reply.body, R"("is_test":true)", R"("is_test":false)");
        });
        counter.present();
        QVERIFY(counter.until([&] { return !payment::isOpen(counter.state(id)); }, 30'000));
        QCOMPARE(counter.phase(id), Phase::Conflict);
        QVERIFY(!counter.showed(id, Phase::Approved));
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::NamedFaultsMeaningTest)
#include "named_faults_meaning_test.moc"
