// SPDX-License-Identifier: Apache-2.0
//
// The way back from a damaged journal, for the person who owns the shop: what is damaged, what it
// means for money, what rebuilding does, what PlutoPay knows and the journal does not, and one
// second question before cards are taken again (F52). All of it is decided in the core.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/page.h"

class QHBoxLayout;
class QVBoxLayout;

namespace pos::ui {

class Banner;
class Button;
class PageHead;
class Panel;
class Text;

class JournalPage final : public Page {
    Q_OBJECT

public:
    explicit JournalPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeBar();
    void setRepair(const view::RepairView &repair);
    void showFigures(const view::RepairView &repair);
    void showFound(const view::RepairView &repair);
    void showVerb(const view::RepairView &repair);
    void act();

    view::RepairView m_repair;
    PageHead *m_head;
    Banner *m_notice;
    Text *m_lead = nullptr;
    QWidget *m_figures = nullptr;
    QHBoxLayout *m_figureRow = nullptr;
    Panel *m_money = nullptr;
    Text *m_moneyText = nullptr;
    Text *m_nextText = nullptr;
    Panel *m_found = nullptr;
    QVBoxLayout *m_foundRows = nullptr;
    Text *m_detail = nullptr;
    Button *m_verb = nullptr;
};

} // namespace pos::ui
