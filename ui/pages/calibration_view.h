// SPDX-License-Identifier: Apache-2.0
//
// Millimetres are only as true as the screen's claim about itself, and screens lie. A person holds
// a bank card, 85.6 x 54 mm everywhere in the world, against a drawn outline and makes it match.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace pos::ui {

class Button;

class CalibrationView final : public QWidget {
    Q_OBJECT

public:
    explicit CalibrationView(const Theme &theme, QWidget *parent = nullptr);

    // 0 = not measured: the outline starts at what the theme believes.
    void setPixelsPerMm(double pixelsPerMm);
    // 0 until a person has moved it or a measured value was set.
    [[nodiscard]] double pixelsPerMm() const;

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void widen(int byPx);

    const Theme &m_theme;
    int m_cardWidthPx = 0;
    double m_measured = 0;
};

} // namespace pos::ui
