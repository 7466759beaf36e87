// SPDX-License-Identifier: Apache-2.0
//
// Where a request ends on a connection, and what it asks for. Just enough HTTP/1.1 for a proxy that
// passes bytes on and may not pass one too many: a head, then Content-Length bytes.
#pragma once

#include "tests/torture/program/plan.h"

#include <cstddef>
#include <optional>
#include <string>

namespace pos::torture {

class HttpCutter {
public:
    struct Request {
        Call call{};
        std::string bytes; // head and body
    };

    void feed(const char *bytes, std::size_t size) { m_bytes.append(bytes, size); }
    // The next whole request, if it has arrived.
    [[nodiscard]] std::optional<Request> take();

private:
    std::string m_bytes;
};

} // namespace pos::torture
