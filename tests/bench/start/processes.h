// SPDX-License-Identifier: Apache-2.0
//
// One start of a program that prints READY, and what the kernel says about it afterwards.
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace pos::bench {

struct Start {
    std::int64_t readyUs = 0; // from just before fork to the line READY
    std::int64_t pssKb = 0; // proportional set size a moment after READY
    double idleCpuPercent = 0; // of one core, over idleMs; 0 when idleMs was 0
};

// Starts it offscreen, waits for READY (at most 30 s), watches it doing nothing for idleMs, ends
// it. Nothing when it did not start, or said no READY; what it wrote to stderr is shown.
[[nodiscard]] std::optional<Start> startOnce(
    const QString &program, const QStringList &arguments, int idleMs);

// Empties the page cache. False where that is not allowed (only root may).
[[nodiscard]] bool dropCaches();

[[nodiscard]] std::int64_t median(std::vector<std::int64_t> values);

} // namespace pos::bench
