// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/top_bar.h"

#include "ui/theme/paint.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/text.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QTime>

#include <chrono>

using namespace Qt::StringLiterals;

namespace pos::ui {

NavButton::NavButton(const Theme &theme, const QString &name, const QString &label,
    const QString &icon, QWidget *parent)
    : QAbstractButton{parent}
    , m_theme{theme}
    , m_icon{icon}
{
    setObjectName(name);
    setText(label);
    setAccessibleName(label);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void NavButton::setBadge(int count)
{
    m_badge = count;
    setAccessibleDescription(count > 0 ? tr("%n open", nullptr, count) : QString{});
    updateGeometry();
    update();
}

void NavButton::setCurrent(bool current)
{
    m_current = current;
    update();
}

// On a small tablet only the icon of a page that is not shown stays.
bool NavButton::showsLabel() const
{
    return m_theme.metrics().layoutClass() != LayoutClass::S;
}

QSize NavButton::sizeHint() const
{
    const QFontMetrics metrics{m_theme.font(TextRole::Label, Weight::SemiBold)};
    const int label = showsLabel() ? metrics.horizontalAdvance(text()) + m_theme.mm(2) : 0;
    const int badge = m_badge > 0 ? m_theme.mm(7) : 0;
    return {label + badge + m_theme.mm(6 + 6) + 2, m_theme.metrics().barPx()};
}

QSize NavButton::minimumSizeHint() const
{
    return {m_theme.metrics().barPx(), m_theme.metrics().barPx()};
}

bool NavButton::isWhole() const
{
    const int room = width() - m_theme.mm(14) - (m_badge > 0 ? m_theme.mm(7) : 0) + m_theme.mm(2);
    return !showsLabel()
        || paint::lineFits(room, text(), m_theme.font(TextRole::Label, Weight::SemiBold));
}

void NavButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const auto mm = [this](double v) { return m_theme.mm(v); };
    if (isDown()) {
        painter.fillRect(rect(), m_theme.color(Token::KeyPressed));
    }
    const QColor color = m_theme.color(m_current ? Token::Ink : Token::Muted);
    const int side = mm(6);
    int x = mm(3);
    painter.drawPixmap(x, (height() - side) / 2, m_theme.icon(m_icon, color, side));
    x += side + mm(2);
    if (showsLabel()) {
        painter.setPen(color);
        const int room = width() - x - mm(3) - (m_badge > 0 ? mm(7) : 0);
        paint::line(painter, {x, 0, room, height()}, Qt::AlignLeft | Qt::AlignVCenter, text(),
            m_theme.font(TextRole::Label, Weight::SemiBold));
        x += room + mm(1);
    }
    if (m_badge > 0) {
        const QRect pill{x, (height() - mm(6)) / 2, mm(6.5), mm(6)};
        paint::card(painter, pill, m_theme.color(Token::Frame), {}, mm(3));
        painter.setPen(m_theme.color(Token::OnFrame));
        paint::line(painter, pill, Qt::AlignCenter,
            m_badge > 99 ? u"99"_s : QString::number(m_badge),
            m_theme.font(TextRole::Label, Weight::Bold));
    }
    if (m_current) {
        painter.fillRect(
            mm(2), height() - mm(1), width() - mm(4), mm(1), m_theme.color(Token::Brand));
    }
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, mm(1));
    }
}

TopBar::TopBar(const Theme &theme, const std::vector<Item> &items, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
    , m_till{new Text{theme, TextRole::Label, Weight::Bold, Token::Ink, this}}
    , m_nav{new QWidget{this}}
    , m_mode{new Chip{theme, u"modePill"_s, this}}
    , m_network{new Chip{theme, u"networkChip"_s, this}}
    , m_clock{new Text{theme, TextRole::Label, Weight::SemiBold, Token::Muted, this}}
{
    setObjectName(u"topBar"_s);
    setFixedHeight(theme.metrics().barPx());
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(theme.mm(6), 0, theme.mm(6), 0);
    row->setSpacing(theme.mm(2));
    m_till->setObjectName(u"tillName"_s);
    row->addWidget(m_till);
    row->addSpacing(theme.mm(3));
    auto *nav = new QHBoxLayout{m_nav};
    nav->setContentsMargins(0, 0, 0, 0);
    nav->setSpacing(0);
    for (const Item &item : items) {
        auto *button = new NavButton{theme, item.page + u"Nav"_s, item.label, item.icon, m_nav};
        connect(button, &NavButton::clicked, this, [this, item] { Q_EMIT chosen(item.page); });
        nav->addWidget(button);
        m_buttons.emplace_back(item.page, button);
    }
    row->addWidget(m_nav);
    row->addStretch(1);
    row->addWidget(m_network);
    row->addWidget(m_mode);
    row->addSpacing(theme.mm(1));
    row->addWidget(m_clock);
    for (Chip *chip : {m_mode, m_network}) {
        chip->setFocusPolicy(Qt::NoFocus);
    }
    m_minute.setInterval(std::chrono::seconds{5});
    connect(&m_minute, &QTimer::timeout, this, &TopBar::showTime);
    m_minute.start();
    showTime();
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void TopBar::showTime()
{
    const QString now = QTime::currentTime().toString(u"HH:mm"_s);
    if (m_clock->text() != now) {
        m_clock->setText(now);
    }
}

void TopBar::setStatus(const view::TillStatus &status)
{
    m_till->setText(QString::fromStdString(status.tillName));
    if (status.mode == view::Mode::Test) {
        m_mode->setFilled(Token::Frame, Token::OnFrame, tr("TEST"));
    } else {
        m_mode->setFilled(Token::Money, Token::OnMoney, tr("LIVE"));
    }
    if (status.providerReachable) {
        m_network->setStatus(Token::Money, tr("Online"));
    } else {
        m_network->setStatus(Token::Stop, tr("Offline"), u"wifi-off"_s);
    }
    for (const auto &[page, button] : m_buttons) {
        if (page == u"tasks") {
            button->setBadge(status.openTasks);
        }
    }
}

void TopBar::setCurrent(const QString &page)
{
    for (const auto &[name, button] : m_buttons) {
        button->setCurrent(name == page);
    }
}

void TopBar::setNavigationVisible(bool visible)
{
    m_nav->setVisible(visible);
}

void TopBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Line));
}

} // namespace pos::ui
