// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/refusal.h"

#include "core/gateway/http/retry_after.h"
#include "core/gateway/plutopay/scrub.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace pos::gateway::plutopay {
namespace {

struct Phrase {
    std::string_view text; // lower case
    RefusalKind kind;
};

// The processor's error texts, which PlutoPay passes on without their codes, and the codes for the
// day it passes them. The order matters: a refused cancel names requires_payment_method among the
// states that it would have accepted.
constexpr std::array<Phrase, 31> phrases{{
    {"timeout when sending this command to the reader", RefusalKind::ReaderTimeout},
    {"terminal_reader_timeout", RefusalKind::ReaderTimeout},
    {"terminal_reader_busy", RefusalKind::ReaderBusy},
    {"reader is currently busy", RefusalKind::ReaderBusy},
    {"reader is busy", RefusalKind::ReaderBusy},
    {"reader is currently in use", RefusalKind::ReaderBusy},
    {"terminal_reader_offline", RefusalKind::ReaderOffline},
    {"reader is currently offline", RefusalKind::ReaderOffline},
    {"reader is offline", RefusalKind::ReaderOffline},
    {"reader is currently unreachable", RefusalKind::ReaderOffline},
    {"no such terminal.reader", RefusalKind::ReaderUnknown},
    {"no such terminal reader", RefusalKind::ReaderUnknown},
    {"no such reader", RefusalKind::ReaderUnknown},
    {"no such payment_intent", RefusalKind::NotFound},
    {"status of succeeded", RefusalKind::AlreadySucceeded},
    {"cannot cancel this paymentintent", RefusalKind::NotCancelable},
    {"cannot be canceled", RefusalKind::NotCancelable},
    {"cannot be cancelled", RefusalKind::NotCancelable},
    {"intent_invalid_state", RefusalKind::IntentAdvanced},
    {"payment_intent_unexpected_state", RefusalKind::IntentAdvanced},
    {"in the requires_payment_method state", RefusalKind::IntentAdvanced},
    {"must be requires_payment_method", RefusalKind::IntentAdvanced},
    {"must have a status of requires_payment_method", RefusalKind::IntentAdvanced},
    {"exceeds refundable amount", RefusalKind::RefundTooLarge},
    {"greater than unrefunded amount", RefusalKind::RefundTooLarge},
    {"greater than charge amount", RefusalKind::RefundTooLarge},
    {"not refundable", RefusalKind::NotRefundable},
    {"has already been refunded", RefusalKind::NotRefundable},
    {"idempotent request", RefusalKind::Conflict},
    {"currently accessing it", RefusalKind::Conflict},
    {"too many requests", RefusalKind::RateLimited},
}};

// The server's own trouble in a 4xx: the request may have been carried out before it broke.
constexpr std::array<std::string_view, 12> breakdowns{"sqlstate", "could not connect to stripe",
    "could not communicate with stripe", "communicating with stripe",
    "talking to one of our backends", "curl error", "an unknown error occurred", "server error",
    "deadlock", "connection reset", "operation timed out", "connection timed out"};

[[nodiscard]] std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

[[nodiscard]] bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

[[nodiscard]] std::optional<RefusalKind> kindOfText(std::string_view lowerText)
{
    const auto *const found = std::find_if(phrases.begin(), phrases.end(),
        [lowerText](const Phrase &phrase) { return holds(lowerText, phrase.text); });
    return found == phrases.end() ? std::nullopt : std::optional(found->kind);
}

[[nodiscard]] bool aboutRoute(int status, const ErrorBody &error, std::string_view lowerText)
{
    return status == 405 || error.type == "method_not_allowed"
        || (holds(lowerText, "route")
            && (holds(lowerText, "could not be found") || holds(lowerText, "not found")
                || holds(lowerText, "not supported")));
}

[[nodiscard]] RefusalKind kindOf404(const ErrorBody &error, std::string_view text, CallShape shape)
{
    const bool aboutRecord = shape.namesRecord || error.type == "not_found"
        || error.code == "resource_missing" || holds(text, "no query results");
    return aboutRecord ? RefusalKind::NotFound : RefusalKind::Unsupported;
}

[[nodiscard]] RefusalKind kindOf(int status, const ErrorBody &error, CallShape shape)
{
    const std::string text = lowerCase(error.message + " " + error.code);
    if (status == 401 || status == 403 || error.type == "authentication_error"
        || error.type == "permission_error") {
        return RefusalKind::Authentication;
    }
    if (status == 429 || error.type == "rate_limit_error") {
        return RefusalKind::RateLimited;
    }
    if (const auto kind = kindOfText(text)) {
        return *kind;
    }
    if (aboutRoute(status, error, text)) {
        return RefusalKind::Unsupported;
    }
    if (status == 404 || error.type == "not_found") {
        return kindOf404(error, text, shape);
    }
    if (status == 409 || error.type == "conflict") {
        return RefusalKind::Conflict;
    }
    if (error.type == "cancel_error") {
        return RefusalKind::NotCancelable;
    }
    const bool ours = status == 422 || status == 413 || status == 414 || status == 415
        || error.type == "validation_error" || error.type == "invalid_request_error"
        || error.type == "invalid_request" || !error.field.empty();
    return ours ? RefusalKind::InvalidRequest : RefusalKind::Other;
}

[[nodiscard]] bool brokeDown(const ErrorBody &error)
{
    const std::string text = lowerCase(error.message);
    if (holds(text, "timeout when sending this command to the reader")) {
        return false;
    }
    return std::any_of(breakdowns.begin(), breakdowns.end(),
        [&text](std::string_view phrase) { return holds(text, phrase); });
}

[[nodiscard]] bool looksLikeJson(const world::HttpReply &reply)
{
    const auto type = http::findHeader(reply.headers, "content-type");
    if (type && holds(lowerCase(*type), "html")) {
        return false;
    }
    const auto first = reply.body.find_first_not_of(" \t\r\n");
    return first != std::string::npos && (reply.body[first] == '{' || reply.body[first] == '[');
}

} // namespace

std::string requestIdOf(const world::HttpHeaders &headers)
{
    for (const std::string_view name : {"x-request-id", "request-id"}) {
        if (const auto value = http::findHeader(headers, name)) {
            return scrub(*value, 100);
        }
    }
    return {};
}

std::optional<std::variant<Refused, Unknown>> classify(
    JsonParser &parser, const world::HttpReply &reply, CallShape shape, std::int64_t utcMs)
{
    const int status = reply.status;
    const std::string requestId = requestIdOf(reply.headers);
    const auto unknown = [&](Unknown::Reason reason, std::string_view what) {
        return std::variant<Refused, Unknown>(Unknown{
            reason, status, "HTTP " + std::to_string(status) + std::string(what), requestId});
    };
    if (status >= 500) {
        return unknown(Unknown::Reason::ServerError, "");
    }
    if (status < 200 || (status >= 300 && status < 400)) {
        return unknown(Unknown::Reason::NotAnApiAnswer, ", a redirect or no final answer");
    }
    if (!looksLikeJson(reply)) {
        return unknown(Unknown::Reason::NotAnApiAnswer, " without JSON");
    }
    if (status < 300) {
        return std::nullopt;
    }
    const auto error = decodeError(parser, reply.body);
    if (!error) {
        return unknown(Unknown::Reason::NotAnApiAnswer, " without a readable error");
    }
    if (status == 408 || brokeDown(*error)) {
        return unknown(Unknown::Reason::ServerError, ", the server broke down on the way");
    }
    Refused refused{kindOf(status, *error, shape), status, error->type, error->message,
        error->field, 0, requestId};
    if (refused.kind == RefusalKind::RateLimited) {
        refused.retryAfterMs = http::retryAfterMs(reply.headers, utcMs).value_or(0);
    }
    return std::variant<Refused, Unknown>(std::move(refused));
}

std::string_view wordFor(RefusalKind kind)
{
    switch (kind) {
    case RefusalKind::InvalidRequest:
        return "invalid_request";
    case RefusalKind::Authentication:
        return "authentication";
    case RefusalKind::NotFound:
        return "not_found";
    case RefusalKind::Conflict:
        return "conflict";
    case RefusalKind::RateLimited:
        return "rate_limited";
    case RefusalKind::ReaderBusy:
        return "reader_busy";
    case RefusalKind::ReaderOffline:
        return "reader_offline";
    case RefusalKind::ReaderTimeout:
        return "reader_timeout";
    case RefusalKind::ReaderUnknown:
        return "reader_unknown";
    case RefusalKind::IntentAdvanced:
        return "intent_advanced";
    case RefusalKind::AlreadySucceeded:
        return "already_succeeded";
    case RefusalKind::NotCancelable:
        return "not_cancelable";
    case RefusalKind::NotRefundable:
        return "not_refundable";
    case RefusalKind::RefundTooLarge:
        return "refund_too_large";
    case RefusalKind::Unsupported:
        return "unsupported";
    case RefusalKind::Other:
        return "other";
    }
    return "other";
}

std::string_view wordFor(Unknown::Reason reason)
{
    switch (reason) {
    case Unknown::Reason::NotSent:
        return "not_sent";
    case Unknown::Reason::TlsRefused:
        return "tls_refused";
    case Unknown::Reason::Lost:
        return "lost";
    case Unknown::Reason::Deadline:
        return "deadline";
    case Unknown::Reason::ServerError:
        return "server_error";
    case Unknown::Reason::NotAnApiAnswer:
        return "not_an_api_answer";
    case Unknown::Reason::Unreadable:
        return "unreadable";
    case Unknown::Reason::Mismatch:
        return "mismatch";
    }
    return "unknown";
}

} // namespace pos::gateway::plutopay
