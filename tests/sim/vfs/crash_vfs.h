// SPDX-License-Identifier: Apache-2.0
//
// A file layer for SQLite that lives in memory, writes down every change, and fails on demand:
// thousands of power cuts a second, each exactly repeatable. One thread, absolute paths.
#pragma once

#include "tests/sim/vfs/disk_model.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace pos::sim {

struct MemoryFile;

enum Call : unsigned {
    CallOpen = 1,
    CallRead = 2,
    CallWrite = 4,
    CallSync = 8,
    CallTruncate = 16,
    CallDelete = 32,
    CallAccess = 64,
    CallSize = 128,
    CallShared = 256,
    CallLock = 512,
    CallAny = 1023,
};

// The `nth` call (1 = the next) of the given kinds fails; with `sticky`, every one after it too.
struct FaultPlan {
    unsigned calls = 0;
    std::int64_t nth = 0;
    bool sticky = false;
    bool noSpace = false; // a failing write says that the disk is full
};

class CrashVfs {
public:
    CrashVfs();
    ~CrashVfs();
    CrashVfs(const CrashVfs &) = delete;
    CrashVfs &operator=(const CrashVfs &) = delete;

    [[nodiscard]] sqlite3_vfs *handle() const;

    // A machine just switched on: these files, nothing open, no faults, an empty log.
    void boot(const Image &files);
    // What a program sees in the files now, synced or not.
    [[nodiscard]] Image content() const;
    // Every change since boot(), in order.
    [[nodiscard]] const std::vector<Op> &log() const { return m_log; }

    void plan(const FaultPlan &plan);
    [[nodiscard]] bool fired() const { return m_fired; }
    // All files together; writes beyond it find the disk full. Negative = no limit.
    void setCapacity(std::int64_t bytes) { m_capacityBytes = bytes; }
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    // Syncs succeed and do nothing (F50).
    void setLying(bool lying) { m_lying = lying; }
    [[nodiscard]] std::int64_t syncs() const { return m_syncs; }

    // For the callbacks only.
    struct Backend;

private:
    friend struct Backend;
    bool fails(Call call);

    std::unique_ptr<sqlite3_vfs> m_vfs;
    std::string m_name;
    std::map<std::string, std::shared_ptr<MemoryFile>> m_files;
    std::vector<Op> m_log;
    FaultPlan m_plan;
    bool m_fired = false;
    bool m_readOnly = false;
    bool m_lying = false;
    std::int64_t m_capacityBytes = -1;
    std::int64_t m_syncs = 0;
    std::uint64_t m_random = 0;
};

} // namespace pos::sim
