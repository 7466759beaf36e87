// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/explorer.h"

#include "core/base/invariant.h"
#include "tests/model/payment/liveness.h"

#include <chrono>
#include <cstring>
#include <ctime>
#include <optional>
#include <utility>

namespace pos::model {
namespace {

bool isOfOneStep(Rule rule)
{
    return rule >= Rule::DurableFirst;
}

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Finds the n-th move of a state again.
class Pick final : public Visit {
public:
    explicit Pick(std::uint16_t wanted)
        : m_wanted(wanted)
    {
    }
    void operator()(const World &next, const Move &move, Rule) override
    {
        if (m_number++ == m_wanted) {
            m_world = next;
            m_move = move;
        }
    }
    void outside(const Move &) override { }
    [[nodiscard]] const World &world() const { return *m_world; }
    [[nodiscard]] const Move &move() const { return m_move; }

private:
    std::uint16_t m_wanted;
    std::uint32_t m_number = 0;
    std::optional<World> m_world;
    Move m_move;
};

class Search final : public Visit {
public:
    Search(const Setting &setting, Mutant mutant, const Limits &limits)
        : m_setting(withRefunds(setting))
        , m_limits(limits)
        , m_table(m_setting.dialect, mutant)
        , m_moves(m_setting, m_table)
    {
    }

    Report run();

    void operator()(const World &next, const Move &move, Rule broken) override
    {
        const auto number = m_number++;
        ++m_report.transitions;
        base::invariant(number < 0xffff);
        if (matters(broken)) {
            return found(broken, number);
        }
        if (std::memcmp(&next, m_from, sizeof(World)) == 0) {
            return; // nothing happened
        }
        const auto added = m_seen.add(next, m_at, static_cast<std::uint16_t>(number));
        if (m_limits.liveness) {
            m_graph.edge(added.id, move.classes);
        }
        if (!added.isNew) {
            return;
        }
        m_next.push_back(next);
        if (const auto rule = brokenIn(next, m_table); matters(rule)) {
            found(rule, number);
        }
    }
    void outside(const Move &) override
    {
        ++m_report.outside;
        m_leaves = true;
    }

private:
    static Setting withRefunds(Setting setting)
    {
        setting.dialect.refunds = setting.bounds.refunds > 0;
        return setting;
    }

    [[nodiscard]] bool matters(Rule rule) const
    {
        const bool wanted = m_limits.only == Rule::None || m_limits.only == rule;
        return rule != Rule::None && wanted && (m_limits.stepRules || !isOfOneStep(rule));
    }

    void found(Rule rule, std::uint32_t number)
    {
        if (m_report.violation.rule == Rule::None) {
            auto path = m_seen.pathTo(m_at);
            path.push_back(static_cast<std::uint16_t>(number));
            m_report.violation = {rule, {}};
            m_violating = std::move(path);
        }
    }

    [[nodiscard]] std::vector<std::string> retell(const std::vector<std::uint16_t> &path)
    {
        std::vector<std::string> lines{"The cashier charges a sale; the till sends create."};
        auto world = firstWorld(m_setting, m_table);
        for (const auto number : path) {
            Pick pick(number);
            m_moves.from(world, pick);
            world = pick.world();
            lines.push_back(sentence(pick.move(), world, m_table));
        }
        return lines;
    }

    void judgeLiveness();

    const Setting m_setting;
    const Limits &m_limits;
    AttemptTable m_table;
    Moves m_moves;
    Seen m_seen;
    Graph m_graph;
    Report m_report;
    std::vector<World> m_next;
    std::vector<std::uint16_t> m_violating;
    const World *m_from = nullptr;
    std::uint32_t m_at = 0; // the state whose moves are being made
    std::uint32_t m_number = 0; // of the move
    bool m_leaves = false; // some move of this state leads over a bound
};

Report Search::run()
{
    const auto begin = std::chrono::steady_clock::now();
    const auto beginCpu = std::clock();
    std::vector<World> frontier{firstWorld(m_setting, m_table)};
    m_seen.add(frontier.front(), 0, 0);
    const auto goesOn = [&] {
        return m_report.violation.rule == Rule::None && m_seen.size() < m_limits.states
            && secondsSince(begin) < m_limits.seconds;
    };
    while (!frontier.empty() && goesOn()) {
        m_next.clear();
        for (const auto &world : frontier) {
            m_number = 0;
            m_leaves = false;
            m_from = &world;
            m_moves.from(world, *this);
            if (m_limits.liveness) {
                m_graph.node(endingOf(world, m_table), m_leaves);
            }
            ++m_at;
            if (m_report.violation.rule != Rule::None) {
                break;
            }
        }
        frontier.swap(m_next);
        m_report.depth += frontier.empty() ? 0 : 1;
    }
    m_report.complete = frontier.empty() && m_report.violation.rule == Rule::None;
    m_report.states = m_seen.size();
    m_report.attemptStates = m_table.states();
    m_report.questions = m_table.questions();
    m_report.cpuSeconds = static_cast<double>(std::clock() - beginCpu) / CLOCKS_PER_SEC;
    m_report.seconds = secondsSince(begin);
    if (m_report.violation.rule != Rule::None) {
        m_report.violation.lines = retell(m_violating);
    }
    if (m_limits.liveness && m_report.complete) {
        judgeLiveness();
    }
    m_report.memoryBytes = m_seen.bytes() + m_graph.bytes()
        + (frontier.capacity() + m_next.capacity()) * sizeof(World);
    return std::move(m_report);
}

void Search::judgeLiveness()
{
    using namespace moveClass;
    struct Question {
        const char *without;
        std::uint8_t classes;
    };
    static constexpr Question questions[]{
        {"faults, people, webhooks", fault | person | shopper | hook},
        {"faults, shoppers, webhooks and records that tell (F27)",
            fault | shopper | hook | telling},
        {"faults, people, webhooks and cancels after a decline",
            fault | person | shopper | hook | lenient},
        {"faults, shoppers, webhooks and cancels after a decline, but with people who look it up",
            fault | shopper | hook | lenient},
    };
    for (const auto &question : questions) {
        const auto answer = m_graph.stuckWithout(question.classes);
        Liveness line{question.without, answer.stuck, answer.excused, answer.asked, {}};
        if (answer.stuck > 0) {
            line.example = {Rule::None, retell(m_seen.pathTo(answer.example))};
        }
        m_report.liveness.push_back(std::move(line));
    }
}

} // namespace

Report explore(const Setting &setting, Mutant mutant, const Limits &limits)
{
    return Search(setting, mutant, limits).run();
}

} // namespace pos::model
