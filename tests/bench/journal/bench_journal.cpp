// SPDX-License-Identifier: Apache-2.0
//
// V4: what a durable append costs beside the floor of the disk. The three contestants take turns
// record by record, so that a busy moment of the machine hits all of them.
//
// bench_journal [--short] [FOLDER]     FOLDER: on the disk to measure; default the current one.
#include "core/journal/journal.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

using namespace pos;

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t nanoseconds(const std::function<void()> &work)
{
    const auto start = Clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
}

void need(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "bench_journal: %s failed\n", what);
        std::exit(1);
    }
}

// As much as one step of a payment says.
journal::NewRecord step(int number)
{
    return {"attempt-" + std::to_string(number / 12), "payment.step",
        R"({"amountMinor":1250,"currency":"USD","intent":"txn_0123456789abcdef","number":)"
            + std::to_string(number) + ",\"pad\":\"" + std::string(300, 'x') + "\"}",
        1'700'000'000'000 + number, number};
}

// The floor: the same bytes at the end of a file, and fdatasync.
class RawFile {
public:
    explicit RawFile(const std::string &path)
        : m_descriptor(::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600))
    {
        need(m_descriptor >= 0, "opening the raw file");
    }
    ~RawFile() { ::close(m_descriptor); }
    RawFile(const RawFile &) = delete;
    RawFile &operator=(const RawFile &) = delete;
    void append(const std::string &bytes) const
    {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        need(written == static_cast<ssize_t>(bytes.size()) && ::fdatasync(m_descriptor) == 0,
            "writing the raw file");
    }

private:
    int m_descriptor = -1;
};

// SQLite without us: one table, one insert, WAL and FULL.
class BareSqlite {
public:
    explicit BareSqlite(const std::string &path)
    {
        need(sqlite3_open(path.c_str(), &m_database) == SQLITE_OK, "opening SQLite");
        const char *setup = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                            "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT) STRICT;";
        need(sqlite3_exec(m_database, setup, nullptr, nullptr, nullptr) == SQLITE_OK, "set-up");
        need(sqlite3_prepare_v2(
                 m_database, "INSERT INTO t (body) VALUES (?)", -1, &m_insert, nullptr)
                == SQLITE_OK,
            "preparing");
    }
    ~BareSqlite()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_database);
    }
    BareSqlite(const BareSqlite &) = delete;
    BareSqlite &operator=(const BareSqlite &) = delete;
    void append(const std::string &body)
    {
        sqlite3_bind_text(m_insert, 1, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
        need(sqlite3_step(m_insert) == SQLITE_DONE, "inserting");
        sqlite3_reset(m_insert);
    }

private:
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

std::int64_t quantile(std::vector<std::int64_t> samples, std::size_t percent)
{
    std::sort(samples.begin(), samples.end());
    return samples[std::min(samples.size() - 1, samples.size() * percent / 100)];
}

void print(const char *name, const std::vector<std::int64_t> &samples)
{
    std::printf("%-34s median %6lld us   p99 %6lld us\n", name,
        static_cast<long long>(quantile(samples, 50) / 1000),
        static_cast<long long>(quantile(samples, 99) / 1000));
}

void benchAppend(const std::string &folder, int rounds)
{
    RawFile raw(folder + "/raw");
    BareSqlite bare(folder + "/bare.db");
    auto opened = journal::Journal::open({.path = folder + "/journal.db"});
    need(opened.has_value(), "opening the journal");
    std::vector<std::int64_t> floor;
    std::vector<std::int64_t> sqlite;
    std::vector<std::int64_t> ours;
    for (int i = 0; i < rounds; ++i) {
        const std::vector<journal::NewRecord> one{step(i)};
        const std::string &body = one[0].body;
        floor.push_back(nanoseconds([&] { raw.append(body); }));
        sqlite.push_back(nanoseconds([&] { bare.append(body); }));
        ours.push_back(nanoseconds([&] { need((*opened)->append(one).has_value(), "appending"); }));
    }
    std::printf(
        "V4 durable append, %d records of %zu bytes, in turns\n", rounds, step(0).body.size());
    print("fdatasync of the same bytes", floor);
    print("bare SQLite, WAL + FULL", sqlite);
    print("journal.append", ours);
    const std::int64_t ratio = 100 * quantile(ours, 50) / quantile(floor, 50);
    std::printf("journal / fdatasync                %lld.%02lld (target at most 1.50)\n",
        static_cast<long long>(ratio / 100), static_cast<long long>(ratio % 100));
}

void benchLarge(const std::string &folder, int records)
{
    const std::string path = folder + "/large.db";
    {
        auto opened = journal::Journal::open({.path = path});
        need(opened.has_value(), "opening the journal");
        std::vector<journal::NewRecord> batch;
        for (int i = 0; i < records; ++i) {
            batch.push_back(step(i));
            if (batch.size() == 1000 || i + 1 == records) {
                need((*opened)->append(batch).has_value(), "appending");
                batch.clear();
            }
        }
    }
    base::Result<std::unique_ptr<journal::Journal>> opened;
    const auto opening = nanoseconds([&] { opened = journal::Journal::open({.path = path}); });
    need(opened.has_value(), "opening the large journal");
    std::int64_t seen = 0;
    const auto replaying = nanoseconds([&] {
        need((*opened)->replay([&](const journal::Record &) { return ++seen > 0; }).has_value(),
            "replaying");
    });
    const auto verifying = nanoseconds([&] {
        const auto report = (*opened)->verify();
        need(report && report->findings.empty() && report->records == records, "verifying");
    });
    std::printf("with %d records: open %lld ms, replay %lld ms, verify %lld ms\n", records,
        static_cast<long long>(opening / 1'000'000), static_cast<long long>(replaying / 1'000'000),
        static_cast<long long>(verifying / 1'000'000));
}

} // namespace

int main(int argc, char **argv)
{
    bool isShort = false;
    std::filesystem::path parent = ".";
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--short") {
            isShort = true;
        } else {
            parent = argv[i];
        }
    }
    std::string folder = (parent / "bench_journal.XXXXXX").string();
    need(::mkdtemp(folder.data()) != nullptr, "making a folder");
    benchAppend(folder, isShort ? 300 : 5000);
    benchLarge(folder, isShort ? 10'000 : 100'000);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
