// SPDX-License-Identifier: Apache-2.0
#include "core/journal/side_file.h"

#include <utility>

namespace pos::journal {
namespace {

constexpr std::string_view magic = "PPJHEAD1";
constexpr std::size_t numberBytes = 8;
constexpr std::size_t payloadBytes = 8 + numberBytes + hashBytes;
constexpr std::size_t checkBytes = 16;
constexpr int headBytes = 64;
static_assert(payloadBytes + checkBytes == headBytes);

std::string checkOf(std::string_view payload)
{
    return Chain().digest({payload}).substr(0, checkBytes);
}

base::Result<MarkerState> stateOf(VfsFile &file)
{
    return file.read(0, headBytes).map([](const std::string &bytes) -> MarkerState {
        if (bytes.empty()) {
            return {};
        }
        if (const auto head = decodeHead(bytes)) {
            return {Marker::Present, *head};
        }
        return {Marker::Unreadable, {}};
    });
}

} // namespace

std::string encodeHead(const Head &head)
{
    std::string payload(magic);
    for (unsigned i = 0; i < numberBytes; ++i) {
        const auto bits = static_cast<std::uint64_t>(head.sequence) >> (56U - 8U * i);
        payload += static_cast<char>(static_cast<unsigned char>(bits));
    }
    payload += head.hash;
    return payload + checkOf(payload);
}

std::optional<Head> decodeHead(std::string_view bytes)
{
    if (bytes.size() != headBytes || !bytes.starts_with(magic)) {
        return std::nullopt;
    }
    const std::string_view payload = bytes.substr(0, payloadBytes);
    if (checkOf(payload) != bytes.substr(payloadBytes)) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    for (const char c : payload.substr(magic.size(), numberBytes)) {
        number = number << 8U | static_cast<unsigned char>(c);
    }
    return Head{
        static_cast<Sequence>(number), std::string(payload.substr(magic.size() + numberBytes))};
}

std::string sidePath(const std::string &journalPath)
{
    return journalPath + ".lock";
}

base::Result<MarkerState> readMarker(sqlite3_vfs *vfs, const std::string &journalPath)
{
    if (!existsWithContent(vfs, sidePath(journalPath))) {
        return MarkerState{};
    }
    return VfsFile::open(vfs, sidePath(journalPath), FileMode::Read).and_then([](VfsFile file) {
        return stateOf(file);
    });
}

SideFile::SideFile(VfsFile file)
    : m_file(std::move(file))
{
}

base::Result<SideFile> SideFile::acquire(sqlite3_vfs *vfs, const std::string &journalPath)
{
    auto file = VfsFile::open(vfs, sidePath(journalPath), FileMode::ReadWriteCreate);
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (auto locked = file->lock(); !locked) {
        return tl::unexpected(locked.error());
    }
    return SideFile(std::move(*file));
}

base::Result<MarkerState> SideFile::read()
{
    return stateOf(m_file);
}

base::Result<void> SideFile::write(const Head &head)
{
    return m_file.write(0, encodeHead(head));
}

base::Result<void> SideFile::sync()
{
    return m_file.sync();
}

} // namespace pos::journal
