// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace pos::receipt {

// Rows of modules, true = dark, without the quiet zone (4 modules on each side are owed by whoever
// draws it).
using QrMatrix = std::vector<std::vector<bool>>;

// Error correction level M: paper gets folded. Empty when there is nothing to encode or it is
// longer than 1,000 bytes.
[[nodiscard]] QrMatrix encodeQr(std::string_view data);

} // namespace pos::receipt
