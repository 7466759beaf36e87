// SPDX-License-Identifier: Apache-2.0
//
// "<journal>.lock": the lock that refuses a second till (F53), and a marker of how far the journal
// had come. The marker is the only thing outside the database that knows it once existed, so it is
// what turns a missing, emptied or shortened database into a finding instead of a fresh start
// (F52).
//
// The marker is written after each append and not synced: that costs no disk round trip, and
// it only ever claims what was durable before. After a power cut it may lag; it never runs ahead.
// When the whole folder is rolled back to an older copy, marker included, nothing on this machine
// can tell: only comparing with the payment provider does.
#pragma once

#include "core/base/result.h"
#include "core/journal/chain.h"
#include "core/journal/vfs_file.h"

#include <optional>
#include <string>

namespace pos::journal {

struct Head { // the newest record that was acknowledged
    Sequence sequence = 0;
    std::string hash; // 32 raw bytes

    friend bool operator==(const Head &, const Head &) = default;
};

// 64 bytes with a checksum of their own, and back; nothing for bytes that are not such.
std::string encodeHead(const Head &head);
std::optional<Head> decodeHead(std::string_view bytes);

enum class Marker { Absent, Unreadable, Present };

struct MarkerState {
    Marker marker = Marker::Absent;
    Head head;
};

std::string sidePath(const std::string &journalPath);

// Without the lock: for a reader beside a running till.
base::Result<MarkerState> readMarker(sqlite3_vfs *vfs, const std::string &journalPath);

class SideFile {
public:
    // Creates the file where needed and takes the lock.
    static base::Result<SideFile> acquire(sqlite3_vfs *vfs, const std::string &journalPath);
    base::Result<MarkerState> read();
    base::Result<void> write(const Head &head);
    base::Result<void> sync();

private:
    explicit SideFile(VfsFile file);
    VfsFile m_file;
};

} // namespace pos::journal
