// SPDX-License-Identifier: Apache-2.0
//
// The cashier in front of plutopos: reads what the finger plugin sees, decides what to press. Obeys
// the screen, as cashiers do: its words are the claims that the verdict holds against the ledger.
#pragma once

#include "tests/torture/program/child.h"
#include "tests/torture/program/plan.h"
#include "tests/torture/program/verdict.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace pos::torture {

class ScreenCashier {
public:
    ScreenCashier(Child &till, const Plan &plan, std::int64_t amountMinor);

    // After every wait: takes in what is seen now and presses what is to be pressed.
    void look();
    // There is nothing left to do at this screen.
    [[nodiscard]] bool finished() const { return m_finished; }
    [[nodiscard]] const std::vector<Claim> &claims() const { return m_claims; }

private:
    void takeIn();
    void sell();
    void payment();
    void claim(Claim::Kind kind);
    void press(const std::string &name);
    [[nodiscard]] bool can(const char *name) const { return m_can.contains(name); }
    [[nodiscard]] bool says(const char *start) const { return m_says.starts_with(start); }

    Child &m_till;
    const Plan &m_plan;
    std::int64_t m_amountMinor;
    std::string m_page, m_says;
    std::set<std::string, std::less<>> m_can;
    std::vector<Claim> m_claims;
    Steady::time_point m_lastPress, m_chargedAt;
    bool m_typed = false, m_charged = false, m_finished = false;
    int m_tries = 0;
};

} // namespace pos::torture
