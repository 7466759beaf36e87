// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOptionSlider>

#include <algorithm>

namespace pos::ui {

TillStyle::TillStyle(const Theme &theme)
    : QProxyStyle{QStyleFactory::create(QStringLiteral("Fusion"))}
    , m_theme{theme}
{
}

void TillStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect) {
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void TillStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || slider == nullptr) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    painter->fillRect(option->rect, m_theme.color(Token::Canvas));
    const int inset = m_theme.mm(0.7);
    const QRect thumb = subControlRect(control, option, SC_ScrollBarSlider, widget)
                            .adjusted(inset, inset, -inset, -inset);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(Token::Edge));
    const double radius = std::min(thumb.width(), thumb.height()) / 2.0;
    painter->drawRoundedRect(thumb, radius, radius);
    painter->restore();
}

QRect TillStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || slider == nullptr) {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine) {
        return {}; // no arrows: nobody hits them with a finger
    }
    const bool upright = slider->orientation == Qt::Vertical;
    const QRect groove = option->rect;
    const int length = upright ? groove.height() : groove.width();
    const int range = slider->maximum - slider->minimum;
    const double whole = std::max(1, range + slider->pageStep);
    const int thumb = std::clamp(static_cast<int>(length * (slider->pageStep / whole)),
        std::min(length, m_theme.mm(10)), length);
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum,
        slider->sliderPosition, length - thumb, slider->upsideDown);
    const QRect thumbRect = upright
        ? QRect{groove.left(), groove.top() + start, groove.width(), thumb}
        : QRect{groove.left() + start, groove.top(), thumb, groove.height()};
    return part == SC_ScrollBarSlider ? thumbRect : groove;
}

int TillStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_ScrollBarExtent) {
        return m_theme.mm(3);
    }
    if (metric == PM_TextCursorWidth) {
        return std::max(2, m_theme.mm(0.5));
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

} // namespace pos::ui
