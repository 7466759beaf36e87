// SPDX-License-Identifier: Apache-2.0
#include "core/journal/memory_journal.h"
#include "tests/sim/program/disk.h"

#include <optional>
#include <utility>

namespace pos::sim {
namespace {

class MemoryDisk final : public TillDisk, private journal::JournalPort {
public:
    base::Result<journal::JournalPort *> open() override
    {
        m_safe = true;
        m_failSync = m_locked = false;
        m_reserveHeld = m_reserveHeld || !m_full;
        return static_cast<journal::JournalPort *>(this);
    }
    void processDied() override { m_safe = false; }
    void powerCut(world::Random &) override
    {
        m_safe = false;
        if (m_synced) {
            m_kept = *m_synced;
        }
    }
    void failNextSync(world::Random &dice) override
    {
        m_failSync = true;
        m_lands = dice.below(2) == 0;
    }
    void lockOnce() override { m_locked = true; }
    void setFull(bool full) override
    {
        m_full = full;
        m_roomInReserve = 400;
    }
    void setLying(bool lying) override
    {
        if (!lying) {
            m_synced.reset();
        } else if (!m_synced) {
            m_synced = m_kept;
        }
    }
    bool rot(world::Random &) override { return false; }
    void undoRot() override { }
    void land(std::span<const journal::NewRecord> records,
        std::span<const journal::Summary> summaries) override
    {
        static_cast<void>(m_kept.appendWith(records, summaries));
    }
    base::Result<void> replay(const std::function<bool(const journal::Record &)> &visit) override
    {
        return m_kept.replay(visit);
    }
    base::Result<std::vector<journal::KeptSummary>> summaries() override
    {
        return m_kept.summaries({});
    }

private:
    // Whether anything can be written now. What a failed sync leaves behind, nobody knows.
    base::Result<void> mayWrite()
    {
        if (!m_safe) {
            return base::fail(base::ErrorCode::Unsafe, "not safe");
        }
        if (std::exchange(m_locked, false)) {
            return base::fail(base::ErrorCode::Unavailable, "locked");
        }
        if (m_full && (m_reserveHeld || m_roomInReserve-- <= 0)) {
            return base::fail(base::ErrorCode::Full, "full");
        }
        return {};
    }
    base::Result<journal::Sequence> append(std::span<const journal::NewRecord> records) override
    {
        return appendWith(records, {});
    }
    base::Result<journal::Sequence> appendWith(std::span<const journal::NewRecord> records,
        std::span<const journal::Summary> summaries) override
    {
        if (auto may = mayWrite(); !may) {
            return tl::unexpected(may.error());
        }
        if (std::exchange(m_failSync, false)) {
            m_safe = false;
            if (m_lands) {
                land(records, summaries);
            }
            return base::fail(base::ErrorCode::Io, "the sync failed");
        }
        return m_kept.appendWith(records, summaries);
    }
    base::Result<std::vector<journal::Record>> stream(std::string_view name) override
    {
        return m_kept.stream(name);
    }
    base::Result<std::vector<std::string>> streams(std::string_view after, int limit) override
    {
        return m_kept.streams(after, limit);
    }
    base::Result<std::vector<journal::KeptSummary>> summaries(
        const journal::SummaryQuery &query) override
    {
        return m_kept.summaries(query);
    }
    base::Result<bool> areSummariesCurrent() override { return m_kept.areSummariesCurrent(); }
    base::Result<void> dropSummaries() override
    {
        auto may = mayWrite();
        return may ? m_kept.dropSummaries() : may;
    }
    base::Result<std::optional<std::string>> meta(std::string_view key) override
    {
        return m_kept.meta(key);
    }
    base::Result<void> setMeta(std::string_view key, std::string_view value) override
    {
        auto may = mayWrite();
        return may ? m_kept.setMeta(key, value) : may;
    }
    [[nodiscard]] bool isSafe() const override { return m_safe; }
    [[nodiscard]] bool isReserveHeld() const override { return m_reserveHeld; }
    bool releaseReserve() override { return std::exchange(m_reserveHeld, false); }
    base::Result<void> restoreReserve() override
    {
        if (m_full && !m_reserveHeld) {
            return base::fail(base::ErrorCode::Full, "full");
        }
        m_reserveHeld = true;
        return {};
    }

    journal::MemoryJournal m_kept;
    std::optional<journal::MemoryJournal> m_synced; // what a disk that lies has really kept
    bool m_safe = false, m_failSync = false, m_lands = false, m_locked = false, m_full = false;
    bool m_reserveHeld = true;
    int m_roomInReserve = 0;
};

} // namespace

std::unique_ptr<TillDisk> memoryDisk()
{
    return std::make_unique<MemoryDisk>();
}

} // namespace pos::sim
