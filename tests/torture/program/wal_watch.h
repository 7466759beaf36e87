// SPDX-License-Identifier: Apache-2.0
//
// Tells when a journal's write-ahead log is written, by inotify: the writer is not slowed down, and
// the news comes while its sync still runs.
#pragma once

#include <string>

namespace pos::torture {

class WalWatch {
public:
    // Watches the folder: the log is made and removed with every process that opens the journal.
    explicit WalWatch(const std::string &folder);
    ~WalWatch();
    WalWatch(const WalWatch &) = delete;
    WalWatch &operator=(const WalWatch &) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; } // readable: takeWrites() has news
    // Writes since the last call; the kernel joins equal neighbours, so it is a lower bound.
    [[nodiscard]] int takeWrites();

private:
    int m_descriptor = -1;
};

} // namespace pos::torture
