// SPDX-License-Identifier: Apache-2.0
//
// What the till sounds like. Tones are computed, not shipped, and stay well away from the 1500 Hz
// and 750 Hz of card readers: a cashier must never take the till for the reader.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pos::ui {

enum class Sound { Approved, Declined, Checking, ScanTick, RemoveCard };

struct Tone {
    int hertz = 0; // 0 = silence
    int milliseconds = 0;
};

// The tones of a sound, one after another.
[[nodiscard]] std::span<const Tone> tonesOf(Sound sound);

inline constexpr int sampleRateHz = 44'100;
// Signed 16-bit mono samples with soft edges; volume 0 to 100.
[[nodiscard]] std::vector<std::int16_t> synthesise(Sound sound, int volumePercent);

// Where sounds go. Playing never waits and never fails loudly: a till without a loudspeaker works.
class SoundPort {
public:
    SoundPort() = default;
    virtual ~SoundPort() = default;
    SoundPort(const SoundPort &) = delete;
    SoundPort &operator=(const SoundPort &) = delete;
    SoundPort(SoundPort &&) = delete;
    SoundPort &operator=(SoundPort &&) = delete;

    virtual void play(Sound sound, int volumePercent) = 0;
};

} // namespace pos::ui
