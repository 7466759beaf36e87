// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/disk.h"
#include "tests/sim/vfs/crash_vfs.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace pos::sim {
namespace {

constexpr const char *path = "/till/journal.db";

class FileDisk final : public TillDisk {
public:
    base::Result<journal::JournalPort *> open() override
    {
        auto opened = journal::Journal::open(options());
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        m_journal = std::move(*opened);
        return m_journal.get();
    }
    void processDied() override
    {
        auto files = m_vfs.content(); // before SQLite tidies up in its destructor
        m_journal.reset();
        boot(std::move(files));
    }
    void powerCut(world::Random &dice) override
    {
        DiskModel model(m_atBoot);
        for (const auto &op : m_vfs.log()) {
            model.apply(op);
        }
        Dice sectors(dice.next());
        const auto survival = static_cast<Survival>(dice.below(3));
        auto files = model.crash(survival, sectors);
        m_journal.reset();
        boot(std::move(files));
    }
    void failNextSync(world::Random &) override { m_vfs.plan({CallSync, 1, false, false}); }
    void lockOnce() override { } // the only one who holds this database
    void setFull(bool full) override
    {
        std::int64_t bytes = 0;
        for (const auto &[name, content] : m_vfs.content()) {
            bytes += static_cast<std::int64_t>(content.size());
        }
        m_vfs.setCapacity(full ? bytes : -1);
    }
    void setLying(bool lying) override { m_vfs.setLying(lying); }
    bool rot(world::Random &dice) override
    {
        m_sound = m_atBoot;
        auto files = m_atBoot;
        const auto database = files.find(path);
        if (database == files.end() || database->second.size() < 4'096) {
            return false;
        }
        const auto at = dice.below(database->second.size());
        database->second[at] = static_cast<char>(database->second[at] ^ 0x10);
        boot(std::move(files));
        return true;
    }
    void undoRot() override
    {
        m_journal.reset();
        boot(std::exchange(m_sound, {}));
    }
    void land(std::span<const journal::NewRecord> records,
        std::span<const journal::Summary> summaries) override
    {
        if (m_journal != nullptr) {
            static_cast<void>(m_journal->appendWith(records, summaries));
        }
    }
    base::Result<std::vector<journal::KeptSummary>> summaries() override
    {
        if (m_journal == nullptr) {
            return base::fail(base::ErrorCode::Unsafe, "not open");
        }
        return m_journal->summaries({});
    }
    base::Result<void> replay(const std::function<bool(const journal::Record &)> &visit) override
    {
        if (m_journal == nullptr) {
            return base::fail(base::ErrorCode::Unsafe, "not open");
        }
        return m_journal->replay(visit);
    }

private:
    [[nodiscard]] journal::OpenOptions options() const
    {
        // Small, so that a short day meets every mechanism: reserve, checkpoints, a log that wraps.
        return {
            .path = path, .vfs = m_vfs.handle(), .reserveBytes = 64 * 1024, .checkpointPages = 12};
    }
    void boot(Image files)
    {
        m_vfs.boot(files);
        m_atBoot = std::move(files);
    }

    CrashVfs m_vfs;
    Image m_atBoot, m_sound;
    std::unique_ptr<journal::Journal> m_journal;
};

} // namespace

std::unique_ptr<TillDisk> fileDisk()
{
    return std::make_unique<FileDisk>();
}

} // namespace pos::sim
