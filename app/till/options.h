// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace pos::app {

struct TillOptions {
    std::string dataDir;
    std::optional<bool> live; // none: what the settings say
    std::string baseUrl;
    std::string dialect = "openapi"; // of the embedded sandbox
    QString demoDir; // "" = no demo
    QString screenshotDir; // "" = none
    bool perfReady = false; // print READY after the first usable frame
    bool fullScreen = false;
    QSize size; // empty = the screen's choice
    double pixelsPerMm = 0; // 0 = measured or claimed
};

// Reads the program's arguments. Ends the process with a sentence and code 2 when they are wrong,
// and with 0 for --help and --version.
[[nodiscard]] TillOptions readOptions(const QStringList &arguments);

} // namespace pos::app
