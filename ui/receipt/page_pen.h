// SPDX-License-Identifier: Apache-2.0
//
// Drawing in millimetres on a page whose length is not known yet: without a painter the pen only
// measures, so that the page is laid out once to learn its length and once to be drawn.
#pragma once

#include <QColor>
#include <QFont>
#include <QStringList>

class QPainter;
class QPagedPaintDevice;

namespace pos::ui {

class PagePen {
public:
    PagePen(QPagedPaintDevice *device, QPainter *painter);

    // Inter at a size in points.
    [[nodiscard]] QFont font(qreal points, QFont::Weight weight) const;
    [[nodiscard]] qreal lineHeightMm(const QFont &font) const;
    // With `tabular`, every digit is as wide as the widest one, so that amounts stand in columns.
    [[nodiscard]] qreal widthMm(const QString &text, const QFont &font, bool tabular = false) const;
    [[nodiscard]] QStringList wrapped(const QString &text, const QFont &font, qreal widthMm) const;

    // `topMm` is the top of the line of text.
    void text(qreal leftMm, qreal topMm, const QString &text, const QFont &font,
        const QColor &colour, bool tabular = false) const;
    void box(qreal leftMm, qreal topMm, qreal widthMm, qreal heightMm, const QColor &fill,
        qreal radiusMm = 0) const;

private:
    [[nodiscard]] qreal toDots(qreal mm) const;
    [[nodiscard]] qreal toMm(qreal dots) const;
    [[nodiscard]] qreal advance(const QString &piece, const QFont &font, bool tabular) const;

    QPagedPaintDevice *m_device;
    QPainter *m_painter; // nullptr = measure only
};

} // namespace pos::ui
