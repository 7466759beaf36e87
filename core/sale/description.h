// SPDX-License-Identifier: Apache-2.0
//
// The text of a payment in the provider's record. It is also our way back: when the answer to
// "create a payment" is lost, the provider's search finds the record by the attempt code in its
// description, so the code is never the part that gets cut.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pos::sale {

// The documentation allows 500 characters; the provider's table holds 255 and fails after the
// payment exists. Bytes are the safe reading of both.
inline constexpr std::size_t maxDescriptionBytes = 255;

// "Two haircuts (7F3K2M9Q4T)". The note loses control characters, broken UTF-8, doubled spaces and
// anything that looks like a card number (its digits but the last four become "*"), and is cut on
// a character boundary to fit. An empty note becomes "In-store payment". `attemptCode` must be 1 to
// 64 ASCII letters or digits: an invariant, as we make it ourselves.
[[nodiscard]] std::string description(std::string_view note, std::string_view attemptCode);

// The attempt code that description() put at the end; empty when there is none.
[[nodiscard]] std::optional<std::string> attemptCodeIn(std::string_view description);

// The note with every run of 13 to 19 digits (spaces and dashes between them allowed) that passes
// the card number check reduced to its last four digits. A cashier who types a card number into a
// note must not send it anywhere.
[[nodiscard]] std::string withoutCardNumbers(std::string_view note);

} // namespace pos::sale
