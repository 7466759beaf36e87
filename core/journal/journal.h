// SPDX-License-Identifier: Apache-2.0
//
// The till's memory: an append-only list of records, each carrying the hash of the one before.
// What append() has acknowledged survives a crash of the process, the machine and the power.
//
// All calls on one thread. A journal that failed to write or to sync once is unsafe from then on:
// every later append fails with ErrorCode::Unsafe and the till takes no cards (F49). What such a
// failed append wrote may or may not be there after the next open(): both are possible, and the
// caller must not have acted on it. A full disk (ErrorCode::Full) is the one exception: nothing was
// written, the journal stays safe, and the same append may be tried again once there is space.
//
// A sound journal proves that nothing in it was changed. It cannot prove that it is the newest: a
// folder put back from an older copy, or a disk that lied about syncing (F50), is found by asking
// the payment provider for its latest transactions after each start, never here.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_vfs;

namespace pos::journal {

using Sequence = std::int64_t; // 1, 2, 3, … without holes

struct NewRecord {
    std::string stream; // what it is about: an attempt id, or "till"; printable ASCII, 1 to 128
    std::string kind; // "payment.started", …; [a-z._], 1 to 64 bytes
    std::string body; // JSON text on one line, at most 64 KiB, no secrets
    std::int64_t utcMs = 0; // the wall clock at writing, 0 to the year 9999; for people
    std::int64_t monotonicMs = 0; // within one boot
};

struct Record {
    Sequence sequence = 0;
    NewRecord data;
    std::string hash; // SHA-256 over the previous hash and this record, 32 raw bytes
};

// What is known of one stream without reading its records, so that a start and a list cost the same
// after a year as on the first day. Derived: who writes the records computes it from them, it is
// written with them in one transaction, and where the two differ the records are right. The journal
// does not look into it.
struct Summary {
    std::string stream; // as in NewRecord
    std::string topic; // what several streams have in common, to find them by; at most 128 bytes
    std::string body; // at most 64 KiB
    bool open = false; // there is something to take up at the next start

    friend bool operator==(const Summary &, const Summary &) = default;
};

struct KeptSummary {
    Summary summary;
    Sequence first = 0, last = 0; // the stream's first record, and the newest that it tells of

    friend bool operator==(const KeptSummary &, const KeptSummary &) = default;
};

struct SummaryQuery {
    enum class Of { All, Open, Topic } of = Of::All;
    std::string topic{}; // of Topic
    Sequence before = 0; // only streams that began before this record; 0 = all
    int limit = 0; // 0 = none
};

// The port the payment engine writes to; the simulation has its own twin.
class JournalPort {
public:
    virtual ~JournalPort() = default;
    // All of them in one transaction, durable when this returns; nothing of them otherwise.
    // Returns the sequence of the last. InvalidArgument: a record breaks the rules of NewRecord.
    // Unavailable: another program holds the database for longer than a quarter of a second;
    // nothing was written. Full, ReadOnly, Io, Unsafe: see the top of this file.
    virtual base::Result<Sequence> append(std::span<const NewRecord> records) = 0;
    // Every record in order, each checked against the chain before it is shown: Damaged at the
    // first that does not fit. The visitor returns false to stop, and must not append.
    virtual base::Result<void> replay(const std::function<bool(const Record &)> &visit) = 0;
    // Records of one stream, in order, each checked against the chain (Damaged).
    virtual base::Result<std::vector<Record>> stream(std::string_view name);
    // The names of streams in the order of their letters: at most `limit` of them after `after`.
    virtual base::Result<std::vector<std::string>> streams(std::string_view after, int limit);

    // Summaries. A journal need not keep any (these do not): a start then reads every record.
    // As append(), with the summaries in the same transaction. InvalidArgument too where a summary
    // speaks of a stream that has no record.
    virtual base::Result<Sequence> appendWith(
        std::span<const NewRecord> records, std::span<const Summary> summaries);
    // Newest beginning first. Damaged: a row is not as it was written; throw all away.
    virtual base::Result<std::vector<KeptSummary>> summaries(const SummaryQuery &query);
    // Does the newest record's stream have a summary that tells of it? True for an empty journal.
    virtual base::Result<bool> areSummariesCurrent();
    // Throws all summaries away; the records are untouched. Errors as of append().
    virtual base::Result<void> dropSummaries();

    // Settings that belong to the till rather than to its history (schema table "meta").
    virtual base::Result<std::optional<std::string>> meta(std::string_view key);
    // Durable when it returns; same errors as append().
    virtual base::Result<void> setMeta(std::string_view key, std::string_view value);

    // False after any failed write: no money may be moved on the strength of it.
    [[nodiscard]] virtual bool isSafe() const = 0;

    // Space on a full disk (F51). While the reserve is not held, no new payment may begin. When an
    // append of an open payment answers Full: releaseReserve() once, then append again. True when
    // space was given back. restoreReserve() takes it again once the disk has room; call it between
    // payments. A journal without a reserve counts as holding it.
    [[nodiscard]] virtual bool isReserveHeld() const { return true; }
    virtual bool releaseReserve() { return false; }
    virtual base::Result<void> restoreReserve() { return {}; }
};

struct OpenOptions {
    std::string path; // of the database file; its directory must exist
    sqlite3_vfs *vfs = nullptr; // null = the system's
    // Space kept so that an open payment can finish on a full disk (F51); 0 = none.
    std::int64_t reserveBytes = 1 << 20;
    // Length of the log, in pages of 4 KiB, at which it is folded into the database.
    int checkpointPages = 1000;
};

struct Finding { // of verify(): something that is not as it was written
    Sequence sequence = 0; // 0 = the file as a whole
    std::string what; // one English sentence
};

struct VerifyReport {
    std::int64_t records = 0;
    std::vector<Finding> findings; // empty = sound
    std::string lastHashHex;
};

struct Stats {
    std::int64_t records = 0;
    std::int64_t fileBytes = 0;
    std::optional<std::int64_t> firstUtcMs, lastUtcMs;
    int schemaVersion = 0;
};

class Journal final : public JournalPort {
public:
    // Opens or creates. Takes an exclusive lock: a second till gets ErrorCode::InUse (F53). Checks
    // schema version (TooNew), and the chain of the newest 1,000 records (Damaged). Damage is
    // reported, never repaired and never deleted; the file stays where it is, and so does its log.
    // ReadOnly where the disk or the folder cannot be written (F54): openForReading() still works.
    // NotFound when the directory does not exist.
    // A database that is missing, empty or shorter than "<path>.lock" remembers is Damaged too
    // (F52). To go back to a backup on purpose, use setAside() first.
    static base::Result<std::unique_ptr<Journal>> open(const OpenOptions &options);
    // As open, but read-only and without the lock, so that it works beside a running till.
    static base::Result<std::unique_ptr<Journal>> openForReading(const OpenOptions &options);
    ~Journal() override;
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

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

    // open() takes the reserve too, and opens without it where the disk is full.
    [[nodiscard]] bool isReserveHeld() const override;
    bool releaseReserve() override;
    base::Result<void> restoreReserve() override;

    // Walks the whole chain and SQLite's own integrity check. Slow on purpose; seconds for 10^6.
    base::Result<VerifyReport> verify();
    base::Result<Stats> stats();
    // One JSON object a line: sequence, utc (ISO 8601), utc_ms, monotonic_ms, stream, kind, body,
    // hash (hex). Enough to compute the chain again without this program.
    base::Result<void> exportLines(const std::function<base::Result<void>(std::string_view)> &sink);
    // A consistent copy through SQLite's backup API onto the system's file system, checked, synced,
    // then renamed into place; an older backup of that name is replaced. One file, no log beside
    // it.
    base::Result<void> backup(const std::string &toPath);

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// Renames a damaged journal (with its -wal, -shm and .lock) to "<name>.damaged-<utcMs>" and returns
// the new path, so that a till may start empty, visibly, and a technician still has every byte
// (F52). InUse while a till has it open. Never replaces a file.
base::Result<std::string> setAside(const std::string &path, std::int64_t utcMs);

} // namespace pos::journal
