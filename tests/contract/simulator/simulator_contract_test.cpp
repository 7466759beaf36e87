// SPDX-License-Identifier: Apache-2.0
//
// The simulator's driver against the sandbox itself, in one process and in virtual time: both sides
// of the control API were written apart, and this is where they must agree.
#include "app/sandbox/model.h"
#include "drivers/simulator/sandbox_dock.h"
#include "drivers/simulator/sandbox_reader.h"
#include "tests/unit/simulator/world.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <string>

using namespace pos;
using namespace pos::simulator;
using reader::DockCard;
using reader::FaceScreen;
using reader::ReaderEvent;
using Json = nlohmann::json;

namespace {

const std::string url = "http://127.0.0.1:9";

// Carries requests into the model and answers a millisecond later.
class ModelTransport final : public world::HttpTransport {
public:
    ModelTransport(sandbox::Model &model, test::HandExecutor &executor)
        : m_model(model)
        , m_executor(executor)
    {
    }

    void send(world::HttpRequest request, Callback callback) override
    {
        m_executor.postAfter(1, [this, request, callback] {
            m_model.advanceTo(m_executor.nowMs());
            const sandbox::Answer answer = m_model.handle(translate(request));
            callback(world::HttpReply{answer.status, {}, answer.body});
        });
    }

    Json call(const std::string &method, const std::string &path, const Json &body)
    {
        sandbox::Request request;
        request.method = method;
        request.path = path;
        request.headers = {{"authorization", "Bearer " + m_model.secretKey()},
            {"content-type", "application/json"}, {"accept", "application/json"}};
        request.body = body.is_null() ? std::string() : body.dump();
        m_model.advanceTo(m_executor.nowMs());
        return Json::parse(m_model.handle(request).body);
    }

private:
    static sandbox::Request translate(const world::HttpRequest &from)
    {
        sandbox::Request request;
        request.method = from.method;
        std::string path = from.url.substr(url.size());
        if (const auto mark = path.find('?'); mark != std::string::npos) {
            const std::string query = path.substr(mark + 1);
            const auto equals = query.find('=');
            request.query.emplace(query.substr(0, equals), query.substr(equals + 1));
            path.resize(mark);
        }
        request.path = path;
        request.body = from.body;
        return request;
    }

    sandbox::Model &m_model;
    test::HandExecutor &m_executor;
};

struct Counter {
    sandbox::Model model{sandbox::Options{}};
    test::HandExecutor executor;
    ModelTransport transport{model, executor};
    SandboxDock dock{transport, executor, url};
    SandboxReader voice{transport, executor, url};
    std::vector<ReaderEvent::Kind> heard;
    std::string readerId;

    Counter()
    {
        dock.setWatching(true);
        executor.pass(600);
        readerId = dock.face().readerId;
        voice.start(readerId, [this](const ReaderEvent &event) { heard.push_back(event.kind); });
        executor.pass(300);
    }

    // A payment of so much on the dock's reader.
    void charge(std::int64_t amountMinor)
    {
        const Json readers = transport.call("GET", "/api/v1/terminal/readers", nullptr);
        const Json face = transport.call("GET", "/_sandbox/readers/" + readerId, nullptr);
        const Json made = transport.call("POST", "/api/v1/terminal/create-payment",
            {{"amount", amountMinor}, {"currency", "usd"},
                {"terminal_id", face["terminal_id"].get<std::string>()}});
        const Json &data = made.contains("data") ? made["data"] : made;
        transport.call("POST", "/api/v1/terminal/process-payment",
            {{"payment_intent_id", data["payment_intent_id"]}, {"reader_id", readerId}});
        executor.pass(500);
    }

    [[nodiscard]] bool did(ReaderEvent::Kind kind) const
    {
        return std::find(heard.begin(), heard.end(), kind) != heard.end();
    }
};

} // namespace

class SimulatorContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDockFindsTheReadersAndTheirFaces();
    void aTapIsSeenOnTheFaceAndHeard();
    void everyCardEndsAsItsNameSays_data();
    void everyCardEndsAsItsNameSays();
    void anInsertedCardMustComeOut();
    void aPinIsAskedAndTyped();
    void theRedKeyClearsThePrompt();
    void thePlugIsPulledAndPutBack();
    void everyFaultIsAcceptedAndCleared();
    void aFaultThatFiredIsNotArmedAnyMore();
};

void SimulatorContractTest::theDockFindsTheReadersAndTheirFaces()
{
    Counter counter;
    QCOMPARE(counter.dock.readers().size(), std::size_t{2});
    QCOMPARE(counter.dock.readers().front().name, std::string("Counter 1"));
    QVERIFY(counter.dock.face().screen == FaceScreen::Idle);
    QVERIFY(counter.dock.face().online && counter.dock.face().reachable);
}

void SimulatorContractTest::aTapIsSeenOnTheFaceAndHeard()
{
    Counter counter;
    counter.charge(4700);
    QVERIFY(counter.dock.face().screen == FaceScreen::AskCard);
    QVERIFY(counter.dock.face().amount == money::Money(4700, money::currency("USD")));
    counter.dock.present(DockCard::Visa, reader::CardMethod::Tap);
    counter.executor.pass(2500);
    const std::vector<ReaderEvent::Kind> wanted{ReaderEvent::Kind::PromptShown,
        ReaderEvent::Kind::CardPresented, ReaderEvent::Kind::Processing,
        ReaderEvent::Kind::Approved};
    QVERIFY(counter.heard.size() >= wanted.size());
    QVERIFY(std::equal(wanted.begin(), wanted.end(), counter.heard.begin()));
    QCOMPARE(counter.model.truth().front().capturedMinor, std::int64_t{4700});
}

void SimulatorContractTest::everyCardEndsAsItsNameSays_data()
{
    QTest::addColumn<int>("card");
    QTest::addColumn<bool>("approved");
    for (int i = 0; i <= static_cast<int>(DockCard::RefundFails); ++i) {
        const auto card = static_cast<DockCard>(i);
        const bool approved = card == DockCard::Visa || card == DockCard::Mastercard
            || card == DockCard::Amex || card == DockCard::SlowBank || card == DockCard::RefundFails
            || card == DockCard::Pin;
        QTest::addRow("card %d", i) << i << approved;
    }
}

void SimulatorContractTest::everyCardEndsAsItsNameSays()
{
    QFETCH(int, card);
    QFETCH(bool, approved);
    Counter counter;
    counter.charge(4700);
    counter.dock.present(static_cast<DockCard>(card), reader::CardMethod::Tap);
    counter.executor.pass(2500);
    if (static_cast<DockCard>(card) == DockCard::Pin) {
        counter.dock.enterPin(true);
        counter.executor.pass(2500);
    }
    const bool slow = static_cast<DockCard>(card) == DockCard::SlowBank;
    QCOMPARE(counter.did(ReaderEvent::Kind::Approved), approved && !slow);
    if (slow) {
        QVERIFY(counter.dock.face().screen == FaceScreen::Processing);
        counter.executor.pass(13'000);
        QVERIFY(counter.did(ReaderEvent::Kind::Approved));
    }
    QCOMPARE(counter.did(ReaderEvent::Kind::Declined), !approved);
    QCOMPARE(counter.model.truth().front().capturedMinor, std::int64_t{approved ? 4700 : 0});
}

void SimulatorContractTest::anInsertedCardMustComeOut()
{
    Counter counter;
    counter.charge(4700);
    counter.dock.present(DockCard::Visa, reader::CardMethod::Insert);
    counter.executor.pass(2500);
    QVERIFY(counter.dock.face().screen == FaceScreen::RemoveCard);
    QVERIFY(counter.dock.face().cardInside && counter.did(ReaderEvent::Kind::RemoveCard));
    counter.dock.removeCard();
    counter.executor.pass(500);
    QVERIFY(!counter.dock.face().cardInside && counter.did(ReaderEvent::Kind::CardRemoved));
}

void SimulatorContractTest::aPinIsAskedAndTyped()
{
    Counter counter;
    counter.charge(4700);
    counter.dock.present(DockCard::Pin, reader::CardMethod::Insert);
    counter.executor.pass(500);
    QVERIFY(counter.dock.face().screen == FaceScreen::EnterPin);
    QVERIFY(counter.did(ReaderEvent::Kind::PinEntry));
    counter.dock.enterPin(true);
    counter.executor.pass(2500);
    QVERIFY(counter.did(ReaderEvent::Kind::Approved));
}

void SimulatorContractTest::theRedKeyClearsThePrompt()
{
    Counter counter;
    counter.charge(4700);
    counter.dock.cancelOnReader();
    counter.executor.pass(500);
    QVERIFY(counter.did(ReaderEvent::Kind::CustomerCancelled));
    QVERIFY(counter.dock.face().screen == FaceScreen::Idle);
}

void SimulatorContractTest::thePlugIsPulledAndPutBack()
{
    Counter counter;
    counter.dock.setOnline(false);
    counter.executor.pass(500);
    QVERIFY(counter.dock.face().screen == FaceScreen::Off && !counter.dock.face().online);
    QVERIFY(counter.did(ReaderEvent::Kind::Offline));
    counter.dock.setOnline(true);
    counter.executor.pass(500);
    QVERIFY(counter.dock.face().online && counter.did(ReaderEvent::Kind::Online));
}

void SimulatorContractTest::everyFaultIsAcceptedAndCleared()
{
    Counter counter;
    std::string refused;
    connect(&counter.dock, &SandboxDock::refused, &counter.dock,
        [&refused](const std::string &why) { refused += why + " "; });
    for (int i = 0; i <= static_cast<int>(reader::DockFault::NeverSettles); ++i) {
        counter.dock.armFault(static_cast<reader::DockFault>(i));
    }
    counter.executor.pass(1000);
    QCOMPARE(refused, std::string());
    const Json armed = counter.transport.call("GET", "/_sandbox/faults", nullptr);
    QVERIFY(armed.dump().find("process-payment") != std::string::npos);
    counter.dock.clearFaults();
    counter.executor.pass(1000);
    QCOMPARE(refused, std::string());
    const Json left = counter.transport.call("GET", "/_sandbox/faults", nullptr);
    QVERIFY(left.dump().find("process-payment") == std::string::npos);
}

void SimulatorContractTest::aFaultThatFiredIsNotArmedAnyMore()
{
    using reader::DockFault;
    Counter counter;
    counter.dock.armFault(DockFault::SlowAnswer); // of the wire
    counter.dock.armFault(DockFault::ReaderBusy); // of the reader
    counter.dock.armFault(DockFault::NeverSettles); // of the whole provider, until it is cleared
    counter.executor.pass(2'000);
    QCOMPARE(counter.dock.armedFaults().size(), std::size_t{3});
    counter.charge(1'000);
    counter.executor.pass(2'000);
    QCOMPARE(counter.dock.armedFaults(), std::vector<DockFault>{DockFault::NeverSettles});
    counter.dock.clearFaults();
    QVERIFY(counter.dock.armedFaults().empty());
}

QTEST_GUILESS_MAIN(SimulatorContractTest)
#include "simulator_contract_test.moc"
