// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/events.h"
#include "app/sandbox/fields.h"
#include "app/sandbox/pages.h"
#include "app/sandbox/presenter.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace pos::sandbox {
namespace {

constexpr std::array<std::string_view, 15> eventNames{"payment.created", "payment.processing",
    "payment.succeeded", "payment.failed", "payment.canceled", "refund.created", "dispute.created",
    "dispute.closed", "payout.paid", "payout.failed", "terminal.connected", "terminal.disconnected",
    "customer.created", "customer.updated", "*"};

std::vector<std::string> readEvents(const Shop &shop, Fields &fields, const Json &body)
{
    std::vector<std::string> events;
    const auto found = body.find("events");
    if (found == body.end() || found->is_null()) {
        return events;
    }
    if (!found->is_array()) {
        fields.complain("events", "The events field must be an array.");
        return events;
    }
    for (const auto &event : *found) {
        const auto name = event.is_string() ? event.get<std::string>() : std::string{};
        const bool known
            = std::find(eventNames.begin(), eventNames.end(), name) != eventNames.end();
        if (name.empty() || (!known && shop.on(Toggle::WebhookEventEnum))) {
            fields.complain("events", "The selected events is invalid.");
        }
        events.push_back(name);
    }
    return events;
}

Answer createEndpoint(Shop &shop, const Call &call)
{
    Fields fields{shop, call.body};
    WebhookEndpoint row;
    row.url = fields.url("url", 500, Fields::Need::Required);
    row.events = readEvents(shop, fields, call.body);
    row.description = fields.text("description", 500);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    row.id = shop.uuid();
    row.secret
        = shop.webhooks.endpoints().empty() ? shop.state.webhookSecret : shop.token("whsec_", 32);
    row.createdUtcMs = shop.now();
    row.updatedUtcMs = shop.now();
    const auto &added = shop.webhooks.add(std::move(row));
    return single(
        shop, Toggle::EnvelopeWebhookEndpoint, 201, webhookEndpointJson(shop, added, true));
}

Answer listEndpoints(Shop &shop, const Call &call)
{
    std::vector<const WebhookEndpoint *> rows;
    const auto &all = shop.webhooks.endpoints();
    for (auto row = all.rbegin(); row != all.rend(); ++row) {
        rows.push_back(&*row);
    }
    return listRows(
        shop, call, terminalLists, rows, [](const Shop &of, const WebhookEndpoint &row) {
            return webhookEndpointJson(of, row, false);
        });
}

Answer changeEndpoint(Shop &shop, const Call &call, WebhookEndpoint &row)
{
    Fields fields{shop, call.body};
    const auto url = fields.url("url", 500);
    auto events = readEvents(shop, fields, call.body);
    const auto status = fields.word("status", {"active", "disabled"});
    const auto description = fields.text("description", 500);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    if (!url.empty()) {
        row.url = url;
    }
    if (fields.has("events")) {
        row.events = std::move(events);
    }
    if (fields.has("description")) {
        row.description = description;
    }
    if (!status.empty()) {
        shop.webhooks.setStatus(row, status, shop.now());
    }
    row.updatedUtcMs = shop.now();
    return single(
        shop, Toggle::EnvelopeWebhookEndpoint, 200, webhookEndpointJson(shop, row, false));
}

Answer sendTest(Shop &shop, const WebhookEndpoint &row)
{
    const auto eventId = shop.uuid();
    emitEvent(shop, "test.event",
        {{"id", eventId}, {"message", "This is a test webhook."}, {"endpoint_id", row.id}},
        shop.is(Toggle::WebhookTestReaches, "one") ? std::string_view{row.id} : std::string_view{});
    return jsonAnswer(200,
        {{"message", "Test webhook sent."}, {"event_id", eventId}, {"event_type", "test.event"}});
}

} // namespace

Answer webhookEndpointsEndpoint(Shop &shop, const Call &call)
{
    if (call.parts.size() == 1) {
        if (call.is("POST")) {
            return createEndpoint(shop, call);
        }
        return call.is("GET") ? listEndpoints(shop, call)
                              : wrongMethod(shop, call, "GET, HEAD, POST");
    }
    auto *row = shop.webhooks.find(call.part(1));
    if (row == nullptr) {
        return missingRow(shop, call, "WebhookEndpoint", call.part(1));
    }
    if (call.parts.size() == 3 && call.part(2) == "test") {
        return call.is("POST") ? sendTest(shop, *row) : wrongMethod(shop, call, "POST");
    }
    if (call.parts.size() != 2) {
        return noSuchRoute(shop, call);
    }
    if (call.is("GET")) {
        return single(
            shop, Toggle::EnvelopeWebhookEndpoint, 200, webhookEndpointJson(shop, *row, false));
    }
    if (call.is("PUT") || call.is("PATCH")) {
        return changeEndpoint(shop, call, *row);
    }
    if (call.is("DELETE")) {
        shop.webhooks.remove(call.part(1));
        return deleted();
    }
    return wrongMethod(shop, call, "GET, HEAD, PUT, PATCH, DELETE");
}

} // namespace pos::sandbox
