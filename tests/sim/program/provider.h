// SPDX-License-Identifier: Apache-2.0
//
// The provider of a world: the sandbox's model, and the truth of the card network beside it. After
// each thing that happens there, look() compares with what was known, so that the history has the
// moment at which money moved and the shopper sees a prompt come up.
#pragma once

#include "app/sandbox/model.h"
#include "app/sandbox/shop.h"
#include "tests/sim/program/heap.h"
#include "tests/sim/program/history.h"
#include "tests/sim/program/meter.h"
#include "tests/sim/program/options.h"
#include "tests/sim/program/registry.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pos::sim {

class Provider {
public:
    struct ReaderRow {
        std::string id, terminal, name;
    };
    // An intent came up on a reader.
    using Prompted = std::function<void(int attempt, const std::string &readerId)>;

    Provider(
        const Options &options, Heap &heap, Meter &meter, History &history, Registry &registry);

    [[nodiscard]] sandbox::Answer ask(const sandbox::Request &request);
    // Lets the provider's time catch up and notes what changed.
    void catchUp();
    void set(std::string_view toggle, std::string_view word);
    [[nodiscard]] std::vector<sandbox::Delivery> takeDeliveries();
    void deliveryEnded(std::uint64_t id) { m_model.deliveryEnded(id, 200); }
    void whenPrompted(Prompted prompted) { m_prompted = std::move(prompted); }

    [[nodiscard]] sandbox::Shop &shop() { return m_model.shop(); }
    [[nodiscard]] std::string secretKey() const { return m_model.secretKey(); }
    [[nodiscard]] const std::vector<ReaderRow> &readers() const { return m_readers; }
    [[nodiscard]] const sandbox::Intent &intent(std::size_t row)
    {
        return m_model.shop().state.intents.rows()[row];
    }
    [[nodiscard]] std::int64_t capturedMinor(const AttemptRun &attempt);
    [[nodiscard]] std::int64_t refundedMinor(const AttemptRun &attempt);
    // The ones that were known to nobody when they were made.
    [[nodiscard]] const std::vector<std::size_t> &orphans() const { return m_orphans; }

private:
    struct Watched {
        std::size_t row = 0;
        int attempt = -1;
        int captures = 0, prompts = 0;
        std::int64_t refunded = 0;
        std::string status;
    };
    [[nodiscard]] std::int64_t utcMs() const;
    void advance();
    void look();
    void meetNewIntents();
    void compare(Watched &watched);

    Heap &m_heap;
    Meter &m_meter;
    History &m_history;
    Registry &m_registry;
    sandbox::Model m_model;
    std::vector<ReaderRow> m_readers;
    std::vector<Watched> m_watched;
    std::vector<std::size_t> m_orphans;
    std::size_t m_met = 0;
    Prompted m_prompted;
};

} // namespace pos::sim
