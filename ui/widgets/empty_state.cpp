// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/empty_state.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pos::ui {

EmptyState::EmptyState(const Theme &theme, const QString &icon, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
    , m_icon{icon}
    , m_space{new QWidget{this}}
    , m_title{new Text{theme, TextRole::Title, Weight::SemiBold, Token::Ink, this}}
    , m_next{new Text{theme, TextRole::Body, Weight::Regular, Token::Muted, this}}
    , m_action{new Button{theme, Button::Kind::Secondary, u"emptyAction"_s, {}, this}}
{
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(theme.mm(8), theme.mm(8), theme.mm(8), theme.mm(8));
    column->setSpacing(theme.mm(3));
    column->addStretch();
    m_space->setFixedSize(theme.mm(22), theme.mm(22));
    column->addWidget(m_space, 0, Qt::AlignHCenter);
    column->addSpacing(theme.mm(1));
    for (Text *text : {m_title, m_next}) {
        text->setAlignment(Qt::AlignHCenter);
        text->setWordWrap(true);
        column->addWidget(text);
    }
    column->addSpacing(theme.mm(3));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    m_action->hide();
    connect(m_action, &Button::clicked, this, &EmptyState::actionChosen);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void EmptyState::setTexts(const QString &title, const QString &next, const QString &action)
{
    m_title->setText(title);
    m_next->setText(next);
    m_action->setLabel(action);
    m_action->setVisible(!action.isEmpty());
}

void EmptyState::setIconName(const QString &icon)
{
    m_icon = icon;
    update();
}

void EmptyState::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const QRect round = m_space->geometry();
    paint::card(painter, round, m_theme.color(Token::Sunken), {}, round.width() / 2);
    const int side = m_theme.mm(11);
    painter.drawPixmap(round.center().x() - side / 2, round.center().y() - side / 2,
        m_theme.icon(m_icon, m_theme.color(Token::Muted), side));
}

} // namespace pos::ui
