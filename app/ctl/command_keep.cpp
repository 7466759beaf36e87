// SPDX-License-Identifier: Apache-2.0
//
// What carries a payment's story out of the till, for whoever has to look into it.
#include "app/ctl/command.h"
#include "core/journal/rebuild.h"
#include "core/payment/incident.h"
#include "core/sale/description.h"

#include <QSaveFile>
#include <QString>

#include <cstdio>
#include <optional>
#include <set>

namespace pos::ctl {
namespace {

base::Result<void> writeTo(const std::string &path, const std::string &text)
{
    if (path.empty()) {
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
            return base::fail(base::ErrorCode::Io, "The bundle could not be written.");
        }
        return {};
    }
    QSaveFile file(QString::fromStdString(path));
    const auto bytes = QByteArray::fromStdString(text);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return base::fail(base::ErrorCode::Io,
            "The bundle could not be written to " + path + ": " + file.errorString().toStdString()
                + '.');
    }
    return {};
}

// What a person saw, as the button that says so in this state; empty = nothing waits for it.
std::optional<payment::event::Pressed::Button> buttonFor(
    const payment::State &state, const std::string &saw)
{
    using Button = payment::event::Pressed::Button;
    const bool happened = saw == "happened";
    payment::event::Pressed press;
    for (const auto button : {happened ? Button::PaymentHappened : Button::PaymentDidNotHappen,
             happened ? Button::RefundHappened : Button::RefundDidNotHappen}) {
        press.button = saw == "keep" ? Button::KeepPaid : button;
        if (payment::accepts(state, press)) {
            return press.button;
        }
    }
    return std::nullopt;
}

} // namespace

void Command::settle()
{
    const payment::AttemptId id(m_arguments.attempt);
    const auto *state = m_desk.engine().find(id);
    if (state == nullptr) {
        return fail(sentenceOf(payment::Refusal::UnknownAttempt), ExitCode::RefusedLocally);
    }
    const auto button = buttonFor(*state, m_arguments.saw);
    if (!button) {
        return fail(
            "This payment does not wait for that. " + sentenceOf(*state), ExitCode::RefusedLocally);
    }
    payment::event::Pressed press;
    press.button = *button;
    if (const auto refusal = m_desk.engine().press(id, press)) {
        return fail(sentenceOf(*refusal), exitCodeOf(*refusal));
    }
    m_report.payment(*m_desk.engine().find(id));
    finish(ExitCode::Done);
}

void Command::exportIncident()
{
    journal::OpenOptions options;
    options.path = m_desk.journalPath();
    auto journal = journal::Journal::openForReading(options);
    if (!journal) {
        return fail(journal.error());
    }
    auto records = (*journal)->stream(m_arguments.attempt);
    if (!records) {
        return fail(records.error());
    }
    const auto bundle = payment::incident::exportBundle(
        *records, {"plutoposctl", POS_VERSION, m_desk.clock().utcMs(), {}});
    const auto written
        = bundle.and_then([&](const std::string &text) { return writeTo(m_arguments.path, text); });
    if (!written) {
        return fail(written.error());
    }
    if (!m_arguments.path.empty()) {
        m_report.done("Wrote " + m_arguments.path + ". It holds no key and no card number.");
    }
    finish(ExitCode::Done);
}

// F52. What can be proved goes on; what cannot is named; cards stay off until a person confirms.
void Command::rebuildJournal()
{
    const auto rebuilt = journal::rebuild(m_desk.journalPath(), m_desk.clock().utcMs());
    if (!rebuilt) {
        return fail(rebuilt.error());
    }
    m_report.done("The damaged journal was set aside, with every byte, as " + rebuilt->asidePath
        + ". Certain: the first " + std::to_string(rebuilt->records)
        + " records, which are taken over. Not certain: whatever came after. " + rebuilt->damage);
    if (const auto opened = m_desk.openKey(); !opened) {
        m_report.done("PlutoPay was not asked: " + opened.error().message
            + " Compare with the dashboard, then run \"plutoposctl journal confirm\".");
        return finish(ExitCode::NotKnownYet);
    }
    compareWithProvider();
}

// Names the payments of this account that carry a till's code and are not in the journal.
void Command::compareWithProvider()
{
    auto journal = journal::Journal::openForReading({.path = m_desk.journalPath()});
    if (!journal) {
        return fail(journal.error());
    }
    std::set<std::string> known;
    const auto read = (*journal)->replay([&](const journal::Record &record) {
        known.insert(record.data.stream);
        return true;
    });
    if (!read) {
        return fail(read.error());
    }
    gateway::ListTransactions query;
    query.size = 100;
    m_desk.gateway().listTransactions(
        query, [this, known](gateway::Outcome<gateway::Page<gateway::Transaction>> outcome) {
            const auto *page = std::get_if<gateway::Page<gateway::Transaction>>(&outcome);
            if (page == nullptr) {
                m_report.done("PlutoPay could not be asked. Compare with the dashboard, then run "
                              "\"plutoposctl journal confirm\".");
                return finish(ExitCode::NotKnownYet);
            }
            int missing = 0;
            for (const auto &transaction : page->items) {
                const auto code = sale::attemptCodeIn(transaction.description);
                if (!code || known.contains(*code)) {
                    continue;
                }
                ++missing;
                m_report.done("Not in the journal: " + *code + ", " + transaction.reference + ", "
                    + std::to_string(transaction.amountMinor) + " minor units of "
                    + transaction.currency + ", PlutoPay says " + transaction.statusText + ".");
            }
            m_report.done(std::to_string(missing) + " of PlutoPay's newest "
                + std::to_string(page->items.size())
                + " payments carry a till's code and are not in this journal; another till of the "
                  "account may have made them. Cards stay off. Compare with the dashboard, then "
                  "run \"plutoposctl journal confirm\".");
            finish(ExitCode::NotKnownYet);
        });
}

void Command::confirmJournal()
{
    auto journal = journal::Journal::open({.path = m_desk.journalPath()});
    if (!journal) {
        return fail(journal.error());
    }
    const auto from = journal::unconfirmedRebuild(**journal);
    if (from && from->empty()) {
        return fail(
            "There is nothing to confirm: this journal was not rebuilt, or it is confirmed.",
            ExitCode::RefusedLocally);
    }
    const auto confirmed = from ? journal::confirmRebuild(**journal) : tl::unexpected(from.error());
    if (!confirmed) {
        return fail(confirmed.error());
    }
    m_report.done("Confirmed. Cards can be taken again; keep " + *from + ".");
    finish(ExitCode::Done);
}

} // namespace pos::ctl
