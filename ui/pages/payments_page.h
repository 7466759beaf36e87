// SPDX-License-Identifier: Apache-2.0
//
// Every payment this till and PlutoPay's list know of, in one table: find it, open it, export it.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/page.h"
#include "ui/pages/payments_filter.h"

#include <map>

class QAbstractButton;
class QBoxLayout;
class QStackedLayout;
class QTableView;
class QTimer;

namespace pos::ui {

class EmptyState;
class Field;
class Banner;
class Button;
class PageHead;
class PaymentsModel;

class PaymentsPage final : public Page {
    Q_OBJECT

public:
    explicit PaymentsPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;

    // Puts the cursor into the search field (F2).
    void focusSearch();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *buildTools();
    QWidget *buildTable();
    void setPayments(const view::PaymentsView &payments);
    void setNotice(const view::Notice &notice);
    void setExport(const view::ExportView &progress);
    void applyFilter();
    void searchOlder();
    void refreshCounts();
    void open(int visibleRow);
    void exportVisible();

    PaymentsModel *m_model;
    view::PaymentsView m_payments;
    PageHead *m_head = nullptr;
    Banner *m_notice = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    QBoxLayout *m_tools = nullptr;
    QTableView *m_table = nullptr;
    Field *m_search = nullptr;
    Button *m_export = nullptr;
    std::map<PaymentChip, QAbstractButton *> m_chips;
    QTimer *m_minute;
};

} // namespace pos::ui
