// SPDX-License-Identifier: Apache-2.0
//
// A world in one thread: time that moves only when told, tasks in one heap, and a network between
// the production client and the sandbox's model that loses what it is told to lose.
#pragma once

#include "app/sandbox/model.h"
#include "core/world/clock.h"
#include "core/world/executor.h"
#include "core/world/http_transport.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace pos::sim {

class VirtualClock final : public world::Clock {
public:
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_monotonicMs; }
    [[nodiscard]] std::int64_t utcMs() const override { return worldUtcMs() + m_setByMs; }
    void moveTo(std::int64_t monotonicMs) { m_monotonicMs = monotonicMs; }
    // The till's wall clock is set; the world, and PlutoPay in it, goes on as it was.
    void jumpUtc(std::int64_t byMs) { m_setByMs += byMs; }
    [[nodiscard]] std::int64_t worldUtcMs() const { return m_monotonicMs + startUtcMs; }

private:
    static constexpr std::int64_t startUtcMs = 1'795'000'000'000;
    std::int64_t m_monotonicMs = 1'000'000;
    std::int64_t m_setByMs = 0;
};

class VirtualExecutor final : public world::Executor {
public:
    explicit VirtualExecutor(VirtualClock &clock)
        : m_clock(clock)
    {
    }

    void post(Task task) override;
    Timer postAfter(std::int64_t delayMs, Task task) override;
    void cancel(Timer timer) override;

    // Runs what is due, moving the clock, until nothing is due before `untilMs` (monotonic) or
    // `done` says so. Returns false when it stopped because of the time.
    bool runUntil(std::int64_t untilMs, const std::function<bool()> &done);
    // The process died: nothing of it runs any more.
    void forgetEverything() { m_tasks.clear(); }

private:
    using Key = std::pair<std::int64_t, std::uint64_t>; // due, order
    VirtualClock &m_clock;
    std::map<Key, Task> m_tasks;
    std::unordered_map<std::uint64_t, Key> m_timers;
    std::uint64_t m_order = 0;
};

// What happens to one exchange.
enum class Mishap {
    None,
    NotSent, // no connection
    LostBeforeActing, // the request vanished; nobody knows
    LostAfterActing, // the server acted; the answer vanished
    ServerErrorBefore, // 500 without acting
    ServerErrorAfter, // 502 of a proxy after acting
    HtmlAfter, // 200 with a page, after acting
    Truncated, // the answer breaks off
    RateLimited, // 429
    LateAnswer, // the answer comes after the deadline
    TlsRefused, // the server's certificate or TLS version is not accepted; nothing left
};
inline constexpr int mishapKinds = 11;
[[nodiscard]] const char *nameOf(Mishap mishap);

// The same exchange on the other side of the wire.
[[nodiscard]] sandbox::Request asSandboxRequest(const world::HttpRequest &request);
[[nodiscard]] world::HttpReply asHttpReply(const sandbox::Answer &answer);

class SimTransport final : public world::HttpTransport {
public:
    // Asked once for each exchange, in order; `index` counts from 0.
    using Plan = std::function<Mishap(std::int64_t index, const world::HttpRequest &request)>;

    SimTransport(sandbox::Model &model, VirtualClock &clock, VirtualExecutor &executor)
        : m_model(model)
        , m_clock(clock)
        , m_executor(executor)
    {
    }

    void send(world::HttpRequest request, Callback callback) override;
    void plan(Plan plan) { m_plan = std::move(plan); }
    // Somebody on the way changes what the server answered; may look at both and keep them.
    using Rewrite = std::function<void(const world::HttpRequest &request, world::HttpReply &reply)>;
    void rewrite(Rewrite rewrite) { m_rewrite = std::move(rewrite); }
    [[nodiscard]] std::int64_t exchanges() const { return m_exchanges; }
    // How often each "METHOD path" reached the model.
    [[nodiscard]] const std::map<std::string, int> &arrived() const { return m_arrived; }

private:
    world::HttpReply ask(const world::HttpRequest &request);

    sandbox::Model &m_model;
    VirtualClock &m_clock;
    VirtualExecutor &m_executor;
    Plan m_plan;
    Rewrite m_rewrite;
    std::int64_t m_exchanges = 0;
    std::map<std::string, int> m_arrived;
};

} // namespace pos::sim
