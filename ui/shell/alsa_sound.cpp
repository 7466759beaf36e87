// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/alsa_sound.h"

#include <QLibrary>
#include <QMetaObject>

#include <optional>

namespace pos::ui {
namespace {

void sayNothing(const char * /*file*/, int /*line*/, const char * /*function*/, int /*code*/,
    const char * /*format*/, ...)
{
}

// The six functions of libasound2 that a tone needs; their shapes have been stable since 1.0.
struct Alsa {
    using Handle = void;
    using OpenFn = int (*)(Handle **pcm, const char *name, int stream, int mode);
    using ParamsFn = int (*)(Handle *pcm, int format, int access, unsigned channels, unsigned rate,
        int resample, unsigned latencyUs);
    using WriteFn = long (*)(Handle *pcm, const void *buffer, unsigned long frames);
    using OneFn = int (*)(Handle *pcm);
    using ErrorFn = void (*)(
        const char *file, int line, const char *function, int code, const char *format, ...);
    using SetErrorFn = int (*)(ErrorFn handler);

    OpenFn open = nullptr;
    ParamsFn setParams = nullptr;
    WriteFn write = nullptr;
    OneFn drain = nullptr;
    OneFn close = nullptr;

    static std::optional<Alsa> load()
    {
        QLibrary library{QStringLiteral("asound"), 2};
        if (!library.load()) {
            return std::nullopt;
        }
        Alsa alsa;
        alsa.open = reinterpret_cast<OpenFn>(library.resolve("snd_pcm_open"));
        alsa.setParams = reinterpret_cast<ParamsFn>(library.resolve("snd_pcm_set_params"));
        alsa.write = reinterpret_cast<WriteFn>(library.resolve("snd_pcm_writei"));
        alsa.drain = reinterpret_cast<OneFn>(library.resolve("snd_pcm_drain"));
        alsa.close = reinterpret_cast<OneFn>(library.resolve("snd_pcm_close"));
        const auto quiet
            = reinterpret_cast<SetErrorFn>(library.resolve("snd_lib_error_set_handler"));
        const bool whole = alsa.open != nullptr && alsa.setParams != nullptr
            && alsa.write != nullptr && alsa.drain != nullptr && alsa.close != nullptr;
        if (!whole || quiet == nullptr) {
            return std::nullopt;
        }
        // Without a card the library would fill the log on every tone.
        quiet(sayNothing);
        return alsa;
    }
};

void playNow(Sound sound, int volumePercent)
{
    static const std::optional<Alsa> alsa = Alsa::load(); // only this thread comes here
    if (!alsa) {
        return;
    }
    void *pcm = nullptr;
    constexpr int playback = 0;
    constexpr int signed16LittleEndian = 2;
    constexpr int interleaved = 3;
    constexpr unsigned latencyUs = 60'000;
    if (alsa->open(&pcm, "default", playback, 0) < 0) {
        return;
    }
    if (alsa->setParams(pcm, signed16LittleEndian, interleaved, 1, sampleRateHz, 1, latencyUs)
        >= 0) {
        const auto samples = synthesise(sound, volumePercent);
        if (alsa->write(pcm, samples.data(), samples.size()) > 0) {
            alsa->drain(pcm);
        }
    }
    alsa->close(pcm);
}

} // namespace

AlsaSound::AlsaSound()
    : m_there{new QObject}
{
    m_there->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("sound"));
    QObject::connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

AlsaSound::~AlsaSound()
{
    m_thread.quit();
    m_thread.wait(500);
}

void AlsaSound::play(Sound sound, int volumePercent)
{
    QMetaObject::invokeMethod(
        m_there, [sound, volumePercent] { playNow(sound, volumePercent); }, Qt::QueuedConnection);
}

} // namespace pos::ui
