// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/recovery_page.h"

#include "core/base/invariant.h"
#include "ui/pages/core_words.h"
#include "ui/pages/money_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/payment_words.h"
#include "ui/pages/task_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"
#include "ui/widgets/text.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {
namespace {

Meaning meaningOf(view::RecoveryRow::State state)
{
    switch (state) {
    case view::RecoveryRow::State::Checking:
    case view::RecoveryRow::State::NeedsPerson:
        return Meaning::Attention;
    case view::RecoveryRow::State::Charged:
        return Meaning::Money;
    case view::RecoveryRow::State::NotCharged:
        return Meaning::Neutral;
    }
    base::unreachable();
}

} // namespace

RecoveryPage::RecoveryPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("recovery"), parent)
    , m_title(new Text(context.theme, TextRole::Title, Weight::Bold, Token::Ink))
    , m_summary(new Text(context.theme, TextRole::Body, Weight::Regular, Token::Muted))
{
    m_title->setObjectName(QStringLiteral("recoveryTitle"));
    m_title->setWordWrap(true);
    m_summary->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    const int edge = context.theme.mm(4);
    column->setContentsMargins(edge, context.theme.mm(6), edge, edge);
    column->setSpacing(context.theme.mm(3));
    column->addWidget(m_title);
    column->addWidget(m_summary);
    auto *content = new QWidget;
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, context.theme.mm(2), 0, 0);
    m_rows->setSpacing(context.theme.mm(3));
    column->addWidget(makeScroll(context.theme, content, this), 1);
    auto *bar = new QHBoxLayout;
    auto *go = new Button(context.theme, Button::Kind::Primary, QStringLiteral("recoveryContinue"),
        tr("Continue"), this);
    go->setPayHeight();
    go->setMinimumWidth(context.theme.mm(70));
    connect(go, &QAbstractButton::clicked, this, [this] {
        till().send(view::command::AcknowledgeRecovery{});
        Q_EMIT goTo(QStringLiteral("sale"));
    });
    bar->addStretch(1);
    bar->addWidget(go);
    column->addLayout(bar);
    connect(&context.till, &view::Till::recoveryChanged, this, &RecoveryPage::setRecovery);
}

void RecoveryPage::enter()
{
    setRecovery(latest().recovery());
}

void RecoveryPage::setRecovery(const view::RecoveryView &recovery)
{
    m_title->setText(
        tr("We were interrupted at %1")
            .arg(clockWords(recovery.interruptedUtcMs, QDateTime::currentMSecsSinceEpoch(),
                QTimeZone::systemTimeZone(), QLocale(theme().language()))));
    const auto open = std::count_if(
        recovery.rows.begin(), recovery.rows.end(), [](const view::RecoveryRow &row) {
            return row.state == view::RecoveryRow::State::Checking
                || row.state == view::RecoveryRow::State::NeedsPerson;
        });
    m_summary->setText(open == 0
            ? tr("Every payment is clear. You can go on.")
            : tr("We are asking PlutoPay what became of each payment. You can go on: what is still "
                 "open stays under Tasks."));
    clearLayout(*m_rows);
    for (const view::RecoveryRow &row : recovery.rows) {
        m_rows->addWidget(makeRow(row));
    }
    m_rows->addStretch(1);
}

QWidget *RecoveryPage::makeRow(const view::RecoveryRow &row)
{
    auto *card = new Panel(theme());
    card->setObjectName(QStringLiteral("recoveryRow"));
    const Meaning meaning = meaningOf(row.state);
    if (meaning != Meaning::Neutral) {
        card->setGround(meaningGround(meaning), meaningToken(meaning));
    }
    auto *line = new QHBoxLayout(card);
    line->setContentsMargins(theme().mm(5), theme().mm(4), theme().mm(5), theme().mm(4));
    line->setSpacing(theme().mm(6));
    auto *left = new QVBoxLayout;
    auto *amount = new Text(theme(), TextRole::Title, Weight::Bold, Token::Ink);
    amount->setText(row.amount ? moneyWords(*row.amount, theme()) : tr("Amount not known"));
    left->addWidget(amount);
    QStringList under{clockWords(row.startedUtcMs, QDateTime::currentMSecsSinceEpoch(),
        QTimeZone::systemTimeZone(), QLocale(theme().language()))};
    for (const std::string &part : {row.note, row.attemptId}) {
        if (!part.empty()) {
            under += QString::fromStdString(part);
        }
    }
    auto *what = new Text(theme(), TextRole::Label, Weight::Regular, Token::Muted);
    what->setText(under.join(QStringLiteral(" · ")));
    left->addWidget(what);
    line->addLayout(left, 2);
    auto *right = new QVBoxLayout;
    const RecoveryText text = recoveryText(row.state);
    auto *state = new StateBadge(theme(), TextRole::Body);
    state->setState(meaning, text.word);
    right->addWidget(state, 0, Qt::AlignLeft);
    auto *known = new Text(theme(), TextRole::Label, Weight::Regular, Token::Ink);
    known->setText(row.known.empty()
            ? text.sentence
            : text.sentence + QLatin1Char(' ') + sayingText(row.known, theme()));
    known->setWordWrap(true);
    right->addWidget(known);
    line->addLayout(right, 3);
    return card;
}

} // namespace pos::ui
