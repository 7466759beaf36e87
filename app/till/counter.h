// SPDX-License-Identifier: Apache-2.0
//
// Everything that stands on the counter: the core on its thread, the window, and in test mode the
// sandbox and the virtual reader beside it. Wiring only; nothing is decided here.
#pragma once

#include "app/till/close_guard.h"
#include "app/till/core_host.h"
#include "app/till/embedded_sandbox.h"
#include "app/till/journey_pictures.h"
#include "app/till/options.h"
#include "core/world/real/qt_executor.h"
#include "drivers/simulator/sandbox_dock.h"
#include "ui/pages/dock_frame.h"
#include "ui/shell/alsa_sound.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sound_director.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <map>
#include <memory>
#include <string>

namespace pos::app {

class Counter {
public:
    // `makeTime` is the core's clock; a test may let it run faster.
    explicit Counter(TillOptions options, MakeCoreTime makeTime = systemTime);
    ~Counter();
    Counter(const Counter &) = delete;
    Counter &operator=(const Counter &) = delete;

    void show();
    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] QWidget &surface() { return *m_surface; } // the window with the dock
    [[nodiscard]] TillBridge &till() { return *m_till; }
    [[nodiscard]] sandbox::Server *sandbox(); // null without the embedded sandbox
    [[nodiscard]] reader::ReaderDockPort *dock() { return m_dockPort.get(); } // as above

private:
    void makeFolder();
    void startSandbox();
    void makeTill();
    void makeWindow();
    void makeDock();
    [[nodiscard]] bool wantsSandbox() const;

    TillOptions m_options;
    MakeCoreTime m_makeTime;
    std::unique_ptr<EmbeddedSandbox> m_sandbox;
    std::map<view::Trouble, std::string> m_troubles; // found before the core began
    ui::Theme m_theme;
    ui::AlsaSound m_sound;
    ui::SoundDirector m_sounds{m_sound};
    std::unique_ptr<TillBridge> m_till;
    std::unique_ptr<world::QtExecutor> m_dockExecutor;
    std::unique_ptr<world::HttpTransport> m_dockTransport;
    std::unique_ptr<simulator::SandboxDock> m_dockPort;
    std::unique_ptr<QWidget> m_surface; // owns the window and the dock
    ui::MainWindow *m_window = nullptr;
    ui::DockFrame *m_frame = nullptr; // in test mode: the window and the virtual reader
    bool m_begun = false;
};

} // namespace pos::app
