// SPDX-License-Identifier: Apache-2.0
//
// Lets the n-th allocation of the production code fail. The whole program's operator new is
// replaced (that is what makes this a program of its own); it counts only inside a Counted scope,
// so that the provider and the shopper, who live in the same process here, always have memory.
#pragma once

#include <cstdint>

namespace pos::sim {

class Allocations {
public:
    // The `nth` counted allocation (1 = the next) throws bad_alloc; 0 = none does. Counts from 0.
    static void plan(std::int64_t nth);
    [[nodiscard]] static std::int64_t counted();
    [[nodiscard]] static bool fired();
};

class Counted { // this scope is the till
public:
    Counted();
    ~Counted();
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;

private:
    bool m_before;
};

class Uncounted { // this scope is somebody else
public:
    Uncounted();
    ~Uncounted();
    Uncounted(const Uncounted &) = delete;
    Uncounted &operator=(const Uncounted &) = delete;

private:
    bool m_before;
};

} // namespace pos::sim
