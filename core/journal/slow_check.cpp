// SPDX-License-Identifier: Apache-2.0
#include "core/journal/slow_check.h"

#include "core/journal/journal_impl.h"

#include <sqlite3.h>

#include <utility>

namespace pos::journal {

struct SlowCheck::Impl {
    std::string path;
    std::optional<sql::Database> database;
    ChainWalk walk{0, chainStart()};
    Progress progress;

    base::Result<void> open()
    {
        auto opened = sql::Database::open({.path = path, .access = sql::Access::ReadOnly});
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        constexpr int busyTimeoutMs = 250;
        sqlite3_busy_timeout(opened->handle(), busyTimeoutMs);
        const auto last = opened->integer(
            "SELECT coalesce(max(sequence), 0) FROM records", "find the journal's newest record");
        if (!last) {
            return tl::unexpected(last.error());
        }
        progress.upTo = *last;
        database = std::move(*opened);
        return {};
    }

    base::Result<void> walkOn(int records)
    {
        auto query = database->prepare(("SELECT " + std::string(recordColumns)
            + " FROM records WHERE sequence > ?1 AND sequence <= ?2 ORDER BY sequence LIMIT ?3")
                                           .c_str());
        if (!query) {
            return tl::unexpected(query.error());
        }
        query->bind(1, progress.checked);
        query->bind(2, progress.upTo);
        query->bind(3, std::int64_t{records});
        int read = 0;
        int code = query->step();
        for (; code == SQLITE_ROW; code = query->step()) {
            ++read;
            const auto record = readRecord(*query);
            if (auto problem = walk.check(record)) {
                progress.finding = Finding{record.sequence, std::move(*problem)};
                return {};
            }
            progress.checked = record.sequence;
        }
        if (code != SQLITE_DONE) {
            return tl::unexpected(database->lastError("read the journal's records"));
        }
        if (read < records && progress.checked < progress.upTo) {
            progress.finding = Finding{progress.checked + 1, "Records from here on are missing."};
        }
        return {};
    }
};

SlowCheck::SlowCheck(std::string path)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->path = std::move(path);
}

SlowCheck::~SlowCheck() = default;

base::Result<SlowCheck::Progress> SlowCheck::step(int records)
{
    auto &progress = m_impl->progress;
    if (progress.isDone) {
        return progress;
    }
    auto read = m_impl->database ? base::Result<void>() : m_impl->open();
    if (read) {
        read = m_impl->walkOn(records);
    }
    if (!read && read.error().code != base::ErrorCode::Damaged) {
        return tl::unexpected(read.error());
    }
    if (!read) {
        progress.finding = Finding{progress.checked + 1, read.error().message};
    }
    progress.isDone = progress.finding.has_value() || progress.checked >= progress.upTo;
    if (progress.isDone) {
        m_impl->database.reset();
    }
    return progress;
}

} // namespace pos::journal
