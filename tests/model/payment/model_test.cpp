// SPDX-License-Identifier: Apache-2.0
//
// The small settings hold, and the model would notice if they did not: every bug put in on purpose
// is found, with a path short enough to read.
#ifndef Q_MOC_RUN // moc 6.4 stumbles over the concepts of the standard library
#include "tests/model/payment/explorer.h"
#include "tests/model/payment/settings.h"
#endif

#include <QTest>

#include <cstdio>
#include <string>

using namespace pos::model;

class ModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySmallSettingIsCompleteAndHolds_data();
    void everySmallSettingIsCompleteAndHolds();
    void everyBugIsFound_data();
    void everyBugIsFound();
    void theLeanWorldShowsTheSameBugs();
    void aBugThatChargesTwiceIsSeenToChargeTwice_data();
    void aBugThatChargesTwiceIsSeenToChargeTwice();
    void theReductionHidesNothing();
};

namespace {

QByteArray told(const Trace &trace)
{
    std::string text;
    for (const auto &line : trace.lines) {
        text += "\n" + line;
    }
    return QByteArray::fromStdString(text);
}

} // namespace

void ModelTest::everySmallSettingIsCompleteAndHolds_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto &setting : smallSettings()) {
        QTest::newRow(setting.name.c_str()) << index++;
    }
}

void ModelTest::everySmallSettingIsCompleteAndHolds()
{
    QFETCH(int, index);
    const auto &setting = smallSettings()[static_cast<std::size_t>(index)];
    Limits limits;
    limits.liveness = true;
    const auto report = explore(setting, Mutant::None, limits);
    QVERIFY2(report.violation.rule == Rule::None, told(report.violation).constData());
    QVERIFY(report.complete);
    QVERIFY(report.states > 10'000); // it went somewhere
    QCOMPARE(report.liveness.size(), std::size_t{4});
    for (const auto &line : report.liveness) {
        QVERIFY2(line.stuck == 0, told(line.example).constData());
    }
    std::printf("%s: %zu states, %zu transitions, depth %d\n", setting.name.c_str(), report.states,
        report.transitions, report.depth);
}

void ModelTest::everyBugIsFound_data()
{
    QTest::addColumn<int>("mutant");
    for (const auto &text : allMutants()) {
        QTest::newRow(std::string(text.name).c_str()) << static_cast<int>(text.mutant);
    }
}

// By its consequences in the world where it has any; the rules of one step would often be sooner.
void ModelTest::everyBugIsFound()
{
    QFETCH(int, mutant);
    const auto bug = static_cast<Mutant>(mutant);
    Limits limits;
    limits.states = 2'000'000;
    limits.stepRules = bug == Mutant::LateStatusAccepted || bug == Mutant::WallClockTimer;
    const auto report = explore(settingFor(bug), bug, limits);
    QVERIFY2(report.violation.rule != Rule::None, "the bug was not found");
    QVERIFY(!report.violation.lines.empty());
    QVERIFY(report.violation.lines.size() <= 30);
}

// What the lean settings leave out hides none of the bugs that can be met there.
void ModelTest::theLeanWorldShowsTheSameBugs()
{
    const auto lean = settingOf("again");
    QVERIFY(lean && lean->dialect.lean);
    for (const auto &text : allMutants()) {
        const auto wanted = settingFor(text.mutant);
        if (wanted.bounds.refunds > 0 || wanted.wrongAmounts || wanted.bounds.pushes > 2) {
            continue; // of refunds, amounts and third pushes, which this setting has not
        }
        Limits limits;
        limits.states = 1'000'000;
        limits.stepRules
            = text.mutant == Mutant::LateStatusAccepted || text.mutant == Mutant::WallClockTimer;
        const auto report = explore(*lean, text.mutant, limits);
        QVERIFY2(report.violation.rule != Rule::None, std::string(text.name).c_str());
    }
}

void ModelTest::aBugThatChargesTwiceIsSeenToChargeTwice_data()
{
    QTest::addColumn<int>("mutant");
    for (const auto bug : {Mutant::CancelIsFinal, Mutant::NoLease, Mutant::RestartForgets,
             Mutant::NewIntentOnRefusal}) {
        QTest::addRow("%d", static_cast<int>(bug)) << static_cast<int>(bug);
    }
}

void ModelTest::aBugThatChargesTwiceIsSeenToChargeTwice()
{
    QFETCH(int, mutant);
    const auto bug = static_cast<Mutant>(mutant);
    auto setting = settingFor(bug);
    setting.bounds.declines = 0;
    setting.bounds.crashes = bug == Mutant::RestartForgets ? 1 : 0;
    Limits limits;
    limits.states = 2'000'000;
    limits.only = Rule::OneCharge;
    const auto report = explore(setting, bug, limits);
    QVERIFY2(report.violation.rule == Rule::OneCharge, "nobody was charged twice");
}

// What is left out of an attempt's state is left out because nothing reads it. With everything
// left in, the smallest world reaches the same verdict.
void ModelTest::theReductionHidesNothing()
{
    auto setting = smallSettings().front();
    setting.bounds.crashes = 0;
    setting.person = false;
    const auto reduced = explore(setting, Mutant::None, {});
    setting.dialect.plain = true;
    Limits limits;
    limits.states = 300'000;
    const auto plain = explore(setting, Mutant::None, limits);
    QVERIFY(reduced.complete);
    QVERIFY2(plain.violation.rule == Rule::None, told(plain.violation).constData());
    QVERIFY(plain.attemptStates > reduced.attemptStates);
}

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
