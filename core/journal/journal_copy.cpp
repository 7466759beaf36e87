// SPDX-License-Identifier: Apache-2.0
//
// Everything that carries the journal elsewhere: export, backup, setting a damaged one aside.
#include "core/journal/journal_impl.h"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace pos::journal {
namespace {

namespace fs = std::filesystem;

std::string isoUtc(std::int64_t utcMs)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(utcMs)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02lld:%02lld:%02lld.%03lldZ",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()), static_cast<long long>(clock.hours().count()),
        static_cast<long long>(clock.minutes().count()),
        static_cast<long long>(clock.seconds().count()),
        static_cast<long long>(clock.subseconds().count()));
    return out.data();
}

// The body goes in as it is: it is JSON on one line, and a second writer of JSON would change the
// bytes that were hashed.
std::string exportLine(const Record &record)
{
    const auto quoted = [](const std::string &text) { return nlohmann::json(text).dump(); };
    return "{\"sequence\":" + std::to_string(record.sequence) + ",\"utc\":\""
        + isoUtc(record.data.utcMs) + "\",\"utc_ms\":" + std::to_string(record.data.utcMs)
        + ",\"monotonic_ms\":" + std::to_string(record.data.monotonicMs)
        + ",\"stream\":" + quoted(record.data.stream) + ",\"kind\":" + quoted(record.data.kind)
        + ",\"body\":" + record.data.body + ",\"hash\":\"" + toHex(record.hash) + "\"}";
}

tl::unexpected<base::Error> failedFile(
    std::string_view doing, const std::string &path, const std::error_code &error)
{
    base::ErrorCode code = base::ErrorCode::Io;
    if (error == std::errc::no_space_on_device) {
        code = base::ErrorCode::Full;
    } else if (error == std::errc::read_only_file_system || error == std::errc::permission_denied) {
        code = base::ErrorCode::ReadOnly;
    } else if (error == std::errc::no_such_file_or_directory) {
        code = base::ErrorCode::NotFound;
    }
    return base::fail(
        code, "Could not " + std::string(doing) + ' ' + path + ": " + error.message() + '.');
}

// A rename is durable only once its folder is.
base::Result<void> syncPath(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return failedFile("open", path, {errno, std::generic_category()});
    }
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (failed != 0) {
        return failedFile("sync", path, {failed, std::generic_category()});
    }
    return {};
}

std::string folderOf(const std::string &path)
{
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

base::Result<void> copyPages(sql::Database &from, const std::string &to)
{
    auto target = sql::Database::open({.path = to});
    if (!target) {
        return tl::unexpected(target.error());
    }
    sqlite3_backup *copy = sqlite3_backup_init(target->handle(), "main", from.handle(), "main");
    if (copy == nullptr) {
        return tl::unexpected(target->lastError("start a backup"));
    }
    const int stepped = sqlite3_backup_step(copy, -1);
    sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE) {
        return tl::unexpected(target->lastError("copy the journal"));
    }
    // One plain file, readable from a medium that cannot be written to.
    return target->text("PRAGMA journal_mode = DELETE", "finish a backup")
        .map([](const std::string &) {});
}

base::Result<void> checkCopy(const std::string &path, const Head &head)
{
    auto copy = Journal::openForReading({.path = path});
    if (!copy) {
        return tl::unexpected(copy.error());
    }
    return (*copy)->verify().and_then([&](const VerifyReport &report) -> base::Result<void> {
        if (!report.findings.empty()) {
            return base::fail(base::ErrorCode::Damaged,
                "The backup was not kept: " + report.findings.front().what);
        }
        if (report.lastHashHex != toHex(head.hash)) {
            return base::fail(base::ErrorCode::Damaged,
                "The backup was not kept: it does not end where the journal does.");
        }
        return {};
    });
}

} // namespace

base::Result<void> Journal::exportLines(
    const std::function<base::Result<void>(std::string_view)> &sink)
{
    base::Result<void> sunk;
    auto read = replay([&](const Record &record) {
        sunk = sink(exportLine(record));
        return sunk.has_value();
    });
    return read ? sunk : read;
}

base::Result<void> Journal::backup(const std::string &toPath)
{
    std::error_code error;
    if (fs::equivalent(toPath, m_impl->options.path, error)) {
        return base::fail(
            base::ErrorCode::InvalidArgument, "The backup would replace the journal itself.");
    }
    const std::string part = toPath + ".part";
    fs::remove(part, error);
    auto kept = copyPages(m_impl->database, part)
                    .and_then([&] { return checkCopy(part, m_impl->head); })
                    .and_then([&] { return syncPath(part); });
    if (kept) {
        fs::rename(part, toPath, error);
        if (error) {
            kept = failedFile("rename", part, error);
        } else {
            kept = syncPath(folderOf(toPath));
        }
    }
    if (!kept) {
        fs::remove(part, error);
    }
    return kept;
}

base::Result<std::string> setAside(const std::string &path, std::int64_t utcMs)
{
    // Held until the files have their new names: nobody may be writing to them.
    auto lock = SideFile::acquire(orSystem(nullptr), path);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    std::string target = path + ".damaged-" + std::to_string(utcMs);
    const std::array<std::string, 5> suffixes{"-journal", "-wal", "-shm", "", ".lock"};
    const auto taken = [&] {
        std::error_code ignored;
        for (const std::string &suffix : suffixes) {
            if (fs::exists(target + suffix, ignored)) {
                return true;
            }
        }
        return false;
    };
    for (int n = 2; taken(); ++n) {
        target = path + ".damaged-" + std::to_string(utcMs) + '-' + std::to_string(n);
    }
    // The marker goes last: until it does, what is left behind still counts as damaged.
    for (const std::string &suffix : suffixes) {
        std::error_code error;
        if (!fs::exists(path + suffix, error)) {
            continue;
        }
        fs::rename(path + suffix, target + suffix, error);
        if (error) {
            return failedFile("rename", path + suffix, error);
        }
    }
    return syncPath(folderOf(path)).map([&] { return target; });
}

} // namespace pos::journal
