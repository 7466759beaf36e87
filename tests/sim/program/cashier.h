// SPDX-License-Identifier: Apache-2.0
//
// The person at a till: looks at the screen, thinks for a moment, presses. Obeys it mostly; with
// the kinds of people that a world has switched on also cancels late, taps twice, charges again,
// takes cash before the screen says that it may, and asks for a refund twice.
#pragma once

#include "core/payment/attempt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pos::sim {

struct World;

class Cashier {
public:
    Cashier(World &world, int till)
        : m_world(world)
        , m_till(till)
    {
    }
    // The first sale, soon.
    void begin();
    void shown(const payment::State &state);
    void lostScreen();
    void booted();
    // The attempt that is being looked at; -1 = none.
    [[nodiscard]] int attempt() const { return m_attempt; }

private:
    void nextSale();
    void charge();
    void refused(payment::Event event);
    void tapTwice();
    void finish();
    void later(std::int64_t fromMs, std::int64_t toMs, void (Cashier::*what)());
    void react();
    void decide(const payment::State &state);
    void overOrAgain(const payment::State &state);
    void paid(const payment::State &state);
    void impatience();
    void press(payment::event::Pressed::Button button, std::int64_t minor = 0);
    void refund();
    void watchRefund();
    void settleDoubt(const payment::State &state);
    void putAside();
    // It is on the banner from now on.
    void watch(const std::string &code);
    void review();
    void lookUp(const std::string &code);
    void otherReader();

    World &m_world;
    int m_till;
    int m_sale = -1, m_attempt = -1;
    int m_reader = 0;
    int m_tries = 0;
    std::string m_code;
    std::vector<std::string> m_aside; // what the banner still shows
    bool m_reviewing = false;
    std::uint64_t m_moment = 0; // an older thought is forgotten
    payment::Phase m_seen{};
};

} // namespace pos::sim
