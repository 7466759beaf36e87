// SPDX-License-Identifier: Apache-2.0
//
// What the sweeps share: a till's day at the journal, and the question asked after each disaster.
#pragma once

#include "core/journal/journal.h"
#include "tests/sim/vfs/crash_vfs.h"

#include <memory>
#include <string>
#include <vector>

namespace pos::sim {

inline constexpr const char *journalPath = "/till/journal.db";

inline journal::OpenOptions tillOptions(const CrashVfs &vfs)
{
    // Small, so that a short day meets every mechanism: reserve, checkpoints, a log that wraps.
    return {
        .path = journalPath, .vfs = vfs.handle(), .reserveBytes = 16 * 1024, .checkpointPages = 12};
}

inline journal::NewRecord dayRecord(int number)
{
    return {"attempt-" + std::to_string(number % 4), "payment.step",
        "{\"number\":" + std::to_string(number) + ",\"pad\":\""
            + std::string(static_cast<std::size_t>(number * 37 % 300), 'x') + "\"}",
        1'700'000'000'000 + number, number};
}

// Batch b has 1 to 3 records.
inline int batchSize(int batch)
{
    return 1 + batch % 3;
}

inline std::vector<journal::NewRecord> dayBatch(int batch)
{
    int first = 0;
    for (int b = 0; b < batch; ++b) {
        first += batchSize(b);
    }
    std::vector<journal::NewRecord> records;
    for (int i = 0; i < batchSize(batch); ++i) {
        records.push_back(dayRecord(first + i));
    }
    return records;
}

// Records after so many whole batches.
inline journal::Sequence recordsAfter(int batches)
{
    journal::Sequence total = 0;
    for (int b = 0; b < batches; ++b) {
        total += batchSize(b);
    }
    return total;
}

struct Memory { // what a journal remembers after a disaster
    journal::Sequence records = 0;
    std::string problem; // empty = every record is as it was written, and batches are whole
};

inline Memory recall(journal::Journal &journal, int attemptedBatches)
{
    Memory memory;
    const auto read = journal.replay([&](const journal::Record &record) {
        const journal::NewRecord expected = dayRecord(static_cast<int>(memory.records));
        ++memory.records;
        if (record.sequence != memory.records || record.data.body != expected.body
            || record.data.stream != expected.stream || record.data.utcMs != expected.utcMs) {
            memory.problem = "record " + std::to_string(memory.records) + " is another";
        }
        return memory.problem.empty();
    });
    if (!read) {
        memory.problem = read.error().message;
    }
    bool whole = false;
    for (int batches = 0; batches <= attemptedBatches; ++batches) {
        whole = whole || recordsAfter(batches) == memory.records;
    }
    if (!whole && memory.problem.empty()) {
        memory.problem = "half a batch: " + std::to_string(memory.records) + " records";
    }
    return memory;
}

} // namespace pos::sim
