// SPDX-License-Identifier: Apache-2.0
//
// What a person must decide, oldest worry first: each task says what happened, what is known, and
// has its own verbs. Words and verbs come from one tested table (task_words.h).
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/page.h"

#include <vector>

class QStackedLayout;
class QVBoxLayout;

namespace pos::ui {

class PageHead;
class EmptyState;
struct TaskVerb;

class TasksPage final : public Page {
    Q_OBJECT

public:
    explicit TasksPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;

private:
    void setTasks(const std::vector<view::TaskView> &tasks);
    [[nodiscard]] QWidget *makeCard(const view::TaskView &task);
    void choose(const TaskVerb &verb);

    std::vector<view::TaskView> m_tasks; // as shown
    PageHead *m_head;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QVBoxLayout *m_cards;
};

} // namespace pos::ui
