// SPDX-License-Identifier: Apache-2.0
//
// One function per group of routes under /v1. Each answers every method and path of its group,
// 404 and 405 included; the shell around them (keys, limits, idempotency) is api.h.
#pragma once

#include "app/sandbox/call.h"
#include "app/sandbox/shop.h"
#include "app/sandbox/wire.h"

namespace pos::sandbox {

Answer healthEndpoint(Shop &shop, const Call &call);
Answer merchantEndpoint(Shop &shop, const Call &call);
Answer terminalEndpoint(Shop &shop, const Call &call); // /terminal/…: the server-driven flow
Answer transactionsEndpoint(Shop &shop, const Call &call); // also /payment-intents
Answer refundEndpoint(Shop &shop, const Call &call, Transaction &row);
Answer customersEndpoint(Shop &shop, const Call &call);
Answer terminalsEndpoint(Shop &shop, const Call &call); // /terminals: the rows
Answer payoutsEndpoint(Shop &shop, const Call &call);
Answer disputesEndpoint(Shop &shop, const Call &call);
Answer webhookEndpointsEndpoint(Shop &shop, const Call &call);
Answer checkoutEndpoint(Shop &shop, const Call &call); // /checkout/sessions
Answer paymentLinksEndpoint(Shop &shop, const Call &call);

// The pages a shopper opens: GET and POST /pay/{reference}.
Answer payPageEndpoint(Shop &shop, const Request &request);

} // namespace pos::sandbox
