// SPDX-License-Identifier: Apache-2.0
//
// The journal and the provider's list in one table, the story of one payment, and the export.
#include "core/money/format.h"
#include "core/till/core_till.h"
#include "core/till/projection.h"
#include "core/till/text_time.h"

#include <QSaveFile>
#include <QString>

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

std::string quoted(const std::string &field)
{
    // RFC 4180; a leading formula character is defused, as spreadsheets would run it.
    std::string text = "\"";
    if (!field.empty()
        && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos) {
        text += '\'';
    }
    for (const char letter : field) {
        text += letter;
        if (letter == '"') {
            text += '"';
        }
    }
    return text + "\"";
}

std::string csvLine(const payment::Summary &summary)
{
    const auto row = rowOf(summary);
    const auto currency = money::Currency::fromCode(row.currency);
    const auto amount = [&](std::int64_t minor) {
        return currency ? money::formatPlain(money::Money(minor, *currency)) : std::string{};
    };
    return utcText(row.utcMs) + "," + row.attemptId + "," + quoted(row.transactionId) + ","
        + quoted(row.reference) + "," + amount(row.amountMinor) + "," + amount(row.refundedMinor)
        + "," + row.currency + "," + std::string(nameOf(stageOf(summary))) + ","
        + quoted(row.cardBrand) + "," + quoted(row.cardLastFour) + "," + quoted(row.readerName)
        + "," + quoted(row.note) + "\r\n";
}

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
    std::string csv = "time_utc,attempt,transaction,reference,amount,refunded,currency,state,card,"
                      "last_four,reader,note\r\n";
    const std::set<std::string> wanted(command.attemptIds.begin(), command.attemptIds.end());
    const auto payments = m_engine ? m_engine->list(0, 0) : std::vector<payment::ListedSummary>{};
    if (!payments) {
        return notice(view::Notice::Kind::JournalUnsafe);
    }
    for (auto listed = payments->rbegin(); listed != payments->rend(); ++listed) {
        if (wanted.empty() || wanted.contains(listed->summary.attempt.text())) {
            csv += csvLine(listed->summary);
        }
    }
    QSaveFile file(QString::fromStdString(command.path));
    const auto bytes = QByteArray::fromStdString(csv);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return notice(view::Notice::Kind::FileNotWritten, command.path);
    }
    notice(view::Notice::Kind::Exported, command.path);
}

} // namespace pos::till
