// SPDX-License-Identifier: Apache-2.0
//
// One payment: what it is, what can still be done with it, everything that happened to it. Refund
// and capture are steps inside this page.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/page.h"

#include <string>
#include <utility>
#include <vector>

class QStackedLayout;
class QVBoxLayout;

namespace pos::ui {

class AmountDisplay;
class Banner;
class Button;
class MoneyMove;
class StateBadge;
class Text;
class TimelineView;

class PaymentDetailPage final : public Page {
    Q_OBJECT

public:
    explicit PaymentDetailPage(const PageContext &context, QWidget *parent = nullptr);

    // Whoever sends OpenPayment comes here next. Nothing can be pressed before the detail that was
    // asked for has arrived: the last one seen may be another payment's.
    void enter() override;
    void leave() override;
    [[nodiscard]] bool goBackInside() override;
    [[nodiscard]] bool handleKey(QKeyEvent &event) override;

private:
    QWidget *buildHead();
    QWidget *buildFacts();
    QWidget *buildTimeline();
    QLayout *buildActions();
    void setDetail(const view::PaymentDetail &detail);
    void showNothing();
    void showFacts();
    void showRefunds();
    void showActions();
    void beginMove(bool refund);
    void openReceipt();
    void askToCancel();

    view::PaymentDetail m_detail;
    std::vector<std::pair<view::FactName, std::string>> m_shownFacts;
    bool m_saysBlocked = false; // the notice is the detail's own reason
    bool m_returning = false; // comes back from the receipt to the same payment
    QStackedLayout *m_steps = nullptr; // the detail, and the step that moves money
    MoneyMove *m_move = nullptr;
    AmountDisplay *m_amount = nullptr;
    StateBadge *m_state = nullptr;
    Text *m_line = nullptr;
    Banner *m_notice = nullptr;
    QVBoxLayout *m_facts = nullptr;
    QVBoxLayout *m_refunds = nullptr;
    Text *m_refundsTitle = nullptr;
    TimelineView *m_timeline = nullptr;
    Button *m_receipt = nullptr;
    Button *m_cancel = nullptr;
    Button *m_refund = nullptr;
    Button *m_capture = nullptr;
};

} // namespace pos::ui
