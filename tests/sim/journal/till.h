// SPDX-License-Identifier: Apache-2.0
//
// What the sweeps share: a till's day at the journal, and the question asked after each disaster.
#pragma once

#include "core/journal/journal.h"
#include "tests/sim/vfs/crash_vfs.h"

#include <algorithm>
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

// What a till's summaries say after these records: how many each stream has, and whether the last
// was an even one.
inline std::vector<journal::Summary> daySummaries(journal::Sequence records)
{
    std::vector<journal::Summary> summaries;
    for (int stream = 0; stream < 4 && stream < records; ++stream) {
        const auto count = (records - 1 - stream) / 4 + 1;
        summaries.push_back(
            {"attempt-" + std::to_string(stream), "sale-" + std::to_string(stream % 2),
                "records: " + std::to_string(count), count % 2 == 0});
    }
    return summaries;
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

// The batch with the summaries of its streams, as the engine writes them.
inline base::Result<journal::Sequence> liveBatch(journal::Journal &journal, int batch)
{
    const auto records = dayBatch(batch);
    auto summaries = daySummaries(recordsAfter(batch + 1));
    std::erase_if(summaries, [&](const journal::Summary &summary) {
        return std::none_of(records.begin(), records.end(),
            [&](const journal::NewRecord &record) { return record.stream == summary.stream; });
    });
    return journal.appendWith(records, summaries);
}

// "" = the summaries are those of the records that are there, no older and no younger.
inline std::string summaryProblem(journal::Journal &journal, journal::Sequence records)
{
    const auto kept = journal.summaries({});
    if (!kept) {
        return kept.error().message;
    }
    const auto expected = daySummaries(records);
    if (kept->size() != expected.size()) {
        return std::to_string(kept->size()) + " summaries of " + std::to_string(expected.size());
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (kept->at(expected.size() - 1 - i).summary != expected[i]) {
            return "the summary of " + expected[i].stream + " is another";
        }
    }
    const auto current = journal.areSummariesCurrent();
    return current && *current ? std::string() : "the summaries do not tell of the newest record";
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
    if (memory.problem.empty()) {
        memory.problem = summaryProblem(journal, memory.records);
    }
    return memory;
}

} // namespace pos::sim
