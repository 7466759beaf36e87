// SPDX-License-Identifier: Apache-2.0
//
// TLS, outgoing webhooks and the state file, against the scripted model.
#include "app/sandbox/server.h"
#include "tests/contract/sandbox/certificate.h"
#include "tests/contract/sandbox/receiver.h"

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pos::sandbox;
using nlohmann::json;

namespace {

// What the model was told about its deliveries, once it was told `count` times.
std::vector<int> endedOf(Server &server, std::size_t count)
{
    Request request;
    request.method = "GET";
    request.path = "/count";
    std::vector<int> ended;
    QElapsedTimer timer;
    timer.start();
    while (ended.size() < count && timer.elapsed() < 8000) {
        ended = json::parse(server.handle(request).body)["ended"].get<std::vector<int>>();
        QTest::qWait(5);
    }
    return ended;
}

void hook(Server &server, const std::string &url)
{
    Request request;
    request.method = "POST";
    request.path = "/hook";
    request.body = url;
    server.handle(request);
}

int counterOf(Server &server, bool add = false)
{
    Request request;
    request.method = add ? "POST" : "GET";
    request.path = add ? "/add" : "/count";
    return json::parse(server.handle(request).body)["counter"].get<int>();
}

} // namespace

class TransportTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::string fileOf(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

private Q_SLOTS:
    void f20_tlsServesThoseWhoTrustItsCertificateOnly()
    {
        ServerOptions options;
        options.tlsCertFile = fileOf("cert.pem");
        options.tlsKeyFile = fileOf("key.pem");
        QVERIFY(test::writeCertificate(options.tlsCertFile, options.tlsKeyFile));
        Server server;
        const auto port = server.start(options);
        QVERIFY2(port.has_value(), port ? "" : port.error().message.c_str());
        QVERIFY(server.url().rfind("https://127.0.0.1:", 0) == 0);

        httplib::SSLClient trusting{"127.0.0.1", *port};
        trusting.set_ca_cert_path(options.tlsCertFile.c_str());
        trusting.enable_server_certificate_verification(true);
        trusting.set_keep_alive(true);
        for (int i = 0; i < 20; ++i) {
            const auto result = trusting.Get("/echo?i=1");
            QVERIFY2(result, httplib::to_string(result.error()).c_str());
            QCOMPARE(result->status, 200);
        }
        httplib::SSLClient stranger{"127.0.0.1", *port};
        stranger.enable_server_certificate_verification(true);
        QVERIFY(!stranger.Get("/echo"));

        // A torn answer stays torn inside TLS.
        const auto torn = trusting.Get(
            "/mishap?kind=" + std::to_string(static_cast<int>(Mishap::Kind::TruncateBody)));
        QVERIFY(!torn);
        const auto big = trusting.Get("/mishap?pad=3000000");
        QVERIFY(big);
        QCOMPARE(big->body.size(), std::size_t{3'002'000});
        httplib::Client plain{"127.0.0.1", *port};
        QVERIFY(!plain.Get("/echo"));
    }

    void tlsFilesThatAreNoGoodAreNamed()
    {
        ServerOptions options;
        options.tlsCertFile = fileOf("nowhere.pem");
        QVERIFY(!Server{}.start(options).has_value());
        options.tlsKeyFile = fileOf("nowhere.key");
        const auto port = Server{}.start(options);
        QVERIFY(!port.has_value());
        QVERIFY(port.error().message.find("nowhere.pem") != std::string::npos);
    }

    void webhooksAreReallyPostedAndTheirFateIsReported()
    {
        test::Receiver receiver{{500, 302}};
        Server server;
        QVERIFY(server.start({}).has_value());
        for (int i = 0; i < 3; ++i) {
            hook(server, receiver.url() + "/in?x=1");
        }
        const auto ended = endedOf(server, 3);
        QCOMPARE(ended, (std::vector<int>{500, 302, 200}));
        const auto requests = receiver.wait(3);
        QCOMPARE(requests.size(), std::size_t{3}); // so the redirect was not followed
        QCOMPARE(requests[0].target, std::string{"/in?x=1"});
        QCOMPARE(requests[0].body, std::string{"{\"hello\":1}"});
        QCOMPARE(requests[0].get_header_value("X-Test"), std::string{"1"});
        QCOMPARE(requests[0].get_header_value_count("Content-Type"), std::size_t{1});
    }

    void webhooksStayOnLoopbackUnlessAHostWasNamed()
    {
        Server server;
        QVERIFY(server.start({}).has_value());
        for (const char *url : {"http://192.0.2.1/", "http://example.org/", "ftp://127.0.0.1/",
                 "http://user@127.0.0.1/", "http://127.0.0.1.example.org/", "nonsense", "",
                 "http://127.0.0.1:99999/", "http://127.0.0.1:1/refused"}) {
            hook(server, url);
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(endedOf(server, 9), std::vector<int>(9, 0));
        QVERIFY(timer.elapsed() < 2000); // nothing was even tried beyond loopback
    }

    void aReceiverThatNeverAnswersDoesNotHoldUpTheStop()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Server server;
        QVERIFY(server.start({}).has_value());
        hook(server, "http://127.0.0.1:" + std::to_string(silent.serverPort()) + "/");
        QVERIFY(silent.waitForNewConnection(5000));
        const std::unique_ptr<QTcpSocket> connection{silent.nextPendingConnection()};
        QVERIFY(connection->waitForReadyRead(5000));
        QElapsedTimer timer;
        timer.start();
        server.stop();
        QVERIFY2(timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
    }

    void theStateOutlivesTheServer()
    {
        ServerOptions options;
        options.stateFile = fileOf("state.json");
        {
            Server server;
            QVERIFY(server.start(options).has_value());
            for (int i = 0; i < 3; ++i) {
                counterOf(server, true);
            }
            server.stop();
            QCOMPARE(server.stateTrouble(), std::string{});
        }
        const QFile file{QString::fromStdString(options.stateFile)};
        QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
            QFileDevice::Permissions{});
        Server again;
        QVERIFY(again.start(options).has_value());
        QCOMPARE(counterOf(again), 3);
    }

    void changesReachTheFileWithoutAStop()
    {
        ServerOptions options;
        options.stateFile = fileOf("soon.json");
        Server server;
        QVERIFY(server.start(options).has_value());
        counterOf(server, true);
        const auto saved = [&options] {
            QFile file{QString::fromStdString(options.stateFile)};
            return file.open(QIODevice::ReadOnly)
                && file.readAll() == QByteArray{"{\"counter\":1}"};
        };
        QTRY_VERIFY_WITH_TIMEOUT(saved(), 2000);
    }

    void aDamagedStateIsRefusedAndLeftAlone()
    {
        ServerOptions options;
        options.stateFile = fileOf("damaged.json");
        const QByteArray damaged{"{\"counter\":"};
        QFile file{QString::fromStdString(options.stateFile)};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        const auto port = Server{}.start(options);
        QVERIFY(!port.has_value());
        QCOMPARE(port.error().code, pos::base::ErrorCode::Damaged);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), damaged);
    }

    void aStateFileThatCannotBeWrittenIsFoundAtStart()
    {
        ServerOptions options;
        options.stateFile = fileOf("no/such/folder/state.json");
        const auto port = Server{}.start(options);
        QVERIFY(!port.has_value());
        QCOMPARE(port.error().code, pos::base::ErrorCode::Io);
    }

    void theModelLearnsThePublicAddress()
    {
        Server server;
        QVERIFY(server.start({}).has_value());
        Request request;
        request.method = "GET";
        request.path = "/count";
        QCOMPARE(json::parse(server.handle(request).body)["url"].get<std::string>(), server.url());
    }

    void stoppingTwiceAndNeverStartingAreFine()
    {
        Server never;
        never.stop();
        Server server;
        QVERIFY(server.start({}).has_value());
        server.stop();
        server.stop();
    }
};

QTEST_GUILESS_MAIN(TransportTest)
#include "transport_test.moc"
