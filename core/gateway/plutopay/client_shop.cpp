// SPDX-License-Identifier: Apache-2.0
//
// What a shop sets up beside its counter: webhook endpoints, hosted checkout, payment links.
#include "core/gateway/plutopay/client_run.h"

namespace pos::gateway::plutopay {
namespace {

[[nodiscard]] std::string endpointPath(const std::string &id, std::string_view rest = "")
{
    return "/v1/webhook-endpoints/" + percentEncoded(id) + std::string(rest);
}

} // namespace

void PlutoPayClient::createWebhookEndpoint(
    const WebhookEndpointDraft &draft, Callback<WebhookEndpoint> done)
{
    run<WebhookEndpoint>(writing("POST", "/v1/webhook-endpoints", encodeWebhookEndpoint(draft)),
        &decodeWebhookEndpoint, std::move(done));
}

void PlutoPayClient::getWebhookEndpoint(const std::string &id, Callback<WebhookEndpoint> done)
{
    if (refusedId<WebhookEndpoint>("GET /v1/webhook-endpoints/{id}", id, done)) {
        return;
    }
    Call call = reading(endpointPath(id));
    call.namesRecord = true;
    run<WebhookEndpoint>(std::move(call), &decodeWebhookEndpoint, std::move(done));
}

void PlutoPayClient::updateWebhookEndpoint(
    const std::string &id, const WebhookEndpointDraft &draft, Callback<WebhookEndpoint> done)
{
    if (refusedId<WebhookEndpoint>("PUT /v1/webhook-endpoints/{id}", id, done)) {
        return;
    }
    Call call = writing("PUT", endpointPath(id), encodeWebhookEndpoint(draft));
    call.namesRecord = true;
    run<WebhookEndpoint>(std::move(call), &decodeWebhookEndpoint, std::move(done));
}

void PlutoPayClient::deleteWebhookEndpoint(const std::string &id, Callback<Deleted> done)
{
    if (refusedId<Deleted>("DELETE /v1/webhook-endpoints/{id}", id, done)) {
        return;
    }
    Call call = writing("DELETE", endpointPath(id), "");
    call.namesRecord = true;
    run<Deleted>(std::move(call), &decodeDeleted, std::move(done));
}

void PlutoPayClient::testWebhookEndpoint(const std::string &id, Callback<WebhookTest> done)
{
    if (refusedId<WebhookTest>("POST /v1/webhook-endpoints/{id}/test", id, done)) {
        return;
    }
    Call call = writing("POST", endpointPath(id, "/test"), "");
    call.namesRecord = true;
    run<WebhookTest>(std::move(call), &decodeWebhookTest, std::move(done));
}

void PlutoPayClient::listWebhookEndpoints(
    const ListQuery &query, Callback<Page<WebhookEndpoint>> done)
{
    run<Page<WebhookEndpoint>>(listing("/v1/webhook-endpoints" + queryOf(query)),
        &decodeWebhookEndpoints, std::move(done));
}

void PlutoPayClient::createCheckoutSession(
    const CheckoutSessionDraft &draft, Callback<CheckoutSession> done)
{
    if (refusedAmount<CheckoutSession>(
            "POST /v1/checkout/sessions", draft.amountMinor, draft.currency, "", done)) {
        return;
    }
    Call call = writing("POST", "/v1/checkout/sessions", encodeCheckoutSession(draft));
    call.key = draft.key;
    run<CheckoutSession>(std::move(call), &decodeCheckoutSession, std::move(done),
        [amountMinor = draft.amountMinor](
            const CheckoutSession &session) -> std::optional<std::string> {
            if (session.amountMinor == amountMinor) {
                return std::nullopt;
            }
            return "asked for " + std::to_string(amountMinor) + ", the answer is about "
                + std::to_string(session.amountMinor);
        });
}

void PlutoPayClient::getCheckoutSession(const std::string &id, Callback<CheckoutSession> done)
{
    if (refusedId<CheckoutSession>("GET /v1/checkout/sessions/{id}", id, done)) {
        return;
    }
    Call call = reading("/v1/checkout/sessions/" + percentEncoded(id));
    call.namesRecord = true;
    run<CheckoutSession>(std::move(call), &decodeCheckoutSession, std::move(done));
}

void PlutoPayClient::listCheckoutSessions(
    const ListQuery &query, Callback<Page<CheckoutSession>> done)
{
    run<Page<CheckoutSession>>(listing("/v1/checkout/sessions" + queryOf(query)),
        &decodeCheckoutSessions, std::move(done));
}

void PlutoPayClient::createPaymentLink(const PaymentLinkDraft &draft, Callback<PaymentLink> done)
{
    Call call = writing("POST", "/v1/payment-links", encodePaymentLink(draft));
    call.key = draft.key;
    run<PaymentLink>(std::move(call), &decodePaymentLink, std::move(done));
}

void PlutoPayClient::getPaymentLink(const std::string &id, Callback<PaymentLink> done)
{
    if (refusedId<PaymentLink>("GET /v1/payment-links/{id}", id, done)) {
        return;
    }
    Call call = reading("/v1/payment-links/" + percentEncoded(id));
    call.namesRecord = true;
    run<PaymentLink>(std::move(call), &decodePaymentLink, std::move(done));
}

void PlutoPayClient::listPaymentLinks(const ListQuery &query, Callback<Page<PaymentLink>> done)
{
    ListQuery withLimit = query;
    withLimit.filters["limit"] = std::to_string(std::clamp(query.size, 1, 100)); // row 17
    run<Page<PaymentLink>>(
        listing("/v1/payment-links" + queryOf(withLimit)), &decodePaymentLinks, std::move(done));
}

} // namespace pos::gateway::plutopay
