// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/quiet_offscreen.h"

#include <QGuiApplication>
#include <QString>

#include <cstdio>

namespace pos::ui {
namespace {

void allButHints(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (text == QLatin1String("This plugin does not support propagateSizeHints()")) {
        return;
    }
    const QByteArray line = qFormatLogMessage(type, context, text).toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

} // namespace

void quietOffscreen()
{
    if (QGuiApplication::platformName() == QLatin1String("offscreen")) {
        qInstallMessageHandler(&allButHints);
    }
}

} // namespace pos::ui
