// SPDX-License-Identifier: Apache-2.0
//
// A Stripe reader as the shop and the customer see it: one action slot for the provider, one screen
// for the person in front of it. The two can disagree, and that is the point: a reader that lost
// its network keeps an action "in_progress" for ever, and a prompt outlives its cancelled payment.
#pragma once

#include "app/sandbox/shop.h"
#include "app/sandbox/state.h"
#include "app/sandbox/stripe.h"

#include <cstdint>
#include <string_view>

namespace pos::sandbox {

// A new reader of a device type ("simulated_wisepos_e", …), online and idle.
Reader &createReader(Shop &shop, std::string_view label, std::string_view deviceType, bool live);
// By tmr_…, by the uuid of a terminal row, or by its label; nullptr when there is none.
[[nodiscard]] Reader *findReader(Shop &shop, std::string_view id);
// Whether the reader would answer terminal_reader_busy now.
[[nodiscard]] bool isBusy(const Reader &reader);

// process_payment_intent: puts the intent on the reader's screen.
Refusal processIntent(Shop &shop, std::string_view intentId, std::string_view readerId, bool test);
// Takes the prompt off the screen; the intent itself is untouched.
void clearPrompt(Shop &shop, Reader &reader, std::string_view reason);
// cancel_action: as Stripe does it, refused while the bank is asked.
Refusal cancelAction(Shop &shop, Reader &reader);

// The person in front of the reader. `method` is tap, insert or swipe. A PIN, where the card or
// amount asks for one, is typed at once with `pinAtOnce`, else it waits for enterPin.
Refusal presentCard(
    Shop &shop, Reader &reader, std::string_view card, std::string_view method, bool pinAtOnce);
Refusal enterPin(Shop &shop, Reader &reader, bool right);
Refusal removeCard(Shop &shop, Reader &reader);
Refusal customerCancels(Shop &shop, Reader &reader);
// Adds a tip to what is asked; only while the prompt stands.
Refusal chooseTip(Shop &shop, Reader &reader, std::int64_t tipMinor);
// The customer leaves: with a card inside it goes too; the prompt stays.
void walkAway(Shop &shop, Reader &reader);

// "online", "offline" or "pairing". Going offline while the bank is asked loses either the question
// (`lostBefore`) or only its answer. `stale` leaves PlutoPay's stored status as it was.
void setReaderStatus(
    Shop &shop, Reader &reader, std::string_view status, bool lostBefore, bool stale);
// Offline at once, back after `downMs`; what was on the screen is gone.
void rebootReader(Shop &shop, Reader &reader, std::int64_t downMs);

// The reader's share of what fell due.
void readerDue(Shop &shop, const Due &due);

} // namespace pos::sandbox
