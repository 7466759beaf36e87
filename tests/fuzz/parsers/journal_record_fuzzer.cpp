// SPDX-License-Identifier: Apache-2.0
//
// A record of the journal back into an event, and an incident bundle into a replay. A record that
// is understood is written again as the same record, and the whole life of a payment can be stepped
// through whatever is understood.
#include "core/payment/attempt.h"
#include "core/payment/codec.h"
#include "core/payment/incident.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <optional>
#include <string>
#include <variant>

using namespace pos;
using fuzz::require;

namespace {

constexpr std::int64_t atMs = 5000;
constexpr std::int64_t utcMs = 1'795'169'095'000;

void stepThrough(fuzz::Input input)
{
    std::optional<payment::State> state;
    for (std::string_view kind = input.line(); !kind.empty(); kind = input.line()) {
        const std::string_view body = input.line();
        const auto event = payment::decode(kind, body, atMs, utcMs);
        if (!event) {
            require(event.error().message.size() < 400, "an error repeats the record");
            continue;
        }
        const std::string once = payment::encode(*event);
        const auto again = payment::decode(payment::kindOf(*event), once, atMs, utcMs);
        require(again.has_value(), "what was written cannot be read");
        require(payment::encode(*again) == once, "writing twice gives two records");
        require(once.find('\n') == std::string::npos, "a record on two lines");
        const bool starts = std::holds_alternative<payment::event::Started>(event->what);
        if (!state && starts) {
            state = payment::start(*event).next;
        } else if (state) {
            state = payment::step(*state, *event).next;
            static_cast<void>(payment::nextWakeMs(*state));
            require(!payment::isFinal(state->phase) || state->phase != payment::Phase::Creating,
                "final before it was created");
        }
    }
}

} // namespace

// '{' first: a bundle. Else lines: kind, body, kind, body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Input input(data, size);
    if (!input.rest().empty() && input.rest().front() == '{') {
        const auto replay = payment::incident::replay(input.rest());
        if (replay) {
            require(!payment::incident::textOf(*replay).empty(), "a replay without a text");
        }
        return 0;
    }
    stepThrough(input);
    return 0;
}
