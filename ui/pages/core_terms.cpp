// SPDX-License-Identifier: Apache-2.0
//
// The single words inside the core's sentences.
#include "core/base/invariant.h"
#include "ui/pages/core_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace pos::ui {
namespace {

struct Fact {
    Q_DECLARE_TR_FUNCTIONS(CoreFacts)
};

constexpr std::array<std::pair<std::string_view, const char *>, 78> terms{{
    {"create", QT_TRANSLATE_NOOP("CoreTerms", "create")},
    {"push", QT_TRANSLATE_NOOP("CoreTerms", "send to the reader")},
    {"read", QT_TRANSLATE_NOOP("CoreTerms", "ask")},
    {"search", QT_TRANSLATE_NOOP("CoreTerms", "search")},
    {"cancel", QT_TRANSLATE_NOOP("CoreTerms", "cancel")},
    {"stray_cancel", QT_TRANSLATE_NOOP("CoreTerms", "cancel a duplicate")},
    {"capture", QT_TRANSLATE_NOOP("CoreTerms", "capture")},
    {"refund", QT_TRANSLATE_NOOP("CoreTerms", "refund")},
    {"refund_baseline", QT_TRANSLATE_NOOP("CoreTerms", "look before refunding")},
    {"pending", QT_TRANSLATE_NOOP("CoreTerms", "pending")},
    {"processing", QT_TRANSLATE_NOOP("CoreTerms", "processing")},
    {"authorized", QT_TRANSLATE_NOOP("CoreTerms", "held")},
    {"succeeded", QT_TRANSLATE_NOOP("CoreTerms", "paid")},
    {"failed_attempt", QT_TRANSLATE_NOOP("CoreTerms", "failed")},
    {"canceled", QT_TRANSLATE_NOOP("CoreTerms", "canceled")},
    {"refunded", QT_TRANSLATE_NOOP("CoreTerms", "refunded")},
    {"partially_refunded", QT_TRANSLATE_NOOP("CoreTerms", "part refunded")},
    {"disputed", QT_TRANSLATE_NOOP("CoreTerms", "disputed")},
    {"unrecognised", QT_TRANSLATE_NOOP("CoreTerms", "not known")},
    {"invalid_request", QT_TRANSLATE_NOOP("CoreTerms", "request not accepted")},
    {"authentication", QT_TRANSLATE_NOOP("CoreTerms", "key refused")},
    {"not_found", QT_TRANSLATE_NOOP("CoreTerms", "not found")},
    {"conflict", QT_TRANSLATE_NOOP("CoreTerms", "conflict")},
    {"rate_limited", QT_TRANSLATE_NOOP("CoreTerms", "too many requests")},
    {"reader_busy", QT_TRANSLATE_NOOP("CoreTerms", "reader busy")},
    {"reader_offline", QT_TRANSLATE_NOOP("CoreTerms", "reader offline")},
    {"reader_timeout", QT_TRANSLATE_NOOP("CoreTerms", "reader did not answer")},
    {"reader_unknown", QT_TRANSLATE_NOOP("CoreTerms", "reader not known")},
    {"intent_advanced", QT_TRANSLATE_NOOP("CoreTerms", "already being paid")},
    {"already_succeeded", QT_TRANSLATE_NOOP("CoreTerms", "already paid")},
    {"not_cancelable", QT_TRANSLATE_NOOP("CoreTerms", "cannot be cancelled")},
    {"not_refundable", QT_TRANSLATE_NOOP("CoreTerms", "cannot be refunded")},
    {"refund_too_large", QT_TRANSLATE_NOOP("CoreTerms", "more than is left")},
    {"unsupported", QT_TRANSLATE_NOOP("CoreTerms", "not offered")},
    {"other", QT_TRANSLATE_NOOP("CoreTerms", "other reason")},
    {"not_sent", QT_TRANSLATE_NOOP("CoreTerms", "not sent")},
    {"tls_refused", QT_TRANSLATE_NOOP("CoreTerms", "connection not trusted")},
    {"lost", QT_TRANSLATE_NOOP("CoreTerms", "lost")},
    {"deadline", QT_TRANSLATE_NOOP("CoreTerms", "too late")},
    {"server_error", QT_TRANSLATE_NOOP("CoreTerms", "server error")},
    {"not_an_api_answer", QT_TRANSLATE_NOOP("CoreTerms", "not an answer of PlutoPay")},
    {"unreadable", QT_TRANSLATE_NOOP("CoreTerms", "not readable")},
    {"mismatch", QT_TRANSLATE_NOOP("CoreTerms", "about another payment")},
    {"done", QT_TRANSLATE_NOOP("CoreTerms", "done")},
    {"refused", QT_TRANSLATE_NOOP("CoreTerms", "refused")},
    {"unknown", QT_TRANSLATE_NOOP("CoreTerms", "not known")},
    {"other_tender", QT_TRANSLATE_NOOP("CoreTerms", "other tender")},
    {"try_again", QT_TRANSLATE_NOOP("CoreTerms", "try again")},
    {"other_reader", QT_TRANSLATE_NOOP("CoreTerms", "other reader")},
    {"keep_waiting", QT_TRANSLATE_NOOP("CoreTerms", "keep waiting")},
    {"put_aside", QT_TRANSLATE_NOOP("CoreTerms", "put aside")},
    {"keep_paid", QT_TRANSLATE_NOOP("CoreTerms", "keep it paid")},
    {"payment_happened", QT_TRANSLATE_NOOP("CoreTerms", "it was paid")},
    {"payment_did_not_happen", QT_TRANSLATE_NOOP("CoreTerms", "it was not paid")},
    {"refund_happened", QT_TRANSLATE_NOOP("CoreTerms", "it was refunded")},
    {"refund_did_not_happen", QT_TRANSLATE_NOOP("CoreTerms", "it was not refunded")},
    {"void", QT_TRANSLATE_NOOP("CoreTerms", "give up the hold")},
    {"close_task", QT_TRANSLATE_NOOP("CoreTerms", "looked at it, task closed")},
    {"dismiss", QT_TRANSLATE_NOOP("CoreTerms", "done")},
    {"prompt_shown", QT_TRANSLATE_NOOP("CoreTerms", "asks for a card")},
    {"card_presented", QT_TRANSLATE_NOOP("CoreTerms", "card presented")},
    {"pin_entry", QT_TRANSLATE_NOOP("CoreTerms", "PIN is being entered")},
    {"approved", QT_TRANSLATE_NOOP("CoreTerms", "approved")},
    {"declined", QT_TRANSLATE_NOOP("CoreTerms", "declined")},
    {"remove_card", QT_TRANSLATE_NOOP("CoreTerms", "remove the card")},
    {"card_removed", QT_TRANSLATE_NOOP("CoreTerms", "card removed")},
    {"prompt_cleared", QT_TRANSLATE_NOOP("CoreTerms", "screen cleared")},
    {"customer_cancelled", QT_TRANSLATE_NOOP("CoreTerms", "customer cancelled")},
    {"idle", QT_TRANSLATE_NOOP("CoreTerms", "ready")},
    {"creating", QT_TRANSLATE_NOOP("CoreTerms", "starting")},
    {"sending", QT_TRANSLATE_NOOP("CoreTerms", "sending")},
    {"reader_unreachable", QT_TRANSLATE_NOOP("CoreTerms", "reader did not answer")},
    {"waiting_for_card", QT_TRANSLATE_NOOP("CoreTerms", "waiting for a card")},
    {"card_read", QT_TRANSLATE_NOOP("CoreTerms", "card read")},
    {"checking", QT_TRANSLATE_NOOP("CoreTerms", "checking")},
    {"cancelling", QT_TRANSLATE_NOOP("CoreTerms", "cancelling")},
    {"cancelled", QT_TRANSLATE_NOOP("CoreTerms", "cancelled, nothing charged")},
    {"approved_after_cancel", QT_TRANSLATE_NOOP("CoreTerms", "paid although cancelled")},
}};

} // namespace

QString termText(const std::string &word)
{
    const auto *const found = std::find_if(
        terms.begin(), terms.end(), [&](const auto &term) { return term.first == word; });
    if (found != terms.end()) {
        return QCoreApplication::translate("CoreTerms", found->second);
    }
    if (const auto colon = word.find(": "); colon != std::string::npos) {
        return termText(word.substr(0, colon)) + QStringLiteral(": ")
            + termText(word.substr(colon + 2));
    }
    return QString::fromStdString(word).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString factLabel(view::FactName name)
{
    switch (name) {
    case view::FactName::Attempt:
        return Fact::tr("Attempt");
    case view::FactName::Reference:
        return Fact::tr("PlutoPay reference");
    case view::FactName::Transaction:
        return Fact::tr("Transaction");
    case view::FactName::PaymentIntent:
        return Fact::tr("Payment intent");
    case view::FactName::Reader:
        return Fact::tr("Reader");
    case view::FactName::ReaderId:
        return Fact::tr("Reader id");
    case view::FactName::TerminalId:
        return Fact::tr("Terminal id");
    case view::FactName::Sale:
        return Fact::tr("Sale");
    case view::FactName::Receipt:
        return Fact::tr("Receipt");
    case view::FactName::PlutoPaySays:
        return Fact::tr("PlutoPay says");
    case view::FactName::Source:
        return Fact::tr("Source");
    }
    base::unreachable();
}

} // namespace pos::ui
