// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/ending.h"

#include "core/payment/codec.h"
#include "core/payment/names.h"
#include "core/payment/summary.h"

#include <map>

namespace pos::sim {
namespace {

using States = std::map<std::string, payment::State>;

States foldOf(Checker &checker, TillDisk &disk)
{
    States states;
    const auto fold = [&](const journal::Record &record) {
        checker.journalled(record.data.body);
        if (!record.data.kind.starts_with("payment.")) {
            return true;
        }
        const auto event = payment::decode(
            record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
        const auto found = states.find(record.data.stream);
        if (!event) {
            checker.fail("S15", -1, "a record cannot be read: " + event.error().message);
        } else if (found != states.end()) {
            found->second = payment::step(found->second, *event).next;
        } else {
            states.emplace(record.data.stream, payment::start(*event).next);
        }
        return event.has_value();
    };
    if (const auto read = disk.replay(fold); !read) {
        checker.fail("S15", -1, "the journal cannot be read: " + read.error().message);
    }
    return states;
}

// What a start reads instead of the records must say what the records say.
void judgeSummaries(Checker &checker, const States &states, TillDisk &disk)
{
    const auto kept = disk.summaries();
    if (!kept) {
        return checker.fail("S15", -1, "the summaries cannot be read: " + kept.error().message);
    }
    for (const auto &row : *kept) {
        const auto state = states.find(row.summary.stream);
        if (state == states.end() || row.summary != payment::rowFor(state->second)) {
            checker.fail(
                "S15", -1, "the summary of " + row.summary.stream + " is not what its records say");
        }
    }
    if (kept->size() != states.size()) {
        checker.fail("S15", -1, "a payment has no summary");
    }
}

} // namespace

bool everythingEnded(payment::Engine &engine)
{
    for (const auto &id : engine.attempts()) {
        const auto &state = *engine.find(id);
        const bool refundOpen = !state.refunds.empty() && state.refunds.back().open()
            && state.refunds.back().step != payment::RefundTry::Step::NeedsPerson;
        if (payment::isOpen(state) || refundOpen || state.capturing || !state.strays.empty()) {
            return false;
        }
    }
    return true;
}

void judgeTill(Checker &checker, payment::Engine &engine, TillDisk &disk, bool hasSummaries)
{
    const auto states = foldOf(checker, disk);
    if (hasSummaries) {
        judgeSummaries(checker, states, disk);
    }
    for (const auto &[code, state] : states) {
        checker.atTheEnd(state);
        const auto *live = engine.find(payment::AttemptId(code));
        if (live == nullptr) {
            checker.fail("S15", -1, "attempt " + code + " is in the journal and not in the till");
        } else if (live->phase != state.phase || live->capturedMinor != state.capturedMinor) {
            checker.fail("S15", -1,
                "attempt " + code + " is " + std::string(payment::nameOf(live->phase))
                    + " in the till and " + std::string(payment::nameOf(state.phase))
                    + " in its journal");
        }
    }
}

} // namespace pos::sim
