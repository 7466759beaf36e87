// SPDX-License-Identifier: Apache-2.0
//
// A journal that keeps records and nothing else: every question is answered by reading them all.
#include "core/journal/journal.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace pos::journal {

base::Result<std::vector<Record>> JournalPort::stream(std::string_view name)
{
    std::vector<Record> records;
    auto read = replay([&](const Record &record) {
        if (record.data.stream == name) {
            records.push_back(record);
        }
        return true;
    });
    return read ? base::Result<std::vector<Record>>(std::move(records))
                : tl::unexpected(read.error());
}

base::Result<std::vector<std::string>> JournalPort::streams(std::string_view after, int limit)
{
    std::set<std::string> names;
    auto read = replay([&](const Record &record) {
        if (record.data.stream > after) {
            names.insert(record.data.stream);
        }
        return true;
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    const auto wanted = std::min(names.size(), static_cast<std::size_t>(std::max(limit, 0)));
    return std::vector<std::string>(
        names.begin(), std::next(names.begin(), static_cast<std::ptrdiff_t>(wanted)));
}

base::Result<Sequence> JournalPort::appendWith(
    std::span<const NewRecord> records, std::span<const Summary> /*summaries*/)
{
    return records.empty() ? base::Result<Sequence>(0)
                           : append(records); // summaries alone: nothing
}

base::Result<std::vector<KeptSummary>> JournalPort::summaries(const SummaryQuery & /*query*/)
{
    return std::vector<KeptSummary>{};
}

base::Result<bool> JournalPort::areSummariesCurrent()
{
    return false;
}

base::Result<void> JournalPort::dropSummaries()
{
    return {};
}

base::Result<std::optional<std::string>> JournalPort::meta(std::string_view /*key*/)
{
    return std::optional<std::string>();
}

base::Result<void> JournalPort::setMeta(std::string_view /*key*/, std::string_view /*value*/)
{
    return {};
}

} // namespace pos::journal
