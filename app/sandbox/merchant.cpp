// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/presenter.h"

namespace pos::sandbox {

Answer healthEndpoint(Shop &shop, const Call &call)
{
    if (!call.is("GET")) {
        return wrongMethod(shop, call, "GET, HEAD");
    }
    Json body = {{"status", "ok"}};
    if (shop.is(Toggle::Health, "four")) {
        body["service"] = "PlutoPay API";
    }
    if (!shop.is(Toggle::Health, "one")) {
        body["version"] = "v1";
        body["timestamp"] = timeJson(shop, shop.now());
    }
    return jsonAnswer(200, body);
}

Answer merchantEndpoint(Shop &shop, const Call &call)
{
    if (call.parts.size() != 1) {
        return noSuchRoute(shop, call);
    }
    if (!call.is("GET")) {
        return wrongMethod(shop, call, "GET, HEAD");
    }
    return single(shop, Toggle::EnvelopeMerchant, 200, merchantJson(shop, call.test));
}

} // namespace pos::sandbox
