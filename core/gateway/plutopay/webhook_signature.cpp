// SPDX-License-Identifier: Apache-2.0
//
// The keyed context is prepared once: looking the algorithm up and hashing the key pad again costs
// more than the signature of a small body (V10).
#include "core/gateway/plutopay/webhook_signature.h"

#include "core/base/invariant.h"
#include "core/gateway/http/retry_after.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <system_error>

namespace pos::gateway::plutopay {
namespace {

constexpr std::size_t digestBytes = 32;
using Digest = std::array<unsigned char, digestBytes>;

[[nodiscard]] int nibble(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

[[nodiscard]] std::optional<Digest> fromHex(std::string_view text)
{
    Digest digest{};
    if (text.size() != digestBytes * 2) {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < digestBytes; ++at) {
        const int high = nibble(text[at * 2]);
        const int low = nibble(text[at * 2 + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        digest[at] = static_cast<unsigned char>(high * 16 + low);
    }
    return digest;
}

struct Parsed {
    std::string_view time; // the digits as sent: they are part of what is signed
    std::int64_t seconds = 0;
    std::array<Digest, 8> candidates{};
    std::size_t count = 0;
};

[[nodiscard]] std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

// "t=1732,v1=ab…,v1=cd…": several v1 while a secret is being changed.
[[nodiscard]] std::optional<Parsed> parse(std::string_view value)
{
    Parsed parsed;
    while (!value.empty()) {
        const auto comma = value.find(',');
        const std::string_view part = trimmed(value.substr(0, comma));
        value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
        if (part.starts_with("t=")) {
            parsed.time = part.substr(2);
            const char *end = parsed.time.data() + parsed.time.size();
            const auto [rest, error] = std::from_chars(parsed.time.data(), end, parsed.seconds);
            if (error != std::errc{} || rest != end || parsed.seconds < 0) {
                return std::nullopt;
            }
        } else if (part.starts_with("v1=") && parsed.count < parsed.candidates.size()) {
            if (const auto digest = fromHex(part.substr(3))) {
                parsed.candidates[parsed.count++] = *digest;
            }
        }
    }
    if (parsed.time.empty() || parsed.count == 0) {
        return std::nullopt;
    }
    return parsed;
}

[[nodiscard]] const unsigned char *bytes(std::string_view text)
{
    return static_cast<const unsigned char *>(static_cast<const void *>(text.data()));
}

} // namespace

struct WebhookVerifier::Keyed {
    explicit Keyed(const base::Secret &secret)
        : algorithm(EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr))
        , context(EVP_MAC_CTX_new(algorithm))
    {
        std::string digest = "SHA256";
        const std::array<OSSL_PARAM, 2> params{
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
            OSSL_PARAM_construct_end()};
        // An empty secret must verify nothing; OpenSSL would take it for "keep the last key".
        usable = !secret.empty();
        const std::string_view key = usable ? secret.expose() : std::string_view("\0", 1);
        base::invariant(context != nullptr
            && EVP_MAC_init(context, bytes(key), key.size(), params.data()) == 1);
    }
    ~Keyed()
    {
        EVP_MAC_CTX_free(context);
        EVP_MAC_free(algorithm);
    }
    Keyed(const Keyed &) = delete;
    Keyed &operator=(const Keyed &) = delete;

    [[nodiscard]] bool sign(std::string_view time, std::string_view body, Digest &digest)
    {
        std::size_t size = 0;
        return EVP_MAC_init(context, nullptr, 0, nullptr) == 1
            && (time.empty()
                || (EVP_MAC_update(context, bytes(time), time.size()) == 1
                    && EVP_MAC_update(context, bytes("."), 1) == 1))
            && EVP_MAC_update(context, bytes(body), body.size()) == 1
            && EVP_MAC_final(context, digest.data(), &size, digest.size()) == 1
            && size == digestBytes;
    }

    EVP_MAC *algorithm = nullptr;
    EVP_MAC_CTX *context = nullptr;
    bool usable = false;
};

WebhookVerifier::WebhookVerifier(const base::Secret &secret)
    : WebhookVerifier(secret, Rules{})
{
}

WebhookVerifier::WebhookVerifier(const base::Secret &secret, Rules rules)
    : m_keyed(std::make_unique<Keyed>(secret))
    , m_rules(rules)
{
}

WebhookVerifier::~WebhookVerifier() = default;

SignatureVerdict WebhookVerifier::verify(
    const world::HttpHeaders &headers, std::string_view body, std::int64_t utcSeconds)
{
    for (const std::string_view name : {"x-plutopay-signature", "plutopay-signature"}) {
        if (const auto value = http::findHeader(headers, name)) {
            return verifyValue(*value, body, utcSeconds);
        }
    }
    return SignatureVerdict::Missing;
}

SignatureVerdict WebhookVerifier::verifyValue(
    std::string_view value, std::string_view body, std::int64_t utcSeconds)
{
    value = trimmed(value);
    std::optional<Parsed> parsed = parse(value);
    if (!parsed && m_rules.acceptPlainHex) {
        constexpr std::string_view prefix = "sha256=";
        const auto digest
            = fromHex(value.starts_with(prefix) ? value.substr(prefix.size()) : value);
        if (digest) {
            parsed = Parsed{};
            parsed->candidates[parsed->count++] = *digest;
        }
    }
    if (!parsed) {
        return SignatureVerdict::Malformed;
    }
    Digest expected{};
    if (!m_keyed->usable || !m_keyed->sign(parsed->time, body, expected)) {
        return SignatureVerdict::Wrong;
    }
    // Every candidate is compared in full, so that the time taken tells nothing.
    int matches = 0;
    for (std::size_t at = 0; at < parsed->count; ++at) {
        matches |= CRYPTO_memcmp(expected.data(), parsed->candidates[at].data(), digestBytes) == 0
            ? 1
            : 0;
    }
    if (matches == 0) {
        return SignatureVerdict::Wrong;
    }
    if (!parsed->time.empty() && parsed->seconds < utcSeconds - m_rules.toleranceSeconds) {
        return SignatureVerdict::TooOld;
    }
    if (!parsed->time.empty() && parsed->seconds > utcSeconds + m_rules.toleranceSeconds) {
        return SignatureVerdict::FromTheFuture;
    }
    return SignatureVerdict::Valid;
}

} // namespace pos::gateway::plutopay
