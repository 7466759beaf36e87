// SPDX-License-Identifier: Apache-2.0
//
// What happened to one payment, in a file that may leave the shop: its events, its calls, what the
// payment code made of them, and who wrote it. Replaying it steps the present code through the same
// events and says where it would decide otherwise. So a bundle from a shop shows the timeline to
// whoever looks into it, and the same file kept in tests/fixtures/incidents holds the mended
// behaviour for ever.
//
// A bundle is made of known fields only, never of a record's bytes. Left out: what the cashier
// typed, the receipt's address, the reason given for a refund. Of a card it holds brand and last
// four digits. Pure functions; any thread.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pos::payment::incident {

// Who writes the bundle; for people.
struct Origin {
    std::string program, version; // "plutoposctl", "0.1.0"
    std::int64_t utcMs = 0; // of the export
    std::string about; // why it was exported, for a fixture; "" = not said
};

// The bundle of one attempt as JSON text. `stream` is that attempt's whole stream of the journal.
// Errors: NotFound (no payment begins in it), Damaged, TooNew (a record cannot be read),
// InvalidArgument (records of several attempts; or something that looks like a key was met, in
// which case nothing is written).
[[nodiscard]] base::Result<std::string> exportBundle(
    std::span<const journal::Record> stream, const Origin &origin);

struct Entry { // one line of the timeline
    std::int64_t atMs = 0; // since the payment began, within one boot; restarts begin again at 0
    std::string text; // "answered: create done", "call: POST … 200, 140 ms"
    std::string phase; // after it, by its word ("collecting"); "" for a call
    std::vector<std::string> sends; // what it sent: "create", "push", "cancel" …
};

struct Divergence {
    std::size_t entry = 0; // index in Replay::entries
    std::string field; // "phase", "sends", "captured_minor" …
    std::string recorded, now;
};

struct Replay {
    std::string attempt;
    Origin origin;
    std::vector<Entry> entries;
    std::optional<Divergence> divergence; // the first; nothing = decides as it was recorded
};

// Steps the present code through a bundle. Errors: Damaged, TooNew.
[[nodiscard]] base::Result<Replay> replay(std::string_view bundle);

// The timeline as text, a line for each entry, the divergence marked where it lies; ends with the
// verdict. Ready to be printed.
[[nodiscard]] std::string textOf(const Replay &replay);

} // namespace pos::payment::incident
