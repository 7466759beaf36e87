// SPDX-License-Identifier: Apache-2.0
//
// V3: a till at rest rests. The dock and the reader's events against a real sandbox on loopback:
// they are told of a change by an answer that was waiting for it, and ask nothing in between.
#include "app/sandbox/patience.h"
#include "app/sandbox/server.h"
#include "core/gateway/http/qt_transport.h"
#include "core/world/real/qt_executor.h"
#include "drivers/simulator/sandbox_dock.h"
#include "drivers/simulator/sandbox_reader.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace pos;
using reader::FaceScreen;
using reader::ReaderEvent;

namespace {

class CountingTransport final : public world::HttpTransport {
public:
    void send(world::HttpRequest request, Callback callback) override
    {
        ++count;
        m_real->send(std::move(request), std::move(callback));
    }
    int count = 0;

private:
    std::unique_ptr<gateway::http::QtTransport> m_real = *gateway::http::QtTransport::make({});
};

struct Shop {
    sandbox::Server server;
    CountingTransport transport;
    world::QtExecutor executor;
    bool started = server.start({}).has_value();
    simulator::SandboxDock dock{transport, executor, server.url()};

    void order(const std::string &path, const std::string &json)
    {
        sandbox::Request request;
        request.method = "POST";
        request.path = "/_sandbox/readers/" + dock.face().readerId + path;
        request.headers = {{"content-type", "application/json"}};
        request.body = json;
        server.handle(request);
    }
    [[nodiscard]] bool watch()
    {
        dock.setWatching(true);
        return QTest::qWaitFor([this] { return dock.face().screen == FaceScreen::Idle; }, 5000);
    }
};

} // namespace

class WaitingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDockAtRestAsksNothing()
    {
        Shop shop;
        QVERIFY(shop.started && shop.watch());
        QTest::qWait(200); // the question that waits is on its way
        const int before = shop.transport.count;
        QTest::qWait(1500);
        QCOMPARE(shop.transport.count, before);
    }
    void aChangeIsToldAtOnce()
    {
        Shop shop;
        QVERIFY(shop.started && shop.watch());
        for (int round = 0; round < 5; ++round) {
            QTest::qWait(50);
            shop.order("/state", R"({"status":"offline"})");
            QTRY_VERIFY(shop.dock.face().screen == FaceScreen::Off);
            shop.order("/state", R"({"status":"online"})");
            QTRY_VERIFY(shop.dock.face().screen == FaceScreen::Idle);
        }
        QVERIFY2(shop.transport.count < 30, std::to_string(shop.transport.count).c_str());
    }
    // A fault fires without a change of the face, so while one is armed the dock looks again.
    void anArmedFaultThatFiredIsSeen()
    {
        Shop shop;
        QVERIFY(shop.started && shop.watch());
        QTest::qWait(200);
        shop.dock.armFault(reader::DockFault::ReaderBusy);
        QTest::qWait(300);
        QCOMPARE(shop.dock.armedFaults().size(), std::size_t{1});
        shop.order("/state", R"({"next":""})"); // as if it had been used
        QTRY_VERIFY(shop.dock.armedFaults().empty());
    }
    void anotherReaderIsShownWithoutWaitingForTheFirst()
    {
        Shop shop;
        QVERIFY(shop.started && shop.watch());
        QTest::qWait(100);
        const std::string second = shop.dock.readers().at(1).readerId;
        shop.dock.selectReader(second);
        QTRY_VERIFY(
            shop.dock.face().readerId == second && shop.dock.face().screen == FaceScreen::Idle);
        QCOMPARE(shop.dock.face().name, shop.dock.readers().at(1).name);
    }
    void aReadersEventsAreToldAtOnceAndInOrder()
    {
        Shop shop;
        QVERIFY(shop.started && shop.watch());
        shop.dock.setWatching(false);
        simulator::SandboxReader voice{shop.transport, shop.executor, shop.server.url()};
        std::vector<ReaderEvent::Kind> heard;
        voice.start(shop.dock.face().readerId,
            [&heard](const ReaderEvent &event) { heard.push_back(event.kind); });
        QTest::qWait(200);
        const int before = shop.transport.count;
        for (int round = 1; round <= 3; ++round) {
            shop.order("/state", R"({"status":"offline"})");
            shop.order("/state", R"({"status":"online"})");
            QTRY_COMPARE(heard.size(), static_cast<std::size_t>(round) * 2);
        }
        for (std::size_t at = 0; at < heard.size(); ++at) {
            QVERIFY(heard[at]
                == (at % 2 == 0 ? ReaderEvent::Kind::Offline : ReaderEvent::Kind::Online));
        }
        QVERIFY2(shop.transport.count - before <= 13,
            std::to_string(shop.transport.count - before).c_str());
    }
    void aSandboxThatStopsLetsNobodyWait()
    {
        Shop shop;
        QVERIFY(shop.started && shop.watch());
        QTest::qWait(200);
        QElapsedTimer timer;
        timer.start();
        shop.server.stop();
        QVERIFY(timer.elapsed() < 3000);
        QTRY_VERIFY(!shop.dock.face().reachable);
    }

    void onlyAControlQuestionWithATagWaits_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("prefer");
        QTest::addColumn<int>("waitMs");
        const auto row = [](const char *name, const char *method, const char *path, const char *tag,
                             const char *prefer, int waitMs) {
            QTest::newRow(name) << QString::fromLatin1(method) << QString::fromLatin1(path)
                                << QString::fromLatin1(tag) << QString::fromLatin1(prefer)
                                << waitMs;
        };
        row("as the dock asks", "GET", "/_sandbox/readers", "\"a\"", "wait=20", 20'000);
        row("too long", "GET", "/_sandbox/readers", "\"a\"", "wait=86400", 30'000);
        row("below nothing", "GET", "/_sandbox/readers", "\"a\"", "wait=-1", 0);
        row("no number", "GET", "/_sandbox/readers", "\"a\"", "wait=soon", 0);
        row("another wish", "GET", "/_sandbox/readers", "\"a\"", "respond-async", 0);
        row("without a tag", "GET", "/_sandbox/readers", "", "wait=20", 0);
        row("the provider's side", "GET", "/api/v1/terminal/readers", "\"a\"", "wait=20", 0);
        row("something that acts", "POST", "/_sandbox/readers", "\"a\"", "wait=20", 0);
    }
    void onlyAControlQuestionWithATagWaits()
    {
        QFETCH(QString, method);
        QFETCH(QString, path);
        QFETCH(QString, tag);
        QFETCH(QString, prefer);
        QFETCH(int, waitMs);
        sandbox::Request request;
        request.method = method.toStdString();
        request.path = path.toStdString();
        request.headers.emplace("prefer", prefer.toStdString());
        if (!tag.isEmpty()) {
            request.headers.emplace("if-none-match", tag.toStdString());
        }
        QCOMPARE(sandbox::patienceOf(request).waitMs, std::int64_t{waitMs});
    }
};

QTEST_GUILESS_MAIN(WaitingTest)
#include "waiting_test.moc"
