// SPDX-License-Identifier: Apache-2.0
//
// Faults whose answer is the till's as a whole: the till without a screen, its journal on a disk
// and the production client, over the sandbox's model in virtual time.
#include "core/till/core_till.h"
#include "tests/sim/payment/named_faults.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pos::sim {
namespace {

using view::Notice;
using view::Stage;
using view::Trouble;

// Screens and buttons of one till, beside the counter's own engine, which stays idle.
struct TillRig {
    Counter counter;
    QTemporaryDir folder;
    view::TillStatus status;
    view::CheckoutView checkout;
    std::vector<view::TaskView> tasks;
    std::vector<Notice::Kind> notices;
    std::unique_ptr<till::CoreTill> till;

    explicit TillRig(Counter::Shop shop = {})
        : counter(std::move(shop))
    {
    }

    void begin()
    {
        till::CoreOptions options;
        options.dataDir = folder.path().toStdString();
        options.key = base::Secret(counter.secretKey());
        options.connect = [this](const till::Connection &connection) {
            gateway::plutopay::ClientSettings settings;
            settings.baseUrl = "http://127.0.0.1:1/api";
            settings.key = connection.key;
            till::Provider provider;
            provider.gateway = std::make_shared<gateway::plutopay::PlutoPayClient>(
                std::move(settings), counter.transport(), counter.clock(), counter.executor());
            return base::Result<till::Provider>(std::move(provider));
        };
        till = std::make_unique<till::CoreTill>(
            std::move(options), counter.clock(), counter.executor(), counter.random());
        QObject::connect(till.get(), &view::Till::statusChanged, till.get(),
            [this](const view::TillStatus &now) { status = now; });
        QObject::connect(till.get(), &view::Till::checkoutChanged, till.get(),
            [this](const view::CheckoutView &now) { checkout = now; });
        QObject::connect(till.get(), &view::Till::tasksChanged, till.get(),
            [this](const std::vector<view::TaskView> &now) { tasks = now; });
        QObject::connect(till.get(), &view::Till::noticed, till.get(),
            [this](const Notice &notice) { notices.push_back(notice.kind); });
        till->begin();
        counter.pass(1'000);
    }
    void charge(std::int64_t minor = askedMinor)
    {
        till->send(view::command::Charge{money::Money(minor, money::currency("USD")), "tea"});
    }
    // The shopper taps where a reader asks; the till chose which.
    void tap()
    {
        const auto asks = counter.truth().back().readerId;
        counter.present(goodCard, asks == counter.readerId(0) ? 0 : 1);
    }
    bool shows(Stage stage, std::int64_t withinMs = 30'000)
    {
        return counter.until([&] { return checkout.stage == stage; }, withinMs);
    }
    bool troubled(Trouble kind) const
    {
        return std::any_of(status.troubles.begin(), status.troubles.end(),
            [&](const auto &trouble) { return trouble.kind == kind; });
    }
};

} // namespace

class NamedFaultsTillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f32_anUnknownDialectAtTheStartTurnsCardsOffWithAReason()
    {
        TillRig rig;
        rig.counter.transport().rewrite([](const world::HttpRequest &, world::HttpReply &reply) {
            reply.body = R"([["all", "is"], ["new", "here"]])";
        });
        rig.begin();
        rig.counter.pass(60'000);
        QVERIFY(!rig.status.canCharge);
        QVERIFY(rig.status.chargeBlockedBy != Trouble::None);
        rig.charge();
        rig.counter.pass(30'000);
        QVERIFY(!rig.notices.empty());
        QVERIFY(rig.counter.sent("POST", "/create-payment").empty());
        rig.counter.transport().rewrite({});
        rig.counter.pass(61'000);
        QVERIFY(rig.status.canCharge);
    }

    void f34_aRevokedKeyIsATroubleAndBlocksTheNextCharge()
    {
        TillRig rig;
        rig.begin();
        QVERIFY(rig.status.canCharge);
        rig.counter.control(
            "/_sandbox/keys/revoke", "{\"key\":\"" + rig.counter.secretKey() + "\"}");
        rig.counter.pass(61'000);
        QVERIFY(rig.troubled(Trouble::BadKey));
        QVERIFY(!rig.status.canCharge);
        rig.charge();
        QCOMPARE(rig.notices.back(), Notice::Kind::BadKey);
        QVERIFY(rig.counter.sent("POST", "/create-payment").empty());
    }

    void f35_anAccountOfTheOtherModeTakesNoPayment()
    {
        TillRig rig({.dialect = "backend"});
        rig.counter.control("/_sandbox/merchant", R"({"test_mode":false})");
        rig.begin();
        QVERIFY(rig.troubled(Trouble::WrongMode));
        QVERIFY(!rig.status.canCharge);
        rig.charge();
        rig.counter.pass(30'000);
        QCOMPARE(rig.notices.back(), Notice::Kind::WrongMode);
        QVERIFY(rig.counter.sent("POST", "/create-payment").empty());
    }

    // What is decided by time is decided by monotonic time; what is written is the wall's.
    void f57_aClockThatJumpsDecidesNothing()
    {
        constexpr std::int64_t dayMs = 86'400'000;
        for (const std::int64_t jumpMs : {-400 * dayMs, -dayMs, -3'600'000L, 3'600'000L, dayMs}) {
            TillRig rig;
            rig.begin();
            rig.charge();
            QVERIFY(rig.shows(Stage::WaitingForCard));
            rig.counter.clock().jumpUtc(jumpMs);
            rig.counter.pass(60'000); // asks for a card for three minutes, whatever the wall says
            QCOMPARE(rig.checkout.stage, Stage::WaitingForCard);
            rig.counter.clock().jumpUtc(-2 * jumpMs);
            rig.tap();
            QVERIFY(rig.shows(Stage::Approved));
            QCOMPARE(rig.counter.capturedMinor(), askedMinor);
            QCOMPARE(rig.counter.sent("POST", "/create-payment").size(), std::size_t{1});
        }
    }

    void f59_aTillToldToEndInAPaymentHandsItToTheNextStart()
    {
        Counter counter;
        const auto id = counter.chargeUntilAsked();
        counter.present();
        counter.restart(); // an update, a shutdown: what is open is in the journal
        QVERIFY(counter.engine().hasOpenAttempts());
        QCOMPARE(paidOnce(counter, id), std::string{});
    }

    void f75_chargePressedManyTimesIsOnePayment()
    {
        TillRig rig;
        rig.begin();
        for (int presses = 0; presses < 8; ++presses) {
            rig.charge();
            rig.counter.pass(50);
        }
        QCOMPARE(rig.notices.size(), std::size_t{7});
        QVERIFY(rig.shows(Stage::WaitingForCard));
        rig.tap();
        QVERIFY(rig.shows(Stage::Approved));
        QCOMPARE(rig.counter.sent("POST", "/create-payment").size(), std::size_t{1});
        QCOMPARE(rig.counter.capturedMinor(), askedMinor);
    }

    void f76_whatIsTypedWhileWaitingIsNotWhatIsPaid()
    {
        TillRig rig;
        rig.begin();
        rig.charge();
        QVERIFY(rig.shows(Stage::WaitingForCard));
        rig.charge(10'000);
        QCOMPARE(rig.notices.back(), Notice::Kind::PaymentRunning);
        QCOMPARE(rig.checkout.amount->minor(), askedMinor);
        rig.tap();
        QVERIFY(rig.shows(Stage::Approved));
        QCOMPARE(rig.checkout.amount->minor(), askedMinor);
        QCOMPARE(rig.checkout.chargedAmount->minor(), askedMinor);
        QCOMPARE(rig.counter.capturedMinor(), askedMinor);
    }

    void f80_moreThanIsLeftIsANoticeAndNotACall()
    {
        TillRig rig;
        rig.begin();
        rig.charge();
        QVERIFY(rig.shows(Stage::WaitingForCard));
        rig.tap();
        QVERIFY(rig.shows(Stage::Approved));
        rig.till->send(view::command::Refund{rig.checkout.attemptId, askedMinor + 1, {}});
        QCOMPARE(rig.notices.back(), Notice::Kind::RefundTooLarge);
        QVERIFY(rig.counter.sent("POST", "/refunds").empty());
    }

    void f81_anOpenPaymentIsNotDismissedAndIsHandedOverAsATask()
    {
        TillRig rig;
        rig.begin();
        rig.charge();
        QVERIFY(rig.shows(Stage::WaitingForCard));
        const auto id = rig.checkout.attemptId;
        rig.till->send(view::command::Dismiss{id});
        QCOMPARE(rig.notices.back(), Notice::Kind::OutcomeOpen);
        QCOMPARE(rig.checkout.stage, Stage::WaitingForCard);
        rig.tap();
        rig.counter.plan(everything(Mishap::NotSent));
        QVERIFY(rig.counter.until(
            [&] { return rig.checkout.can(view::CheckoutAction::Cancel); }, 60'000));
        rig.till->send(view::command::Cancel{id});
        QVERIFY(rig.shows(Stage::Checking, 60'000));
        rig.till->send(view::command::PutAside{id});
        QCOMPARE(rig.checkout.stage, Stage::Idle);
        QCOMPARE(rig.tasks.size(), std::size_t{1}); // the next shift sees it
        QCOMPARE(rig.tasks.front().kind, view::TaskKind::CheckingPayment);
        QCOMPARE(rig.tasks.front().attemptId, id);
    }

    void f82_withoutInternetChargeIsRefusedWithItsReason()
    {
        TillRig rig;
        rig.begin();
        rig.counter.plan(everything(Mishap::NotSent));
        rig.counter.pass(3 * 60'000);
        QVERIFY(!rig.status.canCharge);
        QCOMPARE(rig.status.chargeBlockedBy, Trouble::ProviderUnreachable);
        rig.charge(); // checks live in the core, not in a button
        QVERIFY(!rig.notices.empty());
        QCOMPARE(rig.checkout.stage, Stage::Idle);
        QVERIFY(rig.till->engine()->attempts().empty());
        rig.counter.healthy();
        rig.counter.pass(10 * 60'000);
        QVERIFY(rig.status.canCharge);
        QVERIFY(rig.counter.sent("POST", "/create-payment").empty()); // nothing was queued
    }
};

} // namespace pos::sim

QTEST_GUILESS_MAIN(pos::sim::NamedFaultsTillTest)
#include "named_faults_till_test.moc"
