// SPDX-License-Identifier: Apache-2.0
//
// V1: our whole client (encode, budget, one-shot transport, judge, decode, compare) against a bare
// QNetworkAccessManager posting the same bytes, both over TLS on loopback to the same server.
#include "core/gateway/http/qt_transport.h"
#include "core/gateway/plutopay/client.h"
#include "core/world/real/qt_executor.h"
#include "core/world/real/system_clock.h"
#include "tests/bench/gateway/bench.h"
#include "tests/contract/gateway/raw_server.h"
#include "tests/contract/gateway/test_pki.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include <array>
#include <csignal>
#include <cstdlib>
#include <functional>

namespace pos::bench {
namespace {

constexpr const char *answerBody
    = "{\"data\":{\"id\":\"0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d4e5f\","
      "\"reference\":\"txn_AbCdEfGhIjKlMnOpQrSt\",\"client_secret\":\"pi_3Seven_secret_hush\","
      "\"payment_intent_id\":\"pi_3Seven\",\"amount\":4750,\"currency\":\"usd\","
      "\"status\":\"pending\"}}";
constexpr const char *requestBody
    = "{\"amount\":4750,\"currency\":\"usd\",\"description\":\"Sale\"}";

[[nodiscard]] std::int64_t cpuNs()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto micros = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1'000'000
        + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    return micros * 1000;
}

struct Series {
    std::vector<std::int64_t> samples;
    std::int64_t cpuNs = 0;
    int failures = 0;
};

// call(done): starts one call and calls done(ok) when its answer is there.
using OneCall = std::function<void(std::function<void(bool)>)>;

void measure(Series &series, const OneCall &call, int times)
{
    QEventLoop loop; // one loop for the whole series, so that starting loops is not measured
    int left = times;
    std::int64_t startedNs = 0;
    std::function<void()> next = [&] {
        startedNs = nowNs();
        call([&](bool ok) {
            series.samples.push_back(nowNs() - startedNs);
            series.failures += ok ? 0 : 1;
            if (--left > 0) {
                QTimer::singleShot(0, &loop, [&next] { next(); });
            } else {
                loop.quit();
            }
        });
    };
    const std::int64_t before = cpuNs();
    next();
    loop.exec();
    series.cpuNs += cpuNs() - before;
}

[[nodiscard]] OneCall bareCall(
    QNetworkAccessManager &manager, const QSslConfiguration &tls, const std::string &url)
{
    return [&manager, tls, url](std::function<void(bool)> done) {
        QNetworkRequest request(QUrl(QString::fromStdString(url + "/v1/terminal/create-payment")));
        request.setSslConfiguration(tls);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setRawHeader("Content-Type", "application/json");
        QNetworkReply *reply = manager.post(request, QByteArray(requestBody));
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, done = std::move(done)] {
            const bool ok = reply->readAll() == QByteArray(answerBody);
            reply->deleteLater();
            done(ok);
        });
    };
}

[[nodiscard]] OneCall ourCall(gateway::plutopay::PlutoPayClient &client)
{
    return [&client](std::function<void(bool)> done) {
        gateway::CreatePayment wish;
        wish.amountMinor = 4750;
        wish.currency = "usd";
        wish.description = "Sale";
        wish.key = gateway::IdempotencyKey("key-1");
        client.createPayment(
            wish, [done = std::move(done)](gateway::Outcome<gateway::CreatedPayment> outcome) {
                done(std::holds_alternative<gateway::CreatedPayment>(outcome));
            });
    };
}

[[nodiscard]] std::unique_ptr<gateway::http::QtTransport> transportFor(const ServerProcess &server)
{
    gateway::http::TransportSettings settings;
    settings.extraCaPem = server.caPem;
    return *gateway::http::QtTransport::make(settings);
}

[[nodiscard]] gateway::plutopay::ClientSettings settingsFor(const std::string &url)
{
    gateway::plutopay::ClientSettings settings;
    settings.baseUrl = url;
    settings.key = base::Secret("sk_test_AbCdEfGh12345678");
    return settings;
}

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

// The first call of a client: cold, and after its connection was warmed.
void firstCall(const ServerProcess &server, const std::string &url, int times)
{
    world::SystemClock clock;
    world::QtExecutor executor;
    std::vector<std::int64_t> cold;
    std::vector<std::int64_t> warm;
    for (int round = 0; round < times * 2; ++round) {
        const bool warmed = round % 2 == 1;
        const auto transport = transportFor(server);
        gateway::plutopay::PlutoPayClient client(settingsFor(url), *transport, clock, executor);
        if (warmed) {
            transport->warmUp(url);
        }
        wait(60);
        Series first;
        measure(first, ourCall(client), 1);
        (warmed ? warm : cold).push_back(first.samples.front());
    }
    report("V1", "first call, kept warm (median)", quantileNs(warm, 500), "cold",
        quantileNs(cold, 500));
}

} // namespace

ServerProcess startServer()
{
    const test::TestAuthority authority;
    const test::TlsIdentity identity = authority.issue();
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) {
        std::abort();
    }
    const int pid = ::fork();
    if (pid == 0) {
        const test::RawServer server(
            [](const test::RawServer::Seen &) { return test::jsonAnswer(answerBody, 201); },
            identity);
        const int port = server.port();
        if (::write(pipe[1], &port, sizeof(port)) == sizeof(port)) {
            ::pause();
        }
        std::_Exit(0);
    }
    ServerProcess started{pid, 0, authority.caPem()};
    if (::read(pipe[0], &started.port, sizeof(started.port)) != sizeof(started.port)) {
        std::abort();
    }
    return started;
}

void stopServer(const ServerProcess &server)
{
    ::kill(server.pid, SIGTERM);
    ::waitpid(server.pid, nullptr, 0);
}

void calls(const ServerProcess &server, bool quick)
{
    const std::string url = "https://127.0.0.1:" + std::to_string(server.port) + "/api";
    const auto transport = transportFor(server);
    world::SystemClock clock;
    world::QtExecutor executor;
    gateway::plutopay::PlutoPayClient client(settingsFor(url), *transport, clock, executor);
    QNetworkAccessManager manager;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(
        QSslCertificate::fromData(QByteArray::fromStdString(server.caPem), QSsl::Pem));
    Series warmUp;
    measure(warmUp, bareCall(manager, tls, url), 50);
    measure(warmUp, ourCall(client), 50);
    Series bare;
    Series ours;
    const int rounds = quick ? 4 : 20;
    const int perRound = 200;
    for (int round = 0; round < rounds; ++round) { // in turns, because the machine drifts
        measure(bare, bareCall(manager, tls, url), perRound);
        measure(ours, ourCall(client), perRound);
    }
    report("V1", "call over TLS, median", quantileNs(ours.samples, 500), "bare QNAM",
        quantileNs(bare.samples, 500));
    report("V1", "call over TLS, p99", quantileNs(ours.samples, 990), "bare QNAM",
        quantileNs(bare.samples, 990));
    report("V1", "CPU a call (all threads)", ours.cpuNs / (rounds * perRound), "bare QNAM",
        bare.cpuNs / (rounds * perRound));
    if (ours.failures + bare.failures > 0) {
        std::printf("V1   FAILED CALLS: ours %d, bare %d\n", ours.failures, bare.failures);
    }
    firstCall(server, url, quick ? 5 : 20);
}

} // namespace pos::bench
