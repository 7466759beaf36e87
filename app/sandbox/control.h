// SPDX-License-Identifier: Apache-2.0
//
// The person behind the counter of the sandbox: routes under /_sandbox/, JSON in and out, without a
// key. The server only answers them on loopback.
//
//   GET    /_sandbox/state                   time, dialect, counts, keys, what is due, readers
//   GET    /_sandbox/toggles                 every toggle: value, words, meaning
//   POST   /_sandbox/toggles                 {"settlement":"never", …}; all or none
//   POST   /_sandbox/dialect                 {"dialect":"docs"}; sets every toggle
//   POST   /_sandbox/clock                   {"advance_ms":N}; everything due until then happens
//   GET    /_sandbox/ledger                  every intent: captured, refunded, prompts; the sums
//   GET    /_sandbox/requests?after=N        the last 500 API requests, keys redacted
//   POST   /_sandbox/settle                  {"transaction":id} or {}: lost events arrive now
//   POST   /_sandbox/flip                    {"transaction":id,"status":"failed"}: a late event
//   POST   /_sandbox/dispute                 {"transaction":id}: a chargeback
//   POST   /_sandbox/elsewhere               {"amount":N,"description":…}: paid at another till
//   POST   /_sandbox/reset                   {"seed":N,"dialect":…}, both optional
//   GET    /_sandbox/keys
//   POST   /_sandbox/keys                    {"kind":"secret"|"publishable","live":bool}
//   POST   /_sandbox/keys/revoke             {"key":"sk_…"}; {"revoked":false} gives it back
//   POST   /_sandbox/merchant                {"status":"active"|…,"test_mode":bool}
//   GET    /_sandbox/faults                  what is armed
//   POST   /_sandbox/faults                  arms one (faults.h); answers {"id":N}
//   DELETE /_sandbox/faults                  disarms all; /_sandbox/faults/{id} one
//   GET    /_sandbox/webhooks                the last deliveries
//   POST   /_sandbox/webhooks/replay         {"delivery":id,"copies":N}
//   GET    /_sandbox/cards                   the test cards
//   POST   /_sandbox/registration-codes      {"device_type":"stripe_s700"} → {"code":"a-b-c"}
//   GET    /_sandbox/readers                 every reader's face
//   POST   /_sandbox/readers                 {"name":…,"device_type":…,"live":bool}: registered
// {id} below is tmr_…, the terminal's uuid or its name:
//   GET    /_sandbox/readers/{id}            screen, amount, currency, payment_intent, status, …
//   GET    /_sandbox/readers/{id}/events?after=N   {"events":[…],"last":N}: its local steps
//   POST   /_sandbox/readers/{id}/present    {"card":"4242…","method":"tap|insert|swipe",
//                                             "tip":N,"pin":"auto|wait"}; "auto" types the PIN
//   POST   /_sandbox/readers/{id}/remove     the card is pulled out
//   POST   /_sandbox/readers/{id}/pin        {"right":bool}
//   POST   /_sandbox/readers/{id}/cancel     the customer cancels on the reader
//   POST   /_sandbox/readers/{id}/walk_away
//   POST   /_sandbox/readers/{id}/tip        {"amount":N}; needs the toggle tips_on_reader
//   POST   /_sandbox/readers/{id}/state      {"status":"online|offline|pairing",
//                                             "lost":"before|after","stale":bool,"battery":N,
//                                             "busy":bool,"next":"busy|timeout_started|
//                                             timeout_not_started"}; each key optional
//   POST   /_sandbox/readers/{id}/reboot     {"down_ms":N}
//   POST   /_sandbox/readers/{id}/cancel_action    Stripe's cancel_action, which PlutoPay lacks
// A refusal is 400, 404 or 405 with {"error":"a sentence"}; of a reader also with Stripe's "code".
#pragma once

#include "app/sandbox/json.h"
#include "app/sandbox/shop.h"
#include "app/sandbox/wire.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sandbox {

// One control request, taken apart.
struct Order {
    const Request &request;
    std::vector<std::string_view> parts; // after /_sandbox: {"readers", "<id>", "present"}
    Json body = Json::object();

    [[nodiscard]] std::string_view part(std::size_t at) const
    {
        return at < parts.size() ? parts[at] : std::string_view{};
    }
    [[nodiscard]] bool is(std::string_view method) const { return request.method == method; }
    [[nodiscard]] std::string text(const char *name) const; // "" when absent or no text
    [[nodiscard]] std::int64_t number(const char *name, std::int64_t absent) const;
    [[nodiscard]] bool flag(const char *name, bool absent) const;
    [[nodiscard]] std::int64_t after() const; // the query parameter, 0 when absent
};

// `advance` moves the model's clock by so many milliseconds and lets happen what was due.
Answer controlAnswer(
    Shop &shop, const Request &request, const std::function<void(std::int64_t)> &advance);

// The routes under /_sandbox/readers and /_sandbox/registration-codes.
Answer controlReaders(Shop &shop, const Order &order);
Answer issueRegistrationCode(Shop &shop, const Order &order);
[[nodiscard]] Json readerFace(const Shop &shop, const Reader &reader);

[[nodiscard]] Answer controlRefusal(int status, const std::string &sentence);

} // namespace pos::sandbox
