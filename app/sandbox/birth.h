// SPDX-License-Identifier: Apache-2.0
//
// What a new shop has on its first day: keys, a merchant, two readers and a little history.
#pragma once

#include "app/sandbox/shop.h"

#include <string>
#include <string_view>

namespace pos::sandbox {

void furnish(Shop &shop);
// Speaks another dialect: every toggle is set anew. The account's rate limit stays what the options
// say, unless the dialect knows none.
void speak(Shop &shop, std::string_view preset);
// After a toggle changed: the webhook queue learns its words, and midnight is armed if it counts.
void dialectChanged(Shop &shop);
// A new key, "sk_test_" or "pk_live_" and 32 letters and digits.
std::string addKey(Shop &shop, bool secret, bool live);
// A reader with its terminal row, registered and online. Returns the row.
Terminal &addTerminal(Shop &shop, std::string_view name, std::string_view deviceType, bool test);

} // namespace pos::sandbox
