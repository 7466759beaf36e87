// SPDX-License-Identifier: Apache-2.0
//
// A small world by hand: tasks run when a test lets time pass, requests wait until it answers them.
#pragma once

#include "core/world/executor.h"
#include "core/world/http_transport.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace pos::simulator::test {

class HandExecutor final : public world::Executor {
public:
    void post(Task task) override { postAfter(0, std::move(task)); }
    Timer postAfter(std::int64_t delayMs, Task task) override
    {
        m_due.push_back({m_nowMs + delayMs, ++m_last, std::move(task)});
        return Timer{m_last};
    }
    void cancel(Timer timer) override
    {
        std::erase_if(m_due, [timer](const Due &due) { return Timer{due.id} == timer; });
    }
    // Runs everything that falls due within that time, in order.
    void pass(std::int64_t ms)
    {
        const std::int64_t until = m_nowMs + ms;
        for (;;) {
            const auto next
                = std::min_element(m_due.begin(), m_due.end(), [](const Due &a, const Due &b) {
                      return std::pair(a.atMs, a.id) < std::pair(b.atMs, b.id);
                  });
            if (next == m_due.end() || next->atMs > until) {
                break;
            }
            const Due due = *next;
            m_due.erase(next);
            m_nowMs = std::max(m_nowMs, due.atMs);
            due.task();
        }
        m_nowMs = until;
    }
    [[nodiscard]] std::size_t waiting() const { return m_due.size(); }
    [[nodiscard]] std::int64_t nowMs() const { return m_nowMs; }

private:
    struct Due {
        std::int64_t atMs = 0;
        std::uint64_t id = 0;
        Task task;
    };
    std::vector<Due> m_due;
    std::int64_t m_nowMs = 0;
    std::uint64_t m_last = 0;
};

class HandTransport final : public world::HttpTransport {
public:
    void send(world::HttpRequest request, Callback callback) override
    {
        requests.push_back(std::move(request));
        callbacks.push_back(std::move(callback));
    }
    // Answers the oldest request that has no answer yet.
    void answer(world::HttpResult result)
    {
        Callback callback = std::move(callbacks.front());
        callbacks.erase(callbacks.begin());
        callback(std::move(result));
    }
    void answerJson(std::string body, int status = 200)
    {
        answer(world::HttpReply{status, {}, std::move(body)});
    }

    std::vector<world::HttpRequest> requests;
    std::vector<Callback> callbacks;
};

} // namespace pos::simulator::test
