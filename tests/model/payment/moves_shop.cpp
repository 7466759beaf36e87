// SPDX-License-Identifier: Apache-2.0
//
// The reader, the customer and the bank, and the queue behind them.
#include "tests/model/payment/moves.h"

namespace pos::model {

using namespace payment;
using Said = event::ReaderSaid::Kind;

void Moves::readers()
{
    for (std::uint8_t reader = 0; reader < m_setting.bounds.readers; ++reader) {
        const auto &prompt = m_from->prompts[reader];
        if (prompt.authorising != 0) {
            bank(reader);
        } else if (prompt.owner != 0) {
            tap(reader);
            vanish(reader);
        }
        if (m_setting.otherSales) {
            otherSales(reader);
        }
    }
}

// Emits the move, and, where a local driver watches the reader, also the one in which the till
// hears of it at once.
void Moves::local(Draft &next, std::uint8_t reader, std::uint8_t owner, Said said)
{
    if (!m_setting.localReader || owner == 0 || owner == otherSale) {
        return;
    }
    const auto attempt = static_cast<std::uint8_t>((owner - 1U) / mostIntents);
    const auto intent = (owner - 1U) % mostIntents;
    const auto &traits = m_table.traits(next.world.live[attempt]);
    if (next.world.live[attempt] == 0 || traits.intent != intent || traits.reader != reader) {
        return; // I8: not a payment of this till on this reader
    }
    next.move.told = 1;
    next.move.attempt = attempt;
    next.move.happening.kind = Happening::Kind::Said;
    next.move.happening.what = static_cast<std::uint8_t>(said);
    happen(next, attempt, next.move.happening);
    emit(next);
}

void Moves::tap(std::uint8_t reader)
{
    const auto owner = m_from->prompts[reader].owner;
    auto next = draft(Move::Kind::Tap, 0, moveClass::shopper);
    next.move.reader = reader;
    if (owner == otherSale) {
        next.world.prompts[reader].authorising = 1;
        return emit(next);
    }
    next.move.attempt = static_cast<std::uint8_t>((owner - 1U) / mostIntents);
    auto &intent = next.world.intents[next.move.attempt][(owner - 1U) % mostIntents];
    if (intent.truth != Truth::Alive) { // dead or taken: the reader shows an error
        next.world.prompts[reader] = {};
        return emit(next);
    }
    intent.truth = Truth::Processing;
    next.world.prompts[reader].authorising = 1;
    auto heard = next;
    emit(next);
    local(heard, reader, owner, Said::CardPresented);
}

void Moves::bank(std::uint8_t reader)
{
    const auto owner = m_from->prompts[reader].owner;
    auto next = draft(Move::Kind::Approve, 0, 0);
    next.move.reader = reader;
    next.world.prompts[reader] = {};
    if (owner == otherSale) {
        return emit(next);
    }
    next.move.attempt = static_cast<std::uint8_t>((owner - 1U) / mostIntents);
    const auto index = (owner - 1U) % mostIntents;
    const auto &intent = m_from->intents[next.move.attempt][index];
    auto declined = next;
    declined.move.kind = Move::Kind::Decline;
    if (intent.truth == Truth::Processing) {
        auto approved = next;
        approved.world.intents[next.move.attempt][index].truth
            = m_setting.dialect.manualCapture ? Truth::Held : Truth::Captured;
        auto heard = approved;
        emit(approved);
        local(heard, reader, owner, Said::Approved);
        auto &after = declined.world.intents[next.move.attempt][index];
        after.truth = Truth::Alive;
        ++after.declines;
        declined.outside = after.declines > m_setting.bounds.declines;
    }
    auto heard = declined;
    emit(declined);
    if (!heard.outside) {
        local(heard, reader, owner, Said::Declined);
    }
}

void Moves::vanish(std::uint8_t reader)
{
    const auto owner = m_from->prompts[reader].owner;
    auto next = draft(Move::Kind::Vanish, 0, 0); // by itself too: no prompt lives for ever
    next.move.reader = reader;
    next.world.prompts[reader] = {};
    for (const auto said : {Said::PromptCleared, Said::CustomerCancelled}) {
        auto heard = next;
        local(heard, reader, owner, said);
    }
    emit(next);
}

// Another sale's payment of this till is put on the reader: its prompt replaces what was there, or
// its push was lost and the till only believes so.
void Moves::otherSales(std::uint8_t reader)
{
    if (isHeld(reader, otherSale)) {
        return;
    }
    const auto &prompt = m_from->prompts[reader];
    for (const bool lost : {false, true}) {
        if (!lost && prompt.authorising != 0) {
            continue;
        }
        const auto classes
            = static_cast<std::uint8_t>(moveClass::person | (lost ? moveClass::fault : 0U));
        auto next = draft(Move::Kind::OtherSale, 0, classes);
        next.move.reader = reader;
        if (!lost) {
            next.world.prompts[reader] = {otherSale, 0};
        }
        for (std::uint8_t attempt = 0; attempt < next.world.started; ++attempt) {
            const auto &traits = m_table.traits(next.world.live[attempt]);
            if (next.world.live[attempt] != 0 && traits.mayPrompt && traits.reader == reader) {
                Happening replaced;
                replaced.kind = Happening::Kind::Replaced;
                happen(next, attempt, replaced);
            }
        }
        emit(next);
    }
}

} // namespace pos::model
