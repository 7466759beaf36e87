// SPDX-License-Identifier: Apache-2.0
//
// What a webhook looks like on the wire: its body in three shapes and its signature in three forms.
#include "app/sandbox/webhooks.h"
#include "core/base/invariant.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <chrono>
#include <cstddef>

namespace pos::sandbox {

namespace {

using Json = nlohmann::ordered_json;

// "2026-11-20T10:04:55+00:00"
std::string isoTime(std::int64_t utcMs)
{
    const std::chrono::sys_seconds seconds{
        std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds{utcMs})};
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{seconds - day};
    const auto padded = [](std::int64_t number, std::size_t width) {
        std::string digits = std::to_string(number);
        return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
    };
    return padded(static_cast<int>(date.year()), 4) + '-'
        + padded(static_cast<unsigned>(date.month()), 2) + '-'
        + padded(static_cast<unsigned>(date.day()), 2) + 'T' + padded(time.hours().count(), 2) + ':'
        + padded(time.minutes().count(), 2) + ':' + padded(time.seconds().count(), 2) + "+00:00";
}

std::string hex(const unsigned char *bytes, std::size_t size)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (std::size_t i = 0; i < size; ++i) {
        result += digits[bytes[i] >> 4U];
        result += digits[bytes[i] & 15U];
    }
    return result;
}

// PHP's way of writing JSON: ASCII only, slashes escaped. A slash stands only inside strings.
std::string phpText(const Json &json)
{
    std::string result;
    for (const char c : json.dump(-1, ' ', true, Json::error_handler_t::replace)) {
        result += c == '/' ? "\\/" : std::string(1, c);
    }
    return result;
}

} // namespace

std::string hmacSha256Hex(std::string_view key, std::string_view message)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    std::size_t size = 0;
    std::string hash = "SHA256";
    const std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash.data(), 0),
        OSSL_PARAM_construct_end()};
    EVP_MAC *mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX *context = mac != nullptr ? EVP_MAC_CTX_new(mac) : nullptr;
    const auto bytes = [](std::string_view text) {
        return reinterpret_cast<const unsigned char *>(text.data());
    };
    // An empty key is a key; OpenSSL takes a null pointer for "as before", so it gets a real one.
    const std::string_view realKey = key.empty() ? std::string_view{"", 0} : key;
    const bool done = context != nullptr
        && EVP_MAC_init(context, bytes(realKey), realKey.size(), parameters.data()) == 1
        && EVP_MAC_update(context, bytes(message), message.size()) == 1
        && EVP_MAC_final(context, digest.data(), &size, digest.size()) == 1;
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
    base::invariant(done);
    return hex(digest.data(), size);
}

std::string webhookBody(const WebhookEvent &event, const WebhookStyle &style)
{
    const std::int64_t unixSeconds = event.utcMs / 1000;
    Json body;
    body["id"] = event.id;
    body["type"] = event.type;
    switch (style.payload) {
    case WebhookStyle::Payload::Docs:
        body["created_at"] = isoTime(event.utcMs);
        body["data"] = event.data;
        break;
    case WebhookStyle::Payload::Object:
        body["created"] = unixSeconds;
        body["data"] = Json{{"object", event.data}};
        break;
    case WebhookStyle::Payload::Backend:
        body["id"] = event.type + "_" + std::to_string(unixSeconds);
        body["created_at"] = isoTime(event.utcMs);
        body["data"] = event.data;
        return phpText(body);
    }
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string webhookSignature(std::string_view secret, std::string_view body, std::int64_t utcMs,
    WebhookStyle::SignatureForm form)
{
    switch (form) {
    case WebhookStyle::SignatureForm::TimestampedV1: {
        const std::string seconds = std::to_string(utcMs / 1000);
        const std::string message = seconds + "." + std::string{body};
        return "t=" + seconds + ",v1=" + hmacSha256Hex(secret, message);
    }
    case WebhookStyle::SignatureForm::PlainHex:
        return hmacSha256Hex(secret, body);
    case WebhookStyle::SignatureForm::Sha256Prefix:
        return "sha256=" + hmacSha256Hex(secret, body);
    }
    base::unreachable();
}

} // namespace pos::sandbox
