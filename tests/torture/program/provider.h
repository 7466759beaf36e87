// SPDX-License-Identifier: Apache-2.0
//
// The sandbox as a process that may be killed: it is started again on the same port with the same
// state file. It answers only when that file holds the answer (--save-first), so that its ledger is
// the truth after a kill, too.
//
// Shared by every lane; each has its own control connection.
#pragma once

#include "tests/torture/program/child.h"

#include <nlohmann/json.hpp>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace httplib {
class Client;
}

namespace pos::torture {

struct ProviderOptions {
    std::string program, stateFile, dialect;
    std::uint64_t seed = 1;
    bool settlesLate = false; // the record learns the bank's answer some time after it
};

class Provider {
public:
    explicit Provider(ProviderOptions options);

    [[nodiscard]] bool runs() const { return m_port > 0; }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const std::string &key() const { return m_key; }
    [[nodiscard]] const std::string &webhookSecret() const { return m_webhookSecret; }
    // SIGKILL and a new start; false when it does not come back.
    bool killAndRestart();
    // Returns when it serves, or after ten seconds.
    void waitUntilUp();

private:
    bool start();

    ProviderOptions m_options;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::unique_ptr<Child> m_child;
    bool m_up = false;
    int m_port = 0;
    std::string m_key, m_webhookSecret;
};

// The control API, from one thread. Waits for the provider when it is being started again.
class Control {
public:
    explicit Control(Provider &provider);
    ~Control();
    // A discarded value when it was refused or nobody answers.
    [[nodiscard]] nlohmann::json get(const std::string &path);
    nlohmann::json post(const std::string &path, const nlohmann::json &body);

private:
    [[nodiscard]] nlohmann::json ask(const std::string &path, const nlohmann::json *body);

    Provider &m_provider;
    std::unique_ptr<httplib::Client> m_client;
};

} // namespace pos::torture
