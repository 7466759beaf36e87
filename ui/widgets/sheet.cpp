// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/sheet.h"

#include "core/base/invariant.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

Button::Kind kindOf(Sheet::Verb verb)
{
    switch (verb) {
    case Sheet::Verb::Primary:
        return Button::Kind::Primary;
    case Sheet::Verb::Danger:
        return Button::Kind::Danger;
    case Sheet::Verb::Safe:
    case Sheet::Verb::Plain:
        return Button::Kind::Secondary;
    }
    base::unreachable();
}

} // namespace

Sheet::Sheet(const Theme &theme, QWidget *over, const QString &title, const QString &text,
    const QVector<Answer> &answers)
    : QWidget{over}
    , m_theme{theme}
    , m_card{new Card{theme, this}}
    , m_before{QApplication::focusWidget()}
{
    setObjectName(u"sheet"_s);
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    auto *outer = new QVBoxLayout{this};
    outer->setAlignment(Qt::AlignCenter);
    outer->addWidget(m_card);
    m_card->setFixedWidth(std::min(over->width() - theme.mm(10), theme.mm(150)));
    auto *column = new QVBoxLayout{m_card};
    column->setContentsMargins(theme.mm(8), theme.mm(8), theme.mm(8), theme.mm(8));
    column->setSpacing(theme.mm(4));
    auto *heading = new Text{theme, TextRole::Title, Weight::Bold, Token::Ink, m_card};
    heading->setWordWrap(true);
    heading->setText(title);
    column->addWidget(heading);
    if (!text.isEmpty()) {
        auto *body = new Text{theme, TextRole::Body, Weight::Regular, Token::Muted, m_card};
        body->setWordWrap(true);
        body->setText(text);
        column->addWidget(body);
    }
    // A centred card is laid out by its size hint, which does not know how often a text wraps.
    const int lineWidth = m_card->width() - 2 * theme.mm(8);
    for (Text *paragraph : m_card->findChildren<Text *>()) {
        paragraph->setMinimumHeight(paragraph->heightForWidth(lineWidth));
    }
    column->addSpacing(theme.mm(4));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.mm(8)); // between a harmless and a destructive answer
    for (const Answer &one : answers) {
        auto *button = new Button{theme, kindOf(one.verb), one.name, one.text, m_card};
        button->setPayHeight();
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &Button::clicked, this, [this, name = one.name] { answer(name); });
        row->addWidget(button, 1);
        if (one.verb == Verb::Safe) {
            m_safe = one.name;
        }
    }
    column->addLayout(row);
    over->installEventFilter(this);
    setGeometry(over->rect());
    connect(&theme, &Theme::changed, this, [this] { update(); });
    show();
    raise();
}

void Sheet::setBody(QWidget *body)
{
    auto *column = qobject_cast<QVBoxLayout *>(m_card->layout());
    column->insertWidget(column->count() - 2, body);
    const auto first = stops();
    if (!first.isEmpty()) {
        first.front()->setFocus();
    }
}

Button *Sheet::button(const QString &name) const
{
    return m_card->findChild<Button *>(name);
}

void Sheet::dismiss()
{
    hide();
    deleteLater();
}

void Sheet::answer(const QString &name)
{
    hide();
    if (m_before) {
        m_before->setFocus();
    }
    deleteLater();
    Q_EMIT answered(name);
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

void Sheet::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    painter.fillRect(rect(), m_theme.color(Token::Scrim));
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        m_safe.isEmpty() ? dismiss() : answer(m_safe);
    }
    event->accept(); // nothing below the sheet hears a key
}

void Sheet::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a tap beside the card answers nothing
}

void Sheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (Button *safe = button(m_safe); safe != nullptr) {
        safe->setFocus();
    } else {
        setFocus();
    }
}

QList<QWidget *> Sheet::stops() const
{
    QList<QWidget *> found;
    for (QWidget *child : m_card->findChildren<QWidget *>()) {
        if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isEnabled()
            && child->isVisibleTo(this)) {
            found.append(child);
        }
    }
    return found;
}

bool Sheet::focusNextPrevChild(bool next)
{
    const auto all = stops();
    if (all.isEmpty()) {
        return true;
    }
    const auto at = all.indexOf(QApplication::focusWidget());
    const auto count = all.size();
    const auto to = at < 0 ? 0 : (at + (next ? 1 : count - 1)) % count;
    all[to]->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace pos::ui
