// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/coverage.h"

#include "core/payment/names.h"

#include <algorithm>
#include <initializer_list>

namespace pos::sim {

using payment::Phase;

void Coverage::add(const Coverage &other)
{
    for (std::size_t kind = 0; kind < kindCount; ++kind) {
        for (std::size_t phase = 0; phase < phaseCount; ++phase) {
            m_cells[kind][phase] += other.m_cells[kind][phase];
        }
    }
}

namespace {

bool isAnyOf(Phase phase, std::initializer_list<Phase> phases)
{
    return std::find(phases.begin(), phases.end(), phase) != phases.end();
}

// A fault of a prompt: it needs a push on its way or a reader that asks.
bool needsPrompt(Kind kind)
{
    return kind == Kind::ReaderBusy || kind == Kind::FalseTimeout || kind == Kind::TrueTimeout
        || kind == Kind::CustomerCancels || kind == Kind::CardPulled || kind == Kind::WalksAway;
}

} // namespace

std::string_view Coverage::impossible(Kind kind, Phase phase)
{
    if (kind == Kind::PushTwice) {
        return "played only when it is named: see README.md";
    }
    if (kind == Kind::OtherAmount && !isAnyOf(phase, {Phase::Creating, Phase::Checking})) {
        return "only a create can make another amount";
    }
    if (kind == Kind::CashInstead && !isAnyOf(phase, {Phase::Checking, Phase::Cancelling})) {
        return "cash is taken too early only where the screen does not know";
    }
    if (kind == Kind::RefundTwice && !isAnyOf(phase, {Phase::Approved, Phase::Conflict})) {
        return "only what is paid can be given back";
    }
    if (kind == Kind::SharedReader && payment::isFinal(phase)) {
        return "what is over needs no reader";
    }
    if (needsPrompt(kind) && isAnyOf(phase, {Phase::GivenUp, Phase::Refused})) {
        return "no push is under way when it is given up, and none left when it never began";
    }
    const bool ofRecord = kind == Kind::WrongAmount || kind == Kind::WrongId
        || kind == Kind::WrongMode || kind == Kind::StaleReply;
    if (ofRecord && phase == Phase::Refused) {
        return "what never began has no record; only duplicates of its create are looked for";
    }
    return {};
}

std::vector<Cell> Coverage::impossibleHit() const
{
    return cellsWhere([this](Kind kind, Phase phase) {
        return hits(kind, phase) > 0 && !impossible(kind, phase).empty();
    });
}

std::vector<Cell> Coverage::empty() const
{
    return cellsWhere([this](Kind kind, Phase phase) {
        return hits(kind, phase) == 0 && impossible(kind, phase).empty();
    });
}

template <typename Is>
std::vector<Cell> Coverage::cellsWhere(Is is)
{
    std::vector<Cell> cells;
    for (const auto &row : kindTable()) {
        for (std::size_t phase = 0; phase < phaseCount; ++phase) {
            if (is(row.kind, static_cast<Phase>(phase))) {
                cells.push_back({row.kind, static_cast<Phase>(phase)});
            }
        }
    }
    return cells;
}

int Coverage::possibleCells()
{
    return static_cast<int>(
        cellsWhere([](Kind kind, Phase phase) { return impossible(kind, phase).empty(); }).size());
}

std::string Coverage::table() const
{
    constexpr std::size_t nameWidth = 19;
    constexpr std::size_t cellWidth = 8;
    std::string text(nameWidth, ' ');
    const auto cell = [&](std::string word) {
        word.resize(std::min(word.size(), cellWidth - 1));
        text += std::string(cellWidth - word.size(), ' ') + word;
    };
    for (std::size_t phase = 0; phase < phaseCount; ++phase) {
        cell(std::string(payment::nameOf(static_cast<Phase>(phase))));
    }
    text += "\n";
    for (const auto &row : kindTable()) {
        text += std::string(row.name) + std::string(nameWidth - row.name.size(), ' ');
        for (std::size_t phase = 0; phase < phaseCount; ++phase) {
            const auto at = static_cast<Phase>(phase);
            const auto count = hits(row.kind, at);
            cell(count > 0 ? std::to_string(count) : impossible(row.kind, at).empty() ? "0" : "-");
        }
        text += "  " + std::string(row.faults) + "\n";
    }
    return text;
}

} // namespace pos::sim
