// SPDX-License-Identifier: Apache-2.0
//
// Printers speak code pages, not Unicode. What a page lacks is written with characters that it has;
// nothing outside the printable range ever leaves here, so no text can become a printer command.
#pragma once

#include <string>
#include <string_view>

namespace pos::receipt {

enum class CodePage { Pc437, Pc858, Pc866, Wpc1252 };

struct EncodedText {
    std::string bytes;
    int substitutions = 0; // characters that the page does not have
};

[[nodiscard]] EncodedText encode(std::string_view text, CodePage page);

} // namespace pos::receipt
