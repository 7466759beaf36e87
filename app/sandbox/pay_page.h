// SPDX-License-Identifier: Apache-2.0
//
// The hosted page a shopper opens for a checkout session or a payment link: one self-contained
// HTML document, a plain form, no script, nothing fetched from elsewhere. Pure text in, text out;
// everything that comes from a request is escaped here.
#pragma once

#include "app/sandbox/wire.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pos::sandbox {

struct PayPage {
    enum class State {
        Open, // shows the form
        Declined, // shows the form again with `message`
        Paid,
        Expired,
        Cancelled,
        NotFound,
    };
    State state = State::Open;
    std::string shop; // "Test shop"
    std::string description; // "" = none
    std::string reference; // "cs_…"
    std::int64_t amountMinor = 0;
    std::string currency = "usd";
    std::string action; // the form posts here: "/pay/cs_…"
    std::string returnUrl; // Paid and Cancelled: where "Back to the shop" leads; "" = no link
    std::string message; // Declined: why
};

// What the form posts back: fields `do` = "pay" or "cancel" and `card` = one of these.
struct PayForm {
    enum class Choice { Pay, Cancel, Unknown };
    Choice choice = Choice::Unknown;
    std::string card; // the card number chosen, digits only; "" when none
};

[[nodiscard]] std::string htmlEscaped(std::string_view text);
// "$47.50", "¥1,200", "12.00 PLN": digits by the currency's own exponent; never floating point.
[[nodiscard]] std::string displayAmount(std::int64_t amountMinor, std::string_view currency);

[[nodiscard]] std::string payPageHtml(const PayPage &page);
// The same with a fitting status (200, 404, 410) and headers that forbid caching and framing.
[[nodiscard]] Answer payPageAnswer(const PayPage &page);
// Decodes an application/x-www-form-urlencoded body. Never fails; Unknown when it is neither.
[[nodiscard]] PayForm parsePayForm(std::string_view body);

} // namespace pos::sandbox
