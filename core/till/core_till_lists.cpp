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

void CoreTill::publishPayments()
{
    auto rows = std::make_shared<std::vector<view::PaymentRow>>();
    std::set<std::string> ours;
    if (m_engine) {
        for (const auto &id : m_engine->attempts()) {
            rows->push_back(rowOf(*m_engine->find(id)));
            ours.insert(rows->back().transactionId);
        }
    }
    for (const auto &transaction : m_providerRows) {
        if (!ours.contains(transaction.id.text())) {
            rows->push_back(rowOf(transaction));
        }
    }
    std::stable_sort(
        rows->begin(), rows->end(), [](const auto &a, const auto &b) { return a.utcMs > b.utcMs; });
    view::PaymentsView view;
    view.rows = std::move(rows);
    view.loading = m_paymentsLoading;
    view.problem = m_paymentsProblem;
    Q_EMIT paymentsChanged(view);
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
    Q_EMIT detailChanged(
        detailOf(*m_engine->find(*m_open), records ? *records : std::vector<journal::Record>{}));
}

void CoreTill::exportPayments(const view::command::ExportPayments &command)
{
    std::string csv = "time_utc,attempt,transaction,reference,amount,refunded,currency,state,card,"
                      "last_four,reader,note\r\n";
    const std::set<std::string> wanted(command.attemptIds.begin(), command.attemptIds.end());
    const auto ids = m_engine ? m_engine->attempts() : std::vector<payment::AttemptId>{};
    for (const auto &id : ids) {
        if (!wanted.empty() && !wanted.contains(id.text())) {
            continue;
        }
        const auto &state = *m_engine->find(id);
        const auto row = rowOf(state);
        const auto &currency = state.what.amount.currency();
        csv += utcText(row.utcMs) + "," + row.attemptId + "," + quoted(row.transactionId) + ","
            + quoted(row.reference) + ","
            + money::formatPlain(money::Money(row.amountMinor, currency)) + ","
            + money::formatPlain(money::Money(row.refundedMinor, currency)) + "," + row.currency
            + "," + std::string(nameOf(stageOf(state))) + "," + quoted(row.cardBrand) + ","
            + quoted(row.cardLastFour) + "," + quoted(row.readerName) + "," + quoted(row.note)
            + "\r\n";
    }
    QSaveFile file(QString::fromStdString(command.path));
    const auto bytes = QByteArray::fromStdString(csv);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return notice(view::Notice::Kind::FileNotWritten, command.path);
    }
    notice(view::Notice::Kind::Exported, command.path);
}

} // namespace pos::till
