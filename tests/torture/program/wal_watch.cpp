// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/wal_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <string_view>

namespace pos::torture {

WalWatch::WalWatch(const std::string &folder)
    : m_descriptor(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    inotify_add_watch(m_descriptor, folder.c_str(), IN_MODIFY);
}

WalWatch::~WalWatch()
{
    ::close(m_descriptor);
}

int WalWatch::takeWrites()
{
    int writes = 0;
    std::array<char, 8192> buffer{};
    for (auto got = ::read(m_descriptor, buffer.data(), buffer.size()); got > 0;
         got = ::read(m_descriptor, buffer.data(), buffer.size())) {
        std::size_t at = 0;
        while (at < static_cast<std::size_t>(got)) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const std::string_view name(buffer.data() + at + sizeof event);
            writes += event.len > 0 && name.ends_with("-wal") ? 1 : 0;
            at += sizeof event + event.len;
        }
    }
    return writes;
}

} // namespace pos::torture
