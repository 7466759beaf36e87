// SPDX-License-Identifier: Apache-2.0
//
// Did the provider say no, or do we not know? One pure function, because a wrong "no" about a call
// that moves money is a customer who pays twice.
#pragma once

#include "core/gateway/outcome.h"
#include "core/gateway/plutopay/decode.h"
#include "core/world/http_transport.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace pos::gateway::plutopay {

struct CallShape {
    bool namesRecord = false; // the path holds an id, so a 404 can be about that record
};

// Nothing when the status is 2xx and the body may hold the answer; it is then up to the decoder.
// - 2xx with an empty body, HTML or anything that does not begin like JSON: NotAnApiAnswer.
// - 3xx: NotAnApiAnswer; a redirect says nothing about what happened (F11).
// - 4xx with a JSON object: Refused with its kind, except where the text shows that the server
//   itself broke down on the way (SQL errors, a lost connection to the processor): ServerError.
// - 4xx with anything else: NotAnApiAnswer; a proxy or a captive portal may have made it up.
// - 408: ServerError, because some part of the request may have been acted upon.
// - 5xx: ServerError, before or after acting (F12, F13, F33).
// `utcMs` is only used for a Retry-After date without a Date header.
[[nodiscard]] std::optional<std::variant<Refused, Unknown>> classify(
    JsonParser &parser, const world::HttpReply &reply, CallShape shape, std::int64_t utcMs);

// X-Request-Id or Request-Id, cleaned, at most 100 bytes; "" when none.
[[nodiscard]] std::string requestIdOf(const world::HttpHeaders &headers);

// For logs and traces: "done", "refused: reader_busy", "unknown: deadline" need these words.
[[nodiscard]] std::string_view wordFor(RefusalKind kind);
[[nodiscard]] std::string_view wordFor(Unknown::Reason reason);

} // namespace pos::gateway::plutopay
