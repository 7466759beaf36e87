// SPDX-License-Identifier: Apache-2.0
//
// Endpoints and what is owed to them as JSON: for the state file, and for people to look at.
#include "app/sandbox/webhooks.h"

#include <algorithm>
#include <utility>

namespace pos::sandbox {

namespace {

nlohmann::json endpointJson(const WebhookEndpoint &endpoint)
{
    return {{"id", endpoint.id}, {"url", endpoint.url}, {"secret", endpoint.secret},
        {"events", endpoint.events}, {"description", endpoint.description},
        {"status", endpoint.status}, {"failure_count", endpoint.failureCount},
        {"created_ms", endpoint.createdUtcMs}, {"updated_ms", endpoint.updatedUtcMs},
        {"last_success_ms", endpoint.lastSuccessUtcMs},
        {"last_failure_ms", endpoint.lastFailureUtcMs}, {"disabled_ms", endpoint.disabledUtcMs}};
}

// Throws what nlohmann throws; load() turns it into a value.
WebhookEndpoint endpointFrom(const nlohmann::json &json)
{
    WebhookEndpoint endpoint;
    json.at("id").get_to(endpoint.id);
    json.at("url").get_to(endpoint.url);
    json.at("secret").get_to(endpoint.secret);
    json.at("events").get_to(endpoint.events);
    json.at("description").get_to(endpoint.description);
    json.at("status").get_to(endpoint.status);
    json.at("failure_count").get_to(endpoint.failureCount);
    json.at("created_ms").get_to(endpoint.createdUtcMs);
    json.at("updated_ms").get_to(endpoint.updatedUtcMs);
    json.at("last_success_ms").get_to(endpoint.lastSuccessUtcMs);
    json.at("last_failure_ms").get_to(endpoint.lastFailureUtcMs);
    json.at("disabled_ms").get_to(endpoint.disabledUtcMs);
    return endpoint;
}

} // namespace

nlohmann::json Webhooks::log() const
{
    nlohmann::json list = nlohmann::json::array();
    const auto entry = [this](const auto &from) {
        const auto it = std::find_if(m_endpoints.begin(), m_endpoints.end(),
            [&from](const WebhookEndpoint &endpoint) { return endpoint.id == from.endpointId; });
        return nlohmann::json{{"endpoint_id", from.endpointId},
            {"url", it == m_endpoints.end() ? "" : it->url}, {"type", from.type},
            {"delivery", from.deliveryId}, {"attempt", from.attempt}};
    };
    for (const Sent &sent : m_sent) {
        nlohmann::json line = entry(sent);
        line["http_status"] = sent.httpStatus;
        line["sent_ms"] = sent.utcMs;
        line["body"] = sent.body;
        list.push_back(std::move(line));
    }
    for (const auto &[id, owed] : m_owed) {
        nlohmann::json line = entry(owed);
        line["due_ms"] = owed.dueUtcMs;
        line["in_flight"] = owed.inFlight;
        list.push_back(std::move(line));
    }
    return list;
}

nlohmann::json Webhooks::save() const
{
    nlohmann::json endpoints = nlohmann::json::array();
    for (const WebhookEndpoint &endpoint : m_endpoints) {
        endpoints.push_back(endpointJson(endpoint));
    }
    nlohmann::json owedList = nlohmann::json::array();
    for (const auto &[id, owed] : m_owed) {
        owedList.push_back({{"id", id}, {"endpoint_id", owed.endpointId}, {"type", owed.type},
            {"delivery", owed.deliveryId}, {"body", owed.body}, {"attempt", owed.attempt},
            {"copy", owed.copy}, {"storming", owed.storming}, {"due_ms", owed.dueUtcMs}});
    }
    return {
        {"endpoints", std::move(endpoints)}, {"owed", std::move(owedList)}, {"last_id", m_lastId}};
}

base::Result<void> Webhooks::load(const nlohmann::json &json)
{
    Webhooks loaded;
    loaded.m_style = m_style;
    try {
        for (const nlohmann::json &entry : json.at("endpoints")) {
            loaded.m_endpoints.push_back(endpointFrom(entry));
        }
        for (const nlohmann::json &entry : json.at("owed")) {
            Owed owed;
            entry.at("endpoint_id").get_to(owed.endpointId);
            entry.at("type").get_to(owed.type);
            entry.at("delivery").get_to(owed.deliveryId);
            entry.at("body").get_to(owed.body);
            entry.at("attempt").get_to(owed.attempt);
            entry.at("copy").get_to(owed.copy);
            entry.at("storming").get_to(owed.storming);
            entry.at("due_ms").get_to(owed.dueUtcMs);
            owed.attempt = std::max(owed.attempt, 1);
            loaded.m_owed.emplace(entry.at("id").get<std::uint64_t>(), std::move(owed));
        }
        json.at("last_id").get_to(loaded.m_lastId);
    } catch (const nlohmann::json::exception &) {
        return base::fail(base::ErrorCode::Damaged, "The stored webhooks cannot be read.");
    }
    if (!loaded.m_owed.empty()) {
        loaded.m_lastId = std::max(loaded.m_lastId, loaded.m_owed.rbegin()->first);
    }
    *this = std::move(loaded);
    return {};
}

} // namespace pos::sandbox
