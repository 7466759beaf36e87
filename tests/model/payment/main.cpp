// SPDX-License-Identifier: Apache-2.0
//
// plutopos-model: explores the payment's step function with everything around it that can go
// wrong, and says what it covered. Exit code 0: everything asked for was complete, no rule is
// broken and nothing is stuck; with --bugs: every bug was found.
#include "tests/model/payment/explorer.h"
#include "tests/model/payment/settings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

using namespace pos::model;

namespace {

void print(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

std::string boundsOf(const Setting &setting)
{
    const auto &b = setting.bounds;
    auto text = "attempts " + std::to_string(b.attempts) + ", power cuts "
        + std::to_string(b.crashes) + ", declines of an intent " + std::to_string(b.declines)
        + ", readers " + std::to_string(b.readers) + ", refunds " + std::to_string(b.refunds)
        + ", pushes of the sale " + std::to_string(b.pushes) + " (without answer at once "
        + std::to_string(b.pushesAtOnce) + ")";
    text += setting.dialect.keys ? "" : ", creates " + std::to_string(b.creates);
    return text
        + "; no bound on losses, refusals, late answers, repeats, presses, "
          "reads and the order of timers";
}

void printTrace(const Trace &trace)
{
    int number = 0;
    for (const auto &line : trace.lines) {
        print("    " + std::to_string(++number) + ". " + line + "\n");
    }
}

void printViolation(const Trace &violation)
{
    const auto &text = textOf(violation.rule);
    print("  VIOLATION of " + std::string(text.names) + ": " + std::string(text.text) + "\n");
    printTrace(violation);
}

std::string figure(double value)
{
    return std::to_string(static_cast<long long>(value));
}

// n states, n²/2 pairs, each alike by chance once in 2^128.
std::string chanceOf(std::size_t states)
{
    const auto pairs = 2 * std::log10(static_cast<double>(states)) - std::log10(2.0);
    const auto exponent = std::ceil(pairs - 128 * std::log10(2.0));
    return "at most 10^" + figure(exponent);
}

bool printReport(const Setting &setting, const Report &report)
{
    const auto cpuSeconds = std::max(report.cpuSeconds, 0.001);
    const auto bytesPerState
        = static_cast<double>(report.memoryBytes) / static_cast<double>(report.states);
    print(setting.name + ": " + setting.what + "\n  bounds: " + boundsOf(setting) + "\n  "
        + std::to_string(report.states) + " states, " + std::to_string(report.transitions)
        + " transitions, depth " + std::to_string(report.depth) + ", " + figure(report.seconds)
        + " s (" + figure(cpuSeconds)
        + " s of one core: " + figure(static_cast<double>(report.states) / cpuSeconds)
        + " states/s, " + figure(static_cast<double>(report.transitions) / cpuSeconds)
        + " transitions/s), " + figure(static_cast<double>(report.memoryBytes) / 1e6) + " MB\n  "
        + std::to_string(report.attemptStates) + " attempt states, step() asked "
        + std::to_string(report.questions) + " questions; " + std::to_string(report.outside)
        + " moves over the bounds; " + figure(bytesPerState)
        + " bytes a state, told apart by 128 bits: two taken for one with a probability of "
        + chanceOf(report.states) + "\n");
    if (report.violation.rule != Rule::None) {
        printViolation(report.violation);
        return false;
    }
    print(report.complete ? "  COMPLETE: no rule is broken in any state\n"
                          : "  NOT COMPLETE: the limit was reached\n");
    bool good = report.complete;
    for (const auto &line : report.liveness) {
        print("  without " + line.without + ": stuck in doubt " + std::to_string(line.stuck)
            + (line.asked > 0 ? ", until a person looks it up " + std::to_string(line.asked) : "")
            + (line.excused > 0 ? ", over a bound " + std::to_string(line.excused) : "") + "\n");
        if (line.stuck > 0) {
            printTrace(line.example);
            good = false;
        }
    }
    return good;
}

void printLists()
{
    for (const auto list : {smallSettings(), fullSettings(), openSettings()}) {
        for (const auto &setting : list) {
            print(setting.name + ": " + setting.what + "\n  " + boundsOf(setting) + "\n");
        }
    }
    print("\nChecked:\n");
    for (const auto &rule : allRules()) {
        print("  " + std::string(rule.names) + ": " + std::string(rule.text) + "\n");
    }
    print("\nNot checked here:\n");
    for (const auto &rule : rulesNotChecked()) {
        print("  " + std::string(rule.names) + ": " + std::string(rule.why) + "\n");
    }
    print("\nBugs put in on purpose:\n");
    for (const auto &bug : allMutants()) {
        print("  " + std::string(bug.name) + ": " + std::string(bug.what) + "\n");
    }
}

bool findBug(const MutantText &bug, Limits limits, const Setting &setting)
{
    limits.liveness = false;
    limits.states = std::min<std::size_t>(limits.states, 10'000'000);
    const bool silent
        = bug.mutant == Mutant::LateStatusAccepted || bug.mutant == Mutant::WallClockTimer;
    limits.stepRules = silent; // else by what it leads to
    const auto report = explore(setting, bug.mutant, limits);
    print(std::string(bug.name) + " (" + std::string(bug.what)
        + "): " + std::to_string(report.states) + " states\n");
    if (report.violation.rule == Rule::None) {
        print("  NOT FOUND\n");
        return false;
    }
    printViolation(report.violation);
    return true;
}

struct Wanted {
    Limits limits;
    std::vector<Setting> settings;
    std::vector<MutantText> bugs;
    int seconds = 0;
    int attempts = 0, pushes = 0; // another bound than the setting's; 0 = the setting's
    bool lists = false, wrong = false;
};

void addAll(std::vector<Setting> &to, std::span<const Setting> from)
{
    to.insert(to.end(), from.begin(), from.end());
}

Wanted wantedBy(const std::vector<std::string_view> &words)
{
    Wanted wanted;
    wanted.limits.liveness = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto word = words[i];
        const auto next = i + 1 < words.size() ? words[i + 1] : std::string_view{};
        if (word == "--full") {
            addAll(wanted.settings, fullSettings());
        } else if (word == "--bugs") {
            wanted.bugs.assign(allMutants().begin(), allMutants().end());
        } else if (word == "--list") {
            wanted.lists = true;
        } else if (word == "--money") {
            wanted.limits.only = Rule::OneCharge;
        } else if (word == "--no-liveness") {
            wanted.limits.liveness = false;
        } else if (word == "--setting" && settingOf(next)) {
            wanted.settings.push_back(*settingOf(next));
            ++i;
        } else if (word == "--states") {
            std::from_chars(next.data(), next.data() + next.size(), wanted.limits.states);
            ++i;
        } else if (word == "--seconds") {
            std::from_chars(next.data(), next.data() + next.size(), wanted.seconds);
            wanted.limits.seconds = wanted.seconds;
            ++i;
        } else if (word == "--attempts") {
            std::from_chars(next.data(), next.data() + next.size(), wanted.attempts);
            ++i;
        } else if (word == "--pushes") {
            std::from_chars(next.data(), next.data() + next.size(), wanted.pushes);
            ++i;
        } else if (const auto bug = mutantOf(next); word == "--bug" && bug) {
            const auto found = std::ranges::find(allMutants(), *bug, &MutantText::mutant);
            wanted.bugs.push_back(*found);
            ++i;
        } else if (const auto setting = settingOf(word)) {
            wanted.settings.push_back(*setting);
        } else {
            wanted.wrong = true;
        }
    }
    if (wanted.settings.empty() && wanted.bugs.empty() && !wanted.lists) {
        addAll(wanted.settings, smallSettings());
    }
    return wanted;
}

} // namespace

int main(int argc, char **argv)
{
    const auto wanted = wantedBy({argv + 1, argv + argc});
    if (wanted.wrong) {
        print("plutopos-model [--setting NAME]… [--full] [--bugs] [--bug NAME] [--money] [--list] "
              "[--no-liveness] [--states N] [--seconds N] [--attempts N] [--pushes N]\n");
        return 2;
    }
    if (wanted.lists) {
        printLists();
    }
    bool good = true;
    for (const auto &bug : wanted.bugs) {
        const auto setting
            = wanted.settings.empty() ? settingFor(bug.mutant) : wanted.settings.front();
        good = findBug(bug, wanted.limits, setting) && good;
    }
    for (auto setting : wanted.bugs.empty() ? wanted.settings : std::vector<Setting>{}) {
        setting.bounds.attempts = wanted.attempts > 0 ? wanted.attempts : setting.bounds.attempts;
        setting.bounds.pushes = wanted.pushes > 0 ? wanted.pushes : setting.bounds.pushes;
        good = printReport(setting, explore(setting, Mutant::None, wanted.limits)) && good;
    }
    return good ? 0 : 1;
}
