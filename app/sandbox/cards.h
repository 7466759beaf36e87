// SPDX-License-Identifier: Apache-2.0
//
// The cards of the test world and what the bank says about each. With a standard card the last two
// digits of the amount decide, because the provider's simulate call has no card field; any other
// card carries its own verdict.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pos::sandbox {

struct Card {
    enum class Pin { No, Asked };
    std::string_view number, brand;
    std::string_view decline; // decline code, "" = approved
    Pin pin = Pin::No;
    bool standard = false; // the amount decides
    bool refundsFail = false;
};

[[nodiscard]] std::span<const Card> testCards();
// nullptr for a number that is no test card; the bank approves those like a standard card.
[[nodiscard]] const Card *findCard(std::string_view number);

struct Verdict {
    std::string_view code = "approved"; // or a decline code
    bool asksPin = false, refundsFail = false;
    [[nodiscard]] bool approved() const { return code == "approved"; }
};

// What the bank says about this card and amount. Test amounts only count in test mode.
[[nodiscard]] Verdict judge(std::string_view number, std::int64_t amountMinor, bool test);

// Stripe's sentence for a decline code.
[[nodiscard]] std::string_view declineText(std::string_view code);

[[nodiscard]] std::string_view brandOf(std::string_view number);
[[nodiscard]] std::string_view lastFour(std::string_view number);

} // namespace pos::sandbox
