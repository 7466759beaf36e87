// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/vfs/disk_model.h"

#include <algorithm>
#include <array>

namespace pos::sim {
namespace {

constexpr std::size_t sectorBytes = 512;

void place(std::string &file, std::size_t offset, std::string_view bytes)
{
    if (file.size() < offset + bytes.size()) {
        file.resize(offset + bytes.size(), '\0');
    }
    std::copy(bytes.begin(), bytes.end(), file.begin() + static_cast<std::ptrdiff_t>(offset));
}

// Writes `op` sector by sector; keep() decides for each.
template <typename Keep>
void placeSectors(std::string &file, const Op &op, Keep keep)
{
    std::size_t done = 0;
    while (done < op.bytes.size()) {
        const std::size_t at = static_cast<std::size_t>(op.offset) + done;
        const std::size_t part = std::min(op.bytes.size() - done, sectorBytes - at % sectorBytes);
        if (keep()) {
            place(file, at, std::string_view(op.bytes).substr(done, part));
        }
        done += part;
    }
}

} // namespace

Dice::Dice(std::uint64_t seed)
    : m_state(seed)
{
}

std::uint64_t Dice::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

bool Dice::chance(unsigned percent)
{
    return next() % 100U < percent;
}

DiskModel::DiskModel(const Image &durable)
{
    for (const auto &[name, bytes] : durable) {
        m_files[name] = {true, bytes, {}};
    }
}

void DiskModel::apply(const Op &op)
{
    File &file = m_files[op.file];
    switch (op.kind) {
    case OpKind::Create:
    case OpKind::Write:
    case OpKind::Truncate:
    case OpKind::Delete:
        file.pending.push_back(op);
        return;
    case OpKind::Sync:
        // The file is there and holds what was written; a directory entry goes with its file.
        for (const Op &done : file.pending) {
            if (done.kind == OpKind::Write) {
                place(file.bytes, static_cast<std::size_t>(done.offset), done.bytes);
            } else if (done.kind == OpKind::Truncate) {
                file.bytes.resize(static_cast<std::size_t>(done.offset), '\0');
            } else {
                file.bytes.clear();
            }
        }
        file.exists = true;
        file.pending.clear();
        return;
    case OpKind::FailedSync:
        file.pending.clear();
        return;
    case OpKind::DurableDelete:
        file = File{};
        return;
    }
}

Image DiskModel::crash(Survival survival, Dice &dice) const
{
    constexpr std::array<unsigned, 3> shares{10, 50, 90};
    const unsigned share = shares[dice.next() % shares.size()];
    const auto keep = [&] {
        switch (survival) {
        case Survival::NothingUnsynced:
            return false;
        case Survival::EverythingUnsynced:
            return true;
        case Survival::Torn:
            return dice.chance(share);
        }
        return false;
    };
    Image image;
    for (const auto &[name, file] : m_files) {
        bool exists = file.exists;
        std::string bytes = file.bytes;
        std::size_t fullSize = bytes.size();
        for (const Op &op : file.pending) {
            if (op.kind == OpKind::Write) {
                placeSectors(bytes, op, keep);
                fullSize
                    = std::max(fullSize, static_cast<std::size_t>(op.offset) + op.bytes.size());
            } else if (keep()) {
                exists = op.kind == OpKind::Delete ? false : exists || op.kind == OpKind::Create;
                const bool shorten = op.kind == OpKind::Truncate;
                bytes.resize(shorten ? static_cast<std::size_t>(op.offset) : 0, '\0');
                fullSize = bytes.size();
            }
        }
        // The length of a file may reach the disk before its content.
        if (fullSize > bytes.size() && survival == Survival::Torn && dice.chance(50)) {
            bytes.resize(fullSize, '\0');
        }
        if (exists) {
            image[name] = std::move(bytes);
        }
    }
    return image;
}

} // namespace pos::sim
