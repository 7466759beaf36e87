// SPDX-License-Identifier: Apache-2.0
//
// The sandbox's memory on disk: one file, replaced whole, so that a kill at any instant leaves
// either the old state or the new one.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace pos::sandbox {

// The file's text; "" when there is no such file. Io when it exists and cannot be read.
[[nodiscard]] base::Result<std::string> readStateFile(const std::string &path);
// Writes beside it, syncs, renames; readable by its owner only, for it holds the keys.
[[nodiscard]] base::Result<void> replaceStateFile(const std::string &path, std::string_view text);

} // namespace pos::sandbox
