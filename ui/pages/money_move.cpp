// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/money_move.h"

#include "ui/pages/money_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/payment_words.h"
#include "ui/pages/trouble_text.h"
#include "ui/widgets/amount_display.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace pos::ui {

MoneyMove::MoneyMove(const Theme &theme, view::Till &till, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_till(till)
    , m_head(new PageHead(theme, QString()))
    , m_amount(new AmountDisplay(theme, TextRole::Amount))
    , m_upTo(new Text(theme, TextRole::Body, Weight::Regular, Token::Muted))
    , m_status(new Banner(theme))
    , m_reasons(new QWidget)
    , m_whole(new Button(theme, Button::Kind::Secondary, QStringLiteral("moveWhole"), QString()))
    , m_act(new Button(theme, Button::Kind::Primary, QStringLiteral("moveAct"), QString()))
    , m_keypad(new Keypad(theme, AmountEntry(theme.homeCurrency(), view::Keypad::CentsFirst)))
{
    setObjectName(QStringLiteral("moneyMove"));
    m_status->setObjectName(QStringLiteral("moveStatus"));
    m_amount->setObjectName(QStringLiteral("moveAmount"));
    m_upTo->setObjectName(QStringLiteral("moveUpTo"));
    auto *column = new QVBoxLayout(this);
    const int edge = theme.mm(4);
    column->setContentsMargins(edge, theme.mm(2), edge, edge);
    column->setSpacing(theme.mm(3));
    column->addWidget(m_head);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(theme.mm(6));
    halves->addWidget(buildLeft(), 1);
    halves->addWidget(m_keypad, 0, Qt::AlignTop);
    column->addLayout(halves, 1);
    auto *bar = new QHBoxLayout;
    auto *back
        = new Button(theme, Button::Kind::Secondary, QStringLiteral("moveBack"), tr("Back"), this);
    connect(back, &QAbstractButton::clicked, this, &MoneyMove::backRequested);
    m_act->setPayHeight();
    m_act->setMinimumWidth(theme.mm(90));
    bar->addWidget(back, 0, Qt::AlignBottom);
    bar->addStretch(1);
    bar->addWidget(m_act, 2);
    column->addLayout(bar);
    connect(m_act, &QAbstractButton::clicked, this, &MoneyMove::send);
    connect(m_keypad, &Keypad::changed, this, &MoneyMove::refresh);
    connect(m_keypad, &Keypad::refused, this,
        [this](const QString &why) { say(*m_status, Meaning::Attention, why); });
    connect(&till, &view::Till::detailChanged, this, &MoneyMove::follow);
    connect(&till, &view::Till::noticed, this, &MoneyMove::setNotice);
}

QWidget *MoneyMove::buildLeft()
{
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.mm(4));
    auto *card = new Panel(m_theme);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(m_theme.mm(6), m_theme.mm(5), m_theme.mm(6), m_theme.mm(5));
    inside->addWidget(m_amount);
    auto *row = new QHBoxLayout;
    row->addWidget(m_whole);
    row->addStretch(1);
    row->addWidget(m_upTo);
    inside->addLayout(row);
    column->addWidget(card);
    auto *group = new QButtonGroup(this);
    auto *reasons = new QHBoxLayout(m_reasons);
    reasons->setContentsMargins(0, 0, 0, 0);
    reasons->setSpacing(m_theme.mm(2));
    const std::vector<std::pair<QString, QString>> words{
        {QStringLiteral("reasonCustomer"), tr("Customer asked")},
        {QStringLiteral("reasonDuplicate"), tr("Charged twice")},
        {QStringLiteral("reasonFraud"), tr("Fraud")},
    };
    for (const auto &[name, text] : words) {
        auto *chip = new FilterChip(m_theme, name, text);
        group->addButton(chip);
        reasons->addWidget(chip);
        m_reasonChips.push_back(chip);
    }
    reasons->addStretch(1);
    column->addWidget(m_reasons);
    column->addWidget(m_status);
    column->addStretch(1);
    connect(m_whole, &QAbstractButton::clicked, this, [this] {
        if (m_limit) {
            m_keypad->setMinor(m_limit->minor());
        }
    });
    return left;
}

void MoneyMove::begin(Kind kind, const view::PaymentDetail &detail, view::Keypad keypad)
{
    m_kind = kind;
    m_detail = detail;
    m_sent = false;
    m_limit.reset();
    const auto currency = money::Currency::fromCode(detail.row.currency);
    if (currency) {
        const std::int64_t most
            = kind == Kind::Refund ? detail.refundableMinor : detail.row.amountMinor;
        m_limit = money::Money(most, *currency);
        m_keypad->reset(AmountEntry(*currency, keypad));
        m_keypad->setMinor(most);
    }
    m_head->setTitle(kind == Kind::Refund ? tr("Refund") : tr("Capture"));
    m_head->setAside(cardWords(detail.row.cardBrand, detail.row.cardLastFour));
    m_reasons->setVisible(kind == Kind::Refund);
    m_reasonChips.front()->setChecked(true);
    say(*m_status, Meaning::Neutral, QString());
    refresh();
}

QString MoneyMove::blockedReason(const money::Money &amount) const
{
    if (!m_limit) {
        return tr("This currency is not known here");
    }
    if (amount.minor() <= 0) {
        return tr("Type an amount");
    }
    if (amount.minor() > m_limit->minor()) {
        return tr("At most %1").arg(moneyWords(*m_limit, m_theme));
    }
    return m_sent ? tr("Sent") : QString();
}

void MoneyMove::refresh()
{
    const money::Money amount = m_keypad->entry().amount();
    m_amount->setAmount(amount, m_keypad->entry().ghostDecimals());
    const QString most = m_limit ? moneyWords(*m_limit, m_theme) : QString();
    m_upTo->setText(tr("Up to %1").arg(most));
    m_whole->setLabel(tr("All of it"));
    m_whole->setEnabled(m_limit && amount.minor() != m_limit->minor() && !m_sent);
    m_keypad->setEnabled(!m_sent);
    const QString words = moneyWords(amount, m_theme);
    m_act->setLabel(m_kind == Kind::Refund
            ? tr("Refund %1 to %2")
                  .arg(words, cardWords(m_detail.row.cardBrand, m_detail.row.cardLastFour))
            : tr("Capture %1").arg(words));
    m_act->setReason(blockedReason(amount));
}

std::string MoneyMove::reasonWord() const
{
    // The only words that reach the customer's bank without being refused.
    if (m_reasonChips[1]->isChecked()) {
        return "duplicate";
    }
    return m_reasonChips[2]->isChecked() ? "fraudulent" : "requested_by_customer";
}

void MoneyMove::send()
{
    const money::Money amount = m_keypad->entry().amount();
    if (m_sent || !blockedReason(amount).isEmpty()) {
        return;
    }
    m_sent = true;
    if (m_kind == Kind::Refund) {
        m_till.send(view::command::Refund{m_detail.row.attemptId, amount.minor(), reasonWord()});
        say(*m_status, Meaning::Waiting, tr("Refund requested…"));
    } else {
        m_till.send(view::command::Capture{m_detail.row.attemptId, amount.minor()});
        say(*m_status, Meaning::Waiting, tr("Capturing…"));
    }
    refresh();
}

// After the command the detail carries the answer: the newest refund's state, or the capture.
void MoneyMove::follow(const view::PaymentDetail &detail)
{
    if (!m_sent || detail.row.attemptId != m_detail.row.attemptId) {
        return;
    }
    const bool newRefund = detail.refunds.size() > m_detail.refunds.size();
    if (m_kind == Kind::Refund && newRefund) {
        const view::RefundView &refund = detail.refunds.back();
        const QString amount = moneyWords(refund.amountMinor, detail.row.currency, m_theme);
        switch (refund.state) {
        case view::RefundView::State::Requested:
            say(*m_status, Meaning::Waiting, tr("Refund requested…"));
            break;
        case view::RefundView::State::Done:
            say(*m_status, Meaning::Money,
                tr("%1 refunded. It is usually 5-10 days until it stands on the statement.")
                    .arg(amount));
            break;
        case view::RefundView::State::Refused:
            say(*m_status, Meaning::Stop,
                tr("Refund refused, nothing was sent back. %1")
                    .arg(QString::fromStdString(refund.message)));
            break;
        case view::RefundView::State::Checking:
            say(*m_status, Meaning::Attention, tr("Checking with PlutoPay - do not refund again."));
            break;
        case view::RefundView::State::NeedsPerson:
            say(*m_status, Meaning::Attention, tr("The answer is not clear. Decide under Tasks."));
            break;
        }
    } else if (m_kind == Kind::Capture && detail.row.state == view::PaymentState::Approved) {
        say(*m_status, Meaning::Money,
            tr("%1 captured.")
                .arg(moneyWords(detail.row.amountMinor, detail.row.currency, m_theme)));
    }
}

void MoneyMove::setNotice(const view::Notice &notice)
{
    if (!isVisible() || !m_sent) {
        return;
    }
    if (notice.kind == view::Notice::Kind::RefundRunning) {
        say(*m_status, Meaning::Attention, noticeSentence(notice, m_theme));
    } else if (!isGoodNews(notice)) {
        say(*m_status, Meaning::Stop, noticeSentence(notice, m_theme));
    }
}

bool MoneyMove::handleKey(const QKeyEvent &event)
{
    return !m_sent && m_keypad->handleKey(event);
}

} // namespace pos::ui
