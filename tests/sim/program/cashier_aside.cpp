// SPDX-License-Identifier: Apache-2.0
//
// What the person does about payments that nobody stands before any more.
#include "core/payment/names.h"
#include "tests/sim/program/cashier.h"
#include "tests/sim/program/world.h"

#include <algorithm>
#include <utility>

namespace pos::sim {

using payment::Phase;
using Button = payment::event::Pressed::Button;

void Cashier::putAside()
{
    press(Button::PutAside);
    watch(m_code);
    finish();
}

void Cashier::watch(const std::string &code)
{
    m_aside.push_back(code);
    if (!std::exchange(m_reviewing, true)) {
        m_world.heap.after(30'000, [this] { review(); });
    }
}

// The banner: what nobody stands before, and what has become a question again, is ended.
void Cashier::review()
{
    if (auto *engine = m_world.till(m_till).engine(); engine != nullptr) {
        std::erase_if(m_aside, [&](const std::string &code) {
            const payment::AttemptId id(code);
            const auto *state = engine->find(id);
            if (state != nullptr && payment::cannotTell(*state)) {
                lookUp(code);
                return false;
            }
            const bool asks = state != nullptr
                && (state->phase == Phase::Declined || state->phase == Phase::ReaderTrouble
                    || state->phase == Phase::Collecting);
            payment::event::Pressed press;
            press.button = Button::Cancel;
            if (asks) {
                static_cast<void>(m_world.till(m_till).press(code, press));
            }
            return state == nullptr || !payment::isOpen(*state);
        });
    }
    m_reviewing = !m_aside.empty();
    if (m_reviewing) {
        m_world.heap.after(30'000, [this] { review(); });
    }
}

// Nobody can tell, so the person opens the provider's own pages and says what stands there.
void Cashier::lookUp(const std::string &code)
{
    m_world.provider.catchUp();
    const auto &run = m_world.registry.run(m_world.registry.byCode(code));
    const bool undecided = std::any_of(run.intents.begin(), run.intents.end(),
        [this](std::size_t row) { return m_world.provider.intent(row).status == "processing"; });
    if (undecided) {
        return; // they look again
    }
    payment::event::Pressed press;
    press.button = m_world.provider.capturedMinor(run) > 0 ? Button::PaymentHappened
                                                           : Button::PaymentDidNotHappen;
    static_cast<void>(m_world.till(m_till).press(code, press));
    ++m_world.lookedUp;
    m_world.history.note(run.sale, 85 + (press.button == Button::PaymentHappened ? 1 : 0), [&] {
        return "cashier looks it up and presses " + std::string(payment::nameOf(press.button));
    });
}

} // namespace pos::sim
