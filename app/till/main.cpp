// SPDX-License-Identifier: Apache-2.0
//
// plutopos: the till.
#include "app/till/counter.h"
#include "app/till/demo.h"
#include "app/till/options.h"

#include <sys/prctl.h>

#include <QApplication>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

namespace {

// A crash must not leave a copy of the memory, and with it the key, on the disk.
void forbidCoreDumps()
{
    prctl(PR_SET_DUMPABLE, 0);
}

void quitOnSignal(int)
{
    QCoreApplication::quit(); // async-signal-safe enough: it only posts an event
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plutopos"));
    QApplication::setApplicationVersion(QStringLiteral(POS_VERSION));
    auto options = pos::app::readOptions(QApplication::arguments());
    std::signal(SIGTERM, quitOnSignal);
    std::signal(SIGINT, quitOnSignal);
    QTemporaryDir demoData; // the demo never touches the shop's data
    if (!options.demoDir.isEmpty()) {
        options.dataDir = demoData.path().toStdString();
        options.live = false;
        if (options.size.isEmpty()) {
            options.size = QSize(1024, 768);
        }
    }
    pos::app::Counter counter(options);
    std::unique_ptr<pos::app::Demo> demo;
    if (!options.demoDir.isEmpty()) {
        demo = std::make_unique<pos::app::Demo>(counter, options.demoDir);
        demo->start();
    }
    counter.show();
    return QApplication::exec();
}
