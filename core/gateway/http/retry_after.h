// SPDX-License-Identifier: Apache-2.0
//
// The Retry-After header in both of its forms (RFC 9110, 10.2.3). Pure.
#pragma once

#include "core/world/http_transport.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace pos::gateway::http {

// The longest pause that a server can impose on the till; a longer one is cut to it (F14).
constexpr std::int64_t longestRetryAfterMs = 60'000;

// The value of the header `lowerCaseName`, or nothing.
[[nodiscard]] std::optional<std::string_view> findHeader(
    const world::HttpHeaders &headers, std::string_view lowerCaseName);

// "Sun, 06 Nov 1994 08:49:37 GMT" as milliseconds since 1970 UTC; nothing for other forms.
[[nodiscard]] std::optional<std::int64_t> parseHttpDateMs(std::string_view text);

// Milliseconds to wait as told by Retry-After, 0 to longestRetryAfterMs; nothing when the header is
// absent or means nothing. A date is measured against the answer's own Date header, because the
// till's wall clock can be wrong by a day, and against `utcMs` only where that is missing.
[[nodiscard]] std::optional<std::int64_t> retryAfterMs(
    const world::HttpHeaders &headers, std::int64_t utcMs);

} // namespace pos::gateway::http
