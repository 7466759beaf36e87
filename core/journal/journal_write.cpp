// SPDX-License-Identifier: Apache-2.0
//
// Writing: the one path by which a fact becomes durable, and what is believed when it does not.
#include "core/journal/journal_impl.h"
#include "core/journal/validate.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace pos::journal {
namespace {

constexpr std::size_t maxMetaKeyBytes = 64;

} // namespace

base::Error Journal::Impl::failedWrite()
{
    base::Error error = database.lastError("write to the journal");
    const bool clean = database.rollBack();
    if (error.code == base::ErrorCode::Full && clean) {
        error.message = "The disk is full: nothing was written to the journal.";
        return error;
    }
    safe = false;
    return error;
}

base::Result<void> Journal::Impl::transact(const std::function<int()> &body)
{
    if (!writable) {
        return base::fail(base::ErrorCode::ReadOnly, "The journal was opened for reading only.");
    }
    if (!safe) {
        return base::fail(base::ErrorCode::Unsafe,
            "The journal is not safe since an earlier write failed; start the till again.");
    }
    if (replaying) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "The journal cannot be written while it is being replayed.");
    }
    if (const int code = begin.run(); code != SQLITE_OK) {
        if ((code & 0xff) == SQLITE_BUSY && database.rollBack()) {
            return base::fail(base::ErrorCode::Unavailable,
                "Another program holds the journal; nothing was written.");
        }
        return tl::unexpected(failedWrite());
    }
    if (body() != SQLITE_OK || commit.run() != SQLITE_OK) {
        return tl::unexpected(failedWrite());
    }
    return {};
}

void Journal::Impl::checkpoint()
{
    if (walPages < options.checkpointPages) {
        return;
    }
    walPages = 0;
    const int code = sqlite3_wal_checkpoint_v2(
        database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    // The log still holds everything, so a busy or a full disk costs nothing but length. A failed
    // sync is another matter: it says the disk can no longer be believed.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY
        && database.lastError("").code != base::ErrorCode::Full) {
        safe = false;
    }
}

int Journal::Impl::writeRecord(Head &next, const NewRecord &record)
{
    ++next.sequence;
    std::string hash = chain.next(next.hash, next.sequence, record);
    insert.bind(1, next.sequence);
    insert.bind(2, record.stream);
    insert.bind(3, record.kind);
    insert.bind(4, record.body);
    insert.bind(5, record.utcMs);
    insert.bind(6, record.monotonicMs);
    insert.bindBlob(7, hash);
    const int code = insert.step();
    insert.reset();
    next.hash = std::move(hash);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

base::Result<void> Journal::Impl::writeAll(
    std::span<const NewRecord> records, std::span<const Summary> summaries)
{
    Head next = head;
    auto written = transact([&]() -> int {
        for (const NewRecord &record : records) {
            if (const int code = writeRecord(next, record); code != SQLITE_OK) {
                return code;
            }
        }
        for (const Summary &summary : summaries) {
            if (const int code = writeSummary(summary); code != SQLITE_OK) {
                return code;
            }
        }
        return SQLITE_OK;
    });
    if (written) {
        head = std::move(next);
    }
    return written;
}

base::Result<void> Journal::Impl::mayEnter(
    std::span<const NewRecord> records, std::span<const Summary> summaries)
{
    for (const NewRecord &record : records) {
        if (auto valid = validate(record); !valid) {
            return valid;
        }
    }
    for (const Summary &summary : summaries) {
        const bool isNew = std::any_of(records.begin(), records.end(),
            [&](const NewRecord &record) { return record.stream == summary.stream; });
        const auto isOld = isNew ? base::Result<bool>(false) : hasStream(summary.stream);
        if (!isOld) {
            return tl::unexpected(isOld.error());
        }
        if (auto valid = validate(summary, isNew || *isOld); !valid) {
            return valid;
        }
    }
    return {};
}

base::Result<Sequence> Journal::append(std::span<const NewRecord> records)
{
    return appendWith(records, {});
}

base::Result<Sequence> Journal::appendWith(
    std::span<const NewRecord> records, std::span<const Summary> summaries)
{
    if (auto may = m_impl->mayEnter(records, summaries); !may) {
        return tl::unexpected(may.error());
    }
    if (records.empty() && summaries.empty()) {
        return m_impl->head.sequence;
    }
    if (auto written = m_impl->writeAll(records, summaries); !written) {
        return tl::unexpected(written.error());
    }
    // From here on the records are durable and the answer is theirs, whatever else goes wrong.
    if (!records.empty() && !m_impl->side->write(m_impl->head)) {
        m_impl->safe = false;
    }
    m_impl->checkpoint();
    return m_impl->head.sequence;
}

bool Journal::isSafe() const
{
    return m_impl->writable && m_impl->safe;
}

bool Journal::isReserveHeld() const
{
    return m_impl->reserve && m_impl->reserve->held();
}

bool Journal::releaseReserve()
{
    return m_impl->reserve && m_impl->reserve->release();
}

base::Result<void> Journal::restoreReserve()
{
    if (!m_impl->reserve) {
        return base::fail(base::ErrorCode::ReadOnly, "The journal was opened for reading only.");
    }
    return m_impl->reserve->hold();
}

base::Result<void> Journal::setMeta(std::string_view key, std::string_view value)
{
    if (key.empty() || key.size() > maxMetaKeyBytes || value.size() > maxBodyBytes) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "A setting of the journal needs a key of 1 to 64 bytes and at most 64 KiB.");
    }
    auto query = m_impl->database.prepare(
        "INSERT INTO meta (key, value, digest) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value, digest = excluded.digest");
    if (!query) {
        return tl::unexpected(query.error());
    }
    const std::string digest = m_impl->chain.digest({key, value});
    query->bind(1, key);
    query->bind(2, value);
    query->bindBlob(3, digest);
    return m_impl->transact([&] { return query->run(); });
}

} // namespace pos::journal
