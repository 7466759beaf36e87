// SPDX-License-Identifier: Apache-2.0
//
// One thread per connection, made when needed and kept, up to a bound. cpp-httplib's own pool has a
// fixed number, and as a warm connection keeps its thread, eight idle clients would lock out the
// ninth.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pos::sandbox {

class ElasticPool final : public httplib::TaskQueue {
public:
    explicit ElasticPool(int mostThreads)
        : m_mostThreads(static_cast<std::size_t>(mostThreads))
    {
    }
    ~ElasticPool() override = default;
    ElasticPool(const ElasticPool &) = delete;
    ElasticPool &operator=(const ElasticPool &) = delete;

    void enqueue(std::function<void()> job) override
    {
        const std::lock_guard lock{m_mutex};
        m_jobs.push_back(std::move(job));
        if (m_jobs.size() > m_idle && m_threads.size() < m_mostThreads) {
            m_threads.emplace_back([this] { work(); });
        } else {
            m_wake.notify_one();
        }
    }

    // Finishes what is queued and joins; called once, by cpp-httplib, when it stops accepting.
    void shutdown() override
    {
        {
            const std::lock_guard lock{m_mutex};
            m_ending = true;
        }
        m_wake.notify_all();
        for (std::thread &thread : m_threads) {
            thread.join();
        }
    }

private:
    void work()
    {
        std::unique_lock lock{m_mutex};
        while (true) {
            ++m_idle;
            m_wake.wait(lock, [this] { return !m_jobs.empty() || m_ending; });
            --m_idle;
            if (m_jobs.empty()) {
                return;
            }
            const std::function<void()> job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            job();
            lock.lock();
        }
    }

    const std::size_t m_mostThreads;
    std::mutex m_mutex; // guards everything below but m_threads in shutdown()
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_ending = false;
};

} // namespace pos::sandbox
