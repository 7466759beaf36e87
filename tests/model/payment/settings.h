// SPDX-License-Identifier: Apache-2.0
//
// What is explored: several settings, each complete within its bounds, rather than one that is not.
#pragma once

#include "tests/model/payment/mutant.h"
#include "tests/model/payment/world.h"

#include <optional>
#include <span>
#include <string_view>

namespace pos::model {

// Small: seconds, for every change. Full: a minute. Open: no run has been through all of them yet;
// with --states they are searched as far as it goes.
[[nodiscard]] std::span<const Setting> smallSettings();
[[nodiscard]] std::span<const Setting> fullSettings();
[[nodiscard]] std::span<const Setting> openSettings();
[[nodiscard]] std::optional<Setting> settingOf(std::string_view name);
// The smallest setting in which the bug can be met.
[[nodiscard]] Setting settingFor(Mutant mutant);

} // namespace pos::model
