// SPDX-License-Identifier: Apache-2.0
//
// A person says what they saw. The doubt takes ten minutes to arise, so the journal is written here
// as such a till would have written it, and the real program goes on from there.
#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/payment/codec.h"
#include "tests/contract/ctl/processes.h"
#include "tests/unit/payment/story.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

const QString attempt = QStringLiteral("7F3K2M9Q4T");

bool write(const Story &story, const std::string &path)
{
    journal::OpenOptions options;
    options.path = path;
    auto journal = journal::Journal::open(options);
    if (!journal) {
        return false;
    }
    for (const auto &event : story.events()) {
        const journal::NewRecord record{attempt.toStdString(), std::string(payment::kindOf(event)),
            payment::encode(event), event.utcMs, event.atMs};
        if (!(*journal)->append({&record, 1})) {
            return false;
        }
    }
    return true;
}

} // namespace

class CtlSettleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aPaymentThatNobodyCanTellIsTwelve();
    void aPersonSawThatItWasPaid();
    void aPersonSawThatItWasNotPaid();
    void whatIsKnownIsNotSettled();

private:
    Ended run(const QStringList &arguments) const { return m_till->run(arguments); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Till> m_till;
};

void CtlSettleTest::initTestCase()
{
    m_sandbox = std::make_unique<Sandbox>();
    QVERIFY(m_sandbox->runs());
}

void CtlSettleTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto dataDir = m_folder->filePath(QStringLiteral("till"));
    m_till = std::make_unique<Till>(dataDir, m_sandbox->url());
    QCOMPARE(m_till->run({QStringLiteral("key"), QStringLiteral("set")}, m_sandbox->key()).code, 0);
    QVERIFY(write(nobodyCanTell(), m_till->path("journal-test.db").toStdString()));
}

void CtlSettleTest::aPaymentThatNobodyCanTellIsTwelve()
{
    const auto shown = run({QStringLiteral("status"), attempt});
    QCOMPARE(shown.code, 12);
    QVERIFY((shown.out + shown.err).contains("plutoposctl settle"));
}

void CtlSettleTest::aPersonSawThatItWasPaid()
{
    const auto settled = run({QStringLiteral("settle"), attempt, QStringLiteral("happened")});
    QCOMPARE(settled.code, 0);
    const auto shown = run({QStringLiteral("status"), attempt});
    QCOMPARE(shown.code, 0);
    QVERIFY((shown.out + shown.err).contains("Refund it, or keep it"));
    QCOMPARE(run({QStringLiteral("settle"), attempt, QStringLiteral("keep")}).code, 0);
}

void CtlSettleTest::aPersonSawThatItWasNotPaid()
{
    QCOMPARE(run({QStringLiteral("settle"), attempt, QStringLiteral("did-not-happen")}).code, 0);
    QCOMPARE(run({QStringLiteral("status"), attempt}).code, 10);
    // Said is said: the same again has nothing left to settle.
    QCOMPARE(run({QStringLiteral("settle"), attempt, QStringLiteral("did-not-happen")}).code, 13);
}

void CtlSettleTest::whatIsKnownIsNotSettled()
{
    QCOMPARE(run({QStringLiteral("settle"), attempt, QStringLiteral("keep")}).code, 13);
    QCOMPARE(run({QStringLiteral("settle"), attempt, QStringLiteral("perhaps")}).code, 2);
    QCOMPARE(
        run({QStringLiteral("settle"), QStringLiteral("AAAAAAAAAA"), QStringLiteral("happened")})
            .code,
        13);
}

QTEST_GUILESS_MAIN(CtlSettleTest)
#include "settle_test.moc"
