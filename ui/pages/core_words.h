// SPDX-License-Identifier: Apache-2.0
//
// The sentences for what the core has to say: its codes go in, text in the chosen language comes
// out. Every sentence about a failure says what happened, whether anybody was charged and what to
// do.
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"

#include <QString>

#include <string>

namespace pos::ui {

[[nodiscard]] QString sayingText(const view::Saying &saying, const Theme &theme);
// "Payment intent"
[[nodiscard]] QString factLabel(view::FactName name);
// A stable word of the journal ("reader_busy", also "refused: reader_busy") for people. One that
// this version does not know is shown as it is, with blanks.
[[nodiscard]] QString termText(const std::string &word);

} // namespace pos::ui
