// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/scale/canned_shop.h"

#include <unistd.h>

#include <ctime>
#include <fstream>

namespace pos::bench {

CannedShop::CannedShop(journal::JournalPort &journal, std::uint64_t seed)
    : m_random(seed)
{
    m_engine
        = std::make_unique<payment::Engine>(payment::Ports{m_clock, m_executor, m_random, journal});
    m_engine->useGateway(&m_gateway);
    m_engine->observe([this](const payment::State &state) {
        ++m_changes;
        m_approved = m_approved
            || (state.id() == m_last && state.phase == payment::Phase::Approved
                && state.facts.capturedAtMs);
    });
}

CannedShop::~CannedShop() = default;

bool CannedShop::sell(std::int64_t amountMinor)
{
    constexpr std::int64_t patienceMs = 60'000;
    constexpr std::int64_t pauseMs = 2'000;
    const payment::ChargeRequest request{{}, money::Money(amountMinor, money::currency("USD")),
        "two haircuts", gateway::TerminalId("term-1"), gateway::ReaderId("tmr_1"), "Counter 1",
        false, true, {}};
    m_approved = false;
    const auto started = m_engine->charge(request);
    if (!started) {
        return false;
    }
    m_last = *started;
    const bool sold
        = m_executor.runUntil(m_clock.monotonicMs() + patienceMs, [this] { return m_approved; });
    m_executor.runUntil(m_clock.monotonicMs() + pauseMs, [] { return false; });
    m_gateway.forget();
    return sold;
}

bool CannedShop::leaveOpen(const char *reader)
{
    constexpr std::int64_t untilItAsksMs = 500;
    const payment::ChargeRequest request{{}, money::Money(4750, money::currency("USD")),
        "left open", gateway::TerminalId("term-9"), gateway::ReaderId(reader), "Counter 9", false,
        true, {}};
    const bool started = m_engine->charge(request).has_value();
    m_executor.runUntil(m_clock.monotonicMs() + untilItAsksMs, [] { return false; });
    return started;
}

std::int64_t cpuUs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1'000'000 + now.tv_nsec / 1'000;
}

std::int64_t residentKiB()
{
    std::ifstream statm("/proc/self/statm");
    std::int64_t total = 0;
    std::int64_t resident = 0;
    statm >> total >> resident;
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

} // namespace pos::bench
