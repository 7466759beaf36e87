// SPDX-License-Identifier: Apache-2.0
//
// The pages beside the sale, in the order of the navigation.
#pragma once

#include "ui/pages/page.h"

#include <vector>

namespace pos::ui {

// "payments", "paymentDetail", "readers", "tasks", "settings", "recovery"; labels are in the
// language that is installed when this is called.
[[nodiscard]] std::vector<PageEntry> otherPages();

} // namespace pos::ui
