// SPDX-License-Identifier: Apache-2.0
//
// An amount in minor units of one currency. All arithmetic is checked; nothing here knows a
// fraction of a minor unit, so nothing can be lost in one.
#pragma once

#include "core/base/result.h"
#include "core/money/currency.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace pos::money {

enum class Rounding { HalfUp, HalfEven, Down, Up }; // of the magnitude: symmetric around zero

class Money {
public:
    Money(std::int64_t minor, Currency currency)
        : m_minor(minor)
        , m_currency(currency)
    {
    }

    [[nodiscard]] std::int64_t minor() const { return m_minor; }
    [[nodiscard]] const Currency &currency() const { return m_currency; }
    [[nodiscard]] bool isZero() const { return m_minor == 0; }
    [[nodiscard]] bool isNegative() const { return m_minor < 0; }

    friend bool operator==(const Money &, const Money &) = default;

private:
    std::int64_t m_minor;
    Currency m_currency;
};

// Sum and difference; empty on overflow or when the currencies differ.
[[nodiscard]] std::optional<Money> add(const Money &a, const Money &b);
[[nodiscard]] std::optional<Money> subtract(const Money &a, const Money &b);
// times: empty on overflow.
[[nodiscard]] std::optional<Money> multiply(const Money &amount, std::int64_t times);
// Ordering of two amounts of one currency; empty when the currencies differ.
[[nodiscard]] std::optional<std::strong_ordering> compare(const Money &a, const Money &b);

// `basisPoints` hundredths of a percent of the amount (8.25 % = 825); empty on overflow.
[[nodiscard]] std::optional<Money> percent(
    const Money &amount, std::int64_t basisPoints, Rounding rounding);

// Splits by weights (each >= 0, at least one > 0) so that the parts add up to the amount exactly;
// left-over units go to the largest remainders, ties to the earlier part. Empty on bad weights.
[[nodiscard]] std::optional<std::vector<Money>> allocate(
    const Money &amount, const std::vector<std::int64_t> &weights);

// Rounds a cash amount to a multiple of `stepMinor` (> 0), e.g. 5 for the missing US penny.
[[nodiscard]] std::optional<Money> roundToStep(
    const Money &amount, std::int64_t stepMinor, Rounding rounding);

} // namespace pos::money
