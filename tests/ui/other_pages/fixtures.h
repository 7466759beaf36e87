// SPDX-License-Identifier: Apache-2.0
//
// Snapshots of an ordinary and of a bad day, for the pages beside the sale.
#pragma once

#include "core/view/snapshots.h"

#include <memory>
#include <vector>

namespace pos::ui::test {

// Newest first, one every 7 minutes before `nowUtcMs`, every state among the first twelve.
[[nodiscard]] view::PaymentsView payments(std::size_t count, std::int64_t nowUtcMs);
[[nodiscard]] view::PaymentDetail approvedDetail(std::int64_t nowUtcMs);
[[nodiscard]] view::PaymentDetail refundedDetail(std::int64_t nowUtcMs);
[[nodiscard]] view::PaymentDetail heldDetail(std::int64_t nowUtcMs);
[[nodiscard]] view::ReadersView mixedReaders(std::int64_t nowUtcMs);
[[nodiscard]] std::vector<view::TaskView> everyTask(std::int64_t nowUtcMs);
[[nodiscard]] view::RecoveryView everyRecovery(std::int64_t nowUtcMs);
// A journal of a year that a bad disk met last week; `found`: payments that only PlutoPay knows.
[[nodiscard]] view::RepairView repair(
    view::RepairView::Step step, std::size_t found, std::int64_t nowUtcMs);
[[nodiscard]] view::SettingsView shopSettings();

} // namespace pos::ui::test
