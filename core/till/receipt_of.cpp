// SPDX-License-Identifier: Apache-2.0
#include "core/till/receipt_of.h"

#include "core/till/text_time.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace pos::till {
namespace {

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (!line.empty()) {
            lines.emplace_back(line);
        }
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

// PlutoPay writes brands as codes; people know them by their names. Others stay as they came.
std::string brandName(const std::string &code)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{
        {{"visa", "Visa"}, {"mastercard", "Mastercard"}, {"amex", "American Express"},
            {"discover", "Discover"}, {"diners", "Diners Club"}, {"jcb", "JCB"},
            {"unionpay", "UnionPay"}, {"interac", "Interac"}}};
    const auto *const found = std::find_if(
        names.begin(), names.end(), [&](const auto &name) { return name.first == code; });
    return found == names.end() ? code : std::string(found->second);
}

std::optional<receipt::Card> cardOf(const payment::Facts &facts)
{
    if (facts.cardBrand.empty() && facts.cardLastFour.empty()) {
        return std::nullopt;
    }
    receipt::Card card;
    card.brand = brandName(facts.cardBrand);
    card.lastFour = facts.cardLastFour.size() == 4 ? facts.cardLastFour : std::string{};
    return card;
}

std::optional<receipt::Kind> kindOf(const payment::State &state)
{
    using payment::Phase;
    const auto refunded = state.facts.refundedMinor;
    switch (state.phase) {
    case Phase::Approved:
        return refunded > 0 ? receipt::Kind::Refund : receipt::Kind::Sale;
    case Phase::GivenUp:
        return receipt::Kind::Declined;
    case Phase::Cancelled:
        return state.sent(payment::Call::Capture) > 0 || state.what.manualCapture
            ? std::optional(receipt::Kind::Void)
            : std::nullopt;
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Declined:
    case Phase::Checking:
    case Phase::Cancelling:
    case Phase::Authorized:
    case Phase::Refused:
    case Phase::Conflict:
        break;
    }
    return std::nullopt;
}

// A refund has a number of its own. The reference is printed where it says something new: some
// accounts name a refund by the payment that it takes back.
void takeRefund(receipt::Receipt &receipt, const payment::State &state)
{
    if (state.refunds.empty()) { // somebody refunded it in the dashboard
        receipt.number += "-R";
        return;
    }
    const auto &refund = state.refunds.back();
    receipt.number += "-R" + std::to_string(refund.number);
    if (refund.reference != receipt.providerReference) {
        receipt.reference = refund.reference;
    }
}

} // namespace

std::int64_t receiptUtcMs(const payment::State &state)
{
    const bool refunded = state.facts.refundedMinor > 0 && !state.refunds.empty();
    return refunded ? state.refunds.back().requestedUtcMs : state.startedUtcMs;
}

std::optional<receipt::Receipt> receiptOf(
    const payment::State &state, const Settings &settings, const std::string &localTime, bool copy)
{
    const auto kind = kindOf(state);
    if (!kind) {
        return std::nullopt;
    }
    const auto &currency = state.what.amount.currency();
    const auto minor = *kind == receipt::Kind::Refund ? state.facts.refundedMinor
        : *kind == receipt::Kind::Sale                ? state.capturedMinor
                                                      : state.what.amount.minor();
    receipt::Receipt receipt{.total = money::Money(minor, currency)};
    receipt.kind = *kind;
    receipt.test = state.what.testMode;
    receipt.copy = copy;
    receipt.shopName = settings.view.shopName.empty() ? "PlutoPOS" : settings.view.shopName;
    receipt.shopAddress = linesOf(settings.view.shopAddress);
    receipt.taxId = settings.view.taxId;
    receipt.till = settings.view.tillName;
    receipt.number = state.id().text();
    receipt.localTime = localTime;
    receipt.utcTime = utcText(receiptUtcMs(state));
    if (!state.what.note.empty()) {
        receipt.items.push_back({state.what.note, receipt.total, false});
    }
    receipt.card = cardOf(state.facts);
    receipt.providerReference = state.facts.reference;
    receipt.receiptUrl = state.facts.receiptUrl;
    if (*kind == receipt::Kind::Refund) {
        receipt.originalReference = state.id().text();
        takeRefund(receipt, state);
    }
    receipt.style = money::numberStyle(settings.view.language);
    return receipt;
}

} // namespace pos::till
