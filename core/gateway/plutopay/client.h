// SPDX-License-Identifier: Apache-2.0
//
// PlutoPay, every endpoint of it, in every dialect of it, without configuration. A call is encoded,
// sent once, judged by its status (refusal.h), read (decode.h) and compared with what was asked; it
// ends in Done, Refused or Unknown and never in an exception.
#pragma once

#include "core/base/secret.h"
#include "core/gateway/gateway.h"
#include "core/gateway/http/request_budget.h"
#include "core/gateway/plutopay/decode.h"
#include "core/gateway/plutopay/key_mode.h"
#include "core/gateway/plutopay/requests.h"
#include "core/world/clock.h"
#include "core/world/executor.h"
#include "core/world/http_transport.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pos::gateway::plutopay {

struct ClientSettings {
    std::string baseUrl = "https://plutopayus.com/api"; // with or without /v1
    base::Secret key; // sk_test_… or sk_live_…
    Deadlines deadlines;
    int requestsPerMinute = 100; // shared by every till of the account
};

// Everything runs on the thread that made it. Destroying it with calls in flight is safe: their
// callbacks do not run any more. The transport, clock and executor must outlive it.
class PlutoPayClient final : public Gateway {
public:
    PlutoPayClient(ClientSettings settings, world::HttpTransport &transport, world::Clock &clock,
        world::Executor &executor);
    ~PlutoPayClient() override;

    // What the key says about itself; a Publishable or Malformed one makes every call end in
    // Refused (Authentication) without being sent.
    [[nodiscard]] KeyMode mode() const { return m_mode; }
    // A new key without a restart; calls in flight keep the old one.
    void setKey(base::Secret key);

    // The port (gateway.h).
    void createPayment(const CreatePayment &request, Callback<CreatedPayment> done) override;
    void processPayment(const PaymentIntentId &intent, const ReaderId &reader,
        Callback<ReaderAction> done) override;
    void getTransaction(const TransactionId &id, Callback<Transaction> done) override;
    void listTransactions(const ListTransactions &query, Callback<Page<Transaction>> done) override;
    void cancelTransaction(const TransactionId &id, Callback<Transaction> done) override;
    void captureTransaction(const TransactionId &id, std::int64_t amountMinor,
        const IdempotencyKey &key, Callback<Transaction> done) override;
    void refundTransaction(const TransactionId &id, std::int64_t amountMinor,
        const std::string &reason, const IdempotencyKey &key, Callback<Refund> done) override;
    void listReaders(Callback<std::vector<Reader>> done) override;
    void getMerchant(Callback<Merchant> done) override;
    [[nodiscard]] std::int64_t waitForBudgetMs() const override;
    [[nodiscard]] const CallTrace &lastTrace() const override { return m_trace; }

    // The rest of the API. All of them as the port: at most one copy, one callback, a deadline.
    void getHealth(Callback<Health> done); // sends no key
    void createTransaction(const CreateTransaction &request, Callback<CreatedTransaction> done);
    // Fresh for each reader session; the caller keeps it nowhere.
    void createConnectionToken(Callback<base::Secret> done);
    void simulatePayment(const ReaderId &reader, Callback<ReaderAction> done); // test mode only

    void createCustomer(
        const Customer &customer, const IdempotencyKey &key, Callback<Customer> done);
    void getCustomer(const CustomerId &id, Callback<Customer> done);
    void updateCustomer(const Customer &customer, Callback<Customer> done);
    void deleteCustomer(const CustomerId &id, Callback<Deleted> done);
    void listCustomers(const ListQuery &query, Callback<Page<Customer>> done);

    void registerTerminal(const TerminalDraft &draft, Callback<Reader> done);
    void getTerminal(const TerminalId &id, Callback<Reader> done);
    void updateTerminal(const TerminalId &id, const TerminalDraft &draft, Callback<Reader> done);
    void deleteTerminal(const TerminalId &id, Callback<Deleted> done);
    void listTerminals(const ListQuery &query, Callback<Page<Reader>> done);

    void getPayout(const std::string &id, Callback<Payout> done);
    void listPayouts(const ListQuery &query, Callback<Page<Payout>> done);
    void getDispute(const std::string &id, Callback<Dispute> done);
    void listDisputes(const ListQuery &query, Callback<Page<Dispute>> done);

    // The secret is in this answer only; lost, it can only be replaced by a new endpoint.
    void createWebhookEndpoint(const WebhookEndpointDraft &draft, Callback<WebhookEndpoint> done);
    void getWebhookEndpoint(const std::string &id, Callback<WebhookEndpoint> done);
    void updateWebhookEndpoint(
        const std::string &id, const WebhookEndpointDraft &draft, Callback<WebhookEndpoint> done);
    void deleteWebhookEndpoint(const std::string &id, Callback<Deleted> done);
    void testWebhookEndpoint(const std::string &id, Callback<WebhookTest> done);
    void listWebhookEndpoints(const ListQuery &query, Callback<Page<WebhookEndpoint>> done);

    // Refused (Unsupported) where the account's API does not have them (row 27).
    void createCheckoutSession(const CheckoutSessionDraft &draft, Callback<CheckoutSession> done);
    void getCheckoutSession(const std::string &id, Callback<CheckoutSession> done);
    void listCheckoutSessions(const ListQuery &query, Callback<Page<CheckoutSession>> done);
    void createPaymentLink(const PaymentLinkDraft &draft, Callback<PaymentLink> done);
    void getPaymentLink(const std::string &id, Callback<PaymentLink> done);
    void listPaymentLinks(const ListQuery &query, Callback<Page<PaymentLink>> done);

private:
    struct Call {
        std::string method;
        std::string path; // "/v1/…", with the query
        std::string body;
        IdempotencyKey key;
        std::int64_t deadlineMs = 0;
        http::RequestBudget::Priority priority = http::RequestBudget::Priority::Low;
        bool namesRecord = false;
        bool withKey = true; // the Authorization header
        std::int64_t maxBodyBytes = 1 << 20;
    };
    using Judged = std::variant<world::HttpReply, Refused, Unknown>;
    template <typename T>
    using Decoder = std::function<Decoded<T>(const world::HttpReply &)>;
    template <typename T>
    using Check = std::function<std::optional<std::string>(const T &)>;

    // Defined in client_run.h, used by the client's own files only.
    template <typename T>
    void run(Call call, Decoder<T> decode, Callback<T> done, Check<T> check = {});
    template <typename T>
    void run(Call call, Decoded<T> (*decode)(JsonParser &, std::string_view), Callback<T> done,
        Check<T> check = {});
    template <typename T>
    void refuse(std::string_view what, Refused refused, Callback<T> done);
    template <typename T>
    [[nodiscard]] bool refusedId(
        std::string_view what, std::string_view id, const Callback<T> &done);
    template <typename T>
    [[nodiscard]] bool refusedAmount(std::string_view what, std::int64_t amountMinor,
        std::string_view currency, std::string_view description, const Callback<T> &done);

    [[nodiscard]] Call reading(std::string path) const;
    [[nodiscard]] Call listing(std::string path) const;
    [[nodiscard]] Call writing(std::string method, std::string path, std::string body) const;
    void launch(Call call, std::function<void(Judged)> judged);
    [[nodiscard]] world::HttpRequest requestOf(const Call &call) const;
    [[nodiscard]] Judged judge(const Call &call, world::HttpResult result, std::int64_t startedMs);
    void note(const Judged &judged);

    std::string m_baseUrl;
    base::Secret m_key;
    KeyMode m_mode = KeyMode::Malformed;
    Deadlines m_deadlines;
    world::HttpTransport &m_transport;
    world::Clock &m_clock;
    world::Executor &m_executor;
    http::RequestBudget m_budget;
    JsonParser m_parser;
    CallTrace m_trace;
    // Callbacks hold it weakly: it is gone when the client is.
    std::shared_ptr<PlutoPayClient *> m_alive;
};

} // namespace pos::gateway::plutopay
