// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/metrics.h"

#include <algorithm>
#include <cmath>

namespace pos::ui {

double choosePixelsPerMm(
    double measured, const QSize &screenPx, const QSizeF &claimedMm, bool trustClaim)
{
    if (measured > 0) {
        return measured;
    }
    if (trustClaim && claimedMm.width() > 0) {
        const double claimed = screenPx.width() / claimedMm.width();
        if (claimed >= 2 && claimed <= 12) {
            return claimed;
        }
    }
    struct Usual {
        QSize px;
        double pixelsPerMm;
    };
    static constexpr Usual usual[]{
        {{1024, 600}, 6.67}, {{1024, 768}, 3.36}, {{1280, 800}, 4.91}, {{1920, 1080}, 5.56}};
    for (const Usual &screen : usual) {
        if (screen.px == screenPx) {
            return screen.pixelsPerMm;
        }
    }
    return 96 / 25.4;
}

Metrics::Metrics(double pixelsPerMm, const QSize &windowPx)
    : m_pixelsPerMm{pixelsPerMm}
    , m_windowPx{windowPx}
{
    const double widthMm = windowPx.width() / pixelsPerMm;
    const double heightMm = windowPx.height() / pixelsPerMm;
    if (widthMm < 240 || heightMm < 145) {
        m_class = LayoutClass::S;
    } else if (widthMm >= 330) {
        m_class = LayoutClass::L;
    }
}

int Metrics::mm(double millimetres) const
{
    if (millimetres <= 0) {
        return 0;
    }
    return std::max(1, static_cast<int>(std::lround(millimetres * m_pixelsPerMm)));
}

} // namespace pos::ui
