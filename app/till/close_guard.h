// SPDX-License-Identifier: Apache-2.0
//
// A till is not closed over a running payment (F81): nobody would see how it ends. The window asks
// the cashier to end it or to put it aside first. Pulling the plug stays possible, of course, and
// the next start then finds the payment in the journal.
#pragma once

#include "core/view/till.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace pos::app {

class CloseGuard final : public QObject {
    Q_OBJECT

public:
    // Watches the closing of `surface`; asks inside `window`.
    CloseGuard(QWidget &surface, ui::MainWindow &window, const ui::Theme &theme, view::Till &till);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ui::MainWindow &m_window;
    const ui::Theme &m_theme;
    QPointer<ui::Sheet> m_sheet;
    view::Stage m_stage = view::Stage::Idle;
};

} // namespace pos::app
