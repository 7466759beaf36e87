// SPDX-License-Identifier: Apache-2.0
//
// Sound through ALSA on a thread of its own. The library is looked up when the first sound is
// wanted: a machine without libasound2 or without a sound card stays silent, and nothing waits.
#pragma once

#include "ui/shell/sounds.h"

#include <QObject>
#include <QThread>

namespace pos::ui {

class AlsaSound : public SoundPort {
public:
    AlsaSound();
    ~AlsaSound() override; // waits for the tone that is playing, at most half a second
    AlsaSound(const AlsaSound &) = delete;
    AlsaSound &operator=(const AlsaSound &) = delete;
    AlsaSound(AlsaSound &&) = delete;
    AlsaSound &operator=(AlsaSound &&) = delete;

    void play(Sound sound, int volumePercent) override;

private:
    QThread m_thread;
    QObject *m_there; // lives on m_thread
};

} // namespace pos::ui
