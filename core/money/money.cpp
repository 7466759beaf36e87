// SPDX-License-Identifier: Apache-2.0
//
// Products of two amounts or of an amount and a weight need up to 126 bits, so intermediates are
// 128 bits wide and every result is checked on its way back to 64. Rounding works on magnitudes:
// a refund of a rounded amount must be the mirror of the amount.
#include "core/money/money.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>

namespace pos::money {

namespace {

__extension__ using Int128 = __int128;

std::optional<Money> narrowed(Int128 value, const Currency &currency)
{
    if (value > std::numeric_limits<std::int64_t>::max()
        || value < std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    return Money(static_cast<std::int64_t>(value), currency);
}

// value / divisor for value >= 0 and divisor > 0.
Int128 dividedMagnitude(Int128 value, Int128 divisor, Rounding rounding)
{
    const Int128 quotient = value / divisor;
    const Int128 remainder = value % divisor;
    const Int128 rest = divisor - remainder; // compared instead of doubling, which could overflow
    bool up = false;
    switch (rounding) {
    case Rounding::HalfUp:
        up = remainder >= rest;
        break;
    case Rounding::HalfEven:
        up = remainder > rest || (remainder == rest && quotient % 2 != 0);
        break;
    case Rounding::Down:
        break;
    case Rounding::Up:
        up = remainder > 0;
        break;
    }
    return up ? quotient + 1 : quotient;
}

Int128 divided(Int128 value, Int128 divisor, Rounding rounding)
{
    return value < 0 ? -dividedMagnitude(-value, divisor, rounding)
                     : dividedMagnitude(value, divisor, rounding);
}

} // namespace

std::optional<Money> add(const Money &a, const Money &b)
{
    if (a.currency() != b.currency()) {
        return std::nullopt;
    }
    return narrowed(static_cast<Int128>(a.minor()) + b.minor(), a.currency());
}

std::optional<Money> subtract(const Money &a, const Money &b)
{
    if (a.currency() != b.currency()) {
        return std::nullopt;
    }
    return narrowed(static_cast<Int128>(a.minor()) - b.minor(), a.currency());
}

std::optional<Money> multiply(const Money &amount, std::int64_t times)
{
    return narrowed(static_cast<Int128>(amount.minor()) * times, amount.currency());
}

std::optional<std::strong_ordering> compare(const Money &a, const Money &b)
{
    if (a.currency() != b.currency()) {
        return std::nullopt;
    }
    return a.minor() <=> b.minor();
}

std::optional<Money> percent(const Money &amount, std::int64_t basisPoints, Rounding rounding)
{
    const Int128 product = static_cast<Int128>(amount.minor()) * basisPoints;
    return narrowed(divided(product, 10'000, rounding), amount.currency());
}

std::optional<std::vector<Money>> allocate(
    const Money &amount, const std::vector<std::int64_t> &weights)
{
    Int128 total = 0;
    for (const std::int64_t weight : weights) {
        if (weight < 0) {
            return std::nullopt;
        }
        total += weight;
    }
    if (total == 0) {
        return std::nullopt;
    }

    const bool negative = amount.isNegative();
    const Int128 magnitude = negative ? -static_cast<Int128>(amount.minor()) : amount.minor();
    std::vector<Int128> shares;
    std::vector<Int128> remainders;
    Int128 left = magnitude;
    for (const std::int64_t weight : weights) {
        const Int128 product = magnitude * weight;
        shares.push_back(product / total);
        remainders.push_back(product % total);
        left -= shares.back();
    }

    // The units left over are fewer than the parts with a remainder, so a weight of zero stays
    // without money.
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
        [&remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left) {
        shares[order[i]] += 1;
    }

    std::vector<Money> parts;
    parts.reserve(shares.size());
    for (const Int128 share : shares) {
        const auto part = narrowed(negative ? -share : share, amount.currency());
        if (!part) {
            return std::nullopt;
        }
        parts.push_back(*part);
    }
    return parts;
}

std::optional<Money> roundToStep(const Money &amount, std::int64_t stepMinor, Rounding rounding)
{
    if (stepMinor <= 0) {
        return std::nullopt;
    }
    return narrowed(divided(amount.minor(), stepMinor, rounding) * stepMinor, amount.currency());
}

} // namespace pos::money
