// SPDX-License-Identifier: Apache-2.0
//
// V3: from exec to the first usable frame, warm and with dropped caches, memory and idle CPU of the
// till; beside them the same of an empty Qt window, which is this program started by itself.
#include "tests/bench/start/processes.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPaintEvent>
#include <QTemporaryDir>
#include <QWidget>

#include <cstdio>
#include <functional>

namespace {

using pos::bench::Start;

constexpr auto bareWindow = "--bare-window";

class BareWindow : public QWidget {
protected:
    void paintEvent(QPaintEvent *) override
    {
        std::puts("READY");
        std::fflush(stdout);
    }
};

int runBareWindow(int argc, char **argv)
{
    const QApplication app(argc, argv);
    BareWindow window;
    window.resize(1024, 768);
    window.show();
    return QApplication::exec();
}

struct Program {
    const char *name = "";
    QString path;
    std::function<QStringList()> arguments;
};

struct Figures {
    std::int64_t readyUs = 0;
    std::int64_t pssKb = 0;
};

// Medians over some starts; zeros when one failed.
Figures measure(const Program &program, int starts, bool cold)
{
    std::vector<std::int64_t> ready;
    std::vector<std::int64_t> pss;
    for (int i = 0; i < starts; ++i) {
        if (cold && !pos::bench::dropCaches()) {
            return {};
        }
        const auto start = pos::bench::startOnce(program.path, program.arguments(), 0);
        if (!start) {
            return {};
        }
        ready.push_back(start->readyUs);
        pss.push_back(start->pssKb);
    }
    return {pos::bench::median(ready), pos::bench::median(pss)};
}

void print(const char *what, const char *unit, double ours, double floor, double target)
{
    std::printf("V3 %-24s till %8.3f %-2s   bare Qt window %8.3f   ratio %5.2f   goal <= %.2f\n",
        what, ours, unit, floor, floor > 0 ? ours / floor : 0.0, target);
    std::fflush(stdout);
}

double seconds(std::int64_t us)
{
    return static_cast<double>(us) / 1e6;
}

double megabytes(std::int64_t kb)
{
    return static_cast<double>(kb) / 1024.0;
}

int runBench(const Program &till, const Program &bare, bool isShort)
{
    const int starts = isShort ? 3 : 15;
    (void)pos::bench::startOnce(bare.path, bare.arguments(), 0); // fills the page cache
    if (!pos::bench::startOnce(till.path, till.arguments(), 0)) {
        std::fprintf(stderr, "%s did not say READY\n", qPrintable(till.path));
        return 1;
    }
    const auto ours = measure(till, starts, /*cold=*/false);
    const auto floor = measure(bare, starts, /*cold=*/false);
    if (ours.readyUs == 0 || floor.readyUs == 0) {
        return 1;
    }
    print("start, warm", "s", seconds(ours.readyUs), seconds(floor.readyUs), 0.20);
    if (!isShort) {
        const auto coldOurs = measure(till, 5, /*cold=*/true);
        const auto coldFloor = measure(bare, 5, /*cold=*/true);
        if (coldOurs.readyUs == 0) {
            std::puts("V3 start, caches dropped: only root may drop them");
        } else {
            print("start, caches dropped", "s", seconds(coldOurs.readyUs),
                seconds(coldFloor.readyUs), 0.40);
        }
    }
    const int idleMs = isShort ? 3'000 : 20'000;
    const auto idle = pos::bench::startOnce(till.path, till.arguments(), idleMs);
    const auto idleBare = pos::bench::startOnce(bare.path, bare.arguments(), idleMs);
    if (!idle || !idleBare) {
        return 1;
    }
    print("memory (PSS)", "MB", megabytes(idle->pssKb), megabytes(idleBare->pssKb), 80.0);
    print("idle CPU of one core", "%", idle->idleCpuPercent, idleBare->idleCpuPercent, 0.1);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    bool isShort = false;
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], bareWindow) == 0) {
            return runBareWindow(argc, argv);
        }
        isShort = isShort || qstrcmp(argv[i], "--short") == 0;
    }
    const QCoreApplication app(argc, argv);
    const QTemporaryDir data; // emptied by nobody in between: a shop's till has a journal too
    const Program till{
        "till", QCoreApplication::applicationDirPath() + QStringLiteral("/plutopos"), [&data] {
            return QStringList{QStringLiteral("--test-mode"), QStringLiteral("--perf-ready"),
                QStringLiteral("--data-dir"), data.path()};
        }};
    const Program bare{"bare Qt window", QCoreApplication::applicationFilePath(),
        [] { return QStringList{QLatin1String(bareWindow)}; }};
    if (!QFileInfo::exists(till.path)) {
        std::fprintf(stderr, "there is no %s; build it first\n", qPrintable(till.path));
        return 1;
    }
    return runBench(till, bare, isShort);
}
