// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/banner.h"

#include "core/base/invariant.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

struct Look {
    Token ground, mark;
    QString icon;
};

Look lookOf(Banner::Tone tone)
{
    switch (tone) {
    case Banner::Tone::Attention:
        return {Token::AttentionSoft, Token::Attention, u"warning"_s};
    case Banner::Tone::Stop:
        return {Token::StopSoft, Token::Stop, u"warning"_s};
    case Banner::Tone::Info:
        return {Token::WaitingSoft, Token::Waiting, u"help"_s};
    case Banner::Tone::Good:
        return {Token::MoneySoft, Token::Money, u"check"_s};
    }
    base::unreachable();
}

} // namespace

Banner::Banner(const Theme &theme, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
    , m_text{new Text{theme, TextRole::Body, Weight::SemiBold, Token::Ink, this}}
    , m_action{new Button{theme, Button::Kind::Secondary, u"bannerAction"_s, {}, this}}
{
    setObjectName(u"banner"_s);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(theme.mm(14), theme.mm(2), theme.mm(4), theme.mm(2));
    row->setSpacing(theme.mm(4));
    m_text->setWordWrap(true);
    m_text->setObjectName(u"bannerText"_s);
    row->addWidget(m_text, 1);
    m_action->setHeightMm(11);
    row->addWidget(m_action);
    setMinimumHeight(theme.mm(12));
    connect(m_action, &Button::clicked, this, &Banner::actionChosen);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    hide();
}

void Banner::show(Tone tone, const QString &sentence, const QString &action)
{
    m_tone = tone;
    m_text->setText(sentence);
    m_action->setLabel(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
    update();
}

void Banner::clear()
{
    m_text->clear();
    hide();
}

QString Banner::sentence() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const Look look = lookOf(m_tone);
    painter.fillRect(rect(), m_theme.color(look.ground));
    painter.fillRect(0, 0, m_theme.mm(1.2), height(), m_theme.color(look.mark));
    const int side = m_theme.mm(7);
    painter.drawPixmap(m_theme.mm(4), (height() - side) / 2,
        m_theme.icon(look.icon, m_theme.color(look.mark), side));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Line));
}

} // namespace pos::ui
