// SPDX-License-Identifier: Apache-2.0
//
// Everything that can happen to an attempt. An event is a fact with the time it was noticed; it is
// what the journal keeps. Nothing secret can be put into one: there is no field for it.
#pragma once

#include "core/base/id.h"
#include "core/gateway/outcome.h"
#include "core/gateway/types.h"
#include "core/money/money.h"
#include "core/payment/timing.h"
#include "core/sale/sale.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pos::payment {

using AttemptId = base::Id<struct AttemptTag>; // ten characters, said over the phone
using sale::SaleId;

// The part of the provider's record that decisions and receipts need.
struct Facts {
    gateway::TransactionId id;
    gateway::PaymentIntentId intent;
    std::string reference;
    gateway::TransactionStatus status = gateway::TransactionStatus::Unrecognised;
    std::string statusText; // only of an unrecognised status
    std::int64_t amountMinor = 0;
    std::int64_t refundedMinor = 0;
    std::string currency; // as sent
    std::string cardBrand, cardLastFour, receiptUrl, failureReason;
    std::optional<std::int64_t> capturedAtMs, failedAtMs, tipMinor;
    std::optional<bool> isTest;

    friend bool operator==(const Facts &, const Facts &) = default;
};
[[nodiscard]] Facts factsOf(const gateway::Transaction &transaction);
// captured_at is set, or the status is one that cannot be without a capture.
[[nodiscard]] bool moneyMoved(const Facts &facts);

enum class Call {
    Create,
    Push,
    Read,
    Search,
    Cancel,
    StrayCancel,
    Capture,
    Refund,
    RefundBaseline,
};
inline constexpr std::size_t callKinds = 9;

namespace event {

struct Started {
    AttemptId id;
    SaleId sale;
    money::Money amount;
    std::string note; // what the cashier typed; may be empty
    std::string description; // what the provider is told; holds the attempt code
    gateway::TerminalId terminal;
    gateway::ReaderId reader;
    std::string readerName;
    bool manualCapture = false;
    bool testMode = true;
    Timing timing;

    friend bool operator==(const Started &, const Started &) = default;
};

// What a call taught us. Create, Push, Cancel, Capture, Refund and RefundBaseline are numbered: the
// n-th send of that kind has number n; an answer to an older one is information, not the answer.
struct Answered {
    enum class Verdict { Done, Refused, Unknown };
    Call call{};
    int number = 0;
    Verdict verdict{};
    gateway::RefusalKind refusal{}; // of Refused
    gateway::Unknown::Reason reason{}; // of Unknown
    std::string message; // the provider's or the transport's words
    std::int64_t retryAfterMs = 0;
    bool keyEchoed = false; // of Create
    std::optional<Facts> facts; // of Done, when the answer held the record
    std::vector<Facts> found; // of a Search that is Done
    std::string refundReference; // of a Refund that is Done
    std::uint8_t spread = 0; // randomness for the next back-off, drawn when the answer came
};

struct Woke { }; // the time the attempt asked to be woken at has come

struct Pressed { // a person decided
    enum class Button {
        Cancel,
        OtherTender,
        TryAgain,
        OtherReader,
        KeepWaiting,
        PutAside,
        KeepPaid,
        Refund,
        RefundHappened,
        RefundDidNotHappen,
        PaymentHappened, // looked up by a person after Clash::CannotTell
        PaymentDidNotHappen,
        Capture,
        Void,
        Dismiss,
    };
    static constexpr int buttonKinds = static_cast<int>(Button::Dismiss) + 1;
    Button button{};
    std::int64_t amountMinor = 0; // Refund; Capture (0 = all)
    std::string reason; // Refund
    gateway::TerminalId terminal; // OtherReader
    gateway::ReaderId reader;
    std::string readerName;
};

struct ReaderSaid { // a local driver's word about this attempt's intent
    enum class Kind {
        PromptShown,
        CardPresented,
        PinEntry,
        Processing,
        Approved,
        Declined,
        RemoveCard,
        CardRemoved,
        PromptCleared,
        CustomerCancelled,
    };
    Kind kind{};
    std::string reason;
};

// Another payment of this till was put on the same reader: this one's prompt is gone.
struct PromptReplaced { };

struct Restarted { }; // the process began anew and found this attempt open

} // namespace event

struct Event {
    std::int64_t atMs = 0; // monotonic
    std::int64_t utcMs = 0;
    std::variant<event::Started, event::Answered, event::Woke, event::Pressed, event::ReaderSaid,
        event::PromptReplaced, event::Restarted>
        what;
};

} // namespace pos::payment
