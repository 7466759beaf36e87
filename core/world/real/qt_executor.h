// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/executor.h"

#include <QObject>

#include <unordered_map>

class QTimer;

namespace pos::world {

// Runs tasks on the event loop of the thread that owns it. Use it from that thread only; other
// threads reach it through queued connections to their own objects.
class QtExecutor final : public QObject, public Executor {
    Q_OBJECT

public:
    explicit QtExecutor(QObject *parent = nullptr);
    ~QtExecutor() override;

    void post(Task task) override;
    Timer postAfter(std::int64_t delayMs, Task task) override;
    void cancel(Timer timer) override;

private:
    std::unordered_map<std::uint64_t, QTimer *> m_timers;
    std::uint64_t m_lastTimer = 0;
};

} // namespace pos::world
