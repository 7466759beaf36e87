// SPDX-License-Identifier: Apache-2.0
//
// What may enter the journal. Checked at the door, because what is in cannot be taken out.
#pragma once

#include "core/journal/journal.h"

namespace pos::journal {

constexpr std::size_t maxStreamBytes = 128;
constexpr std::size_t maxTopicBytes = 128;
constexpr std::size_t maxKindBytes = 64;
constexpr std::size_t maxBodyBytes = 64U * 1024U;
constexpr std::int64_t maxUtcMs = 253402300799999; // the last millisecond of the year 9999

// InvalidArgument with the reason. Stream: 1 to 128 bytes of printable ASCII without blanks. Kind:
// 1 to 64 of [a-z._]. Body: JSON in UTF-8 on one line, at most 64 KiB. Times: not negative.
base::Result<void> validate(const NewRecord &record);
// The same for a summary; `hasRecords`: its stream has a record, perhaps in the same batch.
base::Result<void> validate(const Summary &summary, bool hasRecords);

} // namespace pos::journal
