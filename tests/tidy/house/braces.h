// SPDX-License-Identifier: Apache-2.0
//
// The bodies of a file, found by counting braces. It is no parser: it tells namespaces and types
// from functions by the words before a brace, which is enough for formatted code.
#pragma once

#include "tests/tidy/house/source.h"

#include <string>
#include <vector>

namespace pos::tidy {

struct Body {
    enum class Kind { Namespace, Type, Function, Other };
    Kind kind{};
    std::string head; // what stands before the brace, on one line
    std::size_t first = 0; // line of the opening brace, from 1
    std::size_t last = 0; // line of the closing brace
};

// Bodies that stand in a namespace or a type; what is inside a function belongs to it.
[[nodiscard]] std::vector<Body> findBodies(const Source &source);

} // namespace pos::tidy
