// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/payment/lives.h"

#include "core/payment/names.h"
#include "tests/unit/payment/story.h"

#include <rapidcheck.h>

#include <algorithm>
#include <optional>

namespace pos::test {

using namespace payment;

namespace {

// One event without its time: the story gives it one.
struct Happening {
    decltype(Event::what) what = event::Woke{};
    std::int64_t pauseMs = 0;
    bool atWake = false; // wait until the attempt wants to be woken, if it does
    bool stale = false; // an answer to an earlier call of its kind
};

rc::Gen<Facts> anyFacts()
{
    return rc::gen::exec([] {
        auto facts = record(static_cast<Status>(*rc::gen::inRange(0, 10)));
        if (*rc::gen::weightedElement<bool>({{9, false}, {1, true}})) {
            facts.amountMinor = *rc::gen::element<std::int64_t>(1, 2351, 235'000);
        }
        if (*rc::gen::weightedElement<bool>({{19, false}, {1, true}})) {
            facts.id = gateway::TransactionId("txn-other");
        }
        if (*rc::gen::weightedElement<bool>({{19, false}, {1, true}})) {
            facts.capturedAtMs = 1'795'169'000'000;
        }
        if (*rc::gen::weightedElement<bool>({{19, false}, {1, true}})) {
            facts.isTest = false;
        }
        if (facts.failedAtMs) {
            facts.failedAtMs = *facts.failedAtMs + *rc::gen::inRange(0, 2);
        }
        facts.refundedMinor = *rc::gen::element<std::int64_t>(0, 0, 0, 350, 1000, askedMinor);
        return facts;
    });
}

rc::Gen<event::Answered> anyAnswer(Call call)
{
    return rc::gen::exec([call] {
        event::Answered answer;
        answer.call = call;
        answer.verdict = *rc::gen::weightedElement<Verdict>(
            {{5, Verdict::Done}, {2, Verdict::Refused}, {2, Verdict::Unknown}});
        answer.spread = *rc::gen::arbitrary<std::uint8_t>();
        if (answer.verdict == Verdict::Refused) {
            answer.refusal = static_cast<gateway::RefusalKind>(*rc::gen::inRange(0, 16));
            answer.retryAfterMs = *rc::gen::element<std::int64_t>(0, 0, 3'000, 60'000);
        } else if (answer.verdict == Verdict::Unknown) {
            answer.reason = static_cast<gateway::Unknown::Reason>(*rc::gen::inRange(0, 8));
        } else if (call == Call::Search) {
            answer.found = *rc::gen::resize(3, rc::gen::container<std::vector<Facts>>(anyFacts()));
        } else if (call != Call::Push && *rc::gen::inRange(0, 12) > 0) {
            answer.facts = *anyFacts();
            answer.keyEchoed = call == Call::Create && *rc::gen::arbitrary<bool>();
        }
        return answer;
    });
}

rc::Gen<event::Pressed> anyPress()
{
    return rc::gen::exec([] {
        return press(static_cast<Button>(*rc::gen::inRange(0, event::Pressed::buttonKinds)),
            *rc::gen::element<std::int64_t>(0, 1, 350, 1000, askedMinor, askedMinor + 1));
    });
}

// Calls that are under way are answered more often than calls that are not.
rc::Gen<Happening> anyHappening(const State &state)
{
    return rc::gen::exec([state] {
        Happening happening;
        happening.pauseMs = *rc::gen::element<std::int64_t>(0, 100, 700, 5'000, 30'000, 200'000);
        const auto which = *rc::gen::inRange(0, 100);
        if (which < 55) {
            std::vector<Call> open;
            for (std::size_t i = 0; i < callKinds; ++i) {
                if (state.inFlight[i]) {
                    open.push_back(static_cast<Call>(i));
                }
            }
            if (state.reading) {
                open.push_back(Call::Read);
            }
            if (state.searching) {
                open.push_back(Call::Search);
            }
            if (!open.empty() && *rc::gen::inRange(0, 20) > 0) {
                happening.what = *anyAnswer(*rc::gen::elementOf(open));
            } else {
                happening.what = *anyAnswer(static_cast<Call>(*rc::gen::inRange(0, 9)));
                happening.stale = *rc::gen::arbitrary<bool>();
            }
            happening.pauseMs = std::min<std::int64_t>(happening.pauseMs, 30'000);
        } else if (which < 75) {
            happening.what = event::Woke{};
            happening.atWake = true;
            happening.pauseMs = 0;
        } else if (which < 90) {
            happening.what = *anyPress();
        } else if (which < 96) {
            happening.what
                = event::ReaderSaid{static_cast<Kind>(*rc::gen::inRange(0, 10)), "reader"};
        } else if (which < 98) {
            happening.what = event::PromptReplaced{};
        } else {
            happening.what = event::Restarted{};
        }
        return happening;
    });
}

Event timed(const Happening &happening, const State &state, std::int64_t &atMs)
{
    atMs += happening.pauseMs;
    if (happening.atWake) {
        atMs = std::max(atMs, nextWakeMs(state).value_or(atMs + 1'000));
    }
    auto what = happening.what;
    if (auto *answer = std::get_if<event::Answered>(&what)) {
        answer->number = state.sent(answer->call) - (happening.stale ? 1 : 0);
    }
    return Event{atMs, 1'795'169'095'000 + atMs, std::move(what)};
}

} // namespace

// A whole life of one attempt; every second one begins with a payment that is being collected.
Life anyLife()
{
    Life life;
    std::int64_t atMs = 1'000;
    const Event first{atMs, atMs, aStart(*rc::gen::weightedElement<bool>({{3, false}, {1, true}}))};
    auto step = start(first);
    life.push_back({first, step.next, step});
    const auto add = [&](const Happening &happening) {
        const State before = life.back().after.next;
        const auto event = timed(happening, before, atMs);
        life.push_back({event, before, payment::step(before, event)});
    };
    if (*rc::gen::arbitrary<bool>()) {
        add({done(Call::Create, record(Status::Pending)), 300});
        add({done(Call::Push), 400});
    }
    const auto length = *rc::gen::inRange(1, 40);
    for (int i = 0; i < length; ++i) {
        add(*anyHappening(life.back().after.next));
    }
    return life;
}

namespace {

std::string wordsOf(const event::Answered &answer)
{
    std::string text = std::string(nameOf(answer.call)) + "#" + std::to_string(answer.number) + " "
        + std::string(nameOf(answer.verdict));
    if (answer.verdict == Verdict::Refused) {
        text += " " + std::string(nameOf(answer.refusal));
    } else if (answer.verdict == Verdict::Unknown) {
        text += " " + std::string(nameOf(answer.reason));
    }
    if (answer.facts) {
        text += " " + std::string(nameOf(answer.facts->status)) + " " + answer.facts->id.text()
            + " amount " + std::to_string(answer.facts->amountMinor) + " refunded "
            + std::to_string(answer.facts->refundedMinor)
            + (answer.facts->capturedAtMs ? " captured" : "");
    }
    return text;
}

} // namespace

// A life in words, for the report of a counterexample.
std::string told(const Life &life)
{
    std::string text;
    for (const auto &moment : life) {
        text += std::to_string(moment.event.atMs) + " what "
            + std::to_string(moment.event.what.index()) + " ";
        if (const auto *answer = std::get_if<event::Answered>(&moment.event.what)) {
            text += wordsOf(*answer);
        } else if (const auto *pressed = std::get_if<event::Pressed>(&moment.event.what)) {
            text += std::string(nameOf(pressed->button)) + " "
                + std::to_string(pressed->amountMinor);
        } else if (const auto *said = std::get_if<event::ReaderSaid>(&moment.event.what)) {
            text += std::string(nameOf(said->kind));
        }
        text += " -> " + std::string(nameOf(moment.after.next.phase)) + " stop "
            + std::string(nameOf(moment.after.next.stop)) + " effects";
        for (const auto effect : moment.after.effects) {
            text += " " + std::to_string(static_cast<int>(effect));
        }
        text += "\n";
    }
    return text;
}

} // namespace pos::test
