// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/payments_page.h"

#include "ui/pages/core_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/payment_words.h"
#include "ui/pages/payments_delegate.h"
#include "ui/pages/payments_model.h"
#include "ui/pages/trouble_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"

#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScroller>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace pos::ui {

PaymentsPage::PaymentsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("payments"), parent)
    , m_model(new PaymentsModel(context.theme, this))
    , m_minute(new QTimer(this))
{
    build();
    connect(&context.till, &view::Till::paymentsChanged, this, &PaymentsPage::setPayments);
    connect(&context.till, &view::Till::noticed, this, &PaymentsPage::setNotice);
    connect(&context.till, &view::Till::exportChanged, this, &PaymentsPage::setExport);
    connect(m_model, &PaymentsModel::olderWanted, this,
        [this] { till().send(view::command::OlderPayments{}); });
    m_minute->setInterval(60'000);
    connect(m_minute, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            m_model->setNow(QDateTime::currentMSecsSinceEpoch());
        }
    });
    m_minute->start();
    setPayments({});
}

void PaymentsPage::enter()
{
    m_model->setNow(QDateTime::currentMSecsSinceEpoch());
    setPayments(latest().payments());
    setExport(latest().exporting());
    till().send(view::command::RefreshPayments{});
}

void PaymentsPage::build()
{
    auto *column = new QVBoxLayout(this);
    const int edge = theme().mm(4);
    column->setContentsMargins(edge, theme().mm(2), edge, edge);
    column->setSpacing(theme().mm(2));
    m_head = new PageHead(theme(), tr("Payments"));
    auto *refresh = new Button(
        theme(), Button::Kind::Quiet, QStringLiteral("paymentsRefresh"), tr("Refresh"), this);
    connect(refresh, &QAbstractButton::clicked, this,
        [this] { till().send(view::command::RefreshPayments{}); });
    m_head->row()->addWidget(refresh);
    column->addWidget(m_head);
    column->addWidget(buildTools());
    m_notice = new Banner(theme());
    m_notice->setObjectName(QStringLiteral("paymentsNotice"));
    column->addWidget(m_notice);
    column->addWidget(buildTable(), 1);

    auto *bar = new QHBoxLayout;
    auto *back = new Button(
        theme(), Button::Kind::Secondary, QStringLiteral("paymentsBack"), tr("Back"), this);
    connect(back, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo(QString()); });
    m_export = new Button(
        theme(), Button::Kind::Secondary, QStringLiteral("paymentsExport"), tr("Export CSV"), this);
    connect(m_export, &QAbstractButton::clicked, this, &PaymentsPage::exportVisible);
    bar->addWidget(back);
    bar->addStretch(1);
    bar->addWidget(m_export);
    column->addLayout(bar);
}

QWidget *PaymentsPage::buildTools()
{
    auto *tools = new QWidget;
    m_tools = new QBoxLayout(QBoxLayout::LeftToRight, tools);
    m_tools->setContentsMargins(0, 0, 0, 0);
    m_tools->setSpacing(theme().mm(2));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().mm(2));
    m_search = new Field(theme(), QStringLiteral("paymentsSearch"), QString(), tools);
    m_search->edit()->setAccessibleName(tr("Search payments"));
    m_search->setIconName(QStringLiteral("search"));
    m_search->setPlaceholder(tr("Amount, last four, note or id"));
    m_search->setAction(QStringLiteral("paymentsSearchClear"), tr("Clear"));
    connect(m_search, &Field::actionChosen, this, [this] { m_search->edit()->clear(); });
    m_search->setMinimumWidth(theme().mm(60));
    connect(m_search->edit(), &QLineEdit::textChanged, this, &PaymentsPage::applyFilter);
    m_tools->addWidget(m_search, 1);
    m_tools->addLayout(row);
    const std::vector<std::tuple<PaymentChip, QString, QString>> chips{
        {PaymentChip::Today, tr("Today"), QStringLiteral("chipToday")},
        {PaymentChip::Approved, tr("Approved"), QStringLiteral("chipApproved")},
        {PaymentChip::Declined, tr("Declined"), QStringLiteral("chipDeclined")},
        {PaymentChip::Refunded, tr("Refunded"), QStringLiteral("chipRefunded")},
        {PaymentChip::Problem, tr("Problem"), QStringLiteral("chipProblem")},
        {PaymentChip::Checking, tr("Checking"), QStringLiteral("chipChecking")},
    };
    for (const auto &[chip, text, name] : chips) {
        auto *button = new FilterChip(theme(), name, text, tools);
        connect(button, &QAbstractButton::toggled, this, &PaymentsPage::applyFilter);
        row->addWidget(button);
        m_chips[chip] = button;
    }
    return tools;
}

QWidget *PaymentsPage::buildTable()
{
    auto *ground = new Panel(theme());
    m_stack = new QStackedLayout(ground);
    m_stack->setContentsMargins(1, 1, 1, 1);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("paymentsTable"));
    m_table->setAccessibleName(tr("Payments"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PaymentsDelegate(theme(), m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false); // Tab goes on to the buttons; arrows move in the list
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(theme().metrics().rowPx());
    QHeaderView *header = m_table->horizontalHeader();
    header->setFixedHeight(theme().mm(9));
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(PaymentsModel::Reference, QHeaderView::Stretch);
    header->setFont(theme().fontByCapMm(2.2, Weight::SemiBold));
    m_table->setColumnWidth(PaymentsModel::State, theme().mm(46));
    m_table->setColumnWidth(PaymentsModel::Time, theme().mm(38));
    m_table->setColumnWidth(PaymentsModel::Card, theme().mm(44));
    m_table->setColumnWidth(PaymentsModel::Reader, theme().mm(34));
    m_table->setColumnWidth(PaymentsModel::Amount, theme().mm(40));
    dressTable(*m_table, theme());
    QScroller::grabGesture(m_table->viewport(), QScroller::LeftMouseButtonGesture);
    connect(m_table, &QTableView::clicked, this,
        [this](const QModelIndex &index) { open(index.row()); });
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex &index) { open(index.row()); });
    m_empty = new EmptyState(theme(), QStringLiteral("payments"));
    m_empty->setObjectName(QStringLiteral("paymentsEmpty"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    return ground;
}

// Beside the virtual reader or on a 10" screen: the chips go under the field, and the columns that
// a detail shows as well make room for the payment's name.
void PaymentsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < theme().mm(260);
    m_tools->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_table->setColumnHidden(PaymentsModel::Reader, narrow);
}

void PaymentsPage::focusSearch()
{
    m_search->edit()->setFocus(Qt::ShortcutFocusReason);
    m_search->edit()->selectAll();
}

void PaymentsPage::setPayments(const view::PaymentsView &payments)
{
    m_payments = payments;
    m_model->setHasOlder(payments.hasOlder);
    m_model->setRows(payments.rows);
    searchOlder();
    if (!payments.problem.empty()) {
        say(*m_notice, Meaning::Attention,
            tr("PlutoPay's list could not be read: %1. You see what this till knows.")
                .arg(sayingText(payments.problem, theme())));
    } else {
        say(*m_notice, Meaning::Neutral, QString());
    }
    refreshCounts();
}

void PaymentsPage::setNotice(const view::Notice &notice)
{
    if (!isVisible()) {
        return;
    }
    if (notice.kind == view::Notice::Kind::Exported) {
        say(*m_notice, Meaning::Money,
            tr("Saved as %1").arg(QString::fromStdString(notice.detail)));
    } else if (!isGoodNews(notice)) {
        const bool wanted = notice.kind == view::Notice::Kind::ExportStopped;
        say(*m_notice, wanted ? Meaning::Attention : Meaning::Stop,
            noticeSentence(notice, theme()));
    }
}

// The same button stops what it began.
void PaymentsPage::setExport(const view::ExportView &progress)
{
    m_export->setLabel(progress.running
            ? tr("Stop the export · %1 %")
                  .arg(QLocale(theme().language()).toString(progress.percent))
            : tr("Export CSV"));
    refreshCounts();
}

void PaymentsPage::applyFilter()
{
    PaymentFilter filter;
    filter.needle = m_search->text().toStdString();
    for (const auto &[chip, button] : m_chips) {
        if (button->isChecked()) {
            filter.chips |= static_cast<std::uint32_t>(chip);
        }
    }
    filter.todayStartsUtcMs
        = dayStartUtcMs(QDateTime::currentMSecsSinceEpoch(), QTimeZone::systemTimeZone());
    m_model->setFilter(filter);
    refreshCounts();
    searchOlder();
}

// What is looked for may be older than what the till has shown so far.
void PaymentsPage::searchOlder()
{
    if (isVisible() && !m_search->text().trimmed().isEmpty()) {
        m_model->fetchMore({});
    }
}

void PaymentsPage::refreshCounts()
{
    const QLocale locale(theme().language());
    const auto total = static_cast<qlonglong>(m_model->totalRows());
    const int shown = m_model->rowCount();
    const QString all = locale.toString(total) + QLatin1String(m_payments.hasOlder ? "+" : "");
    QString aside = shown == total ? all : tr("%1 of %2").arg(locale.toString(shown), all);
    if (m_payments.loading) {
        aside += QStringLiteral(" · ") + tr("reading PlutoPay's list…");
    }
    m_head->setAside(aside);
    m_export->setEnabled(shown > 0 || latest().exporting().running);
    if (total == 0) {
        m_empty->setIconName(QStringLiteral("payments"));
        m_empty->setTexts(m_payments.loading ? tr("Reading the payments…") : tr("No payments yet"),
            m_payments.loading ? QString() : tr("Take the first one on the Sale page."));
    } else {
        m_empty->setIconName(QStringLiteral("search"));
        m_empty->setTexts(tr("Nothing matches"),
            tr("Clear the search or a filter to see all %1 payments.").arg(locale.toString(total)));
    }
    m_stack->setCurrentIndex(shown > 0 ? 0 : 1);
}

void PaymentsPage::open(int visibleRow)
{
    const view::PaymentRow *row = m_model->rowAt(visibleRow);
    if (row == nullptr) {
        return;
    }
    till().send(view::command::OpenPayment{row->attemptId, row->transactionId});
    Q_EMIT goTo(QStringLiteral("paymentDetail"));
}

void PaymentsPage::exportVisible()
{
    if (latest().exporting().running) {
        return till().send(view::command::StopExport{});
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = QDateTime::currentDateTime().toString(
        QStringLiteral("'plutopos-payments-'yyyyMMdd-HHmmss'.csv'"));
    const bool all = static_cast<std::size_t>(m_model->rowCount()) == m_model->totalRows();
    std::vector<std::string> attempts;
    if (!all) {
        attempts = m_model->visibleAttempts();
        if (attempts.empty()) { // an empty list would mean everything
            say(*m_notice, Meaning::Attention, tr("Only payments made on this till can be saved."));
            return;
        }
    }
    till().send(view::command::ExportPayments{QDir(folder).filePath(name).toStdString(), attempts});
}

} // namespace pos::ui
