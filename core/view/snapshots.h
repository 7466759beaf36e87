// SPDX-License-Identifier: Apache-2.0
//
// What screens show: immutable values, made by the core, rendered by pages. A page keeps no copy of
// the truth and computes no money. Words for people are chosen in the UI (they are translated);
// text in here is data: names, ids, and what the provider said. All text is UTF-8.
#pragma once

#include "core/money/money.h"
#include "core/view/payment_rows.h"
#include "core/view/saying.h"

#include <QMetaType>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pos::view {

enum class Mode { Test, Live };

// ---- The payment in front of the cashier ------------------------------------------------------

// The visible stages of a card payment (the field's states; one full-pane look each).
enum class Stage {
    Idle, // nothing runs: the Sale page
    Creating, // "Starting payment…"
    Sending, // "Sending to Counter 1"
    ReaderUnreachable, // "Reader did not answer. Card NOT charged yet."
    WaitingForCard, // "Tap, insert or swipe"
    CardRead, // "Card read - processing"; only when a reader reports it
    PinEntry, // "Customer is entering PIN"; only when a reader reports it
    RemoveCard, // "Please remove card"; only when a reader reports it
    Approved,
    Authorized, // held, not captured (manual capture)
    Declined, // can be tried again with another card
    Checking, // "Checking with PlutoPay - do not charge again"
    Cancelling, // asked for, not confirmed
    Cancelled, // confirmed: nothing charged
    ApprovedAfterCancel, // "Customer already paid $47.50"
    Refused, // PlutoPay refused to start it: nothing charged
    Conflict, // PlutoPay says something else than we asked for: a person decides
};

enum class ReaderTrouble { None, NoAnswer, Busy, Offline, Unknown };

enum class CheckoutAction : std::uint32_t { // which buttons make sense now
    Cancel = 1U << 0U, // asks first
    TryAgain = 1U << 1U, // same intent, same reader
    OtherReader = 1U << 2U, // same intent, another reader
    OtherTender = 1U << 3U, // cancels, then back to the sale with its amount
    KeepWaiting = 1U << 4U,
    PutAside = 1U << 5U, // serve the next customer; it becomes a task
    KeepPaid = 1U << 6U, // of ApprovedAfterCancel
    RefundNow = 1U << 7U, // of ApprovedAfterCancel and Conflict
    Done = 1U << 8U, // back to the sale
    Receipt = 1U << 9U,
    Capture = 1U << 10U,
    Void = 1U << 11U, // give up an authorisation
    Email = 1U << 12U, // the provider sends receipts for this payment
};

struct CheckoutView {
    Stage stage = Stage::Idle;
    std::string attemptId; // our code, "7F3K2M9Q4T"; said over the phone to support
    std::optional<money::Money> amount; // asked for; frozen while a payment runs
    std::optional<money::Money> chargedAmount; // what the provider says was charged
    std::string note;
    std::string readerName, readerStatus; // "Counter 1", "online"
    ReaderTrouble readerTrouble = ReaderTrouble::None;
    std::vector<std::string> readMethods; // of "tap", "insert", "swipe"; empty = not known
    std::uint32_t actions = 0; // CheckoutAction bits
    std::int64_t stageElapsedMs = 0; // at the moment of this snapshot
    std::int64_t stageLimitMs = 0; // the ring's full turn; 0 = no ring
    bool asksKeepWaiting = false; // 120 s without a card: "Keep waiting / Cancel"
    bool slow = false; // after 8 s of processing: "The bank is slow"
    bool putAside = false;
    bool interrupted = false; // this till was restarted in the middle of it
    std::string cardBrand, cardLastFour, authorisationCode; // "" when not told
    std::string declineReason; // the provider's words, "" when not told; never for the customer
    Saying refusal; // of Stage::Refused and Conflict: why
    std::string transactionReference; // "txn_…"
    std::string receiptUrl;
    std::vector<Saying> log; // the live lines of Checking: what is known

    [[nodiscard]] bool can(CheckoutAction action) const
    {
        return (actions & static_cast<std::uint32_t>(action)) != 0;
    }
    // True from the first press of Charge until a definite end: the amount must not change.
    [[nodiscard]] bool running() const;
};

// ---- Readers
// -------------------------------------------------------------------------------------

enum class ReaderState { Ready, Busy, Offline, Pairing, Unusable /* no processor id */, Unknown };

struct ReaderView {
    std::string terminalId; // uuid, PlutoPay's row
    std::string readerId; // "tmr_…"; empty: cannot take payments
    std::string name, location, model, serialNumber, firmware;
    ReaderState state = ReaderState::Unknown;
    std::string statusText; // the provider's word
    std::string busyWith; // attempt id of the payment that holds it on this till
    std::optional<int> batteryPercent;
    std::optional<std::int64_t> lastSeenUtcMs;
    bool inUse = false; // chosen for this till
    bool simulated = false; // the test tap may be offered
};

struct ReadersView {
    std::vector<ReaderView> readers;
    bool loading = false;
    Saying problem; // why the list may be old, empty when it is fresh
    std::optional<std::int64_t> refreshedUtcMs;
};

// ---- Payments
// --------------------------------------------------------------------------------------

struct PaymentsView { // newest first; shared, never changed after it was sent
    std::shared_ptr<const PaymentRows> rows;
    bool hasOlder = false; // the till has older ones: command::OlderPayments brings more of them
    bool loading = false; // the provider's list is being read
    Saying problem; // why the provider's part may be missing
};

struct ExportView { // of payments into a file; runs beside everything else
    bool running = false;
    int percent = 0;
};

struct TimelineEntry {
    std::int64_t utcMs = 0;
    std::int64_t sinceStartMs = 0; // monotonic, -1 = before a restart
    enum class Kind { Event, Call, Screen, Person } kind = Kind::Event;
    Saying what;
    std::int64_t durationMs = -1; // of a call
    int httpStatus = 0;
    std::string requestId;
};

struct RefundView {
    std::int64_t utcMs = 0;
    std::int64_t amountMinor = 0;
    enum class State { Requested, Done, Refused, Checking, NeedsPerson } state = State::Requested;
    std::string reference, message; // message: the provider's words
    Saying why; // of Refused by this till
};

enum class FactName {
    Attempt,
    Reference,
    Transaction,
    PaymentIntent,
    Reader,
    ReaderId,
    TerminalId,
    Sale,
    Receipt,
    PlutoPaySays,
    Source
};

struct PaymentDetail {
    PaymentRow row;
    std::vector<std::pair<FactName, std::string>> facts; // PaymentIntent → "pi_…", copyable
    Saying conflict; // why PlutoPay's record contradicts what was asked, empty otherwise
    std::vector<TimelineEntry> timeline;
    std::vector<RefundView> refunds;
    std::int64_t refundableMinor = 0;
    bool canRefund = false, canCancel = false, canCapture = false;
    Saying blocked; // why none of them, empty otherwise
};

// ---- Receipts
// ----------------------------------------------------------------------------------------

struct ReceiptView {
    std::string attemptId;
    std::vector<std::string> lines; // 48 columns, as printed
    std::string receiptUrl; // the provider's, "" when none
    std::vector<std::vector<bool>> qr; // modules of the QR of receiptUrl; empty = none
    bool canEmail = false; // the provider sends receipts for this payment
    std::string savedPath; // where the last save went, "" = not saved
    Saying problem;
};

// ---- Tasks and recovery
// ----------------------------------------------------------------------------

enum class TaskKind {
    CheckingPayment, // put aside, still unknown
    ApprovedAfterCancel, // keep or refund
    AmountConflict, // charged something else than asked
    PaidLate, // a payment given up was paid after all
    NobodyCanTell, // a card may have been charged after a decline: a person looks it up
    RefundUnclear, // a refund's answer was lost and it cannot be repeated safely
    PrinterJob,
    RecordTookBack, // paid, and a later record says it failed: a person looks, and closes it
    MayFollow, // the journal failed in writing what was pressed; the next start may carry it out
};

struct TaskView {
    std::string id; // stable: the attempt id and the kind
    TaskKind kind{};
    std::string attemptId;
    std::optional<money::Money> amount, otherAmount; // asked and found
    std::int64_t sinceUtcMs = 0;
    std::string detail; // a reference, the provider's words
    Saying why; // of AmountConflict, RecordTookBack, MayFollow

    friend bool operator==(const TaskView &, const TaskView &) = default;
};

struct RecoveryRow {
    std::string attemptId, note;
    std::optional<money::Money> amount;
    std::int64_t startedUtcMs = 0;
    enum class State { Checking, Charged, NotCharged, NeedsPerson } state = State::Checking;
    Saying known; // the newest fact
};

struct RecoveryView { // shown once after a start that found open payments
    bool needed = false;
    std::int64_t interruptedUtcMs = 0;
    std::vector<RecoveryRow> rows;
};

// ---- The way back from a damaged journal
// ---------------------------------------------------------

// A payment that PlutoPay knows and the rebuilt journal does not.
struct FoundPayment {
    std::string attemptId, reference;
    std::string status; // PlutoPay's word
    std::string currency;
    std::int64_t amountMinor = 0;
    std::int64_t utcMs = 0; // 0 = not told
};

struct RepairView {
    enum class Step {
        Unknown, // nobody has asked: command::LookAtJournal
        Looking,
        Damaged, // the figures below are there
        Rebuilding,
        Comparing, // rebuilt; PlutoPay's list is being read
        Rebuilt, // compared as far as possible; a person confirms
        Sound,
    } step
        = Step::Unknown;
    std::int64_t done = 0, total = 0; // records, while looking or rebuilding; total 0 = not known
    std::int64_t certain = 0; // records that are proved to be as they were written
    std::int64_t unproved = 0; // still readable behind the damage; nothing proves them
    std::int64_t missing = 0; // written once, as far as is known, and gone
    std::int64_t payments = 0; // with a record that is not certain
    std::optional<std::int64_t> certainUntilUtcMs; // of the last certain record
    std::optional<std::int64_t> fromUtcMs, untilUtcMs; // of the unproved ones
    std::string path, asidePath; // of the journal; of the damaged file, once it was set aside
    std::string detail; // the machine's own words
    int compared = 0; // payments of PlutoPay's list that were looked at
    std::vector<FoundPayment> found;
    bool canRebuild = false; // no payment is open
    Saying problem;

    [[nodiscard]] bool busy() const
    {
        return step == Step::Looking || step == Step::Rebuilding || step == Step::Comparing;
    }
};

// ---- The till as a whole
// -----------------------------------------------------------------------------

enum class Trouble {
    None,
    NoSandbox, // the one of test mode could not start
    NoKey,
    BadKey,
    WrongMode,
    ProviderUnreachable,
    CertificateRefused,
    ClockWrong,
    NoFolder, // the data folder cannot be made
    JournalUnsafe,
    JournalDamaged,
    JournalTooNew,
    JournalInUse,
    DiskFull,
    ReadOnlyDisk,
    ConfigBroken,
    NoReader,
    ReaderOffline,
    RateLimited,
};

struct TroubleView { // one banner; the UI has one sentence for each kind
    Trouble kind = Trouble::None;
    std::string detail; // path, name, the provider's words; no secret
    Saying why; // more about it, where there is more
    std::int64_t sinceUtcMs = 0;
    bool blocksCards = false;
};

struct TillStatus {
    Mode mode = Mode::Test;
    std::string tillName, shopName;
    std::string currency = "USD";
    bool providerReachable = false;
    bool embeddedSandbox = false; // the virtual reader dock may be shown
    std::string sandboxUrl; // of the embedded sandbox, "" otherwise
    std::vector<TroubleView> troubles; // worst first
    bool canCharge = false; // everything but the amount is in order
    Trouble chargeBlockedBy = Trouble::None;
    int openTasks = 0;
    std::int64_t minimumMinor = 50; // smallest card amount
    std::int64_t maximumMinor = 99'999'999; // largest amount a person may type
};

enum class Keypad { CentsFirst, Calculator };
enum class Theme { Light, Dark, Auto };

struct SettingsView {
    Mode mode = Mode::Test;
    std::string tillName = "Till 1", shopName, shopAddress, taxId;
    std::string baseUrl; // "" = PlutoPay's own
    std::string keyMasked; // "sk_test_…x4Qz", "" = none stored
    std::string caFile; // an extra certificate authority for a shop's proxy
    std::string currency = "USD";
    Keypad keypad = Keypad::CentsFirst;
    std::vector<std::int64_t> quickAmountsMinor{500, 1000, 2000, 2500, 5000, 10000};
    int askAfterSeconds = 120, cancelAfterSeconds = 180, receiptSeconds = 3;
    bool sounds = true;
    int soundVolumePercent = 70;
    bool motion = true;
    Theme theme = Theme::Light;
    std::string language = "en";
    int receiptColumns = 48; // 48 or 32
    double pixelsPerMm = 0; // measured by a person; 0 = what the screen claims
    // The last answer of "Test this key": never holds the key.
    enum class KeyTest {
        NotTried,
        Running,
        Good,
        Refused,
        WrongMode,
        Unreachable,
        Malformed
    } keyTest
        = KeyTest::NotTried;
    std::string keyTestDetail; // the merchant's name when Good
    Saying problem; // the last save that failed
};

// Something was refused before it began, or done; shown where the eye is.
struct Notice {
    enum class Kind {
        AmountTooSmall,
        AmountTooLarge,
        NoReader,
        ReaderBusyHere,
        PaymentRunning,
        SaleHasPayment,
        OutcomeOpen /* F81: never away from the unknown */,
        UnknownPayment,
        JournalUnsafe,
        MayFollow, // not carried out, but perhaps at the next start
        DiskFull,
        WrongMode,
        NoKey,
        BadKey,
        ProviderUnreachable,
        CertificateRefused,
        RefundTooLarge,
        RefundRunning,
        NotPossibleNow,
        KeyNotStored,
        SettingsNotSaved,
        FileNotWritten,
        NoReceipt,
        EmailNotOffered,
        TestTapFailed,
        Saved,
        SavedForNextStart /* a mode, or a key beside the embedded sandbox */,
        Exported,
        ExportStopped, // by a person; no file was written
    } kind{};
    std::string detail; // an id, a path; never a sentence
    std::optional<money::Money> limit; // the amount the sentence needs
};

} // namespace pos::view

Q_DECLARE_METATYPE(pos::view::CheckoutView)
Q_DECLARE_METATYPE(pos::view::ReadersView)
Q_DECLARE_METATYPE(pos::view::PaymentsView)
Q_DECLARE_METATYPE(pos::view::ExportView)
Q_DECLARE_METATYPE(pos::view::RepairView)
Q_DECLARE_METATYPE(pos::view::PaymentDetail)
Q_DECLARE_METATYPE(pos::view::ReceiptView)
Q_DECLARE_METATYPE(std::vector<pos::view::TaskView>)
Q_DECLARE_METATYPE(pos::view::RecoveryView)
Q_DECLARE_METATYPE(pos::view::TillStatus)
Q_DECLARE_METATYPE(pos::view::SettingsView)
Q_DECLARE_METATYPE(pos::view::Notice)
