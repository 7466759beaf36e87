// SPDX-License-Identifier: Apache-2.0
#include "core/world/real/side_thread.h"

#include <utility>

namespace pos::world {

class SideThread::RunningJob final : public Worker::Job {
public:
    RunningJob(QObject *home, Flag flag)
        : m_home(home)
        , m_flag(std::move(flag))
    {
    }
    [[nodiscard]] bool isStopped() const override { return m_flag->load(); }
    void tell(std::function<void()> task) override
    {
        QMetaObject::invokeMethod(m_home, std::move(task), Qt::QueuedConnection);
    }

private:
    QObject *m_home; // outlives the thread
    Flag m_flag;
};

SideThread::SideThread(QObject *parent)
    : QObject(parent)
    , m_desk(new QObject)
{
    m_thread.setObjectName(QStringLiteral("side"));
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
}

SideThread::~SideThread()
{
    for (const auto &[ticket, flag] : m_flags) {
        flag->store(true);
    }
    if (m_thread.isRunning()) {
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_desk;
    }
}

Worker::Ticket SideThread::run(Work work)
{
    if (!m_thread.isRunning()) {
        m_thread.start();
    }
    const auto ticket = ++m_last;
    auto flag = std::make_shared<std::atomic<bool>>(false);
    m_flags.emplace(ticket, flag);
    QMetaObject::invokeMethod(
        m_desk,
        [this, ticket, flag = std::move(flag), work = std::move(work)] {
            RunningJob job(this, flag);
            work(job);
            job.tell([this, ticket] { m_flags.erase(ticket); });
        },
        Qt::QueuedConnection);
    return Ticket{ticket};
}

void SideThread::stop(Ticket ticket)
{
    const auto found = m_flags.find(static_cast<std::uint64_t>(ticket));
    if (found != m_flags.end()) {
        found->second->store(true);
    }
}

} // namespace pos::world
