// SPDX-License-Identifier: Apache-2.0
//
// What is written can be read again, and what was not written by us is an error, not a crash.
#include "core/payment/codec.h"
#include "core/payment/names.h"
#include "tests/unit/payment/story.h"

#include <rapidcheck.h>

#include <QTest>

#include <set>
#include <string>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;

namespace {

// Text as it comes from a keyboard or a provider: quotes, line ends, letters beyond ASCII.
rc::Gen<std::string> anyText()
{
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
                            std::vector<std::string>{"a", "\"", "\\", "\n", "ü", "€", "{", "\t"})),
        [](const std::vector<std::string> &parts) {
            std::string text;
            for (const auto &part : parts) {
                text += part;
            }
            return text;
        });
}

rc::Gen<Facts> anyFacts()
{
    return rc::gen::exec([] {
        auto facts = record(static_cast<Status>(*rc::gen::inRange(0, 10)));
        facts.reference = *anyText();
        facts.failureReason = *anyText();
        facts.receiptUrl = *anyText();
        facts.amountMinor = *rc::gen::arbitrary<std::int64_t>();
        facts.tipMinor = *rc::gen::arbitrary<bool>()
            ? std::optional(*rc::gen::arbitrary<std::int64_t>())
            : std::nullopt;
        facts.isTest = *rc::gen::element<std::optional<bool>>(std::nullopt, true, false);
        return facts;
    });
}

rc::Gen<Event> anyEvent()
{
    return rc::gen::exec([] {
        Event event{*rc::gen::arbitrary<std::int64_t>(), *rc::gen::arbitrary<std::int64_t>(),
            event::Woke{}};
        switch (*rc::gen::inRange(0, 7)) {
        case 0: {
            auto first = aStart(*rc::gen::arbitrary<bool>());
            first.note = *anyText();
            first.testMode = *rc::gen::arbitrary<bool>();
            first.timing.askAfterMs = *rc::gen::inRange<std::int64_t>(0, 900'000);
            event.what = first;
            break;
        }
        case 1: {
            event::Answered answer;
            answer.call = static_cast<Call>(*rc::gen::inRange(0, 9));
            answer.number = *rc::gen::inRange(0, 1000);
            answer.verdict = static_cast<Verdict>(*rc::gen::inRange(0, 3));
            if (answer.verdict == Verdict::Refused) {
                answer.refusal = static_cast<gateway::RefusalKind>(*rc::gen::inRange(0, 16));
            } else if (answer.verdict == Verdict::Unknown) {
                answer.reason = static_cast<gateway::Unknown::Reason>(*rc::gen::inRange(0, 8));
            }
            answer.message = *anyText();
            answer.retryAfterMs = *rc::gen::inRange<std::int64_t>(0, 60'000);
            answer.keyEchoed = *rc::gen::arbitrary<bool>();
            answer.refundReference = *anyText();
            answer.spread = *rc::gen::arbitrary<std::uint8_t>();
            if (*rc::gen::arbitrary<bool>()) {
                answer.facts = *anyFacts();
            }
            answer.found = *rc::gen::resize(3, rc::gen::container<std::vector<Facts>>(anyFacts()));
            event.what = answer;
            break;
        }
        case 2: {
            auto pressed
                = press(static_cast<Button>(*rc::gen::inRange(0, event::Pressed::buttonKinds)),
                    *rc::gen::arbitrary<std::int64_t>());
            pressed.reason = *anyText();
            event.what = pressed;
            break;
        }
        case 3:
            event.what = event::ReaderSaid{static_cast<Kind>(*rc::gen::inRange(0, 10)), *anyText()};
            break;
        case 4:
            event.what = event::PromptReplaced{};
            break;
        case 5:
            event.what = event::Restarted{};
            break;
        default:
            break;
        }
        return event;
    });
}

template <typename Enum>
void namesAreComplete(int count)
{
    std::set<std::string> seen;
    for (int i = 0; i < count; ++i) {
        const auto value = static_cast<Enum>(i);
        const std::string name(nameOf(value));
        QVERIFY(!name.empty());
        QVERIFY2(seen.insert(name).second, name.c_str());
        const auto back = fromName<Enum>(name);
        QVERIFY(back.has_value());
        QCOMPARE(*back, value);
    }
    QVERIFY(!fromName<Enum>("a word of tomorrow").has_value());
    QVERIFY(!fromName<Enum>("").has_value());
}

} // namespace

class PaymentCodecTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=1000"); }
    void everyEventComesBackAsItWas();
    void mutatedRecordsAreErrorsOrEventsButNeverCrashes();
    void aWordOfANewerVersionIsSaidToBeTooNew();
    void everyEnumeratorHasOneName();
};

void PaymentCodecTest::everyEventComesBackAsItWas()
{
    QVERIFY(rc::check("decode(encode(event)) is the event", [] {
        const auto event = *anyEvent();
        const auto body = encode(event);
        RC_ASSERT(body.find('\n') == std::string::npos);
        const auto back = decode(kindOf(event), body, event.atMs, event.utcMs);
        RC_ASSERT(back.has_value());
        RC_ASSERT(back->atMs == event.atMs);
        RC_ASSERT(back->utcMs == event.utcMs);
        RC_ASSERT(back->what.index() == event.what.index());
        // Two events are the same when they are written the same and do the same.
        RC_ASSERT(encode(*back) == body);
        if (!std::holds_alternative<event::Started>(event.what)) {
            const auto story = storyIn(static_cast<Phase>(*rc::gen::inRange(0, 14)));
            const Event one{2'000'000, 1, event.what};
            const Event two{2'000'000, 1, back->what};
            const auto first = step(story.state(), one);
            const auto second = step(story.state(), two);
            const Belief &a = first.next;
            const Belief &b = second.next;
            RC_ASSERT(a == b);
            RC_ASSERT(first.effects == second.effects);
        } else {
            const auto same
                = std::get<event::Started>(event.what) == std::get<event::Started>(back->what);
            RC_ASSERT(same);
        }
    }));
}

void PaymentCodecTest::mutatedRecordsAreErrorsOrEventsButNeverCrashes()
{
    QVERIFY(rc::check("a mutated record never crashes", [] {
        const auto event = *anyEvent();
        auto body = encode(event);
        const auto cuts = *rc::gen::inRange(1, 6);
        for (int i = 0; i < cuts && !body.empty(); ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, body.size());
            switch (*rc::gen::inRange(0, 3)) {
            case 0:
                body[at] = *rc::gen::element('0', '"', '{', '}', ',', '-', '[', 'x', '\0', '\xff');
                break;
            case 1:
                body.erase(at, 1);
                break;
            default:
                body.insert(at, *rc::gen::element<std::string>("null", "[]", "1e999", "\"", ","));
                break;
            }
        }
        const auto kind = *rc::gen::element<std::string>(std::string(kindOf(event)),
            "payment.started", "payment.answered", "payment.pressed", "payment.reader_said");
        const auto decoded = decode(kind, body, 1, 2);
        if (decoded && !std::holds_alternative<event::Started>(decoded->what)) {
            const auto after = step(storyIn(Phase::Collecting).state(), *decoded);
            RC_ASSERT(!nameOf(after.next.phase).empty());
        }
        RC_ASSERT(decoded.has_value() || !decoded.error().message.empty());
    }));
}

void PaymentCodecTest::aWordOfANewerVersionIsSaidToBeTooNew()
{
    const auto word = decode("payment.pressed", R"({"button":"teleport"})", 1, 1);
    QVERIFY(!word);
    QCOMPARE(word.error().code, base::ErrorCode::TooNew);
    const auto kind = decode("payment.dreamt", "{}", 1, 1);
    QVERIFY(!kind);
    QCOMPARE(kind.error().code, base::ErrorCode::TooNew);
    const auto missing = decode("payment.pressed", "{}", 1, 1);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, base::ErrorCode::Damaged);
}

void PaymentCodecTest::everyEnumeratorHasOneName()
{
    namesAreComplete<Call>(9);
    namesAreComplete<Phase>(static_cast<int>(Phase::Conflict) + 1);
    namesAreComplete<Stop>(static_cast<int>(Stop::Probe) + 1);
    namesAreComplete<ReaderProblem>(static_cast<int>(ReaderProblem::Unknown) + 1);
    namesAreComplete<RefundTry::Step>(static_cast<int>(RefundTry::Step::Refused) + 1);
    namesAreComplete<Verdict>(static_cast<int>(Verdict::Unknown) + 1);
    namesAreComplete<Button>(event::Pressed::buttonKinds);
    namesAreComplete<Kind>(static_cast<int>(Kind::CustomerCancelled) + 1);
    namesAreComplete<gateway::RefusalKind>(static_cast<int>(gateway::RefusalKind::Other) + 1);
    namesAreComplete<gateway::Unknown::Reason>(
        static_cast<int>(gateway::Unknown::Reason::Mismatch) + 1);
    namesAreComplete<Status>(static_cast<int>(Status::Unrecognised) + 1);
}

QTEST_GUILESS_MAIN(PaymentCodecTest)
#include "codec_test.moc"
