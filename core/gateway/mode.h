// SPDX-License-Identifier: Apache-2.0
//
// The one place where a till's mode is compared with what the provider says of itself (F35): the
// account, a payment, a key that is being tried.
#pragma once

#include <optional>

namespace pos::gateway {

// True when the answer says the other of test and live. Silence is not wrong: some dialects do not
// say it.
[[nodiscard]] constexpr bool saysOtherMode(bool testMode, const std::optional<bool> &answerIsTest)
{
    return answerIsTest && *answerIsTest != testMode;
}

} // namespace pos::gateway
