// SPDX-License-Identifier: Apache-2.0
//
// Whatever arrives, the decoders end: no crash, no exception, no loop, no flood of memory (F16,
// F17, F18). The properties print their seed when they fail.
#include "core/gateway/plutopay/decode.h"
#include "core/gateway/plutopay/refusal.h"
#include "core/gateway/plutopay/scrub.h"
#include "core/gateway/plutopay/webhook_signature.h"
#include "tests/unit/gateway/bodies.h"

#include <rapidcheck.h>

#include <QElapsedTimer>
#include <QTest>

#include <fstream>
#include <string>

using namespace pos;
using namespace pos::gateway;
using namespace pos::gateway::plutopay;
using namespace pos::test;

namespace {

// Every decoder over one body; the sum keeps the results from being optimised away.
[[nodiscard]] int decodeAll(JsonParser &parser, const std::string &body)
{
    const IdempotencyKey key("k");
    int read = 0;
    const auto count = [&read](const auto &decoded) { read += decoded ? 1 : 0; };
    count(decodeTransaction(parser, body));
    count(decodeCreatedPayment(parser, body, key));
    count(decodeReaderAction(parser, body));
    count(decodeRefund(parser, body));
    count(decodeConnectionToken(parser, body));
    count(decodeTransactions(parser, body));
    count(decodeCustomers(parser, body));
    count(decodeReaders(parser, body));
    count(decodePayouts(parser, body));
    count(decodeDisputes(parser, body));
    count(decodeWebhookEndpoints(parser, body));
    count(decodeCheckoutSessions(parser, body));
    count(decodePaymentLinks(parser, body));
    count(decodeMerchant(parser, body));
    count(decodeHealth(parser, body));
    count(decodeDeleted(parser, body));
    count(decodeWebhookTest(parser, body));
    count(decodeError(parser, body));
    for (const int status : {200, 302, 400, 404, 500}) {
        read += classify(parser, world::HttpReply{status, {}, body}, CallShape{}, 0) ? 1 : 0;
    }
    return read;
}

[[nodiscard]] std::string nested(int depth, char open, char close)
{
    const auto size = static_cast<std::size_t>(depth);
    return std::string(size, open) + std::string(size, close);
}

[[nodiscard]] long residentKiB()
{
    std::ifstream statm("/proc/self/statm");
    long total = 0;
    long resident = 0;
    statm >> total >> resident;
    return resident * 4;
}

} // namespace

class HostileTest : public QObject {
    Q_OBJECT

private:
    JsonParser m_parser;

private Q_SLOTS:
    void arbitraryBytesEndInAValue()
    {
        QVERIFY(rc::check("arbitrary bytes",
            [this](const std::string &bytes) { RC_ASSERT(decodeAll(m_parser, bytes) >= 0); }));
    }
    void mutatedAnswersEndInAValueAndNeverInAnotherAmount()
    {
        const std::string bodies[] = {std::string(docsTransaction), std::string(openapiTransaction),
            std::string(backendTransaction), std::string(backendCreated)};
        QVERIFY(rc::check("mutated answers", [&] {
            std::string body = bodies[*rc::gen::inRange(0, 4)];
            const auto at
                = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(body.size())));
            switch (*rc::gen::inRange(0, 4)) {
            case 0:
                body[at] = static_cast<char>(*rc::gen::inRange(0, 256));
                break;
            case 1:
                body.erase(at, static_cast<std::size_t>(*rc::gen::inRange(1, 20)));
                break;
            case 2:
                body.insert(at, body.substr(at, static_cast<std::size_t>(*rc::gen::inRange(1, 9))));
                break;
            case 3:
                body.resize(at);
                // A cut answer is never a payment, wherever it was cut.
                RC_ASSERT(!decodeTransaction(m_parser, body));
                break;
            }
            RC_ASSERT(decodeAll(m_parser, body) >= 0);
        }));
    }
    void f16_everyTruncationIsUnreadable()
    {
        for (const std::string_view whole :
            {docsTransaction, openapiTransaction, backendTransaction, backendCreated}) {
            for (std::size_t size = 0; size < whole.size(); ++size) {
                QVERIFY(!decodeTransaction(m_parser, whole.substr(0, size)));
            }
        }
    }
    void f18_depthIsRefused()
    {
        for (const auto &[open, close] : {std::pair{'[', ']'}, std::pair{'{', '}'}}) {
            QVERIFY(decodeAll(m_parser, nested(10'000, open, close)) >= 0);
            QVERIFY(decodeAll(m_parser, nested(1'000'000, open, close)) >= 0);
        }
        std::string deep = R"({"id":"x","amount":1,"currency":"usd","status":"paid","metadata":)";
        for (int level = 0; level < 10'000; ++level) {
            deep += R"({"a":)";
        }
        deep += "1" + std::string(10'001, '}');
        const auto read = decodeTransaction(m_parser, deep);
        QVERIFY(!read);
        QVERIFY(read.error().kind == DecodeError::Kind::TooDeep);
    }
    void f18_aHundredMegabytesAreRefusedWithoutUsingMemory()
    {
        std::string huge(100'000'000, ' ');
        huge.front() = '{';
        huge.back() = '}';
        const long before = residentKiB();
        QElapsedTimer timer;
        timer.start();
        const auto read = decodeTransactions(m_parser, huge);
        QVERIFY(!read);
        QVERIFY(read.error().kind == DecodeError::Kind::TooLarge);
        QVERIFY(residentKiB() - before < 2000);
    }
    void scrubbingHoldsItsLimits()
    {
        QVERIFY(rc::check("scrub", [](const std::string &bytes) {
            const std::string clean = scrub(bytes, 50);
            RC_ASSERT(clean.size() <= 50U);
            RC_ASSERT(clean.find('\n') == std::string::npos);
            RC_ASSERT(scrub(clean, 50) == clean);
        }));
    }
    void signatureHeadersEndInAVerdict()
    {
        WebhookVerifier verifier(base::Secret("whsec_x"), {300, true});
        QVERIFY(rc::check("signatures", [&](const std::string &value, const std::string &body) {
            RC_ASSERT(verifier.verifyValue(value, body, 0) != SignatureVerdict::Valid);
        }));
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "hostile_test.moc"
