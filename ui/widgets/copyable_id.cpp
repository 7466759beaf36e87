// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/copyable_id.h"

#include "ui/theme/paint.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pos::ui {

QString shortenMiddle(const QString &text, int longest)
{
    if (text.size() <= longest) {
        return text;
    }
    const int right = (longest - 1) / 2;
    const int left = longest - 1 - right;
    return text.left(left) + u'…' + text.right(right);
}

CopyableId::CopyableId(const Theme &theme, const QString &name, QWidget *parent)
    : QAbstractButton{parent}
    , m_theme{theme}
{
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &CopyableId::copy);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void CopyableId::setId(const QString &id)
{
    m_id = id;
    setAccessibleName(tr("Copy %1").arg(id));
    updateGeometry();
    update();
}

void CopyableId::setCaption(const QString &caption)
{
    m_caption = caption;
    updateGeometry();
    update();
}

int CopyableId::captionPx() const
{
    if (m_caption.isEmpty()) {
        return 0;
    }
    const QFontMetrics metrics{m_theme.font(TextRole::Label)};
    return metrics.horizontalAdvance(m_caption) + m_theme.mm(2.5);
}

void CopyableId::setPaneTokens(Token ground, Token on)
{
    m_ground = ground;
    m_on = on;
    update();
}

QSize CopyableId::sizeHint() const
{
    const QFontMetrics metrics{m_theme.monospaced(TextRole::Label)};
    return {captionPx() + metrics.horizontalAdvance(m_id) + m_theme.mm(14),
        m_theme.metrics().smallestTouchPx()};
}

QSize CopyableId::minimumSizeHint() const
{
    const QFontMetrics metrics{m_theme.monospaced(TextRole::Label)};
    return {metrics.horizontalAdvance(shortenMiddle(m_id, 9)) + m_theme.mm(14),
        m_theme.metrics().smallestTouchPx()};
}

void CopyableId::copy()
{
    QGuiApplication::clipboard()->setText(m_id);
    m_copied = true;
    update();
    QTimer::singleShot(1200, this, [this] {
        m_copied = false;
        update();
    });
}

void CopyableId::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const int inset = m_theme.mm(0.5);
    QColor ground = m_theme.color(m_ground);
    if (isDown()) {
        ground = m_theme.color(Token::KeyPressed);
    }
    paint::card(painter, rect().adjusted(0, inset, 0, -inset), ground, {}, m_theme.mm(1.4));
    const QColor on = m_theme.color(m_on);
    const int side = m_theme.mm(5);
    painter.setPen(on);
    painter.setFont(m_theme.font(TextRole::Label));
    painter.drawText(rect().adjusted(m_theme.mm(3), 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_caption);
    const QRect area = rect().adjusted(m_theme.mm(3) + captionPx(), 0, -m_theme.mm(9), 0);
    const QFont font = m_theme.monospaced(TextRole::Label);
    const QFontMetrics metrics{font};
    const int fits = std::max(5, area.width() / std::max(1, metrics.horizontalAdvance(u'0')));
    painter.setFont(font);
    painter.setPen(on);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        m_copied ? tr("Copied") : shortenMiddle(m_id, fits));
    painter.drawPixmap(width() - side - m_theme.mm(2.5), (height() - side) / 2,
        m_theme.icon(m_copied ? u"check"_s : u"copy"_s, on, side));
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, m_theme.mm(1.4));
    }
}

} // namespace pos::ui
