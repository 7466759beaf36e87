// SPDX-License-Identifier: Apache-2.0
//
// What is being paid. A sale is decided before a payment starts and does not change while one
// runs; the payment refers to it by id. Everything here is a value or a pure function.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/money/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sale {

using SaleId = base::Id<struct SaleTag>; // ours, unique for ever; never shown to people

enum class TenderKind { Card, Cash, Other };

// Money already taken towards the total.
struct Tender {
    TenderKind kind = TenderKind::Card;
    money::Money amount;
};

struct Sale {
    SaleId id;
    std::string number; // "A7-0012", for people
    std::string note; // what the cashier typed, UTF-8
    money::Money total;
    std::vector<Tender> tenders{};
};

// Total less tenders; zero when paid in full, negative when too much was taken. Empty when a
// tender is in another currency or the sum overflows.
[[nodiscard]] std::optional<money::Money> leftToPay(const Sale &sale);

// "A7" and 12 give "A7-0012": the till's short name, then a number that never repeats on that
// till. InvalidArgument unless the till's name is 1 to 4 ASCII letters or digits and the number
// is positive.
[[nodiscard]] base::Result<std::string> saleNumber(
    std::string_view tillCode, std::int64_t sequence);

// ---- Can a card take this amount?
// ----------------------------------------------------------------

enum class AmountProblem {
    NotPositive, // zero or below
    BelowMinimum, // the provider refuses card payments of less than 50 minor units
    TooLarge, // more than nine digits: a typing mistake, or a scanned code in the wrong field
};

struct AmountLimits {
    std::int64_t minimumMinor = 50;
    std::int64_t maximumMinor = 999'999'999;
};

// Nothing when the amount may be charged to a card.
[[nodiscard]] std::optional<AmountProblem> cardAmountProblem(
    const money::Money &amount, const AmountLimits &limits = {});

} // namespace pos::sale
