// SPDX-License-Identifier: Apache-2.0
#include "app/till/close_guard.h"

#include <QEvent>

namespace pos::app {

CloseGuard::CloseGuard(
    QWidget &surface, ui::MainWindow &window, const ui::Theme &theme, view::Till &till)
    : QObject(&surface)
    , m_window(window)
    , m_theme(theme)
{
    surface.installEventFilter(this);
    // What is behind the sheet may have changed: nothing stays over a payment that moved on.
    connect(&till, &view::Till::checkoutChanged, this, [this](const view::CheckoutView &checkout) {
        if (m_sheet && checkout.stage != m_stage) {
            m_sheet->dismiss();
            m_sheet.clear();
        }
        m_stage = checkout.stage;
    });
}

bool CloseGuard::eventFilter(QObject * /*watched*/, QEvent *event)
{
    const auto &checkout = m_window.latest().checkout();
    if (event->type() != QEvent::Close || !checkout.running() || checkout.putAside) {
        return false;
    }
    event->ignore();
    if (!m_sheet) {
        m_sheet = new ui::Sheet(m_theme, &m_window, tr("A payment is running"),
            tr("The till stays open until it is clear whether the customer was charged. Cancel the "
               "payment, or put it aside when that is offered, then close the till."),
            {{QStringLiteral("closeStay"), tr("Back to the payment"), ui::Sheet::Verb::Safe}});
    }
    return true;
}

} // namespace pos::app
