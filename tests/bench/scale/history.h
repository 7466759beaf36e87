// SPDX-License-Identifier: Apache-2.0
//
// A journal as a shop leaves it after a year: sold by the production engine, but written in large
// batches, because nobody waits for a durable record here.
#pragma once

#include <string>

namespace pos::bench {

// `payments` approved ones and then `open` that wait for their card, each on a reader of its own.
[[nodiscard]] bool writeHistory(const std::string &path, int payments, int open);

} // namespace pos::bench
