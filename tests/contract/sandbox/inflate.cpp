// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/sandbox/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <vector>

namespace pos::sandbox::test {

std::int64_t inflatedBytes(const std::string &gzip, std::string *start)
{
    z_stream stream{};
    constexpr std::size_t startBytes = 2000;
    constexpr int gzipWindow = 15 + 16;
    if (inflateInit2(&stream, gzipWindow) != Z_OK) {
        return -1;
    }
    std::string source = gzip;
    stream.next_in = reinterpret_cast<Bytef *>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    std::vector<char> block(1024 * 1024);
    std::int64_t total = 0;
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t got = block.size() - stream.avail_out;
        if (start != nullptr && start->size() < startBytes) {
            start->append(block.data(), std::min(got, startBytes - start->size()));
        }
        total += static_cast<std::int64_t>(got);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && stream.avail_in == 0 ? total : -1;
}

} // namespace pos::sandbox::test
