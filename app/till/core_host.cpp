// SPDX-License-Identifier: Apache-2.0
#include "app/till/core_host.h"

#include "core/gateway/http/qt_transport.h"
#include "core/till/connect_plutopay.h"
#include "core/world/real/os_random.h"
#include "core/world/real/qt_executor.h"
#include "core/world/real/side_thread.h"
#include "core/world/real/system_clock.h"

#include <QTimer>

#include <optional>
#include <utility>

namespace pos::app {
namespace {

using Said = payment::event::ReaderSaid;

// The part of a reader's story that concerns a payment.
std::optional<Said::Kind> saidOf(reader::ReaderEvent::Kind kind)
{
    using Kind = reader::ReaderEvent::Kind;
    switch (kind) {
    case Kind::PromptShown:
        return Said::Kind::PromptShown;
    case Kind::CardPresented:
        return Said::Kind::CardPresented;
    case Kind::PinEntry:
        return Said::Kind::PinEntry;
    case Kind::Processing:
        return Said::Kind::Processing;
    case Kind::Approved:
        return Said::Kind::Approved;
    case Kind::Declined:
        return Said::Kind::Declined;
    case Kind::RemoveCard:
        return Said::Kind::RemoveCard;
    case Kind::CardRemoved:
        return Said::Kind::CardRemoved;
    case Kind::PromptCleared:
        return Said::Kind::PromptCleared;
    case Kind::CustomerCancelled:
        return Said::Kind::CustomerCancelled;
    case Kind::Online:
    case Kind::Offline:
        return std::nullopt;
    }
    return std::nullopt;
}

// One signal of one till carried to another: directly here, queued between threads.
void relay(const view::Till *from, view::Till *to)
{
    QObject::connect(from, &view::Till::statusChanged, to, &view::Till::statusChanged);
    QObject::connect(from, &view::Till::checkoutChanged, to, &view::Till::checkoutChanged);
    QObject::connect(from, &view::Till::readersChanged, to, &view::Till::readersChanged);
    QObject::connect(from, &view::Till::paymentsChanged, to, &view::Till::paymentsChanged);
    QObject::connect(from, &view::Till::detailChanged, to, &view::Till::detailChanged);
    QObject::connect(from, &view::Till::receiptChanged, to, &view::Till::receiptChanged);
    QObject::connect(from, &view::Till::tasksChanged, to, &view::Till::tasksChanged);
    QObject::connect(from, &view::Till::recoveryChanged, to, &view::Till::recoveryChanged);
    QObject::connect(from, &view::Till::settingsChanged, to, &view::Till::settingsChanged);
    QObject::connect(from, &view::Till::exportChanged, to, &view::Till::exportChanged);
    QObject::connect(from, &view::Till::repairChanged, to, &view::Till::repairChanged);
    QObject::connect(from, &view::Till::noticed, to, &view::Till::noticed);
}

} // namespace

CoreTime systemTime()
{
    return {std::make_unique<world::SystemClock>(), std::make_unique<world::QtExecutor>()};
}

struct CoreHost::World {
    CoreTime time;
    world::OsRandom random;
    world::SideThread side;
    std::unique_ptr<gateway::http::QtTransport> readerTransport;
};

CoreHost::CoreHost(
    till::CoreOptions options, MakeReaderEvents makeReaderEvents, MakeCoreTime makeTime)
    : m_options(std::move(options))
    , m_makeReaderEvents(std::move(makeReaderEvents))
    , m_makeTime(std::move(makeTime))
{
}

CoreHost::~CoreHost() = default;

void CoreHost::begin()
{
    m_world = std::make_unique<World>();
    m_world->time = m_makeTime();
    auto &clock = *m_world->time.clock;
    auto &executor = *m_world->time.executor;
    m_options.worker = &m_world->side;
    m_options.connect = till::connectPlutoPay(clock, executor);
    m_till = std::make_unique<till::CoreTill>(m_options, clock, executor, m_world->random);
    relay(m_till.get(), this);
    if (m_makeReaderEvents) {
        if (auto transport = gateway::http::QtTransport::make({})) {
            m_world->readerTransport = std::move(*transport);
            m_readerEvents = m_makeReaderEvents(*m_world->readerTransport, executor);
        }
        connect(m_till.get(), &till::CoreTill::readerInUse, this, &CoreHost::watchReader);
    }
    m_till->begin();
    watchSleep();
}

void CoreHost::send(view::Command command)
{
    if (m_till) {
        m_till->send(std::move(command));
    }
}

// F58. Asked of the clocks rather than of the system's power service, which a kiosk need not run.
void CoreHost::watchSleep()
{
    constexpr int everyMs = 2'000;
    auto *tick = new QTimer(this);
    connect(tick, &QTimer::timeout, this,
        [this, watch = world::SleepWatch(world::SystemClock::twoClocks())]() mutable {
            if (watch.sleptMs(world::SystemClock::twoClocks()) > 0) {
                m_till->afterSleep();
            }
        });
    tick->start(everyMs);
}

void CoreHost::watchReader(const std::string &readerId)
{
    if (!m_readerEvents || readerId == m_watched) {
        return;
    }
    if (!m_watched.empty()) {
        m_readerEvents->stop(m_watched);
    }
    m_watched = readerId;
    if (readerId.empty()) {
        return;
    }
    m_till->setReadMethods(m_readerEvents->methods(readerId));
    m_readerEvents->start(readerId, [this](const reader::ReaderEvent &event) {
        if (const auto kind = saidOf(event.kind)) {
            m_till->readerSaid(gateway::ReaderId(event.readerId),
                gateway::PaymentIntentId(event.paymentIntentId), Said{*kind, event.reason});
        }
    });
}

TillBridge::TillBridge(till::CoreOptions options, MakeReaderEvents makeReaderEvents,
    MakeCoreTime makeTime, QObject *parent)
    : view::Till(parent)
    , m_host(new CoreHost(std::move(options), std::move(makeReaderEvents), std::move(makeTime)))
{
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    relay(m_host, this);
    m_thread.setObjectName(QStringLiteral("core"));
    m_thread.start();
}

TillBridge::~TillBridge()
{
    m_thread.quit();
    m_thread.wait();
}

void TillBridge::begin()
{
    QMetaObject::invokeMethod(
        m_host, [host = m_host] { host->begin(); }, Qt::QueuedConnection);
}

void TillBridge::send(view::Command command)
{
    QMetaObject::invokeMethod(
        m_host, [host = m_host, what = std::move(command)] { host->send(what); },
        Qt::QueuedConnection);
}

} // namespace pos::app
