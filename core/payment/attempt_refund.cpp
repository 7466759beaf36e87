// SPDX-License-Identifier: Apache-2.0
//
// Giving money back, and capturing held money. A refund is the one call that hurts when it is
// repeated blindly: what was refunded before is read first, a lost answer is settled by comparing,
// and a repeat happens only where it cannot refund twice: the account honours keys, or a second
// one of this size would exceed what is left (F79). There is no list of refunds to look into, so a
// sum that has grown does not tell whose refund it was: somebody may have sent the same amount back
// in the dashboard. The key tells, where it is honoured; elsewhere a person does.
#include "core/payment/attempt_parts.h"

#include <algorithm>

namespace pos::payment::parts {
namespace {

constexpr int readsBeforeJudging = 4;

RefundTry *openRefund(Work &w)
{
    return w.s.refunds.empty() || !w.s.refunds.back().open() ? nullptr : &w.s.refunds.back();
}

void finish(Work &w, RefundTry &refund, RefundTry::Step step, const std::string &message)
{
    refund.step = step;
    refund.message = message;
    w.s.actAtMs.reset();
    w.s.tries = 0;
    if (step == RefundTry::Step::Done) {
        w.s.facts.refundedMinor
            = std::max(w.s.facts.refundedMinor, refund.baselineMinor + refund.amountMinor);
    }
}

// Two of this size do not fit: whoever sent the first, there cannot be another.
bool onlyOneFits(const State &s, const RefundTry &refund)
{
    const auto left = s.capturedMinor - refund.baselineMinor;
    return refund.amountMinor > left - refund.amountMinor;
}

// A repeat is the same act to the account, as long as it remembers the key: a day, less an hour.
// The monotonic clock begins anew with the machine, so the wall clock must agree; where either is
// in doubt a person is asked (S10, S14).
bool keyTells(const Work &w, const RefundTry &refund)
{
    constexpr std::int64_t keyLifeMs = 23 * 3'600'000;
    const auto young = [](std::int64_t ageMs) { return ageMs >= 0 && ageMs < keyLifeMs; };
    return w.s.keyEchoed && young(w.at - refund.requestedAtMs)
        && young(w.event.utcMs - refund.requestedUtcMs);
}

void check(Work &w, RefundTry &refund, std::uint8_t spread)
{
    refund.step = RefundTry::Step::Checking;
    refund.mayHaveArrived = true;
    refund.unchangedReads = 0;
    w.s.tries = 1;
    actLater(w, spread);
}

void compare(Work &w, RefundTry &refund, const event::Answered &answer)
{
    const bool grown = answer.facts->refundedMinor >= refund.baselineMinor + refund.amountMinor;
    if (grown && onlyOneFits(w.s, refund)) {
        return finish(w, refund, RefundTry::Step::Done, {});
    }
    if (!grown && ++refund.unchangedReads < readsBeforeJudging) {
        return actLater(w, answer.spread);
    }
    if (keyTells(w, refund) || (!grown && onlyOneFits(w.s, refund))) {
        refund.step = RefundTry::Step::Sending;
        return send(w, Call::Refund);
    }
    refund.step = RefundTry::Step::NeedsPerson;
}

void takeBaseline(Work &w, RefundTry &refund, const Facts &facts)
{
    refund.baselineMinor = std::max(facts.refundedMinor, w.s.facts.refundedMinor);
    if (refund.amountMinor > w.s.capturedMinor - refund.baselineMinor) {
        refund.elsewhere = true;
        return finish(w, refund, RefundTry::Step::Refused, {});
    }
    refund.step = RefundTry::Step::Sending;
    send(w, Call::Refund);
}

} // namespace

void requestRefund(Work &w, const event::Pressed &press)
{
    RefundTry refund;
    refund.number = static_cast<int>(w.s.refunds.size()) + 1;
    refund.amountMinor = press.amountMinor;
    refund.reason = press.reason;
    refund.requestedAtMs = w.at;
    refund.requestedUtcMs = w.event.utcMs;
    w.s.refunds.push_back(refund);
    w.s.actAtMs.reset();
    w.s.tries = 0;
    send(w, Call::RefundBaseline);
}

// Due again, or begun anew by a restart.
void actRefund(Work &w)
{
    auto *refund = openRefund(w);
    if (refund == nullptr || refund->step == RefundTry::Step::NeedsPerson) {
        return;
    }
    if (std::holds_alternative<event::Restarted>(w.event.what)
        && refund->step == RefundTry::Step::Sending) {
        return check(w, *refund, 0); // it may have arrived
    }
    // A repeat may be due long after it was decided, because the till slept: the key is older now.
    const bool doubtful = refund->step == RefundTry::Step::Sending && refund->mayHaveArrived;
    if (doubtful && !keyTells(w, *refund) && !onlyOneFits(w.s, *refund)) {
        refund->step = RefundTry::Step::NeedsPerson;
        return;
    }
    send(w, refund->step == RefundTry::Step::Sending ? Call::Refund : Call::RefundBaseline);
}

void onRefundBaseline(Work &w, const event::Answered &answer)
{
    auto *refund = openRefund(w);
    const bool current = answer.number == w.s.sent(Call::RefundBaseline);
    if (refund == nullptr || !current) {
        return;
    }
    const bool done = answer.verdict == event::Answered::Verdict::Done && answer.facts
        && answer.facts->id == w.s.facts.id;
    if (!done) {
        w.s.actAtMs = w.at + std::max(answer.retryAfterMs, backoffMs(w.s.tries, answer.spread));
        ++w.s.tries;
        return;
    }
    if (refund->step == RefundTry::Step::Baseline) {
        return takeBaseline(w, *refund, *answer.facts);
    }
    if (refund->step == RefundTry::Step::Checking) {
        compare(w, *refund, answer);
    }
}

void onRefund(Work &w, const event::Answered &answer)
{
    using Verdict = event::Answered::Verdict;
    auto *refund = openRefund(w);
    const bool current = answer.number == w.s.sent(Call::Refund);
    if (refund == nullptr || refund->step != RefundTry::Step::Sending || !current) {
        return; // an answer to an earlier refund says nothing about this one
    }
    if (answer.verdict == Verdict::Done) {
        refund->reference = answer.refundReference;
        return finish(w, *refund, RefundTry::Step::Done, {});
    }
    if (answer.verdict == Verdict::Unknown && !certainlyNotSent(answer.reason)) {
        return check(w, *refund, answer.spread);
    }
    const bool later
        = answer.verdict == Verdict::Unknown || answer.refusal == gateway::RefusalKind::RateLimited;
    constexpr int mostTries = 5;
    if (later && w.s.tries < mostTries) {
        w.s.actAtMs = w.at + std::max(answer.retryAfterMs, backoffMs(w.s.tries, answer.spread));
        ++w.s.tries;
        return;
    }
    // A repeat that is refused may be refused because the first one worked.
    finish(w, *refund,
        refund->mayHaveArrived ? RefundTry::Step::NeedsPerson : RefundTry::Step::Refused,
        answer.message);
}

void settleRefundByPerson(Work &w, bool happened)
{
    auto *refund = openRefund(w);
    if (refund != nullptr) {
        finish(w, *refund, happened ? RefundTry::Step::Done : RefundTry::Step::Refused, {});
    }
}

void onCapture(Work &w, const event::Answered &answer)
{
    using Verdict = event::Answered::Verdict;
    if (answer.verdict == Verdict::Done && answer.facts) {
        observe(w, *answer.facts);
    }
    if (w.s.phase != Phase::Authorized) {
        return;
    }
    if (answer.verdict == Verdict::Unknown && !certainlyNotSent(answer.reason)) {
        w.s.captureMayHaveArrived = true;
    }
    if (answer.verdict == Verdict::Refused && answer.refusal != gateway::RefusalKind::RateLimited) {
        w.s.capturing = false;
        // Whatever is captured later was not asked for by this, unless an earlier copy of it worked
        // and that is why this one is refused: some records then still say the whole amount.
        w.s.captureMinor = w.s.captureMayHaveArrived ? w.s.captureMinor : 0;
        w.s.message = answer.message;
        return readNow(w);
    }
    // Repeating a capture cannot capture twice; the record tells when it has happened.
    w.s.actAtMs = w.at + std::max(answer.retryAfterMs, backoffMs(w.s.tries, answer.spread));
    ++w.s.tries;
    readNow(w);
}

} // namespace pos::payment::parts
