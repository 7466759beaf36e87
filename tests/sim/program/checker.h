// SPDX-License-Identifier: Apache-2.0
//
// The properties of the fault catalogue, asked of one history. The checker sees what no till sees:
// the card network's own ledger. The first thing that does not hold ends the world.
#pragma once

#include "core/payment/attempt.h"
#include "core/world/http_transport.h"
#include "tests/sim/program/history.h"
#include "tests/sim/program/options.h"
#include "tests/sim/program/provider.h"
#include "tests/sim/program/registry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pos::sim {

struct Violation {
    std::string property; // "S2"
    std::string what; // one sentence
    int sale = -1;
    std::int64_t atMs = 0;
};

class Checker {
public:
    Checker(const Heap &heap, History &history, Registry &registry, Provider &provider)
        : m_heap(heap)
        , m_history(history)
        , m_registry(registry)
        , m_provider(provider)
    {
    }

    void fail(std::string_view property, int sale, std::string what);
    [[nodiscard]] const std::optional<Violation> &violation() const { return m_violation; }
    [[nodiscard]] std::int64_t checks() const { return m_checks; }
    // What would have been a violation, had the disk not lied (F50).
    [[nodiscard]] std::int64_t excused() const { return m_excused; }

    // What a person sees of an attempt from now on (S2, S3, S7, S8, S14).
    void screen(const payment::State &state, std::int64_t bootedMs);
    // The cashier gives the shopper more time.
    void keptWaiting(int attempt) { m_registry.run(attempt).askedSinceMs = m_heap.nowMs(); }
    // Somebody presses a button under an attempt.
    void pressed(int attempt);
    // A request that moves money leaves (S4, S6, S10, S16, L5).
    void leaves(int till, int attempt, payment::Call call, const world::HttpRequest &request,
        bool journalSafe);
    // A reader asks for a card (S5).
    void prompted(int attempt);
    // A genuine webhook about an attempt came to its till, and it was told to look or not (L4).
    void hinted(int attempt, bool told);
    // A till began a second payment beside one it still has (S6): not on its reader, not of its
    // sale.
    void besides(int first, int second, bool sameReader);
    // Everything is over: truth against what a restart of each till would believe (S1, S12, I7).
    void atTheEnd(const payment::State &state);
    void ledgerAtTheEnd();
    // One record of a journal (S13).
    void journalled(std::string_view body);

private:
    [[nodiscard]] bool wasForgotten(int sale);
    [[nodiscard]] std::int64_t balanceOf(const SaleRun &sale);
    void says(const payment::State &state, AttemptRun &run);
    void keys(const AttemptRun &run, const world::HttpRequest &request);

    const Heap &m_heap;
    History &m_history;
    Registry &m_registry;
    Provider &m_provider;
    std::optional<Violation> m_violation;
    std::unordered_map<std::string, std::uint64_t> m_keys; // to the body they came with
    std::int64_t m_checks = 0, m_excused = 0;
};

} // namespace pos::sim
