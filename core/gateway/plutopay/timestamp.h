// SPDX-License-Identifier: Apache-2.0
//
// PlutoPay's times: "2026-11-20T10:04:55+00:00" and "2026-11-20T10:04:55.000000Z" (contract, row
// 54). Pure and without a locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pos::gateway::plutopay {

// Milliseconds since 1970 UTC; nothing when the text is not a date and time with an offset.
// Fractions beyond milliseconds are cut. A blank is taken for the T.
[[nodiscard]] std::optional<std::int64_t> parseTimestampMs(std::string_view text);

// True for YYYY-MM-DD naming a real day.
[[nodiscard]] bool isDate(std::string_view text);

} // namespace pos::gateway::plutopay
