// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/field.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

#include <string>

using namespace Qt::StringLiterals;

namespace pos::ui {

Field::Field(const Theme &theme, const QString &name, const QString &label, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
    , m_label{new Text{theme, TextRole::Label, Weight::SemiBold, Token::Muted, this}}
    , m_line{new QHBoxLayout}
    , m_box{new QWidget{this}}
    , m_edit{new QLineEdit{m_box}}
    , m_below{new Text{theme, TextRole::Label, Weight::Regular, Token::Muted, this}}
{
    setObjectName(name + u"Field"_s);
    m_edit->setObjectName(name);
    m_edit->setAccessibleName(label);
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    m_label->setText(label);
    m_label->setBuddy(m_edit);
    m_below->setWordWrap(true);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.mm(1.5));
    column->addWidget(m_label);
    m_box->setFixedHeight(theme.metrics().rowPx());
    auto *row = new QHBoxLayout{m_box};
    row->setContentsMargins(theme.mm(4), theme.mm(1), theme.mm(1), theme.mm(1));
    row->addWidget(m_edit, 1);
    m_line->setSpacing(theme.mm(3));
    m_line->addWidget(m_box, 1);
    column->addLayout(m_line);
    column->addWidget(m_below);
    m_label->setVisible(!label.isEmpty());
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &Field::edited);
    connect(m_edit, &QLineEdit::returnPressed, this, &Field::submitted);
    connect(&theme, &Theme::changed, this, &Field::refresh);
    refresh();
}

void Field::setText(const QString &text)
{
    if (m_edit->text() != text) {
        m_edit->setText(text);
    }
}

void Field::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void Field::setHelp(const QString &text)
{
    m_help = text;
    refresh();
}

void Field::setError(const QString &text)
{
    m_error = text;
    m_edit->setAccessibleDescription(text);
    refresh();
}

void Field::setIconName(const QString &icon)
{
    m_icon = icon;
    m_box->layout()->setContentsMargins(
        m_theme.mm(icon.isEmpty() ? 4 : 12), m_theme.mm(1), m_theme.mm(1), m_theme.mm(1));
    update();
}

void Field::setAction(const QString &name, const QString &text)
{
    auto *action = new Button{m_theme, Button::Kind::Quiet, name, text, m_box};
    action->setHeightMm(10.5);
    action->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_box->layout()->addWidget(action);
    connect(action, &Button::clicked, this, &Field::actionChosen);
}

void Field::addBeside(QWidget *widget)
{
    m_line->addWidget(widget);
}

void Field::setWriteOnly(const QString &mask)
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setPlaceholderText(mask);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
}

base::Secret Field::take()
{
    std::string typed = m_edit->text().trimmed().toStdString();
    base::Secret secret{typed};
    // As much as Qt allows: our own copy is overwritten, the widget's text is dropped.
    typed.assign(typed.size(), '\0');
    m_edit->clear();
    return secret;
}

void Field::refresh()
{
    m_edit->setFont(m_theme.font(TextRole::Body));
    QPalette colours = m_theme.qtPalette();
    colours.setColor(QPalette::Base, Qt::transparent);
    m_edit->setPalette(colours);
    const bool wrong = !m_error.isEmpty();
    m_below->setToken(wrong ? Token::Stop : Token::Muted);
    m_below->setText(wrong ? m_error : m_help);
    m_below->setVisible(!m_below->text().isEmpty());
    update();
}

bool Field::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        update();
    }
    return QWidget::eventFilter(watched, event);
}

void Field::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const bool focused = m_edit->hasFocus();
    QColor edge = m_theme.color(Token::Edge);
    if (!m_error.isEmpty()) {
        edge = m_theme.color(Token::Stop);
    } else if (focused) {
        edge = m_theme.color(Token::Focus);
    }
    const bool strong = focused || !m_error.isEmpty();
    paint::card(painter, m_box->geometry(), m_theme.color(Token::Surface), edge, m_theme.mm(1.4),
        strong ? m_theme.metrics().focusPx() : m_theme.metrics().linePx());
    if (!m_icon.isEmpty()) {
        const int side = m_theme.mm(6);
        const QRect box = m_box->geometry();
        painter.drawPixmap(box.left() + m_theme.mm(4), box.top() + (box.height() - side) / 2,
            m_theme.icon(m_icon, m_theme.color(Token::Muted), side));
    }
}

} // namespace pos::ui
