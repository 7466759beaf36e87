// SPDX-License-Identifier: Apache-2.0
//
// The drawn reader of the dock: a body, a screen with what the customer sees, four lights as on
// every contactless reader, the card when it is inside. Each state has its word, not only a colour.
#pragma once

#include "core/reader/dock_port.h"
#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QWidget>

namespace pos::ui {

class FaceView final : public QWidget, public Legible {
    Q_OBJECT

public:
    explicit FaceView(const Theme &theme, QWidget *parent = nullptr);

    void setFace(const reader::ReaderFace &face);
    [[nodiscard]] QString sentence() const; // what stands on the reader's screen
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect body() const;
    [[nodiscard]] QRect screen() const;
    [[nodiscard]] Token ground() const;
    [[nodiscard]] Token onGround() const;
    [[nodiscard]] QString icon() const;
    [[nodiscard]] int litLights() const;
    void paintScreen(QPainter &painter) const;
    void paintLights(QPainter &painter) const;
    void paintPin(QPainter &painter, const QRect &where) const;

    const Theme &m_theme;
    reader::ReaderFace m_face;
};

} // namespace pos::ui
