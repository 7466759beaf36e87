// SPDX-License-Identifier: Apache-2.0
//
// The derived rows beside the records. Each carries a digest of its own, because SQLite would hand
// out a changed row without a word, and "nothing is open" is believed at every start.
#include "core/journal/journal_impl.h"

#include <sqlite3.h>

#include <limits>
#include <utility>

namespace pos::journal {
namespace {

// First and last come from the records themselves, so that they cannot be told wrongly.
constexpr const char *upsert
    = "INSERT INTO summaries (first, last, stream, topic, open, body, digest) "
      "SELECT min(sequence), max(sequence), ?1, ?2, ?3, ?4, ?5 FROM records WHERE stream = ?1 "
      "ON CONFLICT (stream) DO UPDATE SET last = excluded.last, topic = excluded.topic, "
      "open = excluded.open, body = excluded.body, digest = excluded.digest";

constexpr const char *everyColumn = "SELECT first, last, stream, topic, open, body, digest "
                                    "FROM summaries WHERE first < ?1";

} // namespace

std::string digestOf(Chain &chain, const Summary &summary)
{
    return chain.digest(
        {summary.stream, summary.topic, summary.open ? "open" : "ended", summary.body});
}

std::optional<KeptSummary> readSummary(Chain &chain, const sql::Statement &row)
{
    KeptSummary kept{{.stream = row.text(2),
                         .topic = row.text(3),
                         .body = row.text(5),
                         .open = row.integer(4) != 0},
        row.integer(0), row.integer(1)};
    return digestOf(chain, kept.summary) == row.text(6) ? std::optional(std::move(kept))
                                                        : std::nullopt;
}

base::Result<void> Journal::Impl::prepareSummaries()
{
    auto writes = database.prepare(upsert);
    if (!writes) {
        return tl::unexpected(writes.error());
    }
    summarize = std::move(*writes);
    return {};
}

int Journal::Impl::writeSummary(const Summary &summary)
{
    const std::string digest = digestOf(chain, summary);
    summarize.bind(1, summary.stream);
    summarize.bind(2, summary.topic);
    summarize.bind(3, std::int64_t{summary.open ? 1 : 0});
    summarize.bind(4, summary.body);
    summarize.bindBlob(5, digest);
    const int code = summarize.step();
    summarize.reset();
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

base::Result<bool> Journal::Impl::hasStream(std::string_view name)
{
    auto query = database.prepare("SELECT 1 FROM records WHERE stream = ? LIMIT 1");
    if (!query) {
        return tl::unexpected(query.error());
    }
    query->bind(1, name);
    const int code = query->step();
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return tl::unexpected(database.lastError("read the journal"));
    }
    return code == SQLITE_ROW;
}

base::Result<std::vector<KeptSummary>> Journal::summaries(const SummaryQuery &query)
{
    std::string text = everyColumn;
    switch (query.of) {
    case SummaryQuery::Of::All:
        break;
    case SummaryQuery::Of::Open:
        text += " AND open = 1";
        break;
    case SummaryQuery::Of::Topic:
        text += " AND topic != '' AND topic = ?3";
        break;
    }
    text += " ORDER BY first DESC LIMIT ?2";
    auto rows = m_impl->database.prepare(text.c_str());
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    rows->bind(1, query.before > 0 ? query.before : std::numeric_limits<Sequence>::max());
    rows->bind(2, std::int64_t{query.limit > 0 ? query.limit : -1});
    if (query.of == SummaryQuery::Of::Topic) {
        rows->bind(3, query.topic);
    }
    std::vector<KeptSummary> found;
    int code = rows->step();
    for (; code == SQLITE_ROW; code = rows->step()) {
        auto kept = readSummary(m_impl->chain, *rows);
        if (!kept) {
            return base::fail(base::ErrorCode::Damaged,
                "The summary of " + rows->text(2) + " is not as it was written.");
        }
        found.push_back(std::move(*kept));
    }
    if (code != SQLITE_DONE) {
        return tl::unexpected(m_impl->database.lastError("read the journal's summaries"));
    }
    return found;
}

base::Result<bool> Journal::areSummariesCurrent()
{
    // Both tables at their newest end: two pages, however long the history is.
    auto query = m_impl->database.prepare("SELECT coalesce((SELECT s.last = r.sequence FROM "
                                          "summaries s WHERE s.stream = r.stream), 0) "
                                          "FROM records r ORDER BY r.sequence DESC LIMIT 1");
    if (!query) {
        return tl::unexpected(query.error());
    }
    const int code = query->step();
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return tl::unexpected(m_impl->database.lastError("read the journal's summaries"));
    }
    if (code == SQLITE_DONE || query->integer(0) != 1) {
        return code == SQLITE_DONE;
    }
    return m_impl->openOnesAreFound();
}

// A start finds what is open through an index, which no digest covers. Of the newest ones, as in
// checkTail(), because those are the ones that can be open.
base::Result<bool> Journal::Impl::openOnesAreFound()
{
    constexpr Sequence newest = 1000;
    auto query = database.prepare(
        "SELECT count(*) FROM summaries s NOT INDEXED WHERE s.first > ? AND s.open = 1 AND NOT "
        "EXISTS (SELECT 1 FROM summaries i INDEXED BY summaries_open WHERE i.open = 1 "
        "AND i.first = s.first)");
    if (!query) {
        return tl::unexpected(query.error());
    }
    query->bind(1, head.sequence - newest);
    if (query->step() != SQLITE_ROW) {
        return tl::unexpected(database.lastError("read the journal's summaries"));
    }
    return query->integer(0) == 0;
}

base::Result<void> Journal::dropSummaries()
{
    auto query = m_impl->database.prepare("DELETE FROM summaries");
    if (!query) {
        return tl::unexpected(query.error());
    }
    return m_impl->transact([&] { return query->run(); });
}

base::Result<std::vector<std::string>> Journal::streams(std::string_view after, int limit)
{
    auto query = m_impl->database.prepare(
        "SELECT DISTINCT stream FROM records WHERE stream > ? ORDER BY stream LIMIT ?");
    if (!query) {
        return tl::unexpected(query.error());
    }
    query->bind(1, after);
    query->bind(2, std::int64_t{limit});
    std::vector<std::string> names;
    int code = query->step();
    for (; code == SQLITE_ROW; code = query->step()) {
        names.push_back(query->text(0));
    }
    if (code != SQLITE_DONE) {
        return tl::unexpected(m_impl->database.lastError("read the journal"));
    }
    return names;
}

} // namespace pos::journal
