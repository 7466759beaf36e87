// SPDX-License-Identifier: Apache-2.0
//
// What a key says about itself, before it is used. A live key in a test shop, or the reverse, must
// be refused with a sentence, not discovered with a customer's card (F35). What an answer says
// about its mode is compared by gateway::saysOtherMode.
#pragma once

#include "core/base/secret.h"

namespace pos::gateway::plutopay {

enum class KeyMode {
    Test, // sk_test_…
    Live, // sk_live_…
    Publishable, // pk_…: no endpoint accepts it
    Malformed,
};

[[nodiscard]] KeyMode keyMode(const base::Secret &key);

// Whether a till in this mode may use the key. The first that is wrong.
enum class KeyFit { Fits, OtherMode, Publishable, Malformed };
[[nodiscard]] KeyFit keyFit(const base::Secret &key, bool testMode);

} // namespace pos::gateway::plutopay
