// SPDX-License-Identifier: Apache-2.0
//
// verify(): everything that can be checked without the outside world. It uses a connection of its
// own, because the journal's would answer from its cache what the file no longer says.
#include "core/journal/journal_impl.h"
#include "core/journal/migrations.h"

#include <sqlite3.h>

#include <utility>

namespace pos::journal {
namespace {

constexpr std::size_t maxFindings = 100;

class Verification {
public:
    explicit Verification(sql::Database database)
        : m_database(std::move(database))
    {
        // One snapshot for all checks, even while a till is writing.
        static_cast<void>(m_database.execute("BEGIN", "read the journal"));
    }

    void checkStructure()
    {
        auto query = m_database.prepare("PRAGMA integrity_check(100)");
        if (!query) {
            add(0, query.error().message);
            return;
        }
        int code = query->step();
        for (; code == SQLITE_ROW; code = query->step()) {
            const std::string line = query->text(0);
            if (line != "ok") {
                add(0, "SQLite finds: " + line + '.');
            }
        }
        if (code != SQLITE_DONE) {
            add(0, m_database.lastError("check the journal's structure").message);
        }
    }

    void checkSchema()
    {
        const auto expected = expectedSchemaText();
        const auto found = schemaText(m_database);
        if (!found) {
            add(0, found.error().message);
        } else if (!expected || *expected != *found) {
            add(0, "The schema is not the one that this version of the program writes.");
        }
    }

    void checkMeta()
    {
        auto query = m_database.prepare("SELECT key, value, digest FROM meta");
        if (!query) {
            add(0, query.error().message);
            return;
        }
        Chain chain;
        int code = query->step();
        for (; code == SQLITE_ROW; code = query->step()) {
            if (chain.digest({query->text(0), query->text(1)}) != query->text(2)) {
                add(0, "The setting " + query->text(0) + " is not as it was written.");
            }
        }
        if (code != SQLITE_DONE) {
            add(0, m_database.lastError("read the journal's settings").message);
        }
    }

    void checkChain()
    {
        auto query = m_database.prepare(
            ("SELECT " + std::string(recordColumns) + " FROM records ORDER BY sequence").c_str());
        if (!query) {
            add(0, query.error().message);
            return;
        }
        int code = query->step();
        for (; code == SQLITE_ROW; code = query->step()) {
            const Record record = readRecord(*query);
            ++m_report.records;
            if (auto problem = m_walk.check(record)) {
                add(record.sequence, std::move(*problem));
            }
            for (const Head &known : m_known) {
                if (known.sequence == record.sequence && known.hash != record.hash) {
                    add(record.sequence, "The record is not the one this till acknowledged.");
                }
            }
        }
        if (code != SQLITE_DONE) {
            add(0, m_database.lastError("read the journal's records").message);
        }
        for (const Head &known : m_known) {
            if (m_walk.head().sequence < known.sequence) {
                add(known.sequence, "Records up to here were written and are no longer there.");
            }
        }
    }

    // Each row as it was written, and of the records that it says it is of. Whether it says the
    // right thing of them is a question for who wrote it.
    void checkSummaries()
    {
        auto query = m_database.prepare(
            "SELECT first, last, stream, topic, open, body, digest, "
            "(SELECT min(sequence) FROM records r WHERE r.stream = s.stream), "
            "(SELECT max(sequence) FROM records r WHERE r.stream = s.stream) FROM summaries s");
        if (!query) {
            add(0, query.error().message);
            return;
        }
        Chain chain;
        int code = query->step();
        for (; code == SQLITE_ROW; code = query->step()) {
            const bool fits
                = query->integer(0) == query->integer(7) && query->integer(1) == query->integer(8);
            if (!readSummary(chain, *query) || !fits) {
                add(query->integer(0), "The summary of a payment is not as it was written.");
            }
        }
        if (code != SQLITE_DONE) {
            add(0, m_database.lastError("read the journal's summaries").message);
        }
    }

    // What must be in the journal at least.
    void know(const Head &head) { m_known.push_back(head); }
    void add(Sequence sequence, std::string what)
    {
        if (m_report.findings.size() < maxFindings) {
            m_report.findings.push_back({sequence, std::move(what)});
        }
    }

    VerifyReport finish()
    {
        m_report.lastHashHex = toHex(m_walk.head().hash);
        return std::move(m_report);
    }

private:
    sql::Database m_database;
    ChainWalk m_walk{0, chainStart()};
    std::vector<Head> m_known;
    VerifyReport m_report;
};

} // namespace

base::Result<VerifyReport> Journal::verify()
{
    // Read before the database: it may lag behind, so it must not be the younger of the two.
    const auto marker
        = m_impl->side ? m_impl->side->read() : readMarker(m_impl->vfs, m_impl->options.path);
    auto opened = sql::Database::open({.path = m_impl->options.path,
        .access = sql::Access::ReadOnly,
        .vfs = m_impl->options.vfs});
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    Verification verification(std::move(*opened));
    verification.know(m_impl->head);
    if (!marker) {
        verification.add(0, marker.error().message);
    } else {
        switch (marker->marker) {
        case Marker::Present:
            verification.know(marker->head);
            break;
        case Marker::Unreadable:
            verification.add(0, "The marker beside the journal is not readable.");
            break;
        case Marker::Absent:
            break; // a backup has none
        }
    }
    verification.checkStructure();
    verification.checkSchema();
    verification.checkMeta();
    verification.checkChain();
    verification.checkSummaries();
    return verification.finish();
}

} // namespace pos::journal
