// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace pos::receipt {

namespace {

using base::ErrorCode;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool isHex(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), isHexDigit);
}

// "" means that nobody told us.
bool isHexOfLength(std::string_view text, std::size_t length)
{
    return text.empty() || (text.size() == length && isHex(text));
}

// Registered application ids begin with A to F, so a card number cannot pass for one.
bool isAid(std::string_view text)
{
    return text.empty()
        || (text.size() >= 10 && text.size() <= 32 && text.size() % 2 == 0 && isHex(text)
            && !isDigit(text.front()));
}

std::ptrdiff_t digitCount(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), isDigit);
}

base::Result<void> checkCard(const Card &card)
{
    const auto refuse = [](const char *why) { return base::fail(ErrorCode::InvalidArgument, why); };
    const bool fourDigits = card.lastFour.size() == 4 && digitCount(card.lastFour) == 4;
    if (!card.lastFour.empty() && !fourDigits) {
        return refuse("A receipt shows four digits of a card number and nothing else.");
    }
    // Free words from a reader: long enough for their tags, too short for a card number.
    if (digitCount(card.brand) > 4 || digitCount(card.applicationName) > 4
        || card.authorisationCode.size() > 12) {
        return refuse("The card's brand, application or authorisation code holds too many digits.");
    }
    if (!isAid(card.aid)) {
        return refuse("The application id of the card is not one.");
    }
    if (!isHexOfLength(card.cryptogram, 16) || !isHexOfLength(card.tvr, 10)
        || !isHexOfLength(card.tsi, 4)) {
        return refuse("The cryptogram, TVR or TSI of the card is not what its tag holds.");
    }
    return {};
}

// Adds to `sum`; false when the currencies differ or it overflows.
bool accumulate(std::optional<money::Money> &sum, const std::vector<AmountLine> &lines)
{
    for (const AmountLine &line : lines) {
        sum = sum ? money::add(*sum, line.amount) : std::nullopt;
    }
    return sum.has_value();
}

} // namespace

base::Result<void> check(const Receipt &receipt)
{
    if (receipt.card) {
        if (auto checked = checkCard(*receipt.card); !checked) {
            return checked;
        }
    }
    const money::Money zero(0, receipt.total.currency());
    std::optional<money::Money> items = zero;
    std::optional<money::Money> tenders = zero;
    const bool itemsSum = accumulate(items, receipt.items);
    const bool subtotalFits
        = !receipt.subtotal || receipt.items.empty() || (itemsSum && *items == *receipt.subtotal);
    if (receipt.items.empty() && receipt.subtotal) {
        items = receipt.subtotal;
    }
    const bool adjusted = accumulate(items, receipt.adjustments);
    const bool hasParts = !receipt.items.empty() || receipt.subtotal;
    if (!subtotalFits || !adjusted || (hasParts && *items != receipt.total)) {
        return base::fail(
            ErrorCode::InvalidArgument, "The lines of the receipt do not add up to its total.");
    }
    const bool paid = accumulate(tenders, receipt.tenders);
    if (paid && receipt.change) {
        tenders = money::subtract(*tenders, *receipt.change);
    }
    if (!paid || !tenders || (!receipt.tenders.empty() && *tenders != receipt.total)) {
        return base::fail(
            ErrorCode::InvalidArgument, "What was paid is not the total of the receipt.");
    }
    return {};
}

} // namespace pos::receipt
