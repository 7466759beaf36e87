// SPDX-License-Identifier: Apache-2.0
//
// What a script may rely on: every command, its exit code, its JSON, and that the key is nowhere.
// The sandbox is one for all cases; each case has a data directory of its own, so that each can
// be run alone.
#include "tests/contract/ctl/processes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pos::test;
using nlohmann::json;

namespace {

const QString goodCard = QStringLiteral("4242424242424242");
const QString badCard = QStringLiteral("4000000000000002");

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

} // namespace

class CtlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aKeyComesFromStdinOrAFile();
    void anApprovedChargeIsZero();
    void aDeclinedChargeIsTen();
    void aChargeNobodyPaidIsEleven();
    void theReadersOfTheAccount();
    void aRefundInPartsAndNoFurther();
    void aHoldIsCapturedOrCancelled();
    void listAndStatusLookWithoutTheProvider();
    void theJournalCanBeCheckedAndExported();
    void anIncidentLeavesTheShopWithoutWhatPeopleTyped();
    void anAnswerThatIsNotKnownIsTwelve();
    void usageIsTwo();
    void theKeyIsNowhere();

private:
    Ended run(const QStringList &arguments, const QByteArray &in = {})
    {
        auto ended = m_till->run(arguments, in);
        m_said += ended.out + ended.err;
        return ended;
    }
    Ended charge(const char *line) { return run(words(line) + QStringList{goodCard}); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Till> m_till; // of this case; it has the sandbox's key
    QByteArray m_said; // everything every run of this case printed
};

void CtlTest::initTestCase()
{
    m_sandbox = std::make_unique<Sandbox>();
    QVERIFY(m_sandbox->runs());
}

void CtlTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_till = std::make_unique<Till>(m_folder->filePath(QStringLiteral("till")), m_sandbox->url());
    m_said.clear();
    QCOMPARE(run(words("key set"), m_sandbox->key() + "\n").code, 0);
}

// Whatever a case did, the key is neither in what was printed nor in what was stored.
void CtlTest::cleanup()
{
    const auto secret = m_sandbox->key().mid(8); // what follows sk_test_
    QVERIFY(secret.size() > 10);
    QVERIFY(!m_said.contains(secret));
    QVERIFY(!m_till->everythingStored().contains(secret));
}

void CtlTest::aKeyComesFromStdinOrAFile()
{
    const auto refused = run(words("key set"), "pk_test_abcdefghijklmnop\n");
    QCOMPARE(refused.code, 13);
    QVERIFY(refused.err.contains("publishable"));
    QCOMPARE(run(words("key set"), "hello\n").code, 13);
    const auto live = run(words("key set"), "sk_live_abcdefghijklmnopqrstuvwxyz0123456789\n");
    QCOMPARE(live.code, 13);
    QVERIFY(live.err.contains("live key"));

    QFile credential(m_folder->filePath(QStringLiteral("credential")));
    QVERIFY(credential.open(QIODevice::WriteOnly));
    credential.write(m_sandbox->key() + "\n");
    credential.close();
    QCOMPARE(run(words("key set --file") + QStringList{credential.fileName()}).code, 0);
    QCOMPARE(run(words("key set"), m_sandbox->key() + "\n").code, 0);
    QCOMPARE(run(words("key test")).code, 0);
    QCOMPARE(QFile::permissions(m_till->path("key-test.sealed"))
            & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
        QFileDevice::Permissions{});
}

void CtlTest::anApprovedChargeIsZero()
{
    const auto ended = charge("charge 12.50 --json --card");
    QCOMPARE(ended.code, 0);
    const auto said = ended.json();
    QVERIFY(said.is_object());
    QVERIFY(said["state"] == "approved");
    QVERIFY(said["amount_minor"] == 1250);
    QVERIFY(said["captured_minor"] == 1250);
    QVERIFY(said["currency"] == "USD");
    QVERIFY(said["card_last_four"] == "4242");
    QVERIFY(said["test_mode"] == true);
    const auto intents = m_sandbox->intentsOf(said["attempt"]);
    QCOMPARE(intents.size(), 1U);
    QVERIFY(intents[0]["captured"] == 1250);
    QVERIFY(intents[0]["captures"] == 1);
}

void CtlTest::aDeclinedChargeIsTen()
{
    const auto ended = run(words("charge 3 --card") + QStringList{badCard});
    QCOMPARE(ended.code, 10);
    QVERIFY(ended.out.contains("Nothing was charged"));
}

void CtlTest::aChargeNobodyPaidIsEleven()
{
    const auto ended = run(words("charge 4 --deadline 1 --json"));
    QCOMPARE(ended.code, 11);
    const auto said = ended.json();
    QVERIFY(said["state"] == "cancelled");
    QVERIFY(m_sandbox->intentsOf(said["attempt"])[0]["status"] == "canceled");
}

void CtlTest::theReadersOfTheAccount()
{
    const auto ended = run(words("readers --json"));
    QCOMPARE(ended.code, 0);
    const auto said = ended.json();
    QVERIFY(said.is_array());
    QCOMPARE(said.size(), 2U);
    QVERIFY(!said[0]["reader_id"].get<std::string>().empty());
    QVERIFY(!run(words("readers")).out.isEmpty());
}

void CtlTest::aRefundInPartsAndNoFurther()
{
    const auto paid = charge("charge 10 --json --card").json();
    const auto attempt = QString::fromStdString(paid["attempt"].get<std::string>());
    const auto part = run(
        {QStringLiteral("refund"), attempt, QStringLiteral("2.50"), QStringLiteral("--json")});
    QCOMPARE(part.code, 0);
    QVERIFY(part.json()["refunded_minor"] == 250);
    QVERIFY(part.json()["last_refund"] == "done");
    const auto tooMuch = run({QStringLiteral("refund"), attempt, QStringLiteral("7.51")});
    QCOMPARE(tooMuch.code, 13);
    QVERIFY(tooMuch.err.contains("$7.50"));
    QCOMPARE(run({QStringLiteral("refund"), attempt}).code, 0);
    QVERIFY(m_sandbox->intentsOf(paid["attempt"])[0]["refunded"] == 1000);
    QCOMPARE(run({QStringLiteral("refund"), attempt}).code, 13);
    QCOMPARE(run(words("refund NOSUCHCODE")).code, 13);
    QCOMPARE(run({QStringLiteral("cancel"), attempt}).code, 13);
}

void CtlTest::aHoldIsCapturedOrCancelled()
{
    const auto hold = [&] {
        const auto ended = charge("charge 20 --manual-capture --json --card");
        return ended.code == 0 && ended.json()["state"] == "authorized"
            ? QString::fromStdString(ended.json()["attempt"].get<std::string>())
            : QString();
    };
    const auto first = hold();
    QVERIFY(!first.isEmpty());
    QCOMPARE(run({QStringLiteral("capture"), first}).code, 0);
    QVERIFY(m_sandbox->intentsOf(first.toStdString())[0]["captured"] == 2000);
    const auto second = hold();
    QCOMPARE(run({QStringLiteral("cancel"), second}).code, 0);
    QVERIFY(m_sandbox->intentsOf(second.toStdString())[0]["captured"] == 0);
}

void CtlTest::listAndStatusLookWithoutTheProvider()
{
    QCOMPARE(charge("charge 5 --card").code, 0);
    QCOMPARE(charge("charge 7 --card").code, 0);
    const Till offline(
        m_folder->filePath(QStringLiteral("till")), QStringLiteral("http://127.0.0.1:1/api"));
    const auto list = offline.run(words("list --json"));
    QCOMPARE(list.code, 0);
    QVERIFY(list.json().is_array());
    QCOMPARE(list.json().size(), 2U);
    const auto first = list.json().back()["attempt"].get<std::string>();
    const auto status = offline.run(
        {QStringLiteral("status"), QString::fromStdString(first), QStringLiteral("--json")});
    QCOMPARE(status.code, 0);
    QVERIFY(status.json()["attempt"] == first);
    QCOMPARE(offline.run(words("status NOSUCHCODE")).code, 13);
}

void CtlTest::theJournalCanBeCheckedAndExported()
{
    QCOMPARE(charge("charge 5 --card").code, 0);
    QCOMPARE(run(words("journal verify")).code, 0);
    QVERIFY(run(words("journal stats --json")).json()["ok"] == true);
    const auto exported = run(words("journal export"));
    QCOMPARE(exported.code, 0);
    int lines = 0;
    for (const auto &line : exported.out.split('\n')) {
        if (!line.isEmpty()) {
            QVERIFY(json::parse(line.toStdString(), nullptr, false).is_object());
            ++lines;
        }
    }
    QVERIFY(lines > 5);
}

void CtlTest::anAnswerThatIsNotKnownIsTwelve()
{
    const Till till(m_folder->filePath(QStringLiteral("killed")), m_sandbox->url());
    QVERIFY(QFile::copy(m_till->path("key-test.sealed"), till.path("key-test.sealed")));
    const auto process = till.begin(words("charge 6"));
    // The prompt at the reader is the sign that the payment is under way.
    QTRY_VERIFY_WITH_TIMEOUT(m_sandbox->prompts(600), 10'000);
    process->kill();
    QVERIFY(process->waitForFinished(5'000));
    const auto status = till.run(words("status --json"));
    QCOMPARE(status.code, 12);
    QVERIFY(status.json()["message"].get<std::string>().find("Do not charge again")
        != std::string::npos);
    const auto recovered = till.run(words("recover --deadline 30"));
    QCOMPARE(recovered.code, 0);
    QCOMPARE(till.run(words("status")).code, 11);
}

void CtlTest::anIncidentLeavesTheShopWithoutWhatPeopleTyped()
{
    const auto paid
        = run(words("charge 6.60 --json --description Secretivity --card") + QStringList{goodCard})
              .json();
    const auto attempt = QString::fromStdString(paid["attempt"].get<std::string>());
    const auto bundle = run(words("incident export") + QStringList{attempt});
    QCOMPARE(bundle.code, 0);
    const auto said = bundle.json();
    QVERIFY(said["format"] == "plutopos-incident");
    QVERIFY(said["attempt"] == paid["attempt"]);
    QVERIFY(said["entries"].size() >= 4);
    QVERIFY(!bundle.out.contains("Secretivity"));
    QVERIFY(!bundle.out.contains("4242424242424242"));

    const auto path = m_folder->filePath(QStringLiteral("bundle.json"));
    QCOMPARE(run(words("incident export --to") + QStringList{path, attempt}).code, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(json::parse(file.readAll().toStdString()).is_object());
    QCOMPARE(run(words("incident export NOSUCHONE1")).code, 13);
    QCOMPARE(run(words("incident export --to /nowhere/x") + QStringList{attempt}).code, 20);
}

void CtlTest::usageIsTwo()
{
    for (const auto *line : {"charge", "dance", "key", "refund", "journal"}) {
        const auto ended = run(words(line));
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains("nothing was charged"), line);
    }
    QCOMPARE(run(words("--help")).code, 0);
}

// cleanup() looks for the key after every case; this one is sure that there is something to look
// in.
void CtlTest::theKeyIsNowhere()
{
    QCOMPARE(charge("charge 5 --json --card").code, 0);
    QCOMPARE(run(words("key test")).code, 0);
    QVERIFY(m_said.size() > 200);
    QVERIFY(m_till->everythingStored().size() > 10'000);
}

QTEST_GUILESS_MAIN(CtlTest)
#include "ctl_test.moc"
