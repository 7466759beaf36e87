// SPDX-License-Identifier: Apache-2.0
#include "app/till/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cstdio>
#include <cstdlib>

namespace pos::app {
namespace {

[[noreturn]] void refuse(const QString &why)
{
    std::fprintf(stderr, "plutopos: %s\n", qPrintable(why));
    std::exit(2);
}

QSize sizeOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        refuse(QStringLiteral("--size wants WIDTHxHEIGHT in pixels, such as 1024x768"));
    }
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

} // namespace

TillOptions readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A till for PlutoPay card readers."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&](const char *name, const char *help, const char *value = "") {
        QCommandLineOption option(
            QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(value));
        parser.addOption(option);
        return option;
    };
    const auto dataDir = add("data-dir", "Where journal, settings and key are.", "dir");
    const auto test = add("test-mode", "Test mode, whatever the settings say.");
    const auto live = add("live", "Live mode, whatever the settings say.");
    const auto baseUrl = add("base-url", "PlutoPay's address, for a sandbox.", "url");
    const auto dialect = add("dialect", "docs, openapi or backend: the embedded sandbox.", "name");
    const auto demo = add("demo", "Play a scripted day and keep its pictures.", "dir");
    const auto pictures = add("screenshot-dir", "Keep a picture of every new stage.", "dir");
    const auto ready = add("perf-ready", "Print READY after the first usable frame.");
    const auto full = add("fullscreen", "Fill the screen.");
    const auto size = add("size", "Window size in pixels, such as 1024x768.", "size");
    const auto scale = add("pixels-per-mm", "How fine the screen is.", "number");
    parser.process(arguments);
    if (parser.isSet(test) && parser.isSet(live)) {
        refuse(QStringLiteral("--test-mode and --live contradict each other"));
    }
    TillOptions options;
    options.dataDir = parser.isSet(dataDir)
        ? parser.value(dataDir).toStdString()
        : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
    if (parser.isSet(test) || parser.isSet(live)) {
        options.live = parser.isSet(live);
    }
    options.baseUrl = parser.value(baseUrl).toStdString();
    if (parser.isSet(dialect)) {
        options.dialect = parser.value(dialect).toStdString();
    }
    options.demoDir = parser.value(demo);
    options.screenshotDir = parser.value(pictures);
    options.perfReady = parser.isSet(ready);
    options.fullScreen = parser.isSet(full);
    if (parser.isSet(size)) {
        options.size = sizeOf(parser.value(size));
    }
    options.pixelsPerMm = parser.value(scale).toDouble();
    return options;
}

} // namespace pos::app
