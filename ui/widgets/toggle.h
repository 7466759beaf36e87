// SPDX-License-Identifier: Apache-2.0
//
// On or off, with its sentence to the left; the whole row is the target.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QAbstractButton>

namespace pos::ui {

class Toggle : public QAbstractButton, public Legible {
    Q_OBJECT

public:
    Toggle(const Theme &theme, const QString &name, const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace pos::ui
