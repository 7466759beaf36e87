// SPDX-License-Identifier: Apache-2.0
//
// One try at taking one amount by card: one payment intent at the provider, with one code of ours.
//
// step() is pure: no clock, no randomness, no I/O, no Qt. The engine writes the event to the
// journal before it carries out the effects, so after a crash the journal may claim more than was
// sent, never less; a restart therefore asks, and never repeats blindly. The same function runs in
// the till, in plutoposctl and in every simulation.
//
// Where to look: attempt.cpp (dispatch, presses, wake-ups), attempt_outside.cpp (a local reader's
// words, the restart), attempt_create.cpp,
// attempt_push.cpp, attempt_observe.cpp (what a read of the provider's record means),
// attempt_cancel.cpp, attempt_refund.cpp (refund and capture), attempt_rules.cpp (questions asked
// of a state).
#pragma once

#include "core/payment/event.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pos::payment {

enum class Phase {
    Creating,
    Pushing,
    ReaderTrouble, // the reader did not take it; the intent is alive and, as far as we know, unpaid
    Collecting, // the reader asks for a card
    Authorising, // a card was read; the bank decides
    Declined, // can be tried again with the same intent; nothing prompts
    Checking, // we do not know, and we say so
    Cancelling, // asked to stop; not confirmed
    Approved, // money moved; the one phase a receipt may be printed in
    Authorized, // money is held; capture or void decides
    Cancelled, // final: the intent is dead, or was never handed to a reader
    GivenUp, // final after a decline: the provider will not cancel it, so it is never pushed again
    Refused, // final: never started
    Conflict, // the provider's record contradicts what we asked; a person decides
};

// Why the attempt is being ended.
enum class Stop { None, Person, OtherTender, TimedOut, Customer, Restart, Probe };

// Why the provider's record contradicts what was asked (Phase::Conflict).
enum class Clash {
    None,
    SecondPaid, // another payment of this sale is paid
    OtherPayment, // the start was answered with another payment (F28)
    StartedInOtherMode, // F35: before any reader heard of it
    OtherMode,
    OtherAmount, // F22
    PaidAndCanceled, // F26
    KeyReused, // our key stands for another payment
    CannotTell, // a card may have been charged after a decline; PlutoPay neither says nor cancels
};

enum class ReaderProblem { None, NoAnswer, Busy, Offline, Unknown };

enum class Effect : std::uint8_t {
    SendCreate,
    SendPush,
    SendRead,
    SendSearch,
    SendCancel,
    SendStrayCancel,
    SendCapture,
    SendRefund,
    SendRefundBaseline,
};
using Effects = std::vector<Effect>;

// True for the effects that must not leave before their event is durable (S4): all but reads.
[[nodiscard]] constexpr bool needsDurability(Effect effect)
{
    return effect != Effect::SendRead && effect != Effect::SendSearch;
}

struct RefundTry {
    enum class Step {
        Baseline, // reading what was refunded before
        Sending,
        Checking, // the answer was lost; comparing
        NeedsPerson, // cannot be told apart from here (F79)
        Done,
        Refused,
    };
    int number = 0; // 1, 2, …; names the idempotency key
    std::int64_t amountMinor = 0;
    std::string reason;
    Step step{};
    std::int64_t baselineMinor = 0; // amount_refunded before ours
    std::string reference, message;
    std::int64_t requestedAtMs = 0, requestedUtcMs = 0;
    int unchangedReads = 0;
    bool elsewhere = false; // of Refused: too much was given back elsewhere to send it
    bool mayHaveArrived = false; // a send of it is without a certain answer

    friend bool operator==(const RefundTry &, const RefundTry &) = default;
    [[nodiscard]] bool open() const { return step != Step::Done && step != Step::Refused; }
};

// What a replay of the journal brings back, field by field.
struct Belief {
    explicit Belief(event::Started started)
        : what(std::move(started))
        , terminal(what.terminal)
        , reader(what.reader)
        , readerName(what.readerName)
    {
    }
    friend bool operator==(const Belief &, const Belief &) = default;

    // Immutable after the first event (S8).
    event::Started what;
    std::int64_t startedAtMs = 0, startedUtcMs = 0;

    // What we think is so.
    Phase phase = Phase::Creating;
    Stop stop = Stop::None;
    gateway::TerminalId terminal; // where it is now: the cashier may change the reader
    gateway::ReaderId reader;
    std::string readerName;
    Facts facts; // the newest, without taking anything back; facts.id empty = not created yet
    std::int64_t capturedMinor = 0; // of Approved
    bool createMayHaveLanded = false; // a create is without its answer
    bool keyEchoed = false; // the account answers with our key: it honours keys
    bool mayPrompt = false; // a reader may be asking for a card for this intent
    bool declinedSincePush = false;
    // Pushes that may have prompted and that no decline in the record accounts for.
    int pushesUnseen = 0;
    std::optional<std::int64_t> failedAtBeforePush; // a decline older than the last push is stale
    bool approvedAfterStop = false; // F74: paid although we were stopping
    bool paidLate = false; // paid after a final "nothing charged"
    bool kept = false; // a person chose to keep the payment
    // A person looked it up after Clash::CannotTell; until the record says so itself, it is their
    // word and no more.
    bool paidByWord = false;
    bool putAside = false, dismissed = false, interrupted = false;
    bool cancelRefused = false; // the provider will not cancel it in its present state
    ReaderProblem readerProblem = ReaderProblem::None;
    std::optional<Facts> contradiction; // of Conflict
    // A later record that knows less than a capture: noted, never believed (F26, S7).
    std::optional<gateway::TransactionStatus> saidLess;
    Clash clash{}; // of Conflict
    std::string message; // of Refused, Declined, Conflict: the provider's words
    gateway::RefusalKind refusal{}; // of Refused
    bool unreachable = false; // of Refused: nothing ever left this machine
    std::vector<gateway::TransactionId> strays; // our own duplicates, never pushed, to be cancelled
    std::vector<RefundTry> refunds; // at most the last is open (I9)
    std::int64_t captureMinor = 0; // asked for and not refused; 0 = all
    std::int64_t lastCaptureMinor = 0; // ever asked for: one refused may be one that had worked
    bool capturing = false;
    bool captureMayHaveArrived = false; // a capture of captureMinor is without a certain answer
    enum class Local { None, CardRead, PinEntry, RemoveCard } local = Local::None;
    std::array<int, callKinds> sends{}; // of the numbered calls

    bool cardSeen = false; // a card was read since the last push: "pending" is no news

    // Appointments: part of belief, because a journalled wake-up is replayed against them.
    std::int64_t phaseSinceMs = 0; // when the phase began
    std::int64_t askFromMs = 0; // from when the wait for a card is counted
    std::int64_t pushedAtMs = 0; // the last push; the restart where one lies between
    std::optional<std::int64_t>
        actAtMs; // the next send of the pending act (create, push, cancel …)
    std::optional<std::int64_t> probeAtMs; // when not knowing has lasted long enough to cancel
    std::optional<std::int64_t> tidyAtMs; // the next look for duplicates of ours
    int tries = 0; // of the pending act, in a row
    int tidies = 0;
    std::array<bool, callKinds> inFlight{}; // of the numbered calls

    [[nodiscard]] const AttemptId &id() const { return what.id; }
    [[nodiscard]] bool created() const { return !facts.id.empty(); }
    [[nodiscard]] int sent(Call call) const { return sends[static_cast<std::size_t>(call)]; }
    [[nodiscard]] bool flying(Call call) const { return inFlight[static_cast<std::size_t>(call)]; }
};

struct State : Belief {
    using Belief::Belief;

    // The rhythm of reading: not journalled, and never decisive.
    std::int64_t nowMs = 0; // of the last event
    std::optional<std::int64_t> readAtMs;
    bool reading = false, searching = false;
    int lostReads = 0, settleReads = 0;
};

struct Step {
    State next;
    Effects effects;
};
// The first state. Effects: SendCreate. The event must hold a Started.
[[nodiscard]] Step start(const Event &started);
// Any event in any state: total. A Started event after the first changes nothing.
[[nodiscard]] Step step(const State &state, const Event &event);

// When the attempt wants a Woke event (monotonic); empty = never by itself.
[[nodiscard]] std::optional<std::int64_t> nextWakeMs(const State &state);

// The phase is one that only a person or a contradiction can leave.
[[nodiscard]] bool isFinal(Phase phase);
// The outcome is not known: it must be watched until it is.
[[nodiscard]] bool isOpen(const State &state);
// A card may have been charged and nothing tells: only a person can look it up, or a record that
// comes late.
[[nodiscard]] bool cannotTell(const State &state);
// Another payment must not use this attempt's reader now (I10).
[[nodiscard]] bool holdsReader(const State &state);
// Another payment of this attempt's sale must not begin now (I3).
[[nodiscard]] bool takesSale(const State &state);
// A restart has something to go on with: it must tell the attempt (event::Restarted).
[[nodiscard]] bool isUnfinished(const State &state);
// From this step on the reader may show this payment, so any other on that reader has lost its
// prompt (event::PromptReplaced).
[[nodiscard]] bool beganToPrompt(const State &before, const State &after);
// What can still be given back of a captured payment; 0 while a refund is open.
[[nodiscard]] std::int64_t refundableMinor(const State &state);
// Is this press meaningful now? The engine refuses the others with a sentence.
[[nodiscard]] bool accepts(const State &state, const event::Pressed &press);

// Must this event be on disk before anything else happens? Decided from what it changed.
enum class Durability { None, Lazy, Now };
[[nodiscard]] Durability durabilityOf(const State &before, const Step &step, const Event &event);

// Idempotency keys: one per logical act, derived from the attempt, so that they survive a restart
// and are never used for two bodies (S10).
[[nodiscard]] gateway::IdempotencyKey createKey(const State &state);
[[nodiscard]] gateway::IdempotencyKey captureKey(const State &state);
[[nodiscard]] gateway::IdempotencyKey refundKey(const State &state);

} // namespace pos::payment
