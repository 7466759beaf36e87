// SPDX-License-Identifier: Apache-2.0
#include "core/journal/reserve.h"

#include "core/journal/vfs_file.h"

#include <algorithm>
#include <utility>

namespace pos::journal {
namespace {

constexpr std::int64_t blockBytes = 64 * 1024;

// Not zeros: a file system that compresses would keep nothing for them.
std::string noise(std::int64_t sizeBytes)
{
    std::string bytes(static_cast<std::size_t>(sizeBytes), '\0');
    std::uint64_t state = 0x9E3779B97F4A7C15U;
    for (char &c : bytes) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        c = static_cast<char>(static_cast<unsigned char>(state >> 56U));
    }
    return bytes;
}

} // namespace

Reserve::Reserve(sqlite3_vfs *vfs, std::string path, std::int64_t sizeBytes)
    : m_vfs(vfs)
    , m_path(std::move(path))
    , m_sizeBytes(sizeBytes)
{
}

base::Result<void> Reserve::hold()
{
    if (m_held || m_sizeBytes <= 0) {
        return {};
    }
    auto filled = fill();
    m_held = filled.has_value();
    if (!filled) {
        // Half a reserve would only make the disk fuller.
        static_cast<void>(removeFile(m_vfs, m_path));
    }
    return filled;
}

base::Result<void> Reserve::fill()
{
    auto file = VfsFile::open(m_vfs, m_path, FileMode::ReadWriteCreate);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto have = file->sizeBytes();
    if (!have) {
        return tl::unexpected(have.error());
    }
    if (*have == m_sizeBytes) {
        return {};
    }
    const std::string block = noise(std::min(blockBytes, m_sizeBytes));
    for (std::int64_t at = 0; at < m_sizeBytes; at += blockBytes) {
        const auto part = static_cast<std::size_t>(std::min(blockBytes, m_sizeBytes - at));
        if (auto written = file->write(at, std::string_view(block).substr(0, part)); !written) {
            return written;
        }
    }
    // Shorter where an older setting was larger; synced, because a disk may only find out that it
    // is full when it must really place the bytes.
    return file->truncate(m_sizeBytes).and_then([&] { return file->sync(); });
}

bool Reserve::release()
{
    if (!m_held) {
        return false;
    }
    m_held = false;
    return removeFile(m_vfs, m_path).has_value();
}

} // namespace pos::journal
