// SPDX-License-Identifier: Apache-2.0
#include "core/journal/memory_journal.h"

#include "core/base/invariant.h"
#include "core/journal/validate.h"

#include <utility>

namespace pos::journal {

base::Result<Sequence> MemoryJournal::append(std::span<const NewRecord> records)
{
    for (const NewRecord &record : records) {
        if (auto valid = validate(record); !valid) {
            return tl::unexpected(valid.error());
        }
    }
    const auto last = [this] { return static_cast<Sequence>(m_records.size()); };
    if (records.empty()) {
        return last();
    }
    if (!m_safe) {
        return base::fail(base::ErrorCode::Unsafe,
            "The journal is not safe since an earlier write failed; start the till again.");
    }
    if (m_replaying) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "The journal cannot be written while it is being replayed.");
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
    for (const NewRecord &record : records) {
        m_records.push_back({last() + 1, record, {}});
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
}

} // namespace pos::journal
