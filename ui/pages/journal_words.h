// SPDX-License-Identifier: Apache-2.0
//
// What is said of a damaged journal, step by step. Texts in one place, so that they can be read as
// one story and tested without a page.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/payment_words.h"
#include "ui/theme/theme.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace pos::ui {

struct JournalFigure {
    std::int64_t records = 0;
    QString caption; // "certain, until 14:02"
    Meaning meaning = Meaning::Neutral;
};

struct JournalText {
    QString lead; // what is so
    QString money; // what it means for money; "" = nothing to say
    QString next; // what the verb does
    QString verb; // on the primary button; "" = none
    QString reason; // why the verb cannot be pressed now; "" = it can
    QString question; // asked before the verb is carried out; "" = none
    std::vector<JournalFigure> figures;
};

[[nodiscard]] JournalText journalText(
    const view::RepairView &repair, std::int64_t nowUtcMs, const Theme &theme);

} // namespace pos::ui
