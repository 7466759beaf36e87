// SPDX-License-Identifier: Apache-2.0
//
// Bundles of incidents: what leaves the shop, what must not, and that every bundle in
// tests/fixtures/incidents is still decided as it was recorded. A file put there is a regression
// test; nothing else has to be written.
#include "core/journal/memory_journal.h"
#include "core/payment/engine.h"
#include "core/payment/incident.h"
#include "tests/unit/payment/hand_world.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;

namespace {

// A payment that was told a secret-looking note and was declined once, then paid.
struct Told {
    HandClock clock;
    HandExecutor executor{clock};
    world::SeededRandom random{1};
    journal::MemoryJournal journal;
    ScriptedGateway gateway;
    AttemptId id;

    explicit Told(const std::string &note = "Mrs Miller 4242 4242 4242 4242")
    {
        Engine engine{Ports{clock, executor, random, journal}};
        engine.useGateway(&gateway);
        base::Result<std::vector<AttemptId>> open = engine.recover();
        Q_ASSERT(open.has_value());
        const auto first = aStart();
        gateway.trace.what = "POST /v1/payments";
        gateway.trace.result = "done";
        id = *engine.charge({{}, first.amount, note, first.terminal, first.reader, first.readerName,
            false, true, Timing{}});
        gateway.create(record(Status::Pending));
        gateway.pushed();
        executor.pass(1'500);
        auto paid = record(Status::Succeeded);
        paid.receiptUrl = "https://receipts.example/who-has-this-can-read-it";
        paid.cardBrand = "visa";
        paid.cardLastFour = "4242";
        gateway.read(paid);
        engine.flush();
    }
    [[nodiscard]] base::Result<std::string> bundle() const
    {
        return incident::exportBundle(journal.records(), {"test", "1", 1'795'169'095'000, "told"});
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class PaymentIncidentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeptIncidentIsDecidedAsItWasRecorded_data();
    void everyKeptIncidentIsDecidedAsItWasRecorded();
    void aBundleTellsTheStory();
    void whatPeopleTypedAndSecretsStayInTheShop();
    void aBundleWithSomethingLikeAKeyIsNotWritten();
    void theFirstOtherDecisionIsNamed();
    void aDamagedBundleIsAnErrorNotAStory();
    void aStreamOfTwoPaymentsIsRefused();
};

void PaymentIncidentTest::everyKeptIncidentIsDecidedAsItWasRecorded_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(POS_SOURCE_DIR "/tests/fixtures/incidents"));
    const auto names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    QVERIFY2(!names.isEmpty(), "the folder of incidents is gone");
    for (const auto &name : names) {
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
}

void PaymentIncidentTest::everyKeptIncidentIsDecidedAsItWasRecorded()
{
    QFETCH(QString, path);
    const auto replayed = incident::replay(contentOf(path).toStdString());
    QVERIFY2(replayed.has_value(), replayed ? "" : replayed.error().message.c_str());
    QVERIFY2(!replayed->divergence, incident::textOf(*replayed).c_str());
}

void PaymentIncidentTest::aBundleTellsTheStory()
{
    const Told told;
    const auto bundle = told.bundle();
    QVERIFY(bundle.has_value());
    const auto replayed = incident::replay(*bundle);
    QVERIFY2(replayed.has_value(), replayed ? "" : replayed.error().message.c_str());
    QVERIFY(!replayed->divergence);
    QCOMPARE(replayed->attempt, told.id.text());
    QCOMPARE(replayed->origin.about, std::string("told"));
    const auto text = incident::textOf(*replayed);
    for (const auto *part : {"charge 2350 minor units of USD", "call: POST /v1/payments",
             "sends push", "collecting", "approved", "decides as was recorded"}) {
        QVERIFY2(text.find(part) != std::string::npos, text.c_str());
    }
    QCOMPARE(replayed->entries.front().atMs, 0);
    QVERIFY(replayed->entries.back().atMs >= 900);
}

void PaymentIncidentTest::whatPeopleTypedAndSecretsStayInTheShop()
{
    const auto bundle = *Told().bundle();
    for (const auto *part : {"Miller", "4242 4242", "receipts.example"}) {
        QVERIFY2(bundle.find(part) == std::string::npos, part);
    }
    QVERIFY(bundle.find("\"4242\"") != std::string::npos); // the last four may be known
    QVERIFY(bundle.find("visa") != std::string::npos);
}

void PaymentIncidentTest::aBundleWithSomethingLikeAKeyIsNotWritten()
{
    Told told;
    auto records = told.journal.records();
    auto &body = records.back().data.body;
    body.insert(body.rfind('}'), R"(,"reader_name":"x")"); // unknown there, so not taken over
    QVERIFY(incident::exportBundle(records, {}).has_value());
    for (auto &record : records) {
        const auto at = record.data.body.find("Counter 1");
        if (at != std::string::npos) {
            record.data.body.replace(at, 9, "sk_live_0123456789");
        }
    }
    const auto refused = incident::exportBundle(records, {});
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().message.find("sk_live") == std::string::npos);
}

void PaymentIncidentTest::theFirstOtherDecisionIsNamed()
{
    auto bundle = *Told().bundle();
    const std::string was = "\"phase\": \"approved\"";
    const auto at = bundle.rfind(was);
    QVERIFY(at != std::string::npos);
    bundle.replace(at, was.size(), "\"phase\": \"declined\"");
    const auto replayed = incident::replay(bundle);
    QVERIFY(replayed && replayed->divergence);
    QCOMPARE(replayed->divergence->field, std::string("phase"));
    QCOMPARE(replayed->divergence->recorded, std::string("\"declined\""));
    QCOMPARE(replayed->divergence->now, std::string("\"approved\""));
    QVERIFY(incident::textOf(*replayed).find("HERE: phase was") != std::string::npos);
}

void PaymentIncidentTest::aDamagedBundleIsAnErrorNotAStory()
{
    const auto bundle = *Told().bundle();
    for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, bundle.size() / 2}) {
        QVERIFY(!incident::replay(bundle.substr(0, cut)).has_value());
    }
    for (const auto *text : {"null", "[]", "{}", R"({"format":"plutopos-incident"})",
             R"({"format":"plutopos-incident","version":1,"entries":[]})",
             R"({"format":"plutopos-incident","version":1,"entries":[1]})",
             R"({"format":"plutopos-incident","version":2,"entries":[]})",
             R"({"format":"plutopos-incident","version":1,"entries":[{"call":{"what":1}},{}]})"}) {
        QVERIFY2(!incident::replay(text).has_value(), text);
    }
}

void PaymentIncidentTest::aStreamOfTwoPaymentsIsRefused()
{
    auto records = Told().journal.records();
    records.back().data.stream = "another";
    QVERIFY(!incident::exportBundle(records, {}).has_value());
    QVERIFY(!incident::exportBundle({}, {}).has_value());
}

QTEST_GUILESS_MAIN(PaymentIncidentTest)
#include "incident_test.moc"
