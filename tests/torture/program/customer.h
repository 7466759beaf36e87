// SPDX-License-Identifier: Apache-2.0
//
// The person at the reader: looks at its face and does what the plan says at each prompt for the
// sale's amount. Obeys the reader and nothing else, so a reader that asks twice is paid twice.
#pragma once

#include "tests/torture/program/child.h"
#include "tests/torture/program/plan.h"
#include "tests/torture/program/provider.h"

#include <cstdint>
#include <string>

namespace pos::torture {

class Customer {
public:
    Customer(Control &control, std::string readerId, Shopper shopper, int delayMs,
        std::int64_t amountMinor);

    // When the next look is due.
    [[nodiscard]] Steady::time_point nextLook() const { return m_nextLook; }
    void look();

private:
    void act();
    void present(const char *card, const char *method = "tap");
    void order(const char *verb, const nlohmann::json &body);

    Control &m_control;
    std::string m_readerId;
    Shopper m_shopper;
    int m_delayMs;
    std::int64_t m_amountMinor;
    Steady::time_point m_nextLook = Steady::now();
    std::string m_prompt; // the intent that is asked for now
    Steady::time_point m_promptSince;
    bool m_acted = false;
    int m_acts = 0;
};

} // namespace pos::torture
