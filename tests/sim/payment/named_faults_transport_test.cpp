// SPDX-License-Identifier: Apache-2.0
//
// The faults of the way to PlutoPay, F01 to F12, one by one and by name: what the payment core owes
// the shop in each. That single bytes are handled is proved elsewhere (tests/contract/gateway).
#include "tests/sim/payment/named_faults.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

namespace pos::sim {

class NamedFaultsTransportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f01_aLostCreateIsRepeatedWithItsKeyAndGrowingPauses()
    {
        Counter counter;
        counter.plan(firstOf(isCreate, 3, Mishap::ServerErrorBefore));
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::Collecting));
        const auto creates = counter.sent("POST", "/create-payment");
        QCOMPARE(creates.size(), std::size_t{4});
        for (std::size_t i = 1; i < creates.size(); ++i) {
            QCOMPARE(creates[i].key, creates[0].key);
            QCOMPARE(creates[i].body, creates[0].body);
            QVERIFY(creates[i].atMs - creates[i - 1].atMs >= std::int64_t{500} << (i - 1));
        }
        QCOMPARE(counter.truth().size(), std::size_t{1});
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f02_aLostCreateReplyFindsItsPaymentAgain()
    {
        for (const std::string &dialect : std::vector<std::string>{"openapi", "backend", "docs"}) {
            Counter counter({.dialect = dialect});
            counter.plan(firstOf(isCreate, 1, Mishap::LostAfterActing));
            const auto id = counter.chargeUntilAsked();
            QVERIFY(!counter.sent("GET", "/v1/transactions").empty());
            counter.present();
            QCOMPARE(paidOnce(counter, id), std::string{});
            // Where the list does not name the intent, a new one is made and the lost one ended.
            QVERIFY(counter.until([&] { return counter.state(id).tidies > 0; }, 120'000));
            const auto truth = counter.truth();
            QCOMPARE(truth.size(), dialect == "docs" ? std::size_t{2} : std::size_t{1});
            QCOMPARE(std::count_if(truth.begin(), truth.end(),
                         [](const auto &intent) { return intent.status != "canceled"; }),
                std::ptrdiff_t{1});
        }
    }

    void f03_aLostPushReplyNeverOffersASecondCharge()
    {
        Counter counter;
        counter.plan(firstOf(isPush, 1, Mishap::LostAfterActing));
        const auto sale = std::string("sale-f03");
        const auto started = counter.tryCharge(askedMinor, 0, sale);
        QVERIFY(started.has_value());
        counter.pass(300);
        QVERIFY(saysNothingFinal(counter, *started));
        QCOMPARE(counter.tryCharge(askedMinor, 1, sale).error(), Refusal::SaleBusy);
        QCOMPARE(counter.tryCharge(askedMinor, 0).error(), Refusal::ReaderBusyHere);
        QVERIFY(!counter.sent("GET", counter.state(*started).facts.id.text()).empty());
        counter.present();
        QCOMPARE(paidOnce(counter, *started), std::string{});
        QCOMPARE(counter.sent("POST", "/create-payment").size(), std::size_t{1});
        const auto pushes = counter.sent("POST", "/process-payment");
        QVERIFY(std::all_of(pushes.begin(), pushes.end(),
            [&](const auto &push) { return push.body == pushes.front().body; }));
    }

    void f04_aReaderThatStartedInSpiteOfIts400IsStillPaidOnce()
    {
        for (const std::string &dialect : std::vector<std::string>{"openapi", "backend", "docs"}) {
            Counter counter({.dialect = dialect});
            counter.readerState(R"({"next":"timeout_started"})");
            const auto id = counter.charge();
            counter.pass(400);
            QVERIFY(saysNothingFinal(counter, id));
            counter.present();
            QCOMPARE(paidOnce(counter, id), std::string{});
            QCOMPARE(counter.sent("POST", "/create-payment").size(), std::size_t{1});
        }
    }

    void f05_aReaderBusyWithAnotherTillIsLeftAloneAndTheSameIntentMoves()
    {
        Counter counter;
        counter.readerState(R"({"busy":true})");
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::ReaderTrouble));
        QCOMPARE(counter.state(id).readerProblem, payment::ReaderProblem::Busy);
        counter.pass(5'000);
        QVERIFY(counter.sent("POST", "/cancel").empty()); // nobody else's action is touched
        QVERIFY(!counter.press(id, Button::OtherReader, 0, 1));
        QVERIFY(counter.reaches(id, Phase::Collecting));
        counter.present(goodCard, 1);
        QCOMPARE(paidOnce(counter, id), std::string{});
        QCOMPARE(counter.truth().size(), std::size_t{1});
    }

    void f06_anOfflineReaderIsLookedAtOnceAndTheSameIntentMoves()
    {
        Counter counter;
        counter.readerState(R"({"status":"offline"})");
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::ReaderTrouble));
        QCOMPARE(counter.state(id).readerProblem, payment::ReaderProblem::Offline);
        counter.pass(500);
        QCOMPARE(counter.sent("GET", counter.state(id).facts.id.text()).size(), std::size_t{1});
        QVERIFY(!counter.press(id, Button::OtherReader, 0, 1));
        QVERIFY(counter.reaches(id, Phase::Collecting));
        counter.present(goodCard, 1);
        QCOMPARE(paidOnce(counter, id), std::string{});
        QCOMPARE(counter.truth().size(), std::size_t{1});
    }

    void f07_everyCopyOnTheWireIsASendOfTheJournal()
    {
        Counter counter;
        counter.plan(firstOf(isPush, 2, Mishap::LostAfterActing));
        const auto id = counter.chargeUntilAsked();
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
        const auto &arrived = counter.transport().arrived();
        QCOMPARE(arrived.at("POST /api/v1/terminal/process-payment"),
            counter.state(id).sent(payment::Call::Push));
        QCOMPARE(arrived.at("POST /api/v1/terminal/create-payment"),
            counter.state(id).sent(payment::Call::Create));
    }

    void f08_silenceEndsAtADeadlineAndIsFollowedByAQuestion()
    {
        Counter counter;
        counter.plan(firstOf(isPush, 1, Mishap::LostBeforeActing));
        const auto id = counter.charge();
        QVERIFY(counter.until(
            [&] { return counter.sent("POST", "/process-payment").size() == 1; }, 5'000));
        const auto sentAtMs = counter.sent().back().atMs;
        QVERIFY(counter.reaches(id, Phase::ReaderTrouble, 20'000)); // "did not answer"
        counter.pass(10'000);
        QVERIFY(saysNothingFinal(counter, id));
        for (const auto &sent : counter.sent()) {
            QVERIFY(sent.deadlineMs > 0 && sent.deadlineMs <= 15'000);
        }
        const auto reads = counter.sent("GET", counter.state(id).facts.id.text());
        QVERIFY(!reads.empty() && reads.front().atMs - sentAtMs <= 15'100);
        QVERIFY(!counter.press(id, Button::TryAgain));
        QVERIFY(counter.reaches(id, Phase::Collecting));
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f09_anAnswerAfterTheDeadlineChangesNothingInTheEnd()
    {
        for (const auto kind : {isCreate, isPush}) {
            Counter counter;
            counter.plan(firstOf(kind, 1, Mishap::LateAnswer));
            const auto id = counter.charge();
            counter.pass(30'000);
            QVERIFY(saysNothingFinal(counter, id));
            counter.present();
            QCOMPARE(paidOnce(counter, id), std::string{});
            QCOMPARE(counter.truth().size(), std::size_t{1});
        }
    }

    void f10_aCaptivePortalMovesNoPayment()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.plan(everything(Mishap::HtmlAfter));
        counter.present();
        counter.pass(15'000);
        QCOMPARE(counter.capturedMinor(), askedMinor);
        QVERIFY(saysNothingFinal(counter, id));
        QVERIFY(payment::holdsReader(counter.state(id)));
        counter.healthy();
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f11_aRedirectIsNoAnswer()
    {
        Counter counter;
        counter.fault(R"({"path":"/v1/terminal","times":2,"kind":"redirect","when":"before"})");
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::Collecting));
        QVERIFY(saysNothingFinal(counter, id));
        counter.fault(R"({"method":"GET","times":5,"kind":"redirect"})");
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
        for (const auto &sent : counter.sent()) {
            QVERIFY(sent.path.starts_with("/api/v1/")); // nowhere else was ever asked
        }
    }

    void f12_aProxysErrorAfterThePushLeavesThePaymentUnknown()
    {
        Counter counter;
        counter.plan(firstOf(isPush, 1, Mishap::ServerErrorAfter));
        const auto id = counter.charge();
        counter.pass(300);
        QVERIFY(saysNothingFinal(counter, id));
        QCOMPARE(counter.tryCharge(askedMinor, 0).error(), Refusal::ReaderBusyHere);
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
        QCOMPARE(counter.truth().size(), std::size_t{1});
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::NamedFaultsTransportTest)
#include "named_faults_transport_test.moc"
