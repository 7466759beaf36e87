// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace pos::receipt {

// What to write instead of a character, best first: a relative in the same script, the base letter
// without its accent, the letters it sounds like, and "?" in the end. "" = leave it out (combining
// marks, marks that are not seen).
[[nodiscard]] std::vector<std::string> substitutes(char32_t code);

} // namespace pos::receipt
