// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/paper_view.h"

#include "ui/theme/paint.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace pos::ui {

PaperView::PaperView(const Theme &theme, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
{
    setObjectName(QStringLiteral("receiptPaper"));
    setAccessibleName(tr("Receipt"));
    setMinimumWidth(theme.mm(60));
}

void PaperView::setLines(const std::vector<std::string> &lines)
{
    m_lines.clear();
    for (const std::string &line : lines) {
        m_lines.append(QString::fromStdString(line));
    }
    setAccessibleDescription(m_lines.join(u'\n'));
    const QFontMetricsF metrics{fontForWidth()};
    setMinimumHeight(
        static_cast<int>(metrics.height() * static_cast<double>(m_lines.size())) + m_theme.mm(14));
    updateGeometry();
    update();
}

QSize PaperView::sizeHint() const
{
    return {m_theme.mm(110), minimumHeight()};
}

// The largest type in which the longest line still fits between the paper's margins.
QFont PaperView::fontForWidth() const
{
    QFont font = m_theme.monospaced(TextRole::Label);
    qsizetype columns = 32;
    for (const QString &line : m_lines) {
        columns = std::max(columns, line.size());
    }
    const double room = std::max(width(), m_theme.mm(60)) - m_theme.mm(12);
    const double each = QFontMetricsF{font}.horizontalAdvance(u'0');
    const double factor = room / (each * static_cast<double>(columns));
    font.setPixelSize(
        std::max(7, std::min(static_cast<int>(font.pixelSize() * factor), m_theme.mm(5))));
    return font;
}

void PaperView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const QFont font = fontForWidth();
    const QFontMetricsF metrics{font};
    qsizetype columns = 32;
    for (const QString &line : m_lines) {
        columns = std::max(columns, line.size());
    }
    const double wide = metrics.horizontalAdvance(u'0') * static_cast<double>(columns);
    const int paper = static_cast<int>(wide) + m_theme.mm(12);
    const int left = std::max(0, (width() - paper) / 2);
    paint::card(painter, {left, 0, std::min(paper, width()), height()}, m_theme.color(Token::Paper),
        m_theme.color(Token::Line), m_theme.mm(1));
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::OnPaper));
    double y = m_theme.mm(7) + metrics.ascent();
    for (const QString &line : m_lines) {
        painter.drawText(QPointF{left + m_theme.mm(6) * 1.0, y}, line);
        y += metrics.height();
    }
}

} // namespace pos::ui
