// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/payments_delegate.h"

#include "ui/pages/page_kit.h"
#include "ui/pages/payments_model.h"
#include "ui/theme/paint.h"

#include <QAbstractItemView>
#include <QPainter>

namespace pos::ui {

PaymentsDelegate::PaymentsDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_body(theme.font(TextRole::Label))
    , m_strong(theme.font(TextRole::Label, Weight::SemiBold))
    , m_small(theme.fontByCapMm(2.1))
{
}

QSize PaymentsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.mm(20), m_theme.metrics().rowPx()};
}

void PaymentsDelegate::paintState(
    QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const auto meaning = static_cast<Meaning>(index.data(PaymentsModel::MeaningRole).toInt());
    const QColor colour = m_theme.color(meaningToken(meaning));
    const int diameter = m_theme.mm(2.6);
    paint::dot(painter, {cell.left() + diameter / 2, cell.center().y()}, diameter, colour);
    painter.setPen(colour);
    paint::line(painter, cell.adjusted(m_theme.mm(4.5), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
        index.data(Qt::DisplayRole).toString(), m_strong);
}

void PaymentsDelegate::paintName(
    QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QString under = index.data(PaymentsModel::NoteRole).toString();
    painter.setPen(m_theme.color(Token::Ink));
    if (under.isEmpty()) {
        paint::line(painter, cell, Qt::AlignLeft | Qt::AlignVCenter,
            index.data(Qt::DisplayRole).toString(), m_strong);
        return;
    }
    const int middle = cell.top() + cell.height() * 54 / 100;
    paint::line(painter,
        QRect(QPoint(cell.left(), cell.top() + m_theme.mm(1)), QPoint(cell.right(), middle)),
        Qt::AlignLeft | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString(), m_strong, 0.9);
    painter.setPen(m_theme.color(Token::Muted));
    paint::line(painter,
        QRect(QPoint(cell.left(), middle), QPoint(cell.right(), cell.bottom() - m_theme.mm(1))),
        Qt::AlignLeft | Qt::AlignVCenter, under, m_small, 0.9);
}

void PaymentsDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool marked = (option.state & QStyle::State_Selected) != 0;
    painter->fillRect(option.rect, m_theme.color(marked ? Token::WaitingSoft : Token::Surface));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
        m_theme.color(Token::Line));
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view != nullptr && view->hasFocus() && view->currentIndex().row() == index.row()) {
        const int line = m_theme.metrics().focusPx();
        const QColor ring = m_theme.color(Token::Focus);
        painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), line, ring);
        painter->fillRect(
            option.rect.left(), option.rect.bottom() + 1 - line, option.rect.width(), line, ring);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    const int gap = m_theme.mm(2);
    const QRect cell = option.rect.adjusted(index.column() == 0 ? m_theme.mm(4) : gap, 0,
        index.column() == PaymentsModel::Amount ? -m_theme.mm(4) : -gap, -1);
    switch (index.column()) {
    case PaymentsModel::State:
        paintState(*painter, cell, index);
        break;
    case PaymentsModel::Reference:
        paintName(*painter, cell, index);
        break;
    case PaymentsModel::Amount: {
        paint::AmountStyle style;
        style.digits = m_strong;
        style.color = m_theme.color(Token::Ink);
        style.quiet = m_theme.color(Token::Muted);
        style.symbolScale = 0.85;
        const auto parts = index.data(PaymentsModel::AmountRole).value<money::FormattedMoney>();
        paint::amount(*painter, cell, Qt::AlignRight | Qt::AlignVCenter, parts, style);
        break;
    }
    default:
        painter->setPen(m_theme.color(Token::Muted));
        paint::line(*painter, cell, Qt::AlignLeft | Qt::AlignVCenter,
            index.data(Qt::DisplayRole).toString(), m_body);
    }
    painter->restore();
}

} // namespace pos::ui
