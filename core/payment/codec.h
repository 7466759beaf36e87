// SPDX-License-Identifier: Apache-2.0
//
// Events as journal records and back. JSON, so that a person with sqlite3 can read them; words
// rather than numbers for enumerators; absent means default; unknown fields are ignored, unknown
// words are an error, because half an event is worse than none.
#pragma once

#include "core/base/result.h"
#include "core/payment/event.h"

#include <string>
#include <string_view>

namespace pos::payment {

// The record's kind: "payment.started", "payment.answered", … ; [a-z._].
[[nodiscard]] std::string_view kindOf(const Event &event);
// The record's body without the times, which the journal keeps beside it.
[[nodiscard]] std::string encode(const Event &event);
// Errors: Damaged (not what encode() writes), TooNew (a word of a newer version).
[[nodiscard]] base::Result<Event> decode(
    std::string_view kind, std::string_view body, std::int64_t atMs, std::int64_t utcMs);

} // namespace pos::payment
