// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulator/sandbox_dock.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace pos::simulator {
namespace {

constexpr std::int64_t lookMs = 200; // where the sandbox cannot make us wait, or does not answer
constexpr std::int64_t faceWaitMs = 20'000; // for news of a face
constexpr std::int64_t dockAnswerDeadlineMs = 3000;

const world::HttpReply *good(const world::HttpResult &result)
{
    const auto *reply = std::get_if<world::HttpReply>(&result);
    return reply != nullptr && reply->status == 200 ? reply : nullptr;
}

} // namespace

SandboxDock::SandboxDock(world::HttpTransport &transport, world::Executor &executor,
    std::string sandboxUrl, QObject *parent)
    : ReaderDockPort(parent)
    , m_transport(transport)
    , m_executor(executor)
    , m_sandboxUrl(std::move(sandboxUrl))
{
}

SandboxDock::~SandboxDock()
{
    m_executor.cancel(m_timer);
}

void SandboxDock::ask(world::HttpRequest request, Use use)
{
    request.deadlineMs = dockAnswerDeadlineMs;
    m_transport.send(std::move(request),
        [this, use, alive = std::weak_ptr<int>(m_alive)](const world::HttpResult &result) {
            if (!alive.expired()) {
                (this->*use)(result);
            }
        });
}

void SandboxDock::setWatching(bool watching)
{
    if (watching == m_watching) {
        return;
    }
    m_watching = watching;
    if (watching) {
        look();
    } else {
        m_executor.cancel(m_timer);
    }
}

void SandboxDock::selectReader(const std::string &readerId)
{
    if (readerId == m_readerId) {
        return;
    }
    m_readerId = readerId;
    m_seenTag.clear();
    reader::ReaderFace unknown;
    unknown.readerId = readerId;
    setFace(unknown);
    if (std::exchange(m_asked, false)) {
        look(); // what is on its way is about the other reader
    }
}

void SandboxDock::look()
{
    if (!m_watching || m_asked) {
        return;
    }
    m_asked = true;
    m_fresh = !m_busy;
    if (m_readers.empty() || m_readerId.empty()) {
        ask(readersRequest(m_sandboxUrl), &SandboxDock::gotReaders);
    } else {
        askFace();
    }
}

void SandboxDock::askFace()
{
    world::HttpRequest request = faceRequest(m_sandboxUrl, m_readerId);
    waitForNews(request, mayWait() ? m_seenTag : std::string(), faceWaitMs);
    m_transport.send(std::move(request),
        [this, number = ++m_lookNumber, alive = std::weak_ptr<int>(m_alive)](
            const world::HttpResult &result) {
            if (!alive.expired() && number == m_lookNumber) {
                gotFace(result);
            }
        });
}

// An armed fault fires without a change of the face: while there are any, the dock looks.
bool SandboxDock::mayWait() const
{
    return m_faults.empty() && !m_seenTag.empty();
}

void SandboxDock::lookLater()
{
    m_asked = false;
    m_executor.cancel(m_timer);
    if (m_watching) {
        const std::int64_t pauseMs = mayWait() ? 0 : lookMs;
        m_timer = m_executor.postAfter(pauseMs, [this, alive = std::weak_ptr<int>(m_alive)] {
            if (!alive.expired()) {
                look();
            }
        });
    }
}

void SandboxDock::gotReaders(const world::HttpResult &result)
{
    const world::HttpReply *reply = good(result);
    const auto readers = reply != nullptr ? parseReaders(reply->body) : std::nullopt;
    if (readers) {
        if (*readers != m_readers) {
            m_readers = *readers;
            Q_EMIT readersChanged();
        }
        if (m_readerId.empty() && !m_readers.empty()) {
            selectReader(m_readers.front().readerId);
        }
    }
    lookLater();
}

void SandboxDock::gotFace(const world::HttpResult &result)
{
    const world::HttpReply *reply = good(result);
    const auto face = reply != nullptr ? parseFace(reply->body) : std::nullopt;
    m_seenTag = face ? newsTag(*reply) : std::string();
    if (face && face->readerId == m_readerId) {
        setFace(*face);
    } else if (!face) {
        reader::ReaderFace old = m_face;
        old.reachable = false;
        setFace(old);
    }
    if (!face || !m_fresh || m_faults.empty()) {
        return lookLater();
    }
    keepArmed(waitingAtTheReader(m_faults, reply->body));
    ask(faultsRequest(m_sandboxUrl), &SandboxDock::gotFaults);
}

// A fault that fired is armed no more, and the dock must not say that it is.
void SandboxDock::gotFaults(const world::HttpResult &result)
{
    if (const world::HttpReply *reply = good(result); reply != nullptr && m_fresh) {
        keepArmed(waitingForARequest(m_faults, reply->body));
    }
    lookLater();
}

void SandboxDock::keepArmed(std::vector<reader::DockFault> faults)
{
    if (faults != m_faults) {
        m_faults = std::move(faults);
        Q_EMIT faultsChanged();
    }
}

void SandboxDock::setFace(const reader::ReaderFace &face)
{
    if (face != m_face) {
        m_face = face;
        Q_EMIT faceChanged(m_face);
    }
}

void SandboxDock::order(Order order)
{
    m_fresh = false;
    m_orders.push_back(std::move(order));
    if (!m_busy) {
        sendNext();
    }
}

void SandboxDock::sendNext()
{
    m_busy = !m_orders.empty();
    if (m_busy) {
        const Order next = std::move(m_orders.front());
        m_orders.pop_front();
        ask(orderRequest(m_sandboxUrl, next), &SandboxDock::ordered);
    }
}

void SandboxDock::ordered(const world::HttpResult &result)
{
    const auto *reply = std::get_if<world::HttpReply>(&result);
    if (reply == nullptr) {
        Q_EMIT refused("The sandbox did not answer.");
    } else if (reply->status != 200) {
        Q_EMIT refused(parseRefusal(reply->body));
    }
    sendNext();
    m_executor.cancel(m_timer);
    if (!m_faults.empty()) {
        m_asked = false; // what is on its way may wait for another face until long after
    }
    look(); // the face has probably changed: do not wait for the next turn
}

void SandboxDock::present(reader::DockCard card, reader::CardMethod method)
{
    order(bankOrder(card));
    order(presentOrder(m_readerId, card, method));
}

void SandboxDock::removeCard()
{
    order(verbOrder(m_readerId, "remove"));
}

void SandboxDock::enterPin(bool right)
{
    order(pinOrder(m_readerId, right));
}

void SandboxDock::walkAway()
{
    order(verbOrder(m_readerId, "walk_away"));
}

void SandboxDock::cancelOnReader()
{
    order(verbOrder(m_readerId, "cancel"));
}

void SandboxDock::setOnline(bool online)
{
    order(onlineOrder(m_readerId, online));
}

void SandboxDock::armFault(reader::DockFault fault)
{
    order(faultOrder(m_readerId, fault));
    if (std::find(m_faults.begin(), m_faults.end(), fault) == m_faults.end()) {
        m_faults.push_back(fault);
        Q_EMIT faultsChanged();
    }
}

void SandboxDock::clearFaults()
{
    for (Order &one : clearOrders(m_readerId)) {
        order(std::move(one));
    }
    m_faults.clear();
    Q_EMIT faultsChanged();
}

} // namespace pos::simulator
