// SPDX-License-Identifier: Apache-2.0
//
// Stripe's PaymentIntents under PlutoPay. This is the truth of the sandbox: money is taken in one
// function only, and at most once for an intent. PlutoPay's rows learn of it through settlement.h.
#pragma once

#include "app/sandbox/shop.h"
#include "app/sandbox/state.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pos::sandbox {

// What Stripe refuses, with its machine code and its sentence ({} stands for the detail). PlutoPay
// flattens all of them to 400 and passes only the sentence.
enum class Refused : unsigned {
    Nothing,
    NoSuchIntent,
    NoSuchReader,
    IntentState,
    ReaderOffline,
    ReaderTimeout,
    ReaderBusy,
    NoAction,
    CancelState,
    CaptureState,
    CaptureAmount,
    RefundAmount,
    RefundDone,
    RefundNone,
    RefundReason,
    CardDeclined,
    Count
};

struct RefusalText {
    Refused refused;
    std::string_view code, text;
};

constexpr std::array<RefusalText, static_cast<std::size_t>(Refused::Count)> refusalTexts{{
    {Refused::Nothing, "", ""},
    {Refused::NoSuchIntent, "resource_missing", "No such payment_intent: '{}'"},
    {Refused::NoSuchReader, "resource_missing", "No such terminal.reader: '{}'"},
    {Refused::IntentState, "intent_invalid_state",
        "The PaymentIntent must be in the requires_payment_method state to be processed by a "
        "reader, but it has a status of {}."},
    {Refused::ReaderOffline, "terminal_reader_offline",
        "Reader is currently offline, please ensure the reader is powered on and connected to the "
        "internet before retrying your request."},
    {Refused::ReaderTimeout, "terminal_reader_timeout",
        "There was a timeout when sending this command to the reader."},
    {Refused::ReaderBusy, "terminal_reader_busy",
        "Reader is currently busy processing another request, please try again once it has "
        "finished."},
    {Refused::NoAction, "terminal_reader_invalid_action",
        "The reader is not waiting for a payment method."},
    {Refused::CancelState, "payment_intent_unexpected_state",
        "You cannot cancel this PaymentIntent because it has a status of {}."},
    {Refused::CaptureState, "payment_intent_unexpected_state",
        "This PaymentIntent could not be captured because it has a status of {}. Only a "
        "PaymentIntent with one of the following statuses may be captured: requires_capture."},
    {Refused::CaptureAmount, "amount_too_large",
        "The amount to capture is greater than the authorized amount of {}."},
    {Refused::RefundAmount, "charge_refund_amount",
        "Refund amount is greater than unrefunded amount on charge ({})."},
    {Refused::RefundDone, "charge_already_refunded", "Charge has already been refunded."},
    {Refused::RefundNone, "payment_intent_unexpected_state",
        "This PaymentIntent does not have a successful charge to refund."},
    {Refused::RefundReason, "parameter_invalid_enum",
        "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer"},
    {Refused::CardDeclined, "card_declined", "{}"},
}};

struct Refusal {
    Refused refused = Refused::Nothing;
    std::string detail;
    [[nodiscard]] bool ok() const { return refused == Refused::Nothing; }
    [[nodiscard]] std::string_view code() const;
    [[nodiscard]] std::string text() const; // Stripe's sentence with the detail filled in
};

// A new intent in requires_payment_method, for the amount and currency of the draft.
struct IntentDraft {
    std::int64_t amount = 0;
    std::string currency, description, captureMethod = "automatic", type = "card_present";
    bool test = true;
};
Intent &createIntent(Shop &shop, const IntentDraft &draft);

// The bank is being asked: requires_payment_method → processing, with the verdict to come.
void beginAuthorisation(Shop &shop, Intent &intent, std::string_view cardNumber);
// The bank's answer: processing → succeeded, requires_capture, or back. True when approved.
bool endAuthorisation(Shop &shop, Intent &intent);

// An online card (checkout page, or POST /transactions with confirm): the answer comes at once.
Refusal confirmOnline(Shop &shop, Intent &intent, std::string_view cardNumber);

Refusal cancelIntent(Shop &shop, Intent &intent);
// `amount` 0 = all that was authorised.
Refusal captureIntent(Shop &shop, Intent &intent, std::int64_t amount);
Refusal refundIntent(Intent &intent, std::int64_t amount);

} // namespace pos::sandbox
