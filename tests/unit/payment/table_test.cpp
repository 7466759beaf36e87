// SPDX-License-Identifier: Apache-2.0
//
// Every phase against every event. transitions.txt beside this file is the table, written to be
// read and judged by a person; this test holds the core to it, line by line. What the table does
// not mention changes neither the phase nor the outside world.
#include "core/base/result.h"
#include "core/payment/attempt.h"
#include "core/payment/names.h"
#include "tests/unit/payment/story.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;

namespace {

constexpr int phases = 14;

struct Case {
    std::string group, name;
    decltype(Event::what) what;
};

std::string nameOfEffect(Effect effect)
{
    static constexpr std::array<const char *, 9> names{"create", "push", "read", "search", "cancel",
        "cancel a duplicate", "capture", "refund", "read for the refund"};
    return names[static_cast<std::size_t>(effect)];
}

void addAnswers(std::vector<Case> &cases, Call call)
{
    const auto name = std::string(nameOf(call));
    const bool carriesRecord = call != Call::Push && call != Call::Refund && call != Call::Search;
    if (carriesRecord) {
        for (int i = 0; i < 10; ++i) {
            const auto status = static_cast<Status>(i);
            cases.push_back(
                {name + " says", std::string(nameOf(status)), done(call, record(status))});
        }
        auto other = record(Status::Succeeded);
        other.amountMinor = askedMinor * 2;
        cases.push_back({name + " says", "succeeded with another amount", done(call, other)});
        auto foreign = record(Status::Succeeded);
        foreign.id = gateway::TransactionId("txn-9");
        cases.push_back({name + " says", "another payment succeeded", done(call, foreign)});
    } else {
        cases.push_back({name, "done", done(call)});
    }
    if (call == Call::Search) {
        cases.push_back({name, "found pending", found({record(Status::Pending)})});
        cases.push_back({name, "found succeeded", found({record(Status::Succeeded)})});
    }
    for (int i = 0; i < 16; ++i) {
        const auto kind = static_cast<gateway::RefusalKind>(i);
        cases.push_back({name + " refused", std::string(nameOf(kind)), refused(call, kind)});
    }
    for (int i = 0; i < 8; ++i) {
        const auto reason = static_cast<gateway::Unknown::Reason>(i);
        cases.push_back({name + " unknown", std::string(nameOf(reason)), unknown(call, reason)});
    }
}

std::vector<Case> allCases()
{
    std::vector<Case> cases;
    for (std::size_t i = 0; i < callKinds; ++i) {
        addAnswers(cases, static_cast<Call>(i));
    }
    for (int i = 0; i < event::Pressed::buttonKinds; ++i) {
        const auto button = static_cast<Button>(i);
        cases.push_back({"pressed", std::string(nameOf(button)),
            press(button, button == Button::Refund ? 1'000 : 0)});
    }
    for (int i = 0; i < 10; ++i) {
        const auto kind = static_cast<Kind>(i);
        cases.push_back(
            {"reader said", std::string(nameOf(kind)), event::ReaderSaid{kind, "reason"}});
    }
    cases.push_back({"prompt replaced", "", event::PromptReplaced{}});
    cases.push_back({"restarted", "", event::Restarted{}});
    cases.push_back({"started again", "", aStart()});
    return cases;
}

std::string outcomeOf(const State &before, const Step &step)
{
    std::string text;
    if (step.next.phase != before.phase) {
        text = "-> " + std::string(nameOf(step.next.phase));
    }
    for (const auto effect : step.effects) {
        text += (text.empty() ? "" : ", ") + nameOfEffect(effect);
    }
    return text;
}

Step happen(const Story &story, const Case &one)
{
    auto what = one.what;
    if (auto *answer = std::get_if<event::Answered>(&what)) {
        answer->number = story.state().sent(answer->call);
    }
    return step(story.state(), Event{story.atMs() + 250, 1, std::move(what)});
}

// "group {a, b, c}: outcome", one line for all events of a group that come to the same.
std::string tableOf(const Story &story, const std::string &name)
{
    struct Line {
        std::string group, outcome, names;
    };
    std::vector<Line> lines;
    for (const auto &one : allCases()) {
        const auto outcome = outcomeOf(story.state(), happen(story, one));
        if (outcome.empty()) {
            continue;
        }
        const auto same = std::find_if(lines.begin(), lines.end(),
            [&](const Line &line) { return line.group == one.group && line.outcome == outcome; });
        if (same == lines.end()) {
            lines.push_back({one.group, outcome, one.name});
        } else {
            same->names += ", " + one.name;
        }
    }
    std::string text = name + "\n";
    for (const auto &line : lines) {
        text += "  " + line.group + (line.names.empty() ? "" : " {" + line.names + "}") + ": "
            + line.outcome + "\n";
    }
    return text;
}

// The wake-ups, one after the other, when nobody ever answers.
std::string silenceOf(Story story)
{
    const auto beganMs = story.atMs();
    std::string text;
    int quiet = 0;
    for (int i = 0; i < 60 && quiet < 3 && nextWakeMs(story.state()); ++i) {
        const State before = story.state();
        story.woke();
        const auto outcome = outcomeOf(before, {story.state(), story.effects()});
        quiet = outcome.empty() ? quiet + 1 : 0;
        if (!outcome.empty()) {
            text += "  silence for " + std::to_string(story.atMs() - beganMs) + " ms: " + outcome
                + "\n";
        }
    }
    return text;
}

} // namespace

class PaymentTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPhaseIsReachedByEvents();
    void everyPhaseAndEventAsInTheTable();
    void aFinalPhaseNeverMovesMoneyByItself();
    void otherTillsAnswersChangeNothing();
};

void PaymentTableTest::everyPhaseIsReachedByEvents()
{
    for (int i = 0; i < phases; ++i) {
        QCOMPARE(storyIn(static_cast<Phase>(i)).state().phase, static_cast<Phase>(i));
    }
}

void PaymentTableTest::everyPhaseAndEventAsInTheTable()
{
    QByteArray actual;
    for (int i = 0; i < phases; ++i) {
        const auto phase = static_cast<Phase>(i);
        actual += QByteArray::fromStdString(
            tableOf(storyIn(phase), std::string(nameOf(phase))) + silenceOf(storyIn(phase)) + "\n");
    }
    actual
        += QByteArray::fromStdString(tableOf(nobodyCanTell(), "conflict, because nobody can tell")
            + silenceOf(nobodyCanTell()) + "\n");
    QFile file(QStringLiteral(POS_SOURCE_DIR "/tests/unit/payment/transitions.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto expected = file.readAll();
    if (actual != expected) {
        QFile found(QStringLiteral("transitions.actual.txt"));
        QVERIFY(found.open(QIODevice::WriteOnly));
        found.write(actual);
    }
    const auto actualLines = actual.split('\n');
    const auto expectedLines = expected.split('\n');
    for (qsizetype i = 0; i < std::min(actualLines.size(), expectedLines.size()); ++i) {
        QCOMPARE(actualLines[i], expectedLines[i]);
    }
    QCOMPARE(actualLines.size(), expectedLines.size());
}

// What may leave in a final phase: reading, searching, cancelling our own duplicates, and the
// refund that a person asked for.
void PaymentTableTest::aFinalPhaseNeverMovesMoneyByItself()
{
    for (int i = 0; i < phases; ++i) {
        const auto story = storyIn(static_cast<Phase>(i));
        if (!isFinal(story.state().phase)) {
            continue;
        }
        for (const auto &one : allCases()) {
            for (const auto effect : happen(story, one).effects) {
                const bool asked = std::holds_alternative<event::Pressed>(one.what);
                const bool allowed = effect == Effect::SendRead || effect == Effect::SendSearch
                    || effect == Effect::SendStrayCancel
                    || (asked && effect == Effect::SendRefundBaseline);
                QVERIFY2(allowed, (one.group + " " + one.name).c_str());
            }
        }
    }
}

// I8, F41.
void PaymentTableTest::otherTillsAnswersChangeNothing()
{
    for (int i = 0; i < phases; ++i) {
        const auto story = storyIn(static_cast<Phase>(i));
        for (int s = 0; s < 10; ++s) {
            auto foreign = record(static_cast<Status>(s));
            foreign.id = gateway::TransactionId("txn-9");
            const auto after = step(story.state(), {story.atMs(), 1, done(Call::Read, foreign)});
            QCOMPARE(after.next.phase, story.state().phase);
            QCOMPARE(after.next.capturedMinor, story.state().capturedMinor);
            QCOMPARE(after.next.facts.id, story.state().facts.id);
        }
    }
}

QTEST_GUILESS_MAIN(PaymentTableTest)
#include "table_test.moc"
