// SPDX-License-Identifier: Apache-2.0
//
// How PlutoPay hears what happened at Stripe. Its own GET never asks Stripe, so a row is as true as
// the last event that arrived; the dialect makes events immediate, late or lost.
#pragma once

#include "app/sandbox/shop.h"
#include "app/sandbox/state.h"

#include <string_view>

namespace pos::sandbox {

// Stripe tells PlutoPay about an intent: processing, failed, capturable, succeeded or canceled.
void tell(Shop &shop, const Intent &intent, std::string_view word);
// PlutoPay writes it into its row, with the webhooks that follow.
void apply(Shop &shop, const Intent &intent, std::string_view word);
// Everything lost so far arrives now, in order; only about one intent unless the id is empty.
// Returns how many events that were.
int settleUnheard(Shop &shop, std::string_view intentId);
// A late event overwrites the row's word; the times of earlier events stay.
void flip(Shop &shop, Transaction &transaction, std::string_view status);

void settlementDue(Shop &shop, const Due &due);

} // namespace pos::sandbox
