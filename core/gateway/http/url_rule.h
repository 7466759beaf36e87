// SPDX-License-Identifier: Apache-2.0
//
// Where a request with the shop's key in it may go. Pure, so that the rule can be read in a table.
#pragma once

#include <string>
#include <string_view>

namespace pos::gateway::http {

// "" when a request may be sent to `url`: https with a host, or plain http to a loopback address
// (127.0.0.0/8, [::1], localhost). Otherwise a sentence that says what is wrong. URLs with user
// names, passwords, white space or control characters are refused.
[[nodiscard]] std::string whyRefused(std::string_view url);

} // namespace pos::gateway::http
