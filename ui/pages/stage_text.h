// SPDX-License-Identifier: Apache-2.0
//
// What each stage of a payment says and which buttons it offers, as a pure function, so that every
// stage can be checked in a table. The button places are the same through all stages: the way out
// on the left and apart, the next step on the right, and never a destructive one where the next
// step was a moment ago.
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"
#include "ui/widgets/state_pane.h"

#include <QString>

#include <array>
#include <cstddef>

namespace pos::ui {

// What a press means to the page; most are one command, some ask first.
enum class PaymentVerb {
    None,
    AskCancel,
    AskVoid,
    AskRefund,
    TryAgain,
    OtherReader,
    OtherTender,
    KeepWaiting,
    PutAside,
    Explain,
    KeepPaid,
    Capture,
    Done,
    Print,
    Email,
    Qr,
};

struct PaymentButton {
    PaymentVerb verb = PaymentVerb::None; // None = the place stays empty
    QString name; // objectName
    QString text;
    QString icon;
    bool primary = false;
};

inline constexpr std::size_t paymentPlaces = 4; // left to right
struct StagePresentation {
    PaneState pane;
    std::array<PaymentButton, paymentPlaces> buttons;
    bool showsCode = false; // the attempt's code, for the phone call to support
};

// `elapsedMs` is the age of the stage now, which is later than the snapshot.
[[nodiscard]] StagePresentation presentStage(
    const view::CheckoutView &checkout, qint64 elapsedMs, const Theme &theme);

// "Tap, insert or swipe", from what the reader offers.
[[nodiscard]] QString waitingWord(const std::vector<std::string> &methods);

// After this long without a card the customer may need help (conventions 2.5).
inline constexpr qint64 helpHintAfterMs = 60'000;

} // namespace pos::ui
