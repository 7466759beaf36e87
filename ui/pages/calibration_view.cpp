// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/calibration_view.h"

#include "ui/pages/settings_rules.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pos::ui {
namespace {

constexpr double cardWidthMm = 85.6;
constexpr double cardHeightMm = 53.98;
constexpr double leastPixelsPerMm = 2;
constexpr double mostPixelsPerMm = 16;

} // namespace

CalibrationView::CalibrationView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("calibration"));
    setMinimumHeight(theme.mm(66));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *help = new Text(theme, TextRole::Label, Weight::Regular, Token::Muted);
    help->setText(tr("Hold a bank card against the outline and make both the same size."));
    help->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(help, 1);
    const std::pair<QString, int> keys[]{
        {QStringLiteral("calibrationLess"), -1}, {QStringLiteral("calibrationMore"), 1}};
    for (const auto &[name, by] : keys) {
        auto *button = new Button(theme, Button::Kind::Secondary, name, QString());
        button->setIconName(by < 0 ? QStringLiteral("minus") : QStringLiteral("plus"));
        button->setAccessibleName(by < 0 ? tr("Narrower") : tr("Wider"));
        button->setFixedWidth(theme.mm(14));
        button->setHeightMm(11);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        button->setAutoRepeat(true);
        connect(button, &QAbstractButton::clicked, this, [this, by = by] { widen(by); });
        row->addWidget(button);
    }
    column->addLayout(row);
    column->addStretch(1);
    setPixelsPerMm(0);
}

void CalibrationView::setPixelsPerMm(double pixelsPerMm)
{
    m_measured = pixelsPerMm;
    const double shown = pixelsPerMm > 0 ? pixelsPerMm : m_theme.metrics().pixelsPerMm();
    m_cardWidthPx = static_cast<int>(std::lround(shown * cardWidthMm));
    update();
}

double CalibrationView::pixelsPerMm() const
{
    return m_measured;
}

void CalibrationView::widen(int byPx)
{
    const double next = pixelsPerMmFromCard(m_cardWidthPx + byPx);
    if (next >= leastPixelsPerMm && next <= mostPixelsPerMm) {
        m_cardWidthPx += byPx;
        m_measured = next;
        update();
        Q_EMIT changed();
    }
}

void CalibrationView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int high = static_cast<int>(std::lround(m_cardWidthPx * cardHeightMm / cardWidthMm));
    const QRect card(1, m_theme.mm(13), m_cardWidthPx, high);
    paint::card(painter, card, m_theme.color(Token::Sunken), m_theme.color(Token::Waiting),
        m_cardWidthPx * 4 / 100, m_theme.mm(0.6));
    painter.setPen(m_theme.color(Token::Muted));
    paint::line(painter, card.adjusted(m_theme.mm(4), 0, -m_theme.mm(4), 0), Qt::AlignCenter,
        QStringLiteral("85.6 × 54 mm"), m_theme.font(TextRole::Label, Weight::SemiBold));
    const int chip = m_cardWidthPx / 8;
    paint::card(painter, QRect(card.left() + chip, card.top() + high / 3, chip, chip * 4 / 5),
        m_theme.color(Token::AttentionSoft), m_theme.color(Token::AttentionEdge), m_theme.mm(1));
}

} // namespace pos::ui
