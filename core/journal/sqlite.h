// SPDX-License-Identifier: Apache-2.0
//
// A thin hold on SQLite's C interface: handles that close themselves, codes that become errors.
// It hides nothing of SQLite's behaviour; the journal above decides what a code means for money.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_vfs;

namespace pos::journal::sql {

constexpr int row = 100; // SQLITE_ROW
constexpr int done = 101; // SQLITE_DONE

// What a result code of SQLite means to our callers. `code` may be extended; `systemErrno` is the
// errno behind it where there was one, else 0. `doing` completes "Could not …".
base::Error toError(int code, int systemErrno, std::string_view doing, std::string_view detail);

class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *handle);
    // Bound text and blobs are not copied: they must live until the next reset().
    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view text);
    void bindBlob(int index, std::string_view bytes);
    // sql::row, sql::done, or an extended error code.
    int step();
    // Steps once and resets; SQLITE_OK (0) when it was done or gave a row.
    int run();
    void reset();
    [[nodiscard]] std::int64_t integer(int column) const;
    // The bytes of a text or blob column.
    [[nodiscard]] std::string text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *handle) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
};

enum class Access { ReadWriteCreate, ReadOnly, Immutable };

struct Location {
    std::string path;
    Access access = Access::ReadWriteCreate;
    sqlite3_vfs *vfs = nullptr; // must be registered; null = the system's
};

class Database {
public:
    static base::Result<Database> open(const Location &location);

    base::Result<void> execute(const char *sql, std::string_view doing);
    base::Result<Statement> prepare(const char *sql);
    // The first column of the first row.
    base::Result<std::int64_t> integer(const char *sql, std::string_view doing);
    base::Result<std::string> text(const char *sql, std::string_view doing);
    // Does nothing outside a transaction. True when no transaction is open afterwards.
    bool rollBack();
    [[nodiscard]] base::Error lastError(std::string_view doing) const;
    [[nodiscard]] int lastErrno() const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }

private:
    base::Result<void> one(const char *sql, std::string_view doing,
        const std::function<void(const Statement &)> &take);

    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

} // namespace pos::journal::sql
