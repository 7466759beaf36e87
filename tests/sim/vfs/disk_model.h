// SPDX-License-Identifier: Apache-2.0
//
// What a disk may hold after the power went: everything that was synced, and of the rest any part,
// torn at sector borders and in any order. Fed with the log of what a program did to its files.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pos::sim {

enum class OpKind {
    Create,
    Write,
    Truncate,
    Sync,
    FailedSync, // what was waiting will never reach the disk, although it can still be read
    Delete,
    DurableDelete,
};

struct Op {
    OpKind kind = OpKind::Write;
    std::string file;
    std::int64_t offset = 0; // of a write; the new size of a truncation
    std::string bytes;
};

using Image = std::map<std::string, std::string>; // name to content

// A small generator of our own: the same crash for the same seed everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed);
    std::uint64_t next();
    // True in `percent` of the cases.
    bool chance(unsigned percent);

private:
    std::uint64_t m_state = 0;
};

enum class Survival { NothingUnsynced, EverythingUnsynced, Torn };

class DiskModel {
public:
    explicit DiskModel(const Image &durable = {});
    void apply(const Op &op);
    [[nodiscard]] Image crash(Survival survival, Dice &dice) const;

private:
    struct File {
        bool exists = false; // durably
        std::string bytes; // durably
        std::vector<Op> pending;
    };
    std::map<std::string, File> m_files;
};

} // namespace pos::sim
