// SPDX-License-Identifier: Apache-2.0
//
// What befalls the machine under a till: it is killed, loses its power, its disk lies or is full,
// its clocks jump.
#include "tests/sim/program/till.h"
#include "tests/sim/program/world.h"

#include <map>
#include <utility>

namespace pos::sim {

std::unique_ptr<TillDisk> diskFor(const Options &options)
{
    return options.realJournal ? fileDisk() : memoryDisk();
}

void Till::die(Kind why, int attempt)
{
    if (m_dead) {
        return;
    }
    m_dead = true;
    m_world.met(why, attempt);
    m_world.metOpen(why, m_index);
    m_world.history.note(m_world.saleOf(attempt), 31 + static_cast<std::uint64_t>(why), [&] {
        return "till " + std::to_string(m_index + 1) + ": KILLED (" + std::string(rowOf(why).name)
            + ")";
    });
    m_powerGone = why == Kind::PowerCut || why == Kind::BitRot;
    m_cashier.lostScreen();
    m_world.heap.after(0, [this, why] {
        bury();
        if (m_powerGone) {
            m_disk->powerCut(m_world.dice);
            m_clock.reboot();
        } else {
            m_disk->processDied();
        }
        m_rotten = why == Kind::BitRot && m_disk->rot(m_world.dice);
        m_hasRotted = m_hasRotted || m_rotten;
        constexpr int mostInVain = 3;
        if (m_inVain > mostInVain) { // the technician is called
            m_inVain = 0;
            m_hasRotted = false;
            return startAfresh();
        }
        m_world.heap.after(m_world.range(800, 20'000), [this] { boot(); });
    });
}

void Till::noteForgotten()
{
    std::map<std::string, std::int64_t> kept;
    static_cast<void>(m_disk->replay([&](const journal::Record &record) {
        kept[record.data.stream] += record.data.kind.starts_with("payment.") ? 1 : 0;
        return true;
    }));
    for (auto &run : m_world.registry.attempts) {
        if (run.till == m_index && kept[run.code] < run.records) {
            run.forgotten = true;
            run.records = kept[run.code];
            run.durable = run.records > 0;
        }
    }
}

void Till::startAfresh()
{
    m_disk = diskFor(m_world.options);
    noteForgotten();
    m_world.history.note(-1, 32,
        [&] { return "till " + std::to_string(m_index + 1) + ": damaged journal put aside"; });
    m_world.heap.after(60'000, [this] { boot(); });
}

void Till::weather()
{
    if (m_dead) {
        return;
    }
    if (m_world.strikes(Kind::DiskFull)) {
        m_full = true;
        m_disk->setFull(true);
        m_world.metOpen(Kind::DiskFull, m_index);
    } else if (m_full && m_world.range(0, 2) == 0) {
        m_full = false;
        m_disk->setFull(false);
    }
    if (m_world.strikes(Kind::LyingSync)) {
        m_lied = true;
        m_disk->setLying(true);
        m_world.metOpen(Kind::LyingSync, m_index);
    }
    if (m_world.strikes(Kind::ClockJump)) {
        constexpr std::int64_t dayMs = 86'400'000;
        m_clock.jump(m_world.range(-2 * dayMs, 2 * dayMs));
        m_world.metOpen(Kind::ClockJump, m_index);
    }
    const bool suspend = m_world.strikes(Kind::Suspend);
    if (suspend || m_world.strikes(Kind::Starved)) {
        m_world.metOpen(suspend ? Kind::Suspend : Kind::Starved, m_index);
        m_executor.freezeUntil(m_world.heap.nowMs()
            + (suspend ? m_world.range(60'000, 900'000) : m_world.range(500, 20'000)));
    }
    for (const auto kind : {Kind::KillAnytime, Kind::PowerCut, Kind::BitRot}) {
        if (m_world.strikes(kind)) {
            return die(kind, m_cashier.attempt());
        }
    }
}

void Till::heal()
{
    m_disk->setFull(false);
    m_disk->setLying(false);
    m_executor.freezeUntil(0);
    if (m_engine != nullptr && !m_dead && !m_engine->isSafe()) {
        die(Kind::SyncError, -1);
    }
}

} // namespace pos::sim
