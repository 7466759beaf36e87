// SPDX-License-Identifier: Apache-2.0
//
// What every endpoint works on: the state, the dialect, the dice, the webhook queue and the armed
// faults. One plain value, so that a reset is an assignment and nothing hides in globals.
#pragma once

#include "app/sandbox/dialect.h"
#include "app/sandbox/faults.h"
#include "app/sandbox/model.h"
#include "app/sandbox/state.h"
#include "app/sandbox/webhooks.h"
#include "core/world/random.h"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>

namespace pos::sandbox {

// Seeded randomness that knows how often it was asked, so that a saved shop goes on where it was.
class Dice final : public world::Random {
public:
    explicit Dice(std::uint64_t seed)
        : m_random{seed}
    {
    }
    [[nodiscard]] std::uint64_t next() override
    {
        ++m_draws;
        return m_random.next();
    }
    [[nodiscard]] std::uint64_t draws() const { return m_draws; }

private:
    world::SeededRandom m_random;
    std::uint64_t m_draws = 0;
};

// One line of the request log. No secret gets in: of Authorization only its presence.
struct LoggedRequest {
    std::int64_t seq = 0, atMs = 0;
    std::string method, path, query, body, idempotencyKey, accept, contentType, fault;
    bool authorised = false;
    int status = 0;
};

// A row as it was last written. A till that waits for a card reads the same row a dozen times, and
// writing it is most of what an answer costs; it is written again when the row or a word of the
// dialect has changed.
struct WrittenRow {
    Transaction row;
    std::uint64_t dialectChanges = 0;
    std::string body;
};

struct Shop {
    explicit Shop(const Options &given);

    Options options;
    Dialect dialect;
    Dice dice;
    State state;
    Faults faults;
    Webhooks webhooks;
    std::deque<LoggedRequest> log; // the newest
    std::int64_t lastLogged = 0;
    std::unordered_map<std::string, WrittenRow> written; // a few, by the row's id

    [[nodiscard]] std::int64_t now() const { return state.nowMs; }
    [[nodiscard]] bool on(Toggle toggle) const { return dialect.on(toggle); }
    [[nodiscard]] bool is(Toggle toggle, std::string_view word) const
    {
        return dialect.is(toggle, word);
    }
    // A UUID of version 7 (RFC 9562, section 5.7): sorts by the order of making.
    [[nodiscard]] std::string uuid();
    // `prefix` and `length` letters and digits.
    [[nodiscard]] std::string token(std::string_view prefix, int length);
    // Lets something happen `delayMs` from now; one that is due at once waits for nobody.
    void later(std::int64_t delayMs, Due due);
    // Hands the dialect's webhook words to the queue; after each change of a toggle.
    void styleWebhooks();
};

} // namespace pos::sandbox
