// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/payments_model.h"

#include "ui/pages/money_words.h"
#include "ui/pages/payment_words.h"

#include <QDateTime>
#include <QTimer>

#include <utility>

namespace pos::ui {

PaymentsModel::PaymentsModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_rows(std::make_shared<const view::PaymentRows>())
    , m_growing(new QTimer(this))
    , m_nowUtcMs(QDateTime::currentMSecsSinceEpoch())
    , m_zone(QTimeZone::systemTimeZone())
{
    m_growing->setSingleShot(true);
    m_growing->setInterval(1);
    connect(m_growing, &QTimer::timeout, this, &PaymentsModel::growIndex);
}

void PaymentsModel::setRows(std::shared_ptr<const view::PaymentRows> rows)
{
    beginResetModel();
    m_rows = rows ? std::move(rows) : std::make_shared<const view::PaymentRows>();
    m_index = {};
    m_indexed = m_rows->empty();
    m_growing->start();
    refilter();
    endResetModel();
}

void PaymentsModel::setFilter(const PaymentFilter &filter)
{
    if (filter == m_filter) {
        return;
    }
    beginResetModel();
    m_filter = filter;
    refilter();
    endResetModel();
}

void PaymentsModel::setNow(std::int64_t utcMs)
{
    m_nowUtcMs = utcMs;
    if (!m_visible.empty()) {
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
    }
}

void PaymentsModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    setNow(m_nowUtcMs);
}

void PaymentsModel::growIndex()
{
    constexpr std::size_t slice = 4000; // about 2 ms
    m_indexed = m_indexed || m_index.grow(*m_rows, slice);
    if (!m_indexed) {
        m_growing->start();
    }
}

void PaymentsModel::refilter()
{
    const bool searches = !needleForms(m_filter.needle).empty();
    if (searches && !m_indexed) { // somebody was faster than the slices
        m_indexed = m_index.grow(*m_rows, m_rows->size());
    }
    m_visible = filterPayments(*m_rows, searches ? &m_index : nullptr, m_filter);
}

const view::PaymentRow *PaymentsModel::rowAt(int visibleRow) const
{
    if (visibleRow < 0 || static_cast<std::size_t>(visibleRow) >= m_visible.size()) {
        return nullptr;
    }
    return &(*m_rows)[m_visible[static_cast<std::size_t>(visibleRow)]];
}

std::size_t PaymentsModel::totalRows() const
{
    return m_rows->size();
}

std::vector<std::string> PaymentsModel::visibleAttempts() const
{
    std::vector<std::string> attempts;
    for (const std::uint32_t position : m_visible) {
        const std::string &id = (*m_rows)[position].attemptId;
        if (!id.empty()) {
            attempts.push_back(id);
        }
    }
    return attempts;
}

bool PaymentsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasOlder;
}

void PaymentsModel::fetchMore(const QModelIndex & /*parent*/)
{
    if (std::exchange(m_hasOlder, false)) { // until the answer says that there are still more
        Q_EMIT olderWanted();
    }
}

int PaymentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int PaymentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString PaymentsModel::text(const view::PaymentRow &row, int column) const
{
    switch (column) {
    case State:
        return stateWord(row.state);
    case Time:
        return timeWords(row.utcMs, m_nowUtcMs, m_zone, QLocale(m_theme.language()));
    case Reference:
        return row.note.empty()
            ? QString::fromStdString(row.attemptId.empty() ? row.reference : row.attemptId)
            : QString::fromStdString(row.note);
    case Card:
        return row.cardLastFour.empty() && row.cardBrand.empty()
            ? QStringLiteral("–")
            : cardWords(row.cardBrand, row.cardLastFour);
    case Reader:
        return row.readerName.empty() ? QStringLiteral("–")
                                      : QString::fromStdString(row.readerName);
    case Amount:
        return moneyWords(row.amountMinor, row.currency, m_theme);
    default:
        return {};
    }
}

// One sentence for a screen reader, on the first column.
QString PaymentsModel::spoken(const view::PaymentRow &row) const
{
    return QStringLiteral("%1, %2, %3, %4")
        .arg(stateWord(row.state), text(row, Amount), text(row, Card), text(row, Time));
}

QVariant PaymentsModel::data(const QModelIndex &index, int role) const
{
    const view::PaymentRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == Amount
                ? Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)
                : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    case Qt::AccessibleTextRole:
        return index.column() == State ? spoken(*row) : text(*row, index.column());
    case MeaningRole:
        return static_cast<int>(stateMeaning(row->state));
    case AmountRole:
        return QVariant::fromValue(moneyParts(row->amountMinor, row->currency, m_theme));
    case IsTestRole:
        return row->isTest;
    case NoteRole:
        return row->origin == view::PaymentOrigin::Provider
            ? tr("Not made on this till")
            : QString::fromStdString(row->note.empty() ? row->reference : row->attemptId);
    default:
        return {};
    }
}

QVariant PaymentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(section == Amount
                ? Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)
                : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case State:
        return tr("State");
    case Time:
        return tr("Time");
    case Reference:
        return tr("Payment");
    case Card:
        return tr("Card");
    case Reader:
        return tr("Reader");
    case Amount:
        return tr("Amount");
    default:
        return {};
    }
}

} // namespace pos::ui
