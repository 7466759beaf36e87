// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/dialect.h"

#include "core/base/invariant.h"

#include <charconv>

namespace pos::sandbox {
namespace {

constexpr auto size = static_cast<std::size_t>(Toggle::Count);
using T = Toggle;

// name, words, docs, openapi, backend, meaning.
constexpr std::array<ToggleRow, size> rows{{
    {T::EnvelopeTransaction, "envelope_transaction", "bare|data", "bare", "data", "data",
        "1: a single Transaction bare or inside data"},
    {T::EnvelopeToken, "envelope_token", "bare|data", "data", "data", "bare",
        "2: the connection token's secret flat or inside data"},
    {T::EnvelopeMerchant, "envelope_merchant", "bare|data", "bare", "data", "bare",
        "3: the merchant flat or inside data"},
    {T::EnvelopeTerminal, "envelope_terminal", "bare|data", "bare", "data", "bare",
        "4: a single Terminal flat or inside data"},
    {T::EnvelopeCheckout, "envelope_checkout", "bare|data", "bare", "data", "data",
        "1: a checkout session or payment link flat or inside data"},
    {T::EnvelopeWebhookEndpoint, "envelope_webhook_endpoint", "bare|data", "data", "data", "bare",
        "1: a webhook endpoint flat or inside data"},
    {T::EnvelopePaymentResult, "envelope_payment_result", "bare|data", "data", "bare", "data",
        "1: the answers of process-payment and simulate-payment"},
    {T::CreatePaymentResult, "create_payment_result", "seven_keys|transaction", "seven_keys",
        "transaction", "seven_keys", "6: what create-payment answers"},
    {T::PaymentIntentId, "payment_intent_id", "present|derived|absent", "derived", "present",
        "present",
        "6: create-payment shows payment_intent_id; only client_secret; or neither (the letter of "
        "the OpenAPI document, with which no server-driven payment can start)"},
    {T::ReplayPaymentIntentId, "replay_payment_intent_id", "yes|no", "no", "yes", "no",
        "6: a replayed create-payment still shows payment_intent_id"},
    {T::AuthorisedWord, "authorised_word", "requires_capture|authorized", "requires_capture",
        "authorized", "authorized", "7: the status of an authorised, not captured payment"},
    {T::CancelledWord, "cancelled_word", "canceled|cancelled", "canceled", "canceled", "canceled",
        "8: the spelling of the cancelled status"},
    {T::ProcessingVisible, "processing_visible", "yes|no", "no", "yes", "no",
        "9: GET shows processing while the bank is asked"},
    {T::SucceededWord, "succeeded_word", "succeeded|completed|paid|captured", "succeeded",
        "succeeded", "succeeded", "10: the word for captured money"},
    {T::CancelFailed, "cancel_failed", "yes|no", "yes", "yes", "no",
        "11: a failed transaction may be cancelled through the API"},
    {T::Idempotency, "idempotency", "header|body|none", "body", "header", "body",
        "12: where the idempotency key is honoured"},
    {T::IdempotencyScope, "idempotency_scope", "declared|any_post", "declared", "declared",
        "declared", "13: keyed are only the declared operations, or any POST"},
    {T::IdempotencyConflict, "idempotency_conflict", "replay|conflict", "replay", "replay",
        "replay", "14: the same key with another body answers the first result, or 409"},
    {T::IdempotencyHours, "idempotency_hours", "number", "0", "24", "0",
        "key lifetime in hours; 0 = for ever"},
    {T::KeyEcho, "key_echo", "yes|no", "no", "yes", "no",
        "15: the answer repeats the Idempotency-Key header"},
    {T::RateHeaders, "rate_headers", "yes|no", "no", "yes", "no",
        "16: X-RateLimit-Limit and X-RateLimit-Remaining on answers"},
    {T::RatePerMinute, "rate_per_minute", "number", "100", "100", "0",
        "requests a minute for the account before 429; 0 = no limit. Options may set it"},
    {T::PageSizeTransactions, "page_size_transactions", "size|per_page|limit|both|none", "size",
        "per_page", "size", "17: the page size parameter of transactions"},
    {T::PageSizeCustomers, "page_size_customers", "size|per_page|limit|both|none", "size", "size",
        "size", "17: the page size parameter of customers"},
    {T::PageSizeLedger, "page_size_ledger", "size|per_page|limit|both|none", "size", "per_page",
        "per_page", "17: the page size parameter of payouts, disputes and checkout sessions"},
    {T::PageSizeTerminals, "page_size_terminals", "size|per_page|limit|both|none", "size", "none",
        "per_page", "17: the page size parameter of terminals and webhook endpoints"},
    {T::PageSizeLinks, "page_size_links", "size|per_page|limit|both|none", "none", "limit", "none",
        "17: the page size parameter of payment links"},
    {T::PageDefaultMain, "page_default_main", "number", "10", "20", "10",
        "18: default page size of transactions and customers"},
    {T::PageDefaultRest, "page_default_rest", "number", "10", "20", "20",
        "18: default page size of the other lists"},
    {T::ListEnvelopeMain, "list_envelope_main", "meta|flat|both|paginator", "meta", "flat", "both",
        "19: list envelope of transactions and customers"},
    {T::ListEnvelopeRest, "list_envelope_rest", "meta|flat|both|paginator", "meta", "flat",
        "paginator", "19: list envelope of the other lists"},
    {T::ValidationBody, "validation_body", "error|error_param|laravel", "error", "error_param",
        "laravel", "20: the body of a 422"},
    {T::NotFoundBody, "not_found_body", "error|message", "error", "error", "message",
        "21: the body of a 404 and of a 405"},
    {T::MalformedId, "malformed_id", "404|500", "404", "404", "500",
        "22: an id that is not a UUID"},
    {T::BadDate, "bad_date", "422|500", "422", "422", "500", "a date filter that is not a date"},
    {T::InvalidJson, "invalid_json", "400|empty", "400", "400", "empty",
        "a body that is not JSON is refused, or taken as empty"},
    {T::RedirectWithoutAccept, "redirect_without_accept", "yes|no", "no", "no", "yes",
        "23: without Accept: application/json a 422 becomes 302 to the site, a 404 HTML"},
    {T::NumericStrings, "numeric_strings", "yes|no", "no", "no", "yes",
        "an integer may be sent as a string of digits"},
    {T::PaymentErrorType, "payment_error_type", "payment_error|terminal_payment_error",
        "payment_error", "terminal_payment_error", "payment_error",
        "24, 25: the error type of a refused POST /transactions"},
    {T::RawProcessorText, "raw_processor_text", "yes|no", "yes", "yes", "yes",
        "Stripe's text reaches the client; no = 'The payment could not be processed.'"},
    {T::AliasPaymentIntents, "alias_payment_intents", "yes|no", "yes", "yes", "no",
        "26: /v1/payment-intents works like /v1/transactions"},
    {T::Checkout, "checkout", "all|sessions|none", "sessions", "all", "none",
        "27: checkout sessions and payment links exist"},
    {T::Ach, "ach", "yes|no", "no", "yes", "no", "28: payment_method_type ach is accepted"},
    {T::PublishableToken, "publishable_token", "yes|no", "yes", "no", "no",
        "29: a publishable key may fetch a connection token"},
    {T::ModeFrom, "mode_from", "key|merchant", "key", "key", "merchant",
        "30: test or live is decided by the key or by merchant.test_mode"},
    {T::MerchantFields, "merchant_fields", "five|eleven", "eleven", "five", "eleven",
        "3: what GET /merchant shows"},
    {T::WebhookHeader, "webhook_header", "X-PlutoPay-Signature|PlutoPay-Signature|both",
        "X-PlutoPay-Signature", "X-PlutoPay-Signature", "X-PlutoPay-Signature",
        "31: the signature header's name"},
    {T::WebhookValue, "webhook_value", "t_v1|hex|sha256", "hex", "t_v1", "t_v1",
        "32: the signature's form"},
    {T::WebhookPayload, "webhook_payload", "flat|object", "flat", "object", "flat",
        "33, 34: created_at with flat data, or created with data.object"},
    {T::WebhookEventId, "webhook_event_id", "evt|colliding", "evt", "evt", "colliding",
        "35: event ids are unique, or type_unix (always flat) and collide within a second"},
    {T::WebhookEvents, "webhook_events", "all|payment_results|test_only", "all", "all", "test_only",
        "36: which events are ever sent"},
    {T::WebhookWildcard, "webhook_wildcard", "all|literal", "all", "all", "literal",
        "37: '*' in a subscription means every event, or an event called *"},
    {T::WebhookNames, "webhook_names", "payment|payment_intent|completed", "payment", "payment",
        "payment", "36: payment.succeeded, payment_intent.succeeded or payment.completed"},
    {T::WebhookDuplicates, "webhook_duplicates", "number", "0", "0", "0",
        "each delivery is sent this many times more"},
    {T::WebhookStorm, "webhook_storm", "yes|no", "no", "no", "yes",
        "38: one failed delivery is selected again every minute, for ever"},
    {T::WebhookRetries, "webhook_retries", "5|4|0", "5", "5", "4",
        "38: retries after 1 m, 5 m, 30 m, 2 h, 24 h; with 4, ten failures disable the endpoint"},
    {T::WebhookDelayMs, "webhook_delay_ms", "number", "0", "0", "0",
        "between an event and its first delivery, in milliseconds"},
    {T::WebhookEventEnum, "webhook_event_enum", "yes|no", "no", "yes", "no",
        "36: subscriptions are checked against the list of events"},
    {T::WebhookTestReaches, "webhook_test_reaches", "one|all", "one", "one", "all",
        "a test event goes to the endpoint in the path, or to every one that accepts it"},
    {T::TerminalFields, "terminal_fields", "eight|twenty", "eight", "eight", "twenty",
        "42: what a Terminal shows; eight has no processor_terminal_id"},
    {T::UnknownTerminal, "unknown_terminal", "ignored|refused", "refused", "refused", "ignored",
        "create-payment with a terminal_id that does not exist"},
    {T::ReaderStatusAtBirth, "reader_status_at_birth", "online|offline|pairing", "online", "online",
        "offline", "the stored status of a terminal just registered with a code"},
    {T::ReaderBattery, "reader_battery", "yes|no", "yes", "yes", "no",
        "battery_level is filled in lists of readers"},
    {T::RegistrationNeedsLocation, "registration_needs_location", "yes|no", "no", "no", "no",
        "a registration code fails with 'Missing required param: location.'"},
    {T::MetadataOverwritten, "metadata_overwritten", "yes|no", "no", "no", "yes",
        "45: metadata.terminal_id becomes the reader's tmr_ or null"},
    {T::TransactionFields, "transaction_fields", "core|all", "core", "all", "all",
        "a Transaction shows the page's fields only, or also badge, source, is_test and all times"},
    {T::PhpEmpties, "php_empties", "yes|no", "no", "no", "yes",
        "45, 46: {} comes back as [], unset card fields as {}"},
    {T::CardFields, "card_fields", "always|card_only|never", "never", "always", "card_only",
        "46: card_brand and card_last_four are present"},
    {T::ProcessorVisible, "processor_visible", "yes|no", "no", "no", "yes",
        "processor_type and processor_transaction_id are shown"},
    {T::TipVisible, "tip_visible", "hidden|field|in_amount", "hidden", "hidden", "hidden",
        "47: a tip from the reader is hidden, tip_amount, or inside amount"},
    {T::AmountFormatted, "amount_formatted", "dollar|lower|none", "dollar", "none", "lower",
        "48: '$25.00', 'usd 25.00' or no such key"},
    {T::DescriptionLimit, "description_limit", "number", "500", "500", "255",
        "49: between this and 500 the row fails with SQL text after the intent was made"},
    {T::RefundAnswer, "refund_answer", "transaction|refund", "transaction", "transaction", "refund",
        "5: a refund answers 200 with the Transaction, or 201 with a Refund"},
    {T::SecondPartialRefund, "second_partial_refund", "allowed|refused", "allowed", "allowed",
        "refused", "50: a second partial refund"},
    {T::RefundReason, "refund_reason", "free|enum", "free", "free", "enum",
        "51: any reason, or Stripe's three"},
    {T::RefundLimit, "refund_limit", "captured|amount", "captured", "captured", "amount",
        "80: the limit is what was captured, or the row's amount"},
    {T::CurrencyCase, "currency_case", "as_sent|lower", "lower", "lower", "lower",
        "53: the case of currency in a Transaction"},
    {T::Timestamps, "timestamps", "offset|zulu|micros", "offset", "zulu", "offset",
        "54: 2026-01-02T03:04:05 with +00:00, Z or .000000Z"},
    {T::TotalSpent, "total_spent", "integer|string", "integer", "integer", "string",
        "55: a customer's total_spent"},
    {T::Health, "health", "three|one|four", "three", "one", "four", "58: the keys of health"},
    {T::ConnectDefect, "connect_defect", "yes|no", "no", "no", "no",
        "process-payment is sent for the connected account and finds nothing"},
    {T::CapturableEvent, "capturable_event", "yes|no", "yes", "yes", "no",
        "an authorisation on a reader reaches the row"},
    {T::Settlement, "settlement", "at_once|after|never", "at_once", "at_once", "after",
        "GET learns Stripe's result at once, after settlement_ms, or never"},
    {T::SettlementMs, "settlement_ms", "number", "800", "800", "800", "how late, in milliseconds"},
    {T::LateFlip, "late_flip", "no|failed|canceled|pending", "no", "no", "no",
        "a late event turns a succeeded row into this word; captured_at stays"},
    {T::LateFlipMs, "late_flip_ms", "number", "2000", "2000", "2000",
        "how long after success the late event lands, in milliseconds"},
    {T::PromptSurvivesCancel, "prompt_survives_cancel", "yes|no", "yes", "yes", "yes",
        "cancelling the payment leaves the reader's prompt"},
    {T::AuthorisationMs, "authorisation_ms", "number", "1200", "1200", "1200",
        "the bank's answer, in milliseconds; a slow bank takes 12000"},
    {T::PinEntry, "pin_entry", "wait|auto", "wait", "wait", "wait",
        "a PIN waits for a person (control), or is typed at once"},
    {T::ResultScreenMs, "result_screen_ms", "number", "3000", "3000", "3000",
        "how long the reader shows the result, in milliseconds"},
    {T::PromptTimeoutMs, "prompt_timeout_ms", "number", "0", "0", "0",
        "the reader gives up a prompt nobody answers, in milliseconds; 0 = never"},
    {T::TipsOnReader, "tips_on_reader", "yes|no", "no", "no", "no",
        "the reader offers a tip with every prompt"},
    {T::CustomerCancel, "customer_cancel", "yes|no", "yes", "yes", "yes",
        "the customer may cancel on the reader"},
    {T::DailyReboot, "daily_reboot", "yes|no", "no", "no", "no", "readers restart at midnight UTC"},
    {T::RebootMs, "reboot_ms", "number", "90000", "90000", "90000",
        "how long a restart takes, in milliseconds"},
    {T::Disputes, "disputes", "yes|no", "yes", "yes", "no", "dispute rows exist"},
}};

std::int64_t numberOf(std::string_view text, bool &ok)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    ok = error == std::errc{} && end == text.data() + text.size() && value >= 0;
    return ok ? value : 0;
}

bool hasWord(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        const auto bar = words.find('|');
        if (words.substr(0, bar) == word) {
            return true;
        }
        words = bar == std::string_view::npos ? std::string_view{} : words.substr(bar + 1);
    }
    return false;
}

} // namespace

std::span<const ToggleRow> toggleTable()
{
    return rows;
}

Dialect::Dialect(std::string_view preset)
    : m_preset{isPreset(preset) ? preset : "openapi"}
{
    for (std::size_t at = 0; at < size; ++at) {
        const auto &row = rows[at];
        base::invariant(index(row.toggle) == at);
        assign(at,
            m_preset == "docs"          ? row.docs
                : m_preset == "backend" ? row.backend
                                        : row.openapi);
    }
}

bool Dialect::isPreset(std::string_view name)
{
    return name == "docs" || name == "openapi" || name == "backend";
}

void Dialect::assign(std::size_t at, std::string_view value)
{
    m_words[at] = value;
    bool ok = false;
    m_numbers[at] = numberOf(value, ok);
    ++m_changes;
}

std::string Dialect::set(std::string_view name, std::string_view value)
{
    for (std::size_t at = 0; at < size; ++at) {
        const auto &row = rows[at];
        if (row.name != name) {
            continue;
        }
        bool ok = false;
        if (row.words == "number") {
            numberOf(value, ok);
        } else {
            ok = hasWord(row.words, value);
        }
        if (!ok) {
            return "The toggle " + std::string{name} + " takes " + std::string{row.words} + ".";
        }
        assign(at, value);
        return {};
    }
    return "There is no toggle called " + std::string{name} + ".";
}

} // namespace pos::sandbox
