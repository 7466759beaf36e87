// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/presenter.h"

#include "app/sandbox/pay_page.h"

#include <array>
#include <chrono>

namespace pos::sandbox {
namespace {

void twoDigits(std::string &text, unsigned value)
{
    text += static_cast<char>('0' + value / 10 % 10);
    text += static_cast<char>('0' + value % 10);
}

void appendDate(std::string &text, std::int64_t utcMs)
{
    namespace ch = std::chrono;
    const ch::sys_time<ch::milliseconds> time{ch::milliseconds{utcMs}};
    const ch::year_month_day day{ch::floor<ch::days>(time)};
    const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
    twoDigits(text, year / 100);
    twoDigits(text, year % 100);
    text += '-';
    twoDigits(text, static_cast<unsigned>(day.month()));
    text += '-';
    twoDigits(text, static_cast<unsigned>(day.day()));
}

std::string timeText(std::int64_t utcMs, std::string_view ending)
{
    std::string text;
    text.reserve(32);
    appendDate(text, utcMs);
    text += 'T';
    const auto second = static_cast<unsigned>((utcMs / 1000) % 86'400);
    twoDigits(text, second / 3600);
    text += ':';
    twoDigits(text, second / 60 % 60);
    text += ':';
    twoDigits(text, second % 60);
    text += ending;
    return text;
}

std::string_view badge(std::string_view status)
{
    if (status == "succeeded") {
        return "success";
    }
    if (status == "failed" || status == "disputed") {
        return "destructive";
    }
    if (status == "canceled") {
        return "secondary";
    }
    return status == "pending" || status == "processing" ? "warning" : "info";
}

void putCard(const Shop &shop, const Transaction &row, Moment moment, Json &json)
{
    const auto rule = shop.dialect.word(Toggle::CardFields);
    const bool card = row.methodType == "card";
    if (rule == "never") {
        return;
    }
    if (rule == "card_only" && !card) {
        if (moment == Moment::Posted && shop.on(Toggle::PhpEmpties)) {
            json.emplace("card_brand", Json::object());
            json.emplace("card_last_four", Json::object());
        }
        return;
    }
    json.emplace("card_brand", textOrNull(row.cardBrand));
    json.emplace("card_last_four", textOrNull(row.cardLast4));
}

void putAmounts(const Shop &shop, const Transaction &row, Json &json)
{
    const auto tip = shop.dialect.word(Toggle::TipVisible);
    json.emplace("amount", tip == "in_amount" ? row.amount + row.tip : row.amount);
    const auto form = shop.dialect.word(Toggle::AmountFormatted);
    if (form == "dollar") {
        json.emplace("amount_formatted", displayAmount(row.amount, row.currency));
    } else if (form == "lower") {
        std::string cents;
        twoDigits(cents, static_cast<unsigned>(row.amount % 100));
        json.emplace("amount_formatted",
            row.currency + " " + std::to_string(row.amount / 100) + "." + cents);
    }
    json.emplace("amount_refunded", row.amountRefunded);
    if (tip == "field") {
        json.emplace("tip_amount", row.tip);
    }
}

std::string modelName(const Shop &shop, const std::string &readerId)
{
    const auto *reader = shop.state.readers.find(readerId);
    return reader == nullptr ? std::string{} : reader->deviceType;
}

} // namespace

std::string statusWord(const Shop &shop, std::string_view status)
{
    if (status == "authorized") {
        return std::string{shop.dialect.word(Toggle::AuthorisedWord)};
    }
    if (status == "canceled") {
        return std::string{shop.dialect.word(Toggle::CancelledWord)};
    }
    if (status == "succeeded") {
        return std::string{shop.dialect.word(Toggle::SucceededWord)};
    }
    return std::string{status};
}

std::string_view canonicalStatus(std::string_view word)
{
    if (word == "requires_capture") {
        return "authorized";
    }
    if (word == "cancelled") {
        return "canceled";
    }
    return word == "completed" || word == "paid" || word == "captured" ? "succeeded" : word;
}

Json timeJson(const Shop &shop, std::int64_t utcMs)
{
    if (utcMs == 0) {
        return nullptr;
    }
    const auto form = shop.dialect.word(Toggle::Timestamps);
    return timeText(utcMs, form == "offset" ? "+00:00" : form == "zulu" ? "Z" : ".000000Z");
}

Json rawTimeJson(const Shop &shop, std::int64_t utcMs)
{
    if (utcMs == 0 || !shop.is(Toggle::TerminalFields, "twenty")) {
        return timeJson(shop, utcMs);
    }
    return timeText(utcMs, ".000000Z");
}

std::string dateText(std::int64_t utcMs)
{
    std::string text;
    appendDate(text, utcMs);
    return text;
}

Json metadataJson(const Shop &shop, const std::string &text)
{
    if (text.empty()) {
        return nullptr;
    }
    if (text == "{}" || text == "[]") {
        return shop.on(Toggle::PhpEmpties) ? Json::array() : Json::object();
    }
    return Json::parse(text, nullptr, false);
}

Json textOrNull(const std::string &text)
{
    return text.empty() ? Json() : Json(text);
}

Json transactionJson(const Shop &shop, const Transaction &row, Moment moment)
{
    const bool all = shop.is(Toggle::TransactionFields, "all");
    Json json = Json::object();
    json.get_ref<Json::object_t &>().reserve(32);
    json.emplace("id", row.id);
    json.emplace("reference", row.reference);
    json.emplace("type", "payment");
    json.emplace("status", statusWord(shop, row.status));
    if (all) {
        json.emplace("status_badge", badge(row.status));
    }
    putAmounts(shop, row, json);
    json.emplace("currency", row.currency);
    json.emplace("payment_method_type", row.methodType);
    putCard(shop, row, moment, json);
    json.emplace("description", textOrNull(row.description));
    if (all) {
        json.emplace("receipt_email", textOrNull(row.receiptEmail));
        json.emplace("source", row.source);
        json.emplace("is_test", row.test);
    }
    json.emplace("customer_id", textOrNull(row.customerId));
    json.emplace("terminal_id", textOrNull(row.terminalId));
    if (shop.on(Toggle::ProcessorVisible)) {
        json.emplace("processor_type", "stripe");
        json.emplace("processor_transaction_id", row.intentId);
    }
    json.emplace("metadata", metadataJson(shop, row.metadata));
    json.emplace("captured_at", timeJson(shop, row.capturedMs));
    if (all) {
        json.emplace("failed_at", timeJson(shop, row.failedMs));
        json.emplace("refunded_at", timeJson(shop, row.refundedMs));
        json.emplace("disputed_at", timeJson(shop, row.disputedMs));
    }
    json.emplace("created_at", timeJson(shop, row.createdMs));
    if (all) {
        json.emplace("updated_at", timeJson(shop, row.updatedMs));
    }
    return json;
}

Json refundJson(const Shop &shop, const Refund &row)
{
    return {{"merchant_id", shop.state.merchant.id}, {"transaction_id", row.transactionId},
        {"reference", row.reference}, {"amount", row.amount}, {"currency", row.currency},
        {"status", row.status}, {"reason", textOrNull(row.reason)},
        {"processor_refund_id", row.processorId}, {"is_test", row.test}, {"id", row.id},
        {"updated_at", rawTimeJson(shop, row.createdMs)},
        {"created_at", rawTimeJson(shop, row.createdMs)}};
}

Json terminalJson(const Shop &shop, const Terminal &row)
{
    if (shop.is(Toggle::TerminalFields, "eight")) {
        return {{"id", row.id}, {"name", row.name}, {"status", row.status},
            {"location_name", textOrNull(row.locationName)},
            {"location_address", textOrNull(row.locationAddress)},
            {"metadata", metadataJson(shop, row.metadata)},
            {"created_at", timeJson(shop, row.createdMs)},
            {"updated_at", timeJson(shop, row.updatedMs)}};
    }
    Json processor = nullptr;
    if (!row.readerId.empty()) {
        processor = {{"id", row.readerId}, {"object", "terminal.reader"},
            {"device_type", modelName(shop, row.readerId)}, {"label", row.name},
            {"serial_number", row.serial}, {"livemode", !row.test}};
    }
    return {{"id", row.id}, {"merchant_id", shop.state.merchant.id}, {"name", row.name},
        {"serial_number", textOrNull(row.serial)}, {"model", nullptr}, {"status", row.status},
        {"location_name", textOrNull(row.locationName)},
        {"location_address", textOrNull(row.locationAddress)},
        {"processor_terminal_id", textOrNull(row.readerId)}, {"processor_location_id", nullptr},
        {"processor_metadata", processor}, {"firmware_version", nullptr},
        {"battery_level", nullptr}, {"is_test", row.test},
        {"last_seen_at", rawTimeJson(shop, row.pairedMs)},
        {"paired_at", rawTimeJson(shop, row.pairedMs)},
        {"metadata", metadataJson(shop, row.metadata)},
        {"created_at", rawTimeJson(shop, row.createdMs)},
        {"updated_at", rawTimeJson(shop, row.updatedMs)}, {"deleted_at", nullptr}};
}

Json readerJson(const Shop &shop, const Terminal &row)
{
    const auto *reader = shop.state.readers.find(row.readerId);
    Json battery = nullptr;
    if (reader != nullptr && shop.on(Toggle::ReaderBattery)) {
        battery = reader->battery;
    }
    return {{"id", row.id}, {"name", row.name}, {"serial_number", textOrNull(row.serial)},
        {"model", textOrNull(row.model)}, {"status", row.status},
        {"location_name", textOrNull(row.locationName)},
        {"processor_terminal_id", textOrNull(row.readerId)}, {"battery_level", battery},
        {"last_seen_at", timeJson(shop, reader == nullptr ? row.pairedMs : reader->seenMs)}};
}

Json customerJson(const Shop &shop, const Customer &row)
{
    std::int64_t spent = 0;
    std::int64_t count = 0;
    for (const auto &payment : shop.state.transactions.rows()) {
        if (payment.customerId == row.id && payment.capturedMs != 0) {
            spent += payment.amount;
            ++count;
        }
    }
    Json json = {{"id", row.id}, {"external_id", textOrNull(row.externalId)},
        {"name", textOrNull(row.name)}, {"email", textOrNull(row.email)},
        {"phone", textOrNull(row.phone)}, {"address_line1", textOrNull(row.address1)},
        {"address_line2", textOrNull(row.address2)}, {"city", textOrNull(row.city)},
        {"state", textOrNull(row.state)}, {"postal_code", textOrNull(row.postalCode)},
        {"country", textOrNull(row.country)}, {"transactions_count", count}};
    if (shop.is(Toggle::TotalSpent, "string")) {
        json["total_spent"] = std::to_string(spent);
        json["total_spent_formatted"] = displayAmount(spent, "usd");
    } else {
        json["total_spent"] = spent;
    }
    json["metadata"] = metadataJson(shop, row.metadata);
    json["created_at"] = timeJson(shop, row.createdMs);
    json["updated_at"] = timeJson(shop, row.updatedMs);
    return json;
}

Json payoutJson(const Shop &shop, const Payout &row)
{
    return {{"id", row.id}, {"reference", row.reference}, {"amount", row.amount},
        {"currency", row.currency}, {"status", row.status}, {"is_test", row.test},
        {"arrival_date", rawTimeJson(shop, row.arrivalMs)},
        {"created_at", rawTimeJson(shop, row.createdMs)},
        {"updated_at", rawTimeJson(shop, row.createdMs)}};
}

Json disputeJson(const Shop &shop, const Dispute &row)
{
    return {{"id", row.id}, {"transaction_id", row.transactionId}, {"amount", row.amount},
        {"currency", row.currency}, {"status", row.status}, {"reason", row.reason},
        {"is_test", row.test}, {"evidence_due_by", rawTimeJson(shop, row.dueMs)},
        {"created_at", rawTimeJson(shop, row.createdMs)},
        {"updated_at", rawTimeJson(shop, row.createdMs)}};
}

Json checkoutJson(const Shop &shop, const Checkout &row)
{
    Json json = {{"id", row.uuid}, {"reference", row.id},
        {"url", shop.options.publicUrl + "/pay/" + row.id}, {"amount", row.amount},
        {"currency", row.currency}, {"description", textOrNull(row.description)},
        {"status", row.status}};
    if (row.kind == "session") {
        json["expires_at"] = timeJson(shop, row.expiresMs);
        json["success_url"] = textOrNull(row.successUrl);
        json["cancel_url"] = textOrNull(row.cancelUrl);
        json["customer_email"] = textOrNull(row.customerEmail);
    }
    json["transaction_id"] = textOrNull(row.transactionId);
    json["metadata"] = metadataJson(shop, row.metadata);
    json["created_at"] = timeJson(shop, row.createdMs);
    return json;
}

Json webhookEndpointJson(const Shop &shop, const WebhookEndpoint &row, bool secret)
{
    Json json = {{"id", row.id}, {"url", row.url}};
    if (secret) {
        json["secret"] = row.secret;
    }
    json["events"] = row.events.empty() ? Json() : Json(row.events);
    json["status"] = row.status;
    json["description"] = textOrNull(row.description);
    if (!secret && shop.is(Toggle::EnvelopeWebhookEndpoint, "bare")) {
        json["merchant_id"] = shop.state.merchant.id;
        json["failure_count"] = row.failureCount;
        json["last_success_at"] = rawTimeJson(shop, row.lastSuccessUtcMs);
        json["last_failure_at"] = rawTimeJson(shop, row.lastFailureUtcMs);
        json["disabled_at"] = rawTimeJson(shop, row.disabledUtcMs);
        json["updated_at"] = rawTimeJson(shop, row.updatedUtcMs);
        json["deleted_at"] = nullptr;
    }
    json["created_at"] = rawTimeJson(shop, row.createdUtcMs);
    return json;
}

Json merchantJson(const Shop &shop, bool test)
{
    const auto &row = shop.state.merchant;
    if (shop.is(Toggle::MerchantFields, "five")) {
        return {{"id", row.id}, {"business_name", row.businessName}, {"email", row.email},
            {"default_currency", row.currency}, {"test_mode", test}};
    }
    std::string currency = row.currency;
    if (shop.is(Toggle::TerminalFields, "twenty")) {
        for (auto &letter : currency) {
            letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
        }
    }
    return {{"id", row.id}, {"business_name", row.businessName}, {"display_name", row.displayName},
        {"email", row.email}, {"phone", row.phone}, {"country", row.country},
        {"default_currency", currency}, {"status", row.status},
        {"kyc_status", shop.dialect.preset() == "backend" ? "approved" : "verified"},
        {"test_mode", test}, {"created_at", timeJson(shop, row.createdMs)}};
}

} // namespace pos::sandbox
