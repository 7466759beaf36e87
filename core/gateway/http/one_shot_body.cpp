// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/http/one_shot_body.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace pos::gateway::http {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered: QIODevice's own buffer could otherwise be rewound behind our back.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    m_touched = true;
    static_cast<void>(position);
    return false;
}

bool OneShotBody::reset()
{
    m_touched = true;
    return false;
}

bool OneShotBody::atEnd() const
{
    return m_position == m_bytes.size();
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *target, qint64 maxSize)
{
    m_touched = true;
    const qint64 size = std::min(maxSize, m_bytes.size() - m_position);
    if (size <= 0) {
        return atEnd() ? -1 : 0;
    }
    std::memcpy(target, m_bytes.constData() + m_position, static_cast<std::size_t>(size));
    m_position += size;
    return size;
}

qint64 OneShotBody::writeData(const char *source, qint64 size)
{
    static_cast<void>(source);
    static_cast<void>(size);
    return -1;
}

} // namespace pos::gateway::http
