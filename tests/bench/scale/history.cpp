// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/scale/history.h"

#include "core/journal/journal.h"
#include "tests/bench/scale/canned_shop.h"

#include <map>
#include <utility>
#include <vector>

namespace pos::bench {
namespace {

// Acknowledges at once and writes later: only for a history that is thrown away.
class Gathering final : public journal::JournalPort {
public:
    explicit Gathering(journal::Journal &journal)
        : m_journal(journal)
    {
    }

    base::Result<journal::Sequence> append(std::span<const journal::NewRecord> records) override
    {
        return appendWith(records, {});
    }
    base::Result<journal::Sequence> appendWith(std::span<const journal::NewRecord> records,
        std::span<const journal::Summary> summaries) override
    {
        constexpr std::size_t batch = 2'000;
        m_waiting.insert(m_waiting.end(), records.begin(), records.end());
        for (const auto &summary : summaries) {
            m_summaries[summary.stream] = summary;
        }
        m_sequence += static_cast<journal::Sequence>(records.size());
        if (m_waiting.size() >= batch && !write()) {
            return base::fail(base::ErrorCode::Io, "the history could not be written");
        }
        return m_sequence;
    }
    base::Result<void> replay(const std::function<bool(const journal::Record &)> &visit) override
    {
        return m_journal.replay(visit);
    }
    base::Result<std::vector<journal::Record>> stream(std::string_view name) override
    {
        return m_journal.stream(name);
    }
    base::Result<std::vector<std::string>> streams(std::string_view after, int limit) override
    {
        return m_journal.streams(after, limit);
    }
    base::Result<std::vector<journal::KeptSummary>> summaries(
        const journal::SummaryQuery &query) override
    {
        return m_journal.summaries(query);
    }
    base::Result<bool> areSummariesCurrent() override { return m_journal.areSummariesCurrent(); }
    base::Result<void> dropSummaries() override { return m_journal.dropSummaries(); }
    base::Result<std::optional<std::string>> meta(std::string_view key) override
    {
        return m_journal.meta(key);
    }
    base::Result<void> setMeta(std::string_view key, std::string_view value) override
    {
        return m_journal.setMeta(key, value);
    }
    [[nodiscard]] bool isSafe() const override { return m_journal.isSafe(); }
    bool write()
    {
        std::vector<journal::Summary> summaries;
        for (auto &[stream, summary] : m_summaries) {
            summaries.push_back(std::move(summary));
        }
        const auto written = m_journal.appendWith(m_waiting, summaries);
        m_waiting.clear();
        m_summaries.clear();
        return written.has_value();
    }

private:
    journal::Journal &m_journal;
    std::vector<journal::NewRecord> m_waiting;
    std::map<std::string, journal::Summary> m_summaries;
    journal::Sequence m_sequence = 0;
};

} // namespace

bool writeHistory(const std::string &path, int payments, int open)
{
    auto journal = journal::Journal::open({.path = path});
    if (!journal) {
        return false;
    }
    Gathering gathering(**journal);
    bool good = true;
    {
        CannedShop shop(gathering, 11U + static_cast<unsigned>(open));
        good = shop.engine().recover().has_value();
        for (int i = 0; i < payments && good; ++i) {
            good = shop.sell(1'000 + i % 9'000);
        }
        for (int i = 0; i < open && good; ++i) {
            good = shop.leaveOpen(("tmr_" + std::to_string(90 + i)).c_str());
        }
    }
    return good && gathering.write();
}

} // namespace pos::bench
