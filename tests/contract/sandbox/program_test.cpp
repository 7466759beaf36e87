// SPDX-License-Identifier: Apache-2.0
//
// plutopos-sandbox as a process: what it prints, what it refuses, how it ends, what it remembers.
#include <httplib.h>
#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using nlohmann::json;

namespace {

class Sandbox {
public:
    explicit Sandbox(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(POS_SANDBOX_PROGRAM), arguments);
    }
    ~Sandbox()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    QProcess &process() { return m_process; }

    // The first line of stdout, parsed; discarded when it is no JSON.
    json announced()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) { }
        m_line = m_process.readLine();
        return json::parse(m_line.toStdString(), nullptr, false);
    }
    const QByteArray &line() const { return m_line; }

    // The exit code, or -1 when it did not end by itself.
    int exitCode()
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(10'000)) {
            return -1;
        }
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QByteArray m_line;
};

httplib::Client clientFor(const json &announced)
{
    const auto url = announced["url"].get<std::string>();
    httplib::Client client{url.substr(0, url.rfind('/'))};
    client.set_bearer_token_auth(announced["secret_key"].get<std::string>());
    return client;
}

} // namespace

class ProgramTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void theFirstLineIsOneJsonObjectWithAddressAndKeys()
    {
        Sandbox sandbox{{}};
        const json line = sandbox.announced();
        QVERIFY(line.is_object());
        std::vector<std::string> keys;
        const auto ordered = nlohmann::ordered_json::parse(sandbox.line().toStdString());
        for (const auto &[key, value] : ordered.items()) {
            keys.push_back(key);
        }
        QCOMPARE(keys,
            (std::vector<std::string>{
                "url", "secret_key", "publishable_key", "webhook_secret", "pid"}));
        QCOMPARE(line["pid"].get<qint64>(), sandbox.process().processId());
        const auto url = line["url"].get<std::string>();
        QVERIFY(url.rfind("http://127.0.0.1:", 0) == 0);
        QVERIFY(url.ends_with("/api"));
        QVERIFY(line["secret_key"].get<std::string>().rfind("sk_test_", 0) == 0);
        QVERIFY(line["publishable_key"].get<std::string>().rfind("pk_test_", 0) == 0);
        QVERIFY(line["webhook_secret"].get<std::string>().rfind("whsec_", 0) == 0);
        auto client = clientFor(line);
        const auto health = client.Get("/api/v1/health");
        QVERIFY(health);
        QCOMPARE(json::parse(health->body)["status"].get<std::string>(), std::string{"ok"});
        sandbox.process().terminate();
        QCOMPARE(sandbox.exitCode(), 0);
        QCOMPARE(sandbox.process().readAllStandardOutput(), QByteArray{});
        QCOMPARE(sandbox.process().readAllStandardError(), QByteArray{});
    }

    void oneSeedGivesTheSameKeys()
    {
        Sandbox one{{QStringLiteral("--seed"), QStringLiteral("7")}};
        Sandbox two{{QStringLiteral("--seed"), QStringLiteral("7")}};
        Sandbox three{{QStringLiteral("--seed"), QStringLiteral("8")}};
        const json first = one.announced();
        QCOMPARE(first["secret_key"].dump(), two.announced()["secret_key"].dump());
        QVERIFY(first["secret_key"] != three.announced()["secret_key"]);
    }

    void dialectAndTogglesTakeEffect()
    {
        Sandbox sandbox{{QStringLiteral("--dialect"), QStringLiteral("backend"),
            QStringLiteral("--set"), QStringLiteral("envelope_merchant=data"),
            QStringLiteral("--set"), QStringLiteral("malformed_id=404"),
            QStringLiteral("--currency"), QStringLiteral("eur")}};
        auto client = clientFor(sandbox.announced());
        const auto merchant = client.Get("/api/v1/merchant", {{"Accept", "application/json"}});
        QVERIFY(merchant);
        const json body = json::parse(merchant->body);
        QVERIFY(body.contains("data"));
        QVERIFY(body.dump().find("EUR") != std::string::npos
            || body.dump().find("eur") != std::string::npos);
        QCOMPARE(
            client.Get("/api/v1/transactions/pi_1", {{"Accept", "application/json"}})->status, 404);
    }

    void badArgumentsAreRefusedWithCodeTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const char *words) {
            QTest::newRow(name) << QString::fromLatin1(words).split(QLatin1Char(' '));
        };
        row("beyond loopback", "--listen 0.0.0.0:0");
        row("told once", "--listen 0.0.0.0:0 --expose");
        row("told the other once", "--listen 0.0.0.0:0 --yes-expose-test-server");
        row("no port", "--listen 127.0.0.1");
        row("port too large", "--listen 127.0.0.1:70000");
        row("unknown dialect", "--dialect klingon");
        row("unknown toggle", "--set warp=9");
        row("no value", "--set settlement");
        row("unknown option", "--frobnicate");
        row("certificate without key", "--tls-cert /nowhere");
        row("no such certificate", "--tls-cert /nowhere --tls-key /nowhere");
        row("negative limit", "--rate-limit -1");
    }
    void badArgumentsAreRefusedWithCodeTwo()
    {
        QFETCH(QStringList, arguments);
        Sandbox sandbox{arguments};
        QCOMPARE(sandbox.exitCode(), 2);
        QCOMPARE(sandbox.process().readAllStandardOutput(), QByteArray{});
        QVERIFY(!sandbox.process().readAllStandardError().isEmpty());
    }

    void helpNamesEveryOption()
    {
        Sandbox sandbox{{QStringLiteral("--help")}};
        QCOMPARE(sandbox.exitCode(), 0);
        const QByteArray text = sandbox.process().readAllStandardOutput();
        for (const char *option : {"--listen", "--dialect", "--set", "--seed", "--state",
                 "--tls-cert", "--tls-key", "--currency", "--rate-limit", "--exit-after-seconds",
                 "--with-parent", "--expose", "--yes-expose-test-server"}) {
            QVERIFY2(text.contains(option), option);
        }
    }

    void itEndsWithItsParentOnlyWhenAsked()
    {
        Sandbox child{{QStringLiteral("--with-parent")}};
        QVERIFY(child.announced().is_object());
        child.process().closeWriteChannel();
        QCOMPARE(child.exitCode(), 0);

        Sandbox orphan{{}};
        const json line = orphan.announced();
        orphan.process().closeWriteChannel();
        QVERIFY(!orphan.process().waitForFinished(200));
        QVERIFY(clientFor(line).Get("/api/v1/health"));
    }

    void itEndsByItself()
    {
        QElapsedTimer timer;
        timer.start();
        Sandbox sandbox{{QStringLiteral("--exit-after-seconds"), QStringLiteral("1")}};
        QCOMPARE(sandbox.exitCode(), 0);
        QVERIFY(timer.elapsed() >= 1000);
    }

    void itRemembersAcrossAKill()
    {
        const QString file = m_folder.filePath(QStringLiteral("state.json"));
        const QStringList arguments{QStringLiteral("--state"), file};
        json before;
        std::string id;
        {
            Sandbox sandbox{arguments};
            before = sandbox.announced();
            const auto made = clientFor(before).Post("/api/v1/terminal/create-payment",
                {{"Accept", "application/json"}},
                R"({"amount":4750,"description":"sale that survives"})", "application/json");
            QVERIFY(made);
            QCOMPARE(made->status, 201);
            id = json::parse(made->body)["data"]["id"].get<std::string>();
            const auto saved = [&] {
                QFile state{file};
                return state.open(QIODevice::ReadOnly)
                    && state.readAll().contains("sale that survives");
            };
            QTRY_VERIFY_WITH_TIMEOUT(saved(), 3000);
            sandbox.process().kill(); // SIGKILL
            QVERIFY(sandbox.process().waitForFinished(5000));
        }
        Sandbox again{arguments};
        const json after = again.announced();
        QCOMPARE(after["secret_key"].dump(), before["secret_key"].dump());
        QCOMPARE(after["webhook_secret"].dump(), before["webhook_secret"].dump());
        const auto found = clientFor(after).Get(
            ("/api/v1/transactions/" + id).c_str(), {{"Accept", "application/json"}});
        QVERIFY(found);
        QCOMPARE(found->status, 200);
        QVERIFY(found->body.find("sale that survives") != std::string::npos);
    }

    void aDamagedStateStopsItAndStaysAsItIs()
    {
        const QString path = m_folder.filePath(QStringLiteral("damaged.json"));
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        Sandbox sandbox{{QStringLiteral("--state"), path}};
        QCOMPARE(sandbox.exitCode(), 1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray{"{}"});
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
