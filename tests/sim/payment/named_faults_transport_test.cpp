// SPDX-License-Identifier: Apache-2.0
//
// The faults of the way to PlutoPay, F01 to F24, one by one and by name: what the payment core owes
// the shop in each. That single bytes are handled is proved elsewhere (tests/contract/gateway).
#include "tests/sim/world/counter.h"

#include <QTest>

#include <algorithm>
#include <string>

namespace pos::sim {
namespace {

using payment::Phase;
using payment::Refusal;
using Button = Counter::Button;

constexpr std::int64_t askedMinor = 4750;

bool isCreate(const std::string &path)
{
    return path.ends_with("/create-payment");
}

bool isPush(const std::string &path)
{
    return path.ends_with("/process-payment");
}

// The first exchanges of a kind suffer, the rest goes through.
Counter::Plan firstOf(bool (*kind)(const std::string &), int count, Mishap mishap)
{
    return [kind, left = count, mishap](const std::string &, const std::string &path) mutable {
        return kind(path) && left-- > 0 ? mishap : Mishap::None;
    };
}

Counter::Plan everything(Mishap mishap)
{
    return [mishap](const std::string &, const std::string &) { return mishap; };
}

bool sayNothingFinal(const Counter &counter, const payment::AttemptId &id)
{
    return !counter.showed(id, Phase::Approved) && !counter.showed(id, Phase::Declined)
        && !counter.showed(id, Phase::Cancelled) && !counter.showed(id, Phase::GivenUp)
        && !counter.showed(id, Phase::Refused) && !counter.showed(id, Phase::Conflict);
}

// One sale, one intent, one charge of what was asked; and nothing untrue was ever shown.
#define PAID_ONCE(counter, id)                                                                     \
    QVERIFY((counter).reaches((id), Phase::Approved, 120'000));                                    \
    (counter).pass(5'000);                                                                         \
    QCOMPARE((counter).state(id).capturedMinor, askedMinor);                                       \
    QCOMPARE((counter).capturedMinor(), askedMinor);                                               \
    QCOMPARE((counter).lie(), std::string{})

} // namespace

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
        PAID_ONCE(counter, id);
    }

    void f02_aLostCreateReplyFindsItsPaymentAgain()
    {
        for (const std::string dialect : {"openapi", "backend", "docs"}) {
            Counter counter({.dialect = dialect});
            counter.plan(firstOf(isCreate, 1, Mishap::LostAfterActing));
            const auto id = counter.chargeUntilAsked();
            QVERIFY(!counter.sent("GET", "/v1/transactions").empty());
            counter.present();
            PAID_ONCE(counter, id);
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
        QVERIFY(sayNothingFinal(counter, *started));
        QCOMPARE(counter.tryCharge(askedMinor, 1, sale).error(), Refusal::SaleBusy);
        QCOMPARE(counter.tryCharge(askedMinor, 0).error(), Refusal::ReaderBusyHere);
        QVERIFY(!counter.sent("GET", counter.state(*started).facts.id.text()).empty());
        counter.present();
        PAID_ONCE(counter, *started);
        QCOMPARE(counter.sent("POST", "/create-payment").size(), std::size_t{1});
        const auto pushes = counter.sent("POST", "/process-payment");
        QVERIFY(std::all_of(pushes.begin(), pushes.end(),
            [&](const auto &push) { return push.body == pushes.front().body; }));
    }

    void f04_aReaderThatStartedInSpiteOfIts400IsStillPaidOnce()
    {
        for (const std::string dialect : {"openapi", "backend", "docs"}) {
            Counter counter({.dialect = dialect});
            counter.readerState(R"({"next":"timeout_started"})");
            const auto id = counter.charge();
            counter.pass(400);
            QVERIFY(sayNothingFinal(counter, id));
            counter.present();
            PAID_ONCE(counter, id);
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
        PAID_ONCE(counter, id);
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
        PAID_ONCE(counter, id);
        QCOMPARE(counter.truth().size(), std::size_t{1});
    }

    void f07_everyCopyOnTheWireIsASendOfTheJournal()
    {
        Counter counter;
        counter.plan(firstOf(isPush, 2, Mishap::LostAfterActing));
        const auto id = counter.chargeUntilAsked();
        counter.present();
        PAID_ONCE(counter, id);
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
        QVERIFY(sayNothingFinal(counter, id));
        for (const auto &sent : counter.sent()) {
            QVERIFY(sent.deadlineMs > 0 && sent.deadlineMs <= 15'000);
        }
        const auto reads = counter.sent("GET", counter.state(id).facts.id.text());
        QVERIFY(!reads.empty() && reads.front().atMs - sentAtMs <= 15'100);
        QVERIFY(!counter.press(id, Button::TryAgain));
        QVERIFY(counter.reaches(id, Phase::Collecting));
        counter.present();
        PAID_ONCE(counter, id);
    }

    void f09_anAnswerAfterTheDeadlineChangesNothingInTheEnd()
    {
        for (const auto kind : {isCreate, isPush}) {
            Counter counter;
            counter.plan(firstOf(kind, 1, Mishap::LateAnswer));
            const auto id = counter.charge();
            counter.pass(30'000);
            QVERIFY(sayNothingFinal(counter, id));
            counter.present();
            PAID_ONCE(counter, id);
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
        QVERIFY(sayNothingFinal(counter, id));
        QVERIFY(payment::holdsReader(counter.state(id)));
        counter.healthy();
        PAID_ONCE(counter, id);
    }

    void f11_aRedirectIsNoAnswer()
    {
        Counter counter;
        counter.fault(R"({"path":"/v1/terminal","times":2,"kind":"redirect","when":"before"})");
        const auto id = counter.charge();
        QVERIFY(counter.reaches(id, Phase::Collecting));
        QVERIFY(sayNothingFinal(counter, id));
        counter.fault(R"({"method":"GET","times":5,"kind":"redirect"})");
        counter.present();
        PAID_ONCE(counter, id);
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
        QVERIFY(sayNothingFinal(counter, id));
        QCOMPARE(counter.tryCharge(askedMinor, 0).error(), Refusal::ReaderBusyHere);
        counter.present();
        PAID_ONCE(counter, id);
        QCOMPARE(counter.truth().size(), std::size_t{1});
    }

    void f13_aServerErrorRepeatsOnlyWhatCannotHappenTwice()
    {
        for (const std::string dialect : {"openapi", "backend"}) {
            for (const auto mishap : {Mishap::ServerErrorBefore, Mishap::ServerErrorAfter}) {
                Counter counter({.dialect = dialect});
                counter.plan(firstOf(isPush, 1, mishap));
                const auto id = counter.chargeUntilAsked();
                counter.present();
                PAID_ONCE(counter, id);
                counter.plan(firstOf(
                    [](const std::string &path) { return path.ends_with("/refunds"); }, 1, mishap));
                QVERIFY(!counter.press(id, Button::Refund, askedMinor));
                QVERIFY(counter.until(
                    [&] { return !counter.state(id).refunds.back().open(); }, 120'000));
                QCOMPARE(counter.state(id).refunds.back().step, payment::RefundTry::Step::Done);
                QCOMPARE(counter.refundedMinor(), askedMinor);
            }
        }
    }

    void f14_anHourOfRetryAfterIsAMinuteAtMost()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.fault(R"({"method":"GET","times":1,"kind":"rate_limited","retry_after":"3600"})");
        counter.pass(2'000);
        const auto limitedAtMs = counter.sent().back().atMs;
        counter.present();
        QVERIFY(counter.reaches(id, Phase::Approved, 70'000));
        QVERIFY(counter.clock().monotonicMs() - limitedAtMs <= 62'000);
        QVERIFY(counter.sent().back().atMs - limitedAtMs >= 55'000); // and it is honoured
        PAID_ONCE(counter, id);
    }

    void f14_aLimitedCreateOrPushWaitsAndIsPaidOnce()
    {
        Counter counter;
        counter.fault(R"({"path":"/v1/terminal","times":1,"kind":"rate_limited"})");
        counter.fault(R"({"path":"/v1/terminal/process-payment","times":1,"kind":"rate_limited"})");
        const auto id = counter.chargeUntilAsked();
        QVERIFY(sayNothingFinal(counter, id));
        counter.present();
        PAID_ONCE(counter, id);
    }

    void f15_severalPaymentsShareTheBudgetAndAllLearnTheirEnd()
    {
        constexpr int tills = 5;
        Counter counter({.extraReaders = tills - 2});
        std::vector<payment::AttemptId> ids;
        for (int reader = 0; reader < tills; ++reader) {
            ids.push_back(counter.charge(askedMinor, reader));
        }
        counter.pass(50'000);
        for (int reader = 0; reader < tills; ++reader) {
            counter.present(goodCard, reader);
        }
        for (const auto &id : ids) {
            QVERIFY(counter.reaches(id, Phase::Approved, 90'000));
        }
        QCOMPARE(counter.capturedMinor(), tills * askedMinor);
        QCOMPARE(counter.lie(), std::string{});
        const auto &sent = counter.sent();
        for (std::size_t i = 0; i + 100 < sent.size(); ++i) {
            QVERIFY(sent[i + 100].atMs - sent[i].atMs >= 60'000); // never more than the limit
        }
    }

    void f16_aBrokenAnswerToAnyCallIsUnknown()
    {
        for (const std::string end : {"/create-payment", "/process-payment", ""}) {
            Counter counter;
            int left = 3;
            counter.plan([&](const std::string &method, const std::string &path) {
                const bool hit = end.empty() ? method == "GET" : path.ends_with(end);
                return hit && left-- > 0 ? Mishap::Truncated : Mishap::None;
            });
            const auto id = counter.charge();
            QVERIFY(counter.reaches(id, Phase::Collecting, 60'000));
            QVERIFY(sayNothingFinal(counter, id));
            counter.present();
            PAID_ONCE(counter, id);
            QVERIFY(left <= 0);
        }
    }

    void f17_strangeAnswersAreNeitherFinalNorPaid()
    {
        const std::vector<std::string> oddities{R"("kind":"unknown_status","word":"on_the_moon")",
            R"("kind":"missing_field","field":"status")", R"("kind":"missing_field","field":"id")",
            R"("kind":"missing_field","field":"amount")", R"("kind":"invalid_utf8")"};
        for (const auto &oddity : oddities) {
            Counter counter;
            const auto id = counter.chargeUntilAsked();
            counter.fault(R"({"method":"GET","times":15,)" + oddity + "}");
            counter.pass(3'000);
            QVERIFY2(sayNothingFinal(counter, id), oddity.c_str());
            counter.present();
            PAID_ONCE(counter, id);
        }
    }

    void f17_anotherEnvelopeIsReadAllTheSame()
    {
        for (const std::string dialect : {"openapi", "backend", "docs"}) {
            Counter counter({.dialect = dialect});
            counter.fault(R"({"times":0,"kind":"swap_envelope"})");
            const auto id = counter.chargeUntilAsked();
            counter.present();
            PAID_ONCE(counter, id);
        }
    }

    void f18_aBottomlessAnswerIsOnlyALostOne()
    {
        Counter counter;
        counter.fault(R"({"path":"/v1/terminal/process-payment","times":1,"kind":"deep_json"})");
        const auto id = counter.charge();
        counter.pass(300);
        QVERIFY(sayNothingFinal(counter, id));
        QVERIFY(counter.reaches(id, Phase::Collecting));
        counter.fault(R"({"method":"GET","times":5,"kind":"deep_json"})");
        counter.present();
        PAID_ONCE(counter, id);
    }

    void f19_aNameThatDoesNotResolveEndsTheStartAndNotAPayment()
    {
        Counter counter;
        counter.plan(everything(Mishap::NotSent));
        const auto never = counter.charge();
        QVERIFY(counter.reaches(never, Phase::Refused, 20'000));
        QVERIFY(counter.state(never).unreachable);
        counter.healthy();
        const auto id = counter.chargeUntilAsked();
        counter.plan(everything(Mishap::NotSent));
        counter.present();
        counter.pass(30'000);
        QVERIFY(sayNothingFinal(counter, id));
        counter.healthy();
        PAID_ONCE(counter, id);
    }

    void f20_aBadCertificateRefusesTheStartAndLeavesAPaymentUnknown()
    {
        Counter counter;
        counter.plan(everything(Mishap::TlsRefused));
        const auto never = counter.charge();
        QVERIFY(counter.reaches(never, Phase::Refused, 1'000)); // no use in waiting
        QVERIFY(counter.state(never).unreachable);
        QVERIFY(counter.truth().empty());
        counter.healthy();
        const auto id = counter.chargeUntilAsked();
        counter.plan(everything(Mishap::TlsRefused));
        counter.present();
        counter.pass(60'000);
        QCOMPARE(counter.capturedMinor(), askedMinor);
        QVERIFY(sayNothingFinal(counter, id));
        counter.healthy();
        PAID_ONCE(counter, id);
    }

    void f21_aProtocolTooOldInTheMiddleConfirmsNothing()
    {
        Counter counter;
        counter.plan([](const std::string &, const std::string &path) {
            return isCreate(path) ? Mishap::None : Mishap::TlsRefused;
        });
        const auto id = counter.charge();
        counter.pass(5'000);
        QVERIFY(!counter.press(id, Button::Cancel));
        counter.pass(60'000);
        QVERIFY(sayNothingFinal(counter, id)); // neither paid nor "nothing charged"
        QCOMPARE(counter.transport().arrived().size(), std::size_t{1}); // no way around it
        counter.healthy();
        QVERIFY(counter.reaches(id, Phase::Cancelled, 60'000));
        QCOMPARE(counter.capturedMinor(), std::int64_t{0});
    }

    void f22_anotherAmountCurrencyOrIdIsNeverPaid()
    {
        for (const std::string kind : {"wrong_amount", "wrong_currency"}) {
            Counter counter;
            const auto id = counter.chargeUntilAsked();
            counter.fault(R"({"method":"GET","times":0,"kind":")" + kind + R"("})");
            counter.present();
            QVERIFY(counter.reaches(id, Phase::Conflict));
            QVERIFY(!counter.showed(id, Phase::Approved));
            const auto &state = counter.state(id);
            QVERIFY(state.contradiction.has_value());
            QCOMPARE(state.contradiction->amountMinor,
                kind == "wrong_amount" ? askedMinor + 1 : askedMinor);
            QCOMPARE(state.contradiction->currency == "usd", kind == "wrong_amount");
            QCOMPARE(state.what.amount.minor(), askedMinor);
        }
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.fault(R"({"method":"GET","times":10,"kind":"wrong_id"})");
        counter.present();
        counter.pass(2'000);
        QVERIFY(sayNothingFinal(counter, id)); // somebody else's payment is no news of ours
        PAID_ONCE(counter, id);
    }

    void f23_anEveningWithoutANetworkIsPutAsideAndResolves()
    {
        for (const std::int64_t goneMs : {30'000, 600'000, 6 * 3'600'000}) {
            Counter counter;
            const auto id = counter.chargeUntilAsked();
            counter.plan(everything(Mishap::NotSent));
            counter.present();
            counter.pass(goneMs);
            QVERIFY(sayNothingFinal(counter, id));
            if (counter.phase(id) == Phase::Checking) {
                QVERIFY(!counter.press(id, Button::PutAside));
            }
            QVERIFY(payment::isOpen(counter.state(id)));
            counter.healthy();
            PAID_ONCE(counter, id);
        }
    }

    void f24_anOlderPendingTakesNothingBack()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        std::string older;
        const auto isRead = [](const world::HttpRequest &request) {
            return request.method == "GET"
                && request.url.find("/transactions/") != std::string::npos;
        };
        counter.transport().rewrite(
            [&](const world::HttpRequest &request, world::HttpReply &reply) {
                older = isRead(request) ? reply.body : older;
            });
        counter.pass(3'000);
        QVERIFY(!older.empty());
        counter.transport().rewrite({});
        counter.present();
        PAID_ONCE(counter, id);
        counter.transport().rewrite(
            [&](const world::HttpRequest &request, world::HttpReply &reply) {
                reply.body = isRead(request) ? older : reply.body;
            });
        counter.engine().lookNow(id);
        counter.pass(10'000);
        QCOMPARE(counter.phase(id), Phase::Approved);
        QCOMPARE(counter.state(id).facts.status, gateway::TransactionStatus::Succeeded);
        QCOMPARE(payment::refundableMinor(counter.state(id)), askedMinor);
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::NamedFaultsTransportTest)
#include "named_faults_transport_test.moc"
