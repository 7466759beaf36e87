// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/stripe.h"

#include "app/sandbox/cards.h"
#include "app/sandbox/reader.h"
#include "app/sandbox/settlement.h"
#include "core/base/invariant.h"

namespace pos::sandbox {
namespace {

const RefusalText &rowOf(Refused refused)
{
    const auto &row = refusalTexts[static_cast<std::size_t>(refused)];
    base::invariant(row.refused == refused);
    return row;
}

// The only place where money moves from a customer to the shop.
void takeMoney(Intent &intent, std::int64_t amount)
{
    base::invariant(intent.captures == 0);
    base::invariant(amount > 0 && amount <= intent.authorised);
    intent.captures = 1;
    intent.captured = amount;
    intent.status = "succeeded";
}

} // namespace

std::string_view Refusal::code() const
{
    return rowOf(refused).code;
}

std::string Refusal::text() const
{
    std::string text{rowOf(refused).text};
    if (const auto hole = text.find("{}"); hole != std::string::npos) {
        text.replace(hole, 2, detail);
    }
    return text;
}

Intent &createIntent(Shop &shop, const IntentDraft &draft)
{
    Intent intent;
    intent.id = shop.token("pi_3", 23);
    intent.clientSecret = shop.token(intent.id + "_secret_", 25);
    intent.description = draft.description;
    intent.currency = draft.currency;
    intent.status = "requires_payment_method";
    intent.captureMethod = draft.captureMethod;
    intent.type = draft.type;
    intent.amount = draft.amount;
    intent.test = draft.test;
    return shop.state.intents.add(std::move(intent));
}

void beginAuthorisation(Shop &shop, Intent &intent, std::string_view cardNumber)
{
    base::invariant(intent.status == "requires_payment_method");
    const auto verdict = judge(cardNumber, intent.amount, intent.test);
    intent.status = "processing";
    intent.verdict = verdict.code;
    intent.fate.clear();
    intent.refundsFail = verdict.refundsFail;
    intent.cardBrand = brandOf(cardNumber);
    intent.cardLast4 = lastFour(cardNumber);
    tell(shop, intent, "processing");
}

bool endAuthorisation(Shop &shop, Intent &intent)
{
    base::invariant(intent.status == "processing");
    if (intent.fate == "lost_before") {
        // The bank was never asked: nothing happened, and nobody is told.
        intent.status = "requires_payment_method";
        return false;
    }
    if (intent.fate == "card_removed") {
        intent.verdict = "card_removed";
    }
    if (intent.verdict != "approved") {
        intent.status = "requires_payment_method";
        intent.lastError = intent.verdict;
        intent.lastErrorText = declineText(intent.verdict);
        tell(shop, intent, "failed");
        return false;
    }
    intent.lastError.clear();
    intent.lastErrorText.clear();
    intent.authorised = intent.amount + intent.tip;
    if (intent.captureMethod == "manual") {
        intent.status = "requires_capture";
        tell(shop, intent, "capturable");
    } else {
        takeMoney(intent, intent.authorised);
        tell(shop, intent, "succeeded");
    }
    return true;
}

Refusal confirmOnline(Shop &shop, Intent &intent, std::string_view cardNumber)
{
    if (intent.status != "requires_payment_method") {
        return {Refused::IntentState, intent.status};
    }
    beginAuthorisation(shop, intent, cardNumber);
    if (!endAuthorisation(shop, intent)) {
        return {Refused::CardDeclined, intent.lastErrorText};
    }
    return {};
}

Refusal cancelIntent(Shop &shop, Intent &intent)
{
    if (intent.status == "processing" || intent.status == "succeeded"
        || intent.status == "canceled") {
        return {Refused::CancelState, intent.status};
    }
    intent.status = "canceled";
    intent.authorised = 0;
    if (!shop.on(Toggle::PromptSurvivesCancel)) {
        if (auto *reader = shop.state.readers.find(intent.readerId); reader != nullptr) {
            clearPrompt(shop, *reader, "payment_canceled");
        }
    }
    tell(shop, intent, "canceled");
    return {};
}

Refusal captureIntent(Shop &shop, Intent &intent, std::int64_t amount)
{
    if (intent.status != "requires_capture") {
        return {Refused::CaptureState, intent.status};
    }
    if (amount > intent.authorised) {
        return {Refused::CaptureAmount, std::to_string(intent.authorised)};
    }
    takeMoney(intent, amount == 0 ? intent.authorised : amount);
    tell(shop, intent, "succeeded");
    return {};
}

Refusal refundIntent(Intent &intent, std::int64_t amount)
{
    if (intent.captures == 0) {
        return {Refused::RefundNone, {}};
    }
    const auto left = intent.captured - intent.refunded;
    if (left == 0) {
        return {Refused::RefundDone, {}};
    }
    if (amount <= 0 || amount > left) {
        return {Refused::RefundAmount, std::to_string(left)};
    }
    intent.refunded += amount;
    base::invariant(intent.refunded <= intent.captured);
    return {};
}

} // namespace pos::sandbox
