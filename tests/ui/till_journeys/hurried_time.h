// SPDX-License-Identifier: Apache-2.0
//
// Time that runs faster for the core than for the machine. Rules like "offer to put it aside after
// half a minute" are played in full, in their order, in a fifth of the time; screens, sandbox and
// wire keep the machine's pace.
#pragma once

#include "app/till/core_host.h"
#include "core/world/real/qt_executor.h"
#include "core/world/real/system_clock.h"

#include <memory>
#include <utility>

namespace pos::app::test {

class HurriedClock final : public world::Clock {
public:
    explicit HurriedClock(int times)
        : m_times(times)
    {
    }
    [[nodiscard]] std::int64_t monotonicMs() const override
    {
        return m_start + (m_clock.monotonicMs() - m_start) * m_times;
    }
    [[nodiscard]] std::int64_t utcMs() const override { return m_clock.utcMs(); }

private:
    int m_times;
    world::SystemClock m_clock;
    std::int64_t m_start = m_clock.monotonicMs();
};

class HurriedExecutor final : public world::Executor {
public:
    explicit HurriedExecutor(int times)
        : m_times(times)
    {
    }
    void post(Task task) override { m_executor.post(std::move(task)); }
    Timer postAfter(std::int64_t delayMs, Task task) override
    {
        // Rounded up: a timer that is early by the clock above would be asked again at once.
        return m_executor.postAfter((delayMs + m_times - 1) / m_times, std::move(task));
    }
    void cancel(Timer timer) override { m_executor.cancel(timer); }

private:
    int m_times;
    world::QtExecutor m_executor;
};

// Core time that runs `times` as fast as the machine's.
inline MakeCoreTime hurriedTime(int times)
{
    return [times] {
        return CoreTime{
            std::make_unique<HurriedClock>(times), std::make_unique<HurriedExecutor>(times)};
    };
}

} // namespace pos::app::test
