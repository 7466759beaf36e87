// SPDX-License-Identifier: Apache-2.0
//
// An event of a payment in eight bytes. The explorer meets the same event in the same state
// millions of times and asks the production step function once; this is the key it remembers the
// answer under, and event() makes the real event from it.
#pragma once

#include "core/payment/attempt.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace pos::model {

// What the provider's record says, as far as a payment can tell it apart. Failed1 is the first
// decline, told by its failed_at; PaidBut… are records whose status word was overwritten after the
// capture (F26). An unrecognised word takes the same way through the code as Pending.
enum class Word : std::uint8_t {
    None,
    Pending,
    Processing,
    Failed1,
    Failed2,
    Failed3,
    Authorized,
    Succeeded,
    Canceled,
    PaidButFailed,
    PaidButCanceled,
};

// What a call brings back. One of each kind that the code tells apart.
enum class Reply : std::uint8_t {
    None, // the call is still on its way
    Record, // Done, with the record
    Done, // Done, without one
    Lost, // Unknown: it may have arrived
    NotSent, // Unknown: it certainly has not
    Mismatch, // Unknown: an answer about another amount
    RateLimited,
    Authentication,
    KeyConflict,
    InvalidRequest,
    Busy,
    Offline,
    ReaderUnknown,
    Advanced,
    OtherRefusal,
    AlreadySucceeded,
    NotCancelable,
    NotRefundable,
};

// The appointments of an attempt. Any of them may come due before any other: the model knows no
// durations, so what holds here holds for all of them.
enum class Appointment : std::uint8_t { Phase, Act, Probe, Tidy, Read };

// Clocks that a state carries from one event to the next.
enum class Tick : std::uint8_t {
    CreateWindow, // ten seconds since the start
    CreateGiveUp, // a minute since the start
    PromptLife, // ten minutes since the last push
    KeyLife, // a day since the refund was asked for
};

struct Happening {
    enum class Kind : std::uint8_t { Answer, Woke, Press, Said, Replaced, Restart, Tick };
    Kind kind{};
    std::uint8_t what = 0; // call, appointment, button, reader's word, tick
    std::uint8_t rank = 0; // of a call: 0 = the newest of its kind, 1 = the one before
    Reply reply{};
    Word word{};
    std::uint8_t target = 0; // the intent the record is about
    std::uint8_t amount = 0; // wrong amount; refunded halves; halves to refund
    std::uint8_t found = 0; // of a search: a Row for each intent

    [[nodiscard]] std::uint64_t key() const
    {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, this, sizeof(bytes));
        return bytes;
    }
    friend bool operator==(const Happening &, const Happening &) = default;
};
static_assert(sizeof(Happening) == 8);

inline constexpr std::uint8_t wrongAmount = 0x80; // in Happening::amount
inline constexpr std::uint8_t foreignTarget = 7; // a payment of somebody else
inline constexpr std::int64_t halfMinor = 50; // refunds come in halves of the payment
inline constexpr std::int64_t askedMinor = 2 * halfMinor;
inline constexpr std::int64_t otherMinor = 900; // of a record about another amount

struct Dialect {
    bool keys = true; // Idempotency-Key is honoured, and echoed
    bool manualCapture = false;
    bool hidesIntent = false; // lists show no payment intent id
    bool namesDeclines = true; // failed_at is told
    bool refunds = false; // somebody will refund
    bool plain = false; // no reduction of the attempt's state
    bool lean = false; // what cannot touch money any more is left out; only with keys
};

[[nodiscard]] payment::event::Started firstEvent(const Dialect &dialect);
// All events happen at this moment; the state's own times are moved instead.
inline constexpr std::int64_t nowMs = 10'000'000'000;
inline constexpr std::int64_t longMs = 100'000'000;
[[nodiscard]] payment::Event event(
    const Happening &happening, const payment::State &state, const Dialect &dialect);
// A sentence's middle: "the answer to the cancel: refused, it already succeeded".
[[nodiscard]] std::string told(const Happening &happening);

// The rows that a search finds, two bits for each intent: Happening::found. An intent that was
// pushed shows as Pending there; what else its record may say, the reads say.
enum class Row : std::uint8_t { Absent, Pending, Canceled, WrongAmount };
[[nodiscard]] constexpr Row rowOf(std::uint8_t found, unsigned intent)
{
    return static_cast<Row>((found >> (2 * intent)) & 3U);
}

} // namespace pos::model
