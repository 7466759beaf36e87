// SPDX-License-Identifier: Apache-2.0
//
// What is being paid. A sale is decided before a payment starts and does not change while one
// runs; the payment refers to it by id. The one place that knows which amounts a card can take:
// the engine refuses by it, and the screens show its limits.
#pragma once

#include "core/base/id.h"
#include "core/money/money.h"

#include <cstdint>
#include <optional>

namespace pos::sale {

using SaleId = base::Id<struct SaleTag>; // ours, unique for ever; never shown to people

enum class AmountProblem {
    NotPositive, // zero or below
    BelowMinimum, // the provider refuses card payments of less than 50 minor units
    TooLarge, // more than eight digits: a typing mistake, or a scanned code in the wrong field
};

struct AmountLimits {
    std::int64_t minimumMinor = 50;
    std::int64_t maximumMinor = 99'999'999;
};

// Nothing when the amount may be charged to a card.
[[nodiscard]] std::optional<AmountProblem> cardAmountProblem(
    const money::Money &amount, const AmountLimits &limits = {});

} // namespace pos::sale
