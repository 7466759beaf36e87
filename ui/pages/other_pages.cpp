// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/other_pages.h"

#include "ui/pages/journal_page.h"
#include "ui/pages/payment_detail_page.h"
#include "ui/pages/payments_page.h"
#include "ui/pages/readers_page.h"
#include "ui/pages/recovery_page.h"
#include "ui/pages/settings_page.h"
#include "ui/pages/tasks_page.h"

#include <QCoreApplication>

namespace pos::ui {
namespace {

template <typename P>
Page *make(const PageContext &context, QWidget *parent)
{
    return new P(context, parent);
}

QString titleOf(const char *english)
{
    return QCoreApplication::translate("OtherPages", english);
}

} // namespace

std::vector<PageEntry> otherPages()
{
    return {
        {QStringLiteral("payments"), titleOf(QT_TRANSLATE_NOOP("OtherPages", "Payments")),
            QStringLiteral("payments"), make<PaymentsPage>},
        {QStringLiteral("paymentDetail"), QString(), QString(), make<PaymentDetailPage>,
            QStringLiteral("payments")},
        {QStringLiteral("readers"), titleOf(QT_TRANSLATE_NOOP("OtherPages", "Readers")),
            QStringLiteral("reader"), make<ReadersPage>},
        {QStringLiteral("tasks"), titleOf(QT_TRANSLATE_NOOP("OtherPages", "Tasks")),
            QStringLiteral("tasks"), make<TasksPage>},
        {QStringLiteral("settings"), titleOf(QT_TRANSLATE_NOOP("OtherPages", "Settings")),
            QStringLiteral("settings"), make<SettingsPage>},
        {QStringLiteral("recovery"), QString(), QString(), make<RecoveryPage>},
        {QStringLiteral("journal"), QString(), QString(), make<JournalPage>,
            QStringLiteral("settings")},
    };
}

} // namespace pos::ui
