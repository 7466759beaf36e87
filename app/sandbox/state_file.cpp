// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/state_file.h"

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace pos::sandbox {

namespace {

class File {
public:
    File(const std::string &path, int flags)
        : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0600))
    {
    }
    ~File()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

    [[nodiscard]] bool write(std::string_view text) const
    {
        while (!text.empty()) {
            const ssize_t written = ::write(m_descriptor, text.data(), text.size());
            if (written < 0 && errno != EINTR) {
                return false;
            }
            text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return ::fsync(m_descriptor) == 0;
    }

private:
    int m_descriptor;
};

} // namespace

base::Result<std::string> readStateFile(const std::string &path)
{
    const File file{path, O_RDONLY};
    if (!file.isOpen()) {
        if (errno == ENOENT) {
            return std::string{};
        }
        return base::fail(base::ErrorCode::Io, "The state file " + path + " cannot be opened.");
    }
    std::string text;
    std::array<char, 64 * 1024> buffer{};
    ssize_t got = 0;
    while ((got = ::read(file.descriptor(), buffer.data(), buffer.size())) != 0) {
        if (got > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(got));
        } else if (errno != EINTR) {
            return base::fail(base::ErrorCode::Io, "The state file " + path + " cannot be read.");
        }
    }
    return text;
}

base::Result<void> replaceStateFile(const std::string &path, std::string_view text)
{
    const std::string beside = path + ".new";
    {
        const File file{beside, O_WRONLY | O_CREAT | O_TRUNC};
        if (!file.isOpen() || !file.write(text)) {
            return base::fail(
                base::ErrorCode::Io, "The state file " + beside + " cannot be written.");
        }
    }
    if (std::rename(beside.c_str(), path.c_str()) != 0) {
        return base::fail(base::ErrorCode::Io, "The state file " + path + " cannot be replaced.");
    }
    const std::size_t slash = path.rfind('/');
    const File folder{slash == std::string::npos ? "." : path.substr(0, slash + 1), O_RDONLY};
    if (folder.isOpen()) {
        ::fsync(folder.descriptor());
    }
    return {};
}

} // namespace pos::sandbox
