// SPDX-License-Identifier: Apache-2.0
//
// PlutoPay and the Stripe underneath it, as a pure model: request in, answer out; the clock and
// the randomness are handed in, so one seed gives one history. Single-threaded: the server guards
// it with one lock, the simulation calls it directly.
#pragma once

#include "app/sandbox/wire.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sandbox {

struct Shop;

struct Options {
    std::uint64_t seed = 1;
    std::string dialect = "openapi"; // "docs", "openapi", "backend"
    std::int64_t startUtcMs = 0; // the model's first idea of the time
    std::string publicUrl; // "http://127.0.0.1:PORT", for links it hands out
    std::string currency = "usd";
    int rateLimitPerMinute = 100; // 0 = none
    bool seedReaders = true; // two online simulated readers, "Counter 1" and "Counter 2"
    std::size_t requestsLogged = 500; // the newest requests that the control API shows; 0 = none
};

class Model {
public:
    explicit Model(const Options &options);
    ~Model();
    Model(const Model &) = delete;
    Model &operator=(const Model &) = delete;

    // Moves the model's time forward (never back) and lets everything happen that was due:
    // settlements, slow banks, prompt time-outs, daily reboots, webhook retries.
    void advanceTo(std::int64_t utcMs);
    // When something is due next; INT64_MAX when nothing is.
    [[nodiscard]] std::int64_t nextDueMs() const;

    // The whole surface: /api/v1/…, /pay/… (hosted pages), /_sandbox/… (control).
    Answer handle(const Request &request);

    // Webhooks due now, each handed out once, and what became of them.
    std::vector<Delivery> takeDeliveries();
    void deliveryEnded(std::uint64_t id, int httpStatus); // 0 = no answer

    // Everything, as JSON text, for --state; and back. load returns "" or what is wrong.
    [[nodiscard]] std::string save() const;
    std::string load(std::string_view text);

    [[nodiscard]] std::string secretKey() const;
    [[nodiscard]] std::string publishableKey() const;
    [[nodiscard]] std::string webhookSecret() const;

    // A cheaper way for the simulation and tests to look at the truth than GET /_sandbox/ledger.
    struct IntentTruth {
        std::string transactionId, paymentIntentId, description, status;
        std::string readerId; // where it is prompted now, "" = nowhere
        std::int64_t amountMinor = 0, capturedMinor = 0, refundedMinor = 0;
        int captures = 0; // times money was taken; more than 1 is impossible at Stripe
        int prompts = 0; // times a reader showed it
    };
    [[nodiscard]] std::vector<IntentTruth> truth() const;
    // All of it, for a simulation that presents cards and reads the ledger without any text.
    [[nodiscard]] Shop &shop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pos::sandbox
