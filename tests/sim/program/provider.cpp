// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/provider.h"

#include "app/sandbox/birth.h"
#include "core/base/invariant.h"
#include "core/sale/description.h"

#include <utility>

namespace pos::sim {
namespace {

sandbox::Options modelOptions(const Options &options)
{
    sandbox::Options model;
    model.seed = options.seed;
    model.dialect = options.dialect;
    model.startUtcMs = MachineClock::worldStartUtcMs;
    model.publicUrl = "http://127.0.0.1:1";
    model.seedReaders = false;
    model.requestsLogged = 0;
    return model;
}

} // namespace

Provider::Provider(
    const Options &options, Heap &heap, Meter &meter, History &history, Registry &registry)
    : m_heap(heap)
    , m_meter(meter)
    , m_history(history)
    , m_registry(registry)
    , m_model(modelOptions(options))
{
    m_model.advanceTo(utcMs());
    for (int i = 0; i < options.readers; ++i) {
        const auto name = "Counter " + std::to_string(i + 1);
        const auto &row = sandbox::addTerminal(shop(), name, "simulated_wisepos_e", true);
        m_readers.push_back({row.readerId, row.id, name});
    }
}

std::int64_t Provider::utcMs() const
{
    return m_heap.nowMs() + MachineClock::worldStartUtcMs;
}

void Provider::advance()
{
    const Meter::Scope scope(m_meter, Part::Provider);
    m_model.advanceTo(utcMs());
}

sandbox::Answer Provider::ask(const sandbox::Request &request)
{
    advance();
    look(); // what happened before is noted before
    auto answer = [&] {
        const Meter::Scope scope(m_meter, Part::Provider);
        return m_model.handle(request);
    }();
    look();
    return answer;
}

void Provider::catchUp()
{
    advance();
    look();
}

std::vector<sandbox::Delivery> Provider::takeDeliveries()
{
    const Meter::Scope scope(m_meter, Part::Provider);
    m_model.advanceTo(utcMs());
    return m_model.takeDeliveries();
}

void Provider::set(std::string_view toggle, std::string_view word)
{
    base::invariant(shop().dialect.set(toggle, word).empty());
}

void Provider::meetNewIntents()
{
    const auto &rows = shop().state.intents.rows();
    for (; m_met < rows.size(); ++m_met) {
        const auto &intent = rows[m_met];
        const auto code = sale::attemptCodeIn(intent.description);
        const int attempt = code ? m_registry.byCode(*code) : -1;
        m_registry.knowIntent(attempt, m_met, intent.id, intent.transactionId);
        if (attempt < 0) {
            m_orphans.push_back(m_met);
        }
        m_watched.push_back({m_met, attempt, 0, 0, 0, intent.status});
        m_history.note(attempt < 0 ? -1 : m_registry.run(attempt).sale, 11, [&] {
            return "provider: holds intent " + intent.id.substr(0, 8) + " over "
                + std::to_string(intent.amount);
        });
    }
}

void Provider::look()
{
    meetNewIntents();
    for (auto &watched : m_watched) {
        compare(watched);
    }
    // What is over at the bank and wholly given back cannot change any more; the list stays short.
    constexpr std::size_t most = 16;
    if (m_watched.size() > most) {
        std::erase_if(m_watched, [&](const Watched &watched) {
            const auto &row = intent(watched.row);
            return row.status == "canceled"
                || (row.status == "succeeded" && row.refunded == row.captured);
        });
    }
}

void Provider::compare(Watched &watched)
{
    const auto &row = intent(watched.row);
    const bool same = row.captures == watched.captures && row.refunded == watched.refunded
        && row.prompts == watched.prompts && row.status == watched.status;
    if (same) {
        return;
    }
    const int sale = watched.attempt < 0 ? -1 : m_registry.run(watched.attempt).sale;
    const auto name = [&] { return "intent " + row.id.substr(0, 8); };
    if (row.status != watched.status) {
        m_history.note(sale, digestOf(row.status),
            [&] { return "card network: " + name() + " is " + row.status; });
        watched.status = row.status;
    }
    if (row.captures != watched.captures || row.refunded != watched.refunded) {
        m_history.note(sale, 12 + static_cast<std::uint64_t>(row.captured * 8 + row.refunded), [&] {
            return "card network: " + name() + " has taken " + std::to_string(row.captured)
                + " and given back " + std::to_string(row.refunded);
        });
        watched.captures = row.captures;
        watched.refunded = row.refunded;
    }
    if (row.prompts != watched.prompts) {
        watched.prompts = row.prompts;
        m_history.note(sale, 13, [&] { return "reader: asks for a card for " + name(); });
        if (m_prompted && watched.attempt >= 0) {
            m_prompted(watched.attempt, row.readerId);
        }
    }
}

std::int64_t Provider::capturedMinor(const AttemptRun &attempt)
{
    std::int64_t sum = 0;
    for (const auto row : attempt.intents) {
        sum += intent(row).captured;
    }
    return sum;
}

std::int64_t Provider::refundedMinor(const AttemptRun &attempt)
{
    std::int64_t sum = 0;
    for (const auto row : attempt.intents) {
        sum += intent(row).refunded;
    }
    return sum;
}

} // namespace pos::sim
