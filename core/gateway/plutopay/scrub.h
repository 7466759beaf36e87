// SPDX-License-Identifier: Apache-2.0
//
// Text from the provider before it may be kept or shown: no control characters, no keys or client
// secrets, no card numbers, and not without end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pos::gateway::plutopay {

// At most `maxBytes` of `text`, cut where a character begins.
[[nodiscard]] std::string_view cutUtf8(std::string_view text, std::size_t maxBytes);

// Control characters become blanks, invalid UTF-8 becomes '?', words that look like keys or
// secrets (sk_…, pk_…, whsec_…, pst_…, …_secret_…) become "[secret]", and runs of 13 to 19 digits
// that pass the Luhn check, or longer ones that hold such a run, become "[card number]". At most
// maxBytes.
[[nodiscard]] std::string scrub(std::string_view text, std::size_t maxBytes = 300);

// Of a card number field: the last four digits when it ends in four digits, else "".
[[nodiscard]] std::string lastFour(std::string_view text);

} // namespace pos::gateway::plutopay
