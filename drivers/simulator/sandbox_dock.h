// SPDX-License-Identifier: Apache-2.0
//
// The virtual reader over the sandbox's control API: is told of a new face while the dock is shown,
// by a question that the sandbox answers when there is something new, and carries the customer's
// hands out in the order they moved.
#pragma once

#include "core/reader/dock_port.h"
#include "core/world/executor.h"
#include "core/world/http_transport.h"
#include "drivers/simulator/sandbox_codec.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace pos::simulator {

// Lives on one thread with its own transport and executor: the GUI's, or a test's. It talks to the
// loopback only and never with a key.
class SandboxDock final : public reader::ReaderDockPort {
    Q_OBJECT

public:
    // `sandboxUrl`: "http://127.0.0.1:PORT", without a path. Both seams must outlive this object.
    SandboxDock(world::HttpTransport &transport, world::Executor &executor, std::string sandboxUrl,
        QObject *parent = nullptr);
    ~SandboxDock() override;

    [[nodiscard]] std::vector<reader::DockReader> readers() const override { return m_readers; }
    [[nodiscard]] reader::ReaderFace face() const override { return m_face; }
    [[nodiscard]] std::vector<reader::DockFault> armedFaults() const override { return m_faults; }

    void setWatching(bool watching) override;
    void selectReader(const std::string &readerId) override;
    void present(reader::DockCard card, reader::CardMethod method) override;
    void removeCard() override;
    void enterPin(bool right) override;
    void walkAway() override;
    void cancelOnReader() override;
    void setOnline(bool online) override;
    void armFault(reader::DockFault fault) override;
    void clearFaults() override;

private:
    using Use = void (SandboxDock::*)(const world::HttpResult &result);
    void ask(world::HttpRequest request, Use use);
    void look();
    void lookLater();
    void gotReaders(const world::HttpResult &result);
    void askFace();
    [[nodiscard]] bool mayWait() const;
    void gotFace(const world::HttpResult &result);
    void gotFaults(const world::HttpResult &result);
    void keepArmed(std::vector<reader::DockFault> faults);
    void order(Order order);
    void sendNext();
    void ordered(const world::HttpResult &result);
    void setFace(const reader::ReaderFace &face);

    world::HttpTransport &m_transport;
    world::Executor &m_executor;
    std::string m_sandboxUrl;
    std::string m_readerId;
    std::vector<reader::DockReader> m_readers;
    std::vector<reader::DockFault> m_faults;
    reader::ReaderFace m_face;
    std::deque<Order> m_orders; // one on the wire at a time: hands move in order
    bool m_busy = false;
    bool m_watching = false;
    bool m_asked = false; // a look is on its way
    bool m_fresh = false; // it left after the last hand moved
    std::string m_seenTag; // of the face that the sandbox showed last, "" = ask at once
    int m_lookNumber = 0; // of the look whose answer counts
    world::Executor::Timer m_timer = world::Executor::Timer::None;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0); // callbacks may outlive us
};

} // namespace pos::simulator
