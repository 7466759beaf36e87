// SPDX-License-Identifier: Apache-2.0
//
// The words of the payments list and its detail, chosen once, so that a state is never called two
// things. All texts are translated.
#pragma once

#include "core/view/snapshots.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace pos::ui {

// What a state means to the person at the counter; decides dot and colour, always beside the word.
enum class Meaning { Neutral, Waiting, Money, Attention, Stop };

[[nodiscard]] QString stateWord(view::PaymentState state);
[[nodiscard]] Meaning stateMeaning(view::PaymentState state);

[[nodiscard]] QString refundWord(view::RefundView::State state);
[[nodiscard]] Meaning refundMeaning(view::RefundView::State state);

[[nodiscard]] QString readerWord(view::ReaderState state);
[[nodiscard]] Meaning readerMeaning(view::ReaderState state);

// "just now", "12 min ago", "3 h ago" today; "19 Nov, 18:20" before (with the year of another
// one), and for times in the future, which a wrong clock can produce.
[[nodiscard]] QString timeWords(
    std::int64_t utcMs, std::int64_t nowUtcMs, const QTimeZone &zone, const QLocale &locale);

// Midnight of the day of `nowUtcMs` in the zone, as UTC.
[[nodiscard]] std::int64_t dayStartUtcMs(std::int64_t nowUtcMs, const QTimeZone &zone);

// "14:02:11" of one day, with the date in front when it is not today.
[[nodiscard]] QString clockWords(
    std::int64_t utcMs, std::int64_t nowUtcMs, const QTimeZone &zone, const QLocale &locale);

// "Visa 4242"; "Card" when the provider did not say.
[[nodiscard]] QString cardWords(const std::string &brand, const std::string &lastFour);

// A long id with its middle left out: "pi_3Qx…8fZk". Short ones stay whole.
[[nodiscard]] QString shortId(const std::string &id);

} // namespace pos::ui
