// SPDX-License-Identifier: Apache-2.0
//
// A lane's one process at a time: starting it, the customer beside it, SIGKILL at its instant.
#include "tests/torture/program/lane.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <utility>

namespace pos::torture {

using namespace std::chrono_literals;

namespace {

constexpr auto longestSitting = 75s;

std::string argumentsOf(int pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/cmdline", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// When the proxy process itself dies, counted from the start of the sitting.
Steady::duration killsAfter(const Cut &cut)
{
    return std::chrono::milliseconds(cut.nth * 150 + cut.lastsMs / 2);
}

} // namespace

Launch Lane::ctl(std::vector<std::string> arguments) const
{
    Launch launch;
    launch.program = m_options.programs.ctl;
    launch.arguments = {"--data-dir", m_options.dataDir, "--base-url", m_network.url(), "--json"};
    launch.arguments.insert(launch.arguments.end(), arguments.begin(), arguments.end());
    return launch;
}

Launch Lane::screen() const
{
    Launch launch;
    launch.program = m_options.programs.till;
    launch.arguments = {"--data-dir", m_options.dataDir, "--base-url", m_network.url(),
        "--test-mode", "--size", "1024x768"};
    launch.environment
        = {{"QT_QPA_PLATFORM", "offscreen"}, {"QT_PLUGIN_PATH", m_options.programs.plugins},
            {"QT_QPA_GENERIC_PLUGINS", "finger"}, {"LC_ALL", "C.UTF-8"}, {"TZ", "UTC"}};
    launch.keepInput = true;
    return launch;
}

// Decides whether now is the instant; the few microseconds after a write are the aim itself.
bool Lane::strike(Child &child, const Sitting &sitting, Steady::time_point start, int &writes)
{
    const auto &kill = sitting.kill;
    writes += m_wal.takeWrites();
    if (writes > 0 && m_firstWrite < start) {
        m_firstWrite = Steady::now();
    }
    const auto afterMs = std::chrono::milliseconds(kill.afterMs);
    const bool begun = kill.aim == Kill::Aim::Time || writes > 0;
    const auto since = kill.aim == Kill::Aim::Time ? start : m_firstWrite;
    const bool timed = kill.aim == Kill::Aim::Time || kill.aim == Kill::Aim::TimeOfPayment;
    const bool byTime = timed && begun && Steady::now() - since >= afterMs;
    const bool byWrite = kill.aim == Kill::Aim::Write && writes >= kill.nthWrite;
    if (byWrite) {
        const auto instant = Steady::now() + std::chrono::microseconds(kill.afterWriteUs);
        while (Steady::now() < instant) { }
    }
    if (byTime || byWrite) {
        child.kill();
    }
    return byTime || byWrite;
}

void Lane::moveNetwork(const Sitting &sitting, Steady::time_point start, std::size_t &nextKill)
{
    if (nextKill >= sitting.cuts.size()) {
        return;
    }
    const auto &cut = sitting.cuts[nextKill];
    const auto since = Steady::now() - start;
    if (cut.kind != CutKind::ProxyKilled) {
        ++nextKill;
    } else if (!m_network.isKilled() && since >= killsAfter(cut)) {
        m_network.kill();
    } else if (m_network.isKilled()
        && since >= killsAfter(cut) + std::chrono::milliseconds(cut.lastsMs)) {
        m_network.restart();
        ++nextKill;
    }
}

Lane::Ended Lane::run(const Sitting &sitting)
{
    for (const auto &cut : sitting.cuts) {
        if (cut.kind != CutKind::ProxyKilled) {
            m_network.arm(cut);
        }
    }
    (void)m_wal.takeWrites(); // of before
    Child child(sitting.launch);
    ++m_report.tally.processes;
    const auto start = Steady::now();
    const auto until = start + longestSitting;
    int writes = 0;
    std::size_t nextKill = 0;
    bool providerDue = sitting.killProviderAtMs > 0;
    bool looked = false;
    while (child.running() && Steady::now() < until) {
        auto next = std::min(until, Steady::now() + 30ms);
        if (sitting.customer != nullptr) {
            next = std::min(next, std::max(sitting.customer->nextLook(), Steady::now() + 1ms));
        }
        if (sitting.kill.aim == Kill::Aim::Time) {
            next = std::min(next, start + std::chrono::milliseconds(sitting.kill.afterMs));
        } else if (sitting.kill.aim == Kill::Aim::TimeOfPayment && m_firstWrite > start) {
            next = std::min(next, m_firstWrite + std::chrono::milliseconds(sitting.kill.afterMs));
        }
        const bool aimed = sitting.kill.aim != Kill::Aim::None;
        child.waitFor(next, aimed ? m_wal.descriptor() : -1);
        if (!child.running() || strike(child, sitting, start, writes)) {
            break;
        }
        if (!std::exchange(looked, true)) {
            for (const auto &name : m_secrets.in(argumentsOf(child.pid()))) {
                find("S13", name + " in the arguments of a till");
            }
        }
        moveNetwork(sitting, start, nextKill);
        const bool due
            = Steady::now() - start >= std::chrono::milliseconds(sitting.killProviderAtMs);
        if (providerDue && due) {
            providerDue = false;
            ++m_report.tally.providerKills;
            if (!m_provider.killAndRestart()) {
                find("rig", "the provider did not come back");
            }
        }
        if (sitting.customer != nullptr && Steady::now() >= sitting.customer->nextLook()) {
            sitting.customer->look();
        }
        if (sitting.look && sitting.look(child)) {
            child.terminate();
            child.waitForEnd(Steady::now() + 10s);
            break;
        }
    }
    if (child.running()) {
        find("L8", "a till did not end by itself: " + sitting.launch.arguments.back());
        child.kill();
    }
    for (const auto &name : m_secrets.in(child.everything())) {
        find("S13", name + " in what a till printed");
    }
    const bool wanted = sitting.kill.aim != Kill::Aim::None;
    m_report.tally.killsMissed += wanted && !child.killed() ? 1 : 0;
    return {child.exitCode(), child.killed(), child.out()};
}

} // namespace pos::torture
