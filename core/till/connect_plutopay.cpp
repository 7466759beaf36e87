// SPDX-License-Identifier: Apache-2.0
#include "core/till/connect_plutopay.h"

#include "core/gateway/http/qt_transport.h"
#include "core/gateway/plutopay/client.h"

#include <QFile>
#include <QString>

#include <utility>

namespace pos::till {
namespace {

base::Result<std::string> readPem(const std::string &path)
{
    constexpr qint64 largestBytes = 1 << 20;
    if (path.empty()) {
        return std::string{};
    }
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return base::fail(base::ErrorCode::NotFound,
            "The certificate authority file \"" + path + "\" cannot be read.");
    }
    return file.read(largestBytes).toStdString();
}

gateway::Outcome<Health> healthOf(const gateway::Outcome<gateway::plutopay::Health> &outcome)
{
    if (const auto *health = std::get_if<gateway::plutopay::Health>(&outcome)) {
        return Health{true, health->timestampMs.value_or(0)};
    }
    if (const auto *refused = std::get_if<gateway::Refused>(&outcome)) {
        return *refused;
    }
    return std::get<gateway::Unknown>(outcome);
}

base::Result<Provider> connect(
    const Connection &connection, world::Clock &clock, world::Executor &executor)
{
    const auto pem = readPem(connection.caFile);
    if (!pem) {
        return tl::unexpected(pem.error());
    }
    gateway::http::TransportSettings transportSettings;
    transportSettings.extraCaPem = *pem;
    auto transport = gateway::http::QtTransport::make(transportSettings);
    if (!transport) {
        return tl::unexpected(transport.error());
    }
    std::shared_ptr<gateway::http::QtTransport> wire(std::move(*transport));
    gateway::plutopay::ClientSettings settings;
    if (!connection.baseUrl.empty()) {
        settings.baseUrl = connection.baseUrl;
    }
    settings.key = connection.key;
    wire->keepWarm(settings.baseUrl);
    auto client = std::make_shared<gateway::plutopay::PlutoPayClient>(
        std::move(settings), *wire, clock, executor);
    Provider provider;
    provider.transport = wire;
    provider.gateway = client;
    provider.health = [client](gateway::Callback<Health> done) {
        client->getHealth(
            [done = std::move(done)](const auto &outcome) { done(healthOf(outcome)); });
    };
    if (client->mode() == gateway::plutopay::KeyMode::Test) {
        provider.simulate = [client](const gateway::ReaderId &reader,
                                gateway::Callback<gateway::ReaderAction> done) {
            client->simulatePayment(reader, std::move(done));
        };
    }
    return provider;
}

} // namespace

Connect connectPlutoPay(world::Clock &clock, world::Executor &executor)
{
    return [&clock, &executor](
               const Connection &connection) { return connect(connection, clock, executor); };
}

} // namespace pos::till
