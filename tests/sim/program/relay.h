// SPDX-License-Identifier: Apache-2.0
//
// The shop's end of the webhooks: checks the signature with the production verifier and tells the
// tills to look. What is forged, old, repeated or of another shop must change nothing; what is
// genuine and about an open payment must lead to a look (F36 to F42).
#pragma once

#include "app/sandbox/wire.h"
#include "core/gateway/plutopay/webhook_signature.h"

#include <map>
#include <memory>
#include <string>

namespace pos::sim {

struct World;

class Relay {
public:
    explicit Relay(World &world);
    // Hands on what the provider has to tell.
    void poll();

private:
    void arrive(const sandbox::Delivery &delivery, bool genuine);
    void hint(const std::string &transaction, const std::string &event, const std::string &type);

    World &m_world;
    std::unique_ptr<gateway::plutopay::WebhookVerifier> m_verifier;
    std::map<std::string, std::string> m_heard; // event id to what it was about
};

} // namespace pos::sim
