// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/tally.h"

#include <algorithm>
#include <numeric>

namespace pos::torture {
namespace {

constexpr std::array<std::string_view, places> placeNames{"nothing written", "creating", "pushing",
    "reader trouble", "collecting", "authorising", "declined", "checking", "cancelling", "ended",
    "refunding"};

template <std::size_t n>
void addAll(std::array<int, n> &to, const std::array<int, n> &from)
{
    for (std::size_t i = 0; i < n; ++i) {
        to[i] += from[i];
    }
}

template <std::size_t n>
int sum(const std::array<int, n> &all)
{
    return std::accumulate(all.begin(), all.end(), 0);
}

std::string left(std::string_view text, std::size_t width)
{
    std::string cell(text);
    cell.resize(std::max(width, cell.size()), ' ');
    return cell;
}

std::string right(int number)
{
    const auto text = std::to_string(number);
    constexpr std::size_t width = 10;
    return std::string(width - std::min(width, text.size()), ' ') + text;
}

} // namespace

std::string_view nameOf(Place place)
{
    return placeNames[static_cast<std::size_t>(place)];
}

Place placeOf(std::string_view state, std::string_view lastRefund)
{
    if (lastRefund == "baseline" || lastRefund == "sending" || lastRefund == "checking") {
        return Place::Refunding;
    }
    constexpr std::array<std::pair<std::string_view, Place>, 10> known{{
        {"", Place::NothingWritten},
        {"creating", Place::Creating},
        {"sending", Place::Pushing},
        {"reader_unreachable", Place::ReaderTrouble},
        {"waiting_for_card", Place::Collecting},
        {"card_read", Place::Authorising},
        {"remove_card", Place::Authorising},
        {"declined", Place::Declined},
        {"checking", Place::Checking},
        {"cancelling", Place::Cancelling},
    }};
    const auto found = std::find_if(
        known.begin(), known.end(), [state](const auto &pair) { return pair.first == state; });
    return found == known.end() ? Place::Ended : found->second;
}

Place placeOf(Call call)
{
    switch (call) {
    case Call::Other:
    case Call::Readers:
        return Place::NothingWritten;
    case Call::Create:
        return Place::Creating;
    case Call::Push:
        return Place::Pushing;
    case Call::Read:
        return Place::Collecting;
    case Call::Search:
        return Place::Checking;
    case Call::Cancel:
        return Place::Cancelling;
    case Call::Refund:
        return Place::Refunding;
    }
    return Place::NothingWritten;
}

void Tally::add(const Tally &other)
{
    rounds += other.rounds;
    processes += other.processes;
    screens += other.screens;
    providerKills += other.providerKills;
    recoveries += other.recoveries;
    retries += other.retries;
    refunds += other.refunds;
    killsMissed += other.killsMissed;
    addAll(killsByTime, other.killsByTime);
    addAll(killsByWrite, other.killsByWrite);
    addAll(cutsAt, other.cutsAt);
    addAll(cuts, other.cuts);
    addAll(cutCalls, other.cutCalls);
}

std::string table(const Tally &tally)
{
    std::string text = "place            kill:time kill:write       cut\n";
    for (std::size_t i = 0; i < places; ++i) {
        text += left(placeNames[i], 16) + right(tally.killsByTime[i]) + right(tally.killsByWrite[i])
            + right(tally.cutsAt[i]) + '\n';
    }
    text += left("all", 16) + right(sum(tally.killsByTime)) + right(sum(tally.killsByWrite))
        + right(sum(tally.cutsAt)) + "\n\ncuts by kind:";
    for (std::size_t i = 0; i < cutKinds; ++i) {
        text += (i == 0 ? " " : ", ") + std::string(nameOf(static_cast<CutKind>(i))) + ' '
            + std::to_string(tally.cuts[i]);
    }
    text += "\ncuts by request:";
    for (std::size_t i = 0; i < calls; ++i) {
        text += (i == 0 ? " " : ", ") + std::string(nameOf(static_cast<Call>(i))) + ' '
            + std::to_string(tally.cutCalls[i]);
    }
    return text + "\nprovider killed " + std::to_string(tally.providerKills) + " times; "
        + std::to_string(tally.processes) + " till processes, " + std::to_string(tally.screens)
        + " of them with a screen; " + std::to_string(tally.recoveries) + " recoveries, "
        + std::to_string(tally.retries) + " sales charged again, " + std::to_string(tally.refunds)
        + " refunds asked; " + std::to_string(tally.killsMissed) + " kills came too late\n";
}

} // namespace pos::torture
