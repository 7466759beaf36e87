// SPDX-License-Identifier: Apache-2.0
//
// Which receipt a payment deserves. Only an approved payment has one that says so; card data that
// nobody reported is left out, never invented.
#pragma once

#include "core/payment/attempt.h"
#include "core/receipt/receipt.h"
#include "core/till/settings_file.h"

#include <optional>
#include <string>

namespace pos::till {

// Empty for a payment without a definite outcome. `localTime` is the shop's clock, as text.
[[nodiscard]] std::optional<receipt::Receipt> receiptOf(
    const payment::State &state, const Settings &settings, const std::string &localTime, bool copy);

} // namespace pos::till
