// SPDX-License-Identifier: Apache-2.0
//
// Assertions that stay on in production. A till that stops and recovers from its journal is safer
// than one that goes on with a broken belief about money.
#pragma once

#include <source_location>

namespace pos::base {

// Ends the process with file, line and function on stderr when `holds` is false.
void invariant(bool holds, std::source_location where = std::source_location::current());

// For the end of a function whose switch covers every enumerator.
[[noreturn]] void unreachable(std::source_location where = std::source_location::current());

} // namespace pos::base
