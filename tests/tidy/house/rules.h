// SPDX-License-Identifier: Apache-2.0
//
// The rules of the house. Each looks at one file and knows nothing of the others; what needs the
// whole tree is in tidy_test.cpp.
#pragma once

#include "tests/tidy/house/source.h"

#include <span>
#include <string_view>

namespace pos::tidy {

struct Rule {
    std::string_view name;
    Findings (*check)(const Source &source);
    // The rule's own test: `refused` must give a finding at that path, `accepted` must not.
    std::string_view path;
    std::string_view refused;
    std::string_view accepted;
};

[[nodiscard]] std::span<const Rule> layerRules(); // who may include whom
[[nodiscard]] std::span<const Rule> callRules(); // what may not be called or typed, and where
[[nodiscard]] std::span<const Rule> formRules(); // headers, lengths, comments
[[nodiscard]] std::span<const Rule> textRules(); // for pages and scripts as well

} // namespace pos::tidy
