// SPDX-License-Identifier: Apache-2.0
#include "core/journal/validate.h"

#include "core/journal/json_check.h"

#include <algorithm>

namespace pos::journal {
namespace {

bool isKindByte(char c)
{
    return (c >= 'a' && c <= 'z') || c == '.' || c == '_';
}

bool isPrintable(char c)
{
    return c > ' ' && c < '\x7f';
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

tl::unexpected<base::Error> refuse(const char *what)
{
    return base::fail(base::ErrorCode::InvalidArgument,
        std::string("A record was not written to the journal: ") + what);
}

} // namespace

base::Result<void> validate(const NewRecord &record)
{
    if (record.stream.empty() || record.stream.size() > maxStreamBytes
        || !std::all_of(record.stream.begin(), record.stream.end(), isPrintable)) {
        return refuse("its stream must be 1 to 128 printable characters.");
    }
    if (record.kind.empty() || record.kind.size() > maxKindBytes
        || !std::all_of(record.kind.begin(), record.kind.end(), isKindByte)) {
        return refuse("its kind must be 1 to 64 of a-z, dot and underscore.");
    }
    if (record.body.size() > maxBodyBytes) {
        return refuse("its body is longer than 64 KiB.");
    }
    // One line, so that an exported line carries exactly the bytes that were hashed.
    if (std::any_of(record.body.begin(), record.body.end(), isControl)) {
        return refuse("its body contains a line break or another control character.");
    }
    if (!isJson(record.body)) {
        return refuse("its body is not JSON.");
    }
    if (record.utcMs < 0 || record.utcMs > maxUtcMs || record.monotonicMs < 0) {
        return refuse("its time is out of range.");
    }
    return {};
}

base::Result<void> validate(const Summary &summary, bool hasRecords)
{
    if (!hasRecords) {
        return refuse("a summary speaks of a stream without records.");
    }
    if (summary.topic.size() > maxTopicBytes || summary.body.size() > maxBodyBytes) {
        return refuse("a summary is too long.");
    }
    return {};
}

} // namespace pos::journal
