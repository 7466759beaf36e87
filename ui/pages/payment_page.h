// SPDX-License-Identifier: Apache-2.0
//
// The page of a running payment. It owns the screen: what it shows is presentStage(), what it sends
// is one command per press. It decides only two things of its own: when the receipt choice has
// been offered long enough, and that a question asked about a stage goes away with that stage.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/stage_text.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace pos::ui {

class Button;
class CopyableId;
class Sheet;

class PaymentPage : public Page {
    Q_OBJECT

public:
    explicit PaymentPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;
    void leave() override;
    bool handleKey(QKeyEvent &event) override;
    bool goBackInside() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void show(const view::CheckoutView &checkout);
    void closeSheet();
    void refresh();
    void placeParts();
    void press(std::size_t place);
    void act(PaymentVerb verb);
    void askCancel();
    void askRefund();
    void askVoid();
    void askReader();
    void explain();
    void ask(const QString &title, const QString &text, const QString &yes, const QString &no,
        PaymentVerb verb);
    void confirmed(PaymentVerb verb);
    void openReceipt();
    void finish();

    StatePane *m_pane;
    std::array<Button *, paymentPlaces> m_buttons{};
    CopyableId *m_code;
    view::CheckoutView m_shown;
    StagePresentation m_presented;
    QElapsedTimer m_since; // the snapshot's arrival
    QTimer m_tick; // hints that come with time
    QTimer m_return; // from Approved back to the sale
    QPointer<Sheet> m_sheet;
    bool m_active{false};
};

} // namespace pos::ui
