// SPDX-License-Identifier: Apache-2.0
//
// "<journal>.reserve": space held while the disk is healthy and given back when it is full, so that
// a payment that is already open can be written to its end (F51).
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

struct sqlite3_vfs;

namespace pos::journal {

class Reserve {
public:
    Reserve(sqlite3_vfs *vfs, std::string path, std::int64_t sizeBytes);
    // Fills the file up to its size. Full when the disk has no room; what was taken is given back.
    base::Result<void> hold();
    // Gives the space back. False when there was nothing to give.
    bool release();
    // A reserve of nothing is always held.
    [[nodiscard]] bool held() const { return m_held || m_sizeBytes <= 0; }

private:
    base::Result<void> fill();

    sqlite3_vfs *m_vfs = nullptr;
    std::string m_path;
    std::int64_t m_sizeBytes = 0;
    bool m_held = false;
};

} // namespace pos::journal
