// SPDX-License-Identifier: Apache-2.0
//
// Test mode without an account: the sandbox inside the till's own process, on a loopback port, with
// its state beside the journal, so that both are found again after the plug was pulled.
#pragma once

#include "app/sandbox/server.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <memory>
#include <string>

namespace pos::app {

class EmbeddedSandbox {
public:
    // Its start is a matter of milliseconds; the first snapshots of the till wait for it.
    static base::Result<std::unique_ptr<EmbeddedSandbox>> start(
        const std::string &dataDir, const std::string &dialect);

    [[nodiscard]] std::string url() const { return m_server.url(); }
    [[nodiscard]] base::Secret key() const { return base::Secret(m_server.secretKey()); }
    [[nodiscard]] sandbox::Server &server() { return m_server; }

private:
    EmbeddedSandbox() = default;
    sandbox::Server m_server;
};

} // namespace pos::app
