// SPDX-License-Identifier: Apache-2.0
//
// plutopos: the till.
#include "app/till/counter.h"
#include "app/till/demo.h"
#include "app/till/options.h"
#include "ui/theme/quiet_offscreen.h"

#include <sys/prctl.h>
#include <sys/signalfd.h>

#include <QApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

namespace {

// A crash must not leave a copy of the memory, and with it the key, on the disk.
void forbidCoreDumps()
{
    prctl(PR_SET_DUMPABLE, 0);
}

// SIGTERM and SIGINT end the program from its event loop, also over a running payment: the machine
// goes down anyway, and the next start finds the payment in the journal. Blocked before any thread
// begins, so that no thread takes them. The descriptor of both, -1 where there is none.
int signalsToEnd()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    const int ending = signalsToEnd();
    QApplication application(argc, argv);
    pos::ui::quietOffscreen();
    QApplication::setApplicationName(QStringLiteral("plutopos"));
    QApplication::setApplicationVersion(QStringLiteral(POS_VERSION));
    auto options = pos::app::readOptions(QApplication::arguments());
    // Not quit(): that asks the window, which does not close over a running payment.
    QSocketNotifier ended(ending, QSocketNotifier::Read);
    QObject::connect(&ended, &QSocketNotifier::activated, [] { QCoreApplication::exit(0); });
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
