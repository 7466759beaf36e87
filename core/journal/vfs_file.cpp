// SPDX-License-Identifier: Apache-2.0
#include "core/journal/vfs_file.h"

#include "core/base/invariant.h"
#include "core/journal/sqlite.h"

#include <sqlite3.h>

#include <cstdlib>
#include <new>

namespace pos::journal {

void VfsFile::Close::operator()(sqlite3_file *file) const
{
    if (file->pMethods != nullptr) {
        file->pMethods->xClose(file);
    }
    std::free(file);
}

base::Result<VfsFile> VfsFile::open(sqlite3_vfs *vfs, const std::string &path, FileMode mode)
{
    VfsFile file;
    file.m_vfs = vfs;
    file.m_path = path;
    file.m_name
        = std::shared_ptr<const char>(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr),
            [](const char *name) { sqlite3_free_filename(const_cast<char *>(name)); });
    void *memory = std::calloc(1, static_cast<std::size_t>(vfs->szOsFile));
    if (memory == nullptr || file.m_name == nullptr) {
        throw std::bad_alloc();
    }
    file.m_file.reset(static_cast<sqlite3_file *>(memory));
    // "Main database" is the type whose locks the system's VFS implements in full.
    const int flags = SQLITE_OPEN_MAIN_DB
        | (mode == FileMode::Read ? SQLITE_OPEN_READONLY
                                  : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    int outFlags = flags;
    const int code = vfs->xOpen(vfs, file.m_name.get(), file.m_file.get(), flags, &outFlags);
    if (code != SQLITE_OK) {
        return tl::unexpected(file.error(code, "open"));
    }
    if (mode == FileMode::ReadWriteCreate && (outFlags & SQLITE_OPEN_READONLY) != 0) {
        return base::fail(base::ErrorCode::ReadOnly, "The file " + path + " cannot be written.");
    }
    return file;
}

base::Error VfsFile::error(int code, std::string_view doing) const
{
    const int systemErrno
        = m_vfs->xGetLastError != nullptr ? m_vfs->xGetLastError(m_vfs, 0, nullptr) : 0;
    return sql::toError(code, systemErrno, std::string(doing) + ' ' + m_path, sqlite3_errstr(code));
}

base::Result<std::int64_t> VfsFile::sizeBytes()
{
    sqlite3_int64 size = 0;
    if (const int code = m_file->pMethods->xFileSize(m_file.get(), &size); code != SQLITE_OK) {
        return tl::unexpected(error(code, "measure"));
    }
    return size;
}

base::Result<std::string> VfsFile::read(std::int64_t offset, int sizeBytes)
{
    const auto have = this->sizeBytes();
    if (!have) {
        return tl::unexpected(have.error());
    }
    if (*have <= offset) {
        return std::string();
    }
    std::string bytes(static_cast<std::size_t>(sizeBytes), '\0');
    const int code = m_file->pMethods->xRead(m_file.get(), bytes.data(), sizeBytes, offset);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
        return tl::unexpected(error(code, "read"));
    }
    if (*have - offset < sizeBytes) {
        bytes.resize(static_cast<std::size_t>(*have - offset));
    }
    return bytes;
}

base::Result<void> VfsFile::write(std::int64_t offset, std::string_view bytes)
{
    // SQLite writes a page at a time, and its file layer takes no more than 17 bits of length: a
    // longer write is cut without a word and then called a full disk.
    constexpr std::size_t mostBytes = 1U << 16U;
    for (std::size_t at = 0; at < bytes.size(); at += mostBytes) {
        const auto part = bytes.substr(at, mostBytes);
        const int code = m_file->pMethods->xWrite(m_file.get(), part.data(),
            static_cast<int>(part.size()), offset + static_cast<std::int64_t>(at));
        if (code != SQLITE_OK) {
            return tl::unexpected(error(code, "write"));
        }
    }
    return {};
}

base::Result<void> VfsFile::truncate(std::int64_t sizeBytes)
{
    if (const int code = m_file->pMethods->xTruncate(m_file.get(), sizeBytes); code != SQLITE_OK) {
        return tl::unexpected(error(code, "shorten"));
    }
    return {};
}

base::Result<void> VfsFile::sync()
{
    const int code = m_file->pMethods->xSync(m_file.get(), SQLITE_SYNC_NORMAL);
    if (code != SQLITE_OK) {
        return tl::unexpected(error(code, "sync"));
    }
    return {};
}

base::Result<void> VfsFile::lock()
{
    for (const int level : {SQLITE_LOCK_SHARED, SQLITE_LOCK_RESERVED, SQLITE_LOCK_EXCLUSIVE}) {
        const int code = m_file->pMethods->xLock(m_file.get(), level);
        if ((code & 0xff) == SQLITE_BUSY) {
            return base::fail(base::ErrorCode::InUse,
                "Another till is using this journal (" + m_path + " is locked).");
        }
        if (code != SQLITE_OK) {
            return tl::unexpected(error(code, "lock"));
        }
    }
    return {};
}

sqlite3_vfs *orSystem(sqlite3_vfs *vfs)
{
    sqlite3_vfs *chosen = vfs != nullptr ? vfs : sqlite3_vfs_find(nullptr);
    base::invariant(chosen != nullptr);
    return chosen;
}

bool existsWithContent(sqlite3_vfs *vfs, const std::string &path)
{
    int answer = 0;
    return vfs->xAccess(vfs, path.c_str(), SQLITE_ACCESS_EXISTS, &answer) == SQLITE_OK
        && answer != 0;
}

bool isWritable(sqlite3_vfs *vfs, const std::string &path)
{
    int answer = 0;
    return vfs->xAccess(vfs, path.c_str(), SQLITE_ACCESS_READWRITE, &answer) == SQLITE_OK
        && answer != 0;
}

base::Result<std::int64_t> fileSize(sqlite3_vfs *vfs, const std::string &path)
{
    int answer = 0;
    const int code = vfs->xAccess(vfs, path.c_str(), SQLITE_ACCESS_EXISTS, &answer);
    if (code != SQLITE_OK) {
        return tl::unexpected(sql::toError(code, 0, "look for " + path, sqlite3_errstr(code)));
    }
    if (answer == 0) {
        return 0;
    }
    return VfsFile::open(vfs, path, FileMode::Read).and_then([](VfsFile file) {
        return file.sizeBytes();
    });
}

base::Result<void> removeFile(sqlite3_vfs *vfs, const std::string &path)
{
    const int code = vfs->xDelete(vfs, path.c_str(), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_DELETE_NOENT) {
        return tl::unexpected(sql::toError(code, 0, "remove " + path, sqlite3_errstr(code)));
    }
    return {};
}

} // namespace pos::journal
