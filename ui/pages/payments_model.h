// SPDX-License-Identifier: Apache-2.0
//
// The rows of PaymentsView for a table. It holds the shared snapshot and positions into it, never
// a copy, and no proxy model: QSortFilterProxyModel builds a mapping node by node and asks every
// row for a QVariant, which costs seconds at 100,000 rows.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/payments_filter.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <memory>
#include <vector>

class QTimer;

namespace pos::ui {

class PaymentsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { State, Time, Reference, Card, Reader, Amount, columnTotal };
    enum Role { MeaningRole = Qt::UserRole, IsTestRole, NoteRole, AmountRole };

    explicit PaymentsModel(const Theme &theme, QObject *parent = nullptr);

    void setRows(std::shared_ptr<const view::PaymentRows> rows);
    // More rows can be had than were set: the table asks for them at its end, a search at once.
    void setHasOlder(bool hasOlder) { m_hasOlder = hasOlder; }
    // Keeps what was typed and pressed when new rows come.
    void setFilter(const PaymentFilter &filter);
    // For "3 min ago"; the page calls it once a minute and for tests.
    void setNow(std::int64_t utcMs);
    void setZone(const QTimeZone &zone);

    [[nodiscard]] const view::PaymentRow *rowAt(int visibleRow) const;
    [[nodiscard]] std::size_t totalRows() const; // without any filter
    // Attempts that are visible now, for an export of "what I see".
    [[nodiscard]] std::vector<std::string> visibleAttempts() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void olderWanted();

private:
    void refilter();
    void growIndex();
    [[nodiscard]] QString text(const view::PaymentRow &row, int column) const;
    [[nodiscard]] QString spoken(const view::PaymentRow &row) const;

    const Theme &m_theme;
    std::shared_ptr<const view::PaymentRows> m_rows;
    PaymentSearchIndex m_index; // grows while nobody waits for it
    bool m_indexed = false;
    bool m_hasOlder = false;
    QTimer *m_growing;
    std::vector<std::uint32_t> m_visible;
    PaymentFilter m_filter;
    std::int64_t m_nowUtcMs = 0;
    QTimeZone m_zone;
};

} // namespace pos::ui
