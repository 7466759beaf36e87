// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/sound_director.h"

#include "core/base/invariant.h"

namespace pos::ui {

std::optional<SoundCue> cueOf(view::Stage stage)
{
    using view::Stage;
    switch (stage) {
    case Stage::Approved:
    case Stage::Authorized:
        return SoundCue{Sound::Approved, 0};
    case Stage::Declined:
    case Stage::Refused:
        return SoundCue{Sound::Declined, 0};
    case Stage::Checking:
    case Stage::ApprovedAfterCancel:
    case Stage::Conflict:
        return SoundCue{Sound::Checking, 10'000};
    case Stage::RemoveCard:
        return SoundCue{Sound::RemoveCard, 2'000};
    case Stage::Idle:
    case Stage::Creating:
    case Stage::Sending:
    case Stage::ReaderUnreachable:
    case Stage::WaitingForCard:
    case Stage::CardRead:
    case Stage::PinEntry:
    case Stage::Cancelling:
    case Stage::Cancelled:
        return std::nullopt;
    }
    base::unreachable();
}

SoundDirector::SoundDirector(SoundPort &port, QObject *parent)
    : QObject{parent}
    , m_port{port}
{
    connect(&m_repeat, &QTimer::timeout, this, [this] { play(m_repeated); });
}

void SoundDirector::onStage(const view::CheckoutView &checkout)
{
    const bool same = checkout.stage == m_stage && checkout.attemptId == m_attemptId;
    if (checkout.putAside) {
        m_repeat.stop();
    }
    if (same) {
        return;
    }
    m_stage = checkout.stage;
    m_attemptId = checkout.attemptId;
    m_repeat.stop();
    const auto cue = checkout.putAside ? std::nullopt : cueOf(checkout.stage);
    if (!cue) {
        return;
    }
    play(cue->sound);
    if (cue->repeatMs > 0) {
        m_repeated = cue->sound;
        m_repeat.start(cue->repeatMs);
    }
}

void SoundDirector::setVolume(int percent)
{
    m_volumePercent = percent;
}

void SoundDirector::play(Sound sound)
{
    if (m_volumePercent > 0) {
        m_port.play(sound, m_volumePercent);
    }
}

} // namespace pos::ui
