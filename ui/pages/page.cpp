// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"

#include <QPainter>

namespace pos::ui {

Page::Page(const PageContext &context, const QString &name, QWidget *parent)
    : QWidget{parent}
    , m_context{context}
{
    setObjectName(name + QStringLiteral("Page"));
    connect(&context.theme, &Theme::changed, this, [this] { update(); });
}

void Page::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    painter.fillRect(rect(), theme().color(Token::Canvas));
}

} // namespace pos::ui
