// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/latest.h"

namespace pos::ui {

Latest::Latest(view::Till &till, QObject *parent)
    : QObject{parent}
{
    using view::Till;
    connect(&till, &Till::statusChanged, this, [this](const auto &v) { m_status = v; });
    connect(&till, &Till::checkoutChanged, this, [this](const auto &v) { m_checkout = v; });
    connect(&till, &Till::readersChanged, this, [this](const auto &v) { m_readers = v; });
    connect(&till, &Till::paymentsChanged, this, [this](const auto &v) { m_payments = v; });
    connect(&till, &Till::detailChanged, this, [this](const auto &v) { m_detail = v; });
    connect(&till, &Till::receiptChanged, this, [this](const auto &v) { m_receipt = v; });
    connect(&till, &Till::tasksChanged, this, [this](const auto &v) { m_tasks = v; });
    connect(&till, &Till::recoveryChanged, this, [this](const auto &v) { m_recovery = v; });
    connect(&till, &Till::exportChanged, this, [this](const auto &v) { m_exporting = v; });
    connect(&till, &Till::repairChanged, this, [this](const auto &v) { m_repair = v; });
    connect(&till, &Till::settingsChanged, this, [this](const auto &v) { m_settings = v; });
}

} // namespace pos::ui
