// SPDX-License-Identifier: Apache-2.0
#include "core/journal/rebuild.h"

#include "core/journal/journal_impl.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <span>
#include <system_error>
#include <utility>

namespace pos::journal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view unconfirmedKey = "rebuilt_from";
constexpr std::size_t recordsAtOnce = 500;

} // namespace

base::Result<sql::Database> openWhatIsLeft(const std::string &path)
{
    auto opened = sql::Database::open({.path = path, .access = sql::Access::ReadOnly});
    // A log that cannot be used must not keep the file itself from being read.
    return opened ? std::move(opened)
                  : sql::Database::open({.path = path, .access = sql::Access::Immutable});
}

namespace {

base::Result<void> moveInto(const std::string &from, const std::string &to)
{
    // The database goes last: until it is there, the marker says that one is missing.
    for (const auto *suffix : {".lock", ".reserve", "-wal", ""}) {
        std::error_code error;
        if (!fs::exists(from + suffix, error)) {
            continue;
        }
        fs::rename(from + suffix, to + suffix, error);
        if (error) {
            return base::fail(base::ErrorCode::Io,
                "Could not rename " + from + suffix + ": " + error.message() + '.');
        }
    }
    return {};
}

base::Result<void> writeNew(const std::string &path, const Salvage &saved, const std::string &about,
    std::int64_t utcMs, const std::function<void(std::int64_t records)> &progress)
{
    auto journal = Journal::open({.path = path});
    if (!journal) {
        return tl::unexpected(journal.error());
    }
    std::vector<NewRecord> records;
    for (const auto &record : saved.records) {
        records.push_back(record.data);
    }
    const nlohmann::json body{{"records", saved.records.size()}, {"damage", saved.damage}};
    records.push_back({"till", "journal.rebuilt",
        body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), utcMs, 0});
    for (std::span<const NewRecord> rest(records); !rest.empty();) {
        const auto part = rest.first(std::min(rest.size(), recordsAtOnce));
        if (auto written = (*journal)->append(part); !written) {
            return tl::unexpected(written.error());
        }
        rest = rest.subspan(part.size());
        if (progress) {
            progress(static_cast<std::int64_t>(records.size() - rest.size()));
        }
    }
    return (*journal)->setMeta(unconfirmedKey, about);
}

} // namespace

Salvage salvage(const std::string &path)
{
    Salvage saved;
    auto database = openWhatIsLeft(path);
    if (!database) {
        saved.damage = database.error().message;
        return saved;
    }
    auto query = database->prepare(
        ("SELECT " + std::string(recordColumns) + " FROM records ORDER BY sequence").c_str());
    if (!query) {
        saved.damage = query.error().message;
        return saved;
    }
    ChainWalk walk(0, chainStart());
    int code = query->step();
    for (; code == SQLITE_ROW; code = query->step()) {
        auto record = readRecord(*query);
        if (auto problem = walk.check(record)) {
            saved.damage = std::move(*problem);
            return saved;
        }
        saved.records.push_back(std::move(record));
    }
    if (code != SQLITE_DONE) {
        saved.damage = database->lastError("read the journal").message;
    }
    return saved;
}

base::Result<Rebuilt> rebuild(const std::string &path, std::int64_t utcMs,
    const std::function<void(std::int64_t records)> &progress)
{
    auto saved = salvage(path);
    if (auto opened = Journal::open({.path = path}); opened) {
        if (saved.damage.empty()) {
            return base::fail(
                base::ErrorCode::InvalidArgument, "The journal is sound; nothing was rebuilt.");
        }
    } else if (opened.error().code != base::ErrorCode::Damaged) {
        return tl::unexpected(opened.error());
    } else if (saved.damage.empty()) { // the newest records are gone, and the marker knows it
        saved.damage = opened.error().message;
    }
    const std::string fresh = path + ".rebuilt";
    std::error_code error;
    if (fs::exists(fresh, error)) { // of a rebuild that was broken off
        if (auto aside = setAside(fresh, utcMs); !aside) {
            return tl::unexpected(aside.error());
        }
    }
    Rebuilt done{{}, static_cast<std::int64_t>(saved.records.size()), saved.damage};
    const auto name = path + ".damaged-" + std::to_string(utcMs);
    if (auto written = writeNew(fresh, saved, name, utcMs, progress); !written) {
        return tl::unexpected(written.error());
    }
    auto aside = setAside(path, utcMs);
    if (!aside) {
        return tl::unexpected(aside.error());
    }
    done.asidePath = *aside;
    if (auto moved = moveInto(fresh, path); !moved) {
        return tl::unexpected(moved.error());
    }
    return done;
}

base::Result<void> finishRebuild(const std::string &path)
{
    std::error_code error;
    const bool cutOff = !fs::exists(path, error) && fs::exists(path + ".rebuilt", error);
    return cutOff ? moveInto(path + ".rebuilt", path) : base::Result<void>{};
}

base::Result<std::string> unconfirmedRebuild(Journal &journal)
{
    return journal.meta(unconfirmedKey).map([](const std::optional<std::string> &value) {
        return value.value_or(std::string{});
    });
}

base::Result<void> confirmRebuild(Journal &journal)
{
    return journal.setMeta(unconfirmedKey, "");
}

} // namespace pos::journal
