// SPDX-License-Identifier: Apache-2.0
//
// One suite for every JournalPort: what the payment engine may rely on, whichever journal it is
// given. The real one runs on a real disk and on the simulated one.
#include "core/journal/journal.h"
#include "core/journal/memory_journal.h"
#include "tests/sim/vfs/crash_vfs.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace pos;
using base::ErrorCode;
using journal::JournalPort;
using journal::NewRecord;
using journal::Record;

namespace {

NewRecord record(const std::string &body = R"({"n":1})")
{
    return {"attempt-1", "payment.started", body, 1'700'000'000'000, 5};
}

NewRecord of(const std::string &stream)
{
    auto made = record();
    made.stream = stream;
    return made;
}

journal::Summary row(const std::string &stream, const char *body, bool open)
{
    return {stream, "", body, open};
}

std::vector<Record> all(JournalPort &port)
{
    std::vector<Record> records;
    const auto read = port.replay([&](const Record &r) {
        records.push_back(r);
        return true;
    });
    return read ? records : std::vector<Record>();
}

// A journal with what it stands on, and a way to make its next append fail for good.
struct Fixture {
    std::shared_ptr<void> ground; // outlives the journal on it
    std::unique_ptr<JournalPort> port;
    std::function<void(ErrorCode)> failNext;
};

Fixture inMemory()
{
    auto port = std::make_unique<journal::MemoryJournal>();
    auto *raw = port.get();
    return {nullptr, std::move(port), [raw](ErrorCode code) { raw->failAppend(1, code); }};
}

Fixture onSimulatedDisk()
{
    auto vfs = std::make_shared<sim::CrashVfs>();
    auto opened = journal::Journal::open(
        {.path = "/till/journal.db", .vfs = vfs->handle(), .reserveBytes = 0});
    sim::CrashVfs *raw = vfs.get();
    return {vfs, opened ? std::move(*opened) : nullptr, [raw](ErrorCode code) {
                raw->plan({.calls = sim::CallWrite, .nth = 1, .noSpace = code == ErrorCode::Full});
            }};
}

Fixture onRealDisk()
{
    auto folder = std::make_shared<QTemporaryDir>();
    auto opened = journal::Journal::open(
        {.path = folder->filePath(QStringLiteral("journal.db")).toStdString()});
    return {folder, opened ? std::move(*opened) : nullptr, nullptr};
}

using Maker = Fixture (*)();

} // namespace

Q_DECLARE_METATYPE(Maker)

class JournalContractTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewJournalIsEmptyAndSafe_data() { twins(); }
    void aNewJournalIsEmptyAndSafe();
    void recordsComeBackInOrderAndWithoutHoles_data() { twins(); }
    void recordsComeBackInOrderAndWithoutHoles();
    void anEmptyBatchChangesNothing_data() { twins(); }
    void anEmptyBatchChangesNothing();
    void aVisitorCanStop_data() { twins(); }
    void aVisitorCanStop();
    void oneBadRecordKeepsTheWholeBatchOut_data() { twins(); }
    void oneBadRecordKeepsTheWholeBatchOut();
    void badRecordsAreRefusedAndTheJournalStaysSafe_data() { twins(); }
    void badRecordsAreRefusedAndTheJournalStaysSafe();
    void theLargestRecordFits_data() { twins(); }
    void theLargestRecordFits();
    void appendingDuringAReplayIsRefused_data() { twins(); }
    void appendingDuringAReplayIsRefused();
    void afterAFailedWriteNothingIsAccepted_data() { twins(); }
    void afterAFailedWriteNothingIsAccepted();
    void aFullDiskIsNotTheEnd_data() { twins(); }
    void aFullDiskIsNotTheEnd();
    void aStreamsRecordsComeBackAlone_data() { twins(); }
    void aStreamsRecordsComeBackAlone();
    void theNewestSummaryOfAStreamIsKept_data() { twins(); }
    void theNewestSummaryOfAStreamIsKept();
    void summariesAreFoundByWhatIsAsked_data() { twins(); }
    void summariesAreFoundByWhatIsAsked();
    void aSummaryWithoutRecordsKeepsTheWholeBatchOut_data() { twins(); }
    void aSummaryWithoutRecordsKeepsTheWholeBatchOut();
    void summariesAreCurrentWhileTheyTellOfTheNewestRecord_data() { twins(); }
    void summariesAreCurrentWhileTheyTellOfTheNewestRecord();
    void summariesCanBeThrownAwayAndComputedAnew_data() { twins(); }
    void summariesCanBeThrownAwayAndComputedAnew();
    void aFailedWriteLeavesNoSummary_data() { twins(); }
    void aFailedWriteLeavesNoSummary();

private:
    static void twins()
    {
        QTest::addColumn<Maker>("make");
        QTest::newRow("memory") << Maker(inMemory);
        QTest::newRow("simulated disk") << Maker(onSimulatedDisk);
        QTest::newRow("real disk") << Maker(onRealDisk);
    }
};

#define FIXTURE                                                                                    \
    QFETCH(Maker, make);                                                                           \
    const Fixture fixture = make();                                                                \
    QVERIFY(fixture.port != nullptr);                                                              \
    JournalPort &port = *fixture.port

void JournalContractTest::aNewJournalIsEmptyAndSafe()
{
    FIXTURE;
    QVERIFY(port.isSafe());
    QVERIFY(all(port).empty());
}

void JournalContractTest::recordsComeBackInOrderAndWithoutHoles()
{
    FIXTURE;
    std::vector<NewRecord> written;
    for (int batch = 0; batch < 5; ++batch) {
        std::vector<NewRecord> records;
        for (int i = 0; i <= batch; ++i) {
            NewRecord r = record("{\"text\":\"caf\xc3\xa9 " + std::to_string(batch) + "\"}");
            r.stream = "attempt-" + std::to_string(i);
            r.utcMs += batch;
            r.monotonicMs += i;
            records.push_back(r);
            written.push_back(r);
        }
        const auto last = port.append(records);
        QVERIFY(last.has_value());
        QCOMPARE(*last, static_cast<journal::Sequence>(written.size()));
    }
    const std::vector<Record> read = all(port);
    QCOMPARE(read.size(), written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i].sequence, static_cast<journal::Sequence>(i + 1));
        QCOMPARE(read[i].data.stream, written[i].stream);
        QCOMPARE(read[i].data.kind, written[i].kind);
        QCOMPARE(read[i].data.body, written[i].body);
        QCOMPARE(read[i].data.utcMs, written[i].utcMs);
        QCOMPARE(read[i].data.monotonicMs, written[i].monotonicMs);
    }
}

void JournalContractTest::anEmptyBatchChangesNothing()
{
    FIXTURE;
    QCOMPARE(port.append({}).value_or(-1), 0);
    QVERIFY(port.append(std::vector{record()}).has_value());
    QCOMPARE(port.append({}).value_or(-1), 1);
    QCOMPARE(all(port).size(), 1U);
}

void JournalContractTest::aVisitorCanStop()
{
    FIXTURE;
    QVERIFY(port.append(std::vector{record(), record(), record()}).has_value());
    int seen = 0;
    QVERIFY(port.replay([&](const Record &) { return ++seen < 2; }).has_value());
    QCOMPARE(seen, 2);
    QVERIFY(port.append(std::vector{record()}).has_value());
}

void JournalContractTest::oneBadRecordKeepsTheWholeBatchOut()
{
    FIXTURE;
    NewRecord bad = record();
    bad.kind = "Payment";
    const auto refused = port.append(std::vector{record(), bad});
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(all(port).empty());
}

void JournalContractTest::badRecordsAreRefusedAndTheJournalStaysSafe()
{
    FIXTURE;
    std::vector<NewRecord> bad(13, record());
    bad[0].stream.clear();
    bad[1].stream = "two words";
    bad[2].stream = std::string(129, 'a');
    bad[3].kind.clear();
    bad[4].kind = std::string(65, 'a');
    bad[5].kind = "a1";
    bad[6].body = "{";
    bad[7].body = "{\"a\":\n1}";
    bad[8].body = "\"\xff\"";
    bad[9].body = '"' + std::string(64U * 1024U - 1, 'a') + '"';
    bad[10].utcMs = -1;
    bad[11].utcMs = 253402300800000;
    bad[12].monotonicMs = -1;
    for (const NewRecord &r : bad) {
        const auto refused = port.append(std::vector{r});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(port.isSafe());
    QCOMPARE(port.append(std::vector{record()}).value_or(-1), 1);
}

void JournalContractTest::theLargestRecordFits()
{
    FIXTURE;
    NewRecord large = record('"' + std::string(64U * 1024U - 2, 'a') + '"');
    large.stream = std::string(128, '~');
    large.kind = std::string(64, '_');
    large.utcMs = 253402300799999;
    QVERIFY(port.append(std::vector{large}).has_value());
    QCOMPARE(all(port).at(0).data.body, large.body);
}

void JournalContractTest::appendingDuringAReplayIsRefused()
{
    FIXTURE;
    QVERIFY(port.append(std::vector{record()}).has_value());
    bool refused = false;
    QVERIFY(port.replay([&](const Record &) {
                    const auto answer = port.append(std::vector{record()});
                    refused = !answer && answer.error().code == ErrorCode::InvalidArgument;
                    return true;
                })
                .has_value());
    QVERIFY(refused);
    QVERIFY(port.isSafe());
}

void JournalContractTest::afterAFailedWriteNothingIsAccepted()
{
    FIXTURE;
    if (!fixture.failNext) {
        QSKIP("a healthy disk does not fail on demand");
    }
    QVERIFY(port.append(std::vector{record()}).has_value());
    fixture.failNext(ErrorCode::Io);
    const auto failed = port.append(std::vector{record()});
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().code, ErrorCode::Io);
    QVERIFY(!port.isSafe());
    const auto later = port.append(std::vector{record()});
    QVERIFY(!later.has_value());
    QCOMPARE(later.error().code, ErrorCode::Unsafe);
    QCOMPARE(all(port).size(), 1U);
}

void JournalContractTest::aFullDiskIsNotTheEnd()
{
    FIXTURE;
    if (!fixture.failNext) {
        QSKIP("a disk with room does not fill on demand");
    }
    fixture.failNext(ErrorCode::Full);
    const auto failed = port.append(std::vector{record()});
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().code, ErrorCode::Full);
    QVERIFY(port.isSafe());
    QVERIFY(all(port).empty());
    QCOMPARE(port.append(std::vector{record()}).value_or(-1), 1);
}

void JournalContractTest::aStreamsRecordsComeBackAlone()
{
    FIXTURE;
    QVERIFY(port.append(std::vector{of("b"), of("a"), of("b")}).has_value());
    QVERIFY(port.append(std::vector{of("b")}).has_value());
    const auto records = port.stream("b");
    QVERIFY(records.has_value());
    QCOMPARE(records->size(), 3U);
    QCOMPARE(records->at(1).sequence, 3);
    QCOMPARE(port.stream("nobody").value().size(), 0U);
    QCOMPARE(port.streams("", 9).value(), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(port.streams("", 1).value(), std::vector<std::string>{"a"});
    QCOMPARE(port.streams("a", 9).value(), std::vector<std::string>{"b"});
}

void JournalContractTest::theNewestSummaryOfAStreamIsKept()
{
    FIXTURE;
    QVERIFY(
        port.appendWith(std::vector{of("a")}, std::vector{row("a", "begun", true)}).has_value());
    QVERIFY(port.appendWith(std::vector{of("b"), of("a")},
                    std::vector{row("b", "begun", true), row("a", "ended", false)})
                .has_value());
    const auto kept = port.summaries({});
    QVERIFY(kept.has_value());
    QCOMPARE(kept->size(), 2U); // the one that began last is first
    QVERIFY(kept->at(0) == (journal::KeptSummary{row("b", "begun", true), 2, 2}));
    QVERIFY(kept->at(1) == (journal::KeptSummary{row("a", "ended", false), 1, 3}));
}

void JournalContractTest::summariesAreFoundByWhatIsAsked()
{
    FIXTURE;
    for (int i = 0; i < 9; ++i) {
        const auto name = std::string("s") + std::to_string(i);
        auto summary = row(name, "body", i % 4 == 1);
        summary.topic = i % 3 == 0 ? "sale" : "";
        QVERIFY(port.appendWith(std::vector{of(name)}, std::vector{summary}).has_value());
    }
    const auto names = [&](const journal::SummaryQuery &query) {
        std::string found;
        const auto rows = port.summaries(query).value();
        for (const auto &kept : rows) {
            found += kept.summary.stream;
        }
        return found;
    };
    using Of = journal::SummaryQuery::Of;
    QCOMPARE(names({.of = Of::Open}), std::string("s5s1"));
    QCOMPARE(names({.of = Of::Topic, .topic = "sale"}), std::string("s6s3s0"));
    QCOMPARE(names({.of = Of::Topic, .topic = "other"}), std::string());
    QCOMPARE(names({.limit = 2}), std::string("s8s7"));
    QCOMPARE(names({.before = 4, .limit = 2}), std::string("s2s1"));
}

void JournalContractTest::aSummaryWithoutRecordsKeepsTheWholeBatchOut()
{
    FIXTURE;
    const auto refused = port.appendWith(
        std::vector{of("a")}, std::vector{row("a", "x", true), row("b", "x", true)});
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(port.isSafe());
    QVERIFY(all(port).empty());
    QVERIFY(port.summaries({}).value().empty());
}

void JournalContractTest::summariesAreCurrentWhileTheyTellOfTheNewestRecord()
{
    FIXTURE;
    QVERIFY(port.areSummariesCurrent().value());
    QVERIFY(port.appendWith(std::vector{of("a")}, std::vector{row("a", "x", true)}).has_value());
    QVERIFY(port.areSummariesCurrent().value());
    QVERIFY(port.append(std::vector{of("a")}).has_value()); // by somebody who keeps none
    QVERIFY(!port.areSummariesCurrent().value());
    QVERIFY(port.appendWith({}, std::vector{row("a", "y", true)}).has_value());
    QVERIFY(port.areSummariesCurrent().value());
}

void JournalContractTest::summariesCanBeThrownAwayAndComputedAnew()
{
    FIXTURE;
    QVERIFY(port.appendWith(std::vector{of("a"), of("a")}, std::vector{row("a", "x", true)})
                .has_value());
    QVERIFY(port.dropSummaries().has_value());
    QVERIFY(port.summaries({}).value().empty());
    QVERIFY(!port.areSummariesCurrent().value());
    QVERIFY(port.appendWith({}, std::vector{row("a", "y", false)}).has_value());
    QVERIFY(port.summaries({}).value().at(0) == (journal::KeptSummary{row("a", "y", false), 1, 2}));
    QCOMPARE(all(port).size(), 2U);
}

void JournalContractTest::aFailedWriteLeavesNoSummary()
{
    FIXTURE;
    if (!fixture.failNext) {
        QSKIP("a real disk does not fail when told to");
    }
    QVERIFY(port.appendWith(std::vector{of("a")}, std::vector{row("a", "x", true)}).has_value());
    fixture.failNext(ErrorCode::Full);
    QVERIFY(!port.appendWith(std::vector{of("a")}, std::vector{row("a", "y", false)}).has_value());
    QVERIFY(port.summaries({}).value().at(0) == (journal::KeptSummary{row("a", "x", true), 1, 1}));
}

QTEST_GUILESS_MAIN(JournalContractTest)
#include "journal_contract_test.moc"
