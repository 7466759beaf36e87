// SPDX-License-Identifier: Apache-2.0
//
// What a key says about itself, before it is used. A live key in a test shop, or the reverse, must
// be refused with a sentence, not discovered with a customer's card (F35).
#pragma once

#include "core/base/secret.h"

#include <optional>

namespace pos::gateway::plutopay {

enum class KeyMode {
    Test, // sk_test_…
    Live, // sk_live_…
    Publishable, // pk_…: no endpoint accepts it
    Malformed,
};

[[nodiscard]] KeyMode keyMode(const base::Secret &key);

// True when an answer says the opposite of the key about being a test; false when it says nothing.
[[nodiscard]] bool modeMismatch(KeyMode key, std::optional<bool> answerIsTest);

} // namespace pos::gateway::plutopay
