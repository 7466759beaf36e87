// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/payment_detail_page.h"

#include "ui/pages/core_words.h"
#include "ui/pages/money_move.h"
#include "ui/pages/money_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/payment_words.h"
#include "ui/pages/timeline_view.h"
#include "ui/pages/trouble_text.h"
#include "ui/widgets/amount_display.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"
#include "ui/widgets/text.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace pos::ui {
namespace {

std::optional<money::Money> moneyOf(const view::PaymentRow &row)
{
    const auto currency = money::Currency::fromCode(row.currency);
    return currency ? std::optional<money::Money>(money::Money(row.amountMinor, *currency))
                    : std::nullopt;
}

QString methodLine(const view::PaymentRow &row, const Theme &theme)
{
    const QLocale locale(theme.language());
    QStringList parts;
    if (!row.cardBrand.empty() || !row.cardLastFour.empty()) {
        parts += cardWords(row.cardBrand, row.cardLastFour);
    }
    parts += clockWords(
        row.utcMs, QDateTime::currentMSecsSinceEpoch(), QTimeZone::systemTimeZone(), locale);
    if (!row.readerName.empty()) {
        parts += QString::fromStdString(row.readerName);
    }
    if (!row.note.empty()) {
        parts += QString::fromStdString(row.note);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

PaymentDetailPage::PaymentDetailPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("paymentDetail"), parent)
    , m_steps(new QStackedLayout(this))
    , m_move(new MoneyMove(context.theme, context.till))
{
    auto *detail = new QWidget;
    auto *column = new QVBoxLayout(detail);
    const int edge = theme().mm(4);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme().mm(3));
    column->addWidget(buildHead());
    m_notice = new Banner(theme());
    m_notice->setObjectName(QStringLiteral("detailNotice"));
    column->addWidget(m_notice);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(theme().mm(3));
    halves->addWidget(buildFacts(), 45);
    halves->addWidget(buildTimeline(), 55);
    column->addLayout(halves, 1);
    column->addLayout(buildActions());
    m_steps->addWidget(detail);
    m_steps->addWidget(m_move);
    connect(m_move, &MoneyMove::backRequested, this, [this] { m_steps->setCurrentIndex(0); });
    connect(&context.till, &view::Till::detailChanged, this, &PaymentDetailPage::setDetail);
    connect(&context.till, &view::Till::noticed, this, [this](const view::Notice &notice) {
        if (isVisible() && !isGoodNews(notice)) {
            say(*m_notice, Meaning::Attention, noticeSentence(notice, theme()));
        }
    });
    showNothing();
}

void PaymentDetailPage::enter()
{
    m_steps->setCurrentIndex(0);
    if (m_returning) {
        m_returning = false;
        till().send(view::command::OpenPayment{m_detail.row.attemptId, m_detail.row.transactionId});
        return;
    }
    showNothing();
}

void PaymentDetailPage::leave()
{
    say(*m_notice, Meaning::Neutral, QString());
    if (!m_returning) {
        till().send(view::command::ClosePayment{});
    }
}

bool PaymentDetailPage::goBackInside()
{
    const bool inside = m_steps->currentIndex() != 0;
    m_steps->setCurrentIndex(0);
    return inside;
}

bool PaymentDetailPage::handleKey(QKeyEvent &event)
{
    return m_steps->currentIndex() == 1 && m_move->handleKey(event);
}

void PaymentDetailPage::showNothing()
{
    m_detail = {};
    m_amount->setAmount(std::nullopt);
    m_state->setState(Meaning::Waiting, tr("Reading…"));
    m_line->setText(QString());
    m_timeline->setEntries({});
    showFacts();
    showRefunds();
    for (Button *button : {m_receipt, m_cancel, m_refund, m_capture}) {
        button->hide();
    }
}

void PaymentDetailPage::beginMove(bool refund)
{
    m_move->begin(refund ? MoneyMove::Kind::Refund : MoneyMove::Kind::Capture, m_detail,
        latest().settings().keypad);
    m_steps->setCurrentIndex(1);
}

void PaymentDetailPage::openReceipt()
{
    m_returning = true;
    till().send(view::command::ShowReceipt{m_detail.row.attemptId});
    Q_EMIT goTo(QStringLiteral("receipt"));
}

QWidget *PaymentDetailPage::buildHead()
{
    auto *head = new Panel(theme());
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme().mm(4), theme().mm(3), theme().mm(4), theme().mm(3));
    m_amount = new AmountDisplay(theme(), TextRole::Total);
    m_amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_amount->setObjectName(QStringLiteral("detailAmount"));
    row->addWidget(m_amount, 1);
    auto *right = new QVBoxLayout;
    m_state = new StateBadge(theme(), TextRole::Body);
    m_state->setObjectName(QStringLiteral("detailState"));
    m_line = new Text(theme(), TextRole::Label, Weight::Regular, Token::Muted);
    m_line->setWordWrap(true);
    m_line->setAlignment(Qt::AlignRight | Qt::AlignTop);
    right->addWidget(m_state, 0, Qt::AlignRight);
    right->addWidget(m_line);
    row->addLayout(right, 1);
    return head;
}

QWidget *PaymentDetailPage::buildFacts()
{
    auto *ground = new Panel(theme());
    auto *outer = new QVBoxLayout(ground);
    outer->setContentsMargins(theme().mm(4), theme().mm(3), theme().mm(2), theme().mm(3));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, theme().mm(2), 0);
    column->setSpacing(theme().mm(2));
    m_refundsTitle = new Text(theme(), TextRole::Label, Weight::SemiBold, Token::Ink);
    m_refundsTitle->setText(tr("Refunds"));
    column->addWidget(m_refundsTitle);
    m_refunds = new QVBoxLayout;
    m_refunds->setSpacing(theme().mm(1));
    column->addLayout(m_refunds);
    auto *title = new Text(theme(), TextRole::Label, Weight::SemiBold, Token::Ink);
    title->setText(tr("Facts"));
    column->addWidget(title);
    m_facts = new QVBoxLayout;
    m_facts->setSpacing(0);
    column->addLayout(m_facts);
    column->addStretch(1);
    outer->addWidget(makeCardScroll(theme(), content, ground));
    return ground;
}

QWidget *PaymentDetailPage::buildTimeline()
{
    auto *ground = new Panel(theme());
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(theme().mm(4), theme().mm(3), theme().mm(2), theme().mm(3));
    column->setSpacing(theme().mm(2));
    auto *title = new Text(theme(), TextRole::Label, Weight::SemiBold, Token::Ink);
    title->setText(tr("Timeline"));
    column->addWidget(title);
    m_timeline = new TimelineView(theme());
    column->addWidget(makeCardScroll(theme(), m_timeline, ground), 1);
    return ground;
}

QLayout *PaymentDetailPage::buildActions()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(theme().mm(3));
    const auto add = [this](Button::Kind kind, const char *name, const QString &text) {
        return new Button(theme(), kind, QLatin1String(name), text, this);
    };
    Button *back = add(Button::Kind::Secondary, "detailBack", tr("Back"));
    m_cancel = add(Button::Kind::Danger, "detailCancel", QString());
    m_receipt = add(Button::Kind::Secondary, "detailReceipt", tr("Receipt"));
    m_refund = add(Button::Kind::Secondary, "detailRefund", tr("Refund"));
    m_refund->setIconName(QStringLiteral("refund"));
    m_capture = add(Button::Kind::Primary, "detailCapture", tr("Capture"));
    connect(back, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo(QString()); });
    connect(m_receipt, &QAbstractButton::clicked, this, &PaymentDetailPage::openReceipt);
    connect(m_refund, &QAbstractButton::clicked, this, [this] { beginMove(true); });
    connect(m_capture, &QAbstractButton::clicked, this, [this] { beginMove(false); });
    connect(m_cancel, &QAbstractButton::clicked, this, &PaymentDetailPage::askToCancel);
    bar->addWidget(back);
    bar->addSpacing(theme().mm(8));
    bar->addWidget(m_cancel);
    bar->addStretch(1);
    bar->addWidget(m_receipt);
    bar->addWidget(m_refund);
    bar->addWidget(m_capture);
    return bar;
}

void PaymentDetailPage::setDetail(const view::PaymentDetail &detail)
{
    const bool other = detail.row.attemptId != m_detail.row.attemptId
        || detail.row.transactionId != m_detail.row.transactionId;
    m_detail = detail;
    if (other) {
        m_steps->setCurrentIndex(0); // a refund that was begun for another payment
        say(*m_notice, Meaning::Neutral, QString());
    }
    m_amount->setAmount(moneyOf(detail.row));
    m_state->setState(stateMeaning(detail.row.state), stateWord(detail.row.state));
    m_line->setText(methodLine(detail.row, theme()));
    m_timeline->setEntries(detail.timeline);
    showFacts();
    showRefunds();
    showActions();
}

void PaymentDetailPage::showFacts()
{
    if (m_detail.facts == m_shownFacts) {
        return; // a finger may be on one of them
    }
    m_shownFacts = m_detail.facts;
    clearLayout(*m_facts);
    for (const auto &[name, value] : m_detail.facts) {
        auto *row = new CopyRow(theme(), factLabel(name), value);
        m_facts->addWidget(row);
        row->show(); // in this frame, not in the next
    }
}

void PaymentDetailPage::showRefunds()
{
    clearLayout(*m_refunds);
    m_refundsTitle->setVisible(!m_detail.refunds.empty());
    m_refunds->setContentsMargins(0, 0, 0, m_detail.refunds.empty() ? 0 : theme().mm(3));
    const QLocale locale(theme().language());
    for (const view::RefundView &refund : m_detail.refunds) {
        auto *line = new Panel(theme());
        line->setGround(
            meaningGround(refundMeaning(refund.state)), meaningGround(refundMeaning(refund.state)));
        auto *column = new QVBoxLayout(line);
        column->setContentsMargins(theme().mm(3), theme().mm(2), theme().mm(3), theme().mm(2));
        auto *row = new QHBoxLayout;
        auto *state = new StateBadge(theme());
        state->setState(refundMeaning(refund.state), refundWord(refund.state));
        auto *amount = new Text(theme(), TextRole::Body, Weight::SemiBold, Token::Ink);
        amount->setText(moneyWords(refund.amountMinor, m_detail.row.currency, theme()));
        row->addWidget(state);
        row->addStretch(1);
        row->addWidget(amount);
        column->addLayout(row);
        QStringList under{clockWords(refund.utcMs, QDateTime::currentMSecsSinceEpoch(),
            QTimeZone::systemTimeZone(), locale)};
        if (!refund.reference.empty()) {
            under += shortId(refund.reference);
        }
        if (!refund.why.empty()) {
            under += sayingText(refund.why, theme());
        }
        if (!refund.message.empty()) {
            under += QString::fromStdString(refund.message);
        }
        auto *detail = new Text(theme(), TextRole::Label, Weight::Regular, Token::Muted);
        detail->setText(under.join(QStringLiteral(" · ")));
        detail->setWordWrap(true);
        column->addWidget(detail);
        m_refunds->addWidget(line);
        line->show();
    }
}

void PaymentDetailPage::showActions()
{
    const bool held = m_detail.row.state == view::PaymentState::Authorized;
    m_cancel->setLabel(held ? tr("Void") : tr("Cancel payment"));
    m_cancel->setVisible(m_detail.canCancel);
    m_capture->setVisible(m_detail.canCapture);
    m_capture->setLabel(
        tr("Capture %1").arg(moneyWords(m_detail.row.amountMinor, m_detail.row.currency, theme())));
    m_receipt->setVisible(!m_detail.row.attemptId.empty());
    m_refund->setVisible(m_detail.canRefund || !m_detail.canCapture);
    const bool nothing = !m_detail.canRefund && !m_detail.canCancel && !m_detail.canCapture;
    m_refund->setReason(QString());
    m_refund->setEnabled(m_detail.canRefund);
    // A contradiction is said first: it is what a person must decide.
    const view::Saying &reason = m_detail.conflict.empty() ? m_detail.blocked : m_detail.conflict;
    const bool blocked = !m_detail.conflict.empty() || (nothing && !reason.empty());
    if (blocked || m_saysBlocked) { // the reason goes when it is over
        say(*m_notice, Meaning::Neutral, blocked ? sayingText(reason, theme()) : QString());
    }
    m_saysBlocked = blocked;
}

void PaymentDetailPage::askToCancel()
{
    const QString amount = moneyWords(m_detail.row.amountMinor, m_detail.row.currency, theme());
    const std::string id = m_detail.row.attemptId;
    if (m_detail.row.state == view::PaymentState::Authorized) {
        ask(theme(), *this, tr("Give up the hold of %1? The customer is not charged.").arg(amount),
            tr("Void %1").arg(amount), tr("Keep it"),
            [this, id] { till().send(view::command::Void{id}); });
    } else {
        ask(theme(), *this, tr("Cancel the payment of %1?").arg(amount), tr("Cancel payment"),
            tr("Keep waiting"), [this, id] { till().send(view::command::Cancel{id}); });
    }
}

} // namespace pos::ui
