// SPDX-License-Identifier: Apache-2.0
#include "core/payment/history.h"

#include "core/payment/codec.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace pos::payment {
namespace {

constexpr std::string_view eventPrefix = "payment.";
constexpr const char *versionKey = "summaries";
constexpr int namesAtATime = 512;

base::Error inRecord(const journal::Record &record, base::ErrorCode code, const std::string &what)
{
    return {code, "record " + std::to_string(record.sequence) + what};
}

// Keeps what is live and the newest others, whatever order they come in.
class Recent {
public:
    explicit Recent(std::size_t newest)
        : m_newest(newest)
    {
    }
    void take(State state)
    {
        if (isLive(state)) {
            m_live.push_back(std::move(state));
            return;
        }
        const auto startedUtcMs = state.startedUtcMs;
        m_ended.emplace(startedUtcMs, std::move(state));
        if (m_ended.size() > m_newest) {
            m_ended.erase(m_ended.begin());
        }
    }
    std::vector<State> finish()
    {
        for (auto &[startedUtcMs, state] : m_ended) {
            m_live.push_back(std::move(state));
        }
        std::stable_sort(m_live.begin(), m_live.end(),
            [](const State &a, const State &b) { return a.startedUtcMs < b.startedUtcMs; });
        return std::move(m_live);
    }

private:
    std::size_t m_newest;
    std::vector<State> m_live;
    std::multimap<std::int64_t, State> m_ended;
};

// A summary that is not as it was written is no loss: the records tell it again.
bool mendable(const base::Error &error)
{
    return error.code == base::ErrorCode::Damaged;
}

} // namespace

base::Result<std::optional<State>> fold(const std::vector<journal::Record> &records)
{
    std::optional<State> state;
    for (const auto &record : records) {
        if (!record.data.kind.starts_with(eventPrefix)) {
            continue;
        }
        auto event = decode(
            record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
        if (!event) {
            return tl::unexpected(
                inRecord(record, event.error().code, ": " + event.error().message));
        }
        if (state) {
            state = step(*state, *event).next;
        } else if (std::holds_alternative<event::Started>(event->what)) {
            state = start(*event).next;
        } else {
            return tl::unexpected(
                inRecord(record, base::ErrorCode::Damaged, " speaks of an unknown payment"));
        }
    }
    return state;
}

base::Result<std::optional<State>> History::load(const AttemptId &id)
{
    auto records = m_journal.stream(id.text());
    return records ? fold(*records) : tl::unexpected(records.error());
}

base::Result<std::vector<State>> History::takeUp(std::size_t newest)
{
    const auto version = m_journal.meta(versionKey);
    const auto current = m_journal.areSummariesCurrent();
    const bool believable = version && *version == summaryVersion && current && *current;
    if (!believable) {
        return rebuild(newest);
    }
    auto found = read(newest);
    return found || !mendable(found.error()) ? found : rebuild(newest);
}

base::Result<std::vector<State>> History::read(std::size_t newest)
{
    using Of = journal::SummaryQuery::Of;
    std::map<journal::Sequence, std::string> wanted; // by the beginning
    for (const auto &query : {journal::SummaryQuery{.of = Of::Open},
             journal::SummaryQuery{.of = Of::All, .limit = static_cast<int>(newest)}}) {
        if (query.of == Of::All && newest == 0) {
            continue;
        }
        auto rows = m_journal.summaries(query);
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        for (auto &row : *rows) {
            wanted.emplace(row.first, std::move(row.summary.stream));
        }
    }
    std::vector<State> states;
    for (const auto &[first, name] : wanted) {
        auto state = load(AttemptId(name));
        if (!state) {
            return tl::unexpected(state.error());
        }
        if (*state) {
            states.push_back(std::move(**state));
        }
    }
    return states;
}

base::Result<void> History::eachStream(
    const std::function<base::Result<void>(const std::string &name, std::optional<State> state)>
        &visit)
{
    std::string after;
    while (true) {
        const auto names = m_journal.streams(after, namesAtATime);
        if (!names) {
            return tl::unexpected(names.error());
        }
        if (names->empty()) {
            return {};
        }
        for (const auto &name : *names) {
            auto state = load(AttemptId(name));
            auto visited = state ? visit(name, std::move(*state))
                                 : base::Result<void>(tl::unexpected(state.error()));
            if (!visited) {
                return visited;
            }
        }
        after = names->back();
    }
}

base::Result<std::vector<State>> History::rebuild(std::size_t newest)
{
    // The version goes first and comes back last: a crash in between is a rebuild at the next
    // start.
    bool writes = m_journal.setMeta(versionKey, "none").has_value()
        && m_journal.dropSummaries().has_value();
    std::vector<journal::Summary> waiting;
    const auto write = [&] {
        writes = writes && m_journal.appendWith({}, waiting).has_value();
        waiting.clear();
    };
    Recent recent(newest);
    auto walked = eachStream([&](const std::string &, std::optional<State> state) {
        if (state) {
            waiting.push_back(rowFor(*state));
            if (waiting.size() >= static_cast<std::size_t>(namesAtATime)) {
                write();
            }
            recent.take(std::move(*state));
        }
        return base::Result<void>();
    });
    if (!walked) {
        return tl::unexpected(walked.error());
    }
    write();
    if (writes) {
        // A disk that is full now has room another day; until then every start computes.
        (void)m_journal.setMeta(versionKey, summaryVersion);
    }
    return recent.finish();
}

base::Result<std::vector<ListedSummary>> History::list(journal::Sequence before, int limit)
{
    auto rows = m_journal.summaries({.before = before, .limit = limit});
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    std::vector<ListedSummary> listed;
    listed.reserve(rows->size());
    for (const auto &row : *rows) {
        auto summary = summaryFrom(row.summary);
        if (!summary) {
            return tl::unexpected(summary.error());
        }
        listed.push_back({std::move(*summary), row.first});
    }
    return listed;
}

base::Result<std::vector<AttemptId>> History::ofSale(const SaleId &sale)
{
    auto rows = m_journal.summaries({.of = journal::SummaryQuery::Of::Topic, .topic = sale.text()});
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    std::vector<AttemptId> ids;
    for (const auto &row : *rows) {
        ids.emplace_back(row.summary.stream);
    }
    return ids;
}

base::Result<std::vector<std::string>> History::check()
{
    auto first = compare();
    if (!first || first->empty()) {
        return first;
    }
    // A till may be writing beside us: what was only between two of our looks is no finding.
    auto second = compare();
    if (second) {
        std::erase_if(*second, [&](const std::string &finding) {
            return std::find(first->begin(), first->end(), finding) == first->end();
        });
    }
    return second;
}

base::Result<std::vector<std::string>> History::compare()
{
    auto rows = m_journal.summaries({});
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    std::map<std::string, journal::Summary> kept;
    for (auto &row : *rows) {
        auto name = row.summary.stream;
        kept.emplace(std::move(name), std::move(row.summary));
    }
    std::vector<std::string> findings;
    auto walked = eachStream([&](const std::string &name, std::optional<State> state) {
        const auto row = kept.extract(name);
        if (state && row.empty()) {
            findings.push_back("Payment " + name + " has no summary.");
        } else if (state && row.mapped() != rowFor(*state)) {
            findings.push_back("The summary of payment " + name + " is not what its records say.");
        } else if (!state && !row.empty()) {
            findings.push_back("There is a summary of " + name + ", which is no payment.");
        }
        return base::Result<void>();
    });
    if (!walked) {
        return tl::unexpected(walked.error());
    }
    for (const auto &[name, row] : kept) {
        findings.push_back("There is a summary of " + name + ", which has no records.");
    }
    return findings;
}

} // namespace pos::payment
