// SPDX-License-Identifier: Apache-2.0
//
// The pages around one sale. The other pages add theirs in lists of the same kind; the program
// joins the lists in the order of the navigation.
#pragma once

#include "ui/pages/page.h"

#include <vector>

namespace pos::ui {

[[nodiscard]] std::vector<PageEntry> salePages(); // sale, payment, receipt

} // namespace pos::ui
