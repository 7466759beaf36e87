// SPDX-License-Identifier: Apache-2.0
//
// The header of a webhook, next to its body. Nobody without the secret makes a valid one, whatever
// is around it; and the right one is accepted whatever the body holds.
#include "core/gateway/plutopay/webhook_signature.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <string>

using namespace pos;
using fuzz::require;
using gateway::plutopay::SignatureVerdict;
using gateway::plutopay::WebhookVerifier;

namespace {

constexpr std::string_view secret = "whsec_0123456789abcdef";
constexpr std::int64_t now = 1'795'169'095;

std::string signedValue(std::string_view body)
{
    const std::string message = std::to_string(now) + "." + std::string(body);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
        static_cast<const unsigned char *>(static_cast<const void *>(message.data())),
        message.size(), digest.data(), &size);
    std::string value = "t=" + std::to_string(now) + ",v1=";
    for (unsigned int at = 0; at < size; ++at) {
        constexpr std::string_view hex = "0123456789abcdef";
        value += hex[digest[at] >> 4U];
        value += hex[digest[at] & 0xFU];
    }
    return value;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const bool plain = input.byte() % 2 == 1;
    const std::string value(input.line());
    const std::string body(input.rest());
    WebhookVerifier verifier(base::Secret(secret), {300, plain});
    const SignatureVerdict verdict = verifier.verifyValue(value, body, now);
    const std::string right = signedValue(body);
    require(verdict != SignatureVerdict::Valid
            || value.find(right.substr(right.size() - 64)) != std::string::npos,
        "a signature that nobody with the secret made");
    require(verifier.verifyValue(right, body, now) == SignatureVerdict::Valid,
        "the right signature refused");
    require(verifier.verifyValue(right, body, now + 301) == SignatureVerdict::TooOld,
        "an old signature accepted");
    require(verifier.verifyValue(right, body, now - 301) == SignatureVerdict::FromTheFuture,
        "a signature of tomorrow accepted");
    require(verifier.verifyValue(right, body + "x", now) == SignatureVerdict::Wrong,
        "a signature of another body accepted");
    return 0;
}
