// SPDX-License-Identifier: Apache-2.0
#include "core/sale/sale.h"

namespace pos::sale {

std::optional<AmountProblem> cardAmountProblem(
    const money::Money &amount, const AmountLimits &limits)
{
    if (amount.minor() <= 0) {
        return AmountProblem::NotPositive;
    }
    if (amount.minor() < limits.minimumMinor) {
        return AmountProblem::BelowMinimum;
    }
    if (amount.minor() > limits.maximumMinor) {
        return AmountProblem::TooLarge;
    }
    return std::nullopt;
}

} // namespace pos::sale
