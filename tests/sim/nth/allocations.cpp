// SPDX-License-Identifier: Apache-2.0
//
// The state is global because operator new is.
#include "tests/sim/nth/allocations.h"

#include <cstddef>
#include <cstdlib>
#include <new>
#include <utility>

namespace {

struct {
    std::int64_t failAt = 0;
    std::int64_t count = 0;
    bool counting = false;
    bool fired = false;
} theHeap;

void *allocate(std::size_t size)
{
    if (theHeap.counting && ++theHeap.count == theHeap.failAt) {
        theHeap.fired = true;
        return nullptr;
    }
    return std::malloc(size == 0 ? 1 : size);
}

} // namespace

void *operator new(std::size_t size)
{
    void *memory = allocate(size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}

void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    return allocate(size);
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace pos::sim {

void Allocations::plan(std::int64_t nth)
{
    theHeap.failAt = nth;
    theHeap.count = 0;
    theHeap.fired = false;
}

std::int64_t Allocations::counted()
{
    return theHeap.count;
}

bool Allocations::fired()
{
    return theHeap.fired;
}

Counted::Counted()
    : m_before(std::exchange(theHeap.counting, true))
{
}

Counted::~Counted()
{
    theHeap.counting = m_before;
}

Uncounted::Uncounted()
    : m_before(std::exchange(theHeap.counting, false))
{
}

Uncounted::~Uncounted()
{
    theHeap.counting = m_before;
}

} // namespace pos::sim
