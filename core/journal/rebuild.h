// SPDX-License-Identifier: Apache-2.0
//
// From a damaged journal to one that can be written again, without hiding anything (F52). The
// damaged file is set aside with every byte; the new one holds what could still be read and proved,
// from the first record to the first that does not fit, and says of itself that it was rebuilt.
// What lies behind that record is known only to the provider, so the till takes no cards until a
// person has compared and confirmed.
#pragma once

#include "core/journal/journal.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pos::journal {

struct Salvage {
    std::vector<Record> records; // an unbroken chain from record 1
    std::string damage; // one English sentence; "" = everything could be read
};
// Reads what can be proved, writes nothing. A file that is no database gives no records.
[[nodiscard]] Salvage salvage(const std::string &path);

struct Rebuilt {
    std::string asidePath; // of the damaged file
    std::int64_t records = 0; // taken over
    std::string damage;
};
// InvalidArgument: the journal is sound, nothing was done. InUse, ReadOnly, Full, Io: nothing was
// changed, or the damaged file is aside and "<path>.rebuilt" waits for another call.
// `progress`: records taken over so far.
[[nodiscard]] base::Result<Rebuilt> rebuild(const std::string &path, std::int64_t utcMs,
    const std::function<void(std::int64_t records)> &progress = {});

// Call before Journal::open(): ends a rebuild that was cut off after the damaged file had been set
// aside, so that a till never starts with an empty journal and says nothing. Usually does nothing.
[[nodiscard]] base::Result<void> finishRebuild(const std::string &path);

// Where the damaged file lies, as long as nobody has confirmed the rebuilt journal; "" otherwise.
[[nodiscard]] base::Result<std::string> unconfirmedRebuild(Journal &journal);
// A person has compared with the provider. Errors as Journal::setMeta().
[[nodiscard]] base::Result<void> confirmRebuild(Journal &journal);

} // namespace pos::journal
