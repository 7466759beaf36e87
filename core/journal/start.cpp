// SPDX-License-Identifier: Apache-2.0
#include "core/journal/start.h"

#include "core/journal/migrations.h"

namespace pos::journal {

Verdict judge(const FileFacts &facts)
{
    // The marker is written, durably, once the first schema is; before that nothing can be lost.
    const bool born = facts.marker != Marker::Absent;
    if (facts.databaseBytes == 0) {
        if (born) {
            return {Start::Damaged,
                "The journal is missing or empty, although it held "
                    + (facts.marker == Marker::Present ? std::to_string(facts.markerSequence)
                                                       : std::string("an unknown number of"))
                    + " records."};
        }
        if (facts.walBytes > 0) {
            return {Start::Damaged,
                "The journal is missing or empty, although its write-ahead log is there."};
        }
        return {Start::Create, {}};
    }
    if (!facts.headerIsSqlite && (born || facts.rollbackBytes == 0)) {
        return {Start::Damaged, "The journal does not begin as a database does."};
    }
    return {Start::Existing, {}};
}

ContentVerdict judgeContent(const ContentFacts &facts)
{
    if (facts.applicationId == 0 && facts.userVersion == 0 && facts.schemaObjects == 0) {
        if (facts.marker == Marker::Absent) {
            return {Content::Empty, {}};
        }
        return {Content::Damaged, "The journal is an empty database, although it held records."};
    }
    if (facts.applicationId != applicationId) {
        return {Content::Damaged, "The file is a database, but not a journal of this program."};
    }
    if (facts.userVersion < 1) {
        return {Content::Damaged, "The journal's version number is not valid."};
    }
    if (facts.userVersion > facts.newestVersion) {
        return {Content::TooNew,
            "The journal was written by a newer version of this program (schema "
                + std::to_string(facts.userVersion) + ", this one knows "
                + std::to_string(facts.newestVersion) + ")."};
    }
    return {Content::Ours, {}};
}

} // namespace pos::journal
