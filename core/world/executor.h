// SPDX-License-Identifier: Apache-2.0
//
// "Later, on the core thread." The only way anything in core is called back: never re-entrantly,
// never from a nested event loop.
#pragma once

#include <cstdint>
#include <functional>

namespace pos::world {

class Executor {
public:
    using Task = std::function<void()>;
    enum class Timer : std::uint64_t { None = 0 };

    virtual ~Executor() = default;
    // Runs the task after the current one has returned; tasks run in the order of their posting.
    virtual void post(Task task) = 0;
    // Runs the task once, `delayMs` (>= 0) monotonic milliseconds from now or a little later.
    virtual Timer postAfter(std::int64_t delayMs, Task task) = 0;
    // A cancelled timer does not run any more, not even when it was due. Unknown timers are ignored.
    virtual void cancel(Timer timer) = 0;
};

} // namespace pos::world
