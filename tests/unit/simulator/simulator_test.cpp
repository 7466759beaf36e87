// SPDX-License-Identifier: Apache-2.0
//
// The simulated reader's voice and hands against a transport that is answered by hand: what is
// asked, when, and what an odd answer does.
#include "drivers/simulator/sandbox_codec.h"
#include "drivers/simulator/sandbox_dock.h"
#include "drivers/simulator/sandbox_reader.h"
#include "tests/unit/simulator/world.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pos;
using namespace pos::simulator;
using reader::ReaderEvent;

namespace {

const std::string url = "http://127.0.0.1:9";

struct Listening {
    test::HandExecutor executor;
    test::HandTransport transport;
    std::vector<ReaderEvent::Kind> heard;
    std::unique_ptr<SandboxReader> reader
        = std::make_unique<SandboxReader>(transport, executor, url);

    void start()
    {
        reader->start("tmr_1", [this](const ReaderEvent &event) { heard.push_back(event.kind); });
    }
};

} // namespace

class SimulatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingThatHappenedBeforeIsReported();
    void eventsComeOnceAndInOrder();
    void aLostAnswerIsAskedAgainFromTheSamePlace();
    void nothingIsAskedAfterStop();
    void anAnswerOnItsWayIsDroppedByStop();
    void aListenerMayStopInsideItsCall();
    void theReaderMayDieWithAnAnswerOnItsWay();
    void oddAnswersAreNoEvents_data();
    void oddAnswersAreNoEvents();
    void handsMoveInOrderOneAtATime();
    void aRefusalIsShownAndTheNextHandStillMoves();
    void theDockAsksNothingWhileItIsHidden();
    void everyFaultHasItsOwnOrder();
};

void SimulatorTest::nothingThatHappenedBeforeIsReported()
{
    Listening l;
    l.start();
    QCOMPARE(l.transport.requests.size(), std::size_t{1});
    l.transport.answerJson(R"({"events":[{"seq":7,"kind":"approved"}],"last":7})");
    QVERIFY(l.heard.empty());
    l.executor.pass(149);
    QCOMPARE(l.transport.requests.size(), std::size_t{1});
    l.executor.pass(1);
    QCOMPARE(l.transport.requests.back().url, url + "/_sandbox/readers/tmr_1/events?after=7");
    QVERIFY(l.transport.requests.back().deadlineMs > 0);
}

void SimulatorTest::eventsComeOnceAndInOrder()
{
    Listening l;
    l.start();
    l.transport.answerJson(R"({"events":[],"last":3})");
    l.executor.pass(150);
    l.transport.answerJson(R"({"events":[{"seq":4,"kind":"prompt_shown","payment_intent":"pi_1"},
        {"seq":5,"kind":"card_presented","reason":"tap"},{"seq":6,"kind":"new_word"},
        {"seq":7,"kind":"processing"}],"last":7})");
    const std::vector<ReaderEvent::Kind> wanted{ReaderEvent::Kind::PromptShown,
        ReaderEvent::Kind::CardPresented, ReaderEvent::Kind::Processing};
    QVERIFY(l.heard == wanted);
    l.executor.pass(150);
    QCOMPARE(l.transport.requests.back().url, url + "/_sandbox/readers/tmr_1/events?after=7");
    l.transport.answerJson(R"({"events":[],"last":7})");
    QCOMPARE(l.heard.size(), std::size_t{3});
}

void SimulatorTest::aLostAnswerIsAskedAgainFromTheSamePlace()
{
    Listening l;
    l.start();
    l.transport.answerJson(R"({"events":[],"last":3})");
    l.executor.pass(150);
    l.transport.answer(world::HttpFailure{world::HttpFailure::Kind::Lost, "reset"});
    l.executor.pass(150);
    QCOMPARE(l.transport.requests.back().url, url + "/_sandbox/readers/tmr_1/events?after=3");
    l.transport.answerJson(R"({"events":[{"seq":4,"kind":"declined"}],"last":4})");
    QCOMPARE(l.heard.size(), std::size_t{1});
}

void SimulatorTest::nothingIsAskedAfterStop()
{
    Listening l;
    l.start();
    l.transport.answerJson(R"({"events":[],"last":3})");
    l.reader->stop("tmr_1");
    l.executor.pass(10'000);
    QCOMPARE(l.transport.requests.size(), std::size_t{1});
    QCOMPARE(l.executor.waiting(), std::size_t{0});
}

void SimulatorTest::anAnswerOnItsWayIsDroppedByStop()
{
    Listening l;
    l.start();
    l.transport.answerJson(R"({"events":[],"last":3})");
    l.executor.pass(150);
    l.reader->stop("tmr_1");
    l.start(); // watched anew: the old answer belongs to nobody
    l.transport.answerJson(R"({"events":[{"seq":4,"kind":"approved"}],"last":4})");
    QVERIFY(l.heard.empty());
}

void SimulatorTest::aListenerMayStopInsideItsCall()
{
    test::HandExecutor executor;
    test::HandTransport transport;
    SandboxReader one(transport, executor, url);
    int calls = 0;
    one.start("tmr_1", [&](const ReaderEvent &) {
        ++calls;
        one.stop("tmr_1");
    });
    transport.answerJson(R"({"events":[],"last":0})");
    executor.pass(150);
    transport.answerJson(
        R"({"events":[{"seq":1,"kind":"approved"},{"seq":2,"kind":"prompt_cleared"}],"last":2})");
    QCOMPARE(calls, 1);
    executor.pass(1000);
    QCOMPARE(transport.requests.size(), std::size_t{2});
}

void SimulatorTest::theReaderMayDieWithAnAnswerOnItsWay()
{
    Listening l;
    l.start();
    l.reader.reset();
    l.transport.answerJson(R"({"events":[],"last":3})");
    QCOMPARE(l.executor.waiting(), std::size_t{0});
}

void SimulatorTest::oddAnswersAreNoEvents_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("html") << QByteArray("<html>portal</html>");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no number") << QByteArray(R"({"events":[]})");
    QTest::newRow("a number as text") << QByteArray(R"({"events":[],"last":"7"})");
    QTest::newRow("cut off") << QByteArray(R"({"events":[{"seq":1)");
}

void SimulatorTest::oddAnswersAreNoEvents()
{
    QFETCH(QByteArray, body);
    QVERIFY(!parseEvents({body.constData(), static_cast<std::size_t>(body.size())}));
    QVERIFY(!parseFace({body.constData(), static_cast<std::size_t>(body.size())}));
}

void SimulatorTest::handsMoveInOrderOneAtATime()
{
    test::HandExecutor executor;
    test::HandTransport transport;
    SandboxDock dock(transport, executor, url);
    dock.selectReader("tmr_1");
    dock.present(reader::DockCard::SlowBank, reader::CardMethod::Insert);
    dock.removeCard();
    QCOMPARE(transport.requests.size(), std::size_t{1});
    QCOMPARE(transport.requests[0].url, url + "/_sandbox/toggles");
    QVERIFY(transport.requests[0].body.find("12000") != std::string::npos);
    transport.answerJson("{}");
    QCOMPARE(transport.requests[1].url, url + "/_sandbox/readers/tmr_1/present");
    QVERIFY(transport.requests[1].body.find("insert") != std::string::npos);
    transport.answerJson("{}");
    QCOMPARE(transport.requests[2].url, url + "/_sandbox/readers/tmr_1/remove");
}

void SimulatorTest::aRefusalIsShownAndTheNextHandStillMoves()
{
    test::HandExecutor executor;
    test::HandTransport transport;
    SandboxDock dock(transport, executor, url);
    dock.selectReader("tmr_1");
    std::string why;
    connect(&dock, &SandboxDock::refused, &dock, [&why](const std::string &text) { why = text; });
    dock.removeCard();
    dock.walkAway();
    transport.answerJson(R"({"error":"There is no card to remove."})", 400);
    QCOMPARE(why, std::string("There is no card to remove."));
    QCOMPARE(transport.requests.back().url, url + "/_sandbox/readers/tmr_1/walk_away");
}

void SimulatorTest::theDockAsksNothingWhileItIsHidden()
{
    test::HandExecutor executor;
    test::HandTransport transport;
    SandboxDock dock(transport, executor, url);
    dock.selectReader("tmr_1");
    executor.pass(10'000);
    QVERIFY(transport.requests.empty());
    dock.setWatching(true);
    dock.setWatching(true);
    QCOMPARE(transport.requests.size(), std::size_t{1});
    transport.answerJson(R"({"readers":[{"id":"tmr_1","name":"Counter 1"}]})");
    executor.pass(200);
    QCOMPARE(transport.requests.back().url, url + "/_sandbox/readers/tmr_1");
    dock.setWatching(false);
    transport.answerJson(R"({"id":"tmr_1","name":"Counter 1","screen":"idle","status":"online"})");
    QVERIFY(dock.face().screen == reader::FaceScreen::Idle);
    executor.pass(10'000);
    QCOMPARE(transport.requests.size(), std::size_t{2});
}

void SimulatorTest::everyFaultHasItsOwnOrder()
{
    std::vector<Order> orders;
    for (int i = 0; i <= static_cast<int>(reader::DockFault::NeverSettles); ++i) {
        const Order one = faultOrder("tmr_1", static_cast<reader::DockFault>(i));
        QVERIFY(std::find(orders.begin(), orders.end(), one) == orders.end());
        orders.push_back(one);
    }
}

QTEST_GUILESS_MAIN(SimulatorTest)
#include "simulator_test.moc"
