// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace pos::till {

// "2026-11-20 14:02:11", UTC, of milliseconds since 1970. For files and receipts.
[[nodiscard]] std::string utcText(std::int64_t utcMs);
// The same by the machine's time zone.
[[nodiscard]] std::string localText(std::int64_t utcMs);

} // namespace pos::till
