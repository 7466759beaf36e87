// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/test_band.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace pos::ui {

TestBand::TestBand(const Theme &theme, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
{
    setObjectName(QStringLiteral("testBand"));
    setFixedHeight(theme.mm(theme.metrics().layoutClass() == LayoutClass::S ? 5 : 6));
    setAccessibleName(tr("Test mode – no real money moves"));
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void TestBand::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    painter.fillRect(rect(), m_theme.color(Token::Frame));
    painter.setPen(m_theme.color(Token::OnFrame));
    paint::line(painter, rect(), Qt::AlignCenter, accessibleName(),
        m_theme.font(TextRole::Label, Weight::Bold));
}

} // namespace pos::ui
