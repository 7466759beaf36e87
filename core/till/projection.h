// SPDX-License-Identifier: Apache-2.0
//
// From belief to picture: what a screen shows of a payment is a pure function of its state and the
// time. Nothing is decided here that could move money.
#pragma once

#include "core/journal/journal.h"
#include "core/payment/attempt.h"
#include "core/payment/summary.h"
#include "core/view/snapshots.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pos::till {

// The big pane. `nowMs` is monotonic; `reachable`: PlutoPay answered the till's last call.
[[nodiscard]] view::CheckoutView checkoutOf(
    const payment::State &state, std::int64_t nowMs, bool reachable = true);
[[nodiscard]] view::Stage stageOf(const payment::State &state);
// Why PlutoPay's record contradicts what was asked; empty when it does not.
[[nodiscard]] view::Saying conflictOf(const payment::State &state);

[[nodiscard]] view::PaymentRow rowOf(const payment::State &state);
[[nodiscard]] view::PaymentRow rowOf(const payment::Summary &summary);
// As stageOf(state), but for what only a reader's own word distinguishes.
[[nodiscard]] view::Stage stageOf(const payment::Summary &summary);
// A row of the provider's list that this till did not make.
[[nodiscard]] view::PaymentRow rowOf(const gateway::Transaction &transaction);

// A record of the journal beside a payment's story: a person has looked at what was taken back.
inline constexpr std::string_view taskClosedKind = "task.closed";

// What a person must decide about this payment; usually nothing.
[[nodiscard]] std::vector<view::TaskView> tasksOf(const payment::State &state);
[[nodiscard]] view::RecoveryRow recoveryRowOf(const payment::State &state, bool reachable = true);

// Everything about one payment; `records` is its stream in the journal.
[[nodiscard]] view::PaymentDetail detailOf(
    const payment::State &state, const std::vector<journal::Record> &records);
// One line per event and call, and per change of what the screen showed.
[[nodiscard]] std::vector<view::TimelineEntry> timelineOf(
    const std::vector<journal::Record> &records);

// "waiting_for_card": the word of a stage in --json output and in the timeline.
[[nodiscard]] std::string_view nameOf(view::Stage stage);

} // namespace pos::till
