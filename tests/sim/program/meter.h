// SPDX-License-Identifier: Apache-2.0
//
// Where the time of a world goes, for --profile: the production core, its client, the model of the
// provider, the disk, or the simulation itself. Off, it costs a branch; on, two looks at the clock
// for each border that is crossed, which is why it is not always on.
#pragma once

#include "core/gateway/gateway.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace pos::sim {

enum class Part : std::uint8_t { Simulation, Core, Client, Provider, Disk, Count };
inline constexpr std::size_t partCount = static_cast<std::size_t>(Part::Count);
using PartTimes = std::array<std::int64_t, partCount>; // ns

class Meter {
public:
    // From here on the time is this part's, until the scope ends; scopes may nest.
    class Scope {
    public:
        Scope(Meter &meter, Part part)
            : m_meter(meter)
            , m_before(meter.m_part)
        {
            if (meter.m_on) {
                meter.change(part);
            }
        }
        ~Scope()
        {
            if (m_meter.m_on) {
                m_meter.change(m_before);
            }
        }
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;

    private:
        Meter &m_meter;
        Part m_before;
    };

    explicit Meter(bool on)
        : m_on(on)
        , m_since(on ? now() : 0)
    {
    }
    [[nodiscard]] bool isOn() const { return m_on; }
    [[nodiscard]] PartTimes times()
    {
        if (m_on) {
            change(m_part);
        }
        return m_times;
    }

private:
    static std::int64_t now()
    {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(
            std::chrono::steady_clock::now().time_since_epoch())
            .count();
    }
    void change(Part part)
    {
        const auto at = now();
        m_times[static_cast<std::size_t>(m_part)] += at - m_since;
        m_since = at;
        m_part = part;
    }

    bool m_on;
    std::int64_t m_since;
    Part m_part = Part::Simulation;
    PartTimes m_times{};
};

// Stands between engine and client and tells the two apart. Null when the meter is off.
[[nodiscard]] std::unique_ptr<gateway::Gateway> metered(Meter &meter, gateway::Gateway &client);

} // namespace pos::sim
