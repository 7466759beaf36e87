// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/client.h"

#include "core/gateway/plutopay/client_run.h"
#include "core/gateway/plutopay/encode.h"
#include "core/gateway/plutopay/refusal.h"

#include <algorithm>
#include <utility>

namespace pos::gateway::plutopay {
namespace {

constexpr std::int64_t longestListBytes = 8 << 20; // a status answer may have 1 MiB (F16)

[[nodiscard]] Unknown::Reason reasonFor(world::HttpFailure::Kind kind)
{
    switch (kind) {
    case world::HttpFailure::Kind::NotSent:
        return Unknown::Reason::NotSent;
    case world::HttpFailure::Kind::TlsRefused:
        return Unknown::Reason::TlsRefused;
    case world::HttpFailure::Kind::Lost:
        return Unknown::Reason::Lost;
    case world::HttpFailure::Kind::Deadline:
        return Unknown::Reason::Deadline;
    case world::HttpFailure::Kind::TooLarge:
        return Unknown::Reason::Unreadable;
    case world::HttpFailure::Kind::Garbled:
        return Unknown::Reason::Unreadable;
    }
    return Unknown::Reason::Lost;
}

// Visible ASCII, so that a key cannot break out of its header.
[[nodiscard]] bool isHeaderSafe(std::string_view text)
{
    return text.size() <= longestKeyBytes
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

} // namespace

PlutoPayClient::PlutoPayClient(ClientSettings settings, world::HttpTransport &transport,
    world::Clock &clock, world::Executor &executor)
    : m_baseUrl(normalisedBaseUrl(settings.baseUrl))
    , m_key(std::move(settings.key))
    , m_mode(keyMode(m_key))
    , m_deadlines(settings.deadlines)
    , m_transport(transport)
    , m_clock(clock)
    , m_executor(executor)
    , m_budget(settings.requestsPerMinute)
    , m_alive(std::make_shared<PlutoPayClient *>(this))
{
}

PlutoPayClient::~PlutoPayClient() = default;

void PlutoPayClient::setKey(base::Secret key)
{
    m_key = std::move(key);
    m_mode = plutopay::keyMode(m_key);
}

std::int64_t PlutoPayClient::waitForBudgetMs() const
{
    return m_budget.waitMs(m_clock.monotonicMs(), http::RequestBudget::Priority::Low);
}

PlutoPayClient::Call PlutoPayClient::reading(std::string path) const
{
    Call call;
    call.method = "GET";
    call.path = std::move(path);
    call.deadlineMs = m_deadlines.readMs;
    return call;
}

PlutoPayClient::Call PlutoPayClient::listing(std::string path) const
{
    Call call = reading(std::move(path));
    call.maxBodyBytes = longestListBytes;
    return call;
}

PlutoPayClient::Call PlutoPayClient::writing(
    std::string method, std::string path, std::string body) const
{
    Call call;
    call.method = std::move(method);
    call.path = std::move(path);
    call.body = std::move(body);
    call.deadlineMs = m_deadlines.writeMs;
    call.priority = http::RequestBudget::Priority::High;
    return call;
}

world::HttpRequest PlutoPayClient::requestOf(const Call &call) const
{
    world::HttpRequest request;
    request.method = call.method;
    request.url = m_baseUrl + call.path;
    request.body = call.body;
    request.deadlineMs = call.deadlineMs;
    request.maxBodyBytes = call.maxBodyBytes;
    // Without Accept the backend answers a rejected field with a redirect to its home page.
    request.headers.emplace_back("Accept", "application/json");
    if (call.withKey) {
        request.headers.emplace_back("Authorization", "Bearer " + std::string(m_key.expose()));
    }
    if (!call.body.empty()) {
        request.headers.emplace_back("Content-Type", "application/json");
    }
    if (!call.key.empty()) {
        request.headers.emplace_back("Idempotency-Key", call.key.text());
    }
    return request;
}

void PlutoPayClient::launch(Call call, std::function<void(Judged)> judged)
{
    const std::string what = call.method + " " + call.path.substr(0, call.path.find('?'));
    // A key that no endpoint takes, or one that would break the header, is not sent anywhere.
    const bool usableKey = m_mode == KeyMode::Test || m_mode == KeyMode::Live;
    if (call.withKey && !usableKey) {
        refuse<Judged>(what,
            Refused{RefusalKind::Authentication, 0, "",
                "The key is not a secret key of PlutoPay (sk_test_ or sk_live_).", "", 0, ""},
            [judged = std::move(judged)](
                Outcome<Judged> outcome) { judged(std::move(std::get<Refused>(outcome))); });
        return;
    }
    if (!isHeaderSafe(call.key.text())) {
        refuse<Judged>(what,
            locallyRefused("The idempotency key is too long or not plain text.", "idempotency_key"),
            [judged = std::move(judged)](
                Outcome<Judged> outcome) { judged(std::move(std::get<Refused>(outcome))); });
        return;
    }
    const std::int64_t startedMs = m_clock.monotonicMs();
    m_budget.spent(startedMs);
    world::HttpRequest request = requestOf(call);
    m_transport.send(std::move(request),
        [weak = std::weak_ptr(m_alive), call = std::move(call), startedMs,
            judged = std::move(judged)](world::HttpResult result) {
            if (const auto alive = weak.lock()) {
                PlutoPayClient &client = **alive;
                judged(client.judge(call, std::move(result), startedMs));
            }
        });
}

PlutoPayClient::Judged PlutoPayClient::judge(
    const Call &call, world::HttpResult result, std::int64_t startedMs)
{
    const std::int64_t nowMs = m_clock.monotonicMs();
    m_trace = CallTrace{call.method + " " + call.path.substr(0, call.path.find('?')), startedMs,
        nowMs - startedMs, 0, "done", ""};
    if (const auto *failure = std::get_if<world::HttpFailure>(&result)) {
        Judged judged = Unknown{reasonFor(failure->kind), 0, failure->detail, ""};
        note(judged);
        return judged;
    }
    auto &reply = std::get<world::HttpReply>(result);
    m_trace.httpStatus = reply.status;
    m_trace.requestId = requestIdOf(reply.headers);
    m_budget.learned(reply.status, reply.headers, nowMs, m_clock.utcMs());
    auto verdict = classify(m_parser, reply, CallShape{call.namesRecord}, m_clock.utcMs());
    if (!verdict) {
        return std::move(reply);
    }
    Judged judged = std::visit([](auto &&value) { return Judged(std::move(value)); }, *verdict);
    note(judged);
    return judged;
}

void PlutoPayClient::note(const Judged &judged)
{
    if (const auto *refused = std::get_if<Refused>(&judged)) {
        m_trace.result = "refused: " + std::string(wordFor(refused->kind));
    } else if (const auto *unknown = std::get_if<Unknown>(&judged)) {
        m_trace.result = "unknown: " + std::string(wordFor(unknown->reason));
    } else {
        m_trace.result = "done";
    }
}

} // namespace pos::gateway::plutopay
