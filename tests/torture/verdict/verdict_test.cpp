// SPDX-License-Identifier: Apache-2.0
//
// A judge that finds nothing is worth nothing: honest evidence passes, and each forgery of it is
// found under the name of the promise that it breaks. And the pieces the verdict rests on: plans
// that a seed repeats, a proxy's cutter that passes no byte too many, a search for secrets.
#include "tests/torture/program/http_cutter.h"
#include "tests/torture/program/plan.h"
#include "tests/torture/program/secrets.h"
#include "tests/torture/program/tally.h"
#include "tests/torture/program/verdict.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <set>

using namespace pos::torture;

namespace {

// Round 1 was paid, round 2 cancelled and then paid at the second try, round 3 paid and given back
// in part.
Evidence honest()
{
    Evidence evidence;
    evidence.sales = {{1, 1000}, {2, 1100}, {3, 1200}};
    evidence.ledger = {
        {"pi_1", "round 1 (AAAA)", "succeeded", "usd", 1000, 1000, 0, 1, 1, false},
        {"pi_2", "round 2 (BBBB)", "canceled", "usd", 1100, 0, 0, 0, 1, false},
        {"pi_3", "round 2 (CCCC)", "succeeded", "usd", 1100, 1100, 0, 1, 2, true},
        {"pi_4", "round 3 (DDDD)", "succeeded", "usd", 1200, 1200, 300, 1, 1, false},
    };
    evidence.journals = {
        {"0", "AAAA", "approved", "USD", {}, 1000, 1000, 0},
        {"0", "BBBB", "cancelled", "USD", {}, 1100, 0, 0},
        {"0", "CCCC", "approved", "USD", {}, 1100, 1100, 0},
        {"1", "DDDD", "approved", "USD", "done", 1200, 1200, 300},
    };
    evidence.claims = {
        {Claim::Kind::Paid, 1, "AAAA", 1000, "exit code 0"},
        {Claim::Kind::NotCharged, 2, "BBBB", 1100, "exit code 11"},
        {Claim::Kind::Paid, 3, {}, 1200, "Approved $12.00"},
    };
    return evidence;
}

struct Forgery {
    const char *name;
    const char *property;
    std::uint64_t round;
    std::function<void(Evidence &)> forge;
};

const std::vector<Forgery> &forgeries()
{
    static const std::vector<Forgery> all{
        {"a second charge of the same sale", "S1", 1,
            [](Evidence &e) {
                auto again = e.ledger[0];
                again.intent = "pi_9";
                e.ledger.push_back(again);
            }},
        {"an intent captured twice", "S1", 1, [](Evidence &e) { e.ledger[0].captures = 2; }},
        {"a try called dead that was charged beside the next", "S1", 2,
            [](Evidence &e) { e.ledger[1].capturedMinor = 1100; }},
        {"the journal says paid, the ledger does not", "S2", 1,
            [](Evidence &e) { e.ledger[0].capturedMinor = 0; }},
        {"another amount was captured", "S2", 1,
            [](Evidence &e) { e.ledger[0].capturedMinor = 999; }},
        {"another currency", "S2", 1, [](Evidence &e) { e.ledger[0].currency = "eur"; }},
        {"a screen said approved and nothing was charged", "S2", 3,
            [](Evidence &e) {
                e.ledger[3].capturedMinor = e.ledger[3].refundedMinor = 0;
                e.journals[3].state = "cancelled";
            }},
        {"an amount nobody owes", "S2", 0, [](Evidence &e) { e.ledger[1].amountMinor = 77'777; }},
        {"cancelled in the journal, charged in the ledger", "S3", 1,
            [](Evidence &e) {
                e.journals[0].state = "cancelled";
                e.journals[0].capturedMinor = 0;
                e.claims.clear();
            }},
        {"the exit code said cancelled, and it was charged", "S3", 2,
            [](Evidence &e) { e.claims[1].attempt = "CCCC"; }},
        {"cancelled, but the reader can still be paid", "S3", 2,
            [](Evidence &e) { e.ledger[1].status = "requires_payment_method"; }},
        {"charged, and nobody was told", "S3", 1,
            [](Evidence &e) {
                e.journals.erase(e.journals.begin());
                e.claims.erase(e.claims.begin());
            }},
        {"the journal lost the payment", "I7", 1,
            [](Evidence &e) { e.journals.erase(e.journals.begin()); }},
        {"two journals claim one charge", "I7", 1,
            [](Evidence &e) { e.journals.push_back(e.journals[0]); }},
        {"still checking after recovery", "L1", 2,
            [](Evidence &e) { e.journals[1].state = "checking"; }},
        {"a refund that is still open", "L1", 3,
            [](Evidence &e) { e.journals[3].lastRefund = "sending"; }},
        {"a refund the journal does not know", "S12", 1,
            [](Evidence &e) { e.ledger[0].refundedMinor = 500; }},
        {"more given back than was taken", "I9", 3,
            [](Evidence &e) { e.ledger[3].refundedMinor = 1300; }},
    };
    return all;
}

} // namespace

class TortureVerdictTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void honestEvidencePasses();
    void everyForgeryIsFound_data();
    void everyForgeryIsFound();
    void aRefundLeftToAPersonIsCountedAndNotJudged();
    void aDeclinedIntentMayStayOpen();
    void aDeclinedPromptMayBeWaitedForWhereNothingIsCancelled();
    void aSeedRepeatsItsPlans();
    void plansReachEveryKindOfTrouble();
    void theChoiceOfTillChangesNothingElse();
    void requestsAreCutWhereTheyEnd();
    void everyPlaceHasItsState();
    void aSecretIsFoundInAnyFile();
};

void TortureVerdictTest::honestEvidencePasses()
{
    const auto verdict = judge(honest());
    QVERIFY2(verdict.violations.empty(),
        verdict.violations.empty() ? "" : verdict.violations[0].what.c_str());
    QCOMPARE(verdict.charged, 3);
    QCOMPARE(verdict.notCharged, 1);
    QCOMPARE(verdict.refunded, 1);
    QCOMPARE(verdict.leftToAPerson, 0);
}

void TortureVerdictTest::everyForgeryIsFound_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < forgeries().size(); ++i) {
        QTest::newRow(forgeries()[i].name) << static_cast<int>(i);
    }
}

void TortureVerdictTest::everyForgeryIsFound()
{
    QFETCH(int, index);
    const auto &forgery = forgeries()[static_cast<std::size_t>(index)];
    auto evidence = honest();
    forgery.forge(evidence);
    const auto verdict = judge(evidence);
    QVERIFY(std::any_of(
        verdict.violations.begin(), verdict.violations.end(), [&](const Violation &violation) {
            return violation.property == forgery.property && violation.round == forgery.round;
        }));
}

void TortureVerdictTest::aRefundLeftToAPersonIsCountedAndNotJudged()
{
    auto evidence = honest();
    evidence.journals[3].lastRefund = "needs_person";
    evidence.journals[3].refundedMinor = 0;
    const auto verdict = judge(evidence);
    QVERIFY(verdict.violations.empty());
    QCOMPARE(verdict.leftToAPerson, 1);
}

// F25: where the provider refuses to cancel what was declined once, the till gives it up.
void TortureVerdictTest::aDeclinedIntentMayStayOpen()
{
    auto evidence = honest();
    evidence.ledger[1].status = "requires_payment_method";
    evidence.ledger[1].declinedOnce = true;
    QVERIFY(judge(evidence).violations.empty());
}

void TortureVerdictTest::aDeclinedPromptMayBeWaitedForWhereNothingIsCancelled()
{
    auto evidence = honest();
    evidence.journals[1].state = "checking";
    evidence.ledger[1].status = "requires_payment_method";
    evidence.ledger[1].declinedOnce = true;
    evidence.claims.clear();
    QVERIFY(!judge(evidence).violations.empty());
    evidence.keepsDeclined = true;
    QVERIFY(judge(evidence).violations.empty());
    QCOMPARE(judge(evidence).waitingForAPrompt, 1);
    evidence.ledger[1].capturedMinor = evidence.ledger[1].amountMinor; // the card was charged
    QVERIFY(!judge(evidence).violations.empty());
}

void TortureVerdictTest::aSeedRepeatsItsPlans()
{
    std::set<std::string> different;
    for (std::uint64_t round = 1; round <= 50; ++round) {
        const auto plan = planOf(7, round, Tills::Both);
        QCOMPARE(describe(planOf(7, round, Tills::Both)), describe(plan));
        different.insert(describe(plan));
    }
    QVERIFY(different.size() > 45);
    QVERIFY(describe(planOf(7, 1, Tills::Both)) != describe(planOf(8, 1, Tills::Both)));
}

void TortureVerdictTest::plansReachEveryKindOfTrouble()
{
    std::set<CutKind> kinds;
    std::set<Shopper> shoppers;
    int byTime = 0;
    int byWrite = 0;
    int screens = 0;
    for (std::uint64_t round = 1; round <= 400; ++round) {
        const auto plan = planOf(1, round, Tills::Both);
        for (const auto &cut : plan.cuts) {
            kinds.insert(cut.kind);
        }
        shoppers.insert(plan.shopper);
        const auto aim = plan.killCharge.aim;
        byTime += aim == Kill::Aim::Time || aim == Kill::Aim::TimeOfPayment ? 1 : 0;
        byWrite += plan.killCharge.aim == Kill::Aim::Write ? 1 : 0;
        screens += plan.till == Till::Gui ? 1 : 0;
    }
    QCOMPARE(kinds.size(), cutKinds);
    QCOMPARE(shoppers.size(), 6U);
    QVERIFY(byTime > 80 && byWrite > 80 && byTime + byWrite < 320);
    QVERIFY(screens > 60 && screens < 140);
}

void TortureVerdictTest::theChoiceOfTillChangesNothingElse()
{
    for (std::uint64_t round = 1; round <= 50; ++round) {
        auto screen = planOf(3, round, Tills::Gui);
        screen.till = Till::Ctl;
        QCOMPARE(describe(screen), describe(planOf(3, round, Tills::Ctl)));
    }
}

void TortureVerdictTest::requestsAreCutWhereTheyEnd()
{
    const std::string first = "POST /api/v1/terminal/process-payment HTTP/1.1\r\n"
                              "Host: x\r\ncontent-LENGTH: 4\r\n\r\n{\"a\"";
    const std::string second = "GET /api/v1/transactions?search=AAAA HTTP/1.1\r\nHost: x\r\n\r\n";
    const auto both = first + second;
    for (std::size_t split = 0; split <= both.size(); ++split) {
        HttpCutter cutter;
        std::vector<HttpCutter::Request> got;
        const auto takeAll = [&] {
            while (auto request = cutter.take()) {
                got.push_back(*request);
            }
        };
        cutter.feed(both.data(), split);
        takeAll();
        cutter.feed(both.data() + split, both.size() - split);
        takeAll();
        QCOMPARE(got.size(), 2U);
        QVERIFY(got[0].call == Call::Push && got[0].bytes == first);
        QVERIFY(got[1].call == Call::Search && got[1].bytes == second);
    }
    QVERIFY(callOf("POST", "/api/v1/transactions/x/cancel") == Call::Cancel);
    QVERIFY(callOf("POST", "/api/v1/transactions/x/refund") == Call::Refund);
    QVERIFY(callOf("GET", "/api/v1/transactions/x") == Call::Read);
    QVERIFY(callOf("POST", "/api/v1/terminal/create-payment") == Call::Create);
}

void TortureVerdictTest::everyPlaceHasItsState()
{
    QVERIFY(placeOf("", "") == Place::NothingWritten);
    QVERIFY(placeOf("sending", "") == Place::Pushing);
    QVERIFY(placeOf("approved", "") == Place::Ended);
    QVERIFY(placeOf("approved", "sending") == Place::Refunding);
    QVERIFY(placeOf("approved", "done") == Place::Ended);
    Tally one;
    one.cuts[2] = 3;
    one.killsByWrite[1] = 4;
    Tally both = one;
    both.add(one);
    QVERIFY(table(both).find("lost_answer 6") != std::string::npos);
}

void TortureVerdictTest::aSecretIsFoundInAnyFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("journal.db-wal")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, '\0') + "sk_test_hidden" + QByteArray(10, '\0'));
    file.close();
    Secrets secrets;
    secrets.add("the key", "sk_test_hidden");
    secrets.add("never made", "");
    QCOMPARE(secrets.inFiles(folder.path().toStdString()).size(), 1U);
    QCOMPARE(secrets.in("sk_test_****").size(), 0U);
}

QTEST_GUILESS_MAIN(TortureVerdictTest)
#include "verdict_test.moc"
