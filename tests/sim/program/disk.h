// SPDX-License-Identifier: Apache-2.0
//
// The disk of one till, in two makes behind one face: a list in memory, which is fast, and the real
// SQLite journal over a file layer in memory, which is the truth about torn writes. Both outlive
// the process that writes to them.
#pragma once

#include "core/journal/journal.h"
#include "core/world/random.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace pos::sim {

class TillDisk {
public:
    virtual ~TillDisk() = default;
    // The journal for a new process. An error is what a till would show at its start.
    virtual base::Result<journal::JournalPort *> open() = 0;
    // The process is gone; what the kernel had taken stays.
    virtual void processDied() = 0;
    // The power is gone as well: of what was not synced anything may be left.
    virtual void powerCut(world::Random &dice) = 0;
    // The next append fails as a failed sync does: nobody knows what is there afterwards.
    virtual void failNextSync(world::Random &dice) = 0;
    virtual void lockOnce() = 0; // another program holds the database for a moment
    virtual void setFull(bool full) = 0;
    virtual void setLying(bool lying) = 0;
    // A byte changes by itself while the machine is off. False: this disk cannot play it.
    virtual bool rot(world::Random &dice) = 0;
    virtual void undoRot() = 0;
    // A batch that never was acknowledged turns up after the restart (torn: whole or not at all).
    virtual void land(
        std::span<const journal::NewRecord> records, std::span<const journal::Summary> summaries)
        = 0;
    // Every record, as a new process would read it.
    virtual base::Result<void> replay(const std::function<bool(const journal::Record &)> &visit)
        = 0;
    // Every summary, likewise.
    virtual base::Result<std::vector<journal::KeptSummary>> summaries() = 0;
};

[[nodiscard]] std::unique_ptr<TillDisk> memoryDisk();
[[nodiscard]] std::unique_ptr<TillDisk> fileDisk();

} // namespace pos::sim
