// SPDX-License-Identifier: Apache-2.0
//
// What takes long, beside the core's thread: a payment must never wait for an export. A job shares
// nothing with the core. It is given values, and what it has to say comes back as tasks on the
// core's thread; so the core stays one thread without locks.
#pragma once

#include <cstdint>
#include <functional>

namespace pos::world {

class Worker {
public:
    // In the hand of a job, on the worker's thread.
    class Job {
    public:
        virtual ~Job() = default;
        // Nobody waits for it any more: end soon, and say so.
        [[nodiscard]] virtual bool isStopped() const = 0;
        // Runs the task on the core's thread; tasks of one job run in the order of their telling.
        virtual void tell(std::function<void()> task) = 0;
    };
    using Work = std::function<void(Job &)>;
    enum class Ticket : std::uint64_t { None = 0 };

    virtual ~Worker() = default;
    // One at a time, in the order of their posting. Every job begins, also one that was stopped.
    virtual Ticket run(Work work) = 0;
    // Unknown tickets are ignored.
    virtual void stop(Ticket ticket) = 0;
};

} // namespace pos::world
