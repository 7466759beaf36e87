// SPDX-License-Identifier: Apache-2.0
//
// Webhook endpoints and what is owed to them: who gets which event, in which shape, signed how,
// sent again when. Pure: times and ids are handed in; the server posts what takeDue() gives out
// and reports back through ended().
#pragma once

#include "app/sandbox/wire.h"
#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sandbox {

// One field per way in which PlutoPay's sources disagree about webhooks. The dialect fills it.
struct WebhookStyle {
    enum class SignatureHeader { XPlutoPay, PlutoPay, Both };
    enum class SignatureForm {
        TimestampedV1, // t=<unix>,v1=<hex of HMAC over "<t>.<body>">
        PlainHex, // hex of HMAC over the body
        Sha256Prefix, // sha256=<hex of HMAC over the body>
    };
    enum class Payload {
        Docs, // {"id":"evt_…","type","created_at","data":{…}}
        Object, // {"id":"evt_…","type","created":<unix>,"data":{"object":{…}}}
        Backend, // {"id":"<type>_<unix>","type","created_at","data":{…}}, slashes escaped
    };
    enum class Retries {
        FiveThenFailing, // after 1 min, 5 min, 30 min, 2 h, 24 h
        FourAndDisable, // after 1 min, 5 min, 30 min, 2 h; ten failures disable the endpoint
        Storm, // every minute for ever once it failed, success or not, disabled or not
        Never,
    };
    SignatureHeader signatureHeader = SignatureHeader::XPlutoPay;
    SignatureForm signatureForm = SignatureForm::TimestampedV1;
    Payload payload = Payload::Object;
    Retries retries = Retries::FiveThenFailing;
    bool starMatchesAll = true; // "*" among an endpoint's events means all; else it is literal
    bool deliveryHeaders = true; // X-PlutoPay-Event, -Delivery, -Timestamp
    int extraCopies = 0; // duplicates of every delivery, 0 to 10,000
    std::int64_t delayMs = 0; // between the event and its first delivery
    std::vector<std::string> missingEvents; // types that are never sent, as a lost webhook
};

struct WebhookEndpoint {
    std::string id; // uuid
    std::string url;
    std::string secret; // whsec_…
    std::vector<std::string> events; // empty = all
    std::string description;
    std::string status = "active"; // "active", "disabled", "failing"
    int failureCount = 0; // in a row
    std::int64_t createdUtcMs = 0;
    std::int64_t updatedUtcMs = 0;
    std::int64_t lastSuccessUtcMs = 0; // 0 = never
    std::int64_t lastFailureUtcMs = 0;
    std::int64_t disabledUtcMs = 0;
};

struct WebhookEvent {
    std::string id; // "evt_…", used where the style does not build its own
    std::string deliveryId; // uuid: one per event, the same for all endpoints and attempts
    std::string type; // "payment.succeeded"
    nlohmann::json data; // the object
    std::int64_t utcMs = 0;
};

// HMAC-SHA256 in lower-case hex.
[[nodiscard]] std::string hmacSha256Hex(std::string_view key, std::string_view message);
// The body as it goes over the wire; everything after works on these bytes.
[[nodiscard]] std::string webhookBody(const WebhookEvent &event, const WebhookStyle &style);
[[nodiscard]] std::string webhookSignature(std::string_view secret, std::string_view body,
    std::int64_t utcMs, WebhookStyle::SignatureForm form);
[[nodiscard]] bool subscribes(
    const WebhookEndpoint &endpoint, std::string_view type, const WebhookStyle &style);

class Webhooks {
public:
    static constexpr std::int64_t neverMs = std::numeric_limits<std::int64_t>::max();

    void setStyle(const WebhookStyle &style) { m_style = style; } // kept outside save()
    [[nodiscard]] const WebhookStyle &style() const { return m_style; }

    // Endpoints, oldest first. The pointers live until the next add, remove or load.
    WebhookEndpoint &add(WebhookEndpoint endpoint);
    [[nodiscard]] WebhookEndpoint *find(std::string_view id);
    [[nodiscard]] const std::deque<WebhookEndpoint> &endpoints() const { return m_endpoints; }
    bool remove(std::string_view id); // what was owed to it is forgotten
    // Sets status and clears or stamps the failure fields that go with it.
    void setStatus(WebhookEndpoint &endpoint, std::string_view status, std::int64_t nowUtcMs);

    // Queues the event for every endpoint that subscribes and is not disabled, or only for the one
    // named (a test event). How many those are.
    int emit(const WebhookEvent &event, std::string_view onlyEndpointId = {});
    // Queues what was already sent once more, `copies` times, at once (a replay storm).
    int replay(std::string_view deliveryId, int copies, std::int64_t nowUtcMs);

    // What is due, each handed out once; it stays owed until ended().
    [[nodiscard]] std::vector<Delivery> takeDue(std::int64_t nowUtcMs);
    void ended(std::uint64_t id, int httpStatus, std::int64_t nowUtcMs); // 0 = no answer
    [[nodiscard]] std::int64_t nextDueMs() const; // neverMs when nothing waits

    // The last deliveries for the control API: event, url, attempt, status, due time.
    [[nodiscard]] nlohmann::json log() const;

    // What was handed out but not ended is due again after load(): at least once.
    [[nodiscard]] nlohmann::json save() const;
    base::Result<void> load(const nlohmann::json &json);

private:
    struct Owed {
        std::string endpointId;
        std::string type;
        std::string deliveryId;
        std::string body;
        int attempt = 1;
        bool copy = false; // a duplicate or a replay: never sent again
        bool storming = false; // failed once under Retries::Storm
        bool inFlight = false;
        std::int64_t dueUtcMs = 0;
    };
    struct Sent {
        std::string endpointId;
        std::string type;
        std::string deliveryId;
        std::string body;
        int attempt = 0;
        int httpStatus = 0;
        std::int64_t utcMs = 0;
    };
    [[nodiscard]] Delivery deliveryFor(std::uint64_t id, const Owed &owed,
        const WebhookEndpoint &endpoint, std::int64_t nowUtcMs) const;
    void queue(Owed owed);
    // Counts the outcome on the endpoint; whether the delivery is to be sent again, and when.
    bool succeeded(Owed &owed, WebhookEndpoint &endpoint, std::int64_t nowUtcMs);
    bool failed(Owed &owed, WebhookEndpoint &endpoint, std::int64_t nowUtcMs);

    WebhookStyle m_style;
    std::deque<WebhookEndpoint> m_endpoints;
    std::map<std::uint64_t, Owed> m_owed;
    std::deque<Sent> m_sent; // the last 200
    std::uint64_t m_lastId = 0;
};

} // namespace pos::sandbox
