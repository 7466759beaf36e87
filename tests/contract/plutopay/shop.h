// SPDX-License-Identifier: Apache-2.0
//
// A sandbox with one client, and the steps of a sale as the tests speak of them.
#pragma once

#include "app/sandbox/server.h"
#include "tests/contract/gateway/client_rig.h"

#include <QString>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pos::test {

using namespace gateway;
using namespace gateway::plutopay;

// A shop of its own for each test.
struct Shop {
    sandbox::Server server;
    std::unique_ptr<ClientRig> rig;
    std::vector<Reader> readers;
    int sales = 0;

    explicit Shop(
        const QString &dialect, std::vector<std::pair<std::string, std::string>> toggles = {})
    {
        sandbox::ServerOptions options;
        options.model.dialect = dialect.toStdString();
        options.model.rateLimitPerMinute = 0;
        options.toggles = std::move(toggles);
        if (server.start(options)) {
            rig = std::make_unique<ClientRig>(
                server.url() + "/api", "", Deadlines{2000, 2000, 2000, 2000}, server.secretKey());
        }
    }
    PlutoPayClient &client() { return *rig->client; }

    [[nodiscard]] int control(const std::string &path, const std::string &body)
    {
        return server.handle({"POST", "/_sandbox/" + path, {}, {}, body}).status;
    }
    // Faults are named as the sandbox names them, with single quotes.
    [[nodiscard]] bool arm(std::string fault)
    {
        std::replace(fault.begin(), fault.end(), '\'', '"');
        return control("faults", fault) / 100 == 2;
    }
    [[nodiscard]] Reader reader()
    {
        const auto answer
            = ask<std::vector<Reader>>([&](auto done) { client().listReaders(std::move(done)); });
        return answer->done() != nullptr && !answer->done()->empty() ? answer->done()->front()
                                                                     : Reader{};
    }
    [[nodiscard]] std::shared_ptr<Answer<CreatedPayment>> create(
        const std::string &code, const std::string &key = {}, std::int64_t amountMinor = 4700)
    {
        CreatePayment wish;
        wish.amountMinor = amountMinor;
        wish.currency = "usd";
        wish.terminal = reader().terminal;
        wish.description = "Sale " + code;
        wish.metadata = {{"pos_attempt", code}};
        wish.key = IdempotencyKey(key.empty() ? "key-" + code : key);
        return ask<CreatedPayment>(
            [&](auto done) { client().createPayment(wish, std::move(done)); });
    }
    [[nodiscard]] std::shared_ptr<Answer<ReaderAction>> process(const CreatedPayment &payment)
    {
        return ask<ReaderAction>([&](auto done) {
            client().processPayment(payment.paymentIntent, reader().reader, std::move(done));
        });
    }
    [[nodiscard]] std::shared_ptr<Answer<Transaction>> read(const TransactionId &id)
    {
        return ask<Transaction>([&](auto done) { client().getTransaction(id, std::move(done)); });
    }
    [[nodiscard]] std::shared_ptr<Answer<Transaction>> cancel(const TransactionId &id)
    {
        return ask<Transaction>(
            [&](auto done) { client().cancelTransaction(id, std::move(done)); });
    }
    [[nodiscard]] std::shared_ptr<Answer<Refund>> refund(
        const TransactionId &id, std::int64_t amountMinor, const std::string &key)
    {
        return ask<Refund>([&](auto done) {
            client().refundTransaction(
                id, amountMinor, "requested_by_customer", IdempotencyKey(key), std::move(done));
        });
    }
    [[nodiscard]] bool present(const std::string &card = "4242424242424242")
    {
        return control("readers/" + reader().reader.text() + "/present",
                   "{\"card\":\"" + card + "\",\"method\":\"tap\",\"pin\":\"auto\"}")
            == 200;
    }
    // Time passes for the provider until it has heard of the result.
    [[nodiscard]] bool becomes(const TransactionId &id, TransactionStatus status)
    {
        for (int second = 0; second < 60; ++second) {
            const auto answer = read(id);
            if (answer->done() != nullptr && answer->done()->status == status) {
                return true;
            }
            static_cast<void>(control("clock", "{\"advance_ms\":1000}"));
        }
        return false;
    }
    // A payment with its money taken, or nothing.
    [[nodiscard]] std::optional<CreatedPayment> paid()
    {
        const auto created = create("PAID" + std::to_string(++sales));
        if (created->done() == nullptr || process(*created->done())->done() == nullptr || !present()
            || !becomes(created->done()->transaction.id, TransactionStatus::Succeeded)) {
            return std::nullopt;
        }
        return *created->done();
    }
    [[nodiscard]] sandbox::Model::IntentTruth truth(const TransactionId &id) const
    {
        for (const auto &intent : server.truth()) {
            if (intent.transactionId == id.text()) {
                return intent;
            }
        }
        return {};
    }
};

inline void dialects()
{
    QTest::addColumn<QString>("dialect");
    for (const char *name : {"docs", "openapi", "backend"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

template <typename T>
[[nodiscard]] std::string whyNot(const Answer<T> &answer)
{
    if (const auto *refused = answer.refused()) {
        return "refused " + std::to_string(refused->httpStatus) + ": " + refused->message;
    }
    return answer.unknown() != nullptr ? "unknown: " + answer.unknown()->detail : "done";
}

} // namespace pos::test
