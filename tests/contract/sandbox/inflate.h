// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace pos::sandbox::test {

// Inflates without keeping the result: its size in bytes, or -1 when it is not exactly one whole
// gzip member. `start` gets the first 2000 bytes.
[[nodiscard]] std::int64_t inflatedBytes(const std::string &gzip, std::string *start = nullptr);

} // namespace pos::sandbox::test
