// SPDX-License-Identifier: Apache-2.0
//
// The journal and the provider's list in one table, the story of one payment, and the export.
#include "core/base/invariant.h"
#include "core/till/core_till.h"
#include "core/till/projection.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pos::till {
namespace {

constexpr std::int64_t gatherMs = 100; // several changes in a row are one new table
constexpr int providerPageSize = 100;
// Rows of this till's own payments: the list does not grow with the years unless somebody asks.
constexpr std::size_t listedUsually = 2'000;
constexpr std::size_t trimmedAtOnce = 512;
constexpr std::size_t olderAtLeast = 2'000;
constexpr std::size_t olderAtMost = 32'000;

} // namespace

void CoreTill::planPayments()
{
    if (m_paymentsPlanned) {
        return;
    }
    m_paymentsPlanned = true;
    m_executor.postAfter(gatherMs, [this, alive = std::weak_ptr<int>(m_alive)] {
        if (!alive.expired()) {
            m_paymentsPlanned = false;
            publishPayments();
        }
    });
}

// The newest of a long history: what a cashier looks for nearly always, and quick to read.
void CoreTill::listNewest(std::size_t rows)
{
    const auto page = m_engine->list(0, static_cast<int>(rows));
    if (!page) {
        m_paymentsProblem = {view::Say::FileNotReadable, {}, {}, {}};
        return;
    }
    std::vector<view::PaymentRow> own;
    own.reserve(page->size());
    for (const auto &listed : *page) {
        own.push_back(rowOf(listed.summary));
    }
    m_list.clearOwn();
    m_list.addOlder(own);
    m_hasOlder = page->size() == rows;
    m_listedAtMost = std::max(listedUsually, rows);
}

// As many again as there are: a search reaches the end of a long history in a few steps.
void CoreTill::listOlder()
{
    if (m_engine && m_hasOlder) {
        const auto have = m_list.ownRows();
        listNewest(have + std::clamp(have, olderAtLeast, olderAtMost));
        listProviders();
    }
    publishPayments();
}

void CoreTill::publishPayments()
{
    if (m_list.ownRows() > m_listedAtMost + trimmedAtOnce) {
        m_list.trimTo(m_listedAtMost);
        m_hasOlder = true;
    }
    view::PaymentsView view;
    view.rows = std::make_shared<const view::PaymentRows>(m_list.list());
    view.hasOlder = m_hasOlder;
    view.loading = m_paymentsLoading;
    view.problem = m_paymentsProblem;
    Q_EMIT paymentsChanged(view);
}

// Of PlutoPay's list, what this till did not make.
void CoreTill::listProviders()
{
    std::set<std::string> ours;
    for (const auto &row : m_list.list()) {
        ours.insert(row.transactionId);
    }
    std::vector<view::PaymentRow> others;
    for (const auto &transaction : m_providerRows) {
        if (!ours.contains(transaction.id.text())) {
            others.push_back(rowOf(transaction));
        }
    }
    m_list.setOthers(std::move(others));
}

void CoreTill::refreshPayments()
{
    if (!m_provider || m_paymentsLoading) {
        return;
    }
    m_paymentsLoading = true;
    publishPayments();
    gateway::ListTransactions query;
    query.size = providerPageSize;
    m_provider->gateway->listTransactions(query,
        [this, alive = std::weak_ptr<int>(m_alive)](
            gateway::Outcome<gateway::Page<gateway::Transaction>> outcome) {
            if (alive.expired()) {
                return;
            }
            m_paymentsLoading = false;
            const auto *refused = std::get_if<gateway::Refused>(&outcome);
            const auto *unknown = std::get_if<gateway::Unknown>(&outcome);
            m_paymentsProblem = refused != nullptr || unknown != nullptr ? troubleSaying(refused)
                                                                         : view::Saying{};
            if (auto *page = std::get_if<gateway::Page<gateway::Transaction>>(&outcome)) {
                m_providerRows = std::move(page->items);
                listProviders();
            }
            noteOutcome(refused, unknown);
            publishPayments();
        });
}

void CoreTill::openPayment(const view::command::OpenPayment &command)
{
    m_open.reset();
    if (m_engine && m_engine->find(payment::AttemptId(command.attemptId)) != nullptr) {
        m_open = payment::AttemptId(command.attemptId);
        return publishDetail();
    }
    const auto found = std::find_if(m_providerRows.begin(), m_providerRows.end(),
        [&](const auto &transaction) { return transaction.id.text() == command.transactionId; });
    if (found == m_providerRows.end()) {
        return notice(view::Notice::Kind::UnknownPayment, command.transactionId);
    }
    view::PaymentDetail detail;
    detail.row = rowOf(*found);
    using view::FactName;
    detail.facts = {{FactName::Reference, found->reference},
        {FactName::Transaction, found->id.text()},
        {FactName::PaymentIntent, found->paymentIntent.text()}, {FactName::Source, found->source}};
    detail.blocked.code = view::Say::NotOfThisTill;
    Q_EMIT detailChanged(detail);
}

void CoreTill::publishDetail()
{
    m_engine->flush();
    const auto records = m_journal->stream(m_open->text());
    if (const auto *state = m_engine->find(*m_open)) {
        Q_EMIT detailChanged(detailOf(*state, records ? *records : std::vector<journal::Record>{}));
    }
}

void CoreTill::exportPayments(const view::command::ExportPayments &command)
{
    if (m_export != world::Worker::Ticket::None) {
        return notice(view::Notice::Kind::NotPossibleNow, command.path);
    }
    if (!m_engine) {
        return notice(view::Notice::Kind::JournalUnsafe);
    }
    m_engine->flush();
    const ExportOrder order{journalPath(), command.path,
        std::set<std::string>(command.attemptIds.begin(), command.attemptIds.end())};
    Q_EMIT exportChanged({true, 0});
    m_export = m_worker->run([this, alive = std::weak_ptr<int>(m_alive), order](auto &job) {
        int told = 0;
        const auto goOn = [&](std::int64_t done, std::int64_t total) {
            const auto percent = total > 0 ? static_cast<int>(done * 100 / total) : 0;
            if (percent != told) {
                told = percent;
                job.tell([this, alive, percent] {
                    if (!alive.expired()) {
                        Q_EMIT exportChanged({true, percent});
                    }
                });
            }
            return !job.isStopped();
        };
        const auto end = exportTo(order, goOn);
        job.tell([this, alive, end, path = order.path] {
            if (!alive.expired()) {
                onExported(end, path);
            }
        });
    });
}

void CoreTill::stopExport()
{
    m_worker->stop(m_export);
}

void CoreTill::onExported(ExportEnd end, const std::string &path)
{
    using Kind = view::Notice::Kind;
    m_export = world::Worker::Ticket::None;
    Q_EMIT exportChanged({});
    switch (end) {
    case ExportEnd::Done:
        return notice(Kind::Exported, path);
    case ExportEnd::Stopped:
        return notice(Kind::ExportStopped, path);
    case ExportEnd::NotRead:
        return notice(Kind::JournalUnsafe);
    case ExportEnd::NotWritten:
        return notice(Kind::FileNotWritten, path);
    }
    base::unreachable();
}

} // namespace pos::till
