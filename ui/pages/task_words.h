// SPDX-License-Identifier: Apache-2.0
//
// What a person has to decide about a task: the sentence, the verbs, and which of them are asked
// twice. One table for the page and its test, because a wrong verb here moves money.
#pragma once

#include "core/view/snapshots.h"
#include "core/view/till.h"
#include "ui/theme/theme.h"

#include <QString>

#include <optional>
#include <vector>

namespace pos::ui {

struct TaskVerb {
    QString text; // "Refund $47.50"
    QString name; // of the button: "keepPaid", "refundNow", …
    bool isDestructive = false; // stands apart, in the stop colour
    QString question; // asked before it is sent; empty = sent at once
    view::Command command;
};

struct TaskText {
    QString title; // "Customer already paid $47.50"
    QString explanation; // what happened, what is known, what to do
    std::vector<TaskVerb> verbs; // the harmless one first
};

[[nodiscard]] TaskText taskText(const view::TaskView &task, const Theme &theme);

struct RecoveryText {
    QString word; // "Charged"
    QString sentence; // "The sale is complete."
};
[[nodiscard]] RecoveryText recoveryText(view::RecoveryRow::State state);

} // namespace pos::ui
