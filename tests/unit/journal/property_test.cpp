// SPDX-License-Identifier: Apache-2.0
//
// Whatever is appended in whatever batches comes back the same, also after closing, from both
// journals alike, and the chain of the real one holds.
#include "core/journal/journal.h"
#include "core/journal/memory_journal.h"
#include "tests/sim/vfs/crash_vfs.h"

#include <rapidcheck.h>

#include <QTest>

using namespace pos;
using journal::Journal;
using journal::NewRecord;
using Batches = std::vector<std::vector<NewRecord>>;

namespace {

rc::Gen<std::string> textOf(const char *alphabet, int maxBytes)
{
    return rc::gen::mapcat(rc::gen::inRange(1, maxBytes + 1), [alphabet](int size) {
        return rc::gen::container<std::string>(
            static_cast<std::size_t>(size), rc::gen::elementOf(std::string(alphabet)));
    });
}

rc::Gen<NewRecord> anyRecord()
{
    return rc::gen::build<NewRecord>(rc::gen::set(&NewRecord::stream, textOf("aZ9-", 2)),
        rc::gen::set(&NewRecord::kind, textOf("abcz._", 12)),
        rc::gen::set(&NewRecord::body,
            rc::gen::map(textOf("ab {}[]:,'%", 40),
                [](const std::string &text) { return "{\"text\":\"" + text + "\"}"; })),
        rc::gen::set(&NewRecord::utcMs, rc::gen::inRange<std::int64_t>(0, 253402300799999)),
        rc::gen::set(&NewRecord::monotonicMs, rc::gen::inRange<std::int64_t>(0, 1LL << 62)));
}

std::vector<std::string> told(journal::JournalPort &port)
{
    std::vector<std::string> story;
    const auto read = port.replay([&](const journal::Record &r) {
        story.push_back(std::to_string(r.sequence) + '|' + r.data.stream + '|' + r.data.kind + '|'
            + r.data.body + '|' + std::to_string(r.data.utcMs) + '|'
            + std::to_string(r.data.monotonicMs));
        return true;
    });
    if (!read) {
        story.push_back(read.error().message);
    }
    return story;
}

} // namespace

class JournalPropertyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsAppendedComesBack();
};

void JournalPropertyTest::whatIsAppendedComesBack()
{
    sim::CrashVfs vfs;
    const bool holds = rc::check("both journals tell the same story, also after closing", [&] {
        const auto batches = *rc::gen::resize(8,
            rc::gen::container<Batches>(rc::gen::container<std::vector<NewRecord>>(anyRecord())));
        vfs.boot({});
        const journal::OpenOptions options{
            .path = "/till/journal.db", .vfs = vfs.handle(), .reserveBytes = 0};
        journal::MemoryJournal model;
        auto real = Journal::open(options);
        RC_ASSERT(real.has_value());
        for (const auto &batch : batches) {
            const auto expected = model.append(batch);
            const auto got = (*real)->append(batch);
            RC_ASSERT(expected.has_value() && got.has_value());
            RC_ASSERT(*expected == *got);
        }
        RC_ASSERT(told(model) == told(**real));
        real->reset();
        auto again = Journal::open(options);
        RC_ASSERT(again.has_value());
        RC_ASSERT(told(model) == told(**again));
        const auto report = (*again)->verify();
        RC_ASSERT(report.has_value());
        RC_ASSERT(report->findings.empty());
        RC_ASSERT(report->records == static_cast<std::int64_t>(model.records().size()));
        for (const journal::Record &record : model.records()) {
            const auto stream = (*again)->stream(record.data.stream);
            RC_ASSERT(stream.has_value());
            std::size_t expected = 0;
            for (const journal::Record &other : model.records()) {
                expected += other.data.stream == record.data.stream ? 1U : 0U;
            }
            RC_ASSERT(stream->size() == expected);
        }
    });
    QVERIFY(holds);
}

QTEST_GUILESS_MAIN(JournalPropertyTest)
#include "property_test.moc"
