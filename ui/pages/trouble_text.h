// SPDX-License-Identifier: Apache-2.0
//
// One sentence for each trouble: what happened, whether a customer was charged, what to do. And the
// few words that fit on a button.
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"

#include <QString>

#include <optional>

namespace pos::ui {

// For the banner row; "" for Trouble::None.
[[nodiscard]] QString troubleSentence(const view::TroubleView &trouble, const Theme &theme);
// For the Charge button: "Minimum $0.50"; "" when nothing stands in the way.
[[nodiscard]] QString troubleReason(view::Trouble trouble);
[[nodiscard]] QString chargeReason(
    const view::TillStatus &status, const money::Money &amount, const Theme &theme);
// For a Notice, where the eye is.
// Something was done, rather than refused.
[[nodiscard]] bool isGoodNews(const view::Notice &notice);
[[nodiscard]] QString noticeSentence(const view::Notice &notice, const Theme &theme);

} // namespace pos::ui
