// SPDX-License-Identifier: Apache-2.0
//
// Random lives of an attempt, for properties.
#pragma once

#include "core/base/result.h"
#include "core/payment/attempt.h"

#include <string>
#include <vector>

namespace pos::test {

struct Moment {
    payment::Event event;
    payment::State before;
    payment::Step after;
};
using Life = std::vector<Moment>;

// Inside a property only: draws from RapidCheck. Every second life begins with a payment that is
// being collected.
[[nodiscard]] Life anyLife();
// A life in words, for the report of a counterexample.
[[nodiscard]] std::string told(const Life &life);

} // namespace pos::test
