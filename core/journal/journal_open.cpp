// SPDX-License-Identifier: Apache-2.0
//
// Opening is where damage is met. The order matters: nothing is written before everything that can
// be checked was checked, so that a damaged journal keeps every byte for the technician.
#include "core/journal/journal_impl.h"
#include "core/journal/migrations.h"
#include "core/journal/start.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace pos::journal {
namespace {

constexpr Sequence checkedAtOpen = 1000;
constexpr int busyTimeoutMs = 250;
constexpr std::string_view sqliteHeader("SQLite format 3\0", 16);

// What SQLite itself calls the file: links resolved, so that two names cannot get two locks.
std::string fullPath(sqlite3_vfs *vfs, const std::string &path)
{
    std::string full(static_cast<std::size_t>(vfs->mxPathname) + 1, '\0');
    const int code
        = vfs->xFullPathname(vfs, path.c_str(), static_cast<int>(full.size()), full.data());
    return (code & 0xff) == SQLITE_OK ? std::string(full.c_str()) : path;
}

base::Error explainFolder(sqlite3_vfs *vfs, const std::string &path, base::Error error)
{
    if (error.code == base::ErrorCode::InUse) {
        return error;
    }
    const std::string folder = std::filesystem::path(path).parent_path().string();
    if (!existsWithContent(vfs, folder)) {
        return {base::ErrorCode::NotFound, "The journal's folder " + folder + " does not exist."};
    }
    if (error.code == base::ErrorCode::ReadOnly || !isWritable(vfs, folder)) {
        return {base::ErrorCode::ReadOnly,
            "The journal's folder " + folder + " cannot be written to; no card can be taken."};
    }
    return error;
}

base::Result<FileFacts> gather(sqlite3_vfs *vfs, const std::string &path, const MarkerState &marker)
{
    FileFacts facts;
    facts.marker = marker.marker;
    facts.markerSequence = marker.head.sequence;
    const std::array<std::pair<std::int64_t *, std::string>, 3> sizes{{
        {&facts.databaseBytes, path},
        {&facts.walBytes, path + "-wal"},
        {&facts.rollbackBytes, path + "-journal"},
    }};
    for (const auto &[field, name] : sizes) {
        const auto size = fileSize(vfs, name);
        if (!size) {
            return tl::unexpected(size.error());
        }
        *field = *size;
    }
    if (facts.databaseBytes > 0) {
        auto header = VfsFile::open(vfs, path, FileMode::Read).and_then([](VfsFile file) {
            return file.read(0, static_cast<int>(sqliteHeader.size()));
        });
        if (!header) {
            return tl::unexpected(header.error());
        }
        facts.headerIsSqlite = *header == sqliteHeader;
    }
    return facts;
}

tl::unexpected<base::Error> damaged(const std::string &what)
{
    return base::fail(base::ErrorCode::Damaged, what);
}

void configure(sql::Database &database)
{
    sqlite3 *handle = database.handle();
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // Until the file is known to be sound, closing it must leave the log as it is.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

base::Result<ContentVerdict> lookInside(sql::Database &database, Marker marker)
{
    ContentFacts facts;
    facts.marker = marker;
    facts.newestVersion = newestVersion();
    const std::array<std::pair<std::int64_t *, const char *>, 3> questions{{
        {&facts.applicationId, "PRAGMA application_id"},
        {&facts.userVersion, "PRAGMA user_version"},
        {&facts.schemaObjects, "SELECT count(*) FROM sqlite_schema"},
    }};
    for (const auto &[field, sql] : questions) {
        const auto answer = database.integer(sql, "read the journal");
        if (!answer) {
            return tl::unexpected(answer.error());
        }
        *field = *answer;
    }
    return judgeContent(facts);
}

base::Result<void> refuseContent(const ContentVerdict &verdict)
{
    switch (verdict.content) {
    case Content::Empty:
    case Content::Ours:
        return {};
    case Content::Damaged:
        return damaged(verdict.what);
    case Content::TooNew:
        return base::fail(base::ErrorCode::TooNew, verdict.what);
    }
    return damaged(verdict.what);
}

} // namespace

Journal::Impl::Impl(const OpenOptions &given)
    : options(given)
    , vfs(orSystem(given.vfs))
{
    options.path = fullPath(vfs, given.path);
}

Journal::Impl::~Impl()
{
    if (!safe && database.handle() != nullptr) {
        // After a failed sync the log is the only true copy: it must not be folded in and removed.
        sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
}

base::Result<void> Journal::Impl::lockAndLook()
{
    auto acquired = SideFile::acquire(vfs, options.path);
    if (!acquired) {
        return tl::unexpected(explainFolder(vfs, options.path, acquired.error()));
    }
    side.emplace(std::move(*acquired));
    const auto found = side->read();
    if (!found) {
        return tl::unexpected(found.error());
    }
    marker = *found;
    return gather(vfs, options.path, marker).and_then([](const FileFacts &facts) {
        const Verdict verdict = judge(facts);
        return verdict.start == Start::Damaged ? base::Result<void>(damaged(verdict.what))
                                               : base::Result<void>();
    });
}

base::Result<void> Journal::Impl::openDatabase()
{
    auto opened = sql::Database::open({.path = options.path, .vfs = options.vfs});
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    database = std::move(*opened);
    configure(database);
    if (sqlite3_db_readonly(database.handle(), "main") == 1) {
        return base::fail(base::ErrorCode::ReadOnly,
            "The journal " + options.path + " cannot be written to; no card can be taken.");
    }
    return {};
}

base::Result<void> Journal::Impl::prepareSchema()
{
    const auto verdict = lookInside(database, marker.marker);
    if (!verdict) {
        return tl::unexpected(verdict.error());
    }
    if (auto acceptable = refuseContent(*verdict); !acceptable) {
        return acceptable;
    }
    // EXTRA for the one transaction that still runs with a rollback journal: with less, a power cut
    // may bring that journal's directory entry back, and SQLite would then undo the database.
    if (auto set = database.execute("PRAGMA synchronous = EXTRA", "configure the journal"); !set) {
        return set;
    }
    const auto mode = database.text("PRAGMA journal_mode = WAL", "switch to a write-ahead log");
    if (!mode) {
        return tl::unexpected(mode.error());
    }
    if (*mode != "wal") {
        return base::fail(
            base::ErrorCode::Io, "The journal cannot keep a write-ahead log on this file system.");
    }
    if (auto set = database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                                    "PRAGMA cell_size_check = ON; PRAGMA wal_autocheckpoint = 0;",
            "configure the journal");
        !set) {
        return set;
    }
    const auto version = database.integer("PRAGMA user_version", "read the journal");
    if (!version) {
        return tl::unexpected(version.error());
    }
    return migrate(database, static_cast<int>(*version));
}

base::Result<void> Journal::Impl::checkTail()
{
    const auto last = database.integer(
        "SELECT coalesce(max(sequence), 0) FROM records", "find the journal's newest record");
    if (!last) {
        return tl::unexpected(last.error());
    }
    head = {0, chainStart()};
    const Sequence first = std::max<Sequence>(1, *last - checkedAtOpen + 1);
    const std::string columns(recordColumns);
    // One record more than is checked: the hash before the first.
    auto query = database.prepare(
        ("SELECT " + columns + " FROM records WHERE sequence >= ? ORDER BY sequence").c_str());
    if (!query) {
        return tl::unexpected(query.error());
    }
    query->bind(1, std::max<Sequence>(1, first - 1));
    std::optional<ChainWalk> walk;
    if (first == 1) {
        walk.emplace(0, chainStart());
    }
    std::optional<std::string> problem;
    auto read = eachRecord(*query, [&](const Record &record) {
        if (!walk) {
            if (record.hash.size() != hashBytes) {
                problem = "The journal's checksum before its newest records is missing.";
                return false;
            }
            walk.emplace(record.sequence, record.hash);
            return true;
        }
        problem = walk->check(record);
        if (marker.marker == Marker::Present && record.sequence == marker.head.sequence
            && record.hash != marker.head.hash) {
            problem = "The journal is not the one this till wrote last.";
        }
        return !problem.has_value();
    });
    if (!read) {
        return read;
    }
    if (problem) {
        return damaged(*problem);
    }
    if (walk) {
        head = walk->head();
    }
    if (marker.marker == Marker::Present && head.sequence < marker.head.sequence) {
        return damaged("The journal ends at record " + std::to_string(head.sequence)
            + ", although this till had written " + std::to_string(marker.head.sequence)
            + ": the newest records are lost or an older copy was put back.");
    }
    return checkIndex(first);
}

// A payment is read by its stream, through an index that no chain covers: an entry that rotted
// would hide a record, and what is left of the payment would be believed.
base::Result<void> Journal::Impl::checkIndex(Sequence first)
{
    auto query = database.prepare(
        "SELECT min(sequence) FROM records r WHERE sequence >= ? AND NOT EXISTS (SELECT 1 FROM "
        "records i INDEXED BY records_by_stream WHERE i.stream = r.stream "
        "AND i.sequence = r.sequence)");
    if (!query) {
        return tl::unexpected(query.error());
    }
    query->bind(1, first);
    if (query->step() != SQLITE_ROW) {
        return tl::unexpected(database.lastError("read the journal's index"));
    }
    if (const auto missing = query->integer(0); missing != 0) {
        return damaged("The journal's index does not find record " + std::to_string(missing) + '.');
    }
    return {};
}

// After a failed sync the system may call pages clean that never reached the disk: the log reads
// well and is torn underneath, and folding it into the database would then leave, after a power
// cut, a newer database under an older log. So what is read is written once more and synced (F49).
base::Result<void> Journal::Impl::rewriteLog()
{
    const std::string path = options.path + "-wal";
    const auto size = fileSize(vfs, path);
    if (!size) {
        return tl::unexpected(size.error());
    }
    if (*size == 0) {
        return {};
    }
    auto log = VfsFile::open(vfs, path, FileMode::ReadWriteCreate);
    if (!log) {
        return tl::unexpected(log.error());
    }
    constexpr std::int64_t partBytes = 1 << 20;
    for (std::int64_t at = 0; at < *size; at += partBytes) {
        auto written
            = log->read(at, static_cast<int>(std::min(partBytes, *size - at)))
                  .and_then([&](const std::string &bytes) { return log->write(at, bytes); });
        if (!written) {
            return written;
        }
    }
    return log->sync();
}

base::Result<void> Journal::Impl::settle()
{
    if (auto rewritten = rewriteLog(); !rewritten) {
        return rewritten;
    }
    // Every start begins with an empty log, its content in the database through fresh descriptors.
    const int code = sqlite3_wal_checkpoint_v2(
        database.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    const bool tolerable = code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY
        || database.lastError("").code == base::ErrorCode::Full;
    if (!tolerable) {
        return tl::unexpected(database.lastError("bring the journal up to date"));
    }
    const bool markerIsCurrent = marker.marker == Marker::Present && marker.head == head;
    if (!markerIsCurrent) {
        if (auto written = side->write(head).and_then([&] { return side->sync(); }); !written) {
            return written;
        }
    }
    auto begins = database.prepare("BEGIN IMMEDIATE");
    auto commits = database.prepare("COMMIT");
    auto inserts = database.prepare(
        ("INSERT INTO records (" + std::string(recordColumns) + ") VALUES (?, ?, ?, ?, ?, ?, ?)")
            .c_str());
    if (!begins || !commits || !inserts) {
        return tl::unexpected(database.lastError("read the journal's schema"));
    }
    begin = std::move(*begins);
    commit = std::move(*commits);
    insert = std::move(*inserts);
    if (auto prepared = prepareSummaries(); !prepared) {
        return prepared;
    }
    sqlite3_wal_hook(
        database.handle(),
        [](void *pages, sqlite3 *, const char *, int inLog) {
            *static_cast<int *>(pages) = inLog;
            return SQLITE_OK;
        },
        &walPages);
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    writable = true;
    // A disk without room for the reserve still opens: what is open must be finished and read.
    reserve.emplace(vfs, options.path + ".reserve", options.reserveBytes);
    static_cast<void>(reserve->hold());
    return {};
}

base::Result<void> Journal::Impl::openReader()
{
    const auto found = readMarker(vfs, options.path);
    if (!found) {
        return tl::unexpected(found.error());
    }
    marker = *found;
    const auto facts = gather(vfs, options.path, marker);
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    const Verdict verdict = judge(*facts);
    if (verdict.start == Start::Damaged) {
        return damaged(verdict.what);
    }
    if (verdict.start == Start::Create) {
        return base::fail(
            base::ErrorCode::NotFound, "There is no journal at " + options.path + ".");
    }
    sql::Location location{
        .path = options.path, .access = sql::Access::ReadOnly, .vfs = options.vfs};
    base::Result<ContentVerdict> content;
    for (const sql::Access access : {sql::Access::ReadOnly, sql::Access::Immutable}) {
        location.access = access;
        auto opened = sql::Database::open(location);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        database = std::move(*opened);
        configure(database);
        content = lookInside(database, marker.marker);
        // A folder that cannot be written has no place for the shared index of the log. Without a
        // log the file alone is the truth and may be read as it lies there.
        if (content || facts->walBytes > 0 || content.error().code == base::ErrorCode::Damaged) {
            break;
        }
    }
    if (content && content->content == Content::Empty) {
        return base::fail(base::ErrorCode::NotFound,
            "The journal at " + options.path
                + " was not finished when it was made; there is nothing in it yet.");
    }
    return content.and_then(refuseContent).and_then([this] { return checkTail(); });
}

base::Result<std::unique_ptr<Journal>> Journal::open(const OpenOptions &options)
{
    auto impl = std::make_unique<Impl>(options);
    auto ready = impl->lockAndLook()
                     .and_then([&] { return impl->openDatabase(); })
                     .and_then([&] { return impl->prepareSchema(); })
                     .and_then([&] { return impl->checkTail(); })
                     .and_then([&] { return impl->settle(); });
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    return std::unique_ptr<Journal>(new Journal(std::move(impl)));
}

base::Result<std::unique_ptr<Journal>> Journal::openForReading(const OpenOptions &options)
{
    auto impl = std::make_unique<Impl>(options);
    if (auto ready = impl->openReader(); !ready) {
        return tl::unexpected(ready.error());
    }
    return std::unique_ptr<Journal>(new Journal(std::move(impl)));
}

Journal::Journal(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Journal::~Journal() = default;

} // namespace pos::journal
