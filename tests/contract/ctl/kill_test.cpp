// SPDX-License-Identifier: Apache-2.0
//
// The plug is pulled at thirty instants of a charge. Whatever the instant: `recover` finds out, and
// the journal and the provider's ledger tell the same story (F43 to F46).
#include "core/journal/journal.h"
#include "tests/contract/ctl/processes.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pos::test;

namespace {

constexpr int kills = 30;
constexpr int atOnce = 6;

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

QStringList paidCharge()
{
    return words("charge 8 --card 4242424242424242");
}

bool asksForACard(const Sandbox &sandbox, const QString &reader)
{
    const auto face = sandbox.get("/_sandbox/readers");
    return std::any_of(face["readers"].begin(), face["readers"].end(), [&](const auto &one) {
        return one.value("name", std::string{}) == reader.toStdString()
            && one.value("screen", std::string{}) == "prompt";
    });
}

// In waves of a few, each killed at another instant of the charge.
void chargeAndKill(const Sandbox &sandbox, const std::vector<Till> &tills,
    const QStringList &readers, qint64 wholeMs)
{
    QElapsedTimer clock;
    for (int wave = 0; wave < kills; wave += atOnce) {
        std::vector<std::unique_ptr<QProcess>> running;
        clock.start();
        for (int i = wave; i < wave + atOnce; ++i) {
            // Every third customer looks for the card for ever.
            const auto act = i % 3 == 0 ? words("charge 8") : paidCharge();
            running.push_back(tills[static_cast<std::size_t>(i)].begin(
                act + QStringList{QStringLiteral("--reader"), readers[i]}));
        }
        for (int i = wave; i < wave + atOnce; ++i) {
            const auto killAtMs = 1.1 * static_cast<double>(wholeMs) * (i - wave + 1) / atOnce
                + 40.0 * wave / atOnce;
            auto &process = *running[static_cast<std::size_t>(i - wave)];
            // However busy the machine is, one that nobody pays gets as far as its prompt.
            if (i == kills - atOnce) {
                QVERIFY(QTest::qWaitFor([&] { return asksForACard(sandbox, readers[i]); }, 20'000));
            }
            process.waitForFinished(
                std::max(1, static_cast<int>(killAtMs - static_cast<double>(clock.elapsed()))));
            process.kill();
            process.waitForFinished(5'000);
        }
    }
}

} // namespace

class CtlKillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whereverThePlugIsPulledTheStoryIsFinished();
    void whatWasDeclinedWhenThePlugWasPulledIsClosed();
};

void CtlKillTest::whereverThePlugIsPulledTheStoryIsFinished()
{
    const Sandbox sandbox;
    QVERIFY(sandbox.runs());
    QTemporaryDir folder;
    const Till first(folder.filePath(QStringLiteral("first")), sandbox.url());
    QCOMPARE(first.run(words("key set"), sandbox.key() + "\n").code, 0);

    // How long an undisturbed charge takes on this machine: the kills are spread over that.
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(first.run(paidCharge()).code, 0);
    const auto wholeMs = clock.elapsed();

    std::vector<Till> tills;
    QStringList readers;
    for (int i = 0; i < kills; ++i) {
        const auto name = QStringLiteral("Counter %1").arg(100 + i);
        QVERIFY(sandbox.post("/_sandbox/readers", {{"name", name.toStdString()}}).is_object());
        readers << name;
        tills.emplace_back(folder.filePath(name), sandbox.url());
        QVERIFY(QFile::copy(first.path("key-test.sealed"), tills.back().path("key-test.sealed")));
    }
    chargeAndKill(sandbox, tills, readers, wholeMs);

    std::vector<std::unique_ptr<QProcess>> recovering;
    for (const auto &till : tills) {
        recovering.push_back(till.begin(words("recover --deadline 35")));
    }
    int charged = 0;
    int notCharged = 0;
    int neverBegun = 0;
    for (std::size_t i = 0; i < tills.size(); ++i) {
        const auto ended = Till::end(*recovering[i]);
        QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
        QCOMPARE(tills[i].run(words("journal verify")).code, 0);
        const auto list = tills[i].run(words("list --json")).json();
        QVERIFY(list.is_array());
        QVERIFY(list.size() <= 1U);
        if (list.empty()) {
            ++neverBegun;
            continue;
        }
        const auto intents = sandbox.intentsOf(list[0]["attempt"]);
        std::int64_t captured = 0;
        for (const auto &intent : intents) {
            captured += intent["captured"].get<std::int64_t>();
        }
        const bool approved = list[0]["state"] == "approved";
        QCOMPARE(captured, approved ? 800 : 0);
        QCOMPARE(list[0]["captured_minor"].get<std::int64_t>(), captured);
        approved ? ++charged : ++notCharged;
    }
    qInfo("%d charged, %d not charged, %d never begun; a whole charge takes %lld ms", charged,
        notCharged, neverBegun, static_cast<long long>(wholeMs));
    QVERIFY(charged > 0);
    QVERIFY(notCharged > 0);
    // Nothing at the provider that no journal knows: one capture for each approval.
    const auto ledger = sandbox.get("/_sandbox/ledger");
    int captures = 0;
    for (const auto &intent : ledger["intents"]) {
        captures += intent["captures"].get<int>();
    }
    QCOMPARE(captures, charged + 1);
}

// Found by plutopos-torture, seed 1, round 40: killed between the decline and the cancel that
// closes it, the payment stayed "declined" and `recover` never came to an end.
void CtlKillTest::whatWasDeclinedWhenThePlugWasPulledIsClosed()
{
    const Sandbox sandbox;
    QTemporaryDir folder;
    const Till whole(folder.filePath(QStringLiteral("whole")), sandbox.url());
    QCOMPARE(whole.run(words("key set"), sandbox.key() + "\n").code, 0);
    QCOMPARE(whole.run(words("charge 9 --card 4000000000009995")).code, 10);

    // The same journal without what came after the decline.
    const Till killed(folder.filePath(QStringLiteral("killed")), sandbox.url());
    QVERIFY(QFile::copy(whole.path("key-test.sealed"), killed.path("key-test.sealed")));
    std::vector<pos::journal::NewRecord> before;
    {
        const auto from = pos::journal::Journal::openForReading(
            {.path = whole.path("journal-test.db").toStdString()});
        QVERIFY(from);
        QVERIFY((*from)->replay([&before](const pos::journal::Record &record) {
            const bool closing = record.data.kind == "payment.pressed";
            if (!closing) {
                before.push_back(record.data);
            }
            return !closing;
        }));
        const auto to
            = pos::journal::Journal::open({.path = killed.path("journal-test.db").toStdString()});
        QVERIFY(to);
        QVERIFY((*to)->append(before));
    }
    QVERIFY(killed.run(words("list --json")).json()[0]["state"] == "declined");

    QCOMPARE(killed.run(words("recover --deadline 30")).code, 0);
    const auto closed = killed.run(words("list --json")).json()[0];
    QVERIFY(closed["state"] == "cancelled");
    const auto intents = sandbox.intentsOf(closed["attempt"]);
    QCOMPARE(intents.size(), 1U);
    QVERIFY(intents[0]["status"] == "canceled");
}

QTEST_GUILESS_MAIN(CtlKillTest)
#include "kill_test.moc"
