// SPDX-License-Identifier: Apache-2.0
//
// Between cpp-httplib's requests and answers and the model's, mishaps included.
#pragma once

#include "app/sandbox/connection.h"
#include "app/sandbox/wire.h"

#include <httplib.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace pos::sandbox {

// "a=1&b=%20c+d" decoded; a key without "=" has the value "".
[[nodiscard]] std::multimap<std::string, std::string> decodedQuery(std::string_view query);
// "Fri, 20 Nov 2026 12:05:45 GMT" (RFC 9110, 5.6.7)
[[nodiscard]] std::string httpDate(std::int64_t utcMs);

[[nodiscard]] Request requestFrom(const httplib::Request &from, const Connection &connection);

// Fills `to`, waits out delays and hangs on the caller's thread, and tells the connection what to
// do with the bytes.
void playAnswer(Answer answer, Connection &connection, httplib::Response &to);

} // namespace pos::sandbox
