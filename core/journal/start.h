// SPDX-License-Identifier: Apache-2.0
//
// What the files on disk mean before SQLite sees them. SQLite takes an empty file for a new
// database; for a till that would be a silent loss of its history (F52). Pure, so that every
// combination is in a table.
#pragma once

#include "core/journal/side_file.h"

#include <cstdint>
#include <string>

namespace pos::journal {

struct FileFacts {
    std::int64_t databaseBytes = 0; // 0 = missing or empty
    std::int64_t walBytes = 0;
    std::int64_t rollbackBytes = 0; // "-journal": SQLite was interrupted in its very first writes
    Marker marker = Marker::Absent;
    Sequence markerSequence = 0;
    bool headerIsSqlite = false;
};

enum class Start { Create, Existing, Damaged };

struct Verdict {
    Start start = Start::Create;
    std::string what; // for Damaged: one sentence
};

Verdict judge(const FileFacts &facts);

struct ContentFacts { // read through SQLite
    std::int64_t applicationId = 0;
    std::int64_t userVersion = 0;
    std::int64_t schemaObjects = 0;
    Marker marker = Marker::Absent;
    int newestVersion = 1;
};

enum class Content { Empty, Ours, Damaged, TooNew };

struct ContentVerdict {
    Content content = Content::Ours;
    std::string what;
};

ContentVerdict judgeContent(const ContentFacts &facts);

} // namespace pos::journal
