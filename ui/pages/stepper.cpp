// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/stepper.h"

#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

#include <algorithm>

namespace pos::ui {

Stepper::Stepper(const Theme &theme, const QString &name, const QString &label, const Range &range,
    QWidget *parent)
    : QWidget(parent)
    , m_range(range)
    , m_value(range.least)
    , m_less(new Button(theme, Button::Kind::Secondary, name + QStringLiteral("Less"), QString()))
    , m_more(new Button(theme, Button::Kind::Secondary, name + QStringLiteral("More"), QString()))
    , m_shown(new Text(theme, TextRole::Body, Weight::SemiBold, Token::Ink))
{
    setObjectName(name);
    setAccessibleName(label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.mm(2));
    auto *title = new Text(theme, TextRole::Label, Weight::SemiBold, Token::Muted);
    title->setText(label);
    title->setWordWrap(true);
    row->addWidget(title, 1);
    const std::pair<Button *, QString> keys[]{
        {m_less, QStringLiteral("minus")}, {m_more, QStringLiteral("plus")}};
    for (const auto &[button, icon] : keys) {
        button->setIconName(icon);
        button->setFixedWidth(theme.mm(14));
        button->setHeightMm(11);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    m_less->setAccessibleName(tr("%1: less").arg(label));
    m_more->setAccessibleName(tr("%1: more").arg(label));
    m_shown->setAlignment(Qt::AlignCenter);
    m_shown->setFixedWidth(theme.mm(20));
    row->addWidget(m_less);
    row->addWidget(m_shown);
    row->addWidget(m_more);
    connect(m_less, &QAbstractButton::clicked, this, [this] { move(-m_range.step); });
    connect(m_more, &QAbstractButton::clicked, this, [this] { move(m_range.step); });
    refresh();
}

void Stepper::setValue(int value)
{
    m_value = std::clamp(value, m_range.least, m_range.most);
    refresh();
}

void Stepper::move(int by)
{
    const int next = std::clamp(m_value + by, m_range.least, m_range.most);
    if (next != m_value) {
        m_value = next;
        refresh();
        Q_EMIT changed();
    }
}

void Stepper::refresh()
{
    m_shown->setText(QString::number(m_value) + QLatin1Char(' ') + m_range.unit);
    m_less->setEnabled(m_value > m_range.least);
    m_more->setEnabled(m_value < m_range.most);
}

} // namespace pos::ui
