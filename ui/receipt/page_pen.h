// SPDX-License-Identifier: Apache-2.0
//
// Drawing in millimetres on a page whose length is not known yet: what is drawn is kept, so that
// the page can be made as long as it turned out to be. Measuring text is what a PDF spends its time
// on; faces remember what they measured.
#pragma once

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

class QPagedPaintDevice;
class QPainter;

namespace pos::ui {

// Inter in one size and weight, measured for one device.
class Face {
public:
    Face(QPagedPaintDevice *device, qreal points, QFont::Weight weight);

    [[nodiscard]] const QFont &font() const { return m_font; }
    [[nodiscard]] qreal lineHeightMm() const;
    [[nodiscard]] qreal baselineMm() const; // below the top of the line
    // `piece` is part of a text that is drawn in one go. With `tabular`, a digit is as wide as the
    // widest one, so that amounts stand in columns.
    [[nodiscard]] qreal pieceMm(const QString &piece, bool tabular);
    [[nodiscard]] qreal widthMm(const QString &text, bool tabular = false);
    [[nodiscard]] QStringList wrapped(const QString &text, qreal widthMm);
    // In lines of about equal width, for centred text.
    [[nodiscard]] QStringList balanced(const QString &text, qreal widthMm);

private:
    QFont m_font;
    QFontMetricsF m_metrics;
    qreal m_mmPerDot;
    qreal m_digitMm = 0;
    QHash<QString, qreal> m_known;
};

class PagePen {
public:
    // `topMm` is the top of the line of text.
    void text(qreal leftMm, qreal topMm, const QString &text, Face &face, const QColor &colour,
        bool tabular = false);
    void box(qreal leftMm, qreal topMm, qreal widthMm, qreal heightMm, const QColor &fill,
        qreal radiusMm = 0);

    // Everything since the beginning, in its order. The painter's device is the faces'.
    void paint(QPainter &painter) const;

private:
    struct Mark { // a box when there is no text
        QRectF boxMm;
        qreal radiusMm = 0;
        QColor colour;
        QString text;
        QFont font;
    };
    std::vector<Mark> m_marks;
};

} // namespace pos::ui
