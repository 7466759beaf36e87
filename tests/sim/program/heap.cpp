// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/heap.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <utility>

namespace pos::sim {
namespace {

constexpr unsigned slotBits = 20;

} // namespace

Heap::Id Heap::after(std::int64_t delayMs, Task task)
{
    std::uint32_t slot = 0;
    if (m_free.empty()) {
        slot = static_cast<std::uint32_t>(m_slots.size());
        base::invariant(slot < (1U << slotBits));
        m_slots.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    m_slots[slot] = {std::move(task), ++m_order};
    m_heap.push_back({m_nowMs + std::max<std::int64_t>(delayMs, 0), m_order, slot});
    std::push_heap(m_heap.begin(), m_heap.end(), later);
    return m_order << slotBits | slot;
}

void Heap::release(std::uint32_t slot)
{
    m_slots[slot] = {};
    m_free.push_back(slot);
}

void Heap::cancel(Id id)
{
    const auto slot = static_cast<std::uint32_t>(id & ((1U << slotBits) - 1U));
    if (id != 0 && slot < m_slots.size() && m_slots[slot].order == id >> slotBits) {
        release(slot); // its entry stays in the heap and finds nothing
    }
}

bool Heap::runOne(std::int64_t untilMs)
{
    while (!m_heap.empty() && m_heap.front().dueMs <= untilMs) {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const auto entry = m_heap.back();
        m_heap.pop_back();
        if (m_slots[entry.slot].order != entry.order) {
            continue;
        }
        auto task = std::move(m_slots[entry.slot].task);
        release(entry.slot);
        m_nowMs = std::max(m_nowMs, entry.dueMs);
        ++m_ran;
        task();
        return true;
    }
    m_nowMs = std::max(m_nowMs, untilMs);
    return false;
}

} // namespace pos::sim
