// SPDX-License-Identifier: Apache-2.0
//
// What an error of Qt's network code proves. The whole question is whether the server can have
// acted; every error that does not prove the contrary counts as "it may have". Pure.
#pragma once

#include "core/world/http_transport.h"

#include <QNetworkReply>

#include <optional>

namespace pos::gateway::http {

struct WireEvidence {
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0; // 0 when no status line was read
    bool begun = false; // bytes of the request were taken, or Qt said that it was sent
};

// The failure kind, or nothing when there is a whole answer (4xx and 5xx included).
[[nodiscard]] std::optional<world::HttpFailure::Kind> judgeWire(const WireEvidence &evidence);

} // namespace pos::gateway::http
