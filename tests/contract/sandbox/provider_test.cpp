// SPDX-License-Identifier: Apache-2.0
//
// The real model behind the real server, as a conforming client of PlutoPay meets it.
#include "app/sandbox/server.h"
#include "tests/contract/sandbox/raw_client.h"
#include "tests/contract/sandbox/receiver.h"

#include <httplib.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace pos::sandbox;
using nlohmann::json;
using pos::sandbox::test::bodyOf;
using pos::sandbox::test::RawClient;
using pos::sandbox::test::Receiver;

namespace {

const httplib::Headers acceptJson{{"Accept", "application/json"}};

// Written apart from the sandbox's own signing.
std::string hmacHex(const std::string &key, const std::string &text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
        reinterpret_cast<const unsigned char *>(text.data()), text.size(), digest.data(), &size);
    return QByteArray{reinterpret_cast<const char *>(digest.data()), static_cast<int>(size)}
        .toHex()
        .toStdString();
}

} // namespace

class ProviderTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Server> m_server;
    int m_port = 0;

    httplib::Client client() const
    {
        httplib::Client made{"127.0.0.1", m_port};
        made.set_bearer_token_auth(m_server->secretKey());
        return made;
    }
    json post(const std::string &path, const json &body, int expected = 200) const
    {
        const auto result = client().Post(path, acceptJson, body.dump(), "application/json");
        if (!result || result->status != expected) {
            qWarning("%s: %d %s", path.c_str(), result ? result->status : 0,
                result ? result->body.c_str() : "");
            return {};
        }
        return json::parse(result->body);
    }
    json get(const std::string &path) const
    {
        const auto result = client().Get(path, acceptJson);
        return result ? json::parse(result->body, nullptr, false) : json{};
    }
    json createPayment(int amount = 4750) const
    {
        return post("/api/v1/terminal/create-payment",
            {{"amount", amount}, {"description", "a sale"}}, 201)["data"];
    }
    std::string rawRequest(const std::string &lineAndHeaders, const std::string &body = {}) const
    {
        return lineAndHeaders + "Host: x\r\nAuthorization: Bearer " + m_server->secretKey()
            + "\r\n\r\n" + body;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<Server>();
        ServerOptions options;
        options.model.rateLimitPerMinute = 0;
        const auto port = m_server->start(options);
        QVERIFY(port.has_value());
        m_port = *port;
    }

    void aPaymentIsTakenOverTheWire()
    {
        const json payment = createPayment();
        const json readers = get("/api/v1/terminal/readers")["data"];
        QCOMPARE(readers.size(), std::size_t{2});
        const auto reader = readers[0]["processor_terminal_id"].get<std::string>();
        post("/api/v1/terminal/process-payment",
            {{"payment_intent_id", payment["payment_intent_id"]}, {"reader_id", reader}});
        post("/api/v1/terminal/simulate-payment", {{"reader_id", reader}});
        const auto path = "/api/v1/transactions/" + payment["id"].get<std::string>();
        QTRY_COMPARE_WITH_TIMEOUT(
            get(path)["data"]["status"].get<std::string>(), std::string{"succeeded"}, 5000);
        const auto truth = m_server->truth();
        QCOMPARE(truth.size(), std::size_t{1});
        QCOMPARE(truth[0].captures, 1);
        QCOMPARE(truth[0].capturedMinor, std::int64_t{4750});
    }

    void theSdksEmptyBodiesAndAcceptAnythingAreTaken()
    {
        const json payment = createPayment();
        RawClient raw{m_port};
        raw.send(rawRequest("POST /api/v1/terminal/connection-token HTTP/1.1\r\nAccept: */*\r\n"
                            "Accept-Encoding: gzip, deflate\r\nContent-Length: 0\r\n"));
        QVERIFY(raw.receiveAnswer().rfind("HTTP/1.1 200", 0) == 0);
        // Ids percent-encoded in the path, an empty JSON body, an unknown query parameter.
        std::string encoded;
        for (const char c : payment["id"].get<std::string>()) {
            encoded += c == '-' ? std::string{"%2D"} : std::string{c};
        }
        raw.send(rawRequest("POST /api/v1/transactions/" + encoded
            + "/cancel?unknown=1 HTTP/1.1\r\nAccept: */*\r\nContent-Type: application/json\r\n"
              "Content-Length: 0\r\n"));
        const std::string answer = raw.receiveAnswer();
        QVERIFY2(answer.rfind("HTTP/1.1 200", 0) == 0, answer.c_str());
        QCOMPARE(json::parse(bodyOf(answer))["data"]["status"].get<std::string>(),
            std::string{"canceled"});
    }

    void f01_aDropBeforeActingLeavesNoTrace()
    {
        post("/_sandbox/faults",
            {{"kind", "drop"}, {"when", "before"}, {"method", "POST"},
                {"path", "/v1/terminal/create-payment"}});
        QVERIFY(!client().Post("/api/v1/terminal/create-payment", acceptJson, R"({"amount":4750})",
            "application/json"));
        QVERIFY(m_server->truth().empty());
        QVERIFY(!createPayment().is_null());
    }

    void f02_aDropAfterActingLeavesAnIntent()
    {
        post("/_sandbox/faults", {{"kind", "drop"}, {"path", "/v1/terminal/create-payment"}});
        QVERIFY(!client().Post("/api/v1/terminal/create-payment", acceptJson, R"({"amount":4750})",
            "application/json"));
        QCOMPARE(m_server->truth().size(), std::size_t{1});
    }

    void everyReplacingFaultReachesTheWire_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("f10 portal") << QByteArray(R"({"kind":"html"})") << 200
                                    << QByteArray("Content-Type") << QByteArray("text/html");
        QTest::newRow("f11 redirect") << QByteArray(R"({"kind":"redirect"})") << 302
                                      << QByteArray("Location") << QByteArray("https://portal.");
        QTest::newRow("f12 503") << QByteArray(R"({"kind":"status","status":503,"body":"<h1>"})")
                                 << 503 << QByteArray("Content-Type") << QByteArray("text/html");
        QTest::newRow("f14 seconds")
            << QByteArray(R"({"kind":"rate_limited","retry_after":"3600"})") << 429
            << QByteArray("Retry-After") << QByteArray("3600");
        QTest::newRow("gzip") << QByteArray(R"({"kind":"gzip"})") << 200
                              << QByteArray("Content-Encoding") << QByteArray("gzip");
    }
    void everyReplacingFaultReachesTheWire()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        json armed = json::parse(fault.toStdString());
        armed["path"] = "/api/v1/merchant";
        QVERIFY(post("/_sandbox/faults", armed).contains("id"));
        RawClient raw{m_port};
        const std::string line = "GET /api/v1/merchant HTTP/1.1\r\nAccept-Encoding: gzip\r\n";
        raw.send(rawRequest(line));
        const std::string answer = raw.receiveAnswer();
        QVERIFY(answer.rfind("HTTP/1.1 " + std::to_string(status), 0) == 0);
        QVERIFY2(answer.find((header + ": " + value).toStdString()) != std::string::npos,
            answer.c_str());
        raw.send(rawRequest(line));
        const std::string next = raw.receiveAnswer();
        QVERIFY(next.rfind("HTTP/1.1 200", 0) == 0);
        QVERIFY(json::parse(bodyOf(next)).contains("data"));
    }

    void f22_lyingAnswersLieOnceAndTheLedgerIsRight()
    {
        post("/_sandbox/faults", {{"kind", "wrong_amount"}, {"path", "/v1/transactions/"}});
        const json payment = createPayment();
        const auto path = "/api/v1/transactions/" + payment["id"].get<std::string>();
        QCOMPARE(get(path)["data"]["amount"].get<int>(), 4751);
        QCOMPARE(get(path)["data"]["amount"].get<int>(), 4750);
    }

    void webhooksAreSignedRetriedAfterA500AndKeepTheirDeliveryId()
    {
        Receiver receiver{{500}};
        const json endpoint = post("/api/v1/webhook-endpoints",
            {{"url", receiver.url() + "/hook"}, {"events", {"*"}}}, 201)["data"];
        const auto secret = endpoint["secret"].get<std::string>();
        QVERIFY(secret.rfind("whsec_", 0) == 0);
        post("/api/v1/webhook-endpoints/" + endpoint["id"].get<std::string>() + "/test",
            json::object());
        auto requests = receiver.wait(1);
        QCOMPARE(requests.size(), std::size_t{1});
        const auto failures = [this] {
            const json log = get("/_sandbox/webhooks")["deliveries"];
            return std::count_if(log.begin(), log.end(),
                [](const json &entry) { return entry.value("http_status", -1) == 500; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(failures(), std::ptrdiff_t{1}, 5000);
        post("/_sandbox/clock", {{"advance_ms", 61'000}});
        requests = receiver.wait(2);
        QCOMPARE(requests.size(), std::size_t{2});
        QCOMPARE(requests[1].body, requests[0].body);
        QCOMPARE(requests[1].get_header_value("X-PlutoPay-Delivery"),
            requests[0].get_header_value("X-PlutoPay-Delivery"));
        for (const httplib::Request &request : requests) {
            const std::string signature = request.get_header_value("X-PlutoPay-Signature");
            const std::size_t comma = signature.find(",v1=");
            QVERIFY(signature.rfind("t=", 0) == 0 && comma != std::string::npos);
            const std::string seconds = signature.substr(2, comma - 2);
            QCOMPARE(signature.substr(comma + 4), hmacHex(secret, seconds + "." + request.body));
            QCOMPARE(request.get_header_value("X-PlutoPay-Timestamp"), seconds);
            QCOMPARE(request.get_header_value("User-Agent"), std::string{"PlutoPay-Webhook/1.0"});
        }
    }

    void aCheckoutPageIsPaidInABrowser()
    {
        const json session = post("/api/v1/checkout/sessions",
            {{"amount", 1999}, {"currency", "usd"}, {"description", "Tea <b>pot</b>"},
                {"success_url", "https://shop.example/ok"}},
            201)["data"];
        const auto url = session["url"].get<std::string>();
        QVERIFY(url.rfind(m_server->url() + "/pay/", 0) == 0);
        const std::string path = url.substr(m_server->url().size());
        httplib::Client browser{"127.0.0.1", m_port}; // without a key
        const auto page = browser.Get(path);
        QVERIFY(page);
        QCOMPARE(page->status, 200);
        QVERIFY(page->body.find("$19.99") != std::string::npos);
        QVERIFY(page->body.find("Tea &lt;b&gt;pot") != std::string::npos);
        const auto declined = browser.Post(
            path, "do=pay&card=4000000000000002", "application/x-www-form-urlencoded");
        QVERIFY(declined && declined->body.find("declined") != std::string::npos);
        const auto paid = browser.Post(
            path, "do=pay&card=4242424242424242", "application/x-www-form-urlencoded");
        QVERIFY(paid);
        QVERIFY2(paid->status == 303 || paid->status == 302 || paid->status == 200,
            std::to_string(paid->status).c_str());
        std::int64_t captured = 0;
        for (const auto &intent : m_server->truth()) {
            captured += intent.capturedMinor;
        }
        QCOMPARE(captured, std::int64_t{1999});
    }

    void theControlApiAnswersNoWebPage()
    {
        const auto status = [this](const char *headers) {
            RawClient raw{m_port};
            raw.send(std::string{"GET /_sandbox/state HTTP/1.1\r\n"} + headers + "\r\n");
            return raw.receiveAnswer().substr(9, 3);
        };
        QCOMPARE(status("Host: 127.0.0.1:80\r\n"), std::string{"200"});
        QCOMPARE(status("Host: localhost\r\n"), std::string{"200"});
        QCOMPARE(status("Host: [::1]:80\r\n"), std::string{"200"});
        QCOMPARE(status("Host: 127.0.0.1\r\nOrigin: https://evil.example\r\n"), std::string{"403"});
        QCOMPARE(status("Host: evil.example\r\n"), std::string{"403"});
        QCOMPARE(status(""), std::string{"403"});
    }

    void aHundredSalesAtOnceAreAHundredSales()
    {
        std::atomic<int> made{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 100; ++i) {
            threads.emplace_back([this, i, &made] {
                const json body{{"amount", 100 + i}, {"description", "sale " + std::to_string(i)}};
                const auto result = client().Post(
                    "/api/v1/terminal/create-payment", acceptJson, body.dump(), "application/json");
                made += result && result->status == 201 ? 1 : 0;
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        QCOMPARE(made.load(), 100);
        QCOMPARE(m_server->truth().size(), std::size_t{100});
    }

    void f15_theRateLimitIsEnforcedWithItsHeaders()
    {
        Server limited;
        ServerOptions options;
        options.model.rateLimitPerMinute = 3;
        const auto port = limited.start(options);
        QVERIFY(port.has_value());
        httplib::Client caller{"127.0.0.1", *port};
        caller.set_bearer_token_auth(limited.secretKey());
        for (int left = 2; left >= 0; --left) {
            const auto result = caller.Get("/api/v1/merchant", acceptJson);
            QVERIFY(result);
            QCOMPARE(result->get_header_value("X-RateLimit-Limit"), std::string{"3"});
            QCOMPARE(result->get_header_value("X-RateLimit-Remaining"), std::to_string(left));
        }
        const auto refused = caller.Get("/api/v1/merchant", acceptJson);
        QVERIFY(refused);
        QCOMPARE(refused->status, 429);
        const int seconds = std::atoi(refused->get_header_value("Retry-After").c_str());
        QVERIFY(seconds >= 1 && seconds <= 60);
    }

    void aRequestToTheRealModelCostsLittleTime()
    {
        createPayment();
        RawClient raw{m_port};
        const std::string request = rawRequest("GET /api/v1/merchant HTTP/1.1\r\nAccept: */*\r\n");
        std::vector<qint64> times;
        for (int i = 0; i < 2000; ++i) {
            QElapsedTimer timer;
            timer.start();
            raw.send(request);
            QVERIFY(!raw.receiveAnswer().empty());
            times.push_back(timer.nsecsElapsed() / 1000);
        }
        std::sort(times.begin(), times.end());
        qInfo("median %lld us, p99 %lld us", static_cast<long long>(times[1000]),
            static_cast<long long>(times[1980]));
        QVERIFY(times[1000] < 3000);
    }
};

QTEST_GUILESS_MAIN(ProviderTest)
#include "provider_test.moc"
