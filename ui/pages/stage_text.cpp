// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/stage_text.h"

#include "core/base/invariant.h"
#include "ui/pages/core_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

using view::CheckoutAction;
using view::CheckoutView;
using view::Stage;

struct PaymentText {
    Q_DECLARE_TR_FUNCTIONS(Payment)
};

QString readerLine(const CheckoutView &c)
{
    const QString name = QString::fromStdString(c.readerName);
    const QString status = QString::fromStdString(c.readerStatus);
    if (status.isEmpty()) {
        return name;
    }
    const QString word = status == u"online" ? PaymentText::tr("online")
        : status == u"offline"               ? PaymentText::tr("offline")
        : status == u"busy"                  ? PaymentText::tr("busy")
                                             : status;
    return name + u" · "_s + word;
}

QString cardLine(const CheckoutView &c)
{
    QStringList parts;
    if (!c.cardBrand.empty()) {
        QString brand = QString::fromStdString(c.cardBrand);
        brand[0] = brand[0].toUpper();
        parts << (c.cardLastFour.empty()
                ? brand
                : brand + u" •••• "_s + QString::fromStdString(c.cardLastFour));
    }
    if (!c.authorisationCode.empty()) {
        parts << PaymentText::tr("code %1").arg(QString::fromStdString(c.authorisationCode));
    }
    return parts.join(u" · "_s);
}

PaneState pane(Tone tone, const QString &icon, const QString &word, const QString &detail = {})
{
    PaneState state;
    state.tone = tone;
    state.icon = icon;
    state.word = word;
    state.detail = detail;
    return state;
}

PaneState busy(PaneState state)
{
    state.busy = true;
    return state;
}

PaneState waitingPane(const CheckoutView &c, qint64 elapsedMs)
{
    PaneState state = pane(Tone::Waiting, u"tap"_s, waitingWord(c.readMethods), readerLine(c));
    if (c.asksKeepWaiting) {
        state.hint = PaymentText::tr("Still no card. Keep waiting, or cancel?");
    } else if (elapsedMs >= helpHintAfterMs) {
        state.hint = PaymentText::tr("Customer may need help");
    }
    return state;
}

PaneState unreachablePane(const CheckoutView &c)
{
    const QString name = QString::fromStdString(c.readerName);
    QString why;
    switch (c.readerTrouble) {
    case view::ReaderTrouble::Busy:
        why = PaymentText::tr("%1 is busy with another payment.").arg(name);
        break;
    case view::ReaderTrouble::Offline:
        why = PaymentText::tr("%1 is offline. Check its power and network.").arg(name);
        break;
    case view::ReaderTrouble::None:
    case view::ReaderTrouble::NoAnswer:
    case view::ReaderTrouble::Unknown:
        why = PaymentText::tr("Check that %1 is on and shows its start screen.").arg(name);
        break;
    }
    PaneState state
        = pane(Tone::Attention, u"reader"_s, PaymentText::tr("Reader did not answer"), why);
    state.hint = PaymentText::tr("Card NOT charged yet");
    return state;
}

PaneState checkingPane(const CheckoutView &c, const Theme &theme)
{
    PaneState state = pane(Tone::Attention, u"clock"_s, PaymentText::tr("Checking with PlutoPay"));
    state.hint = PaymentText::tr("Do not charge again");
    state.detail = c.interrupted
        ? PaymentText::tr("This till was interrupted. We are asking what happened to the payment.")
        : PaymentText::tr("The answer was lost on the way. We are asking what happened.");
    std::transform(c.log.begin(), c.log.end(), std::back_inserter(state.log),
        [&](const view::Saying &line) { return sayingText(line, theme); });
    return busy(state);
}

PaneState conflictPane(const CheckoutView &c, const Theme &theme)
{
    QString detail;
    if (c.amount && c.chargedAmount) {
        detail = PaymentText::tr("We asked for %1. PlutoPay says %2 was charged.")
                     .arg(theme.text(*c.amount), theme.text(*c.chargedAmount));
    } else {
        detail = PaymentText::tr("PlutoPay says something else than we asked for.");
    }
    // Where it is not the amount that differs, the core knows what does.
    const bool amount = c.refusal.empty() || c.refusal.code == view::Say::AnotherAmount;
    PaneState state = amount
        ? pane(Tone::Attention, u"warning"_s, PaymentText::tr("The amounts do not agree"), detail)
        : pane(Tone::Attention, u"warning"_s, PaymentText::tr("A person must look at this"),
            sayingText(c.refusal, theme));
    state.hint = PaymentText::tr("Do not charge again. A person decides.");
    return state;
}

PaneState paneOf(const CheckoutView &c, qint64 elapsedMs, const Theme &theme)
{
    const QString name = QString::fromStdString(c.readerName);
    switch (c.stage) {
    case Stage::Idle:
        return pane(Tone::Neutral, u"sale"_s, PaymentText::tr("Ready"));
    case Stage::Creating:
        return busy(
            pane(Tone::Waiting, u"card"_s, PaymentText::tr("Starting payment…"), readerLine(c)));
    case Stage::Sending:
        return busy(pane(
            Tone::Waiting, u"reader"_s, PaymentText::tr("Sending to %1").arg(name), readerLine(c)));
    case Stage::ReaderUnreachable:
        return unreachablePane(c);
    case Stage::WaitingForCard:
        return waitingPane(c, elapsedMs);
    case Stage::CardRead: {
        PaneState state
            = busy(pane(Tone::Processing, u"card"_s, PaymentText::tr("Card read – processing"),
                PaymentText::tr("Leave the card where it is.")));
        state.hint = c.slow ? PaymentText::tr("The bank is slow") : QString{};
        return state;
    }
    case Stage::PinEntry:
        return busy(
            pane(Tone::Processing, u"pin"_s, PaymentText::tr("Customer is entering PIN"), name));
    case Stage::RemoveCard:
        return pane(Tone::Processing, u"eject"_s, PaymentText::tr("Please remove card"), name);
    case Stage::Approved:
        return pane(Tone::Money, u"check"_s, PaymentText::tr("Approved"), cardLine(c));
    case Stage::Authorized:
        return pane(Tone::Money, u"hold"_s, PaymentText::tr("Held, not taken yet"), cardLine(c));
    case Stage::Declined:
        return pane(Tone::Stop, u"cross"_s, PaymentText::tr("Declined – ask for another card"),
            c.declineReason.empty() ? cardLine(c) : QString::fromStdString(c.declineReason));
    case Stage::Checking:
        return checkingPane(c, theme);
    case Stage::Cancelling:
        return busy(pane(Tone::Neutral, u"clock"_s, PaymentText::tr("Cancelling…"),
            PaymentText::tr("We wait until PlutoPay confirms it.")));
    case Stage::Cancelled:
        return pane(Tone::Neutral, u"cross"_s, PaymentText::tr("Cancelled – nothing charged"));
    case Stage::ApprovedAfterCancel: {
        PaneState state
            = pane(Tone::Money, u"flag"_s, PaymentText::tr("Customer already paid"), cardLine(c));
        state.hint = PaymentText::tr("The card was approved before the cancel arrived");
        return state;
    }
    case Stage::Refused:
        return pane(Tone::Stop, u"warning"_s, PaymentText::tr("Not started – nothing charged"),
            sayingText(c.refusal, theme));
    case Stage::Conflict:
        return conflictPane(c, theme);
    }
    base::unreachable();
}

using Places = std::array<PaymentButton, paymentPlaces>;

PaymentButton cancelButton()
{
    return {
        PaymentVerb::AskCancel, u"cancelButton"_s, PaymentText::tr("Cancel"), u"cross"_s, false};
}

PaymentButton otherTender()
{
    return {PaymentVerb::OtherTender, u"otherTenderButton"_s, PaymentText::tr("Other tender"), {},
        false};
}

PaymentButton otherReader()
{
    return {PaymentVerb::OtherReader, u"otherReaderButton"_s, PaymentText::tr("Other reader"), {},
        false};
}

PaymentButton done(const QString &text)
{
    return {PaymentVerb::Done, u"doneButton"_s, text, {}, true};
}

// Only what this payment's provider can really do is offered.
Places approvedPlaces(const CheckoutView &c)
{
    Places places;
    places[0] = {PaymentVerb::Print, u"printButton"_s, PaymentText::tr("Print"), u"print"_s};
    if (c.can(CheckoutAction::Email)) {
        places[1] = {PaymentVerb::Email, u"emailButton"_s, PaymentText::tr("E-mail"), u"mail"_s};
    }
    if (!c.receiptUrl.empty()) {
        places[2] = {PaymentVerb::Qr, u"qrButton"_s, PaymentText::tr("QR"), u"qr"_s};
    }
    places[3] = done(PaymentText::tr("No receipt"));
    return places;
}

// Whatever the stage: a verb appears where it always stands, when the core says it makes sense.
Places placesOf(const CheckoutView &c)
{
    if (c.stage == Stage::Approved) {
        return approvedPlaces(c);
    }
    Places places;
    const auto can = [&c](CheckoutAction action) { return c.can(action); };
    if (can(CheckoutAction::Cancel)) {
        places[0] = cancelButton();
    } else if (can(CheckoutAction::Void)) {
        places[0]
            = {PaymentVerb::AskVoid, u"voidButton"_s, PaymentText::tr("Give it up"), u"cross"_s};
    }
    if (can(CheckoutAction::OtherTender)) {
        places[1] = otherTender();
    } else if (can(CheckoutAction::RefundNow)) {
        places[1] = {PaymentVerb::AskRefund, u"refundNowButton"_s, PaymentText::tr("Refund now"),
            u"refund"_s};
    } else if (c.stage == Stage::Checking) {
        places[1] = {
            PaymentVerb::Explain, u"explainButton"_s, PaymentText::tr("What is this?"), u"help"_s};
    }
    if (can(CheckoutAction::OtherReader)) {
        places[2] = otherReader();
    } else if (can(CheckoutAction::Receipt)) {
        places[2]
            = {PaymentVerb::Print, u"printButton"_s, PaymentText::tr("Receipt"), u"receipt"_s};
    }
    if (can(CheckoutAction::TryAgain)) {
        places[3] = {PaymentVerb::TryAgain, u"tryAgainButton"_s, PaymentText::tr("Try again"),
            u"refresh"_s, true};
    } else if (can(CheckoutAction::KeepWaiting)) {
        places[3] = {PaymentVerb::KeepWaiting, u"keepWaitingButton"_s,
            PaymentText::tr("Keep waiting"), {}, true};
    } else if (can(CheckoutAction::PutAside)) {
        places[3] = {PaymentVerb::PutAside, u"putAsideButton"_s,
            PaymentText::tr("Put aside, serve next"), {}, true};
    } else if (can(CheckoutAction::KeepPaid)) {
        places[3] = {PaymentVerb::KeepPaid, u"keepPaidButton"_s, PaymentText::tr("Keep sale paid"),
            {}, true};
    } else if (can(CheckoutAction::Capture)) {
        places[3] = {
            PaymentVerb::Capture, u"captureButton"_s, PaymentText::tr("Take the money"), {}, true};
    }
    if (can(CheckoutAction::Done)) {
        const PaymentButton back = done(PaymentText::tr("Back to sale"));
        if (places[3].verb == PaymentVerb::None) {
            places[3] = back;
        } else if (places[0].verb == PaymentVerb::None) {
            places[0] = back;
            places[0].primary = false;
        } else if (places[2].verb == PaymentVerb::None) {
            places[2] = back;
            places[2].primary = false;
        }
    }
    return places;
}

bool showsCode(Stage stage)
{
    switch (stage) {
    case Stage::ReaderUnreachable:
    case Stage::Checking:
    case Stage::ApprovedAfterCancel:
    case Stage::Refused:
    case Stage::Conflict:
        return true;
    case Stage::Idle:
    case Stage::Creating:
    case Stage::Sending:
    case Stage::WaitingForCard:
    case Stage::CardRead:
    case Stage::PinEntry:
    case Stage::RemoveCard:
    case Stage::Approved:
    case Stage::Authorized:
    case Stage::Declined:
    case Stage::Cancelling:
    case Stage::Cancelled:
        return false;
    }
    base::unreachable();
}

} // namespace

QString waitingWord(const std::vector<std::string> &methods)
{
    const auto has = [&methods](const char *method) {
        return std::find(methods.begin(), methods.end(), method) != methods.end();
    };
    const int bits = (has("tap") ? 1 : 0) | (has("insert") ? 2 : 0) | (has("swipe") ? 4 : 0);
    const std::array<QString, 8> words{PaymentText::tr("Waiting at the reader"),
        PaymentText::tr("Tap the card"), PaymentText::tr("Insert the card"),
        PaymentText::tr("Tap or insert"), PaymentText::tr("Swipe the card"),
        PaymentText::tr("Tap or swipe"), PaymentText::tr("Insert or swipe"),
        PaymentText::tr("Tap, insert or swipe")};
    return words[static_cast<std::size_t>(bits)];
}

StagePresentation presentStage(
    const view::CheckoutView &checkout, qint64 elapsedMs, const Theme &theme)
{
    StagePresentation shown;
    shown.pane = paneOf(checkout, elapsedMs, theme);
    shown.pane.amount = checkout.chargedAmount && checkout.stage != Stage::Conflict
        ? checkout.chargedAmount
        : checkout.amount;
    shown.pane.elapsedMs = elapsedMs;
    shown.pane.limitMs = checkout.stageLimitMs;
    shown.buttons = placesOf(checkout);
    shown.showsCode = showsCode(checkout.stage) && !checkout.attemptId.empty();
    return shown;
}

} // namespace pos::ui
