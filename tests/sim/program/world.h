// SPDX-License-Identifier: Apache-2.0
//
// One world: a shop with its tills, readers and people, one provider, and the checker above them
// all. Plays its sales with faults, then heals everything and demands that each payment ends.
#pragma once

#include "tests/sim/program/checker.h"
#include "tests/sim/program/coverage.h"
#include "tests/sim/program/heap.h"
#include "tests/sim/program/history.h"
#include "tests/sim/program/meter.h"
#include "tests/sim/program/network.h"
#include "tests/sim/program/options.h"
#include "tests/sim/program/provider.h"
#include "tests/sim/program/registry.h"
#include "tests/sim/program/relay.h"
#include "tests/sim/program/shopper.h"
#include "tests/sim/program/till.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pos::sim {

struct World {
    World(const Options &given, bool traced);
    ~World();

    void play();

    Options options;
    Heap heap;
    Meter meter;
    History history;
    Registry registry;
    Coverage coverage;
    world::SeededRandom dice; // of the machine room and the weather
    world::SeededRandom people;
    Provider provider;
    Checker checker;
    Network network;
    Shoppers shoppers;
    std::map<std::string, int> prompts; // by reader: the attempt it asked for last
    std::unique_ptr<Relay> relay; // null = a shop without webhooks
    std::vector<std::unique_ptr<Till>> tills;
    std::int64_t exchanges = 0;
    std::int64_t lookedUp = 0; // payments that only a person could tell about
    int salesBegun = 0;
    int salesDone = 0;
    bool faulty = true; // the safety phase

    [[nodiscard]] Till &till(int index) { return *tills[static_cast<std::size_t>(index)]; }
    [[nodiscard]] bool strikes(Kind kind)
    {
        return faulty && options.has(kind) && chance(dice, options.rate(kind));
    }
    [[nodiscard]] bool tempted(Kind kind)
    {
        return faulty && options.has(kind) && chance(people, options.rate(kind));
    }
    [[nodiscard]] std::int64_t range(std::int64_t from, std::int64_t to)
    {
        return between(dice, from, to);
    }
    [[nodiscard]] int saleOf(int attempt) { return attempt < 0 ? -1 : registry.run(attempt).sale; }
    // Counts that a kind met an attempt in its phase; -1 = none.
    void met(Kind kind, int attempt);
    // The same for every open payment of a till; -1 = of all.
    void metOpen(Kind kind, int till);
    // A new sale for a till; -1 when all have begun.
    [[nodiscard]] int newSale(int till);

private:
    void promptMoves(int attempt, const std::string &reader);
    void weather();
    void hooks();
    void readerWeather();
    void heal();
    void judge();
    [[nodiscard]] bool settled();
};

} // namespace pos::sim
