// SPDX-License-Identifier: Apache-2.0
//
// What must hold for every sequence of events, however unlikely: the generator knows nothing of
// what a provider would really answer, so it also plays the answers nobody thought of.
#include "core/base/result.h"
#include "core/payment/attempt.h"
#include "core/payment/names.h"
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

bool does(const Moment &moment, Effect effect)
{
    const auto &effects = moment.after.effects;
    return std::find(effects.begin(), effects.end(), effect) != effects.end();
}

// The provider's word about this very payment that the event carries, if any.
const Facts *wordOf(const Moment &moment)
{
    const auto *answer = std::get_if<event::Answered>(&moment.event.what);
    const bool ours
        = answer != nullptr && answer->facts && (answer->facts->id == moment.after.next.facts.id);
    return ours ? &*answer->facts : nullptr;
}

// The answer is about the payment's own state, not about a refund, a search or a duplicate.
bool readsTheRecord(const Moment &moment)
{
    const auto &answer = std::get<event::Answered>(moment.event.what);
    const bool asked = answer.call == Call::Read
        || (answer.number >= 1 && answer.number <= moment.before.sent(answer.call));
    return asked && answer.verdict == Verdict::Done
        && (answer.call == Call::Create || answer.call == Call::Read || answer.call == Call::Cancel
            || answer.call == Call::Capture);
}

void check(const char *what, void (*holds)(const Life &))
{
    QVERIFY(rc::check(what, [holds] {
        const auto life = anyLife();
        RC_LOG() << told(life);
        holds(life);
    }));
}

} // namespace

class PaymentPropertyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=1000 max_size=40"); }

    void nothingIsPushedOnceItIsOver();
    void approvedNeedsEvidence();
    void cancelledNeedsEvidence();
    void moneyThatMovedIsNeverDenied();
    void refundsNeverExceedWhatWasCaptured();
    void aReplayOfTheJournalBelievesTheSame();
    void wakingIsNeverATightLoop();
    void anOpenPaymentAlwaysWakesItselfUp();
    void effectsThatMoveMoneyAreDurableFirst();
};

// S5, I3: the one intent is never handed to a reader again after its end was known.
void PaymentPropertyTest::nothingIsPushedOnceItIsOver()
{
    check("no push after the end", [](const Life &life) {
        for (const auto &moment : life) {
            if (does(moment, Effect::SendPush)) {
                RC_ASSERT(moment.before.phase != Phase::Approved);
                RC_ASSERT(!isFinal(moment.before.phase));
                RC_ASSERT(!moneyMoved(moment.before.facts));
                RC_ASSERT(moment.before.facts.status != Status::Canceled);
                RC_ASSERT(moment.after.next.stop == Stop::None);
            }
            // Nothing but tidying, refunding and capturing begins in a final phase.
            if (isFinal(moment.before.phase)) {
                RC_ASSERT(!does(moment, Effect::SendCreate));
                RC_ASSERT(!does(moment, Effect::SendCapture));
                RC_ASSERT(!does(moment, Effect::SendCancel));
            }
        }
    });
}

// S2, I4.
void PaymentPropertyTest::approvedNeedsEvidence()
{
    check("approved needs evidence", [](const Life &life) {
        for (const auto &moment : life) {
            const auto &next = moment.after.next;
            if (next.phase != Phase::Approved || moment.before.phase == Phase::Approved) {
                continue;
            }
            const auto *word = wordOf(moment);
            const auto *answer = std::get_if<event::Answered>(&moment.event.what);
            const bool refusedAsPaid = answer != nullptr && answer->call == Call::Cancel
                && answer->verdict == Verdict::Refused
                && answer->refusal == gateway::RefusalKind::AlreadySucceeded;
            const bool recorded = word != nullptr && moneyMoved(next.facts);
            const bool found
                = answer != nullptr && answer->call == Call::Search && moneyMoved(next.facts);
            RC_ASSERT(refusedAsPaid || recorded || found);
            RC_ASSERT(next.capturedMinor > 0);
        }
    });
}

// S3, I5.
void PaymentPropertyTest::cancelledNeedsEvidence()
{
    check("cancelled needs evidence", [](const Life &life) {
        for (const auto &moment : life) {
            const auto &next = moment.after.next;
            if (next.phase != Phase::Cancelled || moment.before.phase == Phase::Cancelled) {
                continue;
            }
            const auto *word = wordOf(moment);
            const bool dead = word != nullptr && word->status == Status::Canceled;
            const bool neverPushed = next.sent(Call::Push) == 0;
            RC_ASSERT(dead || neverPushed);
            RC_ASSERT(!moneyMoved(next.facts));
        }
    });
}

// F24, F26, S7: once the record said that money moved, no phase says "nothing was charged".
void PaymentPropertyTest::moneyThatMovedIsNeverDenied()
{
    check("money that moved is never denied", [](const Life &life) {
        for (const auto &moment : life) {
            const auto &next = moment.after.next;
            const auto *word = wordOf(moment);
            if (word != nullptr && moneyMoved(*word) && readsTheRecord(moment)) {
                const bool said = next.phase == Phase::Approved || next.phase == Phase::Conflict;
                RC_ASSERT(said);
            }
            if (moment.before.phase == Phase::Approved) {
                const bool stays = next.phase == Phase::Approved || next.phase == Phase::Conflict;
                RC_ASSERT(stays);
            }
        }
    });
}

// I9.
void PaymentPropertyTest::refundsNeverExceedWhatWasCaptured()
{
    check("refunds stay within what was captured", [](const Life &life) {
        for (const auto &moment : life) {
            const auto &refunds = moment.after.next.refunds;
            std::int64_t doneMinor = 0;
            for (std::size_t i = 0; i < refunds.size(); ++i) {
                const bool last = i + 1 == refunds.size();
                RC_ASSERT(last || !refunds[i].open());
                doneMinor += refunds[i].step == RefundTry::Step::Done ? refunds[i].amountMinor : 0;
            }
            RC_ASSERT(doneMinor <= moment.after.next.capturedMinor);
            if (does(moment, Effect::SendRefund)) {
                RC_ASSERT(refunds.back().step == RefundTry::Step::Sending);
                RC_ASSERT(
                    doneMinor + refunds.back().amountMinor <= moment.after.next.capturedMinor);
            }
        }
    });
}

// S15: what was not written down did not matter.
void PaymentPropertyTest::aReplayOfTheJournalBelievesTheSame()
{
    check("a replay believes the same", [](const Life &life) {
        std::optional<State> replayed;
        for (const auto &moment : life) {
            if (!replayed) {
                replayed = start(moment.event).next;
                continue;
            }
            if (durabilityOf(moment.before, moment.after, moment.event) != Durability::None) {
                replayed = step(*replayed, moment.event).next;
            }
            const Belief &lived = moment.after.next;
            const Belief &folded = *replayed;
            RC_ASSERT(lived == folded);
        }
    });
}

void PaymentPropertyTest::wakingIsNeverATightLoop()
{
    check("waking is never a tight loop", [](const Life &life) {
        State state = life.back().after.next;
        std::int64_t atMs = life.back().event.atMs;
        for (int i = 0; i < 30; ++i) {
            const auto wake = nextWakeMs(state);
            if (!wake) {
                return;
            }
            atMs = std::max(atMs, *wake);
            const auto next = step(state, Event{atMs, atMs, event::Woke{}});
            const auto again = nextWakeMs(next.next);
            const Belief &was = state;
            const bool changed = !(was == next.next) || state.reading != next.next.reading;
            const bool later = !again.has_value() || again.value() > atMs;
            RC_ASSERT(changed || later);
            // Nobody answers: after a few wake-ups at one moment it must have come to rest.
            const bool rests = !again.has_value() || again.value() > life.back().event.atMs;
            RC_ASSERT(i < 29 || rests);
            state = next.next;
        }
    });
}

// I6: a payment whose outcome is unknown is either waiting for an answer or has an appointment.
void PaymentPropertyTest::anOpenPaymentAlwaysWakesItselfUp()
{
    check("an open payment has an appointment", [](const Life &life) {
        for (const auto &moment : life) {
            const auto &next = moment.after.next;
            const auto &flying = next.inFlight;
            const bool waits = std::find(flying.begin(), flying.end(), true) != flying.end()
                || next.reading || next.searching;
            const bool refunding = !next.refunds.empty() && next.refunds.back().open()
                && next.refunds.back().step != RefundTry::Step::NeedsPerson;
            if (isOpen(next) || refunding || next.capturing) {
                const bool planned = nextWakeMs(next).has_value();
                RC_ASSERT(waits || planned);
            }
            if (refunding) {
                const bool goesOn = next.flying(Call::Refund) || next.flying(Call::RefundBaseline)
                    || next.actAtMs.has_value();
                RC_ASSERT(goesOn);
            }
        }
    });
}

// S4.
void PaymentPropertyTest::effectsThatMoveMoneyAreDurableFirst()
{
    check("what moves money is durable first", [](const Life &life) {
        for (const auto &moment : life) {
            const auto &effects = moment.after.effects;
            if (std::any_of(effects.begin(), effects.end(), needsDurability)) {
                RC_ASSERT(
                    durabilityOf(moment.before, moment.after, moment.event) == Durability::Now);
            }
        }
    });
}

QTEST_GUILESS_MAIN(PaymentPropertyTest)
#include "property_test.moc"
