// SPDX-License-Identifier: Apache-2.0
//
// What a person must decide. Nearly all of it follows from the state of a payment; two things do
// not: that somebody has looked and closed it, which is a remark beside the payment's story, and
// that the journal failed in writing what was pressed, which only the next start can settle.
#include "core/payment/names.h"
#include "core/till/core_till.h"
#include "core/till/projection.h"

#include <algorithm>
#include <utility>

namespace pos::till {

bool CoreTill::noteTasks(const payment::State &state)
{
    auto tasks = tasksOf(state);
    if (payment::tookBack(state) && wasClosed(state.id())) {
        std::erase_if(
            tasks, [](const auto &task) { return task.kind == view::TaskKind::RecordTookBack; });
    }
    if (const auto pressed = m_mayFollow.find(state.id()); pressed != m_mayFollow.end()) {
        tasks.push_back(pressed->second);
    }
    const auto found = m_tasks.find(state.id());
    if (tasks.empty()) {
        return found != m_tasks.end() && m_tasks.erase(state.id()) > 0;
    }
    if (found != m_tasks.end() && found->second == tasks) {
        return false;
    }
    m_tasks[state.id()] = std::move(tasks);
    return true;
}

void CoreTill::publishTasks()
{
    std::vector<view::TaskView> shown;
    for (const auto &[id, tasks] : m_tasks) {
        // What is in front of the cashier is not a task yet.
        if (m_front != id) {
            shown.insert(shown.end(), tasks.begin(), tasks.end());
        }
    }
    std::stable_sort(shown.begin(), shown.end(),
        [](const auto &a, const auto &b) { return a.sinceUtcMs < b.sinceUtcMs; });
    if (m_tasksShown != shown) {
        m_tasksShown = shown;
        Q_EMIT tasksChanged(shown);
    }
    publishStatus();
}

bool CoreTill::wasClosed(const payment::AttemptId &id)
{
    if (m_closed.contains(id)) {
        return true;
    }
    const auto records = m_journal->stream(id.text());
    const bool closed = records
        && std::any_of(records->begin(), records->end(),
            [](const auto &record) { return record.data.kind == taskClosedKind; });
    if (closed) {
        m_closed.insert(id);
    }
    return closed;
}

void CoreTill::closeTask(const std::string &attemptId)
{
    const payment::AttemptId id(attemptId);
    const auto *state = m_engine ? m_engine->find(id) : nullptr;
    if (state == nullptr || !payment::tookBack(*state)) {
        return notice(view::Notice::Kind::NotPossibleNow, attemptId);
    }
    if (!m_engine->remark(id, std::string(taskClosedKind), R"({"task":"record_took_back"})")) {
        noteJournal();
        return notice(view::Notice::Kind::JournalUnsafe);
    }
    m_closed.insert(id);
    publishWhatChanged(*state);
    publishTasks();
    if (m_open == id) {
        publishDetail();
    }
}

void CoreTill::mayFollow(const payment::AttemptId &id, const payment::event::Pressed &press)
{
    const auto *state = m_engine->find(id);
    if (state == nullptr) {
        return;
    }
    view::TaskView task;
    task.kind = view::TaskKind::MayFollow;
    task.id = id.text() + "/" + std::to_string(static_cast<int>(task.kind));
    task.attemptId = id.text();
    task.amount = press.amountMinor > 0
        ? money::Money(press.amountMinor, state->what.amount.currency())
        : state->what.amount;
    task.sinceUtcMs = m_clock.utcMs();
    task.why = {view::Say::ButtonPressed, std::string(payment::nameOf(press.button)), {}, {}};
    m_mayFollow.insert_or_assign(id, std::move(task));
    noteTasks(*state);
    publishTasks();
}

} // namespace pos::till
