// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/compress.h"

#include "core/base/invariant.h"

#include <zlib.h>

#include <algorithm>
#include <cstddef>

namespace pos::sandbox {

namespace {

constexpr std::size_t blockBytes = 1024 * 1024;

// Raw deflate that ends on a byte boundary and refers to nothing before it, so pieces can be put
// one behind the other.
std::string deflatedPiece(const std::string &text)
{
    z_stream stream{};
    constexpr int rawWindow = -15;
    constexpr int memoryLevel = 8;
    base::invariant(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, rawWindow, memoryLevel,
                        Z_DEFAULT_STRATEGY)
        == Z_OK);
    std::string source = text;
    std::string result(deflateBound(&stream, static_cast<uLong>(text.size())) + 16, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    base::invariant(deflate(&stream, Z_FULL_FLUSH) == Z_OK && stream.avail_in == 0);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

uLong checksum(const std::string &text)
{
    return crc32(0, reinterpret_cast<const Bytef *>(text.data()), static_cast<uInt>(text.size()));
}

std::string littleEndian(std::uint64_t number)
{
    std::string result;
    for (int i = 0; i < 4; ++i) {
        result += static_cast<char>(number & 0xFFU);
        number >>= 8U;
    }
    return result;
}

} // namespace

PaddedGzip paddedGzip(std::string_view text, std::int64_t padBytes)
{
    base::invariant(padBytes >= 0);
    const auto pad = static_cast<std::uint64_t>(padBytes);
    const std::string head = std::string{text} + std::string(pad % blockBytes, ' ');
    PaddedGzip result;
    result.repeat = pad / blockBytes;
    // RFC 1952: magic, deflate, no flags, no time, no hints, unknown system.
    result.start = std::string("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + deflatedPiece(head);
    uLong crc = checksum(head);
    if (result.repeat > 0) {
        const std::string blanks(blockBytes, ' ');
        result.block = deflatedPiece(blanks);
        const uLong blankCrc = checksum(blanks);
        for (std::uint64_t i = 0; i < result.repeat; ++i) {
            crc = crc32_combine(crc, blankCrc, static_cast<z_off_t>(blockBytes));
        }
    }
    // An empty last block with the fixed code, then the checksum and the size.
    result.end = std::string("\x03\x00", 2) + littleEndian(crc) + littleEndian(text.size() + pad);
    return result;
}

std::string gzipped(std::string_view text)
{
    const PaddedGzip whole = paddedGzip(text, 0);
    return whole.start + whole.end;
}

bool acceptsGzip(std::string_view acceptEncoding)
{
    std::string list;
    for (const char c : acceptEncoding) {
        if (c != ' ' && c != '\t') {
            list += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    std::string_view rest = list;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view entry = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::string_view name = entry.substr(0, entry.find(';'));
        if (name == "gzip" || name == "*") {
            const std::size_t weight = entry.find(";q=");
            return weight == std::string_view::npos
                || entry.substr(weight + 3).find_first_of("123456789") != std::string_view::npos;
        }
    }
    return false;
}

} // namespace pos::sandbox
