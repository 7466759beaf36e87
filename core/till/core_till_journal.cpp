// SPDX-License-Identifier: Apache-2.0
//
// What is done with the journal beside the payments: the slow check of its old records, and the way
// back from damage. A person sees what is damaged, has it rebuilt from what can be proved, sees
// what PlutoPay knows and the journal does not, and only then lets cards be taken again (F52).
#include "core/journal/damage.h"
#include "core/journal/rebuild.h"
#include "core/journal/slow_check.h"
#include "core/sale/description.h"
#include "core/till/core_till.h"

#include <string>
#include <utility>

namespace pos::till {
namespace {

using Step = view::RepairView::Step;
using view::Trouble;

// After the first frame, and then once a day: a part of a few milliseconds, a pause ten times as
// long, and nothing in between.
constexpr std::int64_t checkAfterConfirmingMs = 10'000;
constexpr std::int64_t nextCheckAfterMs = 24 * 3'600'000;
constexpr std::int64_t checkPauseMs = 50;
constexpr int recordsAtOnce = 256;

constexpr int comparedPages = 5; // of the newest payments of the account
constexpr int comparedPageSize = 100;

} // namespace

// ---- The slow check (I11) ----------------------------------------------------------------------

void CoreTill::planCheck(std::int64_t delayMs)
{
    m_executor.cancel(m_checkTimer);
    m_checkTimer = m_executor.postAfter(delayMs, [this, alive = std::weak_ptr<int>(m_alive)] {
        if (!alive.expired()) {
            m_checkTimer = world::Executor::Timer::None;
            checkSomeRecords();
        }
    });
}

void CoreTill::checkSomeRecords()
{
    if (!m_journal || m_troubles.contains(Trouble::JournalDamaged)) {
        return;
    }
    if (!m_check) {
        m_check = std::make_shared<journal::SlowCheck>(journalPath());
    }
    m_worker->run([this, alive = std::weak_ptr<int>(m_alive), check = m_check](auto &job) {
        auto progress = check->step(recordsAtOnce);
        job.tell([this, alive, check, progress = std::move(progress)] {
            if (!alive.expired() && check == m_check) {
                onChecked(progress);
            }
        });
    });
}

void CoreTill::onChecked(const base::Result<journal::SlowCheck::Progress> &progress)
{
    if (progress && !progress->isDone) {
        return planCheck(checkPauseMs);
    }
    m_check.reset();
    if (progress && progress->finding) {
        return trouble(Trouble::JournalDamaged, true, journalPath());
    }
    planCheck(nextCheckAfterMs); // nothing was found, or it could not be read just now
}

// ---- The way back from damage (F52) ------------------------------------------------------------

void CoreTill::publishRepair()
{
    m_repair.canRebuild = m_repair.step == Step::Damaged
        && m_troubles.contains(Trouble::JournalDamaged)
        && !(m_engine && m_engine->hasOpenAttempts());
    Q_EMIT repairChanged(m_repair);
}

void CoreTill::lookAtJournal()
{
    if (m_repair.busy()) {
        return publishRepair();
    }
    if (!m_troubles.contains(Trouble::JournalDamaged)) {
        m_repair = {};
        m_repair.step = Step::Sound;
        return publishRepair();
    }
    const auto rebuiltFrom = m_journal ? journal::unconfirmedRebuild(*m_journal) : std::string{};
    if (rebuiltFrom && !rebuiltFrom->empty()) {
        m_repair.asidePath = *rebuiltFrom;
        return compareWithProvider();
    }
    m_repair = {};
    m_repair.step = Step::Looking;
    m_repair.path = journalPath();
    publishRepair();
    m_worker->run([this, alive = std::weak_ptr<int>(m_alive), path = journalPath()](auto &job) {
        const auto told = [&](std::int64_t records) {
            job.tell([this, alive, records] {
                if (!alive.expired()) {
                    m_repair.done = records;
                    publishRepair();
                }
            });
        };
        auto damage = journal::surveyDamage(path, told);
        job.tell([this, alive, damage = std::move(damage)] {
            if (!alive.expired()) {
                onSurveyed(damage);
            }
        });
    });
}

void CoreTill::onSurveyed(const journal::Damage &damage)
{
    m_repair.step = Step::Damaged;
    m_repair.certain = damage.certain;
    m_repair.unproved = damage.unproved;
    m_repair.missing = damage.missing;
    m_repair.payments = damage.payments;
    m_repair.certainUntilUtcMs = damage.certainUntilUtcMs;
    m_repair.fromUtcMs = damage.fromUtcMs;
    m_repair.untilUtcMs = damage.untilUtcMs;
    m_repair.detail = damage.what;
    publishRepair();
}

void CoreTill::rebuildJournal()
{
    publishRepair(); // is it still so?
    if (!m_repair.canRebuild) {
        return notice(view::Notice::Kind::NotPossibleNow);
    }
    closeJournal();
    m_repair.step = Step::Rebuilding;
    m_repair.done = 0;
    m_repair.total = m_repair.certain;
    m_repair.problem = {};
    publishRepair();
    m_worker->run([this, alive = std::weak_ptr<int>(m_alive), path = journalPath(),
                      utcMs = m_clock.utcMs()](auto &job) {
        const auto told = [&](std::int64_t records) {
            job.tell([this, alive, records] {
                if (!alive.expired()) {
                    m_repair.done = records;
                    publishRepair();
                }
            });
        };
        auto rebuilt = journal::rebuild(path, utcMs, told);
        job.tell([this, alive, rebuilt = std::move(rebuilt)] {
            if (!alive.expired()) {
                onRebuilt(rebuilt);
            }
        });
    });
}

void CoreTill::onRebuilt(const base::Result<journal::Rebuilt> &rebuilt)
{
    trouble(Trouble::JournalDamaged, false); // opening says what is so now
    openJournal();
    if (m_engine && m_provider) {
        m_engine->useGateway(m_provider->gateway.get());
    }
    recover();
    publishCheckout();
    publishRecovery();
    publishTasks();
    publishReaders();
    publishPayments();
    if (!rebuilt) {
        // Nothing was wrong, after all; or it is as damaged as before.
        if (rebuilt.error().code != base::ErrorCode::InvalidArgument) {
            trouble(Trouble::JournalDamaged, true, journalPath());
        }
        m_repair.step = Step::Damaged;
        m_repair.problem = {view::Say::JournalNotRebuilt, {}, {}, {}};
        m_repair.detail = rebuilt.error().message;
        return publishRepair();
    }
    m_repair.asidePath = rebuilt->asidePath;
    m_repair.certain = rebuilt->records;
    compareWithProvider();
}

// Nothing of the old journal may be believed any more, and nobody else may have it open.
void CoreTill::closeJournal()
{
    m_executor.cancel(m_checkTimer);
    m_check.reset();
    m_front.reset();
    m_open.reset();
    m_recovered.clear();
    m_tasks.clear();
    m_closed.clear();
    m_mayFollow.clear();
    m_engine.reset(); // writes what was waiting
    m_journal.reset();
    m_list.clearOwn();
    publishCheckout();
    publishTasks();
    publishReaders();
    publishPayments();
}

// What PlutoPay knows and the journal does not, as far as PlutoPay's newest pages go.
void CoreTill::compareWithProvider()
{
    m_repair.found.clear();
    m_repair.compared = 0;
    m_repair.problem = {};
    if (!m_provider || !m_journal) {
        m_repair.step = Step::Rebuilt;
        m_repair.problem = {view::Say::PlutoPayNotReached, {}, {}, {}};
        return publishRepair();
    }
    m_repair.step = Step::Comparing;
    publishRepair();
    comparePage(1);
}

void CoreTill::comparePage(int number)
{
    gateway::ListTransactions query;
    query.page = number;
    query.size = comparedPageSize;
    m_provider->gateway->listTransactions(query,
        [this, number, alive = std::weak_ptr<int>(m_alive)](
            gateway::Outcome<gateway::Page<gateway::Transaction>> outcome) {
            if (alive.expired() || !m_journal || m_repair.step != Step::Comparing) {
                return;
            }
            const auto *refused = std::get_if<gateway::Refused>(&outcome);
            noteOutcome(refused, std::get_if<gateway::Unknown>(&outcome));
            const auto *page = std::get_if<gateway::Page<gateway::Transaction>>(&outcome);
            if (page == nullptr) {
                m_repair.problem = troubleSaying(refused);
            } else {
                noteMissing(*page);
            }
            const bool more = page != nullptr && !page->items.empty() && number < comparedPages
                && number < page->lastPage.value_or(comparedPages) && m_provider;
            if (more) {
                return comparePage(number + 1);
            }
            m_repair.step = Step::Rebuilt;
            publishRepair();
        });
}

void CoreTill::noteMissing(const gateway::Page<gateway::Transaction> &page)
{
    for (const auto &transaction : page.items) {
        ++m_repair.compared;
        const auto code = sale::attemptCodeIn(transaction.description);
        if (!code) {
            continue;
        }
        const auto records = m_journal->stream(*code);
        if (records && records->empty()) {
            m_repair.found.push_back(
                {*code, transaction.reference, transaction.statusText, transaction.currency,
                    transaction.amountMinor, transaction.createdAtMs.value_or(0)});
        }
    }
}

void CoreTill::confirmJournal()
{
    if (!m_journal || m_repair.step != Step::Rebuilt) {
        return notice(view::Notice::Kind::NotPossibleNow);
    }
    const journal::NewRecord record{"till", "journal.confirmed",
        "{\"not_in_journal\":" + std::to_string(m_repair.found.size())
            + ",\"compared\":" + std::to_string(m_repair.compared) + "}",
        m_clock.utcMs(), m_clock.monotonicMs()};
    const auto confirmed = m_journal->append({&record, 1}).and_then([&](journal::Sequence) {
        return journal::confirmRebuild(*m_journal);
    });
    if (!confirmed) {
        noteJournal();
        return notice(view::Notice::Kind::JournalUnsafe);
    }
    trouble(Trouble::JournalDamaged, false);
    m_repair = {};
    m_repair.step = Step::Sound;
    publishRepair();
    refreshPayments();
    planCheck(checkAfterConfirmingMs);
}

} // namespace pos::till
