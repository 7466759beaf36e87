// SPDX-License-Identifier: Apache-2.0
//
// What the named fault tests share: where a fault strikes, and what must be so at the end.
#pragma once

#include "tests/sim/world/counter.h"

#include <cstdint>
#include <string>

namespace pos::sim {

using payment::Phase;
using payment::Refusal;
using Button = Counter::Button;

inline constexpr std::int64_t askedMinor = 4750;

inline bool isCreate(const std::string &path)
{
    return path.ends_with("/create-payment");
}

inline bool isPush(const std::string &path)
{
    return path.ends_with("/process-payment");
}

// The first exchanges of a kind suffer, the rest goes through.
inline Counter::Plan firstOf(bool (*kind)(const std::string &), int count, Mishap mishap)
{
    return [kind, left = count, mishap](const std::string &, const std::string &path) mutable {
        return kind(path) && left-- > 0 ? mishap : Mishap::None;
    };
}

inline Counter::Plan everything(Mishap mishap)
{
    return [mishap](const std::string &, const std::string &) { return mishap; };
}

inline bool saysNothingFinal(const Counter &counter, const payment::AttemptId &id)
{
    return !counter.showed(id, Phase::Approved) && !counter.showed(id, Phase::Declined)
        && !counter.showed(id, Phase::Cancelled) && !counter.showed(id, Phase::GivenUp)
        && !counter.showed(id, Phase::Refused) && !counter.showed(id, Phase::Conflict);
}

// One charge of what was asked for, and nothing untrue was ever shown. "" = it is so.
inline std::string paidOnce(
    Counter &counter, const payment::AttemptId &id, std::int64_t minor = askedMinor)
{
    if (!counter.reaches(id, Phase::Approved, 120'000)) {
        return "not approved; phase " + std::to_string(static_cast<int>(counter.phase(id)));
    }
    counter.pass(5'000);
    if (counter.state(id).capturedMinor != minor || counter.capturedMinor() != minor) {
        return "the journal says " + std::to_string(counter.state(id).capturedMinor)
            + " and the card network " + std::to_string(counter.capturedMinor());
    }
    return counter.lie();
}

} // namespace pos::sim
