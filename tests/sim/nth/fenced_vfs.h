// SPDX-License-Identifier: Apache-2.0
//
// The simulated disk for a till whose allocations fail: the disk itself always has memory, and no
// exception may pass through SQLite, which is C.
#pragma once

#include <memory>

struct sqlite3_vfs;

namespace pos::sim {

class FencedVfs {
public:
    // `inner` must outlive this. One at a time: SQLite's tables hold no room for a second.
    explicit FencedVfs(sqlite3_vfs *inner);
    ~FencedVfs();
    FencedVfs(const FencedVfs &) = delete;
    FencedVfs &operator=(const FencedVfs &) = delete;

    [[nodiscard]] sqlite3_vfs *handle() const { return m_vfs.get(); }

private:
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

} // namespace pos::sim
