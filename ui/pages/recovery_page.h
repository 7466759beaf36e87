// SPDX-License-Identifier: Apache-2.0
//
// After a start that found open payments: when we were interrupted, and what became of each. The
// queue does not wait for it: Continue is always there, and what is open becomes a task.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/page.h"

class QVBoxLayout;

namespace pos::ui {

class Text;

class RecoveryPage final : public Page {
    Q_OBJECT

public:
    explicit RecoveryPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;

private:
    void setRecovery(const view::RecoveryView &recovery);
    [[nodiscard]] QWidget *makeRow(const view::RecoveryRow &row);

    Text *m_title;
    Text *m_summary;
    QVBoxLayout *m_rows;
};

} // namespace pos::ui
