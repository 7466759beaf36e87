// SPDX-License-Identifier: Apache-2.0
//
// What people do with the till: any button that means something, at any time, and the truth where
// they are asked for it.
#include "tests/model/payment/moves.h"

namespace pos::model {

using namespace payment;
using Kind = Happening::Kind;
using Button = event::Pressed::Button;

void Moves::press(std::uint8_t attempt, Button button, std::uint8_t target, std::uint8_t amount)
{
    auto next = draft(Move::Kind::Press, attempt, moveClass::person);
    auto &h = next.move.happening;
    h.kind = Kind::Press;
    h.what = static_cast<std::uint8_t>(button);
    h.target = target;
    h.amount = amount;
    happen(next, attempt, h);
    emit(next);
}

void Moves::presses(std::uint8_t attempt)
{
    const auto &world = *m_from;
    const auto &traits = m_table.traits(world.live[attempt]);
    const auto means = [&](Button button) {
        return (traits.presses & (1U << static_cast<unsigned>(button))) != 0;
    };
    for (const auto button :
        {Button::Cancel, Button::TryAgain, Button::PutAside, Button::Capture, Button::Void}) {
        if (means(button)) {
            press(attempt, button, 0, 0);
        }
    }
    if (means(Button::KeepPaid) && traits.phase == Phase::Conflict) {
        press(attempt, Button::KeepPaid, 0, 0);
    }
    for (std::uint8_t reader = 0; means(Button::OtherReader) && reader < m_setting.bounds.readers;
         ++reader) {
        if (reader != traits.reader && !isHeld(reader, attempt)) {
            press(attempt, Button::OtherReader, reader, 0);
        }
    }
    const bool mayRefund = traits.refunds < m_setting.bounds.refunds;
    for (std::uint8_t halves = 1; mayRefund && halves <= traits.refundable; ++halves) {
        press(attempt, Button::Refund, 0, halves);
    }
    looksUp(attempt);
}

// The person looks at the provider's truth before they say what they saw.
void Moves::looksUp(std::uint8_t attempt)
{
    const auto &world = *m_from;
    const auto &traits = m_table.traits(world.live[attempt]);
    if (traits.cannotTell && traits.intent < mostIntents) {
        const bool paid = world.intents[attempt][traits.intent].truth == Truth::Captured;
        press(attempt, paid ? Button::PaymentHappened : Button::PaymentDidNotHappen, 0, 0);
    }
    if (!traits.refundUnclear) {
        return;
    }
    const bool happened = world.executed.at(2U * attempt + traits.refunds - 1U) > 0;
    if (happened) {
        press(attempt, Button::RefundHappened, 0, 0);
    } else if (!refundTravels(attempt)) {
        press(attempt, Button::RefundDidNotHappen, 0, 0);
    }
}

// Another payment of the same sale: the engine's guards, asked as the engine asks them.
void Moves::charge()
{
    const auto &world = *m_from;
    if (world.started >= m_setting.bounds.attempts) {
        return;
    }
    const bool guarded = m_table.mutant() != Mutant::NoLease;
    for (std::size_t attempt = 0; guarded && attempt < world.started; ++attempt) {
        if (m_table.traits(world.live[attempt]).takesSale) {
            return;
        }
    }
    if (guarded && isHeld(0, otherSale)) {
        return;
    }
    auto next = draft(Move::Kind::Charge, world.started, moveClass::person);
    next.world.live[world.started] = m_table.first();
    ++next.world.started;
    writeDown(next.world);
    send(next, world.started, Effect::SendCreate);
    emit(next);
}

} // namespace pos::model
