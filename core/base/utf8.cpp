// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

namespace pos::base {

namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned byteAt(std::string_view text, std::size_t index)
{
    return static_cast<unsigned char>(text[index]);
}

bool isContinuation(unsigned byte)
{
    return (byte & 0xC0U) == 0x80U;
}

} // namespace

Utf8Char firstChar(std::string_view text)
{
    const unsigned lead = byteAt(text, 0);
    if (lead < 0x80U) {
        return {lead, 1, true};
    }
    const std::size_t size = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < size) {
        return {replacement, 1, false};
    }
    char32_t code = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        const unsigned byte = byteAt(text, i);
        if (!isContinuation(byte)) {
            return {replacement, 1, false};
        }
        code = (code << 6U) | (byte & 0x3FU);
    }
    const bool overlong = (size == 3 && code < 0x800U) || (size == 4 && code < 0x10000U);
    const bool surrogate = code >= 0xD800U && code <= 0xDFFFU;
    if (overlong || surrogate || code > 0x10FFFFU) {
        return {replacement, 1, false};
    }
    return {code, size, true};
}

void appendUtf8(std::string &text, char32_t code)
{
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80U) {
        put(code);
    } else if (code < 0x800U) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

std::string_view cutToBytes(std::string_view text, std::size_t sizeBytes)
{
    if (text.size() <= sizeBytes) {
        return text;
    }
    std::size_t end = sizeBytes;
    while (end > 0 && isContinuation(byteAt(text, end))) {
        --end;
    }
    return text.substr(0, end);
}

} // namespace pos::base
