// SPDX-License-Identifier: Apache-2.0
#include "core/world/real/qt_executor.h"

#include <QTimer>

#include <algorithm>
#include <limits>
#include <utility>

namespace pos::world {

QtExecutor::QtExecutor(QObject *parent)
    : QObject(parent)
{
}

QtExecutor::~QtExecutor() = default;

void QtExecutor::post(Task task)
{
    QMetaObject::invokeMethod(this, std::move(task), Qt::QueuedConnection);
}

Executor::Timer QtExecutor::postAfter(std::int64_t delayMs, Task task)
{
    const auto id = ++m_lastTimer;
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    connect(timer, &QTimer::timeout, this, [this, id, run = std::move(task)] {
        // Moved out first: the task may well cancel or arm timers.
        const auto action = run;
        cancel(Timer {id});
        action();
    });
    const auto longest = static_cast<std::int64_t>(std::numeric_limits<int>::max());
    timer->start(static_cast<int>(std::clamp<std::int64_t>(delayMs, 0, longest)));
    m_timers.emplace(id, timer);
    return Timer {id};
}

void QtExecutor::cancel(Timer timer)
{
    const auto found = m_timers.find(static_cast<std::uint64_t>(timer));
    if (found == m_timers.end()) {
        return;
    }
    found->second->stop();
    found->second->deleteLater();
    m_timers.erase(found);
}

} // namespace pos::world
