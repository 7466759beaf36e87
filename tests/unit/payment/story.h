// SPDX-License-Identifier: Apache-2.0
//
// Builds states of an attempt the only way they may come about: by events. A story checks nothing;
// it remembers the state and the effects of the last event.
#pragma once

#include "core/payment/attempt.h"

#include <string>
#include <utility>
#include <vector>

namespace pos::test {

using Verdict = payment::event::Answered::Verdict;
using Button = payment::event::Pressed::Button;
using Kind = payment::event::ReaderSaid::Kind;
using Status = gateway::TransactionStatus;

inline constexpr std::int64_t askedMinor = 2350;

[[nodiscard]] payment::event::Started aStart(bool manualCapture = false);

// The provider's record of the story's payment, in this status.
[[nodiscard]] payment::Facts record(Status status);

[[nodiscard]] payment::event::Answered done(payment::Call call);
[[nodiscard]] payment::event::Answered done(payment::Call call, payment::Facts facts);
[[nodiscard]] payment::event::Answered refused(payment::Call call, gateway::RefusalKind kind);
[[nodiscard]] payment::event::Answered unknown(
    payment::Call call, gateway::Unknown::Reason reason = gateway::Unknown::Reason::Lost);
[[nodiscard]] payment::event::Answered found(std::vector<payment::Facts> records);
[[nodiscard]] payment::event::Pressed press(Button button, std::int64_t amountMinor = 0);

class Story {
public:
    explicit Story(payment::event::Started start = aStart());

    // Time passes; nobody is told.
    Story &after(std::int64_t ms);
    // An answer gets the number of the newest call of its kind.
    Story &then(decltype(payment::Event::what) what);
    // Wakes the attempt at the time it asked for.
    Story &woke();

    [[nodiscard]] const payment::State &state() const { return m_state; }
    [[nodiscard]] const payment::Effects &effects() const { return m_effects; }
    [[nodiscard]] std::int64_t atMs() const { return m_atMs; }
    // Everything that happened, from the start: what the journal of such a till would hold.
    [[nodiscard]] const std::vector<payment::Event> &events() const { return m_events; }

private:
    std::int64_t m_atMs = 1'000;
    payment::State m_state;
    payment::Effects m_effects;
    std::vector<payment::Event> m_events;
};

// A story that has just reached the phase in the most ordinary way.
[[nodiscard]] Story storyIn(payment::Phase phase);
// Declined, prompted again, cancelled, and the provider refuses to cancel.
[[nodiscard]] Story cancelledAtTheSecondPrompt();
// The same, and for the life of a prompt the record says nothing new (Clash::CannotTell).
[[nodiscard]] Story nobodyCanTell();

} // namespace pos::test
