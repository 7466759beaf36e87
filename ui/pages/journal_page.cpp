// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/journal_page.h"

#include "ui/pages/core_words.h"
#include "ui/pages/journal_words.h"
#include "ui/pages/money_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/payment_words.h"
#include "ui/pages/trouble_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"
#include "ui/widgets/text.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QStringList>
#include <QVBoxLayout>

namespace pos::ui {
namespace {

Text *paragraph(const Theme &theme, TextRole role, Weight weight, Token token)
{
    auto *text = new Text(theme, role, weight, token);
    text->setWordWrap(true);
    return text;
}

// A figure and what it counts: three of them side by side are compared at one glance.
QWidget *figure(const Theme &theme, const JournalFigure &what)
{
    auto *card = new Panel(theme);
    card->setObjectName(QStringLiteral("journalFigure"));
    const bool speaks = what.records > 0;
    if (speaks) {
        card->setGround(meaningGround(what.meaning), meaningToken(what.meaning));
    }
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme.mm(4), theme.mm(3), theme.mm(4), theme.mm(3));
    column->setSpacing(theme.mm(1));
    auto *number
        = new Text(theme, TextRole::Title, Weight::Bold, speaks ? Token::Ink : Token::Muted);
    number->setText(QLocale(theme.language()).toString(static_cast<qlonglong>(what.records)));
    column->addWidget(number);
    auto *caption = paragraph(theme, TextRole::Label, Weight::Regular, Token::Ink);
    caption->setText(what.caption);
    column->addWidget(caption);
    column->addStretch(1);
    return card;
}

} // namespace

JournalPage::JournalPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("journal"), parent)
    , m_head(new PageHead(context.theme, tr("Journal")))
    , m_notice(new Banner(context.theme))
{
    auto *column = new QVBoxLayout(this);
    const int edge = theme().mm(4);
    column->setContentsMargins(edge, theme().mm(2), edge, edge);
    column->setSpacing(theme().mm(3));
    column->addWidget(m_head);
    m_notice->setObjectName(QStringLiteral("journalNotice"));
    column->addWidget(m_notice);
    column->addWidget(makeScroll(theme(), makeContent(), this), 1);
    column->addWidget(makeBar());
    connect(&context.till, &view::Till::repairChanged, this, &JournalPage::setRepair);
    connect(&context.till, &view::Till::noticed, this, [this](const view::Notice &notice) {
        if (isVisible() && !isGoodNews(notice)) {
            say(*m_notice, Meaning::Stop, noticeSentence(notice, theme()));
        }
    });
    setRepair({});
}

void JournalPage::enter()
{
    say(*m_notice, Meaning::Neutral, QString());
    setRepair(latest().repair());
    till().send(view::command::LookAtJournal{});
}

QWidget *JournalPage::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().mm(4));
    m_lead = paragraph(theme(), TextRole::Body, Weight::SemiBold, Token::Ink);
    m_lead->setObjectName(QStringLiteral("journalLead"));
    column->addWidget(m_lead);
    m_figures = new QWidget;
    m_figureRow = new QHBoxLayout(m_figures);
    m_figureRow->setContentsMargins(0, 0, 0, 0);
    m_figureRow->setSpacing(theme().mm(4));
    column->addWidget(m_figures);
    m_money = new Panel(theme());
    auto *money = new QVBoxLayout(m_money);
    const int margin = theme().mm(5);
    money->setContentsMargins(margin, theme().mm(4), margin, theme().mm(4));
    money->setSpacing(theme().mm(2));
    auto *title = new Text(theme(), TextRole::Body, Weight::Bold, Token::Ink);
    title->setText(tr("What it means for money"));
    money->addWidget(title);
    m_moneyText = paragraph(theme(), TextRole::Body, Weight::Regular, Token::Ink);
    m_moneyText->setObjectName(QStringLiteral("journalMoney"));
    money->addWidget(m_moneyText);
    m_nextText = paragraph(theme(), TextRole::Body, Weight::Regular, Token::Muted);
    money->addWidget(m_nextText);
    column->addWidget(m_money);
    m_found = new Panel(theme());
    m_foundRows = new QVBoxLayout(m_found);
    m_foundRows->setContentsMargins(margin, theme().mm(3), margin, theme().mm(3));
    m_foundRows->setSpacing(theme().mm(3));
    column->addWidget(m_found);
    m_detail = paragraph(theme(), TextRole::Label, Weight::Regular, Token::Muted);
    column->addWidget(m_detail);
    column->addStretch(1);
    return content;
}

QWidget *JournalPage::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto *back = new Button(
        theme(), Button::Kind::Secondary, QStringLiteral("journalBack"), tr("Back"), bar);
    connect(back, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo(QString()); });
    m_verb
        = new Button(theme(), Button::Kind::Primary, QStringLiteral("journalVerb"), QString(), bar);
    m_verb->setPayHeight();
    m_verb->setMinimumWidth(theme().mm(90));
    connect(m_verb, &QAbstractButton::clicked, this, &JournalPage::act);
    row->addWidget(back, 0, Qt::AlignBottom);
    row->addStretch(1);
    row->addWidget(m_verb);
    return bar;
}

void JournalPage::setRepair(const view::RepairView &repair)
{
    const bool newStep = repair.step != m_repair.step;
    m_repair = repair;
    const auto text = journalText(repair, QDateTime::currentMSecsSinceEpoch(), theme());
    m_lead->setText(text.lead);
    m_money->setVisible(!text.money.isEmpty());
    m_moneyText->setText(text.money);
    m_nextText->setText(text.next);
    showVerb(repair);
    if (!newStep && repair.busy()) {
        return; // only the progress is another one
    }
    say(*m_notice, Meaning::Neutral, QString());
    showFigures(repair);
    showFound(repair);
    QStringList machine;
    for (const std::string &part : {repair.detail, repair.path, repair.asidePath}) {
        if (!part.empty()) {
            machine += QString::fromStdString(part);
        }
    }
    m_detail->setText(machine.join(QStringLiteral("\n")));
}

void JournalPage::showFigures(const view::RepairView &repair)
{
    const auto text = journalText(repair, QDateTime::currentMSecsSinceEpoch(), theme());
    clearLayout(*m_figureRow);
    m_figures->setVisible(!text.figures.empty());
    for (const JournalFigure &one : text.figures) {
        m_figureRow->addWidget(figure(theme(), one), 1);
    }
}

void JournalPage::showFound(const view::RepairView &repair)
{
    clearLayout(*m_foundRows);
    m_found->setVisible(!repair.found.empty());
    for (const view::FoundPayment &payment : repair.found) {
        auto *line = new QWidget;
        line->setObjectName(QStringLiteral("journalFound"));
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(theme().mm(4));
        auto *what = paragraph(theme(), TextRole::Label, Weight::Regular, Token::Muted);
        QStringList parts;
        if (payment.utcMs > 0) {
            parts += clockWords(payment.utcMs, QDateTime::currentMSecsSinceEpoch(),
                QTimeZone::systemTimeZone(), QLocale(theme().language()));
        }
        parts += termText(payment.status);
        for (const std::string &part : {payment.attemptId, payment.reference}) {
            if (!part.empty()) {
                parts += QString::fromStdString(part);
            }
        }
        what->setText(parts.join(QStringLiteral(" · ")));
        row->addWidget(what, 1);
        auto *amount = new Text(theme(), TextRole::Body, Weight::SemiBold, Token::Ink);
        amount->setText(moneyWords(payment.amountMinor, payment.currency, theme()));
        row->addWidget(amount);
        m_foundRows->addWidget(line);
    }
}

void JournalPage::showVerb(const view::RepairView &repair)
{
    const auto text = journalText(repair, QDateTime::currentMSecsSinceEpoch(), theme());
    m_verb->setVisible(!text.verb.isEmpty());
    m_verb->setLabel(text.verb);
    m_verb->setReason(text.reason);
}

void JournalPage::act()
{
    const auto text = journalText(m_repair, QDateTime::currentMSecsSinceEpoch(), theme());
    if (m_repair.step == view::RepairView::Step::Damaged) {
        till().send(view::command::RebuildJournal{});
    } else if (m_repair.step == view::RepairView::Step::Rebuilt) {
        ask(theme(), *this, text.question, text.verb, tr("Not yet"),
            [this] { till().send(view::command::ConfirmJournal{}); });
    }
}

} // namespace pos::ui
