// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/tasks_page.h"

#include "ui/pages/page_kit.h"
#include "ui/pages/payment_words.h"
#include "ui/pages/task_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list.h"
#include "ui/widgets/text.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <variant>

namespace pos::ui {

namespace {

bool isSame(const view::TaskView &a, const view::TaskView &b)
{
    return std::tie(a.id, a.kind, a.attemptId, a.amount, a.otherAmount, a.sinceUtcMs, a.detail)
        == std::tie(b.id, b.kind, b.attemptId, b.amount, b.otherAmount, b.sinceUtcMs, b.detail);
}

} // namespace

TasksPage::TasksPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("tasks"), parent)
    , m_head(new PageHead(context.theme, tr("Tasks")))
    , m_empty(new EmptyState(context.theme, QStringLiteral("check")))
    , m_stack(new QStackedLayout)
{
    m_empty->setObjectName(QStringLiteral("tasksEmpty"));
    m_empty->setTexts(tr("Nothing to decide"),
        tr("Payments that need a person appear here, with what is known and what to do."));
    auto *column = new QVBoxLayout(this);
    const int edge = context.theme.mm(4);
    column->setContentsMargins(edge, context.theme.mm(2), edge, edge);
    column->setSpacing(context.theme.mm(3));
    column->addWidget(m_head);
    auto *content = new QWidget;
    m_cards = new QVBoxLayout(content);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(context.theme.mm(4));
    m_stack->addWidget(makeScroll(context.theme, content, this));
    m_stack->addWidget(m_empty);
    column->addLayout(m_stack, 1);
    auto *bar = new QHBoxLayout;
    auto *back = new Button(
        context.theme, Button::Kind::Secondary, QStringLiteral("tasksBack"), tr("Back"), this);
    connect(back, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo(QString()); });
    bar->addWidget(back);
    bar->addStretch(1);
    column->addLayout(bar);
    connect(&context.till, &view::Till::tasksChanged, this, &TasksPage::setTasks);
    setTasks({});
}

void TasksPage::enter()
{
    setTasks(latest().tasks());
}

void TasksPage::setTasks(const std::vector<view::TaskView> &tasks)
{
    const bool same
        = std::equal(tasks.begin(), tasks.end(), m_tasks.begin(), m_tasks.end(), isSame);
    if (same && !tasks.empty()) {
        return; // a finger may be on a button: it must not be replaced under it
    }
    m_tasks = tasks;
    clearLayout(*m_cards);
    for (const view::TaskView &task : tasks) {
        m_cards->addWidget(makeCard(task));
    }
    m_cards->addStretch(1);
    m_head->setAside(
        tasks.empty() ? QString() : tr("%n open", nullptr, static_cast<int>(tasks.size())));
    m_stack->setCurrentIndex(tasks.empty() ? 1 : 0);
}

QWidget *TasksPage::makeCard(const view::TaskView &task)
{
    const TaskText words = taskText(task, theme());
    auto *card = new Panel(theme());
    card->setObjectName(QStringLiteral("task_") + QString::fromStdString(task.id));
    card->setGround(Token::Surface, Token::AttentionEdge);
    auto *column = new QVBoxLayout(card);
    const int margin = theme().mm(5);
    column->setContentsMargins(margin, theme().mm(4), margin, margin);
    column->setSpacing(theme().mm(2));
    auto *title = new Text(theme(), TextRole::Title, Weight::SemiBold, Token::Ink);
    title->setText(words.title);
    title->setWordWrap(true);
    column->addWidget(title);
    QStringList since{tr("since %1")
                          .arg(clockWords(task.sinceUtcMs, QDateTime::currentMSecsSinceEpoch(),
                              QTimeZone::systemTimeZone(), QLocale(theme().language())))};
    for (const std::string &part : {task.attemptId, task.detail}) {
        if (!part.empty()) {
            since += QString::fromStdString(part);
        }
    }
    for (const auto &[text, token] : {std::pair(words.explanation, Token::Ink),
             std::pair(since.join(QStringLiteral(" · ")), Token::Muted)}) {
        auto *line = new Text(theme(), TextRole::Label, Weight::Regular, token);
        line->setText(text);
        line->setWordWrap(true);
        column->addWidget(line);
    }
    column->addSpacing(theme().mm(2));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().mm(3));
    bool apart = false;
    for (const TaskVerb &verb : words.verbs) {
        if (verb.isDestructive && !apart) {
            row->addStretch(1);
            row->addSpacing(theme().mm(8));
            apart = true;
        }
        auto *button = new Button(theme(),
            verb.isDestructive ? Button::Kind::Danger : Button::Kind::Secondary, verb.name,
            verb.text);
        connect(button, &QAbstractButton::clicked, this, [this, verb] { choose(verb); });
        row->addWidget(button);
    }
    if (!apart) {
        row->addStretch(1);
    }
    column->addLayout(row);
    return card;
}

void TasksPage::choose(const TaskVerb &verb)
{
    if (!verb.question.isEmpty()) {
        ask(theme(), *this, verb.question, verb.text, tr("Not now"),
            [this, command = verb.command] { till().send(command); });
        return;
    }
    till().send(verb.command);
    if (std::holds_alternative<view::command::OpenPayment>(verb.command)) {
        Q_EMIT goTo(QStringLiteral("paymentDetail"));
    }
}

} // namespace pos::ui
