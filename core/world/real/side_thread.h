// SPDX-License-Identifier: Apache-2.0
//
// One thread beside the one that made it. It begins with the first job, sleeps between jobs and is
// joined in the end: a job that runs then is told to stop, those behind it never begin.
#pragma once

#include "core/world/worker.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>
#include <unordered_map>

namespace pos::world {

// Call it from the thread that made it, which needs an event loop to hear what jobs tell.
class SideThread final : public QObject, public Worker {
    Q_OBJECT

public:
    explicit SideThread(QObject *parent = nullptr);
    ~SideThread() override;

    Ticket run(Work work) override;
    void stop(Ticket ticket) override;

private:
    using Flag = std::shared_ptr<std::atomic<bool>>;
    class RunningJob;

    QThread m_thread;
    QObject *m_desk; // lives on the thread: jobs are posted to it
    std::unordered_map<std::uint64_t, Flag> m_flags;
    std::uint64_t m_last = 0;
};

} // namespace pos::world
