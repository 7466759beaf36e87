// SPDX-License-Identifier: Apache-2.0
#include "core/sale/sale.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace pos::sale {

namespace {

constexpr std::size_t maxTillCodeBytes = 4;
constexpr std::size_t minNumberDigits = 4;

bool isAsciiAlnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace

std::optional<money::Money> leftToPay(const Sale &sale)
{
    std::optional<money::Money> left = sale.total;
    for (const Tender &tender : sale.tenders) {
        left = money::subtract(*left, tender.amount);
        if (!left) {
            return std::nullopt;
        }
    }
    return left;
}

base::Result<std::string> saleNumber(std::string_view tillCode, std::int64_t sequence)
{
    if (tillCode.empty() || tillCode.size() > maxTillCodeBytes
        || !std::all_of(tillCode.begin(), tillCode.end(), isAsciiAlnum)) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "The short name of a till is one to four letters or digits.");
    }
    if (sequence <= 0) {
        return base::fail(
            base::ErrorCode::InvalidArgument, "The number of a sale counts from one.");
    }
    std::string digits = std::to_string(sequence);
    if (digits.size() < minNumberDigits) {
        digits.insert(0, minNumberDigits - digits.size(), '0');
    }
    std::string number;
    std::transform(tillCode.begin(), tillCode.end(), std::back_inserter(number), upper);
    return number + '-' + digits;
}

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
