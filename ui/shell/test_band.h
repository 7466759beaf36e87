// SPDX-License-Identifier: Apache-2.0
//
// The amber edge of test mode, thick enough on top to say what it means.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace pos::ui {

class TestBand : public QWidget {
    Q_OBJECT

public:
    TestBand(const Theme &theme, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace pos::ui
