// SPDX-License-Identifier: Apache-2.0
//
// The schema grows by numbered steps, each applied in a transaction of its own together with the
// version number it leads to: a crash between two steps leaves a version that is known.
#pragma once

#include "core/base/result.h"
#include "core/journal/sqlite.h"

#include <span>
#include <string>

namespace pos::journal {

// "PPJ1" in the file's header: tells our journal from any other SQLite file.
constexpr std::int64_t applicationId = 0x50504A31;

struct Migration {
    int toVersion = 0;
    const char *sql = nullptr;
};

// In ascending order, 1, 2, 3, … without holes.
std::span<const Migration> migrations();

// The version this program writes.
int newestVersion();

// Applies every step above `fromVersion`. `database` must be writable.
base::Result<void> migrate(sql::Database &database, int fromVersion);

// Type, name and text of every object of the schema, one after the other, to compare.
base::Result<std::string> schemaText(sql::Database &database);

// What schemaText() must give for a file at newestVersion().
base::Result<std::string> expectedSchemaText();

} // namespace pos::journal
