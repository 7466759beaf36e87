// SPDX-License-Identifier: Apache-2.0
//
// Reading: nothing leaves the journal before it was compared with the chain.
#include "core/journal/journal_impl.h"

#include <sqlite3.h>

#include <utility>

namespace pos::journal {

Record readRecord(const sql::Statement &row)
{
    return {
        .sequence = row.integer(0),
        .data = {.stream = row.text(1),
            .kind = row.text(2),
            .body = row.text(3),
            .utcMs = row.integer(4),
            .monotonicMs = row.integer(5)},
        .hash = row.text(6),
    };
}

ChainWalk::ChainWalk(Sequence before, std::string hashBefore)
    : m_head{before, std::move(hashBefore)}
{
}

std::optional<std::string> ChainWalk::check(const Record &record)
{
    std::optional<std::string> problem;
    const std::string number = std::to_string(record.sequence);
    if (record.sequence != m_head.sequence + 1) {
        problem = "Record " + std::to_string(m_head.sequence + 1)
            + " is missing; the next one found is " + number + '.';
    } else if (m_chain.next(m_head.hash, record.sequence, record.data) != record.hash) {
        problem = "Record " + number + " is not as it was written.";
    }
    const bool usable = record.hash.size() == hashBytes;
    m_head = {record.sequence, usable ? record.hash : chainStart()};
    return problem;
}

base::Result<void> Journal::Impl::eachRecord(
    sql::Statement &query, const std::function<bool(const Record &)> &visit)
{
    int code = query.step();
    for (; code == SQLITE_ROW; code = query.step()) {
        if (!visit(readRecord(query))) {
            query.reset();
            return {};
        }
    }
    if (code != SQLITE_DONE) {
        const base::Error error = database.lastError("read the journal");
        query.reset();
        return tl::unexpected(error);
    }
    query.reset();
    return {};
}

base::Result<void> Journal::replay(const std::function<bool(const Record &)> &visit)
{
    auto query = m_impl->database.prepare(
        ("SELECT " + std::string(recordColumns) + " FROM records ORDER BY sequence").c_str());
    if (!query) {
        return tl::unexpected(query.error());
    }
    ChainWalk walk(0, chainStart());
    std::optional<std::string> problem;
    bool stopped = false;
    m_impl->replaying = true;
    auto read = m_impl->eachRecord(*query, [&](const Record &record) {
        problem = walk.check(record);
        stopped = problem.has_value() || !visit(record);
        return !stopped;
    });
    m_impl->replaying = false;
    if (!read) {
        return read;
    }
    if (problem) {
        return base::fail(base::ErrorCode::Damaged, *problem);
    }
    // A reader beside a running till may see more than at its opening, never less.
    if (!stopped && walk.head().sequence < m_impl->head.sequence) {
        return base::fail(base::ErrorCode::Damaged, "The newest records of the journal are gone.");
    }
    return {};
}

base::Result<std::vector<Record>> Journal::stream(std::string_view name)
{
    auto query = m_impl->database.prepare(
        "SELECT r.sequence, r.stream, r.kind, r.body, r.utc_ms, r.monotonic_ms, r.hash, "
        "(SELECT p.hash FROM records p WHERE p.sequence = r.sequence - 1) "
        "FROM records r WHERE r.stream = ? ORDER BY r.sequence");
    if (!query) {
        return tl::unexpected(query.error());
    }
    query->bind(1, name);
    std::vector<Record> records;
    std::optional<std::string> problem;
    auto read = m_impl->eachRecord(*query, [&](const Record &record) {
        std::string before = record.sequence == 1 ? chainStart() : query->text(7);
        if (before.size() != hashBytes) {
            problem = "The record before " + std::to_string(record.sequence) + " is missing.";
            return false;
        }
        problem = ChainWalk(record.sequence - 1, std::move(before)).check(record);
        records.push_back(record);
        return !problem.has_value();
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (problem) {
        return base::fail(base::ErrorCode::Damaged, *problem);
    }
    return records;
}

base::Result<Stats> Journal::stats()
{
    Stats stats;
    auto query = m_impl->database.prepare(
        "SELECT count(*), (SELECT utc_ms FROM records ORDER BY sequence LIMIT 1), "
        "(SELECT utc_ms FROM records ORDER BY sequence DESC LIMIT 1) FROM records");
    if (!query) {
        return tl::unexpected(query.error());
    }
    if (query->step() != SQLITE_ROW) {
        return tl::unexpected(m_impl->database.lastError("count the journal's records"));
    }
    stats.records = query->integer(0);
    if (stats.records > 0) {
        stats.firstUtcMs = query->integer(1);
        stats.lastUtcMs = query->integer(2);
    }
    query->reset();
    const auto version = m_impl->database.integer("PRAGMA user_version", "read the journal");
    if (!version) {
        return tl::unexpected(version.error());
    }
    stats.schemaVersion = static_cast<int>(*version);
    for (const char *suffix : {"", "-wal"}) {
        const auto size = fileSize(m_impl->vfs, m_impl->options.path + suffix);
        if (!size) {
            return tl::unexpected(size.error());
        }
        stats.fileBytes += *size;
    }
    return stats;
}

base::Result<std::optional<std::string>> Journal::meta(std::string_view key)
{
    auto query = m_impl->database.prepare("SELECT value, digest FROM meta WHERE key = ?");
    if (!query) {
        return tl::unexpected(query.error());
    }
    query->bind(1, key);
    const int code = query->step();
    if (code == SQLITE_DONE) {
        return std::optional<std::string>();
    }
    if (code != SQLITE_ROW) {
        return tl::unexpected(m_impl->database.lastError("read the journal"));
    }
    std::string value = query->text(0);
    if (m_impl->chain.digest({key, value}) != query->text(1)) {
        return base::fail(base::ErrorCode::Damaged,
            "The setting " + std::string(key) + " in the journal is not as it was written.");
    }
    return value;
}

} // namespace pos::journal
