// SPDX-License-Identifier: Apache-2.0
#include "core/journal/sqlite.h"

#include "core/base/invariant.h"

#include <sqlite3.h>

#include <cerrno>

namespace pos::journal::sql {
namespace {

static_assert(row == SQLITE_ROW && done == SQLITE_DONE);

base::ErrorCode classify(int code, int systemErrno)
{
    if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_SHMMAP) {
        // A quota and a full disk are one thing to a shop; SQLite calls only the latter full.
        if (systemErrno == ENOSPC || systemErrno == EDQUOT) {
            return base::ErrorCode::Full;
        }
    }
    if (systemErrno == EROFS && (code & 0xff) == SQLITE_CANTOPEN) {
        return base::ErrorCode::ReadOnly;
    }
    switch (code & 0xff) {
    case SQLITE_FULL:
        return base::ErrorCode::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return base::ErrorCode::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR: // our statements are constants: only a rotten schema can refuse them
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
        return base::ErrorCode::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return base::ErrorCode::Unavailable;
    default: // the codes are plain ints of another library, open-ended by their nature
        return base::ErrorCode::Io;
    }
}

// A path inside a "file:" URI: everything but the plainest characters in percent form.
std::string uriPath(std::string_view path)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

int sizeOf(std::string_view bytes)
{
    base::invariant(bytes.size() <= 1U << 30U);
    return static_cast<int>(bytes.size());
}

} // namespace

base::Error toError(int code, int systemErrno, std::string_view doing, std::string_view detail)
{
    std::string message = "Could not ";
    message += doing;
    message += ": ";
    message += detail;
    message += " (SQLite ";
    message += std::to_string(code);
    if (systemErrno != 0) {
        message += ", errno " + std::to_string(systemErrno);
    }
    message += ").";
    return {classify(code, systemErrno), std::move(message)};
}

void Statement::Finalize::operator()(sqlite3_stmt *handle) const
{
    sqlite3_finalize(handle);
}

Statement::Statement(sqlite3_stmt *handle)
    : m_handle(handle)
{
}

void Statement::bind(int index, std::int64_t value)
{
    base::invariant(sqlite3_bind_int64(m_handle.get(), index, value) == SQLITE_OK);
}

void Statement::bind(int index, std::string_view text)
{
    base::invariant(
        sqlite3_bind_text(m_handle.get(), index, text.data(), sizeOf(text), nullptr) == SQLITE_OK);
}

void Statement::bindBlob(int index, std::string_view bytes)
{
    base::invariant(sqlite3_bind_blob(m_handle.get(), index, bytes.data(), sizeOf(bytes), nullptr)
        == SQLITE_OK);
}

int Statement::step()
{
    return sqlite3_step(m_handle.get());
}

int Statement::run()
{
    const int code = step();
    sqlite3_reset(m_handle.get());
    return code == row || code == done ? SQLITE_OK : code;
}

void Statement::reset()
{
    sqlite3_reset(m_handle.get());
    sqlite3_clear_bindings(m_handle.get());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle.get(), column);
}

std::string Statement::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_handle.get(), column);
    const int size = sqlite3_column_bytes(m_handle.get(), column);
    if (bytes == nullptr || size <= 0) {
        return {};
    }
    return {static_cast<const char *>(bytes), static_cast<std::size_t>(size)};
}

void Database::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

base::Result<Database> Database::open(const Location &location)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    std::string name = location.path;
    switch (location.access) {
    case Access::ReadWriteCreate:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    case Access::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case Access::Immutable:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = "file:" + uriPath(location.path) + "?immutable=1";
        break;
    }
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(
        name.c_str(), &raw, flags, location.vfs != nullptr ? location.vfs->zName : nullptr);
    Database database;
    database.m_handle.reset(raw);
    if (code != SQLITE_OK) {
        return tl::unexpected(toError(code, raw != nullptr ? sqlite3_system_errno(raw) : 0,
            "open the journal", sqlite3_errstr(code)));
    }
    return database;
}

base::Result<void> Database::execute(const char *sql, std::string_view doing)
{
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return tl::unexpected(lastError(doing));
    }
    return {};
}

base::Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *raw = nullptr;
    const int code
        = sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(lastError("read the journal's schema"));
    }
    return Statement(raw);
}

base::Result<std::int64_t> Database::integer(const char *sql, std::string_view doing)
{
    std::int64_t value = 0;
    return one(sql, doing, [&](const Statement &answer) { value = answer.integer(0); }).map([&] {
        return value;
    });
}

base::Result<std::string> Database::text(const char *sql, std::string_view doing)
{
    std::string value;
    return one(sql, doing, [&](const Statement &answer) { value = answer.text(0); }).map([&] {
        return value;
    });
}

base::Result<void> Database::one(
    const char *sql, std::string_view doing, const std::function<void(const Statement &)> &take)
{
    return prepare(sql).and_then([&](Statement query) -> base::Result<void> {
        int code = query.step();
        const bool found = code == row;
        if (found) {
            take(query);
        }
        // To the end: a statement that changes something may answer first and fail after.
        while (code == row) {
            code = query.step();
        }
        if (!found || code != done) {
            return tl::unexpected(lastError(doing));
        }
        return {};
    });
}

bool Database::rollBack()
{
    if (sqlite3_get_autocommit(handle()) == 0) {
        sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    return sqlite3_get_autocommit(handle()) != 0;
}

base::Error Database::lastError(std::string_view doing) const
{
    return toError(
        sqlite3_extended_errcode(handle()), lastErrno(), doing, sqlite3_errmsg(handle()));
}

int Database::lastErrno() const
{
    return sqlite3_system_errno(handle());
}

} // namespace pos::journal::sql
