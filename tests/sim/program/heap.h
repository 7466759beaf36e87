// SPDX-License-Identifier: Apache-2.0
//
// Virtual time: one heap of things to come, for every till, reader and person of a world. Equal
// times run in the order of their posting, so one seed gives one history.
#pragma once

#include "core/world/clock.h"
#include "core/world/executor.h"
#include "tests/sim/program/meter.h"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace pos::sim {

class Heap {
public:
    using Task = std::function<void()>;
    using Id = std::uint64_t; // 0 = none

    [[nodiscard]] std::int64_t nowMs() const { return m_nowMs; }
    Id after(std::int64_t delayMs, Task task);
    void cancel(Id id);
    // The running task blocks for so long: everybody's clock goes on meanwhile.
    void block(std::int64_t ms) { m_nowMs += ms; }
    // Runs the next task if it is due before `untilMs`; false when there is none.
    bool runOne(std::int64_t untilMs);
    [[nodiscard]] std::int64_t ran() const { return m_ran; }

private:
    struct Entry {
        std::int64_t dueMs;
        std::uint64_t order;
        std::uint32_t slot;
    };
    struct Slot {
        Task task;
        std::uint64_t order = 0; // 0 = free
    };
    static bool later(const Entry &a, const Entry &b)
    {
        return a.dueMs != b.dueMs ? a.dueMs > b.dueMs : a.order > b.order;
    }
    void release(std::uint32_t slot);

    std::vector<Entry> m_heap;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
    std::int64_t m_nowMs = 1'000'000;
    std::uint64_t m_order = 0;
    std::int64_t m_ran = 0;
};

// A machine's clocks: the monotonic one begins anew at each boot, the wall clock can be wrong.
class MachineClock final : public world::Clock {
public:
    explicit MachineClock(const Heap &heap)
        : m_heap(heap)
    {
    }
    [[nodiscard]] std::int64_t monotonicMs() const override
    {
        return m_wallDrives ? utcMs() - worldStartUtcMs : m_heap.nowMs() + m_monotonicOffsetMs;
    }
    [[nodiscard]] std::int64_t utcMs() const override
    {
        return m_heap.nowMs() + worldStartUtcMs + m_utcOffsetMs;
    }
    void reboot() { m_monotonicOffsetMs = 5'000 - m_heap.nowMs(); }
    void jump(std::int64_t byMs) { m_utcOffsetMs += byMs; }
    // A seeded bug: timers follow the wall clock.
    void driveByWall() { m_wallDrives = true; }

    static constexpr std::int64_t worldStartUtcMs = 1'795'000'000'000;

private:
    const Heap &m_heap;
    std::int64_t m_monotonicOffsetMs = 0;
    std::int64_t m_utcOffsetMs = 0;
    bool m_wallDrives = false;
};

// What a process sees of the heap: late when its machine sleeps or starves, gone when it dies.
class ProcessExecutor final : public world::Executor {
public:
    ProcessExecutor(Heap &heap, Meter &meter)
        : m_heap(heap)
        , m_meter(meter)
    {
    }
    void post(Task task) override { m_heap.after(lag(0), metered(std::move(task))); }
    Timer postAfter(std::int64_t delayMs, Task task) override
    {
        return Timer{m_heap.after(lag(delayMs), metered(std::move(task)))};
    }
    void cancel(Timer timer) override { m_heap.cancel(static_cast<Heap::Id>(timer)); }
    // Nothing of this process runs before then.
    void freezeUntil(std::int64_t ms) { m_frozenUntilMs = ms; }

private:
    [[nodiscard]] std::int64_t lag(std::int64_t delayMs) const
    {
        const auto due = m_heap.nowMs() + (delayMs > 0 ? delayMs : 0);
        return (due < m_frozenUntilMs ? m_frozenUntilMs : due) - m_heap.nowMs();
    }
    [[nodiscard]] Task metered(Task task)
    {
        if (!m_meter.isOn()) {
            return task;
        }
        return [this, task = std::move(task)] {
            const Meter::Scope scope(m_meter, Part::Core);
            task();
        };
    }
    Heap &m_heap;
    Meter &m_meter;
    std::int64_t m_frozenUntilMs = 0;
};

} // namespace pos::sim
