// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/options.h"

#include "core/payment/names.h"

#include <algorithm>
#include <initializer_list>

namespace pos::sim {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Bug::Count)> bugNames{"none",
    "no_journal", "journal_after_send", "journal_not_synced", "new_intent_on_400",
    "cancel_is_final", "failed_is_final", "deadline_is_final", "old_status_accepted",
    "amount_not_compared", "dedup_by_event_id", "transport_resends", "refund_without_key",
    "wall_clock_timer", "restart_forgets", "no_lease"};

// The worlds that lean, and the few with a disk that lies: what such a disk lost is not held
// against the till, so most worlds must do without. Drawn by dice of their own.
void drawLate(Options &options)
{
    world::SeededRandom dice(options.seed * 31 + 5);
    constexpr std::uint64_t leansOneIn = 8;
    constexpr std::uint64_t liesOneIn = 12;
    const auto leaning = dice.below(leansOneIn * (static_cast<std::uint64_t>(Leaning::Count) - 1));
    options.leaning = leaning + 1 < static_cast<std::uint64_t>(Leaning::Count)
        ? static_cast<Leaning>(leaning + 1)
        : Leaning::None;
    auto &lies = options.on[static_cast<std::size_t>(Kind::LyingSync)];
    lies = lies && dice.below(liesOneIn) == 0;
}

Leaning leaningTo(payment::Phase phase)
{
    using payment::Phase;
    switch (phase) {
    case Phase::Authorized:
        return Leaning::Holds;
    case Phase::Declined:
    case Phase::GivenUp:
        return Leaning::Declines;
    case Phase::Conflict:
        return Leaning::Contradictions;
    case Phase::Refused:
        return Leaning::Refusals;
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Checking:
    case Phase::Cancelling:
    case Phase::Approved:
    case Phase::Cancelled:
        return Leaning::None;
    }
    return Leaning::None;
}

void switchOn(Options &options, std::initializer_list<Kind> kinds)
{
    for (const auto kind : kinds) {
        options.on[static_cast<std::size_t>(kind)] = true;
    }
}

// What a leaning needs to show itself.
void lean(Options &options)
{
    if (options.hunt) {
        options.leaning = leaningTo(options.hunt->phase);
        switchOn(options, {options.hunt->kind});
    }
    if (options.leaning == Leaning::Contradictions) {
        switchOn(options, {Kind::OtherAmount, Kind::WrongAmount, Kind::WrongMode, Kind::LateFlip});
    } else if (options.leaning == Leaning::Refusals) {
        // A create that may have landed is looked for, also when a repeat of it is refused.
        switchOn(options, {Kind::KeyRevoked, Kind::LostReply, Kind::ErrorAfter});
    }
}

// One POST is one copy on the wire (F07), and TLS lets nobody on the way repeat it. Somebody behind
// it could; played when it is named.
bool drawnOnlyOnRequest(Kind kind)
{
    return kind == Kind::PushTwice;
}

void drawFaults(Options &options, world::Random &dice)
{
    const auto style = dice.below(100);
    if (style < 5) {
        return;
    }
    if (style < 15) {
        const auto kind = dice.below(kindCount);
        options.on[kind] = !drawnOnlyOnRequest(static_cast<Kind>(kind));
        return;
    }
    for (std::size_t kind = 0; kind < kindCount; ++kind) {
        options.on[kind] = dice.below(3) != 0 && !drawnOnlyOnRequest(static_cast<Kind>(kind));
    }
}

} // namespace

bool Options::leansTo(Kind kind) const
{
    const bool contradicts = kind == Kind::OtherAmount || kind == Kind::LateFlip;
    return (hunt && hunt->kind == kind) || (leaning == Leaning::Contradictions && contradicts)
        || (leaning == Leaning::Refusals && kind == Kind::KeyRevoked);
}

std::string_view nameOf(Bug bug)
{
    return bugNames[static_cast<std::size_t>(bug)];
}

std::optional<Bug> bugNamed(std::string_view name)
{
    const auto found = std::find(bugNames.begin(), bugNames.end(), name);
    return found == bugNames.end()
        ? std::nullopt
        : std::optional(static_cast<Bug>(std::distance(bugNames.begin(), found)));
}

Options drawn(std::uint64_t seed, const Pins &pins)
{
    world::SeededRandom dice(seed);
    Options options;
    options.seed = seed;
    options.sales = pins.sales;
    options.bug = pins.bug;
    options.profiled = pins.profiled;
    constexpr std::array<std::string_view, 3> dialects{"openapi", "backend", "docs"};
    // Everything is drawn whether it is pinned or not, so that a pin changes nothing else.
    const auto dialect = dialects[dice.below(dialects.size())];
    const auto tills = static_cast<int>(1 + dice.below(2) * dice.below(4));
    const auto readers = static_cast<int>(1 + dice.below(3));
    const auto real = static_cast<int>(dice.below(100)) < pins.realJournalPercent;
    options.strength = 1 << dice.below(3);
    const auto patience = static_cast<int>(2 + dice.below(6));
    drawFaults(options, dice);
    drawLate(options);
    options.hunt = pins.hunt;
    lean(options);
    options.dialect = pins.dialect.value_or(std::string(dialect));
    options.tills = pins.tills.value_or(tills);
    options.readers = pins.readers.value_or(readers);
    options.realJournal = pins.realJournal.value_or(real);
    if (pins.faults) {
        options.on.fill(false);
        for (const auto kind : *pins.faults) {
            options.on[static_cast<std::size_t>(kind)] = true;
        }
    }
    for (const auto kind : pins.without) {
        options.on[static_cast<std::size_t>(kind)] = false;
    }
    options.patience = options.has(Kind::ShortTimes) ? patience : 1;
    return options;
}

std::string described(const Options &options)
{
    std::string text = "--seed " + std::to_string(options.seed) + " --sales "
        + std::to_string(options.sales) + " --dialect " + options.dialect + " --tills "
        + std::to_string(options.tills) + " --readers " + std::to_string(options.readers)
        + (options.realJournal ? " --real-journal" : " --memory-journal") + " --faults ";
    std::string faults;
    for (const auto &row : kindTable()) {
        if (options.has(row.kind)) {
            faults += (faults.empty() ? "" : ",") + std::string(row.name);
        }
    }
    text += faults.empty() ? "none" : faults;
    if (options.hunt) {
        text += " --hunt " + std::string(rowOf(options.hunt->kind).name) + ":"
            + std::string(payment::nameOf(options.hunt->phase));
    }
    if (options.bug != Bug::None) {
        text += " --bug " + std::string(nameOf(options.bug));
    }
    return text;
}

bool chance(world::Random &dice, int perMille)
{
    return perMille > 0 && dice.below(1000) < static_cast<std::uint64_t>(perMille);
}

std::int64_t between(world::Random &dice, std::int64_t from, std::int64_t to)
{
    return from + static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(to - from + 1)));
}

} // namespace pos::sim
