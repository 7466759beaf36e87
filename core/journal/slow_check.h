// SPDX-License-Identifier: Apache-2.0
//
// The chain from record 1, a part at a time. Opening checks the newest 1,000 records only, because
// a till must be ready at once; damage further back would be met on the day somebody asks for that
// payment. This finds it meanwhile, on a connection of its own and in parts so small that nothing
// waits for them. Between two parts no transaction is open, so the till's log can be folded in.
//
// It walks the chain of records. SQLite's own check of its indices cannot be cut into parts; that
// and the summaries are Journal::verify()'s.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"

#include <memory>
#include <optional>
#include <string>

namespace pos::journal {

class SlowCheck {
public:
    // Opens with the first step. One thread at a time.
    explicit SlowCheck(std::string path);
    ~SlowCheck();
    SlowCheck(const SlowCheck &) = delete;
    SlowCheck &operator=(const SlowCheck &) = delete;

    struct Progress {
        Sequence checked = 0, upTo = 0; // upTo: the newest record when it began
        bool isDone = false; // everything was checked, or something was found
        std::optional<Finding> finding;
    };
    // Checks at most `records` more. An error says nothing about the records: it could not be read
    // now (Unavailable, Io); what SQLite cannot read because the file is damaged is a finding.
    base::Result<Progress> step(int records);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pos::journal
