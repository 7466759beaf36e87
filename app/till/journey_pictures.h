// SPDX-License-Identifier: Apache-2.0
//
// Keeps what the screen showed: a picture of every new page and of every new stage of a payment,
// for a person who wants to see afterwards what a cashier saw. The screen never shows a secret, so
// the pictures hold none.
#pragma once

#include "core/view/till.h"
#include "ui/shell/main_window.h"

#include <QObject>
#include <QString>
#include <QWidget>

#include <string>

namespace pos::app {

class JourneyPictures final : public QObject {
    Q_OBJECT

public:
    // `surface` is what is pictured. `folder` is made when it is missing; earlier pictures in it
    // stay, the numbers go on behind them. A folder that cannot be written is said once on stderr.
    JourneyPictures(view::Till &till, ui::MainWindow &window, QWidget &surface, QString folder);

    [[nodiscard]] int kept() const { return m_kept; }

private:
    void plan();
    void take();

    ui::MainWindow &m_window;
    QWidget &m_surface;
    QString m_folder;
    int m_number = 0; // of the last picture
    int m_kept = 0;
    bool m_planned = false;
    bool m_complained = false;
    std::string m_attempt;
    view::Stage m_stage = view::Stage::Idle;
};

} // namespace pos::app
