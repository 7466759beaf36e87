// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/list.h"

#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QListView>
#include <QPainter>
#include <QScrollArea>
#include <QScroller>

namespace pos::ui {
namespace {

struct Columns {
    QRect time, texts, state, amount;
};

// Time on the left, then the texts, then the state, the amount at the right edge.
Columns columnsOf(const Theme &theme, const QRect &row, bool hasTime, bool hasState)
{
    const int pad = theme.mm(4);
    const int time = hasTime ? theme.mm(24) : 0;
    const int amount = theme.mm(38);
    const int state = hasState ? theme.mm(44) : 0;
    const int left = row.left() + pad;
    const int right = row.right() + 1 - pad;
    Columns c;
    c.time = {left, row.top(), time, row.height()};
    c.amount = {right - amount, row.top(), amount, row.height()};
    c.state = {c.amount.left() - state, row.top(), state, row.height()};
    c.texts = {left + time, row.top(), c.state.left() - left - time - pad, row.height()};
    return c;
}

} // namespace

RowDelegate::RowDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate{parent}
    , m_theme{theme}
{
}

QSize RowDelegate::sizeHint(
    const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const
{
    return {m_theme.mm(60), m_theme.mm(14)};
}

void RowDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto text = [&index](int role) { return index.data(role).toString(); };
    const QRect row = option.rect;
    painter->save();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(row, m_theme.color(chosen ? Token::WaitingSoft : Token::Surface));
    painter->fillRect(row.left(), row.bottom(), row.width(), 1, m_theme.color(Token::Line));
    const QString time = text(TimeRole);
    const QString state = text(StateWordRole);
    const Columns c = columnsOf(m_theme, row, !time.isEmpty(), !state.isEmpty());

    painter->setPen(m_theme.color(Token::Muted));
    paint::line(
        *painter, c.time, Qt::AlignLeft | Qt::AlignVCenter, time, m_theme.font(TextRole::Label));
    const QString subtitle = text(SubtitleRole);
    const int half = row.height() / 2;
    const QRect upper = subtitle.isEmpty()
        ? c.texts
        : QRect{c.texts.left(), row.top(), c.texts.width(), half + m_theme.mm(0.5)};
    painter->setPen(m_theme.color(Token::Ink));
    paint::line(*painter, upper,
        Qt::AlignLeft | (subtitle.isEmpty() ? Qt::AlignVCenter : Qt::AlignBottom), text(TitleRole),
        m_theme.fontByCapMm(subtitle.isEmpty() ? 3.5 : 3.1, Weight::SemiBold), 0.9);
    painter->setPen(m_theme.color(Token::Muted));
    paint::line(*painter,
        {c.texts.left(), row.top() + half + m_theme.mm(1.2), c.texts.width(), half},
        Qt::AlignLeft | Qt::AlignTop, subtitle, m_theme.font(TextRole::Label), 0.9);
    if (!state.isEmpty()) {
        const auto token = static_cast<Token>(index.data(StateTokenRole).toInt());
        paint::dot(*painter, {c.state.left() + m_theme.mm(1.5), row.center().y()}, m_theme.mm(2.6),
            m_theme.color(token));
        painter->setPen(m_theme.color(Token::Ink));
        paint::line(*painter, c.state.adjusted(m_theme.mm(5), 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter, state,
            m_theme.font(TextRole::Label, Weight::SemiBold));
    }
    const bool struck = index.data(AmountStruckRole).toBool();
    const QColor ink = m_theme.color(struck ? Token::Muted : Token::Ink);
    const money::FormattedMoney parts{{}, text(AmountSymbolRole).toStdString(),
        text(AmountTextRole).toStdString(), m_theme.numberStyle().symbolFirst,
        m_theme.numberStyle().spaceBeforeSymbol};
    paint::AmountStyle style{
        m_theme.font(TextRole::Body, Weight::SemiBold), ink, m_theme.color(Token::Muted), 0.78, 0};
    style.digits.setStrikeOut(struck);
    paint::amount(*painter, c.amount, Qt::AlignRight | Qt::AlignVCenter, parts, style);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        paint::focusRing(*painter, row, m_theme, m_theme.mm(1));
    }
    painter->restore();
}

QListView *makeList(const Theme &theme, const QString &name, QWidget *parent)
{
    auto *list = new QListView{parent};
    list->setObjectName(name);
    list->setUniformItemSizes(true);
    list->setItemDelegate(new RowDelegate{theme, list});
    list->setFrameShape(QFrame::NoFrame);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const auto tint = [list, &theme] {
        QPalette colours = theme.qtPalette();
        colours.setColor(QPalette::Base, theme.color(Token::Surface));
        list->setPalette(colours);
    };
    QObject::connect(&theme, &Theme::changed, list, tint);
    tint();
    QScroller::grabGesture(list->viewport(), QScroller::LeftMouseButtonGesture);
    return list;
}

QScrollArea *makeScroll(const Theme &theme, QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea{parent};
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto tint = [area, &theme] { area->setPalette(theme.qtPalette()); };
    QObject::connect(&theme, &Theme::changed, area, tint);
    tint();
    QScroller::grabGesture(area->viewport(), QScroller::TouchGesture);
    return area;
}

} // namespace pos::ui
