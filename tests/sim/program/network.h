// SPDX-License-Identifier: Apache-2.0
//
// The way between a till and the provider, with every fault of section A of the catalogue. What
// happens to an exchange is drawn once and then carried out on real bytes; the client above is the
// production client.
#pragma once

#include "core/payment/event.h"
#include "core/world/http_transport.h"
#include "core/world/random.h"
#include "tests/sim/program/kinds.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pos::sim {

struct World;

struct Fate {
    std::optional<Kind> kind;
    std::int64_t outMs = 20, backMs = 20;
};

class Network {
public:
    Network(World &world, std::uint64_t seed);
    // What happens to a call of this till; counted in the coverage.
    [[nodiscard]] Fate draw(int till, payment::Call call, int attempt);
    void heal(); // the liveness phase: nothing fails any more

    std::vector<bool> cut; // by till: a partition
    bool keyRevoked = false;

private:
    World &m_world;
    world::SeededRandom m_dice;
    struct Share {
        int upTo = 0; // per mille, cumulative
        Kind kind{};
    };
    std::vector<Share> m_shares;
    bool m_healthy = false;
};

// One till's end of the wire.
class Wire final : public world::HttpTransport {
public:
    Wire(World &world, int till)
        : m_world(world)
        , m_till(till)
    {
    }
    void send(world::HttpRequest request, Callback callback) override;

private:
    struct Exchange;
    void deliver(const Exchange &exchange);
    void answer(const Exchange &exchange, std::int64_t afterMs, world::HttpResult result);
    [[nodiscard]] std::optional<world::HttpResult> noAnswer(Kind kind);
    [[nodiscard]] world::HttpReply ask(const Exchange &exchange);
    void spoil(const Exchange &exchange, world::HttpReply &reply);
    [[nodiscard]] int attemptOf(payment::Call call, const world::HttpRequest &request);
    void trouble(payment::Call call, const world::HttpRequest &request);

    World &m_world;
    int m_till;
    std::unordered_map<std::string, std::string> m_older; // by path: an earlier answer
    std::unordered_map<std::string, std::string> m_newest;
};

} // namespace pos::sim
