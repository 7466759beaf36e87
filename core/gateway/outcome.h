// SPDX-License-Identifier: Apache-2.0
//
// What a call to a provider can teach us. There is no "failed": a call that moves money ends in
// evidence, in evidence of the contrary, or in not knowing; and not knowing leads only to asking.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace pos::gateway {

// Why the provider said no. Decided from HTTP status, error type and text by one pure function
// (core/gateway/plutopay/refusal.h).
enum class RefusalKind {
    InvalidRequest, // 400 or 422: our fault or the shop's; the message says which field
    Authentication, // 401, 403: key missing, revoked, of the wrong kind, merchant inactive
    NotFound, // 404
    Conflict, // 409, or a key used with another body
    RateLimited, // 429; asking later is fine, nothing was done
    ReaderBusy, // the reader carries out another action
    ReaderOffline,
    ReaderTimeout, // "did not answer in time": documented as sometimes false, so never trusted
    ReaderUnknown, // "No such terminal.reader"
    IntentAdvanced, // the intent is past requires_payment_method: paid or being paid
    AlreadySucceeded, // cancel refused because money moved
    NotCancelable, // cancel refused in the current state, which is not named
    NotRefundable,
    RefundTooLarge,
    Unsupported, // 404 or 405 for an endpoint this account's API does not have
    Other,
};

struct Refused {
    RefusalKind kind {};
    int httpStatus = 0;
    std::string type; // the provider's error type as sent, "" when none
    std::string message; // the provider's text, at most 300 bytes; for logs and details, not banners
    std::string field; // the first rejected request field, "" when none
    std::int64_t retryAfterMs = 0; // of a 429, capped at 60,000; 0 = not said
    std::string requestId;
};

struct Unknown {
    enum class Reason {
        NotSent, // certain: the request never left this machine; the one Unknown that is harmless
        TlsRefused, // certain as well: certificate or protocol not accepted
        Lost,
        Deadline,
        ServerError, // 5xx
        NotAnApiAnswer, // HTML, redirect, empty, wrong content type
        Unreadable, // truncated, too large, too deep, not JSON, required field missing
        Mismatch, // well-formed, but about another id, amount or currency than we asked for
    };
    Reason reason {};
    int httpStatus = 0; // 0 when no answer came
    std::string detail; // for logs and details; no secret
    std::string requestId;
};

// True when the server cannot have acted.
[[nodiscard]] constexpr bool certainlyNotSent(Unknown::Reason reason)
{
    return reason == Unknown::Reason::NotSent || reason == Unknown::Reason::TlsRefused;
}

template <typename T>
using Outcome = std::variant<T, Refused, Unknown>;

} // namespace pos::gateway
