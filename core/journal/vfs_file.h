// SPDX-License-Identifier: Apache-2.0
//
// A plain file reached through SQLite's file layer. The journal's lock, its marker and its reserve
// go the same way as the database, so that a crash or a full disk in a test meets all of them.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3_file;
struct sqlite3_vfs;

namespace pos::journal {

enum class FileMode { Read, ReadWriteCreate };

class VfsFile {
public:
    static base::Result<VfsFile> open(sqlite3_vfs *vfs, const std::string &path, FileMode mode);
    VfsFile(VfsFile &&) noexcept = default;
    VfsFile &operator=(VfsFile &&) = delete;
    ~VfsFile() = default;

    base::Result<std::int64_t> sizeBytes();
    // At most `sizeBytes` bytes from `offset`; fewer at the end of the file.
    base::Result<std::string> read(std::int64_t offset, int sizeBytes);
    base::Result<void> write(std::int64_t offset, std::string_view bytes);
    base::Result<void> truncate(std::int64_t sizeBytes);
    base::Result<void> sync();
    // Exclusive, against other processes and other handles of this one. InUse when it is held.
    // Gone with the handle, and with the process however it ends.
    base::Result<void> lock();

private:
    struct Close {
        void operator()(sqlite3_file *file) const;
    };
    VfsFile() = default;
    [[nodiscard]] base::Error error(int code, std::string_view doing) const;

    sqlite3_vfs *m_vfs = nullptr;
    std::string m_path;
    // SQLite keeps a pointer to the name for as long as the file is open.
    std::shared_ptr<const char> m_name;
    std::unique_ptr<sqlite3_file, Close> m_file;
};

// The VFS to use where the options name none.
sqlite3_vfs *orSystem(sqlite3_vfs *vfs);
// True for a directory and for a file with at least one byte.
bool existsWithContent(sqlite3_vfs *vfs, const std::string &path);
bool isWritable(sqlite3_vfs *vfs, const std::string &path);
// 0 for a missing file.
base::Result<std::int64_t> fileSize(sqlite3_vfs *vfs, const std::string &path);
base::Result<void> removeFile(sqlite3_vfs *vfs, const std::string &path);

} // namespace pos::journal
