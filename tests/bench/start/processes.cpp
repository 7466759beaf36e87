// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/start/processes.h"

#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>

#include <algorithm>
#include <cstdio>

namespace pos::bench {
namespace {

constexpr int readyTimeoutMs = 30'000;
constexpr int endTimeoutMs = 5'000;

std::int64_t pssKb(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const auto lines = file.readAll().split('\n');
    for (const auto &line : lines) {
        if (line.startsWith("Pss:")) {
            return line.mid(4).trimmed().split(' ').constFirst().toLongLong();
        }
    }
    return 0;
}

// User and system time of the process, in clock ticks.
std::int64_t cpuTicks(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const auto text = file.readAll();
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' '); // from field 3, the state
    return fields.size() < 13 ? 0 : fields[11].toLongLong() + fields[12].toLongLong();
}

bool waitForReady(QProcess &process, const QElapsedTimer &clock)
{
    while (!process.canReadLine() || !process.readLine().startsWith("READY")) {
        const auto left = readyTimeoutMs - static_cast<int>(clock.elapsed());
        if (!process.canReadLine() && (left <= 0 || !process.waitForReadyRead(left))) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<Start> startOnce(const QString &program, const QStringList &arguments, int idleMs)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::SeparateChannels);

    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    if (!process.waitForStarted() || !waitForReady(process, clock)) {
        process.kill();
        process.waitForFinished(endTimeoutMs);
        std::fputs(process.readAllStandardError().constData(), stderr);
        return std::nullopt;
    }
    Start start{.readyUs = clock.nsecsElapsed() / 1000};
    start.pssKb = pssKb(process.processId());
    if (idleMs > 0) {
        const auto before = cpuTicks(process.processId());
        clock.restart();
        process.waitForFinished(idleMs); // it does not finish: this is the idle time
        const auto ticks = static_cast<double>(cpuTicks(process.processId()) - before);
        const auto seconds = static_cast<double>(clock.elapsed()) / 1000.0;
        start.idleCpuPercent
            = 100.0 * ticks / static_cast<double>(::sysconf(_SC_CLK_TCK)) / seconds;
        start.pssKb = pssKb(process.processId());
    }
    process.terminate();
    if (!process.waitForFinished(endTimeoutMs)) {
        process.kill();
        process.waitForFinished(endTimeoutMs);
    }
    return start;
}

bool dropCaches()
{
    ::sync();
    QFile file(QStringLiteral("/proc/sys/vm/drop_caches"));
    return file.open(QIODevice::WriteOnly) && file.write("3\n") == 2;
}

std::int64_t median(std::vector<std::int64_t> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

} // namespace pos::bench
