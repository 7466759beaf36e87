// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/customer.h"

#include <chrono>
#include <utility>

namespace pos::torture {
namespace {

constexpr std::chrono::milliseconds lookEvery{45};
constexpr const char *goodCard = "4242424242424242";
constexpr const char *emptyCard = "4000000000009995";

} // namespace

Customer::Customer(
    Control &control, std::string readerId, Shopper shopper, int delayMs, std::int64_t amountMinor)
    : m_control(control)
    , m_readerId(std::move(readerId))
    , m_shopper(shopper)
    , m_delayMs(delayMs)
    , m_amountMinor(amountMinor)
{
}

void Customer::order(const char *verb, const nlohmann::json &body)
{
    // A refusal is the reader's own business: the prompt may just have gone.
    m_control.post("readers/" + m_readerId + '/' + verb, body);
}

void Customer::present(const char *card, const char *method)
{
    order("present", {{"card", card}, {"method", method}, {"pin", "auto"}});
}

void Customer::act()
{
    const bool first = m_acts++ == 0;
    switch (m_shopper) {
    case Shopper::Pays:
        return present(goodCard);
    case Shopper::Declined:
        return present(emptyCard);
    case Shopper::DeclinedThenPays:
        return present(first ? emptyCard : goodCard);
    case Shopper::PullsCardOut:
        present(goodCard, first ? "insert" : "tap");
        return first ? order("remove", nlohmann::json::object()) : void();
    case Shopper::CancelsOnReader:
        return first ? order("cancel", nlohmann::json::object()) : void();
    case Shopper::NeverComes:
        return;
    }
}

void Customer::look()
{
    m_nextLook = Steady::now() + lookEvery;
    const auto face = m_control.get("readers/" + m_readerId);
    if (!face.is_object()) {
        return;
    }
    const auto screen = face.value("screen", std::string{});
    const bool asked = screen == "prompt" && face.value("amount", std::int64_t{0}) == m_amountMinor;
    const auto intent = asked ? face.value("payment_intent", std::string{}) : std::string{};
    if (intent != m_prompt) {
        m_prompt = intent;
        m_promptSince = Steady::now();
        m_acted = false;
    }
    if (screen == "remove_card") {
        order("remove", nlohmann::json::object());
    }
    const auto waited = Steady::now() - m_promptSince;
    if (!m_prompt.empty() && !m_acted && waited >= std::chrono::milliseconds(m_delayMs)) {
        m_acted = true;
        act();
    }
}

} // namespace pos::torture
