// SPDX-License-Identifier: Apache-2.0
//
// The few drawing verbs that every widget shares: a rounded ground with a crisp edge, a focus ring,
// text that shrinks before it is cut, and amounts in cells of one width, so that digits stand
// still while they change and columns line up (Qt 6.4 cannot ask a font for tabular figures).
#pragma once

#include "core/money/format.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRect>
#include <QString>

namespace pos::ui::paint {

// A filled rounded rectangle; `edge` (when valid) is drawn inside it, `edgePx` wide.
void card(QPainter &painter, const QRect &rect, const QColor &ground, const QColor &edge,
    int radiusPx, int edgePx = 1);
void focusRing(QPainter &painter, const QRect &rect, const Theme &theme, int radiusPx);
void dot(QPainter &painter, const QPoint &centre, int diameterPx, const QColor &color);

// `text` in `font`, in one line; shrinks the font down to `smallest` (a fraction) to fit, then
// elides. Returns whether it was whole.
bool line(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QString &text,
    const QFont &font, double smallest = 0.72);
// Whether line() would show all of it.
[[nodiscard]] bool lineFits(
    int widthPx, const QString &text, const QFont &font, double smallest = 0.72);

// How an amount is set.
struct AmountStyle {
    QFont digits;
    QColor color; // of the digits
    QColor quiet; // of the sign and of ghost decimals
    double symbolScale = 0.6; // the sign's size beside the digits'; 1 = as the digits
    int ghostDecimals = 0; // that many last digits are not typed yet
};
// Width of the amount in pixels.
[[nodiscard]] int amountWidth(const money::FormattedMoney &parts, const AmountStyle &style);
// Draws it inside `rect`, shrinking until it fits; digits in cells of one width.
void amount(QPainter &painter, const QRect &rect, Qt::Alignment alignment,
    const money::FormattedMoney &parts, AmountStyle style);

} // namespace pos::ui::paint
