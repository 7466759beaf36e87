// SPDX-License-Identifier: Apache-2.0
//
// Getting the payment intent. A create takes no money: an intent that no reader was told about
// cannot charge. So a lost create is looked for and repeated with its key, duplicates of our own
// are cancelled afterwards, and giving up before the first push is always safe to call "nothing
// charged".
#include "core/payment/attempt_parts.h"

#include <algorithm>

namespace pos::payment::parts {
namespace {

constexpr std::int64_t tidyAfterMs = 2'000;
constexpr std::int64_t tidyAgainMs = 60'000;
constexpr int tidyRounds = 2; // of finding nothing

bool waitsForCreate(const State &s)
{
    return !s.created() && (s.phase == Phase::Creating || s.phase == Phase::Checking);
}

// Paid although this till never handed it to a reader: a person must hear of it.
void paidStray(Work &w, const Facts &facts)
{
    if (w.s.phase == Phase::Conflict) {
        return;
    }
    if (!w.s.created()) { // the only one there is
        w.s.facts = facts;
        return observe(w, facts);
    }
    contradict(w, facts, Clash::SecondPaid);
}

void addStray(Work &w, const Facts &facts)
{
    if (facts.id == w.s.facts.id) {
        return observe(w, facts);
    }
    if (moneyMoved(facts)) {
        return paidStray(w, facts);
    }
    if (facts.status == gateway::TransactionStatus::Canceled) {
        return;
    }
    if (std::find(w.s.strays.begin(), w.s.strays.end(), facts.id) == w.s.strays.end()) {
        w.s.strays.push_back(facts.id);
    }
    w.s.tidyAtMs = w.at;
}

void adopt(Work &w, const Facts &facts)
{
    if (!matchesRequest(w.s, facts)) {
        // Not cancelled: it may be somebody else's (F28, F41). No reader hears of it from us.
        w.s.facts = facts;
        return contradict(w, facts, Clash::OtherPayment);
    }
    w.s.facts = facts;
    w.s.tries = 0;
    if (w.s.createMayHaveLanded) {
        w.s.tidyAtMs = w.at + tidyAfterMs;
    }
    if (wrongMode(w.s, facts)) { // F35: before any reader hears of it
        w.s.strays.push_back(facts.id);
        w.s.tidyAtMs = w.at + tidyAfterMs;
        return contradict(w, facts, Clash::StartedInOtherMode);
    }
    const bool over = moneyMoved(facts) || facts.status == gateway::TransactionStatus::Canceled;
    if (over) { // a replayed answer, or one found again: it needs no reader any more
        return observe(w, facts);
    }
    const bool late = w.at - w.s.startedAtMs > w.s.what.timing.createGiveUpMs;
    if (late || w.s.putAside) {
        return beginCancel(w, Stop::TimedOut);
    }
    enter(w, Phase::Pushing);
    push(w);
}

void refuse(Work &w, const event::Answered &answer)
{
    w.s.refusal = answer.refusal;
    w.s.message = answer.message;
    enter(w, Phase::Refused);
    if (w.s.createMayHaveLanded) {
        w.s.tidyAtMs = w.at + tidyAfterMs;
    }
}

void createRefused(Work &w, const event::Answered &answer)
{
    if (answer.refusal == gateway::RefusalKind::RateLimited) {
        w.s.actAtMs = w.at + std::max(answer.retryAfterMs, backoffMs(w.s.tries, answer.spread));
        ++w.s.tries;
        return;
    }
    if (answer.refusal == gateway::RefusalKind::Conflict) { // F28: our key, another body
        w.s.message = answer.message;
        w.s.clash = Clash::KeyReused;
        return enter(w, Phase::Conflict);
    }
    refuse(w, answer);
}

void createUnknown(Work &w, const event::Answered &answer)
{
    if (answer.reason == gateway::Unknown::Reason::Mismatch) {
        w.s.createMayHaveLanded = true;
        w.s.message = answer.message;
        w.s.clash = Clash::OtherPayment;
        enter(w, Phase::Conflict);
        w.s.tidyAtMs = w.at + tidyAfterMs;
        return;
    }
    const bool harmless = certainlyNotSent(answer.reason);
    w.s.createMayHaveLanded = w.s.createMayHaveLanded || !harmless;
    const bool timeIsUp = w.at - w.s.startedAtMs >= w.s.what.timing.createWindowMs
        || answer.reason == gateway::Unknown::Reason::TlsRefused;
    if (harmless && timeIsUp && !w.s.createMayHaveLanded) {
        w.s.unreachable = true;
        w.s.message = answer.message;
        return enter(w, Phase::Refused);
    }
    actLater(w, answer.spread);
}

} // namespace

void onCreate(Work &w, const event::Answered &answer)
{
    using Verdict = event::Answered::Verdict;
    if (answer.verdict == Verdict::Done && answer.facts) {
        w.s.keyEchoed = w.s.keyEchoed || answer.keyEchoed;
        if (waitsForCreate(w.s)) {
            return adopt(w, *answer.facts);
        }
        return addStray(w, *answer.facts); // too late, or a second one: ours to cancel
    }
    if (!waitsForCreate(w.s)) {
        return;
    }
    if (answer.verdict == Verdict::Refused) {
        return createRefused(w, answer);
    }
    createUnknown(w, answer);
}

// Due again: first look whether a lost one exists, then repeat it with the same key.
void actCreate(Work &w)
{
    if (w.s.searching) {
        return;
    }
    if (w.s.createMayHaveLanded) {
        w.s.searching = true;
        w.effects.push_back(Effect::SendSearch);
        return;
    }
    send(w, Call::Create);
}

void onSearch(Work &w, const event::Answered &answer)
{
    w.s.searching = false;
    const bool done = answer.verdict == event::Answered::Verdict::Done;
    if (!waitsForCreate(w.s)) {
        if (done) {
            for (const auto &facts : answer.found) {
                addStray(w, facts);
            }
            lookForStrays(w);
        } else {
            w.s.tidyAtMs = w.at + tidyAgainMs;
        }
        return;
    }
    if (!done) {
        return actLater(w, answer.spread);
    }
    const auto alive = std::find_if(answer.found.begin(), answer.found.end(), [&](const Facts &f) {
        return f.status != gateway::TransactionStatus::Canceled && !f.intent.empty();
    });
    if (alive == answer.found.end()) {
        send(w, Call::Create);
        return;
    }
    adopt(w, *alive);
    for (const auto &facts : answer.found) {
        addStray(w, facts);
    }
}

// Looks for duplicates a while after a create was lost, because the lost one may arrive late.
void tidy(Work &w)
{
    w.s.tidyAtMs.reset();
    if (!w.s.strays.empty()) {
        return send(w, Call::StrayCancel);
    }
    if (waitsForCreate(w.s) || w.s.searching) {
        w.s.tidyAtMs = w.at + tidyAfterMs;
        return;
    }
    if (w.s.createMayHaveLanded) {
        w.s.searching = true;
        w.effects.push_back(Effect::SendSearch);
    }
}

void lookForStrays(Work &w)
{
    if (!w.s.strays.empty()) {
        w.s.tidyAtMs = w.at;
        return;
    }
    if (++w.s.tidies >= tidyRounds) {
        w.s.createMayHaveLanded = false;
        w.s.tidyAtMs.reset();
        return;
    }
    w.s.tidyAtMs = w.at + tidyAgainMs;
}

void onStrayCancel(Work &w, const event::Answered &answer)
{
    if (w.s.strays.empty()) {
        return;
    }
    const bool later = answer.verdict == event::Answered::Verdict::Unknown
        || (answer.verdict == event::Answered::Verdict::Refused
            && answer.refusal == gateway::RefusalKind::RateLimited);
    if (later) {
        w.s.tidyAtMs = w.at + std::max(answer.retryAfterMs, tidyAgainMs / 6);
        return;
    }
    w.s.strays.erase(w.s.strays.begin());
    lookForStrays(w);
}

} // namespace pos::payment::parts
