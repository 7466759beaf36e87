// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/webhook_signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <QTest>

#include <array>
#include <string>

using namespace pos;
using namespace pos::gateway::plutopay;
using Verdict = SignatureVerdict;

namespace {

constexpr std::int64_t now = 1'795'169'095;

// The one-shot function of OpenSSL, another way than the one under test.
[[nodiscard]] std::string hmacHex(const std::string &secret, const std::string &text)
{
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    const auto *bytes = static_cast<const unsigned char *>(static_cast<const void *>(text.data()));
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytes, text.size(),
        digest.data(), &size);
    std::string hex;
    for (const unsigned char byte : digest) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[byte >> 4U];
        hex += digits[byte & 0xFU];
    }
    return hex;
}

[[nodiscard]] std::string signedValue(
    const std::string &secret, const std::string &body, std::int64_t seconds)
{
    const std::string time = std::to_string(seconds);
    return "t=" + time + ",v1=" + hmacHex(secret, time + "." + body);
}

} // namespace

class SignatureTest : public QObject {
    Q_OBJECT

private:
    const std::string m_secret = "whsec_0123456789abcdef";
    const std::string m_body = R"({"id":"evt_1","url":"https:\/\/x\/y","name":"caf\u00e9"})";

private Q_SLOTS:
    void aKnownVectorIsReproduced() // RFC 4231, test case 2, in the plain form
    {
        WebhookVerifier verifier(base::Secret("Jefe"), {300, true});
        QVERIFY(
            verifier.verifyValue("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "what do ya want for nothing?", now)
            == Verdict::Valid);
    }
    void aGenuineEventIsAcceptedUnderBothHeaderNames()
    {
        WebhookVerifier verifier{base::Secret(m_secret)};
        const std::string value = signedValue(m_secret, m_body, now);
        for (int round = 0; round < 3; ++round) { // the keyed context is used again
            QVERIFY(
                verifier.verify({{"x-plutopay-signature", value}}, m_body, now) == Verdict::Valid);
            QVERIFY(
                verifier.verify({{"plutopay-signature", value}}, m_body, now) == Verdict::Valid);
        }
        QVERIFY(verifier.verify({{"other", value}}, m_body, now) == Verdict::Missing);
    }
    void anyOfSeveralSignaturesIsEnough()
    {
        WebhookVerifier verifier{base::Secret(m_secret)};
        const std::string time = std::to_string(now);
        const std::string good = hmacHex(m_secret, time + "." + m_body);
        const std::string bad = hmacHex("whsec_old", time + "." + m_body);
        for (const std::string &value : {"t=" + time + ",v1=" + bad + ",v1=" + good,
                 "t=" + time + ", v1=" + good + ", v1=" + bad, "v1=" + good + ",t=" + time,
                 "t=" + time + ",v0=zz,v1=" + good + ",x"}) {
            QVERIFY2(verifier.verifyValue(value, m_body, now) == Verdict::Valid, value.c_str());
        }
    }
    void f37_forgedEventsAreRefused()
    {
        WebhookVerifier verifier{base::Secret(m_secret)};
        const std::string value = signedValue(m_secret, m_body, now);
        QVERIFY(verifier.verifyValue(value, m_body + " ", now) == Verdict::Wrong);
        QVERIFY(verifier.verifyValue(signedValue("whsec_other", m_body, now), m_body, now)
            == Verdict::Wrong);
        std::string otherTime = value;
        otherTime[2] = '2';
        QVERIFY(verifier.verifyValue(otherTime, m_body, now) == Verdict::Wrong);
        for (std::size_t at = value.find("v1=") + 3; at < value.size(); ++at) {
            std::string flipped = value;
            flipped[at] = flipped[at] == '0' ? '1' : '0';
            QVERIFY(verifier.verifyValue(flipped, m_body, now) == Verdict::Wrong);
        }
    }
    void f37_oldAndFutureStampsAreRefused()
    {
        WebhookVerifier verifier{base::Secret(m_secret)};
        const auto at = [&](std::int64_t seconds) {
            return verifier.verifyValue(signedValue(m_secret, m_body, seconds), m_body, now);
        };
        QVERIFY(at(now - 300) == Verdict::Valid);
        QVERIFY(at(now - 301) == Verdict::TooOld);
        QVERIFY(at(now + 300) == Verdict::Valid);
        QVERIFY(at(now + 301) == Verdict::FromTheFuture);
        QVERIFY(at(0) == Verdict::TooOld);
        QVERIFY(at(INT64_MAX) == Verdict::FromTheFuture);
    }
    void malformedValuesAreRefused_data()
    {
        QTest::addColumn<bool>("plain");
        for (const char *value : {"", ",", "t=", "v1=", "t=5", "t=5,v1=", "t=5,v1=abc", "t=x,v1=aa",
                 "t=-5,v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                 "t=99999999999999999999,v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b"
                 "964ec3843",
                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                 "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                 "sha256=zz"}) {
            QTest::newRow(value) << false;
        }
    }
    void malformedValuesAreRefused()
    {
        WebhookVerifier verifier{base::Secret(m_secret)};
        QVERIFY(verifier.verifyValue(QTest::currentDataTag(), m_body, now) == Verdict::Malformed);
    }
    void plainHexIsAcceptedOnlyWhereConfigured() // row 32
    {
        const std::string hex = hmacHex(m_secret, m_body);
        WebhookVerifier strict{base::Secret(m_secret)};
        QVERIFY(strict.verifyValue(hex, m_body, now) == Verdict::Malformed);
        WebhookVerifier plain(base::Secret(m_secret), {300, true});
        QVERIFY(plain.verifyValue(hex, m_body, now) == Verdict::Valid);
        QVERIFY(plain.verifyValue("sha256=" + hex, m_body, now) == Verdict::Valid);
        QVERIFY(plain.verifyValue(hex, m_body + "x", now) == Verdict::Wrong);
    }
    void anEmptySecretVerifiesNothing()
    {
        WebhookVerifier verifier{base::Secret()};
        QVERIFY(verifier.verifyValue(signedValue("", m_body, now), m_body, now) == Verdict::Wrong);
        QVERIFY(verifier.verifyValue(signedValue(std::string(1, '\0'), m_body, now), m_body, now)
            == Verdict::Wrong);
    }
};

QTEST_GUILESS_MAIN(SignatureTest)
#include "signature_test.moc"
