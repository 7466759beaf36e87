// SPDX-License-Identifier: Apache-2.0
#include "app/till/embedded_sandbox.h"

namespace pos::app {

base::Result<std::unique_ptr<EmbeddedSandbox>> EmbeddedSandbox::start(
    const std::string &dataDir, const std::string &dialect)
{
    std::unique_ptr<EmbeddedSandbox> sandbox(new EmbeddedSandbox);
    sandbox::ServerOptions options;
    options.model.dialect = dialect;
    options.stateFile = dataDir + "/sandbox.json";
    const auto port = sandbox->m_server.start(options);
    if (!port) {
        return tl::unexpected(port.error());
    }
    return sandbox;
}

} // namespace pos::app
