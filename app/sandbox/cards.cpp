// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/cards.h"

#include <array>

namespace pos::sandbox {
namespace {

constexpr auto no = Card::Pin::No;
constexpr auto asked = Card::Pin::Asked;

constexpr std::array<Card, 16> cards{{
    {"4242424242424242", "visa", "", no, true, false},
    {"5555555555554444", "mastercard", "", no, true, false},
    {"378282246310005", "amex", "", no, true, false},
    {"6011111111111117", "discover", "", no, true, false},
    {"4001007020000002", "visa", "", asked, false, false}, // offline PIN
    {"4001000360000005", "visa", "", asked, false, false}, // online PIN
    {"4000008260000075", "visa", "", asked, false, false}, // a tap is answered with a PIN request
    {"4000002760000008", "visa", "", asked, false, false},
    {"4000000000000002", "visa", "card_declined", no, false, false},
    {"4000000000009995", "visa", "insufficient_funds", no, false, false},
    {"4000000000009987", "visa", "lost_card", no, false, false},
    {"4000000000009979", "visa", "stolen_card", no, false, false},
    {"4000000000000069", "visa", "expired_card", no, false, false},
    {"4000000000000119", "visa", "processing_error", no, false, false},
    {"4000000000005126", "visa", "", no, false, true}, // approved; its refund fails later
    {"4000056655665556", "visa", "", no, true, false}, // debit
}};

struct AmountRule {
    std::int64_t lastTwo;
    std::string_view decline;
    bool asksPin;
};

constexpr std::array<AmountRule, 8> amountRules{{
    {1, "call_issuer", false},
    {2, "", true},
    {3, "", true},
    {5, "generic_decline", false},
    {55, "incorrect_pin", true},
    {60, "online_or_offline_pin_required", false},
    {65, "withdrawal_count_limit_exceeded", false},
    {75, "pin_try_exceeded", false},
}};

struct Sentence {
    std::string_view code, text;
};

constexpr std::array<Sentence, 13> sentences{{
    {"card_declined", "Your card was declined."},
    {"generic_decline", "Your card was declined."},
    {"call_issuer", "Your card was declined. Please call your card issuer."},
    {"insufficient_funds", "Your card has insufficient funds."},
    {"lost_card", "Your card was declined."},
    {"stolen_card", "Your card was declined."},
    {"expired_card", "Your card has expired."},
    {"processing_error",
        "An error occurred while processing your card. Try again in a little bit."},
    {"incorrect_pin", "Your card's PIN is incorrect."},
    {"online_or_offline_pin_required", "Your card was declined because it requires a PIN."},
    {"withdrawal_count_limit_exceeded", "Your card has exceeded its limit."},
    {"pin_try_exceeded", "The allowable number of PIN tries has been exceeded."},
    {"card_removed", "The card was removed before the payment finished."},
}};

} // namespace

std::span<const Card> testCards()
{
    return cards;
}

const Card *findCard(std::string_view number)
{
    for (const auto &card : cards) {
        if (card.number == number) {
            return &card;
        }
    }
    return nullptr;
}

Verdict judge(std::string_view number, std::int64_t amountMinor, bool test)
{
    Verdict verdict;
    const auto *card = findCard(number);
    if (card != nullptr && !card->standard) {
        verdict.asksPin = card->pin == Card::Pin::Asked;
        verdict.refundsFail = card->refundsFail;
        if (!card->decline.empty()) {
            verdict.code = card->decline;
        }
        return verdict;
    }
    if (!test) {
        return verdict;
    }
    for (const auto &rule : amountRules) {
        if (amountMinor % 100 == rule.lastTwo) {
            verdict.asksPin = rule.asksPin;
            if (!rule.decline.empty()) {
                verdict.code = rule.decline;
            }
        }
    }
    return verdict;
}

std::string_view declineText(std::string_view code)
{
    for (const auto &sentence : sentences) {
        if (sentence.code == code) {
            return sentence.text;
        }
    }
    return "Your card was declined.";
}

std::string_view brandOf(std::string_view number)
{
    if (const auto *card = findCard(number); card != nullptr) {
        return card->brand;
    }
    const auto first = number.substr(0, 1);
    return first == "5" ? "mastercard" : first == "3" ? "amex" : first == "6" ? "discover" : "visa";
}

std::string_view lastFour(std::string_view number)
{
    return number.size() < 4 ? number : number.substr(number.size() - 4);
}

} // namespace pos::sandbox
