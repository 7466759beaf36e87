// SPDX-License-Identifier: Apache-2.0
//
// The faults of PlutoPay's answers, F13 to F24, one by one and by name: what the payment core owes
// the shop in each. That single bytes are handled is proved elsewhere (tests/contract/gateway).
#include "tests/sim/payment/named_faults.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

namespace pos::sim {

class NamedFaultsAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f13_aServerErrorRepeatsOnlyWhatCannotHappenTwice()
    {
        for (const std::string &dialect : std::vector<std::string>{"openapi", "backend"}) {
            for (const auto mishap : {Mishap::ServerErrorBefore, Mishap::ServerErrorAfter}) {
                Counter counter({.dialect = dialect});
                counter.plan(firstOf(isPush, 1, mishap));
                const auto id = counter.chargeUntilAsked();
                counter.present();
                QCOMPARE(paidOnce(counter, id), std::string{});
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
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f14_aLimitedCreateOrPushWaitsAndIsPaidOnce()
    {
        Counter counter;
        counter.fault(R"({"path":"/v1/terminal","times":1,"kind":"rate_limited"})");
        counter.fault(R"({"path":"/v1/terminal/process-payment","times":1,"kind":"rate_limited"})");
        const auto id = counter.chargeUntilAsked();
        QVERIFY(saysNothingFinal(counter, id));
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
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
        for (const std::string &end :
            std::vector<std::string>{"/create-payment", "/process-payment", ""}) {
            Counter counter;
            int left = 3;
            counter.plan([&](const std::string &method, const std::string &path) {
                const bool hit = end.empty() ? method == "GET" : path.ends_with(end);
                return hit && left-- > 0 ? Mishap::Truncated : Mishap::None;
            });
            const auto id = counter.charge();
            QVERIFY(counter.reaches(id, Phase::Collecting, 60'000));
            QVERIFY(saysNothingFinal(counter, id));
            counter.present();
            QCOMPARE(paidOnce(counter, id), std::string{});
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
            QVERIFY2(saysNothingFinal(counter, id), oddity.c_str());
            counter.present();
            QCOMPARE(paidOnce(counter, id), std::string{});
        }
    }

    void f17_anotherEnvelopeIsReadAllTheSame()
    {
        for (const std::string &dialect : std::vector<std::string>{"openapi", "backend", "docs"}) {
            Counter counter({.dialect = dialect});
            counter.fault(R"({"times":0,"kind":"swap_envelope"})");
            const auto id = counter.chargeUntilAsked();
            counter.present();
            QCOMPARE(paidOnce(counter, id), std::string{});
        }
    }

    void f18_aBottomlessAnswerIsOnlyALostOne()
    {
        Counter counter;
        counter.fault(R"({"path":"/v1/terminal/process-payment","times":1,"kind":"deep_json"})");
        const auto id = counter.charge();
        counter.pass(300);
        QVERIFY(saysNothingFinal(counter, id));
        QVERIFY(counter.reaches(id, Phase::Collecting));
        counter.fault(R"({"method":"GET","times":5,"kind":"deep_json"})");
        counter.present();
        QCOMPARE(paidOnce(counter, id), std::string{});
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
        QVERIFY(saysNothingFinal(counter, id));
        counter.healthy();
        QCOMPARE(paidOnce(counter, id), std::string{});
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
        QVERIFY(saysNothingFinal(counter, id));
        counter.healthy();
        QCOMPARE(paidOnce(counter, id), std::string{});
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
        QVERIFY(saysNothingFinal(counter, id)); // neither paid nor "nothing charged"
        QCOMPARE(counter.transport().arrived().size(), std::size_t{1}); // no way around it
        counter.healthy();
        QVERIFY(counter.reaches(id, Phase::Cancelled, 60'000));
        QCOMPARE(counter.capturedMinor(), std::int64_t{0});
    }

    void f22_anotherAmountCurrencyOrIdIsNeverPaid()
    {
        for (const std::string &kind : std::vector<std::string>{"wrong_amount", "wrong_currency"}) {
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
        QVERIFY(saysNothingFinal(counter, id)); // somebody else's payment is no news of ours
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f23_anEveningWithoutANetworkIsPutAsideAndResolves()
    {
        for (const std::int64_t goneMs : {30'000, 600'000, 6 * 3'600'000}) {
            Counter counter;
            const auto id = counter.chargeUntilAsked();
            counter.plan(everything(Mishap::NotSent));
            counter.present();
            counter.pass(goneMs);
            QVERIFY(saysNothingFinal(counter, id));
            if (counter.phase(id) == Phase::Checking) {
                QVERIFY(!counter.press(id, Button::PutAside));
            }
            QVERIFY(payment::isOpen(counter.state(id)));
            counter.healthy();
            QCOMPARE(paidOnce(counter, id), std::string{});
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
        QCOMPARE(paidOnce(counter, id), std::string{});
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

QTEST_GUILESS_MAIN(pos::sim::NamedFaultsAnswersTest)
#include "named_faults_answers_test.moc"
