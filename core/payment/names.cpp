// SPDX-License-Identifier: Apache-2.0
//
// One table per enum, in the order of its enumerators; a test holds each table to its enum.
#include "core/payment/names.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace pos::payment {
namespace {

using Name = std::string_view;

template <std::size_t N>
std::string_view at(const std::array<Name, N> &names, std::size_t index)
{
    base::invariant(index < names.size());
    return names[index];
}

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<Name, N> &names, std::string_view name)
{
    const auto *const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Enum>(std::distance(names.begin(), found));
}

constexpr std::array<Name, 9> callNames{"create", "push", "read", "search", "cancel",
    "stray_cancel", "capture", "refund", "refund_baseline"};
constexpr std::array<Name, 14> phaseNames{"creating", "pushing", "reader_trouble", "collecting",
    "authorising", "declined", "checking", "cancelling", "approved", "authorized", "cancelled",
    "given_up", "refused", "conflict"};
constexpr std::array<Name, 7> stopNames{
    "none", "person", "other_tender", "timed_out", "customer", "restart", "probe"};
constexpr std::array<Name, 5> readerProblemNames{"none", "no_answer", "busy", "offline", "unknown"};
constexpr std::array<Name, 6> refundStepNames{
    "baseline", "sending", "checking", "needs_person", "done", "refused"};
constexpr std::array<Name, 3> verdictNames{"done", "refused", "unknown"};
constexpr std::array<Name, 15> buttonNames{"cancel", "other_tender", "try_again", "other_reader",
    "keep_waiting", "put_aside", "keep_paid", "refund", "refund_happened", "refund_did_not_happen",
    "payment_happened", "payment_did_not_happen", "capture", "void", "dismiss"};
constexpr std::array<Name, 10> kindNames{"prompt_shown", "card_presented", "pin_entry",
    "processing", "approved", "declined", "remove_card", "card_removed", "prompt_cleared",
    "customer_cancelled"};
constexpr std::array<Name, 16> refusalKindNames{"invalid_request", "authentication", "not_found",
    "conflict", "rate_limited", "reader_busy", "reader_offline", "reader_timeout", "reader_unknown",
    "intent_advanced", "already_succeeded", "not_cancelable", "not_refundable", "refund_too_large",
    "unsupported", "other"};
constexpr std::array<Name, 8> reasonNames{"not_sent", "tls_refused", "lost", "deadline",
    "server_error", "not_an_api_answer", "unreadable", "mismatch"};
constexpr std::array<Name, 10> statusNames{"pending", "processing", "authorized", "succeeded",
    "failed_attempt", "canceled", "refunded", "partially_refunded", "disputed", "unrecognised"};

} // namespace

std::string_view nameOf(Call value)
{
    return at(callNames, static_cast<std::size_t>(value));
}

template <>
std::optional<Call> fromName(std::string_view name)
{
    return find<Call>(callNames, name);
}

std::string_view nameOf(Phase value)
{
    return at(phaseNames, static_cast<std::size_t>(value));
}

template <>
std::optional<Phase> fromName(std::string_view name)
{
    return find<Phase>(phaseNames, name);
}

std::string_view nameOf(Stop value)
{
    return at(stopNames, static_cast<std::size_t>(value));
}

template <>
std::optional<Stop> fromName(std::string_view name)
{
    return find<Stop>(stopNames, name);
}

std::string_view nameOf(ReaderProblem value)
{
    return at(readerProblemNames, static_cast<std::size_t>(value));
}

template <>
std::optional<ReaderProblem> fromName(std::string_view name)
{
    return find<ReaderProblem>(readerProblemNames, name);
}

std::string_view nameOf(RefundTry::Step value)
{
    return at(refundStepNames, static_cast<std::size_t>(value));
}

template <>
std::optional<RefundTry::Step> fromName(std::string_view name)
{
    return find<RefundTry::Step>(refundStepNames, name);
}

std::string_view nameOf(event::Answered::Verdict value)
{
    return at(verdictNames, static_cast<std::size_t>(value));
}

template <>
std::optional<event::Answered::Verdict> fromName(std::string_view name)
{
    return find<event::Answered::Verdict>(verdictNames, name);
}

std::string_view nameOf(event::Pressed::Button value)
{
    return at(buttonNames, static_cast<std::size_t>(value));
}

template <>
std::optional<event::Pressed::Button> fromName(std::string_view name)
{
    return find<event::Pressed::Button>(buttonNames, name);
}

std::string_view nameOf(event::ReaderSaid::Kind value)
{
    return at(kindNames, static_cast<std::size_t>(value));
}

template <>
std::optional<event::ReaderSaid::Kind> fromName(std::string_view name)
{
    return find<event::ReaderSaid::Kind>(kindNames, name);
}

std::string_view nameOf(gateway::RefusalKind value)
{
    return at(refusalKindNames, static_cast<std::size_t>(value));
}

template <>
std::optional<gateway::RefusalKind> fromName(std::string_view name)
{
    return find<gateway::RefusalKind>(refusalKindNames, name);
}

std::string_view nameOf(gateway::Unknown::Reason value)
{
    return at(reasonNames, static_cast<std::size_t>(value));
}

template <>
std::optional<gateway::Unknown::Reason> fromName(std::string_view name)
{
    return find<gateway::Unknown::Reason>(reasonNames, name);
}

std::string_view nameOf(gateway::TransactionStatus value)
{
    return at(statusNames, static_cast<std::size_t>(value));
}

template <>
std::optional<gateway::TransactionStatus> fromName(std::string_view name)
{
    return find<gateway::TransactionStatus>(statusNames, name);
}

} // namespace pos::payment
