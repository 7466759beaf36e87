// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/plan.h"

#include "core/world/random.h"

#include <algorithm>

namespace pos::torture {
namespace {

using world::SeededRandom;

constexpr std::array<std::string_view, cutKinds> cutNames{"reset_before", "close_before",
    "lost_answer", "closed_answer", "torn_answer", "stall", "half_open", "swallowed", "down",
    "proxy_killed", "slow"};
constexpr std::array<std::string_view, calls> callNames{
    "other", "readers", "create", "push", "read", "search", "cancel", "refund"};
constexpr std::array<std::string_view, 6> shopperNames{
    "pays", "declined", "declined_then_pays", "pulls_card_out", "cancels_on_reader", "never_comes"};

int between(SeededRandom &dice, int low, int high)
{
    return low + static_cast<int>(dice.below(static_cast<std::uint64_t>(high - low) + 1));
}

bool chance(SeededRandom &dice, int percent)
{
    return between(dice, 1, 100) <= percent;
}

// Half of the kills that happen follow a write, half fall anywhere, most of these in the payment.
Kill drawKill(SeededRandom &dice, int percent, int longestMs, int mostWrites)
{
    Kill kill;
    if (chance(dice, percent)) {
        const int aim = between(dice, 1, 100);
        kill.aim = aim <= 50 ? Kill::Aim::Write
            : aim <= 85      ? Kill::Aim::TimeOfPayment
                             : Kill::Aim::Time;
        kill.afterMs = between(dice, 1, longestMs);
        kill.nthWrite = between(dice, 1, mostWrites);
        kill.afterWriteUs = between(dice, 0, 400);
    }
    return kill;
}

CutKind drawKind(SeededRandom &dice)
{
    // The silent ones cost a deadline of many seconds each, so they come less often.
    constexpr std::array<int, cutKinds> weights{12, 8, 20, 9, 10, 11, 3, 2, 8, 4, 13};
    int at = between(dice, 1, 100);
    for (std::size_t kind = 0; kind < cutKinds; ++kind) {
        at -= weights[kind];
        if (at <= 0) {
            return static_cast<CutKind>(kind);
        }
    }
    return CutKind::LostAnswer;
}

Cut drawCut(SeededRandom &dice, bool refunding)
{
    Cut cut;
    cut.kind = drawKind(dice);
    const int which = between(dice, 1, 100);
    if (refunding) {
        cut.call = which <= 70 ? Call::Refund : Call::Read;
    } else if (which <= 90) {
        cut.call = which <= 6 ? Call::Readers
            : which <= 30     ? Call::Create
            : which <= 55     ? Call::Push
            : which <= 75     ? Call::Read
                              : Call::Cancel;
    }
    if (cut.kind == CutKind::Slow) {
        cut.call.reset();
    }
    const bool often = !cut.call || *cut.call == Call::Read;
    cut.nth = often ? between(dice, 1, 4) : between(dice, 1, 10) > 8 ? 2 : 1;
    cut.lastsMs = between(dice, 50,
        cut.kind == CutKind::Stall      ? 2'500
            : cut.kind == CutKind::Slow ? 400
                                        : 1'500);
    return cut;
}

Shopper drawShopper(SeededRandom &dice)
{
    const int who = between(dice, 1, 100);
    return who <= 55 ? Shopper::Pays
        : who <= 65  ? Shopper::Declined
        : who <= 75  ? Shopper::DeclinedThenPays
        : who <= 80  ? Shopper::PullsCardOut
        : who <= 86  ? Shopper::CancelsOnReader
                     : Shopper::NeverComes;
}

template <std::size_t n>
std::optional<std::size_t> indexIn(
    const std::array<std::string_view, n> &names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(std::distance(names.begin(), found)));
}

std::string describe(const char *what, const Kill &kill)
{
    switch (kill.aim) {
    case Kill::Aim::None:
        return {};
    case Kill::Aim::Time:
        return std::string("; ") + what + " killed after " + std::to_string(kill.afterMs) + " ms";
    case Kill::Aim::TimeOfPayment:
        return std::string("; ") + what + " killed " + std::to_string(kill.afterMs)
            + " ms after its first journal write";
    case Kill::Aim::Write:
        return std::string("; ") + what + " killed " + std::to_string(kill.afterWriteUs)
            + " us after journal write " + std::to_string(kill.nthWrite);
    }
    return {};
}

std::string describe(const std::vector<Cut> &cuts)
{
    std::string text;
    for (const auto &cut : cuts) {
        text += "; " + std::string(nameOf(cut.kind)) + " at "
            + (cut.call ? std::string(nameOf(*cut.call)) : "request") + ' '
            + std::to_string(cut.nth);
        if (cut.kind == CutKind::Stall || cut.kind >= CutKind::Down) {
            text += " for " + std::to_string(cut.lastsMs) + " ms";
        }
    }
    return text;
}

} // namespace

std::string_view nameOf(CutKind kind)
{
    return cutNames[static_cast<std::size_t>(kind)];
}

std::optional<CutKind> cutKindOf(std::string_view name)
{
    const auto index = indexIn(cutNames, name);
    return index ? std::optional(static_cast<CutKind>(*index)) : std::nullopt;
}

std::string_view nameOf(Call call)
{
    return callNames[static_cast<std::size_t>(call)];
}

std::optional<Call> callNamed(std::string_view name)
{
    const auto index = indexIn(callNames, name);
    return index ? std::optional(static_cast<Call>(*index)) : std::nullopt;
}

std::string_view nameOf(Shopper shopper)
{
    return shopperNames[static_cast<std::size_t>(shopper)];
}

Call callOf(std::string_view method, std::string_view path)
{
    const auto has = [path](std::string_view part) { return path.find(part) != path.npos; };
    if (has("/terminal/create-payment")) {
        return Call::Create;
    }
    if (has("/terminal/process-payment")) {
        return Call::Push;
    }
    if (has("/terminal/readers") || has("/terminals")) {
        return Call::Readers;
    }
    if (has("/cancel")) {
        return Call::Cancel;
    }
    if (has("/refund")) {
        return Call::Refund;
    }
    if (has("/transactions") && method == "GET") {
        return has("search=") ? Call::Search : Call::Read;
    }
    return Call::Other;
}

Plan planOf(std::uint64_t seed, std::uint64_t round, Tills tills)
{
    SeededRandom dice(seed * 0x9E3779B97F4A7C15ULL + round);
    Plan plan;
    plan.round = round;
    const bool screen = chance(dice, 25); // drawn always, so that the choice of tills moves nothing
    plan.till = tills == Tills::Gui || (tills == Tills::Both && screen) ? Till::Gui : Till::Ctl;
    plan.shopper = drawShopper(dice);
    plan.shopperDelayMs = chance(dice, 60) ? between(dice, 0, 150) : between(dice, 0, 1500);
    const bool gone = plan.shopper == Shopper::NeverComes;
    if (gone || chance(dice, 25)) {
        plan.cancelAtMs = between(dice, 1'000, 2'200);
    }
    plan.killCharge = drawKill(dice, 60, 2'600, 6);
    plan.killRecovery = drawKill(dice, 30, 600, 3);
    plan.killRefund = drawKill(dice, 40, 400, 4);
    const int trouble = between(dice, 1, 100);
    for (int at = trouble <= 30 ? 0 : trouble <= 75 ? 1 : 2; at > 0; --at) {
        plan.cuts.push_back(drawCut(dice, false));
    }
    if (chance(dice, 45)) {
        plan.refundCuts.push_back(drawCut(dice, true));
    }
    if (chance(dice, 4)) {
        plan.killProviderAtMs = between(dice, 1, 2'000);
    }
    plan.recoverOnScreen = chance(dice, 40);
    plan.triesAgain = chance(dice, 50);
    const int back = between(dice, 1, 100);
    plan.giveBack = back <= 75 ? GiveBack::None : back <= 90 ? GiveBack::Whole : GiveBack::Part;
    return plan;
}

std::string describe(const Plan &plan)
{
    std::string text = plan.till == Till::Gui ? "plutopos" : "plutoposctl";
    text += ", shopper " + std::string(nameOf(plan.shopper)) + " after "
        + std::to_string(plan.shopperDelayMs) + " ms";
    if (plan.cancelAtMs > 0) {
        text += "; cancel at " + std::to_string(plan.cancelAtMs) + " ms";
    }
    text += describe("till", plan.killCharge) + describe(plan.cuts);
    if (plan.killProviderAtMs > 0) {
        text += "; provider killed after " + std::to_string(plan.killProviderAtMs) + " ms";
    }
    text += describe("recovery", plan.killRecovery);
    if (plan.giveBack != GiveBack::None) {
        text += plan.giveBack == GiveBack::Whole ? "; refund" : "; part refund";
        text += describe("refund", plan.killRefund) + describe(plan.refundCuts);
    }
    return text + (plan.triesAgain ? "; tries again" : "");
}

} // namespace pos::torture
