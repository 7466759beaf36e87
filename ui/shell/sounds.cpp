// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/sounds.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace pos::ui {
namespace {

constexpr std::array approved{Tone{660, 110}, Tone{0, 25}, Tone{988, 190}};
constexpr std::array declined{Tone{440, 140}, Tone{330, 260}};
constexpr std::array checking{Tone{523, 180}};
constexpr std::array scanTick{Tone{2100, 40}};
constexpr std::array removeCard{Tone{587, 90}, Tone{0, 60}, Tone{587, 90}};

} // namespace

std::span<const Tone> tonesOf(Sound sound)
{
    switch (sound) {
    case Sound::Approved:
        return approved;
    case Sound::Declined:
        return declined;
    case Sound::Checking:
        return checking;
    case Sound::ScanTick:
        return scanTick;
    case Sound::RemoveCard:
        return removeCard;
    }
    base::unreachable();
}

std::vector<std::int16_t> synthesise(Sound sound, int volumePercent)
{
    std::vector<std::int16_t> samples;
    const float loud = 0.45F * static_cast<float>(std::clamp(volumePercent, 0, 100)) / 100.0F;
    for (const Tone &tone : tonesOf(sound)) {
        const int count = tone.milliseconds * sampleRateHz / 1000;
        const int edge = std::min(count / 2, sampleRateHz / 125); // 8 ms: no click
        for (int i = 0; i < count; ++i) {
            const int fromEnd = std::min(i, count - 1 - i);
            const float shape
                = fromEnd >= edge ? 1.0F : static_cast<float>(fromEnd) / static_cast<float>(edge);
            const float phase = 2.0F * std::numbers::pi_v<float> * static_cast<float>(tone.hertz)
                * static_cast<float>(i) / static_cast<float>(sampleRateHz);
            samples.push_back(
                static_cast<std::int16_t>(32'000.0F * loud * shape * std::sin(phase)));
        }
    }
    return samples;
}

} // namespace pos::ui
