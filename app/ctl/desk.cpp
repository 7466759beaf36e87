// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/desk.h"

#include "core/base/invariant.h"
#include "core/gateway/http/qt_transport.h"
#include "core/gateway/plutopay/key_mode.h"
#include "core/journal/rebuild.h"
#include "core/till/connect_plutopay.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QString>

#include <utility>

namespace pos::ctl {

using gateway::plutopay::KeyFit;

std::string keyProblem(const base::Secret &key, bool live)
{
    switch (gateway::plutopay::keyFit(key, !live)) {
    case KeyFit::Malformed:
        return "That does not look like a PlutoPay key (sk_test_… or sk_live_…). Nothing was sent.";
    case KeyFit::Publishable:
        return "That is a publishable key (pk_…); a till needs the secret key (sk_…). Nothing was "
               "sent.";
    case KeyFit::OtherMode:
        return live ? "That is a test key and this till is in live mode. Nothing was sent."
                    : "That is a live key and this till is in test mode. Nothing was sent.";
    case KeyFit::Fits:
        return {};
    }
    base::unreachable();
}

Desk::Desk(DeskOptions options)
    : m_options(std::move(options))
{
}

Desk::~Desk()
{
    m_engine.reset(); // before the journal it writes to and the provider it calls
}

std::string Desk::journalPath() const
{
    return m_options.dataDir + (m_options.live ? "/journal-live.db" : "/journal-test.db");
}

base::Result<void> Desk::openDirectory()
{
    if (!QDir().mkpath(QString::fromStdString(m_options.dataDir))) {
        return base::fail(
            base::ErrorCode::Io, "The data directory " + m_options.dataDir + " cannot be made.");
    }
    auto settings = till::loadSettings(m_options.dataDir + "/settings.json");
    if (!settings) {
        return base::fail(settings.error().code,
            settings.error().message + " Correct or remove " + m_options.dataDir
                + "/settings.json.");
    }
    m_settings = std::move(*settings);
    auto secrets = till::secretStoreFor(m_options.dataDir, m_options.live ? "live" : "test");
    if (!secrets) {
        return tl::unexpected(secrets.error());
    }
    m_secrets = std::move(*secrets);
    return {};
}

base::Result<void> Desk::openKey()
{
    if (m_options.baseUrl.empty()) {
        m_options.baseUrl = m_settings.view.baseUrl;
    }
    auto key = m_secrets->load();
    if (!key) {
        return tl::unexpected(key.error());
    }
    m_options.embeddedSandbox = !*key && m_options.baseUrl.empty() && !m_options.live;
    if (m_options.embeddedSandbox) {
        m_sandbox = std::make_unique<sandbox::Server>();
        sandbox::ServerOptions options;
        options.stateFile = m_options.dataDir + "/sandbox.json";
        if (const auto port = m_sandbox->start(options); !port) {
            return tl::unexpected(port.error());
        }
        m_options.baseUrl = m_sandbox->url() + "/api";
        *key = base::Secret(m_sandbox->secretKey());
    }
    if (!*key) {
        return base::fail(
            base::ErrorCode::NotFound, "No key is stored; use \"plutoposctl key set\".");
    }
    if (auto problem = keyProblem(**key, m_options.live); !problem.empty()) {
        return base::fail(base::ErrorCode::InvalidArgument, std::move(problem));
    }
    auto provider = till::connectPlutoPay(m_clock, m_executor)(
        {m_options.baseUrl, **key, m_settings.view.caFile});
    if (!provider) {
        return tl::unexpected(provider.error());
    }
    m_provider = std::move(*provider);
    return {};
}

base::Result<std::vector<payment::AttemptId>> Desk::openJournal()
{
    journal::OpenOptions options;
    options.path = journalPath();
    auto journal = journal::finishRebuild(options.path).and_then([&] {
        return journal::Journal::open(options);
    });
    if (!journal) {
        return tl::unexpected(journal.error());
    }
    m_journal = std::move(*journal);
    auto rebuiltFrom = journal::unconfirmedRebuild(*m_journal);
    if (!rebuiltFrom) {
        return tl::unexpected(rebuiltFrom.error());
    }
    m_rebuiltFrom = std::move(*rebuiltFrom);
    m_engine = std::make_unique<payment::Engine>(
        payment::Ports{m_clock, m_executor, m_random, *m_journal});
    if (m_provider) {
        m_engine->useGateway(m_provider->gateway.get());
    }
    return m_engine->recover();
}

void Desk::presentCard(const gateway::ReaderId &reader, const std::string &card)
{
    // The sandbox's control surface stands beside its API and exists on loopback only.
    const auto &url = m_options.baseUrl;
    const bool sandbox
        = url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
    if (!sandbox) {
        if (m_provider->simulate) {
            m_provider->simulate(reader, [](const auto &) {});
        }
        return;
    }
    if (!m_control) {
        auto transport = gateway::http::QtTransport::make({});
        if (!transport) {
            return;
        }
        m_control = std::move(*transport);
    }
    world::HttpRequest request;
    request.method = "POST";
    request.url
        = url.substr(0, url.find("/api")) + "/_sandbox/readers/" + reader.text() + "/present";
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    request.body = nlohmann::json{{"card", card}, {"method", "tap"}}.dump();
    constexpr std::int64_t deadlineMs = 5'000;
    request.deadlineMs = deadlineMs;
    // What came of it is seen where it counts: in the payment.
    m_control->send(std::move(request), [](const world::HttpResult &) {});
}

} // namespace pos::ctl
