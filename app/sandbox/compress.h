// SPDX-License-Identifier: Apache-2.0
//
// Gzip for answers, and gzip of a few bytes with gigabytes of blanks behind them, described so
// briefly that neither the blanks nor their compressed form are ever held in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pos::sandbox {

[[nodiscard]] std::string gzipped(std::string_view text);

// start + block repeated + end is one gzip member.
struct PaddedGzip {
    std::string start;
    std::string block; // compressed megabyte of blanks
    std::uint64_t repeat = 0;
    std::string end;

    [[nodiscard]] std::uint64_t sizeBytes() const
    {
        return start.size() + block.size() * repeat + end.size();
    }
};

// `text` followed by `padBytes` blanks (>= 0).
[[nodiscard]] PaddedGzip paddedGzip(std::string_view text, std::int64_t padBytes);

// Whether an Accept-Encoding header lets gzip pass: named (or "*") and not with q=0.
[[nodiscard]] bool acceptsGzip(std::string_view acceptEncoding);

} // namespace pos::sandbox
