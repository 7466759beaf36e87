// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/disk.h"

#include <utility>
#include <vector>

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
        m_records.resize(m_synced);
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
    void setLying(bool lying) override { m_lying = lying; }
    bool rot(world::Random &) override { return false; }
    void undoRot() override { }
    void land(std::span<const journal::NewRecord> records) override { put(records); }

    base::Result<void> replay(const std::function<bool(const journal::Record &)> &visit) override
    {
        for (const auto &record : m_records) {
            if (!visit(record)) {
                break;
            }
        }
        return {};
    }

private:
    base::Result<journal::Sequence> append(std::span<const journal::NewRecord> records) override
    {
        if (!m_safe) {
            return base::fail(base::ErrorCode::Unsafe, "not safe");
        }
        if (std::exchange(m_locked, false)) {
            return base::fail(base::ErrorCode::Unavailable, "locked");
        }
        if (std::exchange(m_failSync, false)) {
            m_safe = false;
            if (m_lands) {
                put(records);
            }
            return base::fail(base::ErrorCode::Io, "the sync failed");
        }
        if (m_full && (m_reserveHeld || m_roomInReserve-- <= 0)) {
            return base::fail(base::ErrorCode::Full, "full");
        }
        put(records);
        return static_cast<journal::Sequence>(m_records.size());
    }
    void put(std::span<const journal::NewRecord> records)
    {
        for (const auto &record : records) {
            m_records.push_back({static_cast<journal::Sequence>(m_records.size()) + 1, record, {}});
        }
        m_synced = m_lying ? m_synced : m_records.size();
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

    std::vector<journal::Record> m_records;
    std::size_t m_synced = 0;
    bool m_safe = false, m_failSync = false, m_lands = false, m_locked = false, m_full = false;
    bool m_lying = false, m_reserveHeld = true;
    int m_roomInReserve = 0;
};

} // namespace

std::unique_ptr<TillDisk> memoryDisk()
{
    return std::make_unique<MemoryDisk>();
}

} // namespace pos::sim
