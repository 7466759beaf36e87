// SPDX-License-Identifier: Apache-2.0
//
// How the virtual reader's dock learns of a change without asking again and again: it names the
// answer that it has seen (If-None-Match) and how long it would wait for another one (Prefer: wait,
// RFC 7240). A till at rest can then rest. Pure; only the control API knows it.
#pragma once

#include "app/sandbox/wire.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pos::sandbox {

struct Patience {
    bool tagged = false; // the answer gets a tag at all: a GET of the control API
    std::string seen; // the tag that the client has, "" = none
    std::int64_t waitMs = 0; // 0 to 30,000
};

[[nodiscard]] Patience patienceOf(const Request &request);

// Two bodies with one tag are one body (within the chances of 64 bits).
[[nodiscard]] std::string tagOf(std::string_view body);

} // namespace pos::sandbox
