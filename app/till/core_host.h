// SPDX-License-Identifier: Apache-2.0
//
// The core on its own thread. CoreHost is what lives there; TillBridge is the same face on the GUI
// thread. Between them go values, by queued connections, and nothing else.
#pragma once

#include "core/reader/card_reader.h"
#include "core/till/core_till.h"
#include "core/world/clock.h"
#include "core/world/executor.h"
#include "core/world/http_transport.h"

#include <QThread>

#include <functional>
#include <memory>

namespace pos::app {

// Makes the watcher of local readers, on the core thread; empty = this till has none.
using MakeReaderEvents = std::function<std::unique_ptr<reader::CardReaderEvents>(
    world::HttpTransport &, world::Executor &)>;

// The time the core lives in. Made on the core thread.
struct CoreTime {
    std::unique_ptr<world::Clock> clock;
    std::unique_ptr<world::Executor> executor;
};
using MakeCoreTime = std::function<CoreTime()>;

// The machine's clock and the event loop of the thread that calls it.
[[nodiscard]] CoreTime systemTime();

class CoreHost final : public view::Till {
    Q_OBJECT

public:
    CoreHost(till::CoreOptions options, MakeReaderEvents makeReaderEvents, MakeCoreTime makeTime);
    ~CoreHost() override;

    // On the core thread: builds the core and publishes the first snapshots.
    void begin();
    void send(view::Command command) override;

private:
    void watchSleep();
    void watchReader(const std::string &readerId);

    struct World; // clock, executor, randomness, transport: made on the core thread
    till::CoreOptions m_options;
    MakeReaderEvents m_makeReaderEvents;
    MakeCoreTime m_makeTime;
    std::unique_ptr<World> m_world;
    std::unique_ptr<reader::CardReaderEvents> m_readerEvents;
    std::unique_ptr<till::CoreTill> m_till;
    std::string m_watched;
};

class TillBridge final : public view::Till {
    Q_OBJECT

public:
    TillBridge(till::CoreOptions options, MakeReaderEvents makeReaderEvents,
        MakeCoreTime makeTime = systemTime, QObject *parent = nullptr);
    // Ends the core thread after the command that runs; the journal is closed when it returns.
    ~TillBridge() override;

    // After the pages have connected.
    void begin();
    void send(view::Command command) override;

private:
    QThread m_thread;
    CoreHost *m_host; // lives on m_thread and ends with it
};

} // namespace pos::app
