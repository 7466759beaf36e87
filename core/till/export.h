// SPDX-License-Identifier: Apache-2.0
//
// The payments of a till as a table for a spreadsheet. Reads the journal's summaries on a
// connection of its own, a page at a time, so that it can run beside the core's thread and its
// memory does not grow with the years.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

namespace pos::till {

struct ExportOrder {
    std::string journalPath;
    std::string path; // of the file; replaced as a whole, or not at all
    std::set<std::string> attempts; // empty = all
};

enum class ExportEnd { Done, Stopped, NotRead, NotWritten };

// `goOn` hears how many of how many payments were looked at, after each page; false stops it, and
// no file is written. Oldest payment first.
[[nodiscard]] ExportEnd exportTo(const ExportOrder &order,
    const std::function<bool(std::int64_t done, std::int64_t total)> &goOn);

} // namespace pos::till
