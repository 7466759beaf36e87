// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/task_words.h"

#include "core/base/invariant.h"
#include "ui/pages/core_words.h"
#include "ui/pages/money_words.h"

#include <QCoreApplication>

#include <utility>

namespace pos::ui {
namespace {

namespace command = view::command;

QString taskText(const char *english)
{
    return QCoreApplication::translate("TaskWords", english);
}

QString amountOr(const std::optional<money::Money> &amount, const Theme &theme)
{
    return amount ? moneyWords(*amount, theme)
                  : taskText(QT_TRANSLATE_NOOP("TaskWords", "the payment"));
}

// What would go back to the card: what was really charged, where that is known to differ.
QString charged(const view::TaskView &task, const Theme &theme)
{
    return amountOr(task.otherAmount ? task.otherAmount : task.amount, theme);
}

TaskVerb keepVerb(const view::TaskView &task)
{
    return {taskText(QT_TRANSLATE_NOOP("TaskWords", "Keep it paid")), QStringLiteral("keepPaid"),
        false, QString(), command::KeepPaid{task.attemptId}};
}

TaskVerb refundVerb(const view::TaskView &task, const Theme &theme)
{
    const QString amount = charged(task, theme);
    return {taskText(QT_TRANSLATE_NOOP("TaskWords", "Refund %1")).arg(amount),
        QStringLiteral("refundNow"), true,
        taskText(QT_TRANSLATE_NOOP(
                     "TaskWords", "Send %1 back to the customer's card? This cannot be undone."))
            .arg(amount),
        command::RefundNow{task.attemptId}};
}

TaskVerb openVerb(const view::TaskView &task)
{
    return {taskText(QT_TRANSLATE_NOOP("TaskWords", "Show the payment")),
        QStringLiteral("openPayment"), false, QString(),
        command::OpenPayment{task.attemptId, std::string()}};
}

TaskText refundUnclear(const view::TaskView &task, const Theme &theme)
{
    TaskText text;
    text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "Was %1 refunded?"))
                     .arg(amountOr(task.amount, theme));
    text.explanation = taskText(QT_TRANSLATE_NOOP("TaskWords",
        "The answer to this refund was lost, and asking again could refund twice. Look it up in "
        "the "
        "PlutoPay dashboard, then say what you saw."));
    text.verbs.push_back(openVerb(task));
    text.verbs.push_back({taskText(QT_TRANSLATE_NOOP("TaskWords", "It was refunded")),
        QStringLiteral("refundHappened"), false, QString(),
        command::RetryRefund{task.attemptId, true}});
    text.verbs.push_back({taskText(QT_TRANSLATE_NOOP("TaskWords", "It was not: refund again")),
        QStringLiteral("refundAgain"), true,
        taskText(
            QT_TRANSLATE_NOOP("TaskWords",
                "Did you see in the dashboard that %1 was not refunded? A second refund would be "
                "your "
                "loss."))
            .arg(amountOr(task.amount, theme)),
        command::RetryRefund{task.attemptId, false}});
    return text;
}

TaskText nobodyCanTell(const view::TaskView &task, const Theme &theme)
{
    const QString amount = amountOr(task.amount, theme);
    TaskText text;
    text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "Did the customer pay %1?")).arg(amount);
    text.explanation = taskText(QT_TRANSLATE_NOOP("TaskWords",
        "After a decline the reader asked for another card, and PlutoPay does not tell what came "
        "of it. Look it up in the PlutoPay dashboard, then say what you saw. Do not charge again "
        "before."));
    text.verbs.push_back(openVerb(task));
    text.verbs.push_back({taskText(QT_TRANSLATE_NOOP("TaskWords", "It was paid")),
        QStringLiteral("paymentHappened"), false,
        taskText(QT_TRANSLATE_NOOP("TaskWords",
                     "Did you see in the dashboard that %1 was paid? It then counts as money "
                     "taken."))
            .arg(amount),
        command::SettlePayment{task.attemptId, true}});
    text.verbs.push_back({taskText(QT_TRANSLATE_NOOP("TaskWords", "It was not paid")),
        QStringLiteral("paymentDidNotHappen"), true,
        taskText(QT_TRANSLATE_NOOP("TaskWords",
                     "Did you see in the dashboard that %1 was not paid? Taking the money another "
                     "way would charge a customer twice who has paid."))
            .arg(amount),
        command::SettlePayment{task.attemptId, false}});
    return text;
}

TaskText tookBack(const view::TaskView &task, const Theme &theme)
{
    TaskText text;
    text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "PlutoPay contradicts %1"))
                     .arg(charged(task, theme));
    text.explanation = sayingText(task.why, theme) + QLatin1Char(' ')
        + taskText(QT_TRANSLATE_NOOP("TaskWords",
            "This till goes on counting it as paid. Close this when you know what is true."));
    text.verbs = {openVerb(task),
        {taskText(QT_TRANSLATE_NOOP("TaskWords", "I have looked: close it")),
            QStringLiteral("closeTask"), false, QString(), command::CloseTask{task.attemptId}}};
    return text;
}

TaskText mayFollow(const view::TaskView &task, const Theme &theme)
{
    TaskText text;
    text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "%1: may follow at the next start"))
                     .arg(amountOr(task.amount, theme));
    text.explanation = sayingText(task.why, theme) + QStringLiteral(". ")
        + taskText(QT_TRANSLATE_NOOP("TaskWords",
            "The journal failed while this was written. Nothing was sent, but the till may carry "
            "it out when it starts again. Do not ask for it again: restart the till, then look at "
            "the payment."));
    text.verbs = {openVerb(task)};
    return text;
}

} // namespace

TaskText taskText(const view::TaskView &task, const Theme &theme)
{
    TaskText text;
    const QString asked = amountOr(task.amount, theme);
    switch (task.kind) {
    case view::TaskKind::CheckingPayment:
        text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "Still checking %1")).arg(asked);
        text.explanation = taskText(QT_TRANSLATE_NOOP("TaskWords",
            "We do not know yet whether the customer paid, and keep asking PlutoPay. Do not charge "
            "again. The answer appears here by itself."));
        text.verbs = {openVerb(task)};
        return text;
    case view::TaskKind::ApprovedAfterCancel:
        text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "Customer already paid %1"))
                         .arg(charged(task, theme));
        text.explanation = taskText(QT_TRANSLATE_NOOP("TaskWords",
            "The card was approved before the cancel reached the reader. Keep the sale, or send "
            "the "
            "money back."));
        text.verbs = {openVerb(task), keepVerb(task), refundVerb(task, theme)};
        return text;
    case view::TaskKind::AmountConflict:
        text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "Charged %1 instead of %2"))
                         .arg(charged(task, theme), asked);
        text.explanation = taskText(QT_TRANSLATE_NOOP("TaskWords",
            "PlutoPay says another amount than this till asked for. Compare with the customer, "
            "then "
            "keep it or send it back."));
        if (!task.why.empty() && task.why.code != view::Say::AnotherAmount) {
            text.title
                = taskText(QT_TRANSLATE_NOOP("TaskWords", "PlutoPay contradicts %1")).arg(asked);
            text.explanation = sayingText(task.why, theme) + QLatin1Char(' ')
                + taskText(QT_TRANSLATE_NOOP("TaskWords",
                    "Look at it in the PlutoPay dashboard, then keep it or send it back."));
        }
        text.verbs = {openVerb(task), keepVerb(task), refundVerb(task, theme)};
        return text;
    case view::TaskKind::PaidLate:
        text.title = taskText(QT_TRANSLATE_NOOP("TaskWords", "%1 was paid after all"))
                         .arg(charged(task, theme));
        text.explanation = taskText(QT_TRANSLATE_NOOP("TaskWords",
            "This payment had been given up and was paid later. If the customer paid another way, "
            "send this one back."));
        text.verbs = {openVerb(task), keepVerb(task), refundVerb(task, theme)};
        return text;
    case view::TaskKind::NobodyCanTell:
        return nobodyCanTell(task, theme);
    case view::TaskKind::RefundUnclear:
        return refundUnclear(task, theme);
    case view::TaskKind::PrinterJob:
        text.title
            = taskText(QT_TRANSLATE_NOOP("TaskWords", "A receipt is waiting for the printer"));
        text.explanation = taskText(QT_TRANSLATE_NOOP("TaskWords",
            "The payment is complete. Check paper and cable; printing goes on by itself."));
        text.verbs = {openVerb(task)};
        return text;
    case view::TaskKind::RecordTookBack:
        return tookBack(task, theme);
    case view::TaskKind::MayFollow:
        return mayFollow(task, theme);
    }
    base::unreachable();
}

RecoveryText recoveryText(view::RecoveryRow::State state)
{
    switch (state) {
    case view::RecoveryRow::State::Checking:
        return {taskText(QT_TRANSLATE_NOOP("TaskWords", "Still checking")),
            taskText(QT_TRANSLATE_NOOP("TaskWords", "Do not charge again."))};
    case view::RecoveryRow::State::Charged:
        return {taskText(QT_TRANSLATE_NOOP("TaskWords", "Charged")),
            taskText(QT_TRANSLATE_NOOP("TaskWords", "The sale is complete."))};
    case view::RecoveryRow::State::NotCharged:
        return {taskText(QT_TRANSLATE_NOOP("TaskWords", "Not charged")),
            taskText(QT_TRANSLATE_NOOP("TaskWords", "It is safe to start again."))};
    case view::RecoveryRow::State::NeedsPerson:
        return {taskText(QT_TRANSLATE_NOOP("TaskWords", "Needs a decision")),
            taskText(QT_TRANSLATE_NOOP("TaskWords", "You find it under Tasks."))};
    }
    base::unreachable();
}

} // namespace pos::ui
