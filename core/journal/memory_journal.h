// SPDX-License-Identifier: Apache-2.0
//
// The journal without a disk, for simulations and tests that fold millions of records. It keeps
// every promise of JournalPort except durability and hashes, and can be told to break them.
#pragma once

#include "core/journal/journal.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pos::journal {

class MemoryJournal final : public JournalPort {
public:
    base::Result<Sequence> append(std::span<const NewRecord> records) override;
    base::Result<Sequence> appendWith(
        std::span<const NewRecord> records, std::span<const Summary> summaries) override;
    base::Result<void> replay(const std::function<bool(const Record &)> &visit) override;
    base::Result<std::vector<Record>> stream(std::string_view name) override;
    base::Result<std::vector<std::string>> streams(std::string_view after, int limit) override;
    base::Result<std::vector<KeptSummary>> summaries(const SummaryQuery &query) override;
    base::Result<bool> areSummariesCurrent() override;
    base::Result<void> dropSummaries() override;
    base::Result<std::optional<std::string>> meta(std::string_view key) override;
    base::Result<void> setMeta(std::string_view key, std::string_view value) override;
    [[nodiscard]] bool isSafe() const override;
    [[nodiscard]] bool isReserveHeld() const override { return m_reserveHeld; }
    bool releaseReserve() override;
    base::Result<void> restoreReserve() override;

    // The n-th append from now (1 = the next) fails with `code` and leaves nothing. Every code but
    // Full and Unavailable makes the journal unsafe, as on a disk.
    void failAppend(int nth, base::ErrorCode code);
    // As after a failed sync: the append that just failed is there after reopen() all the same.
    void keepWhatFailed() { m_keepFailed = true; }
    // From now on the disk is full: an append answers Full unless a released reserve has room for
    // it, as many appends as `roomInReserve`; the reserve cannot be taken again.
    void fillDisk(int roomInReserve);
    void emptyDisk() { m_full = false; }
    // From now on another program holds the database: every append answers Unavailable.
    void stayBusy() { m_busy = true; }
    [[nodiscard]] int refusedAsBusy() const { return m_refusedAsBusy; }
    // As a restart would: safe again, with what was acknowledged, and with what keepWhatFailed()
    // promised.
    void reopen();

    [[nodiscard]] const std::vector<Record> &records() const { return m_records; }
    [[nodiscard]] std::int64_t appends() const { return m_appends; }

private:
    struct PlannedFailure {
        int countdown = 0;
        base::ErrorCode code{};
    };
    struct Stream {
        std::vector<std::size_t> records; // positions
        std::optional<Summary> summary;
        Sequence told = 0; // the newest record when the summary was written
    };
    // Whether a write may happen at all; the planned failures are asked for here.
    base::Result<void> mayWrite();

    std::vector<Record> m_records;
    std::map<std::string, Stream, std::less<>> m_streams;
    std::map<std::string, std::string, std::less<>> m_meta;
    std::optional<PlannedFailure> m_failure;
    bool m_keepFailed = false;
    std::vector<NewRecord> m_failedRecords;
    std::vector<Summary> m_failedSummaries;
    std::int64_t m_appends = 0; // acknowledged calls
    bool m_safe = true;
    bool m_full = false;
    bool m_busy = false;
    int m_refusedAsBusy = 0;
    bool m_reserveHeld = true;
    int m_roomInReserve = 0; // appends
    bool m_replaying = false;
};

} // namespace pos::journal
