// SPDX-License-Identifier: Apache-2.0
//
// The two JSON values of the sandbox. Answers keep the order in which fields are written, so that a
// person reading the wire sees the provider's order; saved state does not care.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace pos::sandbox {

using Json = nlohmann::ordered_json;
using StateJson = nlohmann::json;

// Bytes that are not UTF-8 are replaced: a client's garbage must come back as text, not throw.
[[nodiscard]] inline std::string dumped(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A request's body. A discarded value when it is not JSON, or nested deeper than any API body
// needs: values are written by recursion, and a client must not be able to exhaust the stack with
// brackets.
[[nodiscard]] Json parsedBody(std::string_view text);

} // namespace pos::sandbox
