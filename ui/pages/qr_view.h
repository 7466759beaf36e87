// SPDX-License-Identifier: Apache-2.0
//
// A QR code on white paper with its quiet zone, in whole pixels per module: cameras dislike blur.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

namespace pos::ui {

class QrView : public QWidget {
    Q_OBJECT

public:
    QrView(const Theme &theme, QWidget *parent = nullptr);

    void setModules(const std::vector<std::vector<bool>> &modules);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    std::vector<std::vector<bool>> m_modules;
};

} // namespace pos::ui
