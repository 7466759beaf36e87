// SPDX-License-Identifier: Apache-2.0
#include "core/till/text_time.h"

#include <QDateTime>
#include <QString>

namespace pos::till {
namespace {

std::string text(const QDateTime &time)
{
    return time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toStdString();
}

} // namespace

std::string utcText(std::int64_t utcMs)
{
    return text(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC));
}

std::string localText(std::int64_t utcMs)
{
    return text(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::LocalTime));
}

} // namespace pos::till
