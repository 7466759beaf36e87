// SPDX-License-Identifier: Apache-2.0
//
// What the core has to say to a person, without saying it in a language: a code and what belongs
// into the sentence. The sentences stand in ui/pages/core_words.cpp, where they are translated.
#pragma once

#include "core/money/money.h"

#include <optional>
#include <string>

namespace pos::view {

// "1" and "2" are Saying::first and ::second. A *word* is one of the stable words of the journal
// ("reader_busy"), which the screens translate; everything else is data and shown as it is.
enum class Say {
    Nothing,
    // What is known while a payment is being checked.
    NoAnswerToStart,
    ExistsAtPlutoPay, // 1 PlutoPay's reference
    SentToReader, // 1 the reader's name
    CardWasRead,
    AskingAgain, // PlutoPay cannot be reached right now
    NotDecidedYet,
    CancelRequested,
    // Why a payment did not start.
    NothingWasSent, // PlutoPay could not be reached
    PlutoPaySays, // 1 its words
    // Why PlutoPay's record contradicts what was asked.
    SecondPaymentPaid,
    AnotherPaymentAnswered,
    StartedInOtherMode,
    RecordedInOtherMode,
    AnotherAmount,
    PaidAndCanceled,
    KeyOfAnotherPayment,
    NobodyCanTell, // whether a card was charged after a decline
    // Why nothing can be done with a payment now; why a refund was refused.
    OutcomeNotKnown,
    EverythingRefunded,
    RefundStillOpen,
    NothingCharged,
    NotOfThisTill,
    RefundedElsewhere,
    // More about a trouble.
    KeyIsPublishable,
    KeyIsMalformed,
    KeyNotReadable,
    KeyIsNotTest,
    KeyIsNotLive,
    AccountIsTest,
    AccountIsLive,
    ClockIsOff, // 1 minutes, negative = behind
    // About settings and lists.
    ValueOutOfRange, // 1 the field's name
    FileNotReadable,
    FileNotSaved,
    PlutoPayNotReached,
    NoReceipt,
    // The timeline.
    ChargePressed, // the amount; 1 the reader's name
    AnswerDone, // 1 word of the call
    AnswerRecord, // 1 word of the call, 2 word of the record's status
    AnswerRefused, // 1 word of the call, 2 word of the refusal
    AnswerUnknown, // 1 word of the call, 2 word of the reason
    TimeWasUp,
    ButtonPressed, // 1 word of the button
    ReaderTold, // 1 word
    ReaderToldWhy, // 1 word, 2 the reader's words
    PromptTaken,
    StartedAgain,
    CallMade, // 1 "POST /v1/…", 2 words of its result
    CallNotReadable,
    ScreenShowed, // 1 word of the stage
    JournalNotRebuilt, // nothing was lost by trying
    RecordTookBack, // 1 word of the status that a later record has (F26)
};

struct Saying {
    Say code = Say::Nothing;
    std::string first, second;
    std::optional<money::Money> amount;

    [[nodiscard]] bool empty() const { return code == Say::Nothing; }
    friend bool operator==(const Saying &, const Saying &) = default;
};

} // namespace pos::view
