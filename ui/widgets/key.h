// SPDX-License-Identifier: Apache-2.0
//
// One touch key. It acts on the press, not on the release: a cashier's fast fingers slide, and a
// digit that waits for the finger to lift is a digit that gets lost.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QElapsedTimer>
#include <QWidget>

namespace pos::ui {

class Key : public QWidget, public Legible {
    Q_OBJECT

public:
    // `name` becomes the objectName ("key7"); shows `icon` when given, otherwise `label`.
    Key(const Theme &theme, const QString &name, const QString &label, const QString &icon = {},
        QWidget *parent = nullptr);

    void setQuiet(bool quiet); // C and backspace: on the canvas, not on a key ground
    void setTextRole(TextRole role, Weight weight);
    void flash(); // as if pressed for a moment: the keyboard's digits show on the pad

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

    // A second touch sooner than this is the panel's bounce; a fast double tap is slower.
    static constexpr int bounceMs = 30;

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
    QString m_label, m_icon;
    TextRole m_role{TextRole::Title};
    Weight m_weight{Weight::SemiBold};
    bool m_quiet{false};
    bool m_down{false};
    QElapsedTimer m_sinceTouch;
};

} // namespace pos::ui
