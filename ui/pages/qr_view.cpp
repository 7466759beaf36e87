// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/qr_view.h"

#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>

namespace pos::ui {

QrView::QrView(const Theme &theme, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
{
    setObjectName(QStringLiteral("receiptQr"));
    setAccessibleName(tr("QR code of the receipt"));
    setFixedSize(sizeHint());
}

void QrView::setModules(const std::vector<std::vector<bool>> &modules)
{
    m_modules = modules;
    setVisible(!modules.empty());
    update();
}

QSize QrView::sizeHint() const
{
    const int side = m_theme.mm(m_theme.metrics().layoutClass() == LayoutClass::S
            ? 33
            : 50); // 30 mm and more of code inside its quiet zone
    return {side, side};
}

void QrView::paintEvent(QPaintEvent * /*event*/)
{
    if (m_modules.empty()) {
        return;
    }
    QPainter painter{this};
    // Always dark on white, also in the dark look: inverted codes are not read by every phone.
    paint::card(painter, rect(), Qt::white, m_theme.color(Token::Line), m_theme.mm(2));
    constexpr int quietZone = 4;
    const int count = static_cast<int>(m_modules.size());
    const int module = std::max(1, std::min(width(), height()) / (count + 2 * quietZone));
    const int left = (width() - count * module) / 2;
    const int top = (height() - count * module) / 2;
    for (int y = 0; y < count; ++y) {
        const auto &row = m_modules[static_cast<std::size_t>(y)];
        for (int x = 0; x < static_cast<int>(row.size()); ++x) {
            if (row[static_cast<std::size_t>(x)]) {
                painter.fillRect(left + x * module, top + y * module, module, module, Qt::black);
            }
        }
    }
}

} // namespace pos::ui
