// SPDX-License-Identifier: Apache-2.0
//
// Is this text JSON? Every record is asked before it enters, so it is one pass that keeps nothing.
#pragma once

#include <string_view>

namespace pos::journal {

// RFC 8259, in valid UTF-8, at most 64 levels deep.
[[nodiscard]] bool isJson(std::string_view text);

} // namespace pos::journal
