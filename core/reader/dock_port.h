// SPDX-License-Identifier: Apache-2.0
//
// The virtual reader of test mode, as the dock on the screen sees it: a face to draw and hands to
// play the customer with. It stands in this room because the page may not know drivers and the
// driver may not know pages; neither side of it knows HTTP from the other.
#pragma once

#include "core/money/money.h"

#include <QMetaType>
#include <QObject>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pos::reader {

enum class FaceScreen {
    Unknown, // nothing heard from the reader yet
    Off, // offline or rebooting
    Idle,
    AskCard, // amount, contactless symbol
    EnterPin,
    Processing,
    Approved,
    Declined,
    RemoveCard,
    Cancelled,
};

struct ReaderFace {
    std::string readerId, name; // "tmr_…", "Counter 1"
    FaceScreen screen = FaceScreen::Unknown;
    std::optional<money::Money> amount; // as the reader shows it, tip included
    std::vector<std::string> methods; // of "tap", "insert", "swipe"; empty = all
    std::string message; // the provider's word behind a decline, "" otherwise
    bool online = false;
    bool cardInside = false;
    int pinDigits = 0; // typed so far, 0 to 4
    bool reachable = true; // false: the sandbox did not answer; the rest is old

    friend bool operator==(const ReaderFace &, const ReaderFace &) = default;
};

struct DockReader { // an entry of the chooser
    std::string readerId, name;
    friend bool operator==(const DockReader &, const DockReader &) = default;
};

// The cards in the tray. Each is one card of the provider's test set.
enum class DockCard {
    Visa,
    Mastercard,
    Amex, // approved
    Pin, // asks for the PIN first
    SlowBank, // approved after a long wait
    CardDeclined,
    InsufficientFunds,
    LostCard,
    StolenCard,
    ExpiredCard,
    ProcessingError,
    RefundFails, // approved; a later refund of it fails
};

enum class CardMethod { Tap, Insert, Swipe };

// Troubles the sandbox can play on the next payment.
enum class DockFault {
    LostBeforeActing, // the request is dropped, nothing happened
    LostAfterActing, // it happened, the answer is lost
    ServerError, // 500
    HtmlPage, // a page of a proxy instead of JSON
    TooManyRequests, // 429
    SlowAnswer, // ten seconds
    ReaderBusy,
    FalseTimeout, // "reader timed out" while the reader shows the prompt
    LateSettlement, // paid on the reader, told half a minute later
    NeverSettles, // paid on the reader, never told
};

// Lives on the thread of the page that uses it. Calls return at once; what came of them is seen in
// the next face.
class ReaderDockPort : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual std::vector<DockReader> readers() const = 0;
    [[nodiscard]] virtual ReaderFace face() const = 0; // of the selected reader
    [[nodiscard]] virtual std::vector<DockFault> armedFaults() const = 0;

    // Nothing is asked of the sandbox while the dock is not on the screen.
    virtual void setWatching(bool watching) = 0;
    virtual void selectReader(const std::string &readerId) = 0;
    virtual void present(pos::reader::DockCard card, pos::reader::CardMethod method) = 0;
    virtual void removeCard() = 0;
    virtual void enterPin(bool right) = 0;
    virtual void walkAway() = 0; // the prompt stays until it times out
    virtual void cancelOnReader() = 0; // the customer presses the red key
    virtual void setOnline(bool online) = 0;
    virtual void armFault(pos::reader::DockFault fault) = 0;
    virtual void clearFaults() = 0;

Q_SIGNALS:
    void readersChanged();
    void faceChanged(const pos::reader::ReaderFace &face);
    void faultsChanged();
    // The sandbox refused the last call ("no card to remove"); plain English, for the dock only.
    void refused(const std::string &why);
};

} // namespace pos::reader

Q_DECLARE_METATYPE(pos::reader::ReaderFace)
