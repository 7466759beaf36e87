// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/coverage.h"

#include "core/payment/names.h"

#include <algorithm>

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

std::string_view Coverage::impossible(Kind kind, Phase phase)
{
    const bool ended = phase == Phase::Cancelled || phase == Phase::Refused;
    const auto area = rowOf(kind).area;
    if (kind == Kind::LyingSync) {
        return "played only when it is asked for: see README.md";
    }
    if (kind == Kind::OtherAmount && phase != Phase::Creating && phase != Phase::Checking) {
        return "only a create can make another amount";
    }
    if (kind == Kind::CashInstead && phase != Phase::Checking && phase != Phase::Cancelling) {
        return "cash is taken too early only where the screen does not know";
    }
    if (kind == Kind::RefundTwice && phase != Phase::Approved) {
        return "only what is paid can be given back";
    }
    if (area == Area::Exchange && phase == Phase::Refused) {
        return "nothing is sent for a payment that never began";
    }
    if ((kind == Kind::WrongMode || kind == Kind::WrongAmount) && phase == Phase::Conflict) {
        return "a contradiction is already on the screen";
    }
    const bool prompt = kind == Kind::ReaderBusy || kind == Kind::FalseTimeout
        || kind == Kind::TrueTimeout || kind == Kind::CustomerCancels || kind == Kind::CardPulled
        || kind == Kind::WalksAway;
    const bool prompts
        = phase == Phase::Pushing || phase == Phase::ReaderTrouble || phase == Phase::Collecting;
    if (prompt && !prompts) {
        return "a reader is told, and asks, only around a push; late ones are chance";
    }
    if (kind == Kind::StaleReply && ended) {
        return "nothing is read any more";
    }
    return {};
}

int Coverage::emptyCells() const
{
    int empty = 0;
    for (const auto &row : kindTable()) {
        for (std::size_t phase = 0; phase < phaseCount; ++phase) {
            const auto at = static_cast<Phase>(phase);
            empty += hits(row.kind, at) == 0 && impossible(row.kind, at).empty() ? 1 : 0;
        }
    }
    return empty;
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
