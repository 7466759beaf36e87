// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/last_payment.h"

#include "core/base/invariant.h"
#include "ui/theme/paint.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

using view::PaymentState;

struct PaymentStateText {
    Q_DECLARE_TR_FUNCTIONS(PaymentState)
};

} // namespace

Token paymentStateToken(PaymentState state)
{
    switch (state) {
    case PaymentState::Open:
        return Token::Waiting;
    case PaymentState::Checking:
    case PaymentState::Conflict:
    case PaymentState::Disputed:
        return Token::Attention;
    case PaymentState::Approved:
        return Token::Money;
    case PaymentState::Authorized:
        return Token::Processing;
    case PaymentState::Declined:
    case PaymentState::Refused:
        return Token::Stop;
    case PaymentState::Cancelled:
    case PaymentState::Refunded:
    case PaymentState::PartiallyRefunded:
    case PaymentState::Unknown:
        return Token::Muted;
    }
    base::unreachable();
}

QString paymentStateWord(PaymentState state)
{
    switch (state) {
    case PaymentState::Open:
        return PaymentStateText::tr("Open");
    case PaymentState::Checking:
        return PaymentStateText::tr("Checking");
    case PaymentState::Approved:
        return PaymentStateText::tr("Approved");
    case PaymentState::Authorized:
        return PaymentStateText::tr("Held");
    case PaymentState::Declined:
        return PaymentStateText::tr("Declined");
    case PaymentState::Cancelled:
        return PaymentStateText::tr("Cancelled");
    case PaymentState::Refused:
        return PaymentStateText::tr("Refused");
    case PaymentState::Refunded:
        return PaymentStateText::tr("Refunded");
    case PaymentState::PartiallyRefunded:
        return PaymentStateText::tr("Partly refunded");
    case PaymentState::Disputed:
        return PaymentStateText::tr("Disputed");
    case PaymentState::Conflict:
        return PaymentStateText::tr("Amounts differ");
    case PaymentState::Unknown:
        return PaymentStateText::tr("Not known");
    }
    base::unreachable();
}

LastPayment::LastPayment(const Theme &theme, QWidget *parent)
    : QAbstractButton{parent}
    , m_theme{theme}
{
    setObjectName(u"lastPayment"_s);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Last payment"));
    connect(&theme, &Theme::changed, this, [this] { update(); });
    hide();
}

void LastPayment::setRow(const std::optional<view::PaymentRow> &row)
{
    m_row = row;
    setVisible(row.has_value());
    update();
}

QSize LastPayment::sizeHint() const
{
    return {m_theme.mm(60), m_theme.mm(20)};
}

void LastPayment::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_row) {
        return;
    }
    QPainter painter{this};
    const auto mm = [this](double v) { return m_theme.mm(v); };
    paint::card(painter, rect(), m_theme.color(isDown() ? Token::KeyPressed : Token::Surface),
        m_theme.color(Token::Line), m_theme.metrics().cornerPx());
    const int pad = mm(5);
    const int half = height() / 2;
    painter.setPen(m_theme.color(Token::Muted));
    const QString time
        = QDateTime::fromMSecsSinceEpoch(m_row->utcMs).toLocalTime().toString(u"HH:mm"_s);
    const QString heading = tr("Last payment") + u" · "_s + time;
    paint::line(painter, {pad, mm(2), width() - 2 * pad, half - mm(2)},
        Qt::AlignLeft | Qt::AlignVCenter, heading, m_theme.font(TextRole::Label));
    const QColor state = m_theme.color(paymentStateToken(m_row->state));
    paint::dot(painter, {pad + mm(1.3), half + (half - mm(2)) / 2}, mm(2.6), state);
    QString word = paymentStateWord(m_row->state);
    if (!m_row->cardLastFour.empty()) {
        word += u" ·· "_s + QString::fromStdString(m_row->cardLastFour);
    }
    painter.setPen(m_theme.color(Token::Ink));
    paint::line(painter, {pad + mm(5), half, width() / 2 - pad - mm(2), half - mm(2)},
        Qt::AlignLeft | Qt::AlignVCenter, word, m_theme.font(TextRole::Label, Weight::SemiBold));
    const auto currency = money::Currency::fromCode(m_row->currency);
    const paint::AmountStyle style{m_theme.font(TextRole::Title, Weight::SemiBold),
        m_theme.color(Token::Ink), m_theme.color(Token::Muted), 0.65, 0};
    if (currency) {
        paint::amount(painter, {width() / 2, 0, width() / 2 - pad, height()},
            Qt::AlignRight | Qt::AlignVCenter, m_theme.parts({m_row->amountMinor, *currency}),
            style);
    }
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, m_theme.metrics().cornerPx());
    }
}

} // namespace pos::ui
