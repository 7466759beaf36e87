// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/payment_words.h"

#include "core/base/invariant.h"

#include <QCoreApplication>
#include <QDateTime>

namespace pos::ui {
namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t hourMs = 60 * minuteMs;

QString words(const char *english, int count = -1)
{
    return QCoreApplication::translate("PaymentWords", english, nullptr, count);
}

QDateTime at(std::int64_t utcMs, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, zone);
}

QString dayOf(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    const bool sameYear = time.date().year() == now.date().year();
    return locale.toString(
        time.date(), sameYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

} // namespace

QString stateWord(view::PaymentState state)
{
    switch (state) {
    case view::PaymentState::Open:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "In progress"));
    case view::PaymentState::Checking:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Checking"));
    case view::PaymentState::Approved:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Approved"));
    case view::PaymentState::Authorized:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Held"));
    case view::PaymentState::Declined:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Declined"));
    case view::PaymentState::Cancelled:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Cancelled"));
    case view::PaymentState::Refused:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Not started"));
    case view::PaymentState::Refunded:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Refunded"));
    case view::PaymentState::PartiallyRefunded:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Part refunded"));
    case view::PaymentState::Disputed:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Disputed"));
    case view::PaymentState::Conflict:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Does not match"));
    case view::PaymentState::Unknown:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Unknown"));
    }
    base::unreachable();
}

Meaning stateMeaning(view::PaymentState state)
{
    switch (state) {
    case view::PaymentState::Open:
        return Meaning::Waiting;
    case view::PaymentState::Approved:
    case view::PaymentState::Authorized:
        return Meaning::Money;
    case view::PaymentState::Declined:
    case view::PaymentState::Refused:
        return Meaning::Stop;
    case view::PaymentState::Cancelled:
    case view::PaymentState::Refunded:
    case view::PaymentState::PartiallyRefunded:
        return Meaning::Neutral;
    case view::PaymentState::Checking:
    case view::PaymentState::Disputed:
    case view::PaymentState::Conflict:
    case view::PaymentState::Unknown:
        return Meaning::Attention;
    }
    base::unreachable();
}

QString refundWord(view::RefundView::State state)
{
    switch (state) {
    case view::RefundView::State::Requested:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Refund requested"));
    case view::RefundView::State::Done:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Refunded"));
    case view::RefundView::State::Refused:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Refund refused"));
    case view::RefundView::State::Checking:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Checking"));
    case view::RefundView::State::NeedsPerson:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Needs a decision"));
    }
    base::unreachable();
}

Meaning refundMeaning(view::RefundView::State state)
{
    switch (state) {
    case view::RefundView::State::Requested:
        return Meaning::Waiting;
    case view::RefundView::State::Done:
        return Meaning::Money;
    case view::RefundView::State::Refused:
        return Meaning::Stop;
    case view::RefundView::State::Checking:
    case view::RefundView::State::NeedsPerson:
        return Meaning::Attention;
    }
    base::unreachable();
}

QString readerWord(view::ReaderState state)
{
    switch (state) {
    case view::ReaderState::Ready:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Ready"));
    case view::ReaderState::Busy:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Busy"));
    case view::ReaderState::Offline:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Offline"));
    case view::ReaderState::Pairing:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Pairing"));
    case view::ReaderState::Unusable:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Cannot take payments"));
    case view::ReaderState::Unknown:
        return words(QT_TRANSLATE_NOOP("PaymentWords", "Not known"));
    }
    base::unreachable();
}

Meaning readerMeaning(view::ReaderState state)
{
    switch (state) {
    case view::ReaderState::Ready:
        return Meaning::Money;
    case view::ReaderState::Busy:
        return Meaning::Waiting;
    case view::ReaderState::Offline:
    case view::ReaderState::Unusable:
        return Meaning::Stop;
    case view::ReaderState::Pairing:
    case view::ReaderState::Unknown:
        return Meaning::Attention;
    }
    base::unreachable();
}

QString timeWords(
    std::int64_t utcMs, std::int64_t nowUtcMs, const QTimeZone &zone, const QLocale &locale)
{
    const std::int64_t age = nowUtcMs - utcMs;
    if (age >= 0 && utcMs >= dayStartUtcMs(nowUtcMs, zone)) {
        if (age < minuteMs) {
            return words(QT_TRANSLATE_NOOP("PaymentWords", "just now"));
        }
        if (age < hourMs) {
            return words(QT_TRANSLATE_NOOP("PaymentWords", "%1 min ago")).arg(age / minuteMs);
        }
        return words(QT_TRANSLATE_NOOP("PaymentWords", "%1 h ago")).arg(age / hourMs);
    }
    const QDateTime time = at(utcMs, zone);
    return dayOf(time, at(nowUtcMs, zone), locale) + time.toString(QStringLiteral(", HH:mm"));
}

std::int64_t dayStartUtcMs(std::int64_t nowUtcMs, const QTimeZone &zone)
{
    return at(nowUtcMs, zone).date().startOfDay(zone).toMSecsSinceEpoch();
}

QString clockWords(
    std::int64_t utcMs, std::int64_t nowUtcMs, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime time = at(utcMs, zone);
    const QDateTime now = at(nowUtcMs, zone);
    const QString clock = time.toString(QStringLiteral("HH:mm:ss"));
    return time.date() == now.date() ? clock
                                     : dayOf(time, now, locale) + QStringLiteral(", ") + clock;
}

QString cardWords(const std::string &brand, const std::string &lastFour)
{
    QString name = QString::fromStdString(brand);
    if (name.isEmpty()) {
        name = words(QT_TRANSLATE_NOOP("PaymentWords", "Card"));
    } else if (name == QStringLiteral("amex")) {
        name = QStringLiteral("Amex");
    } else {
        name[0] = name[0].toUpper();
    }
    return lastFour.empty() ? name : name + QLatin1Char(' ') + QString::fromStdString(lastFour);
}

QString shortId(const std::string &id)
{
    constexpr qsizetype wholeUpTo = 16;
    const QString text = QString::fromStdString(id);
    if (text.size() <= wholeUpTo) {
        return text;
    }
    return text.left(8) + QStringLiteral("…") + text.right(4);
}

} // namespace pos::ui
