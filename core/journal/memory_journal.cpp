// SPDX-License-Identifier: Apache-2.0
#include "core/journal/memory_journal.h"

#include "core/base/invariant.h"
#include "core/journal/validate.h"

#include <algorithm>
#include <utility>

namespace pos::journal {

base::Result<void> MemoryJournal::mayWrite()
{
    if (!m_safe) {
        return base::fail(base::ErrorCode::Unsafe,
            "The journal is not safe since an earlier write failed; start the till again.");
    }
    if (m_replaying) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "The journal cannot be written while it is being replayed.");
    }
    if (m_busy) {
        ++m_refusedAsBusy;
        return base::fail(base::ErrorCode::Unavailable, "Another program holds the journal.");
    }
    if (m_failure && --m_failure->countdown == 0) {
        const base::ErrorCode code = m_failure->code;
        m_failure.reset();
        m_safe = code == base::ErrorCode::Full || code == base::ErrorCode::Unavailable;
        return base::fail(code, "The journal was told to fail here.");
    }
    if (m_full && (m_reserveHeld || m_roomInReserve-- <= 0)) {
        return base::fail(base::ErrorCode::Full, "The disk is full; nothing was written.");
    }
    return {};
}

base::Result<Sequence> MemoryJournal::append(std::span<const NewRecord> records)
{
    return appendWith(records, {});
}

base::Result<Sequence> MemoryJournal::appendWith(
    std::span<const NewRecord> records, std::span<const Summary> summaries)
{
    for (const NewRecord &record : records) {
        if (auto valid = validate(record); !valid) {
            return tl::unexpected(valid.error());
        }
    }
    for (const Summary &summary : summaries) {
        const bool isNew = std::any_of(records.begin(), records.end(),
            [&](const NewRecord &record) { return record.stream == summary.stream; });
        if (auto valid = validate(summary, isNew || m_streams.contains(summary.stream)); !valid) {
            return tl::unexpected(valid.error());
        }
    }
    const auto last = [this] { return static_cast<Sequence>(m_records.size()); };
    if (records.empty() && summaries.empty()) {
        return last();
    }
    if (auto may = mayWrite(); !may) {
        if (m_keepFailed) {
            m_failedRecords.assign(records.begin(), records.end());
            m_failedSummaries.assign(summaries.begin(), summaries.end());
        }
        return tl::unexpected(may.error());
    }
    for (const NewRecord &record : records) {
        m_streams[record.stream].records.push_back(m_records.size());
        m_records.push_back({last() + 1, record, {}});
    }
    for (const Summary &summary : summaries) {
        auto &stream = m_streams[summary.stream];
        stream.summary = summary;
        stream.told = m_records[stream.records.back()].sequence;
    }
    ++m_appends;
    return last();
}

base::Result<void> MemoryJournal::replay(const std::function<bool(const Record &)> &visit)
{
    m_replaying = true;
    for (const Record &record : m_records) {
        if (!visit(record)) {
            break;
        }
    }
    m_replaying = false;
    return {};
}

base::Result<std::vector<Record>> MemoryJournal::stream(std::string_view name)
{
    std::vector<Record> records;
    if (const auto found = m_streams.find(name); found != m_streams.end()) {
        for (const auto position : found->second.records) {
            records.push_back(m_records[position]);
        }
    }
    return records;
}

base::Result<std::vector<std::string>> MemoryJournal::streams(std::string_view after, int limit)
{
    std::vector<std::string> names;
    for (auto at = m_streams.upper_bound(after);
         at != m_streams.end() && static_cast<int>(names.size()) < limit; ++at) {
        names.push_back(at->first);
    }
    return names;
}

base::Result<std::vector<KeptSummary>> MemoryJournal::summaries(const SummaryQuery &query)
{
    std::vector<KeptSummary> found;
    for (const auto &[name, stream] : m_streams) {
        if (!stream.summary) {
            continue;
        }
        const auto first = m_records[stream.records.front()].sequence;
        const bool wanted = (query.of != SummaryQuery::Of::Open || stream.summary->open)
            && (query.of != SummaryQuery::Of::Topic || stream.summary->topic == query.topic)
            && (query.before == 0 || first < query.before);
        if (wanted) {
            found.push_back({*stream.summary, first, stream.told});
        }
    }
    std::sort(found.begin(), found.end(),
        [](const KeptSummary &a, const KeptSummary &b) { return a.first > b.first; });
    if (query.limit > 0 && found.size() > static_cast<std::size_t>(query.limit)) {
        found.resize(static_cast<std::size_t>(query.limit));
    }
    return found;
}

base::Result<bool> MemoryJournal::areSummariesCurrent()
{
    if (m_records.empty()) {
        return true;
    }
    const auto &newest = m_streams.at(m_records.back().data.stream);
    return newest.summary && newest.told == m_records.back().sequence;
}

base::Result<void> MemoryJournal::dropSummaries()
{
    if (auto may = mayWrite(); !may) {
        return may;
    }
    for (auto &[name, stream] : m_streams) {
        stream.summary.reset();
    }
    return {};
}

base::Result<std::optional<std::string>> MemoryJournal::meta(std::string_view key)
{
    const auto found = m_meta.find(key);
    return found == m_meta.end() ? std::optional<std::string>() : std::optional(found->second);
}

base::Result<void> MemoryJournal::setMeta(std::string_view key, std::string_view value)
{
    if (auto may = mayWrite(); !may) {
        return may;
    }
    m_meta.insert_or_assign(std::string(key), std::string(value));
    return {};
}

bool MemoryJournal::isSafe() const
{
    return m_safe;
}

bool MemoryJournal::releaseReserve()
{
    return std::exchange(m_reserveHeld, false);
}

base::Result<void> MemoryJournal::restoreReserve()
{
    if (m_full && !m_reserveHeld) {
        return base::fail(base::ErrorCode::Full, "The disk has no room for the reserve.");
    }
    m_reserveHeld = true;
    return {};
}

void MemoryJournal::fillDisk(int roomInReserve)
{
    m_full = true;
    m_roomInReserve = roomInReserve;
}

void MemoryJournal::failAppend(int nth, base::ErrorCode code)
{
    base::invariant(nth >= 1);
    m_failure = PlannedFailure{nth, code};
}

void MemoryJournal::reopen()
{
    m_safe = true;
    m_failure.reset();
    m_keepFailed = false;
    const auto records = std::exchange(m_failedRecords, {});
    const auto summaries = std::exchange(m_failedSummaries, {});
    const auto found = appendWith(records, summaries);
    base::invariant(found.has_value());
}

} // namespace pos::journal
