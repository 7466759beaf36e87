// SPDX-License-Identifier: Apache-2.0
//
// The little of UTF-8 that the core needs without a string class: texts from people and providers
// are bytes here, and a text cut through the middle of a character is refused or garbled elsewhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pos::base {

struct Utf8Char {
    char32_t code = 0; // U+FFFD where the bytes are broken
    std::size_t sizeBytes = 1; // how many bytes to step over, at least 1
    bool valid = false;
};

// The first character of a text that is not empty. Overlong forms, surrogates and numbers above
// U+10FFFF are broken.
[[nodiscard]] Utf8Char firstChar(std::string_view text);

void appendUtf8(std::string &text, char32_t code);

// The longest beginning of at most `sizeBytes` bytes that does not end inside a character.
[[nodiscard]] std::string_view cutToBytes(std::string_view text, std::size_t sizeBytes);

} // namespace pos::base
