// SPDX-License-Identifier: Apache-2.0
//
// The newest snapshot of each kind, kept for pages that are made later than it was sent. Nothing is
// computed here; it must be made before the till sends its first snapshot.
#pragma once

#include "core/view/till.h"

#include <QObject>

#include <vector>

namespace pos::ui {

class Latest : public QObject {
    Q_OBJECT

public:
    explicit Latest(view::Till &till, QObject *parent = nullptr);

    [[nodiscard]] const view::TillStatus &status() const { return m_status; }
    [[nodiscard]] const view::CheckoutView &checkout() const { return m_checkout; }
    [[nodiscard]] const view::ReadersView &readers() const { return m_readers; }
    [[nodiscard]] const view::PaymentsView &payments() const { return m_payments; }
    [[nodiscard]] const view::PaymentDetail &detail() const { return m_detail; }
    [[nodiscard]] const view::ReceiptView &receipt() const { return m_receipt; }
    [[nodiscard]] const std::vector<view::TaskView> &tasks() const { return m_tasks; }
    [[nodiscard]] const view::RecoveryView &recovery() const { return m_recovery; }
    [[nodiscard]] const view::ExportView &exporting() const { return m_exporting; }
    [[nodiscard]] const view::RepairView &repair() const { return m_repair; }
    [[nodiscard]] const view::SettingsView &settings() const { return m_settings; }

private:
    view::TillStatus m_status;
    view::CheckoutView m_checkout;
    view::ReadersView m_readers;
    view::PaymentsView m_payments;
    view::PaymentDetail m_detail;
    view::ReceiptView m_receipt;
    std::vector<view::TaskView> m_tasks;
    view::RecoveryView m_recovery;
    view::ExportView m_exporting;
    view::RepairView m_repair;
    view::SettingsView m_settings;
};

} // namespace pos::ui
