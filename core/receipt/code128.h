// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace pos::receipt {

// The widths of bars and spaces in modules, a bar first, of a CODE128 in code set B with its check
// digit; without the quiet zones (10 modules on each side). Empty when the text is empty, longer
// than 48 characters, or not printable ASCII.
[[nodiscard]] std::vector<int> encodeCode128(std::string_view text);

} // namespace pos::receipt
