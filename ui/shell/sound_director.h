// SPDX-License-Identifier: Apache-2.0
//
// Which stage sounds how, and how often it repeats: an outcome once, an unknown outcome softly
// every ten seconds until somebody acts, a forgotten card every two.
#pragma once

#include "core/view/snapshots.h"
#include "ui/shell/sounds.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>

namespace pos::ui {

struct SoundCue {
    Sound sound;
    int repeatMs = 0; // 0 = once
};
[[nodiscard]] std::optional<SoundCue> cueOf(view::Stage stage);

class SoundDirector : public QObject {
    Q_OBJECT

public:
    explicit SoundDirector(SoundPort &port, QObject *parent = nullptr);

    void onStage(const view::CheckoutView &checkout);
    void setVolume(int percent); // 0 = silent

private:
    void play(Sound sound);
    SoundPort &m_port;
    QTimer m_repeat;
    Sound m_repeated{Sound::Checking};
    int m_volumePercent{70};
    view::Stage m_stage{view::Stage::Idle};
    std::string m_attemptId;
};

} // namespace pos::ui
