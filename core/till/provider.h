// SPDX-License-Identifier: Apache-2.0
//
// A connection to PlutoPay as the till holds it: the gateway port plus the few calls that only
// test mode and the start-up checks need. Made by connectPlutoPay() in the programs and by a
// script in tests.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/gateway/gateway.h"

#include <functional>
#include <memory>
#include <string>

namespace pos::till {

struct Connection {
    std::string baseUrl; // "" = PlutoPay's own
    base::Secret key;
    std::string caFile; // PEM file of one more authority, "" = none
};

struct Health {
    bool ok = false;
    std::int64_t utcMs = 0; // the server's clock, 0 = not told
};

struct Provider {
    std::shared_ptr<void> transport; // outlives the gateway
    std::shared_ptr<gateway::Gateway> gateway;
    // Presents a test card on a simulated reader; empty when there is no such thing.
    std::function<void(const gateway::ReaderId &, gateway::Callback<gateway::ReaderAction>)>
        simulate;
    std::function<void(gateway::Callback<Health>)> health;
};

using Connect = std::function<base::Result<Provider>(const Connection &)>;

} // namespace pos::till
