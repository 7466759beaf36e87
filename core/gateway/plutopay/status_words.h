// SPDX-License-Identifier: Apache-2.0
//
// Every spelling of a status that any of PlutoPay's sources uses, and what it means here.
#pragma once

#include "core/gateway/types.h"

#include <string_view>

namespace pos::gateway::plutopay {

// Unrecognised for every other word: it is never final and never settles anything (F17).
[[nodiscard]] TransactionStatus transactionStatus(std::string_view word);
[[nodiscard]] ReaderStatus readerStatus(std::string_view word);

} // namespace pos::gateway::plutopay
