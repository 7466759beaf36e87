// SPDX-License-Identifier: Apache-2.0
//
// What carries a payment's story out of the till, for whoever has to look into it.
#include "app/ctl/command.h"
#include "core/payment/incident.h"

#include <QSaveFile>
#include <QString>

#include <cstdio>

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

} // namespace

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

} // namespace pos::ctl
