// SPDX-License-Identifier: Apache-2.0
//
// A transport, a clock and an executor that a test turns by hand.
#pragma once

#include "core/world/clock.h"
#include "core/world/executor.h"
#include "core/world/http_transport.h"

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace pos::test {

class FakeTransport final : public world::HttpTransport {
public:
    void send(world::HttpRequest request, Callback callback) override
    {
        sent.push_back(std::move(request));
        waiting.push_back(std::move(callback));
    }
    void answer(world::HttpResult result)
    {
        const auto callback = std::move(waiting.front());
        waiting.pop_front();
        callback(std::move(result));
    }
    void answer(int status, std::string body, world::HttpHeaders headers = {})
    {
        headers.emplace_back("content-type", "application/json");
        answer(world::HttpReply{status, std::move(headers), std::move(body)});
    }

    std::vector<world::HttpRequest> sent;
    std::deque<Callback> waiting;
};

class HandClock final : public world::Clock {
public:
    [[nodiscard]] std::int64_t monotonicMs() const override { return nowMs; }
    [[nodiscard]] std::int64_t utcMs() const override { return 1'795'169'095'000 + nowMs; }

    std::int64_t nowMs = 1000;
};

class HandExecutor final : public world::Executor {
public:
    void post(Task task) override { tasks.push_back(std::move(task)); }
    Timer postAfter(std::int64_t, Task task) override
    {
        tasks.push_back(std::move(task));
        return Timer{1};
    }
    void cancel(Timer) override { }
    void turn()
    {
        while (!tasks.empty()) {
            const Task task = std::move(tasks.front());
            tasks.pop_front();
            task();
        }
    }

    std::deque<Task> tasks;
};

} // namespace pos::test
