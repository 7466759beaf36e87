// SPDX-License-Identifier: Apache-2.0
//
// An opened data directory without a screen: settings, journal, key, provider and the payment
// engine, the same ones that the till uses.
#pragma once

#include "app/sandbox/server.h"
#include "core/journal/journal.h"
#include "core/payment/engine.h"
#include "core/till/provider.h"
#include "core/till/secret_store.h"
#include "core/till/settings_file.h"
#include "core/world/http_transport.h"
#include "core/world/real/os_random.h"
#include "core/world/real/qt_executor.h"
#include "core/world/real/system_clock.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pos::ctl {

struct DeskOptions {
    std::string dataDir;
    bool live = false;
    std::string baseUrl; // "" = of the settings, else PlutoPay's own
    bool embeddedSandbox = false; // test mode without a key and without a base URL
};

// What is wrong with a key for this mode, as a sentence; "" = nothing.
[[nodiscard]] std::string keyProblem(const base::Secret &key, bool live);

class Desk {
public:
    explicit Desk(DeskOptions options);
    ~Desk();
    Desk(const Desk &) = delete;
    Desk &operator=(const Desk &) = delete;

    // Each says in a sentence what is wrong; call them in this order, as far as needed.
    base::Result<void> openDirectory();
    base::Result<void> openKey(); // and the provider; starts the sandbox where it stands in
    base::Result<std::vector<payment::AttemptId>> openJournal(); // and recovers

    [[nodiscard]] std::string journalPath() const;
    // Where the damaged file lies while a rebuilt journal is not confirmed; "" otherwise.
    [[nodiscard]] const std::string &rebuiltFrom() const { return m_rebuiltFrom; }
    [[nodiscard]] const till::Settings &settings() const { return m_settings; }
    [[nodiscard]] till::SecretStore &secrets() { return *m_secrets; }
    [[nodiscard]] payment::Engine &engine() { return *m_engine; }
    [[nodiscard]] gateway::Gateway &gateway() { return *m_provider->gateway; }
    [[nodiscard]] till::Provider &provider() { return *m_provider; }
    [[nodiscard]] world::QtExecutor &executor() { return m_executor; }
    [[nodiscard]] world::SystemClock &clock() { return m_clock; }
    [[nodiscard]] const DeskOptions &options() const { return m_options; }
    // Presents a test card at a reader. Through the sandbox when there is one, else PlutoPay's own
    // simulation, which knows one card.
    void presentCard(const gateway::ReaderId &reader, const std::string &card);

private:
    DeskOptions m_options;
    till::Settings m_settings;
    std::unique_ptr<till::SecretStore> m_secrets;
    std::unique_ptr<sandbox::Server> m_sandbox;
    world::SystemClock m_clock;
    world::QtExecutor m_executor;
    world::OsRandom m_random;
    std::unique_ptr<journal::Journal> m_journal;
    std::string m_rebuiltFrom;
    std::optional<till::Provider> m_provider;
    std::unique_ptr<world::HttpTransport> m_control; // the sandbox's control surface
    std::unique_ptr<payment::Engine> m_engine;
};

} // namespace pos::ctl
