// SPDX-License-Identifier: Apache-2.0
//
// The inside of Journal, shared by the files that open it, write it and read it.
#pragma once

#include "core/journal/chain.h"
#include "core/journal/journal.h"
#include "core/journal/reserve.h"
#include "core/journal/side_file.h"
#include "core/journal/sqlite.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pos::journal {

// Columns of a record in the order readRecord() expects.
constexpr const char *recordColumns = "sequence, stream, kind, body, utc_ms, monotonic_ms, hash";

Record readRecord(const sql::Statement &row);

// What the digest of a summary covers.
std::string digestOf(Chain &chain, const Summary &summary);
// Columns first, last, stream, topic, open, body, digest. Nothing when the digest does not fit.
std::optional<KeptSummary> readSummary(Chain &chain, const sql::Statement &row);

// To read what can be read of a damaged file (rebuild.cpp).
base::Result<sql::Database> openWhatIsLeft(const std::string &path);

// Follows the chain record by record.
class ChainWalk {
public:
    ChainWalk(Sequence before, std::string hashBefore);
    // Nothing when `record` is the next one and unchanged; else one sentence. Goes on from the
    // record as stored either way, so that one change is one finding.
    std::optional<std::string> check(const Record &record);
    [[nodiscard]] const Head &head() const { return m_head; }

private:
    Chain m_chain;
    Head m_head;
};

struct Journal::Impl {
    OpenOptions options;
    sqlite3_vfs *vfs = nullptr;
    bool writable = false;
    bool safe = true;
    bool replaying = false;
    int walPages = 0;
    MarkerState marker; // as found at open
    Head head; // the newest record
    Chain chain;
    // The lock goes last: nobody else may enter before the database is closed.
    std::optional<SideFile> side;
    std::optional<Reserve> reserve;
    sql::Database database;
    sql::Statement begin, commit, insert, summarize;

    explicit Impl(const OpenOptions &given);
    ~Impl();
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    // Opening, in this order (journal_open.cpp).
    base::Result<void> lockAndLook();
    base::Result<void> openDatabase();
    base::Result<void> prepareSchema();
    base::Result<void> checkTail();
    base::Result<void> checkIndex(Sequence first);
    base::Result<void> rewriteLog();
    base::Result<void> settle();
    base::Result<void> openReader();

    // One durable transaction around `body`, which returns an SQLite code (journal_write.cpp).
    base::Result<void> transact(const std::function<int()> &body);
    base::Error failedWrite();
    void checkpoint();
    base::Result<void> writeAll(
        std::span<const NewRecord> records, std::span<const Summary> summaries);
    int writeRecord(Head &next, const NewRecord &record);
    base::Result<void> mayEnter(
        std::span<const NewRecord> records, std::span<const Summary> summaries);

    // Summaries (journal_summaries.cpp). writeSummary() returns an SQLite code.
    base::Result<void> prepareSummaries();
    int writeSummary(const Summary &summary);
    base::Result<bool> hasStream(std::string_view name);
    base::Result<bool> openOnesAreFound();

    // Calls `visit` for the rows of `query` until it returns false (journal_read.cpp).
    base::Result<void> eachRecord(
        sql::Statement &query, const std::function<bool(const Record &)> &visit);
};

} // namespace pos::journal
