// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/tamper.h"

#include <utility>
#include <vector>

namespace pos::sim {
namespace {

// Says yes and keeps nothing.
class NoJournal : public journal::JournalPort {
public:
    explicit NoJournal(journal::JournalPort &real)
        : m_real(real)
    {
    }
    base::Result<journal::Sequence> append(std::span<const journal::NewRecord>) override
    {
        return journal::Sequence{1};
    }
    base::Result<void> replay(const std::function<bool(const journal::Record &)> &visit) override
    {
        return m_real.replay(visit);
    }
    [[nodiscard]] bool isSafe() const override { return m_real.isSafe(); }

protected:
    journal::JournalPort &m_real;
};

// Says yes and writes when the present task is over, after the request has left.
class LateJournal final : public NoJournal {
public:
    LateJournal(journal::JournalPort &real, Heap &heap)
        : NoJournal(real)
        , m_heap(heap)
    {
    }
    base::Result<journal::Sequence> append(std::span<const journal::NewRecord> records) override
    {
        m_heap.after(1,
            [this, alive = std::weak_ptr(m_alive),
                kept = std::vector<journal::NewRecord>(records.begin(), records.end())] {
                if (!alive.expired()) {
                    static_cast<void>(m_real.append(kept));
                }
            });
        return journal::Sequence{1};
    }

private:
    Heap &m_heap;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

thread_local Bug stepBug = Bug::None;

} // namespace

std::unique_ptr<journal::JournalPort> tampered(Bug bug, journal::JournalPort &journal, Heap &heap)
{
    if (bug == Bug::NoJournal) {
        return std::make_unique<NoJournal>(journal);
    }
    if (bug == Bug::JournalAfterSend) {
        return std::make_unique<LateJournal>(journal, heap);
    }
    return nullptr;
}

void seedStep(Bug bug)
{
    stepBug = bug;
}

Bug seededInStep()
{
    return stepBug;
}

} // namespace pos::sim
