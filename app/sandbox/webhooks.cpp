// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/webhooks.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace pos::sandbox {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::size_t sentKept = 200;
constexpr int failuresUntilDisabled = 10;

// Contract 6: one minute, five, thirty, two hours, a day.
constexpr std::array<std::int64_t, 5> retryAfterMs{
    minuteMs, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs, 1440 * minuteMs};

// When to try again after `attempt` (from 1) failed; nothing when it was the last.
std::optional<std::int64_t> waitAfter(int attempt, WebhookStyle::Retries retries)
{
    const auto index = static_cast<std::size_t>(attempt - 1);
    switch (retries) {
    case WebhookStyle::Retries::FiveThenFailing:
        return index < retryAfterMs.size() ? std::optional{retryAfterMs[index]} : std::nullopt;
    case WebhookStyle::Retries::FourAndDisable:
        return index < 4 ? std::optional{retryAfterMs[index]} : std::nullopt;
    case WebhookStyle::Retries::Storm:
        return minuteMs;
    case WebhookStyle::Retries::Never:
        return std::nullopt;
    }
    base::unreachable();
}

bool contains(const std::vector<std::string> &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace

bool subscribes(const WebhookEndpoint &endpoint, std::string_view type, const WebhookStyle &style)
{
    return endpoint.events.empty() || contains(endpoint.events, type)
        || (style.starMatchesAll && contains(endpoint.events, "*"));
}

WebhookEndpoint &Webhooks::add(WebhookEndpoint endpoint)
{
    return m_endpoints.emplace_back(std::move(endpoint));
}

WebhookEndpoint *Webhooks::find(std::string_view id)
{
    const auto it = std::find_if(m_endpoints.begin(), m_endpoints.end(),
        [id](const WebhookEndpoint &endpoint) { return endpoint.id == id; });
    return it == m_endpoints.end() ? nullptr : &*it;
}

bool Webhooks::remove(std::string_view id)
{
    std::erase_if(m_owed, [id](const auto &entry) { return entry.second.endpointId == id; });
    return std::erase_if(m_endpoints, [id](const auto &endpoint) { return endpoint.id == id; }) > 0;
}

void Webhooks::setStatus(WebhookEndpoint &endpoint, std::string_view status, std::int64_t nowUtcMs)
{
    endpoint.status = std::string{status};
    endpoint.updatedUtcMs = nowUtcMs;
    if (status == "active") {
        endpoint.failureCount = 0;
        endpoint.disabledUtcMs = 0;
    } else if (status == "disabled") {
        endpoint.disabledUtcMs = nowUtcMs;
    }
}

void Webhooks::queue(Owed owed)
{
    m_owed.emplace(++m_lastId, std::move(owed));
}

int Webhooks::emit(const WebhookEvent &event, std::string_view onlyEndpointId)
{
    if (contains(m_style.missingEvents, event.type)) {
        return 0;
    }
    int receivers = 0;
    std::string body;
    for (const WebhookEndpoint &endpoint : m_endpoints) {
        const bool meant = onlyEndpointId.empty() ? subscribes(endpoint, event.type, m_style)
                                                  : endpoint.id == onlyEndpointId;
        if (!meant || endpoint.status == "disabled") {
            continue;
        }
        if (receivers++ == 0) {
            body = webhookBody(event, m_style);
        }
        Owed owed;
        owed.endpointId = endpoint.id;
        owed.type = event.type;
        owed.deliveryId = event.deliveryId;
        owed.body = body;
        owed.dueUtcMs = event.utcMs + m_style.delayMs;
        queue(owed);
        owed.copy = true;
        for (int i = 0; i < m_style.extraCopies; ++i) {
            queue(owed);
        }
    }
    return receivers;
}

int Webhooks::replay(std::string_view deliveryId, int copies, std::int64_t nowUtcMs)
{
    std::vector<std::string> seen;
    int queued = 0;
    for (const Sent &sent : m_sent) {
        if (sent.deliveryId != deliveryId || contains(seen, sent.endpointId)) {
            continue;
        }
        seen.push_back(sent.endpointId);
        Owed owed;
        owed.endpointId = sent.endpointId;
        owed.type = sent.type;
        owed.deliveryId = sent.deliveryId;
        owed.body = sent.body;
        owed.copy = true;
        owed.dueUtcMs = nowUtcMs;
        for (int i = 0; i < copies; ++i, ++queued) {
            queue(owed);
        }
    }
    return queued;
}

Delivery Webhooks::deliveryFor(std::uint64_t id, const Owed &owed, const WebhookEndpoint &endpoint,
    std::int64_t nowUtcMs) const
{
    Delivery delivery;
    delivery.id = id;
    delivery.url = endpoint.url;
    delivery.body = owed.body;
    delivery.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"},
        {"User-Agent", "PlutoPay-Webhook/1.0"}};
    if (m_style.deliveryHeaders) {
        delivery.headers.emplace_back("X-PlutoPay-Event", owed.type);
        delivery.headers.emplace_back("X-PlutoPay-Delivery", owed.deliveryId);
        delivery.headers.emplace_back("X-PlutoPay-Timestamp", std::to_string(nowUtcMs / 1000));
    }
    const std::string signature
        = webhookSignature(endpoint.secret, owed.body, nowUtcMs, m_style.signatureForm);
    if (m_style.signatureHeader != WebhookStyle::SignatureHeader::PlutoPay) {
        delivery.headers.emplace_back("X-PlutoPay-Signature", signature);
    }
    if (m_style.signatureHeader != WebhookStyle::SignatureHeader::XPlutoPay) {
        delivery.headers.emplace_back("PlutoPay-Signature", signature);
    }
    return delivery;
}

std::vector<Delivery> Webhooks::takeDue(std::int64_t nowUtcMs)
{
    std::vector<Delivery> due;
    for (auto it = m_owed.begin(); it != m_owed.end();) {
        auto &[id, owed] = *it;
        if (owed.inFlight || owed.dueUtcMs > nowUtcMs) {
            ++it;
            continue;
        }
        const WebhookEndpoint *endpoint = find(owed.endpointId);
        // The storm of the contract's page goes on after its endpoint was disabled.
        if (endpoint == nullptr || (endpoint->status == "disabled" && !owed.storming)) {
            it = m_owed.erase(it);
            continue;
        }
        owed.inFlight = true;
        due.push_back(deliveryFor(id, owed, *endpoint, nowUtcMs));
        ++it;
    }
    return due;
}

bool Webhooks::succeeded(Owed &owed, WebhookEndpoint &endpoint, std::int64_t nowUtcMs)
{
    endpoint.failureCount = 0;
    endpoint.lastSuccessUtcMs = nowUtcMs;
    if (endpoint.status == "failing") {
        endpoint.status = "active";
    }
    owed.dueUtcMs = nowUtcMs + minuteMs;
    return owed.storming;
}

bool Webhooks::failed(Owed &owed, WebhookEndpoint &endpoint, std::int64_t nowUtcMs)
{
    ++endpoint.failureCount;
    endpoint.lastFailureUtcMs = nowUtcMs;
    const bool disables = m_style.retries == WebhookStyle::Retries::FourAndDisable
        || m_style.retries == WebhookStyle::Retries::Storm;
    if (disables && endpoint.failureCount >= failuresUntilDisabled
        && endpoint.status != "disabled") {
        setStatus(endpoint, "disabled", nowUtcMs);
    }
    if (owed.copy) {
        return false;
    }
    const std::optional<std::int64_t> waitMs = waitAfter(owed.attempt, m_style.retries);
    if (!waitMs) {
        if (m_style.retries == WebhookStyle::Retries::FiveThenFailing) {
            setStatus(endpoint, "failing", nowUtcMs);
        }
        return false;
    }
    owed.storming = m_style.retries == WebhookStyle::Retries::Storm;
    owed.dueUtcMs = nowUtcMs + *waitMs;
    return true;
}

void Webhooks::ended(std::uint64_t id, int httpStatus, std::int64_t nowUtcMs)
{
    const auto it = m_owed.find(id);
    if (it == m_owed.end()) {
        return; // its endpoint was removed meanwhile
    }
    Owed &owed = it->second;
    m_sent.push_back({owed.endpointId, owed.type, owed.deliveryId, owed.body, owed.attempt,
        httpStatus, nowUtcMs});
    if (m_sent.size() > sentKept) {
        m_sent.pop_front();
    }
    WebhookEndpoint *endpoint = find(owed.endpointId);
    const bool fine = httpStatus >= 200 && httpStatus < 300;
    const bool again = endpoint != nullptr
        && (fine ? succeeded(owed, *endpoint, nowUtcMs) : failed(owed, *endpoint, nowUtcMs));
    if (!again) {
        m_owed.erase(it);
        return;
    }
    owed.inFlight = false;
    ++owed.attempt;
}

std::int64_t Webhooks::nextDueMs() const
{
    std::int64_t next = neverMs;
    for (const auto &[id, owed] : m_owed) {
        if (!owed.inFlight) {
            next = std::min(next, owed.dueUtcMs);
        }
    }
    return next;
}

} // namespace pos::sandbox
