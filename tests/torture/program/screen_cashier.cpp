// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/screen_cashier.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace pos::torture {
namespace {

// The till takes a quicker second press for the first one's echo.
constexpr std::chrono::milliseconds betweenPresses{420};
constexpr int mostTries = 2;

} // namespace

ScreenCashier::ScreenCashier(Child &till, const Plan &plan, std::int64_t amountMinor)
    : m_till(till)
    , m_plan(plan)
    , m_amountMinor(amountMinor)
{
}

void ScreenCashier::takeIn()
{
    while (const auto line = m_till.takeLine()) {
        const auto seen = nlohmann::json::parse(*line, nullptr, false);
        if (!seen.is_object()) {
            continue;
        }
        m_page = seen.value("page", std::string{});
        m_says = seen.value("says", std::string{});
        m_can.clear();
        for (const auto &name : seen.value("can", nlohmann::json::array())) {
            m_can.insert(name.get<std::string>());
        }
        // What was shown, was said: also when it is gone before anything else happens.
        if (says("Approved") || says("Customer already paid")) {
            claim(Claim::Kind::Paid);
        } else if (says("Cancelled") || says("Not started")) {
            claim(Claim::Kind::NotCharged);
        }
    }
}

void ScreenCashier::claim(Claim::Kind kind)
{
    const bool known = std::any_of(m_claims.begin(), m_claims.end(),
        [this](const Claim &claim) { return claim.words == m_says; });
    if (!known) {
        m_claims.push_back({kind, m_plan.round, {}, m_amountMinor, m_says});
    }
}

void ScreenCashier::press(const std::string &name)
{
    m_lastPress = Steady::now();
    m_till.write("tap " + name + '\n');
}

void ScreenCashier::look()
{
    takeIn();
    if (m_finished || Steady::now() - m_lastPress < betweenPresses) {
        return;
    }
    if (can("recoveryContinue")) {
        return press("recoveryContinue");
    }
    if (m_page == "sale") {
        return sell();
    }
    if (m_page == "payment") {
        payment();
    }
}

void ScreenCashier::sell()
{
    if (m_charged && Steady::now() - m_chargedAt > std::chrono::seconds(2)) {
        m_finished = true; // it came back from the payment
    } else if (!m_typed) {
        m_typed = true;
        m_lastPress = Steady::now() - betweenPresses;
        m_till.write("type " + std::to_string(m_amountMinor) + '\n');
    } else if (!m_charged && can("chargeButton")) {
        m_charged = true;
        m_chargedAt = Steady::now();
        press("chargeButton");
    }
}

void ScreenCashier::payment()
{
    const bool over = says("Approved") || says("Cancelled") || says("Not started");
    const auto waited = Steady::now() - m_chargedAt;
    const bool patienceLost
        = m_plan.cancelAtMs > 0 && waited > std::chrono::milliseconds(m_plan.cancelAtMs);
    if (over) {
        m_finished = true;
    } else if (can("answerYes")) {
        press("answerYes");
    } else if (says("Customer already paid")) {
        press("keepPaidButton");
    } else if (says("Declined") || says("Reader did not answer")) {
        const bool again = can("tryAgainButton") && m_tries < mostTries && !patienceLost;
        m_tries += again ? 1 : 0;
        press(again                   ? "tryAgainButton"
                : can("cancelButton") ? "cancelButton"
                                      : "otherTenderButton");
    } else if (can("cancelButton") && (patienceLost || waited > std::chrono::seconds(12))) {
        press("cancelButton");
    }
}

} // namespace pos::torture
