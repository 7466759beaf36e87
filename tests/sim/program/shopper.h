// SPDX-License-Identifier: Apache-2.0
//
// The person before a reader: taps when the reader asks for this sale, perhaps with a card that is
// declined first, pulls it out early, cancels on the reader, or has gone.
#pragma once

#include <string>

namespace pos::sim {

struct World;

class Shoppers {
public:
    explicit Shoppers(World &world)
        : m_world(world)
    {
    }
    // A reader asks for a card for this attempt.
    void prompted(int attempt, const std::string &readerId);

private:
    void act(int attempt, const std::string &readerId, std::int64_t generation);

    World &m_world;
};

} // namespace pos::sim
