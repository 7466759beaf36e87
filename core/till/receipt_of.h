// SPDX-License-Identifier: Apache-2.0
//
// Which receipt a payment deserves. Only an approved payment has one that says so; card data that
// nobody reported is left out, never invented.
#pragma once

#include "core/payment/attempt.h"
#include "core/receipt/receipt.h"
#include "core/till/settings_file.h"

#include <cstdint>
#include <optional>
#include <string>

namespace pos::till {

// The moment the receipt is about: of the last refund, else of the start. UTC, milliseconds.
[[nodiscard]] std::int64_t receiptUtcMs(const payment::State &state);
// Empty for a payment without a definite outcome. `localTime` is that moment by the shop's clock.
[[nodiscard]] std::optional<receipt::Receipt> receiptOf(
    const payment::State &state, const Settings &settings, const std::string &localTime, bool copy);

} // namespace pos::till
