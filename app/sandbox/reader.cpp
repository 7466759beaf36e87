// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/reader.h"

#include "app/sandbox/cards.h"
#include "app/sandbox/events.h"
#include "core/base/invariant.h"

#include <string>
#include <utility>

namespace pos::sandbox {
namespace {

constexpr std::size_t eventsKept = 256;

void note(Shop &shop, Reader &reader, std::string_view kind, std::string_view reason = {})
{
    reader.events.push_back(
        {++reader.lastSeq, std::string{kind}, reader.intent, std::string{reason}, shop.now()});
    if (reader.events.size() > eventsKept) {
        reader.events.pop_front();
    }
}

void finishAction(
    Reader &reader, std::string_view status, std::string_view code = {}, std::string_view text = {})
{
    reader.actionStatus = status;
    reader.failureCode = code;
    reader.failureText = text;
}

void toIdle(Reader &reader)
{
    reader.screen = "idle";
    reader.intent.clear();
    reader.card.clear();
    reader.method.clear();
    reader.cardIn = false;
    reader.tip = 0;
    ++reader.generation;
}

// The intent that the screen shows is no longer prompted here.
void releaseIntent(Shop &shop, const Reader &reader)
{
    auto *intent = shop.state.intents.find(reader.intent);
    if (intent != nullptr && intent->readerId == reader.id) {
        intent->readerId.clear();
    }
}

void showPrompt(Shop &shop, Reader &reader, Intent &intent)
{
    if (!reader.intent.empty() && reader.screen == "prompt" && reader.intent != intent.id) {
        note(shop, reader, "prompt_cleared", "replaced");
    }
    releaseIntent(shop, reader);
    toIdle(reader);
    reader.intent = intent.id;
    reader.screen = "prompt";
    reader.actionIntent = intent.id;
    finishAction(reader, "in_progress");
    intent.readerId = reader.id;
    intent.tip = 0;
    ++intent.prompts;
    note(shop, reader, "prompt_shown");
    if (const auto limitMs = shop.dialect.number(Toggle::PromptTimeoutMs); limitMs > 0) {
        shop.later(limitMs, {Due::Kind::PromptTimeout, reader.id, {}, reader.generation});
    }
}

void showResult(Shop &shop, Reader &reader, bool approved, std::string_view reason)
{
    reader.screen = approved ? "approved" : "declined";
    note(shop, reader, reader.screen, reason);
    releaseIntent(shop, reader);
    if (reader.cardIn) {
        reader.screen = "remove_card";
        note(shop, reader, "remove_card");
        return;
    }
    shop.later(shop.dialect.number(Toggle::ResultScreenMs),
        {Due::Kind::ClearScreen, reader.id, {}, reader.generation});
}

Refusal startAuthorisation(Shop &shop, Reader &reader)
{
    auto *intent = shop.state.intents.find(reader.intent);
    if (intent == nullptr || intent->status != "requires_payment_method") {
        // A prompt that outlived its payment: the tap cannot charge.
        const std::string status = intent == nullptr ? "gone" : intent->status;
        finishAction(reader, "failed", "payment_intent_unexpected_state",
            Refusal{Refused::IntentState, status}.text());
        showResult(shop, reader, false, "payment_" + status);
        return {Refused::IntentState, status};
    }
    intent->tip = reader.tip;
    beginAuthorisation(shop, *intent, reader.card);
    reader.screen = "processing";
    note(shop, reader, "processing");
    shop.later(shop.dialect.number(Toggle::AuthorisationMs),
        {Due::Kind::Authorise, reader.id, intent->id, reader.generation});
    return {};
}

void bankAnswered(Shop &shop, Reader &reader, const Due &due)
{
    auto *intent = shop.state.intents.find(due.word);
    base::invariant(intent != nullptr);
    const auto approved = endAuthorisation(shop, *intent);
    const bool stillHere = reader.generation == due.value && reader.screen == "processing"
        && reader.status == "online";
    if (!stillHere) {
        return; // its action stays in_progress; the intent knows the truth
    }
    if (approved) {
        finishAction(reader, "succeeded");
    } else {
        finishAction(reader, "failed", intent->lastError, intent->lastErrorText);
    }
    showResult(shop, reader, approved, approved ? std::string_view{} : intent->lastError);
}

void storeStatus(Shop &shop, const Reader &reader)
{
    for (auto &terminal : shop.state.terminals.rows()) {
        if (terminal.readerId != reader.id || terminal.status == reader.status) {
            continue;
        }
        terminal.status = reader.status;
        terminal.updatedMs = shop.now();
        emitEvent(shop, reader.status == "online" ? "terminal.connected" : "terminal.disconnected",
            {{"id", terminal.id}, {"name", terminal.name}, {"status", terminal.status}});
    }
}

} // namespace

Reader &createReader(Shop &shop, std::string_view label, std::string_view deviceType, bool live)
{
    Reader reader;
    reader.id = shop.token("tmr_", 14);
    reader.label = label;
    reader.deviceType = deviceType;
    reader.serial = shop.token("SIM", 8);
    reader.live = live;
    reader.seenMs = shop.now();
    return shop.state.readers.add(std::move(reader));
}

Reader *findReader(Shop &shop, std::string_view id)
{
    if (auto *reader = shop.state.readers.find(id); reader != nullptr) {
        return reader;
    }
    if (const auto *terminal = shop.state.terminals.find(id); terminal != nullptr) {
        return shop.state.readers.find(terminal->readerId);
    }
    for (auto &reader : shop.state.readers.rows()) {
        if (reader.label == id) {
            return &reader;
        }
    }
    return nullptr;
}

bool isBusy(const Reader &reader)
{
    return reader.holdBusy || reader.cardIn || reader.screen == "processing"
        || reader.screen == "pin" || reader.screen == "remove_card";
}

Refusal processIntent(Shop &shop, std::string_view intentId, std::string_view readerId, bool test)
{
    auto *reader = shop.state.readers.find(readerId);
    if (reader == nullptr || reader->live == test || shop.on(Toggle::ConnectDefect)) {
        return {Refused::NoSuchReader, std::string{readerId}};
    }
    auto *intent = shop.state.intents.find(intentId);
    if (intent == nullptr || intent->test != test) {
        return {Refused::NoSuchIntent, std::string{intentId}};
    }
    if (intent->status != "requires_payment_method" || intent->type != "card_present") {
        return {Refused::IntentState, intent->status};
    }
    if (reader->status != "online") {
        return {Refused::ReaderOffline, {}};
    }
    const auto trouble = std::exchange(reader->nextCommand, {});
    if (trouble == "timeout_not_started") {
        return {Refused::ReaderTimeout, {}};
    }
    if (trouble == "busy" || isBusy(*reader)) {
        return {Refused::ReaderBusy, {}};
    }
    reader->seenMs = shop.now();
    showPrompt(shop, *reader, *intent);
    if (trouble == "timeout_started") {
        return {Refused::ReaderTimeout, {}};
    }
    return {};
}

void clearPrompt(Shop &shop, Reader &reader, std::string_view reason)
{
    if (reader.screen != "prompt") {
        return;
    }
    note(shop, reader, "prompt_cleared", reason);
    releaseIntent(shop, reader);
    toIdle(reader);
    reader.actionStatus.clear();
    reader.actionIntent.clear();
}

Refusal cancelAction(Shop &shop, Reader &reader)
{
    if (reader.status != "online") {
        return {Refused::ReaderOffline, {}};
    }
    if (isBusy(reader)) {
        return {Refused::ReaderBusy, {}};
    }
    clearPrompt(shop, reader, "cancel_action");
    reader.actionStatus.clear();
    reader.actionIntent.clear();
    return {};
}

Refusal presentCard(
    Shop &shop, Reader &reader, std::string_view card, std::string_view method, bool pinAtOnce)
{
    if (reader.status != "online") {
        return {Refused::ReaderOffline, {}};
    }
    if (reader.screen != "prompt") {
        return {Refused::NoAction, {}};
    }
    reader.card = card.empty() ? "4242424242424242" : card;
    reader.method = method.empty() ? "tap" : method;
    reader.cardIn = reader.method == "insert";
    note(shop, reader, "card_presented", reader.method);
    const auto *intent = shop.state.intents.find(reader.intent);
    const bool asksPin = intent != nullptr && intent->status == "requires_payment_method"
        && judge(reader.card, intent->amount, intent->test).asksPin;
    if (asksPin) {
        reader.screen = "pin";
        note(shop, reader, "pin_entry");
        if (!pinAtOnce && !shop.is(Toggle::PinEntry, "auto")) {
            return {};
        }
    }
    return startAuthorisation(shop, reader);
}

Refusal enterPin(Shop &shop, Reader &reader, bool right)
{
    if (reader.screen != "pin") {
        return {Refused::NoAction, {}};
    }
    auto started = startAuthorisation(shop, reader);
    auto *intent = shop.state.intents.find(reader.intent);
    if (started.ok() && !right && intent != nullptr) {
        intent->verdict = "incorrect_pin";
    }
    return started;
}

Refusal removeCard(Shop &shop, Reader &reader)
{
    if (!reader.cardIn) {
        return {Refused::NoAction, {}};
    }
    reader.cardIn = false;
    if (reader.screen == "pin") {
        // Nothing was asked of the bank yet: the prompt comes back by itself.
        note(shop, reader, "card_removed", "early");
        reader.screen = "prompt";
        return {};
    }
    if (reader.screen == "processing") {
        note(shop, reader, "card_removed", "early");
        if (auto *intent = shop.state.intents.find(reader.intent); intent != nullptr) {
            intent->fate = "card_removed";
        }
        return {};
    }
    note(shop, reader, "card_removed");
    toIdle(reader);
    return {};
}

Refusal customerCancels(Shop &shop, Reader &reader)
{
    const bool waiting = reader.screen == "prompt" || reader.screen == "pin";
    if (!waiting || !shop.on(Toggle::CustomerCancel)) {
        return {Refused::NoAction, {}};
    }
    note(shop, reader, "customer_cancelled");
    finishAction(reader, "failed", "customer_canceled", "The customer canceled the payment.");
    releaseIntent(shop, reader);
    toIdle(reader);
    return {};
}

Refusal chooseTip(Shop &shop, Reader &reader, std::int64_t tipMinor)
{
    if (reader.screen != "prompt" || tipMinor < 0 || !shop.on(Toggle::TipsOnReader)) {
        return {Refused::NoAction, {}};
    }
    reader.tip = tipMinor;
    return {};
}

void walkAway(Shop &shop, Reader &reader)
{
    if (reader.cardIn) {
        static_cast<void>(removeCard(shop, reader));
    } else if (reader.screen == "pin") {
        note(shop, reader, "prompt_shown", "pin_abandoned");
        reader.screen = "prompt";
    }
}

void setReaderStatus(
    Shop &shop, Reader &reader, std::string_view status, bool lostBefore, bool stale)
{
    if (reader.status != status) {
        reader.status = status;
        note(shop, reader, status == "online" ? "online" : "offline");
        if (reader.screen == "processing") {
            auto *intent = shop.state.intents.find(reader.intent);
            if (status != "online" && intent != nullptr && intent->status == "processing") {
                intent->fate = lostBefore ? "lost_before" : "lost_after";
            }
        }
        if (status == "online") {
            reader.seenMs = shop.now();
            if (reader.screen == "processing") {
                // It shows an error and starts afresh; the action slot stays as it was.
                releaseIntent(shop, reader);
                toIdle(reader);
            }
        }
    }
    if (!stale) {
        storeStatus(shop, reader);
    }
}

void rebootReader(Shop &shop, Reader &reader, std::int64_t downMs)
{
    setReaderStatus(shop, reader, "offline", false, false);
    if (!reader.intent.empty()) {
        note(shop, reader, "prompt_cleared", "reboot");
    }
    releaseIntent(shop, reader);
    toIdle(reader);
    shop.later(downMs, {Due::Kind::ReaderBack, reader.id, {}, 0});
}

void readerDue(Shop &shop, const Due &due)
{
    auto *reader = shop.state.readers.find(due.subject);
    base::invariant(reader != nullptr);
    const bool current = reader->generation == due.value;
    if (due.kind == Due::Kind::Authorise) {
        bankAnswered(shop, *reader, due);
    } else if (due.kind == Due::Kind::ReaderBack) {
        setReaderStatus(shop, *reader, "online", false, false);
    } else if (due.kind == Due::Kind::ClearScreen && current) {
        note(shop, *reader, "prompt_cleared", "done");
        toIdle(*reader);
    } else if (due.kind == Due::Kind::PromptTimeout && current && reader->screen == "prompt") {
        finishAction(*reader, "failed", "collection_timed_out", "Nobody presented a card.");
        note(shop, *reader, "prompt_cleared", "timed_out");
        releaseIntent(shop, *reader);
        toIdle(*reader);
    }
}

} // namespace pos::sandbox
