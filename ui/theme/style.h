// SPDX-License-Identifier: Apache-2.0
//
// The application's style: Fusion with our scroll bars (a thin thumb, wide enough for a finger to
// start on) and without the dotted focus frames, since every widget of ours draws its own ring.
#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>

namespace pos::ui {

class TillStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit TillStyle(const Theme &theme); // the theme must outlive it

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;

private:
    const Theme &m_theme;
};

} // namespace pos::ui
