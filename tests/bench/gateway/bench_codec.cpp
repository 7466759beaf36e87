// SPDX-License-Identifier: Apache-2.0
//
// V10 and V11: the signature beside OpenSSL's keyed context, and a page of 100 transactions beside
// simdjson's parse alone and QJsonDocument.
#include "core/gateway/plutopay/decode.h"
#include "core/gateway/plutopay/webhook_signature.h"
#include "tests/bench/gateway/bench.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <simdjson.h>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <functional>

namespace pos::bench {
namespace {

// The best of several batches: what the machine can do when nobody disturbs it.
[[nodiscard]] std::int64_t perCallNs(const std::function<bool()> &call, int batch, int batches)
{
    std::int64_t best = INT64_MAX;
    for (int round = 0; round < batches; ++round) {
        const std::int64_t started = nowNs();
        int ok = 0;
        for (int at = 0; at < batch; ++at) {
            ok += call() ? 1 : 0;
        }
        best = std::min(best, (nowNs() - started) / batch);
        if (ok != batch) {
            std::printf("a measured call failed\n");
        }
    }
    return best;
}

[[nodiscard]] const unsigned char *bytes(const std::string &text)
{
    return static_cast<const unsigned char *>(static_cast<const void *>(text.data()));
}

void signature(bool quick)
{
    const std::string secret = "whsec_0123456789abcdef0123456789abcdef";
    const std::string body(300, 'b');
    EVP_MAC *algorithm = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(algorithm);
    std::string digestName = "SHA256";
    const std::array<OSSL_PARAM, 2> params{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digestName.data(), 0),
        OSSL_PARAM_construct_end()};
    EVP_MAC_init(context, bytes(secret), secret.size(), params.data());
    std::array<unsigned char, 32> digest{};
    std::size_t size = 0;
    const auto raw = [&](const std::string &text) {
        return EVP_MAC_init(context, nullptr, 0, nullptr) == 1
            && EVP_MAC_update(context, bytes(text), text.size()) == 1
            && EVP_MAC_final(context, digest.data(), &size, digest.size()) == 1;
    };
    constexpr std::int64_t now = 1'795'169'095;
    const std::string time = std::to_string(now);
    static_cast<void>(raw(time + "." + body));
    std::string value = "t=" + time + ",v1=";
    for (const unsigned char byte : digest) {
        constexpr std::string_view digits = "0123456789abcdef";
        value += digits[byte >> 4U];
        value += digits[byte & 0xFU];
    }
    gateway::plutopay::WebhookVerifier verifier{base::Secret(secret)};
    const int batch = quick ? 2000 : 20'000;
    const std::int64_t floorNs = perCallNs([&] { return raw(body); }, batch, 9);
    const std::int64_t oursNs = perCallNs(
        [&] {
            return verifier.verifyValue(value, body, now)
                == gateway::plutopay::SignatureVerdict::Valid;
        },
        batch, 9);
    report("V10", "webhook verified, 300 bytes", oursNs, "OpenSSL keyed context", floorNs);
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(algorithm);
}

[[nodiscard]] std::string hundredTransactions()
{
    std::string body = "{\"data\":[";
    for (int row = 0; row < 100; ++row) {
        const std::string number = std::to_string(1000 + row);
        body += row > 0 ? "," : "";
        body += "{\"id\":\"0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d" + number
            + "\",\"reference\":\"txn_AbCdEfGhIjKlMnOp" + number
            + "\",\"type\":\"payment\",\"status\":\"succeeded\",\"status_badge\":\"success\","
              "\"amount\":"
            + number
            + ",\"amount_formatted\":\"usd 47.50\",\"amount_refunded\":0,\"currency\":\"usd\","
              "\"payment_method_type\":\"terminal\",\"card_brand\":null,\"card_last_four\":null,"
              "\"description\":\"Sale K7M2 till 3 attempt 01\",\"receipt_email\":null,"
              "\"source\":\"terminal\",\"is_test\":true,\"customer_id\":null,"
              "\"terminal_id\":\"0199f1c2-0000-7c3a-9d2e-0a1b2c3d4e5f\","
              "\"processor_type\":\"stripe\",\"processor_transaction_id\":\"pi_3Backend"
            + number
            + "\",\"metadata\":{\"pos_attempt\":\"K7M2\",\"terminal_id\":\"tmr_Fabc123\"},"
              "\"captured_at\":\"2026-11-20T10:04:55+00:00\",\"failed_at\":null,"
              "\"refunded_at\":null,\"disputed_at\":null,"
              "\"created_at\":\"2026-11-20T10:04:00+00:00\","
              "\"updated_at\":\"2026-11-20T10:04:56+00:00\"}";
    }
    return body + "],\"totalCount\":100,\"page\":1,\"size\":100,\"lastPage\":1}";
}

void page(bool quick)
{
    const std::string body = hundredTransactions();
    const QByteArray bodyBytes = QByteArray::fromStdString(body);
    const simdjson::padded_string padded(body);
    simdjson::dom::parser floor;
    gateway::plutopay::JsonParser parser;
    const int batch = quick ? 50 : 500;
    const std::int64_t floorNs
        = perCallNs([&] { return floor.parse(padded).error() == simdjson::SUCCESS; }, batch, 9);
    const std::int64_t qtNs = perCallNs(
        [&] { return QJsonDocument::fromJson(bodyBytes).object().size() == 5; }, batch, 5);
    const std::int64_t oursNs = perCallNs(
        [&] {
            const auto read = gateway::plutopay::decodeTransactions(parser, body);
            return read.has_value() && read->items.size() == 100;
        },
        batch, 9);
    std::printf("V11  a page of %zu bytes\n", body.size());
    report("V11", "100 transactions, typed", oursNs, "simdjson parse alone", floorNs);
    report("V11", "100 transactions, typed", oursNs, "QJsonDocument alone", qtNs);
}

} // namespace

void codec(bool quick)
{
    signature(quick);
    page(quick);
}

} // namespace pos::bench
