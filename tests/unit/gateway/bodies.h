// SPDX-License-Identifier: Apache-2.0
//
// Answers as each dialect of PlutoPay sends them, written by hand from its documentation.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace pos::test {

constexpr const char *transactionId = "0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d4e5f";
constexpr const char *terminalId = "0199f1c2-0000-7c3a-9d2e-0a1b2c3d4e5f";

// JSON with single quotes, for tests: moc loses its way in files with many raw strings and then
// silently finds no test in them.
[[nodiscard]] inline std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

// docs: a bare object.
constexpr std::string_view docsTransaction = R"({
 "id":"0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d4e5f","reference":"txn_AbCdEfGhIjKlMnOpQrSt",
 "type":"payment","status":"succeeded","amount":4750,"amount_formatted":"$47.50",
 "amount_refunded":0,"currency":"usd","payment_method_type":"terminal","description":"Sale K7",
 "is_test":true,"metadata":{"order":"42","count":3,"ok":true},
 "captured_at":"2026-11-20T10:04:55+00:00","created_at":"2026-11-20T10:04:00+00:00"})";

// openapi: under data, with everything nullable null.
constexpr std::string_view openapiTransaction = R"({"data":{
 "id":"0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d4e5f","reference":"txn_AbCdEfGhIjKlMnOpQrSt",
 "type":"payment","status":"processing","status_badge":"info","amount":4750,
 "amount_refunded":0,"currency":"USD","payment_method_type":"terminal","card_brand":null,
 "card_last_four":null,"description":"Sale K7","receipt_email":null,"source":"terminal",
 "is_test":false,"customer_id":null,"terminal_id":"0199f1c2-0000-7c3a-9d2e-0a1b2c3d4e5f",
 "metadata":null,"captured_at":null,"failed_at":null,"refunded_at":null,"disputed_at":null,
 "created_at":"2026-11-20T10:04:00.000000Z","updated_at":"2026-11-20T10:04:01.250000Z"}})";

// backend: quirks of PHP.
constexpr std::string_view backendTransaction = R"({"data":{
 "id":"0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d4e5f","reference":"txn_AbCdEfGhIjKlMnOpQrSt",
 "type":"payment","status":"authorized","status_badge":"warning","amount":"4750",
 "amount_formatted":"usd 47.50","amount_refunded":0,"currency":"usd",
 "payment_method_type":"terminal","card_brand":{},"card_last_four":{},"description":"Sale K7",
 "receipt_email":null,"source":"api","is_test":1,"customer_id":null,"terminal_id":null,
 "processor_type":"stripe","processor_transaction_id":"pi_3Backend","metadata":[],
 "captured_at":null,"failed_at":"2026-11-20T10:03:00+00:00",
 "created_at":"2026-11-20T10:04:00+00:00","updated_at":"2026-11-20T12:04:00+02:00"}})";

constexpr std::string_view backendCreated = R"({"data":{
 "id":"0199f1c2-7b1e-7c3a-9d2e-0a1b2c3d4e5f","reference":"txn_AbCdEfGhIjKlMnOpQrSt",
 "client_secret":"pi_3Seven_secret_hush","payment_intent_id":"pi_3Seven","amount":4750,
 "currency":"usd","status":"pending"}})";

// A page of one row in the given envelope around "ROWS".
[[nodiscard]] inline std::string page(std::string envelope, std::string_view row)
{
    const auto at = envelope.find("ROWS");
    return envelope.replace(at, 4, "[" + std::string(row) + "]");
}

// The inner object of a {"data":…} answer.
[[nodiscard]] inline std::string inner(std::string_view wrapped)
{
    const auto first = wrapped.find('{', 1);
    return std::string(wrapped.substr(first, wrapped.rfind('}') - first));
}

} // namespace pos::test
