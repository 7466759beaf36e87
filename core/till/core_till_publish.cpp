// SPDX-License-Identifier: Apache-2.0
//
// What the screens are told, and when: a change of one payment costs what that payment shows, never
// a walk over the others.
#include "core/sale/sale.h"
#include "core/till/core_till.h"
#include "core/till/projection.h"

#include <algorithm>
#include <utility>

namespace pos::till {

using view::Trouble;

namespace {

// Worst first: without a journal no key and no reader would help.
int rankOf(const view::TroubleView &trouble)
{
    const bool journal = trouble.kind >= Trouble::NoFolder && trouble.kind <= Trouble::ReadOnlyDisk;
    return !trouble.blocksCards ? 2 : journal ? 0 : 1;
}

} // namespace

void CoreTill::publishStatus()
{
    view::TillStatus status;
    status.mode = mode();
    status.tillName = m_settings.view.tillName;
    status.shopName = m_settings.view.shopName;
    status.currency = m_settings.view.currency;
    const sale::AmountLimits limits;
    status.minimumMinor = limits.minimumMinor;
    status.maximumMinor = limits.maximumMinor;
    status.providerReachable = m_reachable;
    status.embeddedSandbox = !m_options.sandboxUrl.empty();
    status.sandboxUrl = m_options.sandboxUrl;
    for (const auto &[kind, trouble] : m_troubles) {
        status.troubles.push_back(trouble);
    }
    std::stable_sort(status.troubles.begin(), status.troubles.end(),
        [](const auto &a, const auto &b) { return rankOf(a) < rankOf(b); });
    const bool blocked = !status.troubles.empty() && status.troubles.front().blocksCards;
    status.chargeBlockedBy = blocked  ? status.troubles.front().kind
        : readerInUseRow() == nullptr ? Trouble::NoReader
                                      : Trouble::None;
    status.canCharge = m_engine && status.chargeBlockedBy == Trouble::None;
    for (const auto &[id, tasks] : m_tasks) {
        status.openTasks += static_cast<int>(tasks.size());
    }
    Q_EMIT statusChanged(status);
}

void CoreTill::publishCheckout()
{
    const auto *state = m_front && m_engine ? m_engine->find(*m_front) : nullptr;
    if (state == nullptr) {
        Q_EMIT checkoutChanged(view::CheckoutView{});
        return;
    }
    auto checkout = checkoutOf(*state, m_clock.monotonicMs(), m_reachable);
    if (const auto *reader = findReader(state->reader.text())) {
        checkout.readerStatus = reader->statusText;
    }
    checkout.readMethods = m_readMethods;
    Q_EMIT checkoutChanged(checkout);
}

void CoreTill::publishRecovery()
{
    view::RecoveryView recovery;
    recovery.needed = !m_recovered.empty() && !m_recoveryShown;
    for (const auto &id : m_recovered) {
        if (const auto *state = m_engine->find(id)) {
            recovery.rows.push_back(recoveryRowOf(*state, m_reachable));
            recovery.interruptedUtcMs = std::max(recovery.interruptedUtcMs, state->startedUtcMs);
        }
    }
    Q_EMIT recoveryChanged(recovery);
}

void CoreTill::publishWhatChanged(const payment::State &state)
{
    const bool tasksChanged = noteTasks(state);
    if (tasksChanged || (m_tasks.contains(state.id()) && m_front != state.id())) {
        publishTasks();
    }
    if (m_engine->holders() != m_holders) {
        publishReaders();
    }
}

} // namespace pos::till
