// SPDX-License-Identifier: Apache-2.0
//
// The commands that only look: they work beside a running till, because they read the journal
// without its lock.
#include "app/ctl/command.h"
#include "core/gateway/mode.h"
#include "core/payment/codec.h"
#include "core/payment/history.h"
#include "core/till/settings_file.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QFile>
#include <QSaveFile>
#include <QString>

#include <cstdio>
#include <map>

namespace pos::ctl {
namespace {

// Every payment of the journal, folded without starting anything.
base::Result<std::vector<payment::State>> foldAll(journal::Journal &journal)
{
    std::map<std::string, std::size_t> places;
    std::vector<payment::State> states;
    std::optional<base::Error> problem;
    const auto replayed = journal.replay([&](const journal::Record &record) {
        if (!record.data.kind.starts_with("payment.")) {
            return true;
        }
        const auto event = payment::decode(
            record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
        if (!event) {
            problem = event.error();
            return false;
        }
        const auto place = places.find(record.data.stream);
        if (place != places.end()) {
            states[place->second] = payment::step(states[place->second], *event).next;
        } else if (std::holds_alternative<payment::event::Started>(event->what)) {
            places.emplace(record.data.stream, states.size());
            states.push_back(payment::start(*event).next);
        }
        return true;
    });
    if (!replayed) {
        return tl::unexpected(replayed.error());
    }
    if (problem) {
        return tl::unexpected(*problem);
    }
    return states;
}

base::Result<std::unique_ptr<journal::Journal>> openToRead(const std::string &path)
{
    journal::OpenOptions options;
    options.path = path;
    return journal::Journal::openForReading(options);
}

} // namespace

void Command::list()
{
    if (!QFile::exists(QString::fromStdString(m_desk.journalPath()))) {
        m_report.payments({});
        return finish(ExitCode::Done);
    }
    auto journal = openToRead(m_desk.journalPath());
    if (!journal && journal.error().code == base::ErrorCode::NotFound) {
        m_report.payments({}); // the till was stopped while it made its journal
        return finish(ExitCode::Done);
    }
    auto states = journal ? foldAll(**journal) : tl::unexpected(journal.error());
    if (!states) {
        return fail(states.error());
    }
    std::vector<const payment::State *> rows;
    for (auto state = states->rbegin(); state != states->rend(); ++state) {
        rows.push_back(&*state);
    }
    m_report.payments(rows);
    finish(ExitCode::Done);
}

void Command::show()
{
    auto journal = openToRead(m_desk.journalPath());
    auto states = journal ? foldAll(**journal) : tl::unexpected(journal.error());
    if (!states) {
        return fail(states.error());
    }
    const payment::State *found = nullptr;
    for (const auto &state : *states) {
        if (m_arguments.attempt.empty() || state.id().text() == m_arguments.attempt) {
            found = &state;
        }
    }
    if (found == nullptr) {
        return fail(sentenceOf(payment::Refusal::UnknownAttempt), ExitCode::RefusedLocally);
    }
    m_report.payment(*found);
    finish(exitCodeOf(*found));
}

void Command::readers()
{
    if (const auto opened = m_desk.openKey(); !opened) {
        return fail(opened.error());
    }
    withReaders([this](const std::vector<gateway::Reader> &readers) {
        m_report.readers(readers);
        finish(ExitCode::Done);
    });
}

void Command::journal(const std::string &verb)
{
    auto opened = openToRead(m_desk.journalPath());
    if (!opened) {
        return fail(opened.error());
    }
    auto &journal = **opened;
    if (verb == "verify") {
        const auto report = journal.verify();
        if (!report) {
            return fail(report.error());
        }
        for (const auto &finding : report->findings) {
            std::fprintf(stderr, "record %lld: %s\n", static_cast<long long>(finding.sequence),
                finding.what.c_str());
        }
        if (!report->findings.empty()) {
            return fail("The journal is damaged. Nothing was changed; keep the file.",
                ExitCode::JournalUnsafe);
        }
        const auto unlike = payment::History(journal).check();
        if (!unlike) {
            return fail(unlike.error());
        }
        for (const auto &sentence : *unlike) {
            std::fprintf(stderr, "%s\n", sentence.c_str());
        }
        if (!unlike->empty()) {
            return fail("The records are sound, but the summaries beside them are not what they "
                        "say. Nothing was changed; keep the file.",
                ExitCode::JournalUnsafe);
        }
        m_report.done("Sound: " + std::to_string(report->records) + " records, last hash "
            + report->lastHashHex + ".");
        return finish(ExitCode::Done);
    }
    if (verb == "stats") {
        const auto stats = journal.stats();
        if (!stats) {
            return fail(stats.error());
        }
        m_report.done(std::to_string(stats->records) + " records, "
            + std::to_string(stats->fileBytes) + " bytes, schema "
            + std::to_string(stats->schemaVersion) + ".");
        return finish(ExitCode::Done);
    }
    const auto exported = journal.exportLines([](std::string_view text) -> base::Result<void> {
        const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size()
            && (text.ends_with('\n') || std::fputc('\n', stdout) != EOF);
        if (!written) {
            return base::fail(base::ErrorCode::Io, "The export could not be written.");
        }
        return {};
    });
    if (!exported) {
        return fail(exported.error());
    }
    finish(ExitCode::Done);
}

// The key comes from stdin or a file, never from the command line, where anybody could read it.
void Command::keySet()
{
    constexpr qint64 longestBytes = 512;
    QFile file;
    const bool open = m_arguments.credentialFile.empty()
        ? file.open(stdin, QIODevice::ReadOnly)
        : (file.setFileName(QString::fromStdString(m_arguments.credentialFile)),
            file.open(QIODevice::ReadOnly));
    if (!open) {
        return fail("The key cannot be read from there.", ExitCode::RefusedLocally);
    }
    auto bytes = file.readLine(longestBytes);
    const auto text = bytes.trimmed();
    const base::Secret key(
        std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    bytes.fill('\0');
    const auto problem = keyProblem(key, m_arguments.desk.live);
    if (!problem.empty()) {
        return fail(problem, ExitCode::RefusedLocally);
    }
    if (const auto stored = m_desk.secrets().store(key); !stored) {
        return fail(stored.error());
    }
    m_report.done("Stored " + key.masked() + ", sealed for this machine.");
    finish(ExitCode::Done);
}

void Command::keyTest()
{
    if (const auto opened = m_desk.openKey(); !opened) {
        return fail(opened.error());
    }
    m_desk.gateway().getMerchant([this](gateway::Outcome<gateway::Merchant> outcome) {
        if (const auto *merchant = std::get_if<gateway::Merchant>(&outcome)) {
            if (gateway::saysOtherMode(!m_arguments.desk.live, merchant->testMode)) {
                return fail(
                    "The account is in the other mode than this till.", ExitCode::RefusedLocally);
            }
            m_report.done("The key works; it belongs to " + merchant->businessName + ".");
            return finish(ExitCode::Done);
        }
        if (const auto *refused = std::get_if<gateway::Refused>(&outcome)) {
            return fail("PlutoPay refused the key: " + refused->message, ExitCode::RefusedLocally);
        }
        fail("PlutoPay cannot be reached (" + std::get<gateway::Unknown>(outcome).detail + ").",
            ExitCode::Unreachable);
    });
}

} // namespace pos::ctl
