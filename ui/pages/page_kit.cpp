// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page_kit.h"

#include "core/base/invariant.h"
#include "ui/theme/paint.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/list.h"
#include "ui/widgets/sheet.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QTableView>
#include <QTimer>

#include <utility>

namespace pos::ui {

Token meaningToken(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Neutral:
        return Token::Muted;
    case Meaning::Waiting:
        return Token::Waiting;
    case Meaning::Money:
        return Token::Money;
    case Meaning::Attention:
        return Token::Attention;
    case Meaning::Stop:
        return Token::Stop;
    }
    base::unreachable();
}

Token meaningGround(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Neutral:
        return Token::Sunken;
    case Meaning::Waiting:
        return Token::WaitingSoft;
    case Meaning::Money:
        return Token::MoneySoft;
    case Meaning::Attention:
        return Token::AttentionSoft;
    case Meaning::Stop:
        return Token::StopSoft;
    }
    base::unreachable();
}

Panel::Panel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Panel::setGround(Token ground, Token edge)
{
    m_ground = ground;
    m_edge = edge;
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::card(painter, rect(), m_theme.color(m_ground), m_theme.color(m_edge),
        m_theme.metrics().cornerPx());
}

StateBadge::StateBadge(const Theme &theme, TextRole role, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_role(role)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateBadge::setState(Meaning meaning, const QString &word)
{
    m_meaning = meaning;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(m_role, Weight::SemiBold));
    return {metrics.horizontalAdvance(m_word) + m_theme.mm(6), metrics.height() + m_theme.mm(1)};
}

void StateBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = m_theme.color(meaningToken(m_meaning));
    const int diameter = m_theme.mm(2.6);
    paint::dot(painter, {diameter / 2 + 1, height() / 2}, diameter, colour);
    painter.setPen(colour);
    paint::line(painter, rect().adjusted(m_theme.mm(4.5), 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter, m_word, m_theme.font(m_role, Weight::SemiBold));
}

bool StateBadge::isWhole() const
{
    return paint::lineFits(
        width() - m_theme.mm(4.5), m_word, m_theme.font(m_role, Weight::SemiBold));
}

CopyRow::CopyRow(const Theme &theme, const QString &name, const std::string &id, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_name(name)
    , m_id(QString::fromStdString(id))
{
    setMinimumHeight(theme.metrics().smallestTouchPx());
    setAccessibleName(name + QStringLiteral(": ") + m_id);
    setAccessibleDescription(tr("Copies the whole id"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_id);
        m_copied = true;
        update();
        QTimer::singleShot(1500, this, [this] {
            m_copied = false;
            update();
        });
    });
}

QSize CopyRow::sizeHint() const
{
    return {m_theme.mm(70), m_theme.metrics().smallestTouchPx()};
}

void CopyRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int icon = m_theme.mm(5);
    const int gap = m_theme.mm(2);
    if (isDown()) {
        painter.fillRect(rect(), m_theme.color(Token::KeyPressed));
    }
    const int nameWidth = (width() - icon - 2 * gap) * 42 / 100;
    painter.setPen(m_theme.color(Token::Muted));
    paint::line(painter, QRect(0, 0, nameWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, m_name,
        m_theme.font(TextRole::Label));
    painter.setPen(m_theme.color(m_copied ? Token::Money : Token::Ink));
    const QRect value(nameWidth + gap, 0, width() - nameWidth - icon - 3 * gap, height());
    const bool whole = paint::lineFits(value.width(), m_id, m_theme.monospaced(TextRole::Label), 1);
    const QString shown = m_copied ? tr("Copied") : (whole ? m_id : shortId(m_id.toStdString()));
    paint::line(painter, value, Qt::AlignRight | Qt::AlignVCenter, shown,
        m_copied ? m_theme.font(TextRole::Label, Weight::SemiBold)
                 : m_theme.monospaced(TextRole::Label));
    painter.drawPixmap(width() - icon, (height() - icon) / 2,
        m_theme.icon(m_copied ? QStringLiteral("check") : QStringLiteral("copy"),
            m_theme.color(m_copied ? Token::Money : Token::Muted), icon));
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, m_theme.mm(1));
    }
}

FilterChip::FilterChip(
    const Theme &theme, const QString &name, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setObjectName(name);
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextRole::Label, Weight::SemiBold));
    return {metrics.horizontalAdvance(text()) + m_theme.mm(7), m_theme.mm(11)};
}

QSize FilterChip::minimumSizeHint() const
{
    return {m_theme.mm(12), m_theme.mm(11)};
}

bool FilterChip::isWhole() const
{
    return paint::lineFits(
        width() - m_theme.mm(3), text(), m_theme.font(TextRole::Label, Weight::SemiBold));
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool on = isChecked();
    const Token ground = on ? Token::Brand : (isDown() ? Token::KeyPressed : Token::Surface);
    paint::card(painter, rect(), m_theme.color(ground),
        m_theme.color(on ? Token::Brand : Token::Edge), m_theme.metrics().cornerPx(),
        m_theme.metrics().linePx());
    const Token ink = !isEnabled() ? Token::OnDisabled : on ? Token::OnBrand : Token::Ink;
    painter.setPen(m_theme.color(ink));
    paint::line(painter, rect().adjusted(m_theme.mm(1.5), 0, -m_theme.mm(1.5), 0), Qt::AlignCenter,
        text(), m_theme.font(TextRole::Label, Weight::SemiBold));
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, m_theme.metrics().cornerPx());
    }
}

PageHead::PageHead(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new Text(theme, TextRole::Title, Weight::Bold, Token::Ink))
    , m_aside(new Text(theme, TextRole::Label, Weight::Regular, Token::Muted))
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(theme.mm(4));
    m_title->setText(title);
    m_row->addWidget(m_title, 0, Qt::AlignVCenter);
    m_row->addWidget(m_aside, 0, Qt::AlignVCenter);
    m_row->addStretch(1);
    setMinimumHeight(theme.metrics().rowPx());
}

void PageHead::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHead::setAside(const QString &text)
{
    m_aside->setText(text);
}

void dressTable(QTableView &table, const Theme &theme)
{
    const auto dress = [&table, &theme] {
        table.setStyleSheet(
            QStringLiteral("QTableView { background: %1; border: none; } "
                           "QHeaderView { background: %1; } "
                           "QHeaderView::section { background: %1; color: %2; border: none; "
                           "border-bottom: 1px solid %3; padding: 0 %4px; }")
                .arg(theme.color(Token::Surface).name(), theme.color(Token::Muted).name(),
                    theme.color(Token::Edge).name())
                .arg(theme.mm(2)));
    };
    QObject::connect(&theme, &Theme::changed, &table, dress);
    dress();
}

void say(Banner &banner, Meaning meaning, const QString &sentence)
{
    switch (meaning) {
    case Meaning::Neutral:
    case Meaning::Waiting:
        banner.show(Banner::Tone::Info, sentence);
        return;
    case Meaning::Money:
        banner.show(Banner::Tone::Good, sentence);
        return;
    case Meaning::Attention:
        banner.show(Banner::Tone::Attention, sentence);
        return;
    case Meaning::Stop:
        banner.show(Banner::Tone::Stop, sentence);
        return;
    }
    base::unreachable();
}

void ask(const Theme &theme, QWidget &page, const QString &question, const QString &doIt,
    const QString &keepIt, std::function<void()> act)
{
    const QString doName = QStringLiteral("questionDo");
    auto *sheet = new Sheet(theme, &page, question, QString(),
        {{doName, doIt, Sheet::Verb::Danger},
            {QStringLiteral("questionKeep"), keepIt, Sheet::Verb::Safe}});
    QObject::connect(
        sheet, &Sheet::answered, &page, [doName, act = std::move(act)](const QString &name) {
            if (name == doName) {
                act();
            }
        });
    sheet->show();
}

QScrollArea *makeCardScroll(const Theme &theme, QWidget *content, QWidget *parent)
{
    QScrollArea *area = makeScroll(theme, content, parent);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

void clearLayout(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QLayout *inner = item->layout()) {
            clearLayout(*inner);
        }
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was just pressed
        }
        delete item;
    }
}

} // namespace pos::ui
