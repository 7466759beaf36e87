// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/core_words.h"

#include "core/base/invariant.h"

#include <QCoreApplication>

#include <array>

namespace pos::ui {
namespace {

using view::Say;

struct Sentence {
    Say code;
    const char *english; // %1 and %2 as in view::Say, %3 the amount
    bool firstIsWord, secondIsWord;
};

// In the order of view::Say.
constexpr std::array<Sentence, 53> sentences{{
    {Say::Nothing, nullptr, false, false},
    {Say::NoAnswerToStart,
        QT_TRANSLATE_NOOP(
            "CoreWords", "PlutoPay has not answered yet. No reader was asked for a card."),
        false, false},
    {Say::ExistsAtPlutoPay, QT_TRANSLATE_NOOP("CoreWords", "Payment %1 exists at PlutoPay."), false,
        false},
    {Say::SentToReader, QT_TRANSLATE_NOOP("CoreWords", "It was sent to %1."), false, false},
    {Say::CardWasRead, QT_TRANSLATE_NOOP("CoreWords", "A card was read."), false, false},
    {Say::AskingAgain,
        QT_TRANSLATE_NOOP("CoreWords", "PlutoPay cannot be reached right now; asking again."),
        false, false},
    {Say::NotDecidedYet,
        QT_TRANSLATE_NOOP("CoreWords", "PlutoPay has not decided yet; asking again."), false,
        false},
    {Say::CancelRequested,
        QT_TRANSLATE_NOOP("CoreWords", "A cancel was requested; its answer will settle it."), false,
        false},
    {Say::NothingWasSent,
        QT_TRANSLATE_NOOP("CoreWords",
            "PlutoPay could not be reached. Nothing was sent and nobody was charged. Try again "
            "when the connection is back."),
        false, false},
    {Say::PlutoPaySays, QT_TRANSLATE_NOOP("CoreWords", "PlutoPay says: %1"), false, false},
    {Say::SecondPaymentPaid,
        QT_TRANSLATE_NOOP(
            "CoreWords", "PlutoPay holds a second payment of this sale, and it is paid."),
        false, false},
    {Say::AnotherPaymentAnswered,
        QT_TRANSLATE_NOOP("CoreWords",
            "PlutoPay answered the start with another payment. No reader was told of it."),
        false, false},
    {Say::StartedInOtherMode,
        QT_TRANSLATE_NOOP("CoreWords",
            "PlutoPay started this payment in the other mode. Nobody was charged; check key and "
            "mode in Settings."),
        false, false},
    {Say::RecordedInOtherMode,
        QT_TRANSLATE_NOOP(
            "CoreWords", "PlutoPay recorded this payment in the other mode, and says it is paid."),
        false, false},
    {Say::AnotherAmount,
        QT_TRANSLATE_NOOP(
            "CoreWords", "PlutoPay says another amount was charged than was asked for."),
        false, false},
    {Say::PaidAndCanceled,
        QT_TRANSLATE_NOOP("CoreWords",
            "PlutoPay says both paid and cancelled. Count it as charged until a person has "
            "looked."),
        false, false},
    {Say::KeyOfAnotherPayment,
        QT_TRANSLATE_NOOP("CoreWords",
            "PlutoPay knows this payment's key from another one. No reader was told of it; nobody "
            "was charged."),
        false, false},
    {Say::NobodyCanTell,
        QT_TRANSLATE_NOOP("CoreWords",
            "A card may have been charged after the decline, and PlutoPay does not say. Look it "
            "up in the PlutoPay dashboard, then say under Tasks what you saw."),
        false, false},
    {Say::OutcomeNotKnown,
        QT_TRANSLATE_NOOP(
            "CoreWords", "It is not known yet whether the customer paid. Do not charge again."),
        false, false},
    {Say::EverythingRefunded, QT_TRANSLATE_NOOP("CoreWords", "Everything was refunded."), false,
        false},
    {Say::RefundStillOpen,
        QT_TRANSLATE_NOOP("CoreWords", "A refund of this payment is still open."), false, false},
    {Say::NothingCharged, QT_TRANSLATE_NOOP("CoreWords", "Nothing was charged."), false, false},
    {Say::NotOfThisTill,
        QT_TRANSLATE_NOOP("CoreWords",
            "This payment was not taken on this till. Refund it in the PlutoPay dashboard."),
        false, false},
    {Say::RefundedElsewhere,
        QT_TRANSLATE_NOOP("CoreWords",
            "Nothing was sent back: part of this payment was refunded elsewhere, and less is left "
            "than that."),
        false, false},
    {Say::KeyIsPublishable,
        QT_TRANSLATE_NOOP("CoreWords",
            "A publishable key (pk_…) cannot take payments; a till needs the secret key (sk_…)."),
        false, false},
    {Say::KeyIsMalformed,
        QT_TRANSLATE_NOOP("CoreWords", "It does not look like a key (sk_test_… or sk_live_…)."),
        false, false},
    {Say::KeyNotReadable,
        QT_TRANSLATE_NOOP(
            "CoreWords", "The stored key cannot be read on this machine. Enter it again."),
        false, false},
    {Say::KeyIsNotTest,
        QT_TRANSLATE_NOOP("CoreWords", "The till is in test mode and the key is not a test key."),
        false, false},
    {Say::KeyIsNotLive,
        QT_TRANSLATE_NOOP("CoreWords", "The till is in live mode and the key is not a live key."),
        false, false},
    {Say::AccountIsTest, QT_TRANSLATE_NOOP("CoreWords", "The PlutoPay account is in test mode."),
        false, false},
    {Say::AccountIsLive, QT_TRANSLATE_NOOP("CoreWords", "The PlutoPay account is in live mode."),
        false, false},
    {Say::ClockIsOff, QT_TRANSLATE_NOOP("CoreWords", "It is off by %1 minutes."), false, false},
    {Say::ValueOutOfRange, QT_TRANSLATE_NOOP("CoreWords", "The value of %1 cannot be used."), false,
        false},
    {Say::FileNotReadable, QT_TRANSLATE_NOOP("CoreWords", "A file of the settings cannot be read."),
        false, false},
    {Say::FileNotSaved,
        QT_TRANSLATE_NOOP("CoreWords", "The file could not be written; check the disk."), false,
        false},
    {Say::PlutoPayNotReached, QT_TRANSLATE_NOOP("CoreWords", "PlutoPay could not be reached"),
        false, false},
    {Say::NoReceipt,
        QT_TRANSLATE_NOOP("CoreWords",
            "There is no receipt: nothing was charged, or it is not known yet. Look at the "
            "payment."),
        false, false},
    {Say::ChargePressed, QT_TRANSLATE_NOOP("CoreWords", "Charge %3 on %1"), false, false},
    {Say::AnswerDone, QT_TRANSLATE_NOOP("CoreWords", "%1: done"), true, false},
    {Say::AnswerRecord, QT_TRANSLATE_NOOP("CoreWords", "%1: done, PlutoPay says %2"), true, true},
    {Say::AnswerRefused, QT_TRANSLATE_NOOP("CoreWords", "%1: refused (%2)"), true, true},
    {Say::AnswerUnknown, QT_TRANSLATE_NOOP("CoreWords", "%1: no certain answer (%2)"), true, true},
    {Say::TimeWasUp, QT_TRANSLATE_NOOP("CoreWords", "Time was up"), false, false},
    {Say::ButtonPressed, QT_TRANSLATE_NOOP("CoreWords", "Pressed: %1"), true, false},
    {Say::ReaderTold, QT_TRANSLATE_NOOP("CoreWords", "Reader: %1"), true, false},
    {Say::ReaderToldWhy, QT_TRANSLATE_NOOP("CoreWords", "Reader: %1 (%2)"), true, false},
    {Say::PromptTaken, QT_TRANSLATE_NOOP("CoreWords", "Another payment took the reader's screen"),
        false, false},
    {Say::StartedAgain, QT_TRANSLATE_NOOP("CoreWords", "The till was started again"), false, false},
    {Say::CallMade, QT_TRANSLATE_NOOP("CoreWords", "%1: %2"), false, true},
    {Say::CallNotReadable, QT_TRANSLATE_NOOP("CoreWords", "A call whose record cannot be read"),
        false, false},
    {Say::ScreenShowed, QT_TRANSLATE_NOOP("CoreWords", "The screen showed: %1"), true, false},
    {Say::JournalNotRebuilt,
        QT_TRANSLATE_NOOP("CoreWords",
            "The journal could not be rebuilt; nothing was lost by trying. Check the disk, then "
            "try again or call support."),
        false, false},
    {Say::RecordTookBack,
        QT_TRANSLATE_NOOP("CoreWords",
            "Contradiction: money was taken, and a later record says %1. Nothing is taken back; "
            "look at it in the PlutoPay dashboard."),
        true, false},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (static_cast<std::size_t>(sentences[i].code) != i) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder());

// In one pass: what the provider says may hold a "%2" of its own.
QString filled(const QString &text, const std::array<QString, 3> &parts)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto digit = i + 1 < text.size() ? text[i + 1].unicode() - u'1' : -1;
        if (text[i] == u'%' && digit >= 0 && digit < 3) {
            out += parts[static_cast<std::size_t>(digit)];
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace

QString sayingText(const view::Saying &saying, const Theme &theme)
{
    const auto index = static_cast<std::size_t>(saying.code);
    base::invariant(index < sentences.size());
    const auto &sentence = sentences[index];
    if (sentence.english == nullptr) {
        return {};
    }
    const auto part = [](const std::string &text, bool isWord) {
        return isWord ? termText(text) : QString::fromStdString(text);
    };
    return filled(QCoreApplication::translate("CoreWords", sentence.english),
        {part(saying.first, sentence.firstIsWord), part(saying.second, sentence.secondIsWord),
            saying.amount ? theme.text(*saying.amount) : QString()});
}

} // namespace pos::ui
