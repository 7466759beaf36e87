// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/ctl/processes.h"

#include <httplib.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <utility>

namespace pos::test {

using nlohmann::json;

namespace {

constexpr int patienceMs = 40'000;

} // namespace

Sandbox::Sandbox(const QStringList &arguments)
{
    m_process.start(QStringLiteral(POS_SANDBOX_PROGRAM),
        QStringList{
            QStringLiteral("--rate-limit"), QStringLiteral("0"), QStringLiteral("--with-parent")}
            + arguments);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) { }
    const auto said = json::parse(m_process.readLine().toStdString(), nullptr, false);
    if (said.is_object()) {
        const auto url = said.value("url", std::string{});
        m_root = url.substr(0, url.rfind('/'));
        m_url = QString::fromStdString(url);
        m_key = QByteArray::fromStdString(said.value("secret_key", std::string{}));
    }
}

Sandbox::~Sandbox()
{
    m_process.kill();
    m_process.waitForFinished(5'000);
}

json Sandbox::get(const std::string &path) const
{
    httplib::Client client(m_root);
    const auto answer = client.Get(path);
    return answer ? json::parse(answer->body, nullptr, false) : json(json::value_t::discarded);
}

json Sandbox::post(const std::string &path, const json &body) const
{
    httplib::Client client(m_root);
    const auto answer = client.Post(path, body.dump(), "application/json");
    return answer ? json::parse(answer->body, nullptr, false) : json(json::value_t::discarded);
}

bool Sandbox::prompts(int amountMinor) const
{
    const auto state = get("/_sandbox/readers");
    return std::any_of(state["readers"].begin(), state["readers"].end(),
        [&](const json &reader) { return reader.value("amount", 0) == amountMinor; });
}

std::vector<json> Sandbox::intentsOf(const std::string &attempt) const
{
    std::vector<json> found;
    const auto ledger = get("/_sandbox/ledger");
    for (const auto &intent : ledger["intents"]) {
        if (intent.value("description", std::string{}).find(attempt) != std::string::npos) {
            found.push_back(intent);
        }
    }
    return found;
}

json Ended::json() const
{
    return nlohmann::json::parse(out.toStdString(), nullptr, false);
}

Till::Till(QString dataDir, QString url)
    : m_dataDir(std::move(dataDir))
    , m_url(std::move(url))
{
    QDir().mkpath(m_dataDir);
}

std::unique_ptr<QProcess> Till::begin(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(POS_CTL_PROGRAM),
        QStringList{QStringLiteral("--data-dir"), m_dataDir, QStringLiteral("--base-url"), m_url}
            + arguments);
    return process;
}

Ended Till::end(QProcess &process)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished(5'000);
        return {};
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError()};
}

Ended Till::run(const QStringList &arguments, const QByteArray &in) const
{
    const auto process = begin(arguments);
    process->write(in);
    process->closeWriteChannel();
    return end(*process);
}

QByteArray Till::everythingStored() const
{
    QByteArray all;
    QDirIterator files(m_dataDir, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            all += file.readAll();
        }
    }
    return all;
}

QString Till::path(const char *name) const
{
    return m_dataDir + QLatin1Char('/') + QLatin1String(name);
}

} // namespace pos::test
