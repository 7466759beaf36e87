// SPDX-License-Identifier: Apache-2.0
//
// Sizes are thought of in millimetres, because fingers and eyes are; screens lie about theirs, so
// a measured value wins over a claimed one, and an impossible claim is replaced by what such
// counter screens really have.
#pragma once

#include <QSize>
#include <QSizeF>

namespace pos::ui {

// By millimetres of the window: S is a 10" tablet, M a 12-15" till, L a wide 15.6" and larger.
enum class LayoutClass { S, M, L };

// Device pixels per millimetre. `measured` > 0 wins. Otherwise the screen's claim is taken when it
// is possible (2 to 12 px/mm) and `trustClaim` holds; otherwise a usual value for that resolution
// (1024x768 as 15": 3.36; 1280x800 as 12.1": 4.91; 1920x1080 as 15.6": 5.56), else 96 dpi.
[[nodiscard]] double choosePixelsPerMm(
    double measured, const QSize &screenPx, const QSizeF &claimedMm, bool trustClaim);

class Metrics {
public:
    Metrics() = default;
    Metrics(double pixelsPerMm, const QSize &windowPx);

    [[nodiscard]] double pixelsPerMm() const { return m_pixelsPerMm; }
    [[nodiscard]] LayoutClass layoutClass() const { return m_class; }
    [[nodiscard]] const QSize &windowPx() const { return m_windowPx; }

    // Whole pixels nearest to that many millimetres; at least 1 for anything above 0.
    [[nodiscard]] int mm(double millimetres) const;

    [[nodiscard]] int keyPx() const { return mm(m_class == LayoutClass::S ? 16 : 20); }
    [[nodiscard]] int rowPx() const { return mm(m_class == LayoutClass::S ? 12 : 14); }
    [[nodiscard]] int barPx() const { return mm(12); }
    [[nodiscard]] int smallestTouchPx() const { return mm(10); }
    [[nodiscard]] int cornerPx() const { return mm(2); }
    [[nodiscard]] int linePx() const { return m_pixelsPerMm >= 9 ? 2 : 1; }
    [[nodiscard]] int focusPx() const { return mm(0.8); }

private:
    double m_pixelsPerMm{3.78};
    QSize m_windowPx{1024, 768};
    LayoutClass m_class{LayoutClass::M};
};

} // namespace pos::ui
