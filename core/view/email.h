// SPDX-License-Identifier: Apache-2.0
//
// Whether a receipt can be sent to what a person typed. It stands at the door between screens and
// core, because both judge by it.
#pragma once

#include <optional>
#include <string_view>

namespace pos::view {

enum class EmailProblem { Empty, NoAt, BadName, BadDomain, TooLong };

// Nothing when a receipt may be sent there: the everyday form name@domain in ASCII, with the
// lengths of RFC 5321 (64 before the @, 255 after it, 254 in all). Quoted names and bare host
// names, which the RFC allows, are typing mistakes at a till.
[[nodiscard]] std::optional<EmailProblem> emailProblem(std::string_view address);

} // namespace pos::view
