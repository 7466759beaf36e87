// SPDX-License-Identifier: Apache-2.0
//
// Whether a webhook was sent by PlutoPay. Pure but for OpenSSL's arithmetic: the time is handed in.
// Verify over the bytes as received; PlutoPay escapes slashes in a way no re-encoding keeps.
#pragma once

#include "core/base/secret.h"
#include "core/world/http_transport.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace pos::gateway::plutopay {

enum class SignatureVerdict {
    Valid,
    Missing, // neither X-PlutoPay-Signature nor PlutoPay-Signature
    Malformed, // not "t=…,v1=…" (nor plain hex, where that is allowed)
    TooOld, // signed more than the tolerance ago
    FromTheFuture, // signed more than the tolerance ahead
    Wrong, // another secret, or another body
};

class WebhookVerifier {
public:
    struct Rules {
        std::int64_t toleranceSeconds = 300;
        // Rows 31, 32: a value without a time can be replayed for ever, so only by configuration.
        bool acceptPlainHex = false;
    };

    explicit WebhookVerifier(const base::Secret &secret);
    WebhookVerifier(const base::Secret &secret, Rules rules);
    ~WebhookVerifier();
    WebhookVerifier(const WebhookVerifier &) = delete;
    WebhookVerifier &operator=(const WebhookVerifier &) = delete;

    // Header names in lower case. `utcSeconds` by the best clock there is.
    [[nodiscard]] SignatureVerdict verify(
        const world::HttpHeaders &headers, std::string_view body, std::int64_t utcSeconds);
    // The same for the header's value alone.
    [[nodiscard]] SignatureVerdict verifyValue(
        std::string_view value, std::string_view body, std::int64_t utcSeconds);

private:
    struct Keyed;
    std::unique_ptr<Keyed> m_keyed;
    Rules m_rules;
};

} // namespace pos::gateway::plutopay
