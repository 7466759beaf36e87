// SPDX-License-Identifier: Apache-2.0
#include "core/journal/damage.h"

#include "core/journal/journal_impl.h"
#include "core/journal/vfs_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <set>
#include <utility>

namespace pos::journal {
namespace {

constexpr std::string_view paymentPrefix = "payment.";

class Survey {
public:
    void take(const Record &record)
    {
        m_newest = std::max(m_newest, record.sequence);
        if (m_damage.what.empty()) {
            if (auto problem = m_walk.check(record)) {
                m_damage.what = std::move(*problem);
            } else {
                ++m_damage.certain;
                m_damage.certainUntilUtcMs = record.data.utcMs;
                return;
            }
        }
        ++m_damage.unproved;
        const auto utcMs = record.data.utcMs;
        m_damage.fromUtcMs = std::min(m_damage.fromUtcMs.value_or(utcMs), utcMs);
        m_damage.untilUtcMs = std::max(m_damage.untilUtcMs.value_or(utcMs), utcMs);
        if (record.data.kind.starts_with(paymentPrefix)) {
            m_payments.insert(record.data.stream);
        }
    }
    void endsWith(std::string problem)
    {
        if (m_damage.what.empty()) {
            m_damage.what = std::move(problem);
        }
    }
    Damage finish(const base::Result<MarkerState> &marker)
    {
        const bool known = marker && marker->marker == Marker::Present;
        const auto written = std::max(m_newest, known ? marker->head.sequence : 0);
        const auto there = m_damage.certain + m_damage.unproved;
        m_damage.missing = std::max<std::int64_t>(written - there, 0);
        if (m_damage.missing > 0) {
            endsWith("The newest records are lost, or an older copy was put back.");
        }
        m_damage.payments = static_cast<std::int64_t>(m_payments.size());
        return std::move(m_damage);
    }

private:
    Damage m_damage;
    ChainWalk m_walk{0, chainStart()};
    Sequence m_newest = 0;
    std::set<std::string> m_payments;
};

void readInto(
    Survey &survey, sql::Database &database, const std::function<void(std::int64_t)> &progress)
{
    auto query = database.prepare(
        ("SELECT " + std::string(recordColumns) + " FROM records ORDER BY sequence").c_str());
    if (!query) {
        return survey.endsWith(query.error().message);
    }
    constexpr std::int64_t toldEvery = 1'000;
    std::int64_t read = 0;
    int code = query->step();
    for (; code == SQLITE_ROW; code = query->step()) {
        survey.take(readRecord(*query));
        if (++read % toldEvery == 0 && progress) {
            progress(read);
        }
    }
    if (code != SQLITE_DONE) {
        survey.endsWith(database.lastError("read the journal").message);
    }
}

} // namespace

Damage surveyDamage(
    const std::string &path, const std::function<void(std::int64_t records)> &progress)
{
    Survey survey;
    auto database = openWhatIsLeft(path);
    if (database) {
        readInto(survey, *database, progress);
    } else {
        survey.endsWith(database.error().message);
    }
    return survey.finish(readMarker(orSystem(nullptr), path));
}

} // namespace pos::journal
